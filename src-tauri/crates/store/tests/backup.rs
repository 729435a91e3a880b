//! A backup as its callers see it: written, put back, refused.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may")]

#[allow(dead_code, reason = "the way to the key only")]
mod marks;

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, BackupLabel, Error, NewVault, SCHEMA, Vault, WriteTx};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

const PASSPHRASE: &str = "a passphrase of the test";

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A vault and its backup.
async fn backed_up(home: &Path) -> (Vault, PathBuf) {
    let me = ReviewerId::from_uuid(Uuid::from_u128(7));
    let reviewer = Reviewer { id: me, name: "Test Reviewer".to_owned(), role: Role::Supervisor };
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let vault =
        Vault::create(&home.join("vault"), PASSPHRASE, new, &Anchors::nowhere()).await.unwrap();
    let file = home.join("backup");
    vault.back_up(&file, Actor::Reviewer(me), now()).await.unwrap();
    (vault, file)
}

async fn restore(dir: &Path, file: &Path, passphrase: &str) -> Result<Vault, Error> {
    let settle = |tx: &WriteTx<'_>, _: &BackupLabel| {
        tx.record(Fact::of_vault("vault.restored"));
        Ok::<_, Error>(())
    };
    Vault::restore(dir, file, passphrase, &Anchors::nowhere(), now(), |_, _| (), settle).await
}

/// A backup in parts: label, signature, database.
fn parts(file: &Path) -> (Value, String, Vec<u8>) {
    let bytes = fs::read(file).unwrap();
    let lines: Vec<&[u8]> = bytes.splitn(4, |byte| *byte == b'\n').collect();
    assert_eq!(lines[0], b"dossier backup 1");
    let label = serde_json::from_slice(lines[1]).unwrap();
    (label, String::from_utf8(lines[2].to_vec()).unwrap(), lines[3].to_vec())
}

/// Somebody's own backup, with a label signed by a key of theirs.
fn write_signed(file: &Path, mut label: Value, database: &[u8], key: &SigningKey) {
    label["public_key"] = hex(&key.verifying_key().to_bytes()).into();
    label["sha256"] = hex(&Sha256::digest(database)).into();
    label["size"] = database.len().into();
    let signed = format!("dossier backup 1\n{label}\n");
    let signature = hex(&key.sign(signed.as_bytes()).to_bytes());
    fs::write(file, [signed.as_bytes(), signature.as_bytes(), b"\n", database].concat()).unwrap();
}

#[tokio::test]
async fn what_is_put_back_is_what_was_there() {
    let home = TempDir::new().unwrap();
    let (vault, file) = backed_up(home.path()).await;
    let head = vault.read(|tx| tx.journal_head()).await.unwrap().unwrap();
    let again = vault.back_up(&file, Actor::Dossier, now()).await;
    assert!(matches!(again, Err(Error::FileExists)), "never overwrites");
    let dir = home.path().join("restored");
    let restored = restore(&dir, &file, PASSPHRASE).await.unwrap();
    let lines = restored.read(|tx| tx.journal_after(0, 100)).await.unwrap();
    assert_eq!(
        (lines.len() as u64, lines[1].fact.kind.as_str()),
        (head.seq + 1, "vault.backed_up")
    );
    assert_eq!(lines.last().unwrap().fact.kind, "vault.restored");
    let twice = restore(&dir, &file, PASSPHRASE).await;
    assert!(matches!(twice, Err(Error::Exists)));
}

#[tokio::test]
async fn a_vault_is_set_aside_whole_and_not_while_it_is_open() {
    let home = TempDir::new().unwrap();
    let (vault, file) = backed_up(home.path()).await;
    let (dir, aside) = (home.path().join("vault"), home.path().join("aside"));
    assert!(matches!(Vault::set_aside(&dir, &aside), Err(Error::InUse)));
    vault.close().await.unwrap();
    Vault::set_aside(&dir, &aside).unwrap();
    assert!(!dir.exists());
    Vault::open(&aside, PASSPHRASE, &Anchors::nowhere()).await.unwrap().close().await.unwrap();
    let restored = restore(&dir, &file, PASSPHRASE).await.unwrap();
    restored.close().await.unwrap();
    assert!(matches!(Vault::set_aside(&dir, &aside), Err(Error::FileExists)));
}

