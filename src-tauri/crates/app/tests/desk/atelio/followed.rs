//! Customers that were made desk.

use dossier_app::Hold;
use dossier_domain::{CaseId, Provider, Role, Stage, View};
use serde_json::json;

use super::{applicant, atelio, decided, hear, started};
use crate::test_desk::TestDesk;

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_customers_is_followed_and_every_stage_found() {
    let desk = TestDesk::start(Provider::Atelio, Role::Supervisor, 60).await;
    let mut heard = 0;
    let imported = desk.desk().follow_all(desk.connection, |_| heard += 1).await.unwrap();
    assert_eq!((imported.added, imported.refused.len(), heard), (60, 0, 60), "more than a page");
    let again = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    assert_eq!((again.added, again.already_known), (0, 60));
    for view in [View::NeedsDocuments, View::ManualReview, View::Ready, View::Decided] {
        assert!(desk.list(view).await.total > 0, "{view:?}");
    }
    assert_eq!(desk.list(View::Unmapped).await.total, 0);
    let row = desk.list(View::NeedsDocuments).await.cases.remove(0);
    assert!(row.name.is_some(), "as Atelio tells it");
    let case = row.case_id.parse().unwrap();
    assert_eq!(desk.show(case).await.needs, ["document:hosted"]);
    hear(&desk, case).await;
    assert!(!desk.show(case).await.pages.is_empty(), "the events kept for seeded customers");
}

/// The same customer as it comes to a connection that did not make it.
async fn followed(desk: &TestDesk, made: CaseId) -> CaseId {
    let external_id = desk.external_id(made).await;
    let elsewhere = desk.sandbox().await;
    desk.desk().follow_case(elsewhere, &external_id).await.expect("it is there").0
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_corrected_for_a_followed_customer_goes_with_its_next_start() {
    let desk = atelio().await;
    let made = started(&desk, "333-33-3333").await;
    let case = followed(&desk, made).await;
    desk.faults(json!({"atelio": {"ip_required": true}}));
    let correction = json!({"kyc": {"ip": "203.0.113.7", "ssn": "400-00-0007"}});
    desk.desk().correct(case, correction, Hold::None).await.unwrap();
    desk.settle(case).await;
    desk.settle(case).await;
    let kept = desk.show(case).await.applicant;
    assert_eq!(kept["kyc"], json!({"ip": "203.0.113.7", "ssn": "*******0007"}), "{kept}");
    desk.desk().submit(case, Hold::None).await.expect("corrected");
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::Approved, "{:?}", view.submissions.last());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_masked_number_that_was_read_never_leaves() {
    let desk = atelio().await;
    let mut applicant = applicant(&desk, "000-00-0000");
    applicant["customer"]["ssn"] = "000-00-0000".into();
    let made = desk.made(applicant).await;
    desk.desk().submit(made, Hold::None).await.unwrap();
    desk.settle(made).await;
    decided(&desk, made, "rejected").await;
    let case = followed(&desk, made).await;
    desk.desk().start_again(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "under_review", "by the number that Atelio stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_that_atelio_does_not_know_are_refused_in_words() {
    let desk = atelio().await;
    for id in ["9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b", "12345", "../webhooks"] {
        let refused = desk.desk().follow_case(desk.connection, id).await.unwrap_err();
        assert_eq!(refused.code().as_str(), "not_found", "{id}");
    }
    assert_eq!(desk.list(View::All).await.total, 0);
}
