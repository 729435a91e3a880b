//! Which role may do what, for every use case there is.

use std::{collections::BTreeSet, path::Path};

use dossier_app::{
    Answer, Attach, Created, Desk, Error, Hold, KeptScope, RetentionChange, Scope, SimAnnouncement,
    Sync,
};
use dossier_domain::{CaseId, ConnectionId, DocumentId, Recommendation, Role, SubmissionId, View};
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::json;
use uuid::Uuid;

use crate::test_desk::{TestDesk, recommend};

/// What a use case ended with.
type Ended = Result<(), Error>;

struct Row {
    name: &'static str,
    /// The least role that it includes.
    least: Role,
    call: for<'a> fn(&'a Desk, &'a Path) -> BoxFuture<'a, Ended>,
}

macro_rules! row {
    ($least:ident, $name:ident, |$desk:ident, $home:ident| $call:expr) => {
        Row {
            name: stringify!($name),
            least: Role::$least,
            call: |$desk, $home| {
                let _ = $home;
                async move { $call.await.map(|_| ()) }.boxed()
            },
        }
    };
}

fn case() -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(1))
}

fn connection() -> ConnectionId {
    ConnectionId::from_uuid(Uuid::from_u128(2))
}

fn submission() -> SubmissionId {
    SubmissionId::from_uuid(Uuid::from_u128(3))
}

fn attach() -> Attach {
    Attach {
        case_id: case(),
        slot: dossier_domain::SlotName::new("SELFIE"),
        details: Default::default(),
        edit: Default::default(),
        confirm_person: None,
        hold: Hold::None,
    }
}

