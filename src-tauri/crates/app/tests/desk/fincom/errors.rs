//! The refusals of the sheet, as a person meets them: the provider's words, the field, and a state
//! that is unchanged.

use dossier_app::{Hold, NewCase, Scope};
use dossier_domain::{Provider, Stage};
use serde_json::{Value, json};

use super::{BOTH, customer, give, handed_in, set};
use crate::test_desk::TestDesk;

/// Queues a create that the provider refuses, and its words.
async fn refused_create(desk: &TestDesk, applicant: Value) -> (dossier_domain::CaseId, String) {
    let new =
        NewCase { connection_id: desk.connection, applicant, attested: vec![], hold: Hold::None };
    let created = desk.desk().create_case(new).await.expect("our rules let it through");
    let error = desk.desk().deliver_create(&created).await.unwrap_err();
    assert_eq!(error.code().as_str(), "provider_refused", "{error:?}");
    let refusal = desk.submissions(created.case_id).await[0].refusal.clone().expect("kept");
    (created.case_id, format!("{} {}", refusal.status, refusal.words))
}

#[tokio::test(flavor = "multi_thread")]
async fn reliance_that_is_not_enabled_is_told_in_their_words() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let mut applicant = desk.template();
        applicant["verification_type"] = "RELIANCE".into();
        let (case, words) = refused_create(&desk, applicant).await;
        assert_eq!(words, "423 RELIANCE is not available for your client");
        let view = desk.show(case).await;
        assert_eq!((view.summary.external_id, view.submissions[0].state), (None, "refused"));
        assert!(desk.sim.effects().is_empty(), "nobody was made");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_are_named_in_both_shapes_of_their_errors() {
    for form in ["guide", "reference"] {
        let desk = TestDesk::of(Provider::FincomV2).await;
        set(&desk, json!({"error_form": form, "phone_of_residence": true}));
        let mut applicant = desk.template();
        applicant["basic_info"]["phone"] = "+442079460000".into();
        let (_, words) = refused_create(&desk, applicant).await;
        assert!(words.starts_with("422 basic_info.phone: "), "{form}: {words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_their_rules_refuse_is_refused_before_it_leaves() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    for (path, value, mend) in [
        ("email", "Sample@Example.com", Some("sample@example.com")),
        ("first_name", "Łukasz", Some("Lukasz")),
        ("phone", "415 555 0100", Some("+14155550100")),
    ] {
        let mut applicant = desk.template();
        applicant["basic_info"][path] = value.into();
        let new = NewCase {
            connection_id: desk.connection,
            applicant,
            attested: vec![],
            hold: Hold::None,
        };
        let error = desk.desk().create_case(new).await.unwrap_err();
        let problem = &error.problems()[0];
        assert!(problem.path.starts_with(&format!("basic_info.{path}")), "{problem:?}");
        assert_eq!(problem.suggestion.as_deref(), mend, "{path}");
    }
    assert!(desk.sim.requests().iter().all(|it| it.path != "/v2/customers/individual"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_attach_in_flight_and_a_wrong_status_are_their_refusals() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    // The queue stands still until the test lets time pass.
    let first = customer(&desk).await;
    let id = desk.external_id(first).await;
    // The same customer, followed over a second connection that knows nothing of the first one.
    let told = desk.sim.connection("fincom-v2").unwrap().clone();
    let added = desk
        .desk()
        .add_connection(dossier_app::NewConnection {
            provider: Provider::FincomV2,
            name: "Beside".to_owned(),
            environment: dossier_domain::Environment::Simulated,
            base_url: told.base_url.clone(),
            credentials: told.credentials.to_string().into(),
            proxy: None,
            ca_pem: None,
            pins_pem: None,
            owner: None,
        })
        .await
        .unwrap();
    let beside = added.connection_id.parse().unwrap();
    let (second, new) = desk.desk().follow_case(beside, &id).await.unwrap();
    assert!(new);
    for case in [first, second] {
        for slot in ["PASSPORT", "UTILITY_BILL"] {
            give(&desk, case, slot).await.unwrap();
        }
        desk.desk().submit(case, Hold::None).await.unwrap();
    }
    desk.deliver().await;
    assert_eq!(desk.effects(first, "attach").await, 1, "one of them was taken");
    let late = desk.submissions(second).await.pop().unwrap();
    match late.state {
        "refused" => {
            let refusal = late.refusal.expect("their words");
            assert!([409, 403].contains(&refusal.status), "{refusal:?}");
        }
        // The first one was processed before the second looked: it never left.
        state => assert_eq!(
            (state, late.reason.unwrap().id),
            ("parked", "submission-moved-meanwhile".to_owned())
        ),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_clients_customer_is_nobody() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let stranger = "00000000-0000-4000-8000-000000000000";
        let error = desk.desk().follow_case(desk.connection, stranger).await.unwrap_err();
        assert_eq!(error.code().as_str(), "not_found", "{provider}");
        assert_eq!(desk.list(dossier_domain::View::All).await.total, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_nobody_described_is_shown_and_looked_at() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = handed_in(&desk, "unknown_word").await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.provider_status.as_deref(), Some("ESCALATED"));
        assert_eq!((view.summary.stage, view.needs), (Stage::Unmapped, vec!["look".to_owned()]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_end_and_are_renewed_unseen() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = customer(&desk).await;
        let count = |path: &str| -> u64 {
            desk.sim.requests().iter().filter(|it| it.path == path).map(|it| it.count).sum()
        };
        let logins = count("/v1/oauth/token");
        desk.advance(std::time::Duration::from_secs(2 * 3600));
        let report = desk.sync(Scope::Case(case)).await.unwrap();
        assert_eq!((report.checked, report.failed), (1, 0));
        assert_eq!(count("/v1/oauth/refresh-token"), 1, "{provider}");
        assert_eq!(count("/v1/oauth/token"), logins, "the secret is not sent again");
        // A refresh token ends too.
        desk.advance(std::time::Duration::from_secs(40 * 86_400));
        assert_eq!(desk.sync(Scope::Case(case)).await.unwrap().failed, 0);
        assert_eq!(count("/v1/oauth/token"), logins + 1, "{provider}");
    }
}
