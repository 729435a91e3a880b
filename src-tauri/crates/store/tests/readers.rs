//! Reading beside writing: what a look sees, what it waits for, and what is left of it.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use dossier_domain::{
    Actor, Case, CaseId, Connection, ConnectionId, Environment, Fact, Provider, QueueFilter,
    Reviewer, ReviewerId, Role, VaultId, View,
};
use dossier_store::{Anchors, Error, NewVault, QueueQuery, ReadTx, Vault, WriteTx};
use tempfile::TempDir;
use uuid::Uuid;

/// Nobody waits for so long who does not wait for ever.
const EVER: Duration = Duration::from_secs(60);
const CASES: u128 = 20;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn connection() -> Connection {
    Connection {
        id: ConnectionId::from_uuid(Uuid::from_u128(100)),
        provider: Provider::Jiko,
        name: "Test".to_owned(),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

async fn create(dir: &Path) -> Vault {
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test Reviewer".to_owned(),
        role: Role::Supervisor,
    };
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let vault =
        Vault::create(dir, "a passphrase of the test", new, &Anchors::nowhere()).await.unwrap();
    write(&vault, |tx| tx.add_connection(&connection())).await;
    vault
}

async fn write(
    vault: &Vault,
    change: impl FnOnce(&WriteTx<'_>) -> Result<(), Error> + Send + 'static,
) {
    let change = move |tx: &WriteTx<'_>| {
        change(tx)?;
        tx.record(Fact::of_vault("test.changed"));
        Ok::<_, Error>(())
    };
    vault.write(Actor::Dossier, now(), change).await.unwrap();
}

/// Every case gets the same status, one after the other in one change.
async fn mark(vault: &Vault, round: u32) {
    write(vault, move |tx| {
        (0..CASES).try_for_each(|number| {
            let id = CaseId::from_uuid(Uuid::from_u128(1_000 + number));
            let case = Case {
                provider_status: Some(format!("ROUND_{round}")),
                ..Case::opened(id, connection().id, Provider::Jiko, now())
            };
            tx.put_case(&case, &[])
        })
    })
    .await;
}

/// The statuses that the queue shows, each once, and the journal's length.
fn statuses(tx: &ReadTx<'_>) -> Result<(Vec<String>, u64), Error> {
    let query = QueueQuery {
        filter: QueueFilter::of(View::All),
        search: None,
        now: now(),
        limit: 100,
        after: None,
    };
    let rows = tx.queue(&query)?.rows;
    let mut found: Vec<String> = rows.into_iter().filter_map(|row| row.provider_status).collect();
    found.sort();
    found.dedup();
    Ok((found, tx.journal_head()?.map_or(0, |head| head.seq)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_sees_whole_changes_only_and_always_those_of_its_caller() {
    let home = TempDir::new().unwrap();
    let vault = create(&home.path().join("vault")).await;
    mark(&vault, 0).await;
    let done = Arc::new(AtomicBool::new(false));
    let looking: Vec<_> = (0..3)
        .map(|which| {
            let (vault, done) = (vault.clone(), done.clone());
            tokio::spawn(async move {
                let (mut last, mut looks) = (0, 0);
                while !done.load(Ordering::Relaxed) {
                    let (found, entries) = match which {
                        0 => vault.walk(statuses).await.unwrap(),
                        _ => vault.read(statuses).await.unwrap(),
                    };
                    assert_eq!(found.len(), 1, "no half of a change: {found:?}");
                    assert!(entries >= last, "no look goes back");
                    (last, looks) = (entries, looks + 1);
                }
                looks
            })
        })
        .collect();
    for round in 1..=200 {
        mark(&vault, round).await;
        let (found, _) = vault.read(statuses).await.unwrap();
        assert_eq!(found, [format!("ROUND_{round}")], "what was written is there");
        let (found, _) = vault.walk(statuses).await.unwrap();
        assert_eq!(found, [format!("ROUND_{round}")], "for a walk too");
    }
    done.store(true, Ordering::Relaxed);
    for looks in looking {
        assert!(looks.await.unwrap() > 0, "it was looked meanwhile");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_waits_neither_for_a_change_nor_for_a_walk() {
    let home = TempDir::new().unwrap();
    let vault = create(&home.path().join("vault")).await;
    mark(&vault, 1).await;
    let (changing, changed) = (vault.clone(), mpsc::channel::<()>());
    let (walking, walked) = (vault.clone(), mpsc::channel::<()>());
    let (begun, has_begun) =
        (Arc::new(tokio::sync::Barrier::new(3)), tokio::runtime::Handle::current());
    let wait = |begun: Arc<tokio::sync::Barrier>, until: mpsc::Receiver<()>| {
        let runtime = has_begun.clone();
        move || {
            runtime.block_on(begun.wait());
            until.recv_timeout(EVER).is_ok()
        }
    };
    let wait_in_change = wait(begun.clone(), changed.1);
    let change = tokio::spawn(async move {
        let work = move |tx: &WriteTx<'_>| {
            let id = CaseId::from_uuid(Uuid::from_u128(1_000));
            let mut case = tx.case(id)?.unwrap();
            case.provider_status = Some("HALF".to_owned());
            tx.put_case(&case, &[])?;
            tx.record(Fact::of_vault("test.changed"));
            Ok::<_, Error>(wait_in_change())
        };
        changing.write(Actor::Dossier, now(), work).await.unwrap()
    });
    let wait_in_walk = wait(begun.clone(), walked.1);
    let walk = tokio::spawn(async move {
        walking.walk(move |_| Ok::<_, Error>(wait_in_walk())).await.unwrap()
    });
    begun.wait().await;
    let (found, _) = vault.read(statuses).await.unwrap();
    assert_eq!(found, ["ROUND_1"], "nothing of what is not committed");
    changed.0.send(()).unwrap();
    walked.0.send(()).unwrap();
    assert!(change.await.unwrap(), "the look did not wait for the change");
    assert!(walk.await.unwrap(), "nor for the walk");
    assert_eq!(vault.read(statuses).await.unwrap().0, ["HALF", "ROUND_1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_emptied_however_much_is_read() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let vault = create(&dir).await;
    let log = || fs::metadata(dir.join("vault.db-wal")).map_or(0, |log| log.len());
    let done = Arc::new(AtomicBool::new(false));
    let looking: Vec<_> = [false, true]
        .map(|walks| {
            let (vault, done) = (vault.clone(), done.clone());
            tokio::spawn(async move {
                while !done.load(Ordering::Relaxed) {
                    match walks {
                        true => vault.walk(statuses).await.unwrap(),
                        false => vault.read(statuses).await.unwrap(),
                    };
                }
            })
        })
        .into();
    for round in 0..50 {
        mark(&vault, round).await;
        assert!(log() > 0, "the change stands in the log");
        vault.fold().await.expect("nobody keeps the log");
        assert_eq!(log(), 0, "and then in the database alone");
    }
    let to = home.path().join("backup");
    vault.back_up(&to, Actor::Dossier, now()).await.expect("a backup while it is read");
    done.store(true, Ordering::Relaxed);
    for look in looking {
        look.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_waits_for_what_is_read_and_leaves_nothing_open() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let vault = create(&dir).await;
    mark(&vault, 1).await;
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let (go_on, waiting) = mpsc::channel::<()>();
    let walking = {
        let vault = vault.clone();
        tokio::spawn(async move {
            let look = move |tx: &ReadTx<'_>| {
                begun.send(()).unwrap();
                waiting.recv_timeout(EVER).unwrap();
                statuses(tx)
            };
            vault.walk(look).await
        })
    };
    has_begun.await.unwrap();
    let closing = {
        let vault = vault.clone();
        tokio::spawn(async move { vault.close().await })
    };
    go_on.send(()).unwrap();
    assert_eq!(walking.await.unwrap().unwrap().0, ["ROUND_1"], "what had begun ends");
    closing.await.unwrap().expect("closed");
    assert!(matches!(vault.read(statuses).await, Err(Error::Closed)));
    assert!(matches!(vault.walk(statuses).await, Err(Error::Closed)));
    assert!(matches!(vault.fold().await, Err(Error::Closed)));
    #[cfg(target_os = "linux")]
    for handle in fs::read_dir("/proc/self/fd").unwrap() {
        let leads = fs::read_link(handle.unwrap().path()).unwrap_or_default();
        let is_its = leads.starts_with(&dir) && leads != dir.join("lock");
        assert!(!is_its, "{} is open", leads.display());
    }
    assert!(!dir.join("vault.db-wal").exists(), "the log went with the last handle");
}
