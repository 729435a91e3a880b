//! Two hundred hostile files through the real worker. `cargo xtask hostile` has more of them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
#[path = "common/trial.rs"]
mod trial;

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs};

use common::worker;
use dossier_documents::synthetic::{HOSTILE_KINDS, hostile};
use dossier_documents::{Way, bench};
use tokio::sync::Semaphore;
use trial::{rule, try_one, worst_child};

const SEED: u64 = 6;
const FILES: u32 = 200;
/// The address space that a worker is limited to.
const MEMORY: u64 = 512 << 20;
/// Less than what is usual, since a test run has many to try. A file that takes longer is refused.
const LIMIT: Duration = Duration::from_secs(4);
/// Far above the limit, with all that is to be done besides.
const FOREVER: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_hostile_files_each_come_to_an_answer() {
    let worker = worker().with_time_limit(LIMIT);
    // The files are large; no more of them in memory than are worked on.
    let room = Arc::new(Semaphore::new(3));
    let trials: Vec<_> = (0..FILES)
        .map(|number| {
            let (worker, room) = (worker.clone(), Arc::clone(&room));
            tokio::spawn(async move {
                let _room = room.acquire().await;
                let file = hostile(SEED, number);
                (number, file.kind, try_one(&worker, &file).await)
            })
        })
        .collect();
    let mut outcomes = BTreeSet::new();
    for trial in trials {
        let (number, kind, trial) = trial.await.unwrap();
        assert!(trial.took < FOREVER, "{number}, {kind}: {trial:?}");
        outcomes.insert(trial.outcome);
    }
    assert!(worst_child() < MEMORY, "a worker had {} bytes", worst_child());
    for expected in ["too_many_pixels", "truncated", "damaged", "not_an_image", "prepared"] {
        assert!(outcomes.contains(expected), "nothing was {expected}: {outcomes:?}");
    }
}

#[tokio::test]
async fn what_a_header_tells_is_refused_without_decoding() {
    let worker = worker();
    let files: Vec<_> = (0..HOSTILE_KINDS * 12)
        .filter(|number| number % HOSTILE_KINDS < 7)
        .map(|number| hostile(SEED, number))
        .collect();
    assert!(files.iter().all(|it| it.is_over_by_header));
    // A check decodes nothing.
    let checked =
        worker.check_many(files.iter().map(|it| it.bytes.clone()), &rule()).await.unwrap();
    for (file, checked) in files.iter().zip(checked) {
        assert_eq!(checked.way, None::<Way>, "{}", file.kind);
        assert_eq!(checked.findings[0].code, "too_many_pixels", "{}: {checked:?}", file.kind);
    }
}

#[test]
fn a_number_is_always_the_same_file() {
    for number in 0..HOSTILE_KINDS {
        assert!(hostile(SEED, number) == hostile(SEED, number), "{number}");
    }
    assert_ne!(hostile(SEED, 27).bytes, hostile(SEED + 1, 27).bytes);
}

/// Set in the process that works without limits.
const FREE: &str = "HOSTILE_FREE";

/// The control: the same file where nothing bounds what decoding takes.
#[test]
fn without_limits_a_file_takes_more_than_the_worker_may() {
    if env::var_os(FREE).is_some() {
        let _ = bench::prepare(&greedy(), &rule());
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmPeak:")).unwrap();
        println!("{line}");
        return;
    }
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "without_limits_a_file_takes_more_than_the_worker_may", "--nocapture"])
        .env(FREE, "1")
        .env("MALLOC_ARENA_MAX", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let line = said.lines().find(|line| line.contains("VmPeak:")).unwrap();
    let kib: u64 = line.split_whitespace().rev().nth(1).unwrap().parse().unwrap();
    assert!(kib * 1_024 > MEMORY, "{line}");
}

/// A page whose content unpacks to a hundred megabytes.
fn greedy() -> Vec<u8> {
    let file = hostile(SEED, 19);
    assert_eq!(file.kind, "packed content, PDF");
    file.bytes
}