#[tokio::test]
async fn putting_back_tells_how_far_it_is() {
    let home = TempDir::new().unwrap();
    let (_, file) = backed_up(home.path()).await;
    let size = BackupLabel::of_file(&file).unwrap().size;
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = {
        let heard = heard.clone();
        move |done, total| heard.lock().unwrap().push((done, total))
    };
    let settle = |tx: &WriteTx<'_>, _: &BackupLabel| {
        tx.record(Fact::of_vault("vault.restored"));
        Ok::<_, Error>(())
    };
    let dir = home.path().join("restored");
    let nowhere = Anchors::nowhere();
    Vault::restore(&dir, &file, PASSPHRASE, &nowhere, now(), told, settle).await.unwrap();
    let heard = heard.lock().unwrap();
    assert!(heard.is_sorted() && heard.len() > 1, "{heard:?}");
    assert_eq!(heard.last(), Some(&(2 * size, 2 * size)));
}

#[tokio::test]
async fn what_is_no_whole_backup_is_refused_and_nothing_is_written() {
    let home = TempDir::new().unwrap();
    let (vault, file) = backed_up(home.path()).await;
    vault.close().await.unwrap();
    let whole = fs::read(&file).unwrap();
    let (label, _, database) = parts(&file);
    let other = home.path().join("other");
    let dir = home.path().join("restored");
    let wrong = restore(&dir, &file, "another").await;
    assert!(matches!(wrong, Err(Error::WrongPassphrase)));
    let none = restore(&dir, &home.path().join("nothing"), PASSPHRASE).await;
    assert!(matches!(none, Err(Error::File { .. })));

    let label_at = whole.iter().position(|byte| *byte == b'{').unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let damaged = [
        whole[..whole.len() - 1].to_vec(),
        whole[..600].to_vec(),
        [&whole[..], b"x"].concat(),
        flipped(whole.len() - 5000),
        flipped(3),
        b"something else".to_vec(),
        Vec::new(),
    ];
    for (at, bytes) in damaged.iter().enumerate() {
        fs::write(&other, bytes).unwrap();
        let refused = restore(&dir, &other, PASSPHRASE).await;
        assert!(matches!(refused, Err(Error::BackupDamaged)), "{at}: {refused:?}");
    }
    let changed = String::from_utf8_lossy(&whole[label_at..][..2000]).contains("\"seq\":2");
    assert!(changed, "the label says where the journal ends");
    let mut bytes = whole.clone();
    let seq = whole.windows(8).position(|it| it == b"\"seq\":2,").unwrap();
    bytes[seq + 6] = b'3';
    fs::write(&other, bytes).unwrap();
    let refused = restore(&dir, &other, PASSPHRASE).await;
    assert!(matches!(refused, Err(Error::BackupForged)), "{refused:?}");

    let foreign = SigningKey::from_bytes(&[9; 32]);
    write_signed(&other, label.clone(), &database, &foreign);
    let refused = restore(&dir, &other, PASSPHRASE).await;
    assert!(matches!(refused, Err(Error::BackupForged)), "signed by another vault: {refused:?}");
    let mut newer = label;
    newer["schema"] = (SCHEMA + 1).into();
    write_signed(&other, newer, &database, &foreign);
    let refused = restore(&dir, &other, PASSPHRASE).await;
    assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
    let text = String::from_utf8_lossy(&whole[..16]).replace('1', "2");
    fs::write(&other, [text.as_bytes(), &whole[16..]].concat()).unwrap();
    let refused = restore(&dir, &other, PASSPHRASE).await;
    assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
    assert!(!dir.exists(), "not even the folder");
}

#[tokio::test]
async fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    const FIXTURE: &str = "the passphrase of the fixture";
    let home = TempDir::new().unwrap();
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/vault-schema-1");
    let key = marks::key_of(&fixture, FIXTURE);
    let copy = home.path().join("vault.db");
    fs::copy(fixture.join("vault.db"), &copy).unwrap();
    let db = rusqlite::Connection::open(&copy).unwrap();
    db.pragma_update(None, "key", format!("x'{}'", hex(&key))).unwrap();
    let (id, signing): (String, Vec<u8>) = db
        .query_row("SELECT id, signing_key FROM vault", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let (seq, head): (i64, Vec<u8>) = db
        .query_row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    drop(db);
    let label = json!({"vault_id": id, "schema": 1, "made_at": now(), "seq": seq,
        "head": hex(&head), "header": fs::read_to_string(fixture.join("vault.json")).unwrap()});
    let file = home.path().join("backup");
    let signing = SigningKey::from_bytes(&signing.try_into().unwrap());
    write_signed(&file, label, &fs::read(&copy).unwrap(), &signing);
    let restored = restore(&home.path().join("restored"), &file, FIXTURE).await.unwrap();
    let clock = restored.read(|tx| tx.erasing_clock()).await;
    assert!(clock.is_ok(), "a table of this schema is there");
}
