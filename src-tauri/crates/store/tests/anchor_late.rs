//! A large vault is read at once, and written to only when its whole file is known to be the one
//! that was closed.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may")]

use std::{fs, path::PathBuf};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Error, NewVault, Standing, Vault};
use tempfile::TempDir;
use uuid::Uuid;

const PAGE: usize = 4096;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        // Every file counts as a large one.
        dossier_failpoint::turn("no-whole-file");
        Self(TempDir::new().unwrap())
    }

    fn dir(&self) -> PathBuf {
        self.0.path().join("vault")
    }

    fn anchors(&self) -> Anchors {
        Anchors::at(self.0.path().join("anchors"))
    }

    fn anchor(&self) -> Vec<u8> {
        let id = VaultId::from_uuid(Uuid::from_u128(1)).to_string();
        fs::read(self.0.path().join("anchors").join(id)).unwrap()
    }

    fn database(&self) -> PathBuf {
        self.dir().join("vault.db")
    }

    async fn create(&self) -> Vault {
        let reviewer = Reviewer {
            id: ReviewerId::from_uuid(Uuid::from_u128(7)),
            name: "Test Reviewer".to_owned(),
            role: Role::Supervisor,
        };
        let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
        Vault::create(&self.dir(), "passphrase", new, &self.anchors()).await.unwrap()
    }

    async fn open(&self) -> Vault {
        Vault::open(&self.dir(), "passphrase", &self.anchors()).await.unwrap()
    }
}

async fn work(vault: &Vault, entries: u64) -> Result<(), Error> {
    let record = move |tx: &dossier_store::WriteTx<'_>| {
        for number in 0..entries {
            tx.record(Fact::of_vault("vault.test").count("number", number));
        }
        Ok(())
    };
    vault.write(Actor::Dossier, now(), record).await
}

#[tokio::test]
async fn an_older_page_is_told_before_anything_is_written() {
    let place = Place::new();
    let vault = place.create().await;
    work(&vault, 300).await.unwrap();
    vault.close().await.unwrap();
    let old = fs::read(place.database()).unwrap();
    let vault = place.open().await;
    work(&vault, 1).await.unwrap();
    vault.close().await.unwrap();
    let whole = fs::read(place.database()).unwrap();
    let anchor = place.anchor();
    let mut told = 0;
    // The second page and those behind it: without the first nothing is read at all.
    for page in (1..old.len() / PAGE).filter(|page| {
        let range = page * PAGE..(page + 1) * PAGE;
        old[range.clone()] != whole[range]
    }) {
        let range = page * PAGE..(page + 1) * PAGE;
        let mut replayed = whole.clone();
        replayed[range.clone()].copy_from_slice(&old[range]);
        fs::write(place.database(), &replayed).unwrap();
        let Ok(vault) = Vault::open(&place.dir(), "passphrase", &place.anchors()).await else {
            continue;
        };
        let written = work(&vault, 1).await;
        assert!(matches!(written, Err(Error::RolledBack)), "page {page}: {written:?}");
        let cached = vault.cache(|_| Ok::<_, Error>(())).await;
        assert!(matches!(cached, Err(Error::RolledBack)), "page {page}: {cached:?}");
        assert!(matches!(vault.standing(), Standing::RolledBack { .. }));
        vault.close().await.unwrap();
        assert!(fs::read(place.database()).unwrap() == replayed, "it stays as it was found");
        assert_eq!(place.anchor(), anchor, "the anchor stays");
        told += 1;
    }
    assert!(told > 0, "no page but the journal's own was older: this test cannot fail");
}

#[tokio::test]
async fn what_was_only_read_needs_no_second_look_and_what_is_whole_is_written_to() {
    let place = Place::new();
    place.create().await.close().await.unwrap();
    let anchor = place.anchor();
    let vault = place.open().await;
    vault.read(|tx| tx.vault_info()).await.unwrap();
    vault.close().await.unwrap();
    let vault = place.open().await;
    work(&vault, 2).await.unwrap();
    assert_ne!(place.anchor(), anchor);
    vault.close().await.unwrap();
    let vault = place.open().await;
    assert_eq!(vault.standing(), Standing::Held);
    work(&vault, 1).await.unwrap();
    assert_eq!(vault.standing(), Standing::Held);
    // Another length is told at once.
    vault.close().await.unwrap();
    let mut longer = fs::read(place.database()).unwrap();
    longer.extend_from_within(..PAGE);
    fs::write(place.database(), longer).unwrap();
    let vault = place.open().await;
    assert!(matches!(vault.standing(), Standing::RolledBack { .. }));
    vault.close().await.unwrap();
}
