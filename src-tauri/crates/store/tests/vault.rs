//! The vault as its callers see it: made, opened, refused.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{fs, path::Path};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Error, NewVault, Vault};
use secrecy::SecretString;
use tempfile::TempDir;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

const RIGHT: &str = "a passphrase of the test";

fn passphrase() -> SecretString {
    RIGHT.into()
}

fn reviewer() -> Reviewer {
    Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test Reviewer".to_owned(),
        role: Role::Supervisor,
    }
}

async fn create(dir: &Path) -> Vault {
    let new =
        NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer: reviewer() };
    Vault::create(dir, passphrase(), new, &Anchors::nowhere()).await.expect("a vault is made")
}

/// Opens once the thread of a vault dropped just before has let go of the lock.
async fn open(dir: &Path, passphrase: &str) -> Result<Vault, Error> {
    Vault::open(dir, passphrase, &Anchors::nowhere()).await
}

#[tokio::test]
async fn it_opens_again_with_what_was_written() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let made = create(&dir).await.read(|tx| tx.vault_info()).await.unwrap();
    let vault = open(&dir, RIGHT).await.expect("opens again");
    let (info, found, head) = vault
        .read(|tx| Ok::<_, Error>((tx.vault_info()?, tx.reviewer()?, tx.journal_head()?)))
        .await
        .unwrap();
    assert_eq!(info, made);
    assert_eq!(found, Some(reviewer()));
    assert_eq!(head.expect("making a vault is on record").seq, 1);
}

#[tokio::test]
async fn a_wrong_passphrase_is_told_apart_from_damage_and_changes_nothing() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    create(&dir).await.close().await.unwrap();
    let before = fs::read(dir.join("vault.json")).unwrap();
    assert!(matches!(open(&dir, "another").await, Err(Error::WrongPassphrase)));
    assert_eq!(fs::read(dir.join("vault.json")).unwrap(), before);

    let text = String::from_utf8(before.clone()).unwrap();
    let changed = text.replacen("\"sealed\": \"", "\"sealed\": \"00", 1);
    assert_ne!(changed, text);
    fs::write(dir.join("vault.json"), changed).unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Damaged(_))));
    fs::write(dir.join("vault.json"), "").unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Damaged(_))));
    fs::write(dir.join("vault.json"), &before[..before.len() / 2]).unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Damaged(_))));
    let newer = text.replacen("\"format\": 3", "\"format\": 4", 1);
    assert_ne!(newer, text);
    fs::write(dir.join("vault.json"), newer).unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Newer { .. })));
}

#[tokio::test]
async fn a_damaged_database_is_named_and_left_as_it_is() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    create(&dir).await.close().await.unwrap();
    let database = dir.join("vault.db");
    let whole = fs::read(&database).unwrap();
    let random: Vec<u8> = (0..whole.len()).map(|at| (at * 31 % 251) as u8).collect();
    let plain = {
        let path = home.path().join("plain.db");
        let db = rusqlite::Connection::open(&path).unwrap();
        db.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
        drop(db);
        fs::read(path).unwrap()
    };
    let _ = fs::remove_file(dir.join("vault.db-wal"));
    for (what, bytes) in [
        ("empty", vec![]),
        ("random", random),
        ("plain", plain),
        ("cut", whole[..1000].to_vec()),
        ("cut at a page", whole[..4096].to_vec()),
    ] {
        fs::write(&database, &bytes).unwrap();
        let opened = open(&dir, RIGHT).await;
        assert!(matches!(opened, Err(Error::Damaged(_))), "{what}: {opened:?}");
        assert!(fs::read(&database).unwrap() == bytes, "{what}: the file is unchanged");
        let opened = open(&dir, "another").await;
        assert!(matches!(opened, Err(Error::WrongPassphrase)), "{what}: {opened:?}");
        assert!(fs::read(&database).unwrap() == bytes, "{what}: the file is unchanged");
    }
    // Without the box that its key is in.
    let header = fs::read_to_string(dir.join("vault.json")).unwrap();
    let keyless = header.replace("\"key_box\"", "\"box\"");
    assert_ne!(keyless, header);
    fs::write(dir.join("vault.json"), keyless).unwrap();
    fs::write(&database, &whole).unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Damaged(_))));
    fs::write(dir.join("vault.json"), header).unwrap();
    fs::remove_file(&database).unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::Damaged(_))));
    assert!(!database.exists(), "opening makes no new database");
}

#[tokio::test]
async fn one_process_at_a_time() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let first = create(&dir).await;
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::InUse)));
    drop(first);
    open(&dir, RIGHT).await.expect("free again once the first is gone");
}

#[tokio::test]
async fn an_empty_folder_and_a_full_one_are_told_apart() {
    let home = TempDir::new().unwrap();
    assert!(matches!(open(home.path(), RIGHT).await, Err(Error::NoVault)));
    let dir = home.path().join("vault");
    create(&dir).await.close().await.unwrap();
    let new =
        NewVault { id: VaultId::from_uuid(Uuid::from_u128(2)), now: now(), reviewer: reviewer() };
    assert!(matches!(
        Vault::create(&dir, passphrase(), new, &Anchors::nowhere()).await,
        Err(Error::Exists)
    ));
}

#[tokio::test]
async fn a_new_passphrase_opens_and_the_old_one_no_longer_does() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let vault = create(&dir).await;
    let actor = Actor::Reviewer(reviewer().id);
    let wrong = vault.change_passphrase("guess", "new".into(), None, actor, now()).await;
    assert!(matches!(wrong, Err(Error::WrongPassphrase)));
    vault.change_passphrase(passphrase(), "new one".into(), None, actor, now()).await.unwrap();
    vault.close().await.unwrap();
    assert!(matches!(open(&dir, RIGHT).await, Err(Error::WrongPassphrase)));
    let vault = open(&dir, "new one").await.unwrap();
    assert_eq!(vault.read(|tx| tx.journal_head()).await.unwrap().unwrap().seq, 2);
}

#[tokio::test]
async fn a_change_without_a_journal_entry_is_refused_and_undone() {
    let home = TempDir::new().unwrap();
    let vault = create(&home.path().join("vault")).await;
    let actor = Actor::Reviewer(reviewer().id);
    let id = dossier_domain::ConnectionId::from_uuid(Uuid::from_u128(3));
    let connection = dossier_domain::Connection {
        id,
        provider: dossier_domain::Provider::Jiko,
        name: "test".to_owned(),
        environment: dossier_domain::Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    let silent = connection.clone();
    let refused = vault.write(actor, now(), move |tx| tx.add_connection(&silent)).await;
    assert!(matches!(refused, Err(Error::Unrecorded)), "{refused:?}");
    assert_eq!(vault.read(|tx| tx.connections()).await.unwrap(), []);
    let told = connection.clone();
    vault
        .write(actor, now(), move |tx| {
            tx.add_connection(&told)?;
            tx.record(Fact::of_vault("connection.added").with("connection_id", told.id));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    assert_eq!(vault.read(|tx| tx.connections()).await.unwrap(), [connection]);
}

#[cfg(unix)]
#[tokio::test]
async fn folder_and_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let _vault = create(&dir).await;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let mut files = 0;
    for entry in fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        files += 1;
    }
    assert!(files >= 3, "header, database and lock are there");
}

#[tokio::test]
async fn the_library_is_recent_enough() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}
