//! What is kept, who may do what, and what is shown of it.

use std::time::Duration;

use dossier_app::{Hold, RetentionChange, Scope};
use dossier_domain::Recommendation;

use crate::test_desk::TestDesk;

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_masked_and_revealing_one_is_on_record() {
    let desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    let shown = desk.show(case).await;
    let printed = serde_json::to_string(&shown).unwrap();
    assert!(!printed.contains("400111222"));
    assert!(printed.contains("1222"), "the last four are shown");
    assert_eq!(
        desk.desk().reveal_case(case, "  ").await.unwrap_err().code().as_str(),
        "invalid_input"
    );
    let revealed = desk.desk().reveal_case(case, "compare with the card").await.unwrap();
    assert_eq!(revealed.applicant["identification_number"], "400111222");
    let timeline = desk.show(case).await.timeline;
    assert_eq!(timeline.last().unwrap().kind, "number.revealed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_holds_no_word_of_a_person() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.desk().note(case, "the customer called from a NOTE-CANARY").await.unwrap();
    desk.attach(case, "SELFIE").await;
    desk.settle(case).await;
    let file = desk.home.path().join("journal");
    let exported = desk.desk().export_journal(&file).await.unwrap();
    let key = exported.fingerprint.clone().expect("signed");
    assert_eq!(dossier_app::Verified::of_file(&file, Some(&key)).unwrap(), exported);
    let text = std::fs::read_to_string(&file).unwrap();
    let view = desk.desk().reveal_case(case, "for the test").await.unwrap();
    let mut canaries = texts(&view.applicant);
    canaries.push("NOTE-CANARY".to_owned());
    canaries.retain(|canary| tells_somebody(canary));
    assert!(canaries.len() > 8, "{canaries:?}");
    for canary in canaries {
        assert!(!text.contains(&canary), "{canary} stands in the journal");
    }
    let again = desk.desk().export_journal(&file).await.unwrap_err();
    assert_eq!(again.code().as_str(), "conflict", "never overwrites");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_cases_leave_no_word_in_record_or_exports_and_an_erased_one_leaves_it_whole() {
    let desk = TestDesk::new().await;
    let (mut canaries, mut cases) = (vec!["Test Reviewer".to_owned()], Vec::new());
    for number in 0..20 {
        let applicant = desk.applicant(&format!("2104{number:05}"));
        canaries.extend(texts(&applicant).into_iter().filter(|it| tells_somebody(it)));
        canaries.push(format!("NOTE-CANARY-{number}"));
        let case = desk.made(applicant).await;
        desk.desk().note(case, &format!("NOTE-CANARY-{number}, said by telephone")).await.unwrap();
        desk.desk().submit(case, Hold::None).await.unwrap();
        desk.settle(case).await;
        desk.attach(case, "SELFIE").await;
        desk.recommend(case, Recommendation::Request, &["blurred"]).await.unwrap();
        desk.desk().reveal_case(case, &format!("NOTE-CANARY-{number} at the counter")).await.ok();
        cases.push(case);
    }
    desk.sync(Scope::All).await.unwrap();
    canaries.retain(|it| it != "current" && chrono::DateTime::parse_from_rfc3339(it).is_err());
    assert!(canaries.len() > 150, "{} canaries", canaries.len());

    let file = |name: &str| desk.home.path().join(name);
    desk.desk().export_journal(&file("journal")).await.unwrap();
    let mut written = vec![std::fs::read(file("journal")).unwrap()];
    for (number, case) in cases.iter().enumerate() {
        let path = file(&format!("redacted-{number}"));
        desk.desk().export_case(*case, &path, true).await.unwrap();
        written.push(std::fs::read(path).unwrap());
    }
    let written = written.concat();
    let found: Vec<&String> = canaries.iter().filter(|it| stands_in(&written, it)).collect();
    assert_eq!(found, [""; 0]);
    // The control: what is not redacted holds them.
    desk.desk().export_case(cases[0], &file("full"), false).await.unwrap();
    let full = std::fs::read(file("full")).unwrap();
    assert!(canaries.iter().filter(|it| stands_in(&full, it)).count() > 5);
    println!("figure: {} canaries of 20 cases, {} bytes", canaries.len(), written.len());

    let gone = cases[7];
    desk.attach(gone, "PASSPORT").await;
    desk.desk().submit(gone, Hold::None).await.unwrap();
    desk.settle(gone).await;
    assert_eq!(desk.status(gone).await, "APPROVED");
    let now = RetentionChange { keep_days: Some(0), applicant_days: Some(0), ..Default::default() };
    desk.desk().set_retention(desk.connection, now).await.unwrap();
    desk.advance(Duration::from_secs(2 * 24 * 3600));
    assert_eq!(desk.desk().erase_due(true).await.unwrap().applicants, 1);
    assert_eq!(desk.show(gone).await.name, None);
    assert!(desk.desk().verify_journal().await.unwrap().ok);
    let exported = desk.desk().export_journal(&file("after")).await.unwrap();
    let key = exported.fingerprint.clone().unwrap();
    assert_eq!(dossier_app::Verified::of_file(&file("after"), Some(&key)).unwrap(), exported);
    // What is left of it is still a case file that verifies.
    desk.desk().export_case(gone, &file("left"), false).await.unwrap();
    dossier_verify::verify(&std::fs::read(file("left")).unwrap()).unwrap();
}

/// As it is, or as its digits in hex.
fn stands_in(bytes: &[u8], text: &str) -> bool {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let is_there = |it: &str| bytes.windows(it.len()).any(|window| window == it.as_bytes());
    is_there(text) || is_there(&hex)
}

/// Short ones, and short runs of digits, occur in digests by chance.
pub fn tells_somebody(text: &str) -> bool {
    let is_number = text.chars().all(|c| c.is_ascii_hexdigit());
    text.len() > if is_number { 8 } else { 4 }
}

/// Every text of an applicant that could tell who it is.
pub fn texts(value: &serde_json::Value) -> Vec<String> {
    let mut texts = Vec::new();
    collect(value, &mut texts);
    texts
}

fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        // Words of capitals alone are enumerated, the same for everybody.
        serde_json::Value::String(text)
            if text.chars().any(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) =>
        {
            texts.push(text.clone());
        }
        serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_ticks_and_recommendations_stay_in_order() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let first = desk.desk().note(case, "first").await.unwrap();
    let second = desk.desk().note(case, "second").await.unwrap();
    assert_eq!(second.seq, first.seq + 1);
    desk.desk().check(case, "name_matches").await.unwrap();
    let twice = desk.desk().check(case, "name_matches").await.unwrap_err();
    assert_eq!(twice.code().as_str(), "not_available");
    for (recommendation, reason) in
        [(Recommendation::Request, "blurred"), (Recommendation::Approve, "clear")]
    {
        desk.recommend(case, recommendation, &[reason]).await.unwrap();
    }
    let view = desk.show(case).await;
    let notes: Vec<_> = view.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["first", "second"]);
    assert_eq!(view.recommendation.unwrap().recommendation, "approve", "the last one counts");
    assert_eq!(view.checks[0].reviewer, "Test Reviewer");
}
