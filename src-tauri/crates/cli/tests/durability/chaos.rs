//! Random acts, faults and kills of the real program.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    acts::{self, Done},
    settings::{seed, setting},
    subject::{ALL, Subject},
};

/// Runs at a time: most of one is waiting for a pause to end.
const LANES: u64 = 4;

/// Which simulated provider a run meets: one after the other, or the one that was asked for.
fn subject(seed: u64) -> &'static Subject {
    let only: String = setting("PROVIDER", String::new());
    if only.is_empty() { &ALL[seed as usize % ALL.len()] } else { Subject::named(&only) }
}

/// One run; a command that did not do what it had to is told by a panic.
fn told(seed: u64, subject: &'static Subject, control: Option<&str>) -> Result<Done, String> {
    std::panic::catch_unwind(|| acts::run(seed, subject, control)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
        Err(text.unwrap_or_default())
    })
}

#[test]
fn chaos_loses_nothing_and_doubles_nothing() {
    let (first, runs, minutes) = (seed(), setting("RUNS", 50), setting("MINUTES", 30));
    println!("seed {first}");
    let longest = Duration::from_secs(60 * minutes);
    let (next, started) = (AtomicU64::new(0), Instant::now());
    let results: Mutex<Vec<Result<Done, String>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..setting("LANES", LANES).min(runs) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= runs || started.elapsed() > longest {
                        return;
                    }
                    let seed = first + number;
                    let subject = subject(seed);
                    let told = told(seed, subject, None).map_err(|said| {
                        let again =
                            format!("--runs 1 --seed {seed} --provider {}", subject.provider);
                        format!("cargo xtask chaos {again}\n{said}")
                    });
                    if let Err(said) = &told {
                        // At once, because the end may be far.
                        eprintln!("{said}");
                    }
                    results.lock().unwrap().push(told);
                }
            });
        }
    });
    let results = results.into_inner().unwrap();
    let (mut all, mut wrong) = (Done::default(), Vec::new());
    for result in &results {
        match result {
            Ok(done) => {
                all.acts += done.acts;
                all.kills += done.kills;
                all.faults += done.faults;
                for (state, count) in &done.ends {
                    *all.ends.entry(state).or_default() += count;
                }
            }
            Err(said) => wrong.push(said.as_str()),
        }
    }
    let seconds = started.elapsed().as_secs();
    println!(
        "{} runs in {seconds} s, {} failed: {} acts, {} kills, {} faults; submissions {:?}",
        results.len(),
        wrong.len(),
        all.acts,
        all.kills,
        all.faults,
        all.ends
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(all.kills > 0 || runs < 10, "nothing was killed");
}

/// Without reading back before a resend the same runs must find a double.
#[test]
fn chaos_finds_what_reading_back_is_good_for() {
    let jiko = Subject::named("jiko");
    let found = (0..60).find_map(|seed| told(seed, jiko, Some("no-reconcile")).err());
    let found = found.expect("sixty runs without reading back are right: chaos cannot fail");
    assert!(found.contains("but the provider saw") || found.contains("were made"), "{found}");
}

/// Without its row in the outbox a file that was attached is lost, and found to be.
#[test]
fn chaos_finds_what_one_transaction_is_good_for() {
    let jiko = Subject::named("jiko");
    let found = (0..20).find_map(|seed| told(seed, jiko, Some("no-outbox-row")).err());
    let found = found.expect("twenty runs without a row are right: chaos cannot fail");
    assert!(found.contains("orphans") || found.contains("lost"), "{found}");
}
