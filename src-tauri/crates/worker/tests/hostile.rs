//! Two hundred hostile files through the real worker. `cargo xtask hostile` has more of them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
#[path = "common/trial.rs"]
mod trial;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use common::worker;
use dossier_documents::Way;
use dossier_documents::synthetic::{HOSTILE_KINDS, hostile};
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
        let code = checked.findings[0].code.as_str();
        // A file that is too short for what it claims may be refused for that.
        let refused = ["too_many_pixels", "truncated"].contains(&code);
        assert!(refused, "{}: {checked:?}", file.kind);
    }
}

#[test]
fn a_number_is_always_the_same_file() {
    for number in 0..HOSTILE_KINDS {
        assert!(hostile(SEED, number) == hostile(SEED, number), "{number}");
    }
    assert_ne!(hostile(SEED, 27).bytes, hostile(SEED + 1, 27).bytes);
}
