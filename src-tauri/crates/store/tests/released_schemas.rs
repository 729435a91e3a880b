//! A vault of every released schema opens, migrates and keeps its rows.
//!
//! A new schema gets a vault of its own, written once by the ignored test at the end and then
//! never again: `cargo test -p dossier-store --test released_schemas -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use dossier_domain::{
    Actor, Applicant, Case, CaseId, Connection, ConnectionId, Document, DocumentFacts, DocumentId,
    Environment, Fact, Fingerprint, Kind, MediaType, Operation, Provider, QueueFilter, Reading,
    Requirement, RequirementKind, Reviewer, ReviewerId, Role, SearchWords, Sensitive, SlotName,
    Stage, Submission, SubmissionId, SubmissionState, VaultId, View,
};
use dossier_store::{Anchors, DocumentPart, Error, NewVault, QueueQuery, SCHEMA, Vault};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

const PASSPHRASE: &str = "the passphrase of the fixture";
/// With its highest bit set: the database's numbers have signs.
const FINGERPRINT: Fingerprint =
    Fingerprint { coarse: 0xf00d_0000_0000_0001, fine: [1, u64::MAX, 3, 0] };

fn fixture(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../../tests/fixtures/vault-schema-{schema}"))
}

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn ids() -> (ConnectionId, CaseId, DocumentId, SubmissionId) {
    let uuid = Uuid::from_u128;
    (
        ConnectionId::from_uuid(uuid(3)),
        CaseId::from_uuid(uuid(4)),
        DocumentId::from_uuid(uuid(5)),
        SubmissionId::from_uuid(uuid(6)),
    )
}

#[tokio::test]
async fn every_released_vault_opens_with_all_it_holds() {
    for schema in 1..=SCHEMA {
        let home = TempDir::new().unwrap();
        let dir = home.path().join("vault");
        fs::create_dir(&dir).unwrap();
        for file in ["vault.json", "vault.db"] {
            let from = fixture(schema).join(file);
            fs::copy(&from, dir.join(file)).unwrap_or_else(|_| panic!("{}", from.display()));
        }
        let vault = Vault::open(&dir, PASSPHRASE, &Anchors::nowhere()).await.expect("opens");
        let (connection_id, case_id, document_id, submission_id) = ids();
        vault
            .read(move |tx| {
                assert!(tx.verify_journal(None)?.ok(), "schema {schema}");
                assert_eq!(tx.count(View::NeedsDocuments)?, 1);
                let found = tx.queue(&QueueQuery {
                    filter: QueueFilter::of(View::All),
                    search: Some(Sensitive::new("specimen".to_owned())),
                    now: now(),
                    limit: 5,
                    after: None,
                })?;
                assert_eq!(found.rows[0].case_id, case_id);
                let case = tx.case(case_id)?.expect("the case");
                assert_eq!(case.requirements[0].alternatives.len(), 2);
                assert_eq!(tx.connection(connection_id)?.expect("it").name, "Fixture");
                assert!(tx.credentials(connection_id)?.is_some());
                assert!(tx.applicant(case_id)?.is_some());
                let bytes = tx.document_bytes(document_id, DocumentPart::Source)?;
                assert_eq!(bytes.as_deref(), Some(&b"as received"[..]));
                let submission = tx.submission(submission_id)?.expect("the upload");
                assert_eq!(submission.state, SubmissionState::Queued);
                assert_eq!(tx.notes(case_id)?[0].text, "A note of the fixture");
                if schema >= 4 {
                    assert_eq!(tx.coarse_fingerprints()?, [(document_id, FINGERPRINT.coarse)]);
                    assert_eq!(tx.fingerprint(document_id)?, Some(FINGERPRINT));
                    assert_eq!(tx.document_reading(document_id)?, Some(Reading::default()));
                }
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
#[ignore = "writes the fixture of a new schema; run by hand, once"]
async fn write_the_fixture_of_this_schema() {
    let dir = fixture(SCHEMA);
    assert!(!dir.exists(), "a released fixture is never written again");
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(2)),
        name: "Fixture Reviewer".to_owned(),
        role: Role::Supervisor,
    };
    let me = reviewer.id;
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let vault = Vault::create(&dir, PASSPHRASE, new, &Anchors::nowhere()).await.unwrap();
    let (connection_id, case_id, document_id, submission_id) = ids();
    let facts = |bytes: &[u8]| DocumentFacts {
        media_type: MediaType::Png,
        width: Some(1),
        height: Some(1),
        pages: None,
        bytes: bytes.len() as u64,
        sha256: "0".repeat(64),
    };
    vault
        .write(Actor::Reviewer(me), now(), move |tx| {
            tx.add_connection(&Connection {
                id: connection_id,
                provider: Provider::Jiko,
                name: "Fixture".to_owned(),
                environment: Environment::Simulated,
                base_url: "http://127.0.0.1:1".to_owned(),
                proxy: None,
                ca_pem: None,
                pins_pem: None,
                owner: None,
            })?;
            tx.set_credentials(connection_id, &"{}".into())?;
            let case = Case {
                name: Some(Sensitive::new("Specimen Testcase".to_owned())),
                external_id: Some("fixture-1".to_owned()),
                provider_status: Some("DOCUMENTS_NEEDED".to_owned()),
                stage: Stage::DocumentsNeeded,
                provider_stage: Stage::DocumentsNeeded,
                due_at: Some(now()),
                requirements: vec![Requirement::documents(
                    RequirementKind::Identity,
                    &[&["SELFIE", "PASSPORT"], &["SELFIE", "ID_FRONT", "ID_BACK"]],
                )],
                ..Case::opened(case_id, connection_id, Provider::Jiko, now())
            };
            tx.put_case(&case, &[])?;
            let applicant = json!({"name": {"first_name": "Specimen", "last_name": "Testcase"}});
            tx.put_applicant(case_id, &Applicant::new(applicant), &SearchWords::default())?;
            let document = Document {
                id: document_id,
                case_id,
                slot: SlotName::new("SELFIE"),
                source: facts(b"as received"),
                prepared: facts(b"as sent"),
                recipe: vec![Operation::Encode { media_type: MediaType::Png }],
                findings: vec![],
                attached_at: now(),
                erased_at: None,
            };
            tx.add_document(&document, b"as received", b"as sent")?;
            tx.add_fingerprint(document_id, FINGERPRINT)?;
            tx.add_document_reading(document_id, &Reading::default())?;
            tx.add_submission(&Submission {
                id: submission_id,
                case_id,
                connection_id,
                kind: Kind::Upload,
                slot: Some(document.slot),
                document_id: Some(document_id),
                state: SubmissionState::Queued,
                key: Uuid::from_u128(8).to_string(),
                key_sent_at: None,
                attempts: 0,
                next_at: None,
                held_until: None,
                reason: None,
                before: None,
                receipt: None,
                refusal: None,
                created_at: now(),
            })?;
            tx.add_note(case_id, me, "A note of the fixture")?;
            tx.record(Fact::of_case("case.fixture", case_id));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    vault.close().await.unwrap();
    // Opening once more waits for the log to be folded into the database.
    let again = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        (!dir.join("vault.db-wal").exists()).then_some(())
    });
    assert!(again.is_some(), "the log is folded in");
    fs::remove_file(dir.join("lock")).unwrap();
}
