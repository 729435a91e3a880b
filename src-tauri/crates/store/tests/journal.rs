//! The chain: every tampering is found, and an exported journal verifies by itself.
#![allow(clippy::unwrap_used, reason = "a test may")]

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, CaseId, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Checkpoint, Error, JournalLine, NewVault, Vault, verify_lines};
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

/// A vault whose journal has this many entries.
async fn vault_of(home: &TempDir, entries: u32) -> Vault {
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test".to_owned(),
        role: Role::Support,
    };
    let id = VaultId::from_uuid(Uuid::from_u128(1));
    let new = NewVault { id, now: now(), reviewer };
    let vault = Vault::create(&home.path().join("v"), "passphrase", new, &Anchors::nowhere())
        .await
        .unwrap();
    vault
        .write(Actor::Dossier, now(), move |tx| {
            for at in 1..entries {
                let case = CaseId::from_uuid(Uuid::from_u128(u128::from(at % 3)));
                tx.record(Fact::of_case("case.test", case).count("at", at.into()));
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    vault
}

async fn lines(entries: u32) -> Vec<JournalLine> {
    let home = TempDir::new().unwrap();
    let vault = vault_of(&home, entries).await;
    let verified = vault.read(|tx| tx.verify_journal(None)).await.unwrap();
    assert!(verified.ok());
    assert_eq!(verified.entries, u64::from(entries));
    vault
        .read(|tx| {
            let mut lines = Vec::new();
            tx.journal_lines(|line| {
                lines.push(line);
                Ok(())
            })?;
            Ok::<_, Error>(lines)
        })
        .await
        .unwrap()
}

fn first_bad(lines: &[JournalLine]) -> Option<u64> {
    verify_lines(lines.iter().cloned().map(Ok::<_, ()>)).unwrap().first_bad
}

#[tokio::test]
async fn every_edit_swap_cut_and_copy_is_found_at_its_place() {
    let whole = lines(40).await;
    assert_eq!(first_bad(&whole), None);
    proptest!(|(at in 0..40usize, other in 0..40usize, how in 0..5u8, byte in any::<prop::sample::Index>())| {
        let mut lines = whole.clone();
        match how {
            0 => {
                let mut body = lines[at].body.clone().into_bytes();
                let byte = byte.index(body.len());
                body[byte] ^= 1;
                lines[at].body = String::from_utf8_lossy(&body).into_owned();
            }
            1 => { prop_assume!(at != other); lines.swap(at, other); }
            2 => { prop_assume!(at < 39); lines.remove(at); }
            3 => { let copy = lines[other].clone(); lines.insert(at, copy); }
            _ => { prop_assume!(at != other); lines[at].hash = lines[other].hash.clone(); }
        }
        let first = if how == 1 { at.min(other) } else { at };
        let expected = if how == 3 && at == other + 1 { at } else { first };
        let found = first_bad(&lines);
        prop_assert!(found.is_some(), "way {how} at {at}");
        prop_assert!(found.unwrap() >= expected as u64 && found.unwrap() <= expected as u64 + 2);
    });
}

#[tokio::test]
async fn a_checkpoint_holds_only_as_it_was_signed() {
    let home = TempDir::new().unwrap();
    let vault = vault_of(&home, 3).await;
    let (checkpoint, key) =
        vault.read(|tx| Ok::<_, Error>((tx.checkpoint(now())?, tx.public_key()?))).await.unwrap();
    assert_eq!(checkpoint.seq, 3);
    assert!(checkpoint.is_signed_by(&key));
    assert!(!checkpoint.is_signed_by(&[7; 32]));
    let text = checkpoint.to_text();
    assert_eq!(Checkpoint::parse(&text), Some(checkpoint));
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let changed = String::from_utf8(bytes).ok().and_then(|text| Checkpoint::parse(&text));
        assert!(changed.is_none_or(|it| !it.is_signed_by(&key)), "byte {at} can be changed");
    }
}
