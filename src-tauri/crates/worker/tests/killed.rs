//! Workers that die, hang, are called off or wait for nothing. They look for the children of their
//! process, so they run one after the other, in a program of their own.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use common::{png_under, worker};
use dossier_documents::Worker;
use dossier_documents::synthetic::{photo_jpeg, png_of_size};
use dossier_domain::ErrorCode;
use tokio::sync::Mutex;

/// Held by the test that runs.
static ALONE: Mutex<()> = Mutex::const_new(());

/// The ids of the workers that this process started.
fn children() -> Vec<i32> {
    let own = std::process::id().to_string();
    let entries = fs::read_dir("/proc").unwrap().flatten();
    entries
        .filter_map(|entry| {
            let id: i32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name stands in brackets and may hold anything; the state is the word after, the
            // parent the second.
            let (name, rest) = stat.rsplit_once(')')?;
            let mut words = rest.split_whitespace();
            let (state, parent) = (words.next()?, words.next()?);
            (parent == own && state != "Z" && name.ends_with("(dossier-worker")).then_some(id)
        })
        .collect()
}

fn signal_all(signal: i32) {
    for id in children() {
        // SAFETY: takes numbers only. The child may have ended; then nothing happens, since it was
        // not reaped while this process still lists it.
        #[allow(unsafe_code, reason = "the standard library has no word for a signal")]
        unsafe {
            libc::kill(id, signal);
        }
    }
}

/// Waits until so many are there.
async fn assert_children(count: usize, what: &str) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while children().len() != count {
        assert!(Instant::now() < deadline, "{what}: there are {:?}", children());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_dies_or_hangs_makes_the_file_unreadable_and_the_next_try_works() {
    let _alone = ALONE.lock().await;
    let photo = photo_jpeg(9, 4032, 3024, 6);
    let rule = png_under(4_999_999);
    for (signal, limit) in [(libc::SIGKILL, 30), (libc::SIGABRT, 30), (libc::SIGSTOP, 2)] {
        let worker = worker().with_time_limit(Duration::from_secs(limit));
        let done = Arc::new(AtomicBool::new(false));
        let killer = tokio::task::spawn_blocking({
            let done = Arc::clone(&done);
            move || {
                while !done.load(Ordering::Relaxed) {
                    signal_all(signal);
                }
            }
        });
        let error = worker.prepare(&photo, &rule).await.unwrap_err();
        done.store(true, Ordering::Relaxed);
        killer.await.unwrap();
        assert_eq!(error.code(), ErrorCode::UnreadableFile, "{signal}: {error:?}");
        assert_eq!(error.findings()[0].code, "could_not_be_read", "{signal}");
        drop(worker);
        assert_children(0, "after a signal").await;
    }
    worker().prepare(&photo, &rule).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_kills_at_any_moment_lose_at_most_one_answer_each() {
    let _alone = ALONE.lock().await;
    let photo: Arc<[u8]> = photo_jpeg(9, 480, 360, 6).into();
    let rule = png_under(1_000_000);
    let worker = worker();
    let expected = worker.prepare(&photo, &rule).await.unwrap().bytes;
    // As long as a file takes here and now, so that the kills fall all over it.
    let start = Instant::now();
    worker.prepare(&photo, &rule).await.unwrap();
    let takes = start.elapsed();

    let mut hit = 0;
    for number in 0..200u32 {
        let asked = tokio::spawn({
            let (worker, photo, rule) = (worker.clone(), Arc::clone(&photo), rule.clone());
            async move { worker.prepare(&photo, &rule).await }
        });
        // Two hundred moments that share no period with anything.
        let moment = f64::from(number) * 0.618_034 % 1.0;
        tokio::time::sleep(takes.mul_f64(moment)).await;
        signal_all(libc::SIGKILL);
        match asked.await.unwrap() {
            Ok(prepared) => assert!(prepared.bytes == expected, "kill {number}"),
            Err(error) => {
                hit += 1;
                assert_eq!(error.findings()[0].code, "could_not_be_read", "{number}: {error:?}");
                let again = worker.prepare(&photo, &rule).await.unwrap();
                assert!(again.bytes == expected, "the try after kill {number}");
            }
        }
    }
    assert!(hit >= 50, "only {hit} of 200 kills met a file");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_waits_ahead_and_a_dead_one_is_replaced() {
    let _alone = ALONE.lock().await;
    let worker = worker();
    assert_children(0, "before a file is expected").await;
    worker.start_ahead();
    worker.start_ahead();
    assert_children(1, "once one is expected").await;

    let small = png_of_size(9, 9);
    for _ in 0..5 {
        signal_all(libc::SIGKILL);
        let inspection = worker.inspect(&small, &png_under(1_000)).await.unwrap();
        assert_ne!(inspection.findings[0].code, "could_not_be_read");
        assert_children(1, "after a file").await;
    }
    drop(worker.clone());
    assert_children(1, "while the worker is still held").await;
    drop(worker);
    assert_children(0, "when nobody can ask any more").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calling_off_ends_the_process() {
    let _alone = ALONE.lock().await;
    let photo: Arc<[u8]> = photo_jpeg(9, 4032, 3024, 6).into();
    let worker = worker();
    let asked = tokio::spawn({
        let (worker, photo): (Worker, _) = (worker.clone(), Arc::clone(&photo));
        async move { worker.prepare(&photo, &png_under(4_999_999)).await }
    });
    assert_children(2, "one at work and one ahead").await;
    asked.abort();
    assert!(asked.await.unwrap_err().is_cancelled());
    assert_children(1, "only the one ahead").await;
}
