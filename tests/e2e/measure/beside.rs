//! The desk beside a bare window and a browser, by turns.

use std::{process::Command, thread::sleep, time::Duration};

use serde_json::{Value, json};

use super::{programs::memory, seat::Seat};
use crate::desk::programs;

const ROUNDS: usize = 5;
/// So long after its page is painted a program has come to rest.
const REST: Duration = Duration::from_secs(4);
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/measure/page.html");

fn bare() -> Command {
    Command::new(programs().join("examples/bare_window"))
}

fn chromium(seat: &Seat) -> Command {
    let mut command = Command::new("chromium");
    let profile = seat.desk.vault().with_file_name("chromium");
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.arg(format!("--app=file://{PAGE}"));
    command.args(["--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1280,800"]);
    command.args(["--window-position=0,0", "--disable-background-networking"]);
    command
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// Milliseconds from the start of each program until its page is painted, and of the desk from the
/// passphrase until its queue is, with many cases and with few.
pub fn starts(seat: &Seat, small: &Seat) -> Value {
    let (mut desk, mut unlock, mut window, mut browser) = (vec![], vec![], vec![], vec![]);
    let (mut few, mut few_unlock) = (vec![], vec![]);
    for _ in 0..ROUNDS {
        window.push(ms(seat.start(&mut bare()).1));
        browser.push(ms(seat.start(&mut chromium(seat)).1));
        let (program, took) = seat.begin();
        desk.push(ms(took));
        unlock.push(ms(seat.unlock()));
        drop(program);
        let (program, took) = small.begin();
        few.push(ms(took));
        few_unlock.push(ms(small.unlock()));
        drop(program);
    }
    json!({
        "desk": desk, "unlock": unlock, "few": few, "few_unlock": few_unlock,
        "bare": window, "chromium": browser,
    })
}

/// What each takes once its page has come to rest, in kB.
fn memory_of(seat: &Seat, program: &mut Command) -> u64 {
    let (running, _) = seat.start(program);
    sleep(REST);
    memory(running.id())
}

/// The desk with its vault open, the same with few cases, the bare window and the browser.
pub fn memory_beside(seat: &Seat, small: &Seat) -> Value {
    let of = |seat: &Seat| {
        let (program, _) = seat.begin();
        seat.unlock();
        sleep(REST);
        memory(program.id())
    };
    let (desk, few) = (of(seat), of(small));
    let (window, browser) = (memory_of(seat, &mut bare()), memory_of(seat, &mut chromium(seat)));
    json!({"desk": desk, "few": few, "bare": window, "chromium": browser})
}
