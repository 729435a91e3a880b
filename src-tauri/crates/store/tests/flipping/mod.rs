//! Flips bits of a closed vault's database.

use std::fs;

use dossier_domain::{Actor, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Error, NewVault, ReadTx, Vault};
use tempfile::TempDir;
use uuid::Uuid;

/// Which flips were found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By the vault that has its anchor, when it was opened.
    pub at_opening: usize,
    /// By one without an anchor, when everything was read.
    pub when_read: usize,
}

/// Flips so many single bits, spread over the file.
pub async fn flip(flips: usize) -> Found {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test Reviewer".to_owned(),
        role: Role::Supervisor,
    };
    let id = VaultId::from_uuid(Uuid::from_u128(1));
    let now = "2026-11-20T12:00:00Z".parse().unwrap();
    let new = NewVault { id, now, reviewer };
    let anchors = Anchors::at(home.path().join("anchors"));
    let vault = Vault::create(&dir, "passphrase", new, &anchors).await.unwrap();
    vault
        .write(Actor::Dossier, now, |tx| {
            for number in 0..400 {
                tx.record(Fact::of_vault("vault.test").count("number", number));
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    vault.close().await.unwrap();
    let database = dir.join("vault.db");
    let whole = fs::read(&database).unwrap();
    let mut found = Found::default();
    for number in 0..flips {
        let bit = number * (whole.len() * 8 / flips) + number % 8;
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        for (anchors, count) in
            [(&anchors, &mut found.at_opening), (&Anchors::nowhere(), &mut found.when_read)]
        {
            fs::write(&database, &flipped).unwrap();
            let read = match Vault::open(&dir, "passphrase", anchors).await {
                Ok(vault) => {
                    let read = vault.read(all).await;
                    vault.close().await.unwrap();
                    read
                }
                Err(error) => Err(error),
            };
            *count += usize::from(!matches!(read, Ok(true)));
        }
    }
    found
}

/// Reads everything; whether it agrees with itself.
fn all(tx: &ReadTx<'_>) -> Result<bool, Error> {
    let verified = tx.verify_journal(None)?;
    Ok(verified.ok() && tx.inspect()?.damage.is_empty())
}
