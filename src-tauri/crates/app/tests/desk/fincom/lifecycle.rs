//! From a template to the end, under both versions.

use dossier_app::{DocumentDetails, Hold, NewConnection};
use dossier_domain::{AttestationKind, Environment, Provider, Stage, View};
use serde_json::json;

use super::{BOTH, attach, customer, give, handed_in, outcome_next, set};
use crate::{
    test_desk::{TestDesk, attested},
    words_of_the_provider::until_status_leaves,
};

#[tokio::test(flavor = "multi_thread")]
async fn from_a_template_to_an_approved_customer() {
    for provider in BOTH {
        let mut desk = TestDesk::of(provider).await;
        let case = customer(&desk).await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::DocumentsNeeded, "{provider}");
        assert_eq!(view.needs, ["document:PASSPORT", "document:UTILITY_BILL"]);
        assert!(view.pages[0].url.contains("tos_policies_value="), "terms to hand on");
        let sent = [
            ("PASSPORT", give(&desk, case, "PASSPORT").await.unwrap()),
            ("UTILITY_BILL", give(&desk, case, "UTILITY_BILL").await.unwrap()),
        ];
        assert!(desk.show(case).await.needs.is_empty(), "both are on their way");
        desk.desk().submit(case, Hold::None).await.expect("behind its uploads");
        desk.restart().await;
        let report = desk.settle(case).await;
        assert_eq!((report.delivered, report.failed, report.pending), (3, 0, 0), "{provider}");
        until_status_leaves(&desk, case, "REVIEWING").await;

        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::Approved, "{provider}");
        assert!(view.slots.iter().all(|it| it.state == "accepted"), "{:?}", view.slots);
        for (slot, attached) in sent {
            let file = desk.sim.file(&attached.output_sha256).expect("as it was prepared");
            assert_eq!((file.slot.as_str(), file.media_type.as_str()), (slot, "image/jpeg"));
        }
        for (effect, count) in [("create", 1), ("attach", 1), ("upload:FILE", 2)] {
            assert_eq!(desk.effects(case, effect).await, count, "{provider} {effect}");
        }
        assert!(desk.desk().verify_journal().await.unwrap().ok);
        let kinds: Vec<_> = desk.show(case).await.timeline.into_iter().map(|it| it.kind).collect();
        assert!(!kinds.contains(&"notice.raised".to_owned()), "nothing of it was unexpected");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_document_is_told_by_its_slot_and_sent_again() {
    for (provider, word) in [(BOTH[0], "REINITIATE"), (BOTH[1], "ACTION_REQUIRED")] {
        let desk = TestDesk::of(provider).await;
        let case = handed_in(&desk, "documents_needed").await;
        assert_eq!(desk.status(case).await, word);
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::DocumentsNeeded, "{provider}");
        let passport = view.slots.iter().find(|it| it.slot == "PASSPORT").unwrap();
        if provider == Provider::FincomV2 {
            assert_eq!(passport.state, "refused", "what was linked is used up");
            assert!(passport.reason.as_deref().is_some_and(|it| !it.is_empty()), "{passport:?}");
            assert_eq!(passport.provider_word.as_deref(), Some("LOW_QUALITY"));
        }
        assert_eq!(view.needs, ["document:PASSPORT", "document:UTILITY_BILL"], "{provider}");
        for slot in ["PASSPORT", "UTILITY_BILL"] {
            give(&desk, case, slot).await.unwrap();
        }
        desk.desk().submit(case, Hold::None).await.expect("a new set");
        desk.settle(case).await;
        until_status_leaves(&desk, case, "REVIEWING").await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "{provider}");
        assert_eq!(desk.effects(case, "attach").await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_asked_for_after_a_review_are_nothing_unexpected() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let case = handed_in(&desk, "manual_review").await;
    assert_eq!(desk.show(case).await.needs, ["recommend"]);
    outcome_next(&desk, case, "documents_needed").await;
    until_status_leaves(&desk, case, "REVIEWING").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    assert!(view.timeline.iter().all(|it| it.kind != "notice.raised"), "{:?}", view.timeline);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_final_and_keeps_its_reasons() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        set(&desk, json!({"applicant_labels": ["EXPIRATION_DATE", "SOMETHING_NEW"]}));
        let case = handed_in(&desk, "rejected").await;
        let view = desk.show(case).await;
        assert_eq!(view.summary.stage, Stage::Rejected, "{provider}");
        for label in ["EXPIRATION_DATE", "SOMETHING_NEW"] {
            assert!(view.provider_reasons.iter().any(|it| it == label), "{label} word for word");
        }
        assert!(view.needs.is_empty(), "{:?}", view.needs);
        let refused = give(&desk, case, "PASSPORT").await.unwrap_err();
        assert_eq!(refused.code().as_str(), "not_available", "an upload after the end");
        assert_eq!(desk.list(View::Decided).await.total, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_leave_only_after_the_customer_accepted_the_terms() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let connection_id = connected(&desk, Environment::Sandbox, json!({})).await;
    let new = dossier_app::NewCase {
        connection_id,
        applicant: desk.template(),
        attested: vec![],
        hold: Hold::None,
    };
    let created = desk.desk().create_case(new).await.expect("terms come later");
    desk.desk().deliver_create(&created).await.unwrap();
    let case = created.case_id;
    for slot in ["PASSPORT", "UTILITY_BILL"] {
        give(&desk, case, slot).await.unwrap();
    }
    let refused = desk.desk().submit(case, Hold::None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    assert!(refused.message().params.contains(&("lacking".to_owned(), "terms".to_owned())));
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "attach").await, 0);
    desk.desk().attest(case, attested(&[AttestationKind::Terms])).await.unwrap();
    desk.desk().submit(case, Hold::None).await.expect("attested");
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "attach").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_may_demand_a_live_photo() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    set(&desk, json!({"selfie_required": true}));
    let selfie = json!({"selfie_required": true});
    let connection_id = connected(&desk, Environment::Simulated, selfie).await;
    let new = dossier_app::NewCase {
        connection_id,
        applicant: desk.template(),
        attested: vec![],
        hold: Hold::None,
    };
    let created = desk.desk().create_case(new).await.unwrap();
    desk.desk().deliver_create(&created).await.unwrap();
    let case = created.case_id;
    assert_eq!(
        desk.show(case).await.needs,
        ["document:PASSPORT", "document:SELFIE", "document:UTILITY_BILL"]
    );
    for slot in ["PASSPORT", "UTILITY_BILL", "SELFIE"] {
        give(&desk, case, slot).await.unwrap();
    }
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    until_status_leaves(&desk, case, "REVIEWING").await;
    assert_eq!(desk.status(case).await, "APPROVED");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_details_of_a_document_are_checked_before_it_leaves() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let case = customer(&desk).await;
    let state = DocumentDetails { state: Some("US-CA".to_owned()), ..DocumentDetails::default() };
    let refused = attach(&desk, case, "PASSPORT", state).await.unwrap_err();
    assert_eq!(refused.message().id, "error-detail-forbidden");
    let past = chrono::NaiveDate::from_ymd_opt(2020, 1, 1);
    let expired = DocumentDetails { expires: past, ..DocumentDetails::default() };
    attach(&desk, case, "DRIVERS_LICENSE/FRONT", expired).await.unwrap();
    give(&desk, case, "UTILITY_BILL").await.unwrap();
    let refused = desk.desk().submit(case, Hold::None).await.unwrap_err();
    assert_eq!(refused.message().id, "reason-missing-documents", "one side is no licence");
    attach(&desk, case, "DRIVERS_LICENSE/BACK", DocumentDetails::default()).await.unwrap();
    let refused = desk.desk().submit(case, Hold::None).await.unwrap_err();
    let told: Vec<_> = refused.problems().iter().map(|it| (&*it.path, &*it.code)).collect();
    assert_eq!(
        told,
        [
            ("DRIVERS_LICENSE.number", "required"),
            ("DRIVERS_LICENSE.country", "required"),
            ("DRIVERS_LICENSE.expires", "expired"),
        ],
        "nothing is said about the files, which are still on their way"
    );
}

/// Another connection to the same account, with more in its credentials.
async fn connected(
    desk: &TestDesk,
    environment: Environment,
    more: serde_json::Value,
) -> dossier_domain::ConnectionId {
    let told = desk.sim.connection(desk.provider.as_str()).unwrap();
    let mut credentials = told.credentials.clone();
    for (name, value) in more.as_object().into_iter().flatten() {
        credentials[name] = value.clone();
    }
    let new = NewConnection {
        provider: desk.provider,
        name: "Beside".to_owned(),
        environment,
        base_url: told.base_url.clone(),
        credentials: credentials.to_string().into(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    let view = desk.desk().add_connection(new).await.expect("a second connection");
    view.connection_id.parse().unwrap()
}
