//! Random acts, faults and kills of the real program.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    acts::{self, Done},
    settings::{seed, setting},
};

/// Runs at a time: most of one is waiting for the simulator and for the disk.
const LANES: u64 = 3;

#[test]
fn chaos_loses_nothing_and_doubles_nothing() {
    let (first, runs, minutes) = (seed(), setting("RUNS", 50), setting("MINUTES", 30));
    let as_json: bool = setting("JSON", false);
    if !as_json {
        println!("DOSSIER_CHAOS_SEED={first}");
    }
    let longest = Duration::from_secs(60 * minutes);
    let (next, started) = (AtomicU64::new(0), Instant::now());
    let results: Mutex<Vec<(u64, Result<Done, String>)>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..LANES.min(runs) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= runs || started.elapsed() > longest {
                        return;
                    }
                    let seed = first + number;
                    let told = std::panic::catch_unwind(|| acts::run(seed));
                    let told = told.unwrap_or_else(|_| Err("a command failed; see above".into()));
                    results.lock().unwrap().push((seed, told));
                }
            });
        }
    });
    let results = results.into_inner().unwrap();
    let (mut all, mut wrong) = (Done::default(), Vec::new());
    for (seed, result) in &results {
        match result {
            Ok(done) => {
                all.acts += done.acts;
                all.kills += done.kills;
                all.faults += done.faults;
                for (state, count) in &done.ends {
                    *all.ends.entry(state).or_default() += count;
                }
            }
            Err(said) => wrong.push(format!("cargo xtask chaos --runs 1 --seed {seed}\n{said}")),
        }
    }
    let seconds = started.elapsed().as_secs();
    if as_json {
        let result = json!({
            "seed": first, "runs": results.len(), "failed": wrong.len(), "acts": all.acts,
            "kills": all.kills, "faults": all.faults, "seconds": seconds, "submissions": all.ends,
        });
        println!("{result}");
    } else {
        let runs = results.len();
        println!(
            "{runs} runs in {seconds} s, {} failed: {} acts, {} kills, {} faults; submissions {:?}",
            wrong.len(),
            all.acts,
            all.kills,
            all.faults,
            all.ends
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(all.kills > 0 || runs < 10, "nothing was killed");
}
