//! Cases that are put off, escalated, found again; views under names of their own.

use std::time::Duration;

use chrono::TimeDelta;
use dossier_app::{Hold, QueueRequest, QueueView, ViewFilter};
use dossier_domain::{CaseId, QueueFilter, Sensitive, View};
use serde_json::{Value, json};

use crate::test_desk::TestDesk;

const DAY: u64 = 24 * 3600;

async fn is_in(desk: &TestDesk, view: View, case: CaseId) -> bool {
    desk.list(view).await.cases.iter().any(|row| row.case_id == case.to_string())
}

/// The facts of this kind about a case, oldest first.
async fn told(desk: &TestDesk, case: CaseId, kind: &str) -> Vec<Value> {
    let timeline = desk.show(case).await.timeline.into_iter();
    timeline.filter(|it| it.kind == kind).map(|it| Value::Object(it.data)).collect()
}

async fn find(desk: &TestDesk, text: &str) -> QueueView {
    let search = Some(Sensitive::new(text.to_owned()));
    let filter = QueueFilter::of(View::All);
    desk.desk().queue(QueueRequest { filter, search, ..Default::default() }).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_put_off_comes_back_at_its_time_or_when_a_person_wants_it() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let until = desk.desk().queue(QueueRequest::default()).await.unwrap().cases[0].updated_at
        + TimeDelta::days(2);
    assert!(desk.desk().wake(case).await.is_err(), "it is not put off");
    let past = until - TimeDelta::days(30);
    assert!(desk.desk().snooze(case, past, None).await.is_err());
    desk.desk().snooze(case, until, Some("a synthetic reason")).await.unwrap();
    assert!(!is_in(&desk, View::NeedsUs, case).await);
    assert!(is_in(&desk, View::Snoozed, case).await && is_in(&desk, View::All, case).await);
    assert_eq!(desk.desk().view_counts().await.unwrap()["snoozed"], 1);
    assert!(desk.show(case).await.notes.iter().any(|it| it.text == "a synthetic reason"));
    desk.desk().wake(case).await.unwrap();
    assert!(is_in(&desk, View::NeedsUs, case).await);

    desk.desk().snooze(case, until, None).await.unwrap();
    desk.restart().await;
    assert!(is_in(&desk, View::Snoozed, case).await);
    desk.advance(Duration::from_secs(3 * DAY));
    assert!(is_in(&desk, View::NeedsUs, case).await, "its time has come");
    let why = told(&desk, case, "case.woken").await;
    assert_eq!(why, [json!({"why": "person"}), json!({"why": "time"})]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_changes_is_awake() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    let until = chrono::Utc::now() + TimeDelta::days(300);
    desk.desk().snooze(case, until, None).await.unwrap();
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert!(is_in(&desk, View::Decided, case).await);
    assert_eq!(told(&desk, case, "case.woken").await, [json!({"why": "provider"})]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_escalation_stays_until_somebody_ends_it() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    assert!(desk.desk().escalate(case, "  ").await.is_err(), "a reason is wanted");
    desk.desk().escalate(case, "a synthetic reason").await.unwrap();
    assert!(desk.desk().escalate(case, "again").await.is_err(), "it is escalated already");
    assert!(is_in(&desk, View::Escalated, case).await);
    assert!(find(&desk, &case.to_string()).await.cases[0].escalated);
    desk.desk().calm(case).await.unwrap();
    assert!(!is_in(&desk, View::Escalated, case).await);
    assert!(desk.desk().calm(case).await.is_err());
    let facts = [told(&desk, case, "case.escalated").await, told(&desk, case, "case.calmed").await];
    assert_eq!(facts.map(|it| it.len()), [1, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_found_by_mail_and_by_its_whole_number_until_these_are_erased() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    let rules = dossier_providers::rules(desk.provider);
    let applicant = desk.desk().reveal_case(case, "synthetic").await.unwrap().applicant;
    let email = rules.applicant_email(&applicant).unwrap();
    let found = find(&desk, &email).await.cases;
    assert_eq!(found.iter().map(|it| it.found_by.unwrap().field).collect::<Vec<_>>(), ["email"]);
    let masked = rules.masked(&applicant);
    let number = hidden(&applicant, &masked).expect("a number is masked");
    let found = find(&desk, &number).await.cases;
    assert_eq!(found.iter().map(|it| it.found_by.unwrap().field).collect::<Vec<_>>(), ["number"]);
    assert!(find(&desk, &number[1..]).await.cases.is_empty(), "not by a part of it");
}

fn hidden(clear: &Value, masked: &Value) -> Option<String> {
    match (clear, masked) {
        (Value::Object(clear), _) => {
            clear.iter().find_map(|(key, value)| hidden(value, &masked[key.as_str()]))
        }
        (Value::String(text), masked) if masked.as_str() != Some(text) => Some(text.clone()),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_views_keep_their_filter_and_nothing_that_was_searched_for() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let filter: ViewFilter = serde_json::from_value(json!({
        "view": "needs-us", "search": "Somebody", "provider": "jiko", "sort": "oldest",
        "connection": desk.connection.to_string(), "stage": "DocumentsNeeded",
    }))
    .unwrap();
    let saved = desk.desk().save_view("Mine", filter).await.unwrap();
    assert_eq!((saved.name.as_str(), &saved.filter.search), ("Mine", &None));
    desk.desk().rename_view(&saved.id, "Ours").await.unwrap();
    let views = desk.desk().saved_views().await.unwrap();
    assert_eq!(views.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ours"]);
    let shown = views[0].filter.read().unwrap();
    let page = desk.desk().queue(QueueRequest { filter: shown, ..Default::default() }).await;
    assert_eq!(page.unwrap().cases[0].case_id, case.to_string());
    assert_eq!(desk.desk().view_counts().await.unwrap()[&saved.id], 1);
    desk.desk().remove_view(&saved.id).await.unwrap();
    assert!(desk.desk().remove_view(&saved.id).await.is_err());
    assert!(desk.desk().saved_views().await.unwrap().is_empty());
    let bad = |view: &str| serde_json::from_value(json!({ "view": view })).unwrap();
    assert!(desk.desk().save_view("x", bad("no such view")).await.is_err());
    assert!(desk.desk().save_view(" ", bad("all")).await.is_err(), "a name is wanted");
}
