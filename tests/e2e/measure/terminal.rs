//! The first page of the queue in the terminal: start, unlock, read, lock.

use std::{
    fs,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::seat::Seat;
use crate::desk::{PASSPHRASE, programs};

const ROUNDS: usize = 5;
/// Between two looks at what it takes.
const LOOK: Duration = Duration::from_millis(2);

/// Milliseconds that listing takes, and the most memory in kB, with many cases and with few.
pub fn lists(many: &Seat, few: &Seat) -> Value {
    let (mut with_many, mut with_few) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with_few.push(list(few));
        with_many.push(list(many));
    }
    let of = |all: &[(f64, u64)]| {
        let (times, memory): (Vec<_>, Vec<_>) = all.iter().copied().unzip();
        json!({"ms": times, "peak_kb": memory.into_iter().max()})
    };
    json!({"many": of(&with_many), "few": of(&with_few)})
}

fn list(seat: &Seat) -> (f64, u64) {
    let mut command = Command::new(programs().join("dossierctl"));
    seat.desk.surround(&mut command);
    command.env("DOSSIER_PASSPHRASE", PASSPHRASE).arg("--vault").arg(seat.desk.vault());
    command.args(["--json", "case", "list", "--view", "all"]);
    let start = Instant::now();
    let mut running = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("it runs");
    let status = format!("/proc/{}/status", running.id());
    let mut peak = 0;
    loop {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let most = told.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        let most = most.and_then(|it| it.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(most.unwrap_or(0));
        if let Some(ended) = running.try_wait().expect("it is ours") {
            assert!(ended.success(), "the cases are listed");
            return (start.elapsed().as_secs_f64() * 1_000.0, peak);
        }
        sleep(LOOK);
    }
}