fn announced() -> SimAnnouncement {
    SimAnnouncement::parse(r#"{"connections": [], "cases": [], "control_url": "x"}"#).unwrap()
}

fn new_connection() -> dossier_app::NewConnection {
    dossier_app::NewConnection {
        provider: dossier_domain::Provider::Jiko,
        name: "Another".to_owned(),
        environment: dossier_domain::Environment::Sandbox,
        base_url: "http://127.0.0.1:9".to_owned(),
        credentials: "{}".into(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

fn new_case() -> dossier_app::NewCase {
    let (connection_id, applicant) = (connection(), json!({}));
    dossier_app::NewCase { connection_id, applicant, attested: vec![], hold: Hold::None }
}

fn filter() -> dossier_app::ViewFilter {
    serde_json::from_value(json!({"view": "all"})).unwrap()
}

fn once() -> Sync {
    let timeout = std::time::Duration::ZERO;
    Sync { scope: Scope::Case(case()), until_idle: false, timeout }
}

const SLOT: fn() -> dossier_domain::SlotRule =
    || dossier_app::slot_rule(dossier_domain::Provider::Jiko, &attach().slot).unwrap();

/// Every use case, save those that open and close a desk.
fn table() -> Vec<Row> {
    vec![
        row!(Support, vault_info, |desk, _home| desk.vault_info()),
        row!(Supervisor, change_passphrase, |desk, _home| desk.change_passphrase(
            "another one".into(),
            "yet another".into(),
            None
        )),
        row!(Support, set_role, |desk, _home| desk.set_role(desk.reviewer().role)),
        row!(Support, find_case, |desk, _home| desk.find_case("jiko:x")),
        row!(Supervisor, add_connection, |desk, _home| desk.add_connection(new_connection())),
        row!(Supervisor, add_simulated, |desk, _home| desk.add_simulated(announced())),
        row!(Support, connections, |desk, _home| desk.connections()),
        row!(Support, test_connection, |desk, _home| desk.test_connection(connection())),
        row!(Supervisor, rotate_credentials, |desk, _home| desk
            .rotate_credentials(connection(), "{}".into())),
        row!(Supervisor, remove_connection, |desk, _home| desk.remove_connection(connection())),
        row!(Support, find_connection, |desk, _home| desk.find_connection("x")),
        row!(Supervisor, set_inbox, |desk, _home| desk.set_inbox(
            connection(),
            "http://127.0.0.1:9",
            None
        )),
        row!(Support, inbox, |desk, _home| desk.inbox(connection())),
        row!(Supervisor, remove_inbox, |desk, _home| desk.remove_inbox(connection())),
        row!(Supervisor, hand_out_webhook_secret, |desk, _home| desk
            .hand_out_webhook_secret(connection())),
        row!(Support, pull_inbox, |desk, _home| desk.pull_inbox(connection())),
        row!(Support, webhooks, |desk, _home| desk.webhooks(connection())),
        row!(Supervisor, register_webhook, |desk, _home| desk
            .register_webhook(connection(), "https://example.com/")),
        row!(Supervisor, remove_webhook, |desk, _home| desk.remove_webhook(connection(), "x")),
        row!(Support, agreements, |desk, _home| desk.agreements(connection())),
        row!(Support, catalogues, |desk, _home| desk.catalogues(connection())),
        row!(Support, follow_all, |desk, _home| desk.follow_all(connection(), |_| ())),
        row!(Support, catch_up, |desk, _home| desk.catch_up(connection())),
        row!(Support, journal_seq, |desk, _home| desk.journal_seq()),
        row!(Support, changes_after, |desk, _home| desk.changes_after(0)),
        row!(Support, next_due, |desk, _home| desk.next_due()),
        row!(Support, pending, |desk, _home| desk.pending()),
        row!(Support, create_case, |desk, _home| desk.create_case(new_case())),
        row!(Support, attest, |desk, _home| desk.attest(case(), vec![])),
        row!(Support, follow_case, |desk, _home| desk.follow_case(connection(), "x")),
        row!(Support, import_cases, |desk, _home| desk.import_cases(
            connection(),
            b"external_id\nx\n",
            |_| ()
        )),
        row!(Support, case_summary, |desk, _home| desk.case_summary(case())),
        row!(Support, deliver_create, |desk, _home| async move {
            let created = Created { case_id: case(), submission_id: submission() };
            desk.deliver_create(&created).await
        }),
        row!(Support, snooze, |desk, _home| async move {
            let until = chrono::Utc::now() + chrono::TimeDelta::days(400);
            desk.snooze(case(), until, None).await
        }),
        row!(Support, wake, |desk, _home| desk.wake(case())),
        row!(Support, escalate, |desk, _home| desk.escalate(case(), "x")),
        row!(Support, calm, |desk, _home| desk.calm(case())),
        row!(Support, saved_views, |desk, _home| desk.saved_views()),
        row!(Support, save_view, |desk, _home| desk.save_view("x", filter())),
        row!(Support, rename_view, |desk, _home| desk.rename_view("x", "x")),
        row!(Support, remove_view, |desk, _home| desk.remove_view("x")),
        row!(Support, show_case, |desk, _home| desk.show_case(case())),
        row!(Reviewer, reveal_field, |desk, _home| desk.reveal_field(case(), "x", Some("x"))),
        row!(Reviewer, reveal_case, |desk, _home| desk.reveal_case(case(), "x")),
        row!(Reviewer, reveal_reading, |desk, _home| desk.reveal_reading(Some(case()), "x")),
        row!(Support, policy, |desk, _home| desk.policy(None)),
        row!(Supervisor, set_policy, |desk, _home| desk.set_policy("{}")),
        row!(Support, rebuild, |desk, _home| desk.rebuild()),
        row!(Support, verify_journal, |desk, _home| desk.verify_journal()),
        row!(Supervisor, export_journal, |desk, home| async move {
            desk.export_journal(&home.join("exported")).await
        }),
        row!(Support, submit, |desk, _home| desk.submit(case(), Hold::None)),
        row!(Support, start_again, |desk, _home| desk.start_again(case(), Hold::None)),
        row!(Support, correct, |desk, _home| desk.correct(case(), json!({"a": 1}), Hold::None)),
        row!(Support, answer, |desk, _home| desk.answer(case(), Answer::default(), Hold::None)),
        row!(Support, answer_outside, |desk, _home| desk.answer_outside(case(), "x")),
        row!(Support, queue, |desk, _home| desk.queue(Default::default())),
        row!(Support, sync, |desk, _home| desk.sync(once(), |_| ())),
        row!(Support, ingest_events, |desk, _home| desk.ingest_events(connection(), "x\n")),
        row!(Support, recognise, |desk, _home| async move {
            desk.recognise(case(), None, b"x", &Default::default()).await
        }),
        row!(Support, compared, |desk, _home| desk.compared(case())),
        row!(Support, view_counts, |desk, _home| desk.view_counts()),
        row!(Support, deliver_all, |desk, _home| desk.deliver_all(Scope::All)),
        row!(Support, deliver_next, |desk, _home| desk.deliver_next(Scope::All)),
        row!(Support, outbox, |desk, _home| desk.outbox(true)),
        row!(Support, retry, |desk, _home| desk.retry(submission())),
        row!(Support, confirm_person, |desk, _home| desk.confirm_person(submission(), "x")),
        row!(Support, withdraw, |desk, _home| desk.withdraw(submission())),
        row!(Support, same_person, |desk, _home| desk.same_person(case())),
        row!(Support, try_document, |desk, _home| async move {
            desk.try_document(b"x", &SLOT(), &Default::default()).await
        }),
        row!(Support, preview, |desk, _home| desk.preview(b"x", 100)),
        row!(Support, preview_edited, |desk, _home| async move {
            desk.preview_edited(b"x", &Default::default(), 100).await
        }),
        row!(Support, document_bytes, |desk, _home| desk
            .document_bytes(DocumentId::from_uuid(Uuid::from_u128(4)), true)),
        row!(Support, document_picture, |desk, _home| desk.document_picture(
            DocumentId::from_uuid(Uuid::from_u128(4)),
            true,
            None,
            1_600
        )),
        row!(Support, note, |desk, _home| desk.note(case(), "x")),
        row!(Reviewer, check, |desk, _home| desk.check(case(), "x")),
        row!(Reviewer, recommend, |desk, _home| desk
            .recommend(case(), recommend(Recommendation::Approve, &["x"]))),
        row!(Support, check_document, |desk, _home| async move {
            desk.check_document(b"x", &SLOT()).await
        }),
        row!(Support, attach_file, |desk, home| async move {
            desk.attach_file(attach(), &home.join("none")).await
        }),
        row!(Support, attach_bytes, |desk, _home| desk.attach_bytes(attach(), vec![1])),
        row!(Support, dashboard, |desk, _home| desk.dashboard(7)),
        row!(Support, drafts, |desk, _home| desk.drafts()),
        row!(Support, keep_draft, |desk, _home| desk.keep_draft("note:x".to_owned(), None)),
        row!(Support, diagnostics, |desk, _home| desk.diagnostics()),
        row!(Supervisor, back_up, |desk, home| async move {
            desk.back_up(&home.join("backed up")).await
        }),
        row!(Support, last_backup, |desk, _home| desk.last_backup()),
        row!(Support, renew_keys, |desk, _home| async move {
            let code = dossier_app::RecoveryCode::random().map_err(dossier_app::Error::from)?;
            desk.renew_keys(code, "another passphrase".into()).await
        }),
        row!(Support, note_unlocked, |desk, _home| desk.note_unlocked()),
        row!(Reviewer, export_case, |desk, home| async move {
            desk.export_case(case(), &home.join("case.zip"), false).await
        }),
        row!(Support, retentions, |desk, _home| desk.retentions()),
        row!(Supervisor, set_retention, |desk, _home| desk
            .set_retention(connection(), RetentionChange::default())),
        row!(Supervisor, erase_due, |desk, _home| desk.erase_due(true)),
        row!(Support, erase_if_news, |desk, _home| desk.erase_if_news()),
        row!(Support, upcoming, |desk, _home| desk.upcoming()),
        row!(Supervisor, hold_case, |desk, _home| desk.hold_case(case(), "x")),
        row!(Supervisor, release_hold, |desk, _home| desk.release_hold(case(), "x")),
        row!(Supervisor, date_record, |desk, _home| desk
            .date_record(case(), chrono::NaiveDate::MIN)),
        row!(Support, preview_retention, |desk, _home| desk
            .preview_retention(KeptScope::Case(case()))),
    ]
}

/// The use cases that the sources have.
fn use_cases() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let found = text.split("    pub async fn ").skip(1);
            names.extend(found.map(|rest| {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap();
                rest[..end].to_owned()
            }));
        }
    }
    names
}

#[test]
fn every_use_case_has_a_row() {
    let rows: BTreeSet<String> = table().iter().map(|row| row.name.to_owned()).collect();
    let opening =
        ["create", "open", "recover", "restore", "restore_instead", "close"].map(str::to_owned);
    let all: BTreeSet<String> = rows.into_iter().chain(opening).collect();
    assert_eq!(use_cases(), all);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_is_refused_what_it_does_not_include_and_nothing_else() {
    for role in Role::ALL {
        let desk = TestDesk::with(role, 0).await;
        for row in table() {
            let refused = match (row.call)(desk.desk(), desk.home.path()).await {
                Err(error) if error.message().id == "reason-role" => {
                    assert_eq!(error.code().as_str(), "not_available", "{}", row.name);
                    let told = ("role".to_owned(), role.as_str().to_owned());
                    assert!(error.message().params.contains(&told), "{}", row.name);
                    true
                }
                _ => false,
            };
            assert_eq!(refused, role < row.least, "{} as {}", row.name, role.as_str());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn support_is_shown_names_and_neither_window_nor_terminal_gets_more() {
    let mut desk = TestDesk::new().await;
    let applicant = desk.applicant("400111222");
    let case = desk.made(applicant.clone()).await;
    desk.as_role(Role::Support).await;
    let view = desk.show(case).await;
    let name = view.name.clone().unwrap();
    let shown = json!([view, desk.list(View::All).await, desk.desk().outbox(true).await.unwrap()]);
    let shown = shown.to_string();
    let mut hidden = Vec::new();
    collect(&applicant, &mut hidden);
    hidden.retain(|text| !name.contains(text.as_str()) && text.len() > 3);
    assert!(hidden.len() > 6, "{hidden:?}");
    for text in hidden {
        assert!(!shown.contains(&text), "support is shown {text}");
    }
    assert!(!shown.contains("1222"), "not even the last four");
    assert!(desk.desk().same_person(case).await.unwrap().is_empty());
}

/// Texts that tell who it is; words of capitals alone are the same for everybody.
fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.chars().any(|c| c.is_ascii_digit() || c == '@') => {
            texts.push(text.clone());
        }
        serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}
