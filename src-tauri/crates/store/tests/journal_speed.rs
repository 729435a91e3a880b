//! How fast the whole journal is walked. A program of its own, so that nothing else counts.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, CaseId, Fact, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{Anchors, Error, NewVault, Vault};
use tempfile::TempDir;
use uuid::Uuid;

const ENTRIES: u64 = 100_000;

/// What this process has used of the processors, so that other work on the machine does not count;
/// where the system does not tell, the time.
fn used(since: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: u64 =
        after_name.split(' ').skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
    if ticks == 0 { since.elapsed() } else { Duration::from_millis(ticks * 10) }
}

#[tokio::test]
async fn a_hundred_thousand_entries_are_walked_within_a_second() {
    let home = TempDir::new().unwrap();
    let now: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().unwrap();
    let id = |number| Uuid::from_u128(number);
    let reviewer =
        Reviewer { id: ReviewerId::from_uuid(id(7)), name: "Test".to_owned(), role: Role::Support };
    let new = NewVault { id: VaultId::from_uuid(id(1)), now, reviewer };
    let dir = home.path().join("v");
    let vault = Vault::create(&dir, "passphrase", new, &Anchors::nowhere()).await.unwrap();
    vault
        .write(Actor::Dossier, now, move |tx| {
            for at in 1..ENTRIES {
                let case = CaseId::from_uuid(id(u128::from(at % 300)));
                let fact = Fact::of_case("submission.moved", case)
                    .with("submission_id", id(u128::from(at)))
                    .with("submission", "upload")
                    .with("state", "accepted")
                    .with("stage", "InProgress");
                tx.record(fact.count("attempts", 1));
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let mut best = Duration::MAX;
    for _ in 0..4 {
        let start = Instant::now();
        let before = used(start);
        let verified = vault.read(|tx| tx.verify_journal(None)).await.unwrap();
        best = best.min(used(start).saturating_sub(before));
        assert_eq!((verified.ok(), verified.entries), (true, ENTRIES));
    }
    println!("figure: 100,000 entries walked in {:.2} s", best.as_secs_f64());
    assert!(best <= Duration::from_secs(1), "{best:?}");
}
