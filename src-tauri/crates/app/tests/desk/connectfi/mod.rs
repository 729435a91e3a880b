//! connectFi, legacy and akepa: what its sheet says, and what a person does with its customers.

mod akepa;
mod legacy;
mod lost;

use dossier_app::{Hold, NewCase};
use dossier_domain::{CaseId, Provider};
use serde_json::{Value, json};

use crate::test_desk::TestDesk;

const BOTH: [Provider; 2] = [Provider::Connectfi, Provider::ConnectfiAkepa];

#[tokio::test(flavor = "multi_thread")]
async fn client_and_simulator_agree_on_the_sheet() {
    crate::bench::holds(include_str!("conformance.txt"), 90).await;
}

/// A synthetic applicant of this last name, which decides what the simulator does.
fn named(desk: &TestDesk, last_name: &str) -> Value {
    let mut applicant = desk.template();
    applicant["customer"]["lastName"] = last_name.into();
    applicant
}

/// A customer whose KYC was started.
pub(crate) async fn started(desk: &TestDesk, last_name: &str) -> CaseId {
    let case = desk.made(named(desk, last_name)).await;
    assert_eq!(desk.show(case).await.needs, ["submit"], "KYC is started by a person");
    desk.desk().submit(case, Hold::None).await.expect("not started yet");
    desk.settle(case).await;
    case
}

#[tokio::test(flavor = "multi_thread")]
async fn what_their_rules_refuse_is_refused_before_it_leaves() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let mut applicant = desk.template();
        applicant["customer"]["email"] = "nobody".into();
        applicant["customer"]["identificationDocuments"][0]["value"] = "666-00-1234".into();
        let connection_id = desk.connection;
        let new = NewCase { connection_id, applicant, attested: vec![], hold: Hold::None };
        let error = desk.desk().create_case(new).await.unwrap_err();
        let paths: Vec<_> = error.problems().iter().map(|it| it.path.as_str()).collect();
        assert_eq!(
            paths,
            ["customer.email", "customer.identificationDocuments.0.value"],
            "{provider}"
        );
        let number = &error.problems()[1];
        assert_eq!(number.suggestion, None, "a person's number is never rewritten");
        assert!(desk.sim.effects().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_taken_is_told_in_their_words() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let applicant = desk.template();
        desk.made(applicant.clone()).await;
        let connection_id = desk.connection;
        let new = NewCase { connection_id, applicant, attested: vec![], hold: Hold::None };
        let created = desk.desk().create_case(new).await.unwrap();
        let error = desk.desk().deliver_create(&created).await.unwrap_err();
        assert_eq!(error.code().as_str(), "provider_refused");
        let words = error.provider_words().unwrap().to_owned();
        assert!(words.starts_with("identificationDocumentExists"), "{provider}: {words}");
        assert_eq!(desk.states(created.case_id).await, [("create", "refused")]);
        assert_eq!(desk.sim.effects().iter().map(|it| it.count).sum::<u64>(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_that_is_nobodys_is_not_followed() {
    for (provider, id) in [(BOTH[0], "csta-0123456789ab"), (BOTH[1], "csta_0123456789ab")] {
        let desk = TestDesk::of(provider).await;
        let error = desk.desk().follow_case(desk.connection, id).await.unwrap_err();
        assert_eq!(error.code().as_str(), "not_found", "{provider}: {error:?}");
        let none = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap_err();
        assert_eq!(none.message().id, "reason-no-list", "{provider}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unsigned_event_is_a_hint_and_no_more() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = started(&desk, "InstantPending").await;
        let id = desk.external_id(case).await;
        let status = desk.status(case).await;
        let told = json!({"code": "0", "requestId": "a".repeat(32), "data": {
            "customerId": id, "applicationId": "iapp_none", "aggregatorId": "evolve",
            "status": "completed", "outcome": "Denied", "reference": "r", "entityApplications": [],
            "customer": {"customerId": id, "kycStatus": "DECLINED"},
            "kyc": {"status": "DECLINED", "attributeCodes": []}, "kycDocumentList": [],
        }});
        let line =
            json!({"received_at": "2026-11-21T12:00:00Z", "headers": {}, "body": told.to_string()});
        let lines = format!("{line}\n{line}\n");
        let taken = desk.desk().ingest_events(desk.connection, &lines).await.unwrap();
        assert_eq!((taken.accepted, taken.duplicate), (1, 1), "{provider}: {taken:?}");
        assert_eq!(desk.status(case).await, status, "{provider}: an event moves nothing");
        desk.sync(dossier_app::Scope::All).await.unwrap();
        let stage = desk.show(case).await.summary.stage.as_str();
        assert_ne!(stage, "Rejected", "{provider}: what was read counts");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_ended_is_replaced_unseen() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = started(&desk, "Sample").await;
        desk.advance(std::time::Duration::from_secs(2 * 3600));
        let report = desk.settle(case).await;
        assert_eq!((report.checked, report.failed), (1, 0), "{provider}");
    }
}
