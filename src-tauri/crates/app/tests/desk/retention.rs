//! What is kept goes at its time, and stays until then.

use std::time::Duration;

use chrono::{Months, TimeDelta};
use dossier_app::{Clock, Erased, Hold, KeptScope, Projections, RetentionChange};
use dossier_domain::CaseId;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::test_desk::TestDesk;

const DAY: u64 = 24 * 3600;

/// An approved case with two files and a note.
async fn approved(desk: &TestDesk) -> CaseId {
    let case = desk.needs_documents().await;
    desk.desk().note(case, "a NOTE-CANARY").await.unwrap();
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.status(case).await, "APPROVED");
    case
}

async fn run(desk: &TestDesk) -> (u32, u32) {
    let Erased { documents, applicants, clock_confirmed, .. } =
        desk.desk().erase_due(false).await.unwrap();
    assert!(clock_confirmed, "the simulated provider's clock agrees");
    (documents, applicants)
}

/// `what goes` for each row of the case.
async fn goes(desk: &TestDesk, case: CaseId) -> Vec<(&'static str, &'static str)> {
    let view = desk.desk().preview_retention(KeptScope::Case(case)).await.unwrap();
    view.rows.iter().map(|row| (row.what, row.goes)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_after_seven_days_and_the_applicants_data_after_ninety() {
    let mut desk = TestDesk::new().await;
    let case = approved(&desk).await;
    assert_eq!(run(&desk).await, (0, 0));
    let stays = ("journal", "stays");
    let files = [("document", "at"), ("document", "at"), ("applicant", "at"), stays];
    assert_eq!(goes(&desk, case).await, files);
    desk.advance(Duration::from_secs(7 * DAY - 60));
    assert_eq!(run(&desk).await, (0, 0), "not before their time");
    desk.advance(Duration::from_secs(DAY + 120));
    assert_eq!(run(&desk).await, (2, 0));
    assert_eq!(run(&desk).await, (0, 0), "once");
    let view = desk.show(case).await;
    assert!(view.documents.iter().all(|document| document.erased_at.is_some()));
    assert_eq!(view.notes[0].text, "a NOTE-CANARY");

    desk.advance(Duration::from_secs(83 * DAY));
    assert_eq!(run(&desk).await, (0, 1));
    desk.restart().await;
    let view = desk.show(case).await;
    assert_eq!((view.name, view.applicant), (None, serde_json::json!({})));
    assert!(view.notes[0].erased && view.notes[0].text.is_empty());
    assert_eq!(goes(&desk, case).await.iter().filter(|(_, goes)| *goes == "gone").count(), 3);
    assert!(desk.desk().verify_journal().await.unwrap().ok, "the record holds");
    let kinds: Vec<_> = view.timeline.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "document.erased").count(), 2);
    assert_eq!(kinds.last(), Some(&"applicant.erased"));
    // A look at the provider's answer brings nothing back.
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.name, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_kept_a_file_goes_once_the_provider_has_it() {
    let desk = TestDesk::new().await;
    let none = RetentionChange { keep_days: Some(0), ..RetentionChange::default() };
    desk.desk().set_retention(desk.connection, none).await.unwrap();
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    assert_eq!(run(&desk).await, (0, 0), "the provider has nothing yet");
    // A sync erases by itself.
    desk.settle(case).await;
    assert_eq!(goes(&desk, case).await[..2], [("applicant", "decided"), ("document", "gone")]);
    let log = std::fs::metadata(desk.home.path().join("vault/vault.db-wal")).unwrap();
    assert_eq!(log.len(), 0, "nothing is left in the log");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_beats_every_rule_until_it_is_lifted() {
    let desk = TestDesk::new().await;
    let case = approved(&desk).await;
    run(&desk).await;
    desk.desk().hold_case(case, "a synthetic lawsuit").await.unwrap();
    let twice = desk.desk().hold_case(case, "again").await.unwrap_err();
    assert_eq!(twice.code().as_str(), "not_available");
    desk.advance(Duration::from_secs(400 * DAY));
    assert_eq!(run(&desk).await, (0, 0));
    assert!(desk.show(case).await.kept.on_hold);
    assert_eq!(goes(&desk, case).await[0], ("document", "hold"));
    desk.desk().release_hold(case, "it was settled").await.unwrap();
    assert_eq!(run(&desk).await, (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_of_records_keeps_the_data_for_five_years_from_a_date() {
    let desk = TestDesk::new().await;
    let keeper = RetentionChange { record_keeper: Some(true), ..RetentionChange::default() };
    desk.desk().set_retention(desk.connection, keeper).await.unwrap();
    let case = approved(&desk).await;
    run(&desk).await;
    desk.advance(Duration::from_secs(100 * DAY));
    assert_eq!(run(&desk).await, (2, 0), "the files go as they do elsewhere");
    assert!(goes(&desk, case).await.contains(&("applicant", "dated")));
    let today = chrono::Utc::now().date_naive();
    desk.desk().date_record(case, today).await.unwrap();
    desk.advance(Duration::from_secs(5 * 365 * DAY - 101 * DAY));
    assert_eq!(run(&desk).await, (0, 0));
    desk.advance(Duration::from_secs(5 * DAY));
    assert_eq!(run(&desk).await, (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_nobody_confirms_erases_nothing_for_its_age() {
    let mut desk = TestDesk::new().await;
    let case = approved(&desk).await;
    run(&desk).await;
    desk.restart().await;
    desk.advance(Duration::from_secs(3650 * DAY));
    let erased = desk.desk().erase_due(false).await.unwrap();
    assert_eq!((erased.documents, erased.clock_confirmed), (0, false));
    assert_eq!(goes(&desk, case).await[0].1, "due", "told as this computer has it");
    let erased = desk.desk().erase_due(true).await.unwrap();
    assert_eq!((erased.documents, erased.applicants), (2, 1), "a person's word counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_sent_goes_after_its_days_and_its_slot_is_open_again() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.settle(case).await;
    desk.attach_held(case, "PASSPORT", Hold::UntilReleased).await.unwrap();
    assert_eq!(run(&desk).await, (0, 0));
    let row = |view: &dossier_app::KeptView, slot: &str| {
        view.rows.iter().find(|row| row.slot.as_deref() == Some(slot)).unwrap().clone()
    };
    let kept = desk.show(case).await.kept;
    assert_eq!(row(&kept, "SELFIE").goes, "decided", "the provider has it");
    let passport = row(&kept, "PASSPORT");
    assert_eq!((passport.goes, passport.warns), ("at", false));
    assert_eq!(passport.rule.as_deref(), Some("unsent_days_30"));

    desk.advance(Duration::from_secs(24 * DAY));
    assert_eq!(run(&desk).await, (0, 0));
    assert!(row(&desk.show(case).await.kept, "PASSPORT").warns, "a week before");
    let upcoming = desk.desk().upcoming().await.unwrap();
    assert_eq!((upcoming.due.documents, upcoming.soon.documents), (0, 1));

    desk.advance(Duration::from_secs(7 * DAY));
    assert_eq!(desk.desk().upcoming().await.unwrap().due.documents, 1);
    assert_eq!(run(&desk).await, (1, 0));
    let withdrawn = desk.submissions(case).await.pop().unwrap();
    assert_eq!(withdrawn.state, "withdrawn");
    assert_eq!(withdrawn.reason.unwrap().id, "submission-unsent-too-long");
    let view = desk.show(case).await;
    let slot = view.slots.iter().find(|slot| slot.slot == "PASSPORT").unwrap();
    assert_eq!(slot.state, "open");
    assert_eq!(row(&view.kept, "PASSPORT").goes, "gone");
    assert_eq!(row(&view.kept, "SELFIE").goes, "decided", "what was sent stays");
    assert!(desk.desk().verify_journal().await.unwrap().ok);
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_of_an_unsent_file_are_set_for_a_connection_and_never_none() {
    let desk = TestDesk::new().await;
    let unsent = |days| RetentionChange { unsent_days: Some(days), ..RetentionChange::default() };
    let refused = desk.desk().set_retention(desk.connection, unsent(0)).await.unwrap_err();
    assert_eq!(refused.message().id, "error-retention-unsent");
    desk.desk().set_retention(desk.connection, unsent(2)).await.unwrap();
    assert_eq!(desk.desk().retentions().await.unwrap()[0].unsent_days, 2);
    let case = desk.needs_documents().await;
    desk.attach_held(case, "PASSPORT", Hold::UntilReleased).await.unwrap();
    desk.desk().hold_case(case, "a synthetic lawsuit").await.unwrap();
    run(&desk).await;
    desk.advance(Duration::from_secs(20 * DAY));
    assert_eq!(run(&desk).await, (0, 0), "a hold beats it");
    desk.desk().release_hold(case, "it was settled").await.unwrap();
    assert_eq!(run(&desk).await, (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_happened_nothing_is_read_for_a_while() {
    let desk = TestDesk::new().await;
    approved(&desk).await;
    let looked = async || desk.desk().erase_if_news().await.unwrap().is_some();
    while looked().await {}
    desk.advance(Duration::from_secs(9 * 60));
    assert!(!looked().await);
    desk.advance(Duration::from_secs(2 * 60));
    assert!(looked().await, "ten minutes passed");
    assert!(!looked().await);
    desk.created("401").await;
    assert!(looked().await, "something was recorded");
    desk.advance(Duration::from_secs(9 * DAY));
    let erased = desk.desk().erase_if_news().await.unwrap().unwrap();
    assert_eq!(erased.documents, 2);
}

/// Whether a case's entries are over their time by what is left of it, and whether they went.
async fn over(desk: &TestDesk, case: CaseId, is_held: bool) -> (bool, bool) {
    let view = desk.show(case).await;
    let has_words = view.name.is_some() || view.documents.iter().any(|it| it.erased_at.is_none());
    let five_years_ago = desk.clock.now().checked_sub_months(Months::new(60)).unwrap();
    let is_old = view.timeline.last().is_none_or(|it| it.at < five_years_ago);
    (is_old && !is_held && !has_words, view.timeline.is_empty())
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_older_than_five_years_leave_their_digests_and_the_chain_holds() {
    let desk = TestDesk::new().await;
    let (ended, held, open) =
        (approved(&desk).await, approved(&desk).await, desk.created("400").await);
    desk.desk().hold_case(held, "asked for by the owner").await.unwrap();
    let before = desk.desk().verify_journal().await.unwrap();
    let (mut runner, mut went) = (TestRunner::deterministic(), 0);
    for step in 0..36 {
        let days = (1..140_u64).new_tree(&mut runner).unwrap().current();
        desk.advance(Duration::from_secs(days * DAY));
        if step == 20 {
            desk.desk().release_hold(held, "over").await.unwrap();
        }
        went += desk.desk().erase_due(true).await.unwrap().entries;
        for case in [ended, held, open] {
            let (is_over, is_gone) = over(&desk, case, case == held && step < 20).await;
            assert_eq!(is_over, is_gone, "step {step}");
        }
        let verified = desk.desk().verify_journal().await.unwrap();
        assert!(verified.ok && verified.entries >= before.entries, "{verified:?}");
        let rebuilt = desk.desk().rebuild().await.unwrap();
        assert_eq!(rebuilt.projections, Projections::Equal, "{rebuilt:?}");
    }
    assert!(
        over(&desk, ended, false).await.1 && !over(&desk, open, false).await.1,
        "one went, one is open"
    );
    assert!(went > 20, "{went} entries");
    let refused = desk.desk().export_case(ended, &desk.home.path().join("case.zip"), false).await;
    assert_eq!(refused.unwrap_err().code().as_str(), "not_available", "nothing tells of it");

    let file = desk.home.path().join("journal.jsonl");
    let exported = desk.desk().export_journal(&file).await.unwrap();
    let key = exported.fingerprint.clone().unwrap();
    assert_eq!(dossier_app::Verified::of_file(&file, Some(&key)).unwrap(), exported);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains(&ended.to_string()), "not even its id is left");
    let walked = dossier_verify::walk(&text).unwrap();
    assert_eq!((walked.to, walked.signer.is_some()), (exported.entries, true));
    // One entry more as a bare digest than the journal tells of: something is hidden.
    let line = text.lines().find(|it| it.contains(&open.to_string())).unwrap();
    let whole: serde_json::Value = serde_json::from_str(line).unwrap();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(whole["body"].as_str().unwrap());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let hidden = text.replace(line, &serde_json::json!({"entry": digest}).to_string());
    let other = desk.home.path().join("hidden.jsonl");
    std::fs::write(&other, hidden).unwrap();
    let refused = dossier_app::Verified::of_file(&other, Some(&key)).unwrap_err();
    assert_eq!(refused.code().as_str(), "tampered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_nobody_confirmed_leaves_every_entry() {
    let mut desk = TestDesk::new().await;
    let case = approved(&desk).await;
    desk.advance(Duration::from_secs(100 * DAY));
    desk.desk().erase_due(true).await.unwrap();
    // No provider was asked since.
    desk.restart().await;
    *desk.clock.0.lock().unwrap() += TimeDelta::days(10 * 366);
    assert_eq!(desk.desk().erase_due(false).await.unwrap().entries, 0);
    assert!(!desk.show(case).await.timeline.is_empty());
}
