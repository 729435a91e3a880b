//! The control of the hostile files: without limits one takes more than a worker may. It stands
//! alone, since what its process takes would count among the workers of other tests.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the control needs its rule only")]
#[path = "common/trial.rs"]
mod trial;

use std::process::Command;
use std::{env, fs};

use dossier_documents::bench;
use dossier_documents::synthetic::hostile;
use trial::rule;

const SEED: u64 = 6;
/// The address space that a worker is limited to.
const MEMORY: u64 = 512 << 20;

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
