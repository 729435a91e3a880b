//! Fin.com's list: intake, and many statuses at once.

use std::time::Duration;

use dossier_app::Scope;
use dossier_domain::{Provider, Role, Stage, View};
use serde_json::json;

use super::{BOTH, handed_in};
use crate::test_desk::TestDesk;

#[tokio::test(flavor = "multi_thread")]
async fn everybody_on_the_list_is_followed_once() {
    for provider in BOTH {
        let desk = TestDesk::start(provider, Role::Supervisor, 20).await;
        let added = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
        assert_eq!((added.added, added.already_known, added.refused.len()), (20, 0, 0));
        let again = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
        assert_eq!((again.added, again.already_known), (0, 20));
        let all = desk.list(View::All).await;
        assert!(all.cases.iter().all(|it| it.name.is_some()), "the list's people have names");
        let stages: Vec<Stage> = all.cases.iter().map(|it| it.stage).collect();
        for stage in [Stage::DocumentsNeeded, Stage::InformationRequested, Stage::ManualReview] {
            assert!(stages.contains(&stage), "{provider}: {stage:?} among {stages:?}");
        }
        assert!(!stages.contains(&Stage::Unmapped), "{provider}: {stages:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_statuses_are_read_by_the_list() {
    let desk = TestDesk::start(Provider::FincomV2, Role::Supervisor, 40).await;
    desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    let reads = || -> u64 {
        let requests = desk.sim.requests();
        requests.iter().filter(|it| it.path.len() > "/v2/customers/".len()).map(|it| it.count).sum()
    };
    let quiet = |stage| matches!(stage, Stage::DocumentsNeeded | Stage::ManualReview);
    let cases = desk.list(View::All).await.cases;
    let few = cases.iter().filter(|it| !quiet(it.stage)).count() as u64;
    desk.advance(Duration::from_secs(25 * 3600));
    let before = reads();
    desk.sync(Scope::All).await.unwrap();
    let read = reads() - before;
    assert!(read <= few + 2, "{read} details for {} cases, {few} of them not quiet", cases.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_after_the_approval_is_found_among_many() {
    let desk = TestDesk::start(Provider::FincomV2, Role::Supervisor, 60).await;
    desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    let case = handed_in(&desk, "approved").await;
    super::outcome_next(&desk, case, "information_requested").await;
    desk.advance(Duration::from_secs(25 * 3600));
    desk.sync(Scope::All).await.unwrap();
    let view = desk.show(case).await;
    assert_eq!(view.summary.stage, Stage::Approved);
    assert!(!view.needs.is_empty(), "the list's word is the same, the question is new");
}

#[tokio::test(flavor = "multi_thread")]
async fn delivered_events_have_the_customer_read() {
    for provider in BOTH {
        let desk = TestDesk::of(provider).await;
        let case = handed_in(&desk, "manual_review").await;
        super::outcome_next(&desk, case, "rejected").await;
        desk.advance(Duration::from_secs(1));
        let lines = |lines: Vec<dossier_sim::WebhookLine>| -> String {
            lines.iter().map(|it| serde_json::to_string(it).unwrap() + "\n").collect()
        };
        let delivered = lines(desk.sim.webhooks(Some(provider.as_str())));
        let forged = delivered.replacen("REVIEWING", "APPROVED", 1);
        let taken = desk.desk().ingest_events(desk.connection, &delivered).await.unwrap();
        assert!(taken.accepted >= 3 && taken.rejected.is_empty(), "{taken:?}");
        desk.sync(Scope::All).await.unwrap();
        assert_eq!(desk.show(case).await.summary.stage, Stage::Rejected, "{provider}");
        let again = desk.desk().ingest_events(desk.connection, &forged).await.unwrap();
        assert_eq!((again.accepted, again.rejected.len()), (0, 1), "{provider}: {again:?}");
        assert_eq!(again.rejected[0].reason.id, "reason-event-forged");
    }
}

/// How often the details of a customer were asked for.
fn details(desk: &TestDesk) -> u64 {
    let requests = desk.sim.requests();
    requests.iter().filter(|it| it.path.starts_with("/v2/customers/")).map(|it| it.count).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_long_list_the_rest_is_taken_as_listed_and_read_by_the_next_sync() {
    let desk = TestDesk::start(Provider::FincomV2, Role::Supervisor, 130).await;
    let mut heard = Vec::new();
    let told = desk.desk().follow_all(desk.connection, |it| heard.push(it.added)).await.unwrap();
    assert_eq!((told.added, told.already_known, told.refused.len()), (130, 0, 0));
    assert!(heard.is_sorted() && heard.last() == Some(&130), "{heard:?}");
    assert_eq!(details(&desk), 100, "the others are taken as the list tells them");
    let all = desk.list(View::All).await;
    assert_eq!(all.total, 130);
    assert!(all.cases.iter().all(|it| it.name.is_some()), "with their names");
    // What may wait for nobody is read a moment later.
    desk.advance(Duration::from_secs(2));
    desk.sync(Scope::All).await.unwrap();
    assert!(details(&desk) >= 130, "what a list does not tell is read: {}", details(&desk));
    for case in desk.list(View::Decided).await.cases {
        let view = desk.show(case.case_id.parse().unwrap()).await;
        let rejected = view.summary.stage == Stage::Rejected;
        assert_eq!(rejected, !view.provider_reasons.is_empty(), "reasons come with the details");
    }
    let again = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    assert_eq!((again.added, again.already_known), (0, 130));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_broken_off_is_gone_on_with_and_nobody_is_followed_twice() {
    let desk = TestDesk::start(Provider::FincomV2, Role::Supervisor, 130).await;
    let (sent, enough) = tokio::sync::oneshot::channel();
    let (inner, id, mut sent) = (desk.desk().clone(), desk.connection, Some(sent));
    let following = tokio::spawn(async move {
        let each = |it: &dossier_app::Imported| {
            if let (20.., Some(sent)) = (it.added, sent.take_if(|_| it.added >= 20)) {
                let _ = sent.send(());
            }
        };
        inner.follow_all(id, each).await
    });
    enough.await.unwrap();
    following.abort();
    let _ = following.await;
    let told = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    assert_eq!(told.added + told.already_known, 130);
    assert!(told.already_known >= 20, "{told:?}");
    assert_eq!(desk.list(View::All).await.total, 130);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_changes_while_it_is_paged_leaves_nobody_out_and_takes_nobody_twice() {
    let desk = TestDesk::start(Provider::FincomV2, Role::Supervisor, 620).await;
    // Time for somebody to come between two pages; the provider is a hundred times slower then.
    let slow = json!({"kind": "delay", "before_ms": 500});
    desk.fault("GET", "/v2/customers", None, slow);
    let (sent, some) = tokio::sync::oneshot::channel();
    let (inner, id, mut sent) = (desk.desk().clone(), desk.connection, Some(sent));
    let following = tokio::spawn(async move {
        let each = |_: &dossier_app::Imported| {
            if let Some(sent) = sent.take() {
                let _ = sent.send(());
            }
        };
        inner.follow_all(id, each).await
    });
    some.await.unwrap();
    let own = super::customer(&desk).await;
    let told = following.await.unwrap().unwrap();
    assert!(told.refused.is_empty(), "{:?}", told.refused.first());
    let all = desk.list(View::All).await;
    assert_eq!(all.total, 621, "the 620 of the list and the one that came meanwhile");
    assert!(!desk.external_id(own).await.is_empty());
    let again = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap();
    assert_eq!((again.added, desk.list(View::All).await.total), (0, 621));
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}
