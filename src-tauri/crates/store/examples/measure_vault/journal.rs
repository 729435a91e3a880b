//! The journal alone: adding to it, walking it, and what of that opening a vault takes.

use std::{path::Path, time::Instant};

use dossier_domain::{Actor, Fact, Link};
use dossier_store::{Anchors, Error, Vault, WriteTx};
use serde_json::{Value, json};

use crate::{people, run};

const STEP: u64 = 1_000;
/// Changes of one entry each, with the disk waited for.
const SINGLE: u64 = 200;

/// Cases that are open at a time, and entries that each gets until it is done.
const OPEN: u64 = 1_000;
const EACH: u64 = 20;

fn fact(number: u64) -> Fact {
    let case = number / (OPEN * EACH) * OPEN + number % OPEN;
    Fact::of_case("snapshot.taken", people::case_id(case))
        .with("provider_status", "SYNTHETIC")
        .with("stage", "InProgress")
}

/// Microseconds of one entry among many in a change.
async fn add(vault: &Vault, from: u64, entries: u64) -> f64 {
    let start = Instant::now();
    for at in (from..from + entries).step_by(STEP as usize) {
        let change = move |tx: &WriteTx<'_>| {
            (at..at + STEP).for_each(|number| tx.record(fact(number)));
            Ok::<_, Error>(())
        };
        vault.write(Actor::Provider, people::now(), change).await.unwrap();
    }
    start.elapsed().as_secs_f64() * 1e6 / entries as f64
}

/// Milliseconds of a change with one entry.
async fn single(vault: &Vault) -> Value {
    let mut times = Vec::new();
    for number in 0..SINGLE {
        let start = Instant::now();
        let change = move |tx: &WriteTx<'_>| {
            tx.record(fact(number));
            Ok::<_, Error>(())
        };
        vault.write(Actor::Provider, people::now(), change).await.unwrap();
        times.push(start.elapsed());
    }
    run::spread(times, std::time::Duration::ZERO)
}

pub async fn run(folder: &Path, entries: u64) -> Value {
    let anchors = Anchors::at(folder.join("anchors"));
    let dir = folder.join("vault");
    let vault = Vault::create(&dir, "passphrase", run::new_vault(), &anchors).await.unwrap();
    let tenth = (entries / 10).next_multiple_of(STEP);
    let (first_us, first) = (add(&vault, 0, tenth).await, single(&vault).await);
    let mut at = tenth;
    while at + tenth < entries {
        add(&vault, at, tenth).await;
        at += tenth;
    }
    let (last_us, last) = (add(&vault, at, tenth).await, single(&vault).await);
    let start = Instant::now();
    let walked = vault.read(|tx| tx.verify_journal(None)).await.unwrap();
    let rate = walked.entries as f64 / start.elapsed().as_secs_f64();
    assert!(walked.ok(), "the journal holds");
    let anchored = vault.anchored().map(|it| Link { seq: it.seq, hash: it.head }).unwrap();
    assert_eq!((anchored.seq, anchored.hash), (walked.entries, walked.head));
    vault.close().await.unwrap();
    let start = Instant::now();
    let vault = Vault::open(&dir, "passphrase", &anchors).await.unwrap();
    let open = start.elapsed().as_secs_f64() * 1e3;
    vault.close().await.unwrap();
    json!({"entries": walked.entries, "first_us": first_us, "last_us": last_us, "first": first,
        "last": last, "verify_rate": rate, "open_ms": open})
}
