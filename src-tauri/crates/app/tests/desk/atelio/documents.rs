//! Documents that the customer uploads on Atelio's pages.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use dossier_app::Hold;
use dossier_domain::{Stage, View};

use super::{asked, atelio, decided, hear, lines, moved, reason, started, upload};

#[tokio::test(flavor = "multi_thread")]
async fn from_a_template_to_a_passed_customer() {
    let mut desk = atelio().await;
    let case = started(&desk, "222-22-2222").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::DocumentsNeeded);
    assert_eq!(view.needs, ["document:hosted"], "no read tells which");
    assert!(view.pages.is_empty() && view.deadline_estimated, "nor where and until when");
    assert_eq!(reason(&desk, case, "submit").await.as_deref(), Some("reason-correct-first"));
    assert_eq!(reason(&desk, case, "attach").await.as_deref(), Some("reason-hosted-documents"));

    desk.restart().await;
    hear(&desk, case).await;
    let view = desk.show(case).await;
    assert_eq!(view.needs, ["document:government_id", "document:proof_of_address"]);
    let link = view.slots[0].link.clone().expect("a page to hand on");
    assert_eq!(view.pages[0].url, link);
    assert!(view.slots.iter().all(|slot| slot.rule.is_none()), "no file of ours fits");
    let left = view.deadline.expect("a deadline") - Utc::now();
    assert!(!view.deadline_estimated && (left - TimeDelta::days(28)).abs() < TimeDelta::hours(1));
    assert_eq!(desk.list(View::NeedsDocuments).await.total, 1);

    assert_eq!(upload(&link).await, 200);
    moved(&desk, case).await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::ManualReview);
    assert_eq!(view.needs, ["recommend"]);
    assert!(view.requirements.iter().all(|it| it.satisfied), "{:?}", view.requirements);
    assert!(view.pages.is_empty(), "nothing to upload any more");
    decided(&desk, case, "approved").await;
    let view = desk.show(case).await;
    assert_eq!((view.summary.stage, view.needs.len()), (Stage::Approved, 0));
    assert_eq!(view.customer_id, view.summary.external_id);
    for (effect, count) in
        [("create", 1), ("submit", 1), ("upload:government_id", 1), ("upload:proof_of_address", 1)]
    {
        assert_eq!(desk.effects(case, effect).await, count, "{effect}");
    }
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_ours_has_no_place_there_and_the_reason_says_where_it_has() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let refused = desk.attach_held(case, "government_id", Hold::None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    assert_eq!(refused.message().id, "reason-hosted-documents");
    assert_eq!(desk.effects(case, "upload:government_id").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_that_come_too_late_need_a_new_attempt() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let link = desk.show(case).await.pages[0].url.clone();
    let late = lines(&desk);
    desk.advance(Duration::from_secs(28 * 24 * 3600));
    assert_eq!(upload(&link).await, 410);
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!(view.provider_reasons, ["documents_not_uploaded_in_time"]);
    assert_eq!(
        (view.summary.stage, view.needs),
        (Stage::ReadyToResubmit, vec!["start_again".into()])
    );
    desk.desk().start_again(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "document_required");
    let again = desk.desk().ingest_events(desk.connection, &late).await.unwrap();
    assert_eq!((again.accepted, again.duplicate), (0, 1), "told before");
    assert!(desk.show(case).await.pages.is_empty(), "the page of the attempt before is closed");
    hear(&desk, case).await;
    let fresh = desk.show(case).await.pages[0].url.clone();
    assert_ne!(fresh, link);
    assert_eq!(upload(&fresh).await, 200);
    moved(&desk, case).await;
    assert_eq!(desk.status(case).await, "under_review");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_of_the_attempt_before_that_comes_late_brings_back_no_closed_page() {
    let desk = atelio().await;
    let case = started(&desk, "333-33-3333").await;
    let late = lines(&desk);
    desk.advance(Duration::from_secs(28 * 24 * 3600));
    desk.settle(case).await;
    desk.desk().start_again(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    let ingested = desk.desk().ingest_events(desk.connection, &late).await.unwrap();
    assert_eq!(ingested.accepted, 1, "heard for the first time");
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!((view.pages.len(), view.needs), (0, vec!["document:hosted".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_heard_once_and_forged_ones_never() {
    let desk = atelio().await;
    let case = started(&desk, "333-33-3333").await;
    let told = lines(&desk);
    let forged = told.replace("government_id", "utility_bill");
    let text = format!("{told}{told}{forged}");
    let ingested = desk.desk().ingest_events(desk.connection, &text).await.unwrap();
    assert_eq!((ingested.accepted, ingested.duplicate, ingested.rejected.len()), (1, 1, 1));
    assert_eq!(ingested.rejected[0].reason.id, "reason-event-forged");
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.needs, ["document:government_id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn newer_events_ask_for_everything_on_one_page() {
    let desk = atelio().await;
    desk.faults(serde_json::json!({"atelio": {"payloads": "newer", "spelling": "spaces"}}));
    let case = asked(&desk, "444-44-4444").await;
    let view = desk.show(case).await;
    assert_eq!(view.summary.provider_status.as_deref(), Some("document required"));
    assert_eq!(view.needs, ["document:persona"]);
    assert_eq!(upload(&view.pages[0].url).await, 200);
    moved(&desk, case).await;
    assert_eq!(desk.status(case).await, "under review");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_atelio_never_does_is_told_before_what_is_wrong_with_it() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let fields = [("reason".to_owned(), "none".to_owned())].into();
    let answer = dossier_app::Answer { fields, ..Default::default() };
    let refused = desk.desk().answer(case, answer, Hold::None).await.unwrap_err();
    assert_eq!(refused.message().id, "reason-no-such-action");
    let slot = dossier_domain::SlotName::new("driving_licence");
    let unknown = dossier_app::slot_rule(dossier_domain::Provider::Atelio, &slot).unwrap_err();
    assert_eq!(unknown.message().id, "reason-hosted-documents", "no name would be right");
}
