//! A worker that dies or hangs while it reads a file. One test in a program of its own, since it
//! looks for the children of its process.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use common::{png_under, worker};
use dossier_documents::synthetic::photo_jpeg;
use dossier_domain::ErrorCode;

/// The id of a worker that this process started and that has begun to work.
fn find_child() -> Option<u32> {
    let own = std::process::id().to_string();
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name stands in brackets and may hold anything; the parent is the second word after.
        let (name, rest) = stat.rsplit_once(')')?;
        let parent = rest.split_whitespace().nth(1)?;
        (parent == own && name.ends_with("(dossier-worker")).then_some(id)
    })
}

fn signal_child(signal: &str) {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(id) = find_child() {
            let sent = Command::new("kill").arg(signal).arg(id.to_string()).status().unwrap();
            assert!(sent.success());
            return;
        }
        assert!(Instant::now() < deadline, "no worker was started");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_dies_or_hangs_makes_the_file_unreadable_and_the_next_try_works() {
    let photo = photo_jpeg(9, 4032, 3024, 6);
    let rule = png_under(4_999_999);
    for (signal, limit) in [("-KILL", 30), ("-ABRT", 30), ("-STOP", 2)] {
        let worker = worker().with_time_limit(Duration::from_secs(limit));
        let killer = tokio::task::spawn_blocking(move || signal_child(signal));
        let error = worker.prepare(&photo, &rule).await.unwrap_err();
        killer.await.unwrap();
        assert_eq!(error.code(), ErrorCode::UnreadableFile, "{signal}: {error:?}");
        assert_eq!(error.findings()[0].code, "could_not_be_read", "{signal}");

        let deadline = Instant::now() + Duration::from_secs(10);
        while find_child().is_some() {
            assert!(Instant::now() < deadline, "{signal}: the worker is still there");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    worker().prepare(&photo, &rule).await.unwrap();
}
