//! A vault full of marks, and a reader of its pages that shares nothing with the vault.

use std::{collections::HashMap, fs, path::Path};

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use chrono::{DateTime, Utc};
use dossier_domain::{
    Actor, Applicant, Case, CaseId, Connection, ConnectionId, Decision, Document, DocumentFacts,
    DocumentId, Environment, Evidence, Fact, Fingerprint, MediaType, Provider, Reading,
    Recommendation, Reviewer, ReviewerId, Role, SearchWords, Sensitive, SlotName, Stage, VaultId,
};
use dossier_store::{Anchors, Error, NewVault, Vault, WriteTx};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

mod key;

pub use key::key_of;

const PASSPHRASE: &str = "a passphrase of the test";
const CASES: u128 = 20;
const PAGE: usize = 4096;
/// What SQLCipher keeps at the end of every page: a nonce and a code of authentication.
const RESERVED: usize = 80;
/// What stands before every page of the log.
const FRAME: usize = 24;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().expect("a time of the test")
}

fn case_id(n: u128) -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(1000 + n))
}

fn document_id(n: u128) -> DocumentId {
    DocumentId::from_uuid(Uuid::from_u128(5000 + n))
}

/// The pages in `bytes`, `before` each of which something else stands, in the clear.
fn decrypted(bytes: &[u8], key: &[u8; 32], before: usize) -> Vec<u8> {
    let mut clear = Vec::new();
    for page in bytes.chunks_exact(before + PAGE) {
        let page = &page[before..];
        let (sealed, reserved) = page.split_at(PAGE - RESERVED);
        // The database begins with a salt.
        let start = if clear.is_empty() && before == 0 { 16 } else { 0 };
        let mut sealed = sealed[start..].to_vec();
        let iv: [u8; 16] = reserved[..16].try_into().expect("a nonce");
        cbc::Decryptor::<aes::Aes256>::new(key.into(), &iv.into())
            .decrypt_padded::<NoPadding>(&mut sealed)
            .expect("whole blocks");
        clear.extend(sealed);
    }
    clear
}

/// How often any of the marks stands there.
fn count(clear: &[u8], marks: &[Vec<u8>]) -> usize {
    let mut starts: HashMap<&[u8], Vec<&Vec<u8>>> = HashMap::new();
    for mark in marks {
        starts.entry(&mark[..8]).or_default().push(mark);
    }
    let at = |(at, window): (usize, &[u8])| {
        starts
            .get(window)
            .map_or(0, |marks| marks.iter().filter(|mark| clear[at..].starts_with(mark)).count())
    };
    clear.windows(8).enumerate().map(at).sum()
}

/// How often each mark stands in the database and its log together.
fn found(dir: &Path, key: &[u8; 32], marks: &[Vec<u8>]) -> usize {
    let mut clear = decrypted(&fs::read(dir.join("vault.db")).expect("there"), key, 0);
    let log = fs::read(dir.join("vault.db-wal")).unwrap_or_default();
    // Behind the log's own header.
    clear.extend(decrypted(log.get(32..).unwrap_or_default(), key, FRAME));
    count(&clear, marks)
}

fn fill(tx: &WriteTx<'_>, me: ReviewerId) -> Result<(), Error> {
    let connection_id = ConnectionId::from_uuid(Uuid::from_u128(3));
    tx.add_connection(&Connection {
        id: connection_id,
        provider: Provider::Jiko,
        name: "test".to_owned(),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    })?;
    for n in 0..CASES {
        let id = case_id(n);
        let case = Case {
            name: Some(Sensitive::new(format!("MARKEDNAME {n}"))),
            stage: Stage::Approved,
            provider_stage: Stage::Approved,
            ..Case::opened(id, connection_id, Provider::Jiko, now())
        };
        tx.put_case(&case, &[])?;
        let long = "MARKEDAPPLICANT ".repeat(200);
        let words = SearchWords {
            email: Some(Sensitive::new(format!("markedmail{n}@example.com"))),
            phone: Some(Sensitive::new("+1 (415) 555-0199 777".to_owned())),
            numbers: vec![Sensitive::new(format!("MARKEDSECRET{n}"))],
        };
        tx.put_applicant(id, &Applicant::new(json!({ "name": long })), &words)?;
        tx.add_note(id, me, "MARKEDNOTE")?;
        let decision = Decision {
            recommendation: Recommendation::Approve,
            reasons: vec![],
            text: Some("MARKEDTEXT".to_owned()),
            private: Some("MARKEDPRIVATE".to_owned()),
            at: now(),
            policy: None,
        };
        tx.add_decision(id, me, &decision, &Evidence::default())?;
        let facts = || DocumentFacts {
            media_type: MediaType::Png,
            width: None,
            height: None,
            pages: None,
            bytes: 1,
            sha256: "0".repeat(64),
        };
        let document = Document {
            id: document_id(n),
            case_id: id,
            slot: SlotName::new("SELFIE"),
            source: facts(),
            prepared: facts(),
            recipe: vec![],
            findings: vec![],
            attached_at: now(),
            erased_at: None,
        };
        tx.add_document(&document, &[7; 9000], &[8; 9000])?;
        tx.add_fingerprint(document.id, Fingerprint { coarse: 1, fine: [2; 4] })?;
        let licence = json!({"version": 1, "issuer_id": "000000", "number": "MARKEDNUMBER",
            "elements": {}});
        let licence = Some(serde_json::from_value(licence).expect("a licence"));
        let reading = Reading { pdf417: licence, ..Reading::default() };
        tx.add_document_reading(document.id, &reading)?;
    }
    tx.record(Fact::of_vault("vault.filled"));
    Ok(())
}

