//! Every act of the desk and the facts that it puts on record. An act without a row, or a kind of
//! fact that no act has, fails.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Entry};

use crate::test_desk::{PASSPHRASE, TestDesk};

/// What delivery and status reads put on record, whoever asks for them.
const DELIVERY: &[&str] = &[
    "submission.moved",
    "submission.completed",
    "snapshot.taken",
    "notice.raised",
    "applicant.corrected",
    "event.taken",
];
/// Nothing of the vault is changed.
const LOOKS: &[&str] = &[];

/// Each public act of the desk, with the facts of it.
const ACTS: &[(&str, &[&str])] = &[
    ("create", &["vault.created"]),
    ("open", &["vault.unlocked", "vault.unlock_failed", "anchor.absent"]),
    ("recover", &["vault.recovered"]),
    ("renew_keys", &["vault.recovered"]),
    ("restore", &["vault.restored"]),
    ("restore_instead", &["vault.restored"]),
    ("back_up", &["vault.backed_up"]),
    ("set_role", &["reviewer.role_set"]),
    ("set_policy", &["policy.set"]),
    ("set_retention", &["retention.changed"]),
    (
        "erase_due",
        &["document.erased", "applicant.erased", "submission.moved", "journal.shortened"],
    ),
    (
        "erase_if_news",
        &["document.erased", "applicant.erased", "submission.moved", "journal.shortened"],
    ),
    ("hold_case", &["hold.set"]),
    ("release_hold", &["hold.lifted"]),
    ("date_record", &["record.dated"]),
    ("export_case", &["case.exported"]),
    ("reveal_field", &["number.revealed"]),
    ("note_unlocked", &["vault.unlocked", "anchor.absent"]),
    ("change_passphrase", &["vault.passphrase_changed"]),
    ("add_connection", &["connection.added"]),
    ("add_simulated", &["connection.added", "case.followed"]),
    ("rotate_credentials", &["connection.credentials_rotated"]),
    ("remove_connection", &["connection.removed"]),
    ("register_webhook", &["webhook.registered"]),
    ("remove_webhook", &["webhook.removed"]),
    ("hand_out_webhook_secret", &["webhook.secret_handed_out"]),
    ("set_inbox", &["inbox.set"]),
    ("remove_inbox", &["inbox.removed"]),
    ("create_case", &["case.created", "case.attested", "submission.queued"]),
    ("attest", &["case.attested"]),
    ("follow_case", &["case.followed", "snapshot.taken"]),
    ("follow_all", &["case.followed", "snapshot.taken"]),
    ("import_cases", &["case.followed"]),
    ("submit", &["submission.queued"]),
    ("start_again", &["submission.queued"]),
    ("correct", &["submission.queued"]),
    ("answer", &["submission.queued", "document.attached"]),
    ("answer_outside", &["answer.given_outside"]),
    ("attach_file", &["document.attached", "document.details_given", "submission.queued"]),
    ("attach_bytes", &["document.attached", "document.details_given", "submission.queued"]),
    ("confirm_person", &["document.person_confirmed", "submission.moved"]),
    ("retry", &["submission.moved"]),
    ("withdraw", &["submission.moved"]),
    ("note", &["note.added"]),
    ("snooze", &["case.snoozed"]),
    ("wake", &["case.woken"]),
    ("escalate", &["case.escalated"]),
    ("calm", &["case.calmed"]),
    ("save_view", &["view.saved"]),
    ("rename_view", &["view.renamed"]),
    ("remove_view", &["view.removed"]),
    ("check", &["checklist.checked"]),
    ("recommend", &["recommendation.recorded"]),
    ("reveal_case", &["number.revealed"]),
    ("reveal_reading", &["number.revealed"]),
    ("export_journal", &["journal.exported"]),
    ("ingest_events", &["event.taken"]),
    ("pull_inbox", &["event.taken"]),
    ("catch_up", &["event.taken"]),
    ("deliver_create", DELIVERY),
    ("deliver_all", DELIVERY),
    ("deliver_next", DELIVERY),
    ("sync", DELIVERY),
    ("close", LOOKS),
    ("vault_info", LOOKS),
    ("policy", LOOKS),
    ("retentions", LOOKS),
    ("preview_retention", LOOKS),
    ("upcoming", LOOKS),
    ("last_backup", LOOKS),
    ("find_case", LOOKS),
    ("find_connection", LOOKS),
    ("connections", LOOKS),
    ("test_connection", LOOKS),
    ("webhooks", LOOKS),
    ("inbox", LOOKS),
    ("catalogues", LOOKS),
    ("agreements", LOOKS),
    ("queue", &["case.woken"]),
    ("view_counts", &["case.woken"]),
    ("saved_views", LOOKS),
    ("case_summary", LOOKS),
    ("show_case", LOOKS),
    ("outbox", LOOKS),
    ("pending", LOOKS),
    ("next_due", LOOKS),
    ("journal_seq", LOOKS),
    ("changes_after", LOOKS),
    ("verify_journal", LOOKS),
    ("rebuild", LOOKS),
    ("diagnostics", LOOKS),
    ("dashboard", LOOKS),
    ("drafts", LOOKS),
    ("keep_draft", LOOKS),
    ("same_person", LOOKS),
    ("recognise", LOOKS),
    ("compared", LOOKS),
    ("try_document", LOOKS),
    ("check_document", LOOKS),
    ("preview", LOOKS),
    ("preview_edited", LOOKS),
    ("document_bytes", LOOKS),
    ("document_picture", LOOKS),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_act_has_its_facts_and_every_fact_its_act() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&folder, &mut files);
    let mut acts = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let names = text.split("    pub async fn ").skip(1);
        acts.extend(names.filter_map(|rest| rest.split(['(', '<']).next().map(str::to_owned)));
    }
    let listed: BTreeSet<String> = ACTS.iter().map(|(act, _)| (*act).to_owned()).collect();
    let unlisted: Vec<_> = acts.difference(&listed).collect();
    assert!(unlisted.is_empty(), "say what these put on record: {unlisted:?}");
    let gone: Vec<_> = listed.difference(&acts).collect();
    assert!(gone.is_empty(), "there are no such acts: {gone:?}");

    let text = fs::read_to_string(folder.join("facts.rs")).unwrap();
    let kinds: BTreeSet<&str> =
        text.split("= \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let told: BTreeSet<&str> = ACTS.iter().flat_map(|(_, facts)| *facts).copied().collect();
    let untold: Vec<_> = kinds.difference(&told).collect();
    assert!(untold.is_empty(), "no act puts these on record: {untold:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sensitive_is_on_record_with_who_when_and_why() {
    let mut desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    let began = Utc::now();
    desk.restart().await;
    let it = desk.desk();
    it.note_unlocked().await.unwrap();
    it.reveal_case(case, "compare with the card").await.unwrap();
    let announced = desk.sim.connection("jiko").unwrap().credentials.to_string();
    it.rotate_credentials(desk.connection, announced.into()).await.unwrap();
    it.change_passphrase(PASSPHRASE.into(), "another passphrase".into(), None).await.unwrap();
    let file = desk.home.path().join("journal");
    it.export_journal(&file).await.unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let bodies = text.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["body"].as_str().map(|body| serde_json::from_str::<Entry>(body).unwrap())
    });
    let entries: Vec<Entry> = bodies.filter(|entry| entry.at >= began).collect();
    for kind in [
        "vault.unlocked",
        "number.revealed",
        "connection.credentials_rotated",
        "vault.passphrase_changed",
        "journal.exported",
    ] {
        let found: Vec<_> = entries.iter().filter(|entry| entry.fact.kind == kind).collect();
        assert_eq!(found.len(), 1, "{kind}");
        assert_eq!(found[0].actor, Actor::Reviewer(it.reviewer().id), "{kind}");
        let at: DateTime<Utc> = found[0].at;
        assert!(at <= Utc::now(), "{kind}");
    }
    let revealed = entries.iter().find(|entry| entry.fact.kind == "number.revealed").unwrap();
    assert_eq!(revealed.fact.case_id, Some(case));
    assert!(revealed.fact.data.contains_key("reason"), "by its digest");
}
