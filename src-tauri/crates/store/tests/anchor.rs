//! Older copies that are put back, whole or in parts, are told when the vault is opened. Each test
//! does the same without an anchor, where it must go unnoticed: else it could not fail.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Error, NewVault, Standing, Vault};
use secrecy::SecretString;
use tempfile::TempDir;
use uuid::Uuid;

const PAGE: usize = 4096;
const ROLLBACKS: usize = 100;
const REPLAYS: usize = 100;
const FLIPS: usize = 300;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn passphrase() -> SecretString {
    "a passphrase of the test".into()
}

/// A vault and the folder of its anchor.
struct Place {
    home: TempDir,
}

/// The files of a vault's folder.
type Files = BTreeMap<PathBuf, Vec<u8>>;

impl Place {
    fn new() -> Self {
        dossier_failpoint::turn("cheap-key");
        Self { home: TempDir::new().unwrap() }
    }

    fn dir(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    fn anchors(&self) -> Anchors {
        Anchors::at(self.home.path().join("state/anchors"))
    }

    /// The anchor's file.
    fn anchor(&self) -> PathBuf {
        let folder = self.home.path().join("state/anchors");
        folder.join(VaultId::from_uuid(Uuid::from_u128(1)).to_string())
    }

    async fn create(&self) -> Vault {
        let reviewer = Reviewer {
            id: ReviewerId::from_uuid(Uuid::from_u128(7)),
            name: "Test Reviewer".to_owned(),
            role: Role::Supervisor,
        };
        let id = VaultId::from_uuid(Uuid::from_u128(1));
        let new = NewVault { id, now: now(), reviewer };
        Vault::create(&self.dir(), passphrase(), new, &self.anchors()).await.unwrap()
    }

    async fn open(&self) -> Result<Vault, Error> {
        Vault::open(&self.dir(), passphrase(), &self.anchors()).await
    }

    /// Whether nothing is told where there is no anchor, although the whole journal is walked.
    async fn unnoticed(&self) -> bool {
        let opened = Vault::open(&self.dir(), passphrase(), &Anchors::nowhere()).await;
        let Ok(vault) = opened else { return false };
        let found = vault.read(|tx| tx.verify_journal(None)).await;
        vault.close().await.unwrap();
        found.is_ok_and(|it| it.ok())
    }

    fn files(&self) -> Files {
        let entries = fs::read_dir(self.dir()).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    fn put(&self, files: &Files) {
        for path in self.files().keys() {
            fs::remove_file(path).unwrap();
        }
        for (path, bytes) in files {
            fs::write(path, bytes).unwrap();
        }
    }
}

async fn work(vault: &Vault, entries: u64) {
    let actor = Actor::Reviewer(ReviewerId::from_uuid(Uuid::from_u128(7)));
    vault
        .write(actor, now(), move |tx| {
            for number in 0..entries {
                tx.record(Fact::of_vault("vault.test").count("number", number));
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
}

/// Told at opening, and the vault takes nothing.
async fn is_told(opened: Result<Vault, Error>) -> bool {
    match opened {
        Ok(vault) => {
            let told = matches!(vault.standing(), Standing::RolledBack { .. });
            let actor = Actor::Dossier;
            let written = vault
                .write(actor, now(), |tx| {
                    tx.record(Fact::of_vault("vault.test"));
                    Ok::<_, Error>(())
                })
                .await;
            assert_eq!(told, matches!(written, Err(Error::RolledBack)), "{written:?}");
            let read = vault.read(|tx| tx.vault_info()).await;
            assert!(matches!(read, Ok(_) | Err(Error::Damaged(_))), "{read:?}");
            vault.close().await.unwrap();
            told
        }
        Err(Error::Damaged(_)) => true,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_older_copy_of_the_whole_vault_is_told_whether_it_was_closed_or_killed() {
    let place = Place::new();
    place.create().await.close().await.unwrap();
    let mut copies = vec![place.files()];
    for round in 0..12 {
        let vault = place.open().await.unwrap();
        work(&vault, 1 + round % 3).await;
        // As it lies there while the program runs, log and all; a kill leaves the same.
        copies.push(place.files());
        vault.close().await.unwrap();
        copies.push(place.files());
    }
    let last = copies.pop().unwrap();
    // Before the last close everything had been committed: no older copy.
    copies.pop();
    let anchor = fs::read(place.anchor()).unwrap();
    let (mut told, mut unnoticed) = (0, 0);
    for number in 0..ROLLBACKS {
        let copy = &copies[number % copies.len()];
        place.put(copy);
        told += usize::from(is_told(place.open().await).await);
        assert_eq!(fs::read(place.anchor()).unwrap(), anchor, "the anchor stays");
        place.put(copy);
        unnoticed += usize::from(place.unnoticed().await);
    }
    assert_eq!((told, unnoticed), (ROLLBACKS, ROLLBACKS));
    place.put(&last);
    assert_eq!(place.open().await.unwrap().standing(), Standing::Held);
}

#[tokio::test]
async fn one_older_page_is_told_after_the_vault_was_closed() {
    let place = Place::new();
    let vault = place.create().await;
    work(&vault, 300).await;
    vault.close().await.unwrap();
    let database = place.dir().join("vault.db");
    let mut versions = vec![fs::read(&database).unwrap()];
    for _ in 0..8 {
        let vault = place.open().await.unwrap();
        work(&vault, 40).await;
        vault.close().await.unwrap();
        versions.push(fs::read(&database).unwrap());
    }
    let whole = versions.pop().unwrap();
    let files = place.files();
    let anchor = fs::read(place.anchor()).unwrap();
    let (mut done, mut unnoticed) = (0, 0);
    'replays: loop {
        for (version, old) in versions.iter().enumerate() {
            for page in 0..old.len() / PAGE {
                let range = page * PAGE..(page + 1) * PAGE;
                if old[range.clone()] == whole[range.clone()] {
                    continue;
                }
                let mut replayed = whole.clone();
                replayed[range.clone()].copy_from_slice(&old[range]);
                place.put(&files);
                fs::write(&database, &replayed).unwrap();
                assert!(is_told(place.open().await).await, "page {page} of copy {version}");
                assert_eq!(fs::read(place.anchor()).unwrap(), anchor, "the anchor stays");
                fs::write(&database, &replayed).unwrap();
                unnoticed += usize::from(place.unnoticed().await);
                done += 1;
                if done == REPLAYS {
                    break 'replays;
                }
            }
        }
        assert!(done > 0, "no page was ever changed");
    }
    assert!(unnoticed > 0, "the journal alone tells of every replay: this test cannot fail");
}

#[tokio::test]
async fn a_changed_cut_or_missing_log_is_told_after_a_kill() {
    let place = Place::new();
    place.create().await.close().await.unwrap();
    let vault = place.open().await.unwrap();
    for _ in 0..6 {
        work(&vault, 5).await;
    }
    let (killed, anchor) = (place.files(), fs::read(place.anchor()).unwrap());
    vault.close().await.unwrap();
    let log = place.dir().join("vault.db-wal");
    let bytes = killed[&log].clone();
    assert!(bytes.len() > 6 * PAGE, "all of it is in the log");
    let restore = |log_bytes: Option<&[u8]>| {
        place.put(&killed);
        fs::write(place.anchor(), &anchor).unwrap();
        let _ = fs::remove_file(place.dir().join("vault.db-shm"));
        match log_bytes {
            Some(bytes) => fs::write(&log, bytes).unwrap(),
            None => fs::remove_file(&log).unwrap(),
        }
    };
    restore(Some(&bytes));
    let vault = place.open().await.unwrap();
    assert_eq!(vault.standing(), Standing::Held, "a kill alone is none");
    vault.close().await.unwrap();
    let (mut unnoticed, mut harmless) = (0, 0);
    for number in 0..FLIPS {
        let mut flipped = bytes.clone();
        let bit = number * (bytes.len() * 8 / FLIPS) + number % 8;
        flipped[bit / 8] ^= 1 << (bit % 8);
        restore(Some(&flipped));
        let opened = place.open().await;
        match &opened {
            // Bytes of the log that SQLite does not look at: everything is there all the same.
            Ok(vault) if vault.standing() == Standing::Held => {
                let head = vault.read(|tx| tx.journal_head()).await.unwrap().unwrap();
                assert_eq!(head.seq, 31, "bit {bit} hides what was committed");
                vault.close().await.unwrap();
                harmless += 1;
            }
            _ => assert!(is_told(opened).await, "bit {bit}"),
        }
        restore(Some(&flipped));
        unnoticed += usize::from(place.unnoticed().await);
    }
    assert!(harmless <= FLIPS / 100, "{harmless} flips changed nothing");
    assert!(unnoticed > FLIPS / 2, "{unnoticed} go unnoticed without an anchor");
    for cut in [0, 32, bytes.len() / 2, bytes.len() - PAGE] {
        restore(Some(&bytes[..cut]));
        assert!(is_told(place.open().await).await, "cut to {cut} bytes");
    }
    restore(None);
    assert!(is_told(place.open().await).await, "the log was removed");
}

#[tokio::test]
async fn an_anchor_that_is_missing_empty_or_senseless_is_none_and_a_changed_one_is_told() {
    let place = Place::new();
    place.create().await.close().await.unwrap();
    let (files, anchor) = (place.files(), fs::read(place.anchor()).unwrap());
    for senseless in [None, Some(&b""[..]), Some(&anchor[..40]), Some(b"dossier checkpoint 2\n")] {
        place.put(&files);
        match senseless {
            Some(bytes) => fs::write(place.anchor(), bytes).unwrap(),
            None => fs::remove_file(place.anchor()).unwrap(),
        }
        let vault = place.open().await.unwrap();
        assert_eq!(vault.standing(), Standing::Absent);
        work(&vault, 1).await;
        vault.close().await.unwrap();
        let vault = place.open().await.unwrap();
        assert_eq!(vault.standing(), Standing::Held, "there is one now");
        vault.close().await.unwrap();
    }
    let text = String::from_utf8(anchor).unwrap();
    for line in text.lines().filter(|line| !line.starts_with("dossier")) {
        // Another digit, spelt as before, so that only a signature can tell.
        let at = text.find(line).unwrap() + line.len() - 2;
        let mut changed = text.clone().into_bytes();
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        if changed == text.as_bytes() {
            continue;
        }
        place.put(&files);
        fs::write(place.anchor(), &changed).unwrap();
        let vault = place.open().await.unwrap();
        assert_ne!(vault.standing(), Standing::Held, "{line}");
        vault.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_vault_that_was_worked_with_elsewhere_comes_back() {
    let place = Place::new();
    place.create().await.close().await.unwrap();
    let anchor = fs::read(place.anchor()).unwrap();
    let vault = place.open().await.unwrap();
    work(&vault, 3).await;
    vault.close().await.unwrap();
    fs::write(place.anchor(), anchor).unwrap();
    assert_eq!(place.open().await.unwrap().standing(), Standing::Held);
}

#[tokio::test]
async fn the_files_of_a_rolled_back_vault_stay_as_they_are_found() {
    let place = Place::new();
    let vault = place.create().await;
    work(&vault, 3).await;
    let copy = place.files();
    work(&vault, 3).await;
    vault.close().await.unwrap();
    place.put(&copy);
    let vault = place.open().await.unwrap();
    assert_eq!(vault.standing(), Standing::RolledBack { anchored: 7, found: 4 });
    vault.close().await.unwrap();
    for name in ["vault.db", "vault.db-wal", "vault.json"] {
        let path = place.dir().join(name);
        assert!(fs::read(&path).unwrap() == copy[&path], "{name}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_anchor_is_its_owners_alone_and_no_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let place = Place::new();
    place.create().await.close().await.unwrap();
    assert_eq!(mode(place.anchor().parent().unwrap()), 0o700);
    assert_eq!(mode(&place.anchor()), 0o600);
    fs::set_permissions(place.anchor(), PermissionsExt::from_mode(0o666)).unwrap();
    place.open().await.unwrap().close().await.unwrap();
    assert_eq!(mode(&place.anchor()), 0o600);

    let target = place.home.path().join("target");
    fs::write(&target, "of somebody").unwrap();
    for name in ["", "new"] {
        let path = place.anchor().with_extension(name);
        let kept = fs::read(&path).ok();
        let _ = fs::remove_file(&path);
        symlink(&target, &path).unwrap();
        let opened = place.open().await;
        assert!(matches!(opened, Err(Error::Foreign(_))), "{opened:?}");
        assert_eq!(fs::read(&target).unwrap(), b"of somebody");
        fs::remove_file(&path).unwrap();
        if let Some(kept) = kept {
            fs::write(&path, kept).unwrap();
        }
    }
    let folder = place.anchor().parent().unwrap().to_owned();
    fs::rename(&folder, place.home.path().join("elsewhere")).unwrap();
    symlink(place.home.path().join("elsewhere"), &folder).unwrap();
    let opened = place.open().await;
    assert!(matches!(opened, Err(Error::Foreign(_))), "{opened:?}");
}