/// Keys and salts, which tell the bytes again that were sealed or hashed under them.
fn secrets(dir: &Path, key: &[u8; 32]) -> Vec<Vec<u8>> {
    let db = rusqlite::Connection::open(dir.join("vault.db")).expect("there");
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    db.pragma_update(None, "key", format!("x'{hex}'")).expect("a key");
    db.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256").expect("a new vault's seal");
    let mut secrets = Vec::new();
    for column in [
        "key FROM document_keys",
        "salt FROM documents",
        "salt FROM document_readings",
        "salt FROM applicants",
        "salt FROM notes",
        "salt FROM decisions",
        "mark FROM number_marks",
    ] {
        let mut statement = db.prepare(&format!("SELECT {column}")).expect("a table");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        secrets.extend(rows.map(|row| row.expect("bytes")));
    }
    secrets
}

/// Fills a vault and erases everything; how often marks stood in its pages before and after.
pub async fn before_and_after() -> (usize, usize) {
    let home = TempDir::new().expect("a folder");
    let dir = home.path().join("vault");
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test Reviewer".to_owned(),
        role: Role::Supervisor,
    };
    let me = reviewer.id;
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let vault = Vault::create(&dir, PASSPHRASE, new, &Anchors::nowhere()).await.expect("a vault");
    vault.write(Actor::Reviewer(me), now(), move |tx| fill(tx, me)).await.expect("filled");
    vault.close().await.expect("closed");
    let key = key_of(&dir, PASSPHRASE);
    let words = [
        "MARKEDNAME",
        "MARKEDAPPLICANT",
        "MARKEDNOTE",
        "MARKEDTEXT",
        "MARKEDPRIVATE",
        "MARKEDNUMBER",
        // As they stand in the queue's order, among the words of names and in the search.
        "markedname",
        "markedmail",
        "14155550199777",
    ];
    let mut marks: Vec<Vec<u8>> = words.map(|mark| mark.as_bytes().to_vec()).into();
    marks.extend(secrets(&dir, &key));
    assert_eq!(marks.len(), 9 + 7 * CASES as usize);
    let before = found(&dir, &key, &marks);

    let vault = Vault::open(&dir, PASSPHRASE, &Anchors::nowhere()).await.expect("opens");
    for n in 0..CASES {
        let erasing = vault.write(Actor::Dossier, now(), move |tx| {
            tx.erase_document(case_id(n), document_id(n), "keep_days_7")?;
            tx.erase_applicant(case_id(n), "applicant_days_90")?;
            tx.record(Fact::of_case("document.erased", case_id(n)));
            Ok::<_, Error>(())
        });
        erasing.await.expect("erased");
    }
    vault.compact_search().await.expect("rewritten");
    vault.fold().await.expect("folded");
    let log = fs::metadata(dir.join("vault.db-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0, "nothing is left in the log");
    let inspected = vault.read(|tx| tx.inspect()).await.expect("inspected");
    assert_eq!(inspected.damage, [""; 0]);
    assert!(vault.read(|tx| tx.verify_journal(None)).await.expect("walked").ok());
    let after = found(&dir, &key, &marks);
    vault.close().await.expect("closed");
    (before, after)
}
