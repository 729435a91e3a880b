//! `cargo xtask check security`: the promises of docs/security.md, each by the tests that show it
//! and the controls that show that they can fail.

mod rows;

use std::{collections::BTreeMap, process::Stdio};

use anyhow::{Context, Result};
use serde::Serialize;

use crate::{cargo::cargo, check::FEATURES, system};
use rows::{ROWS, Row};

/// What came of a row.
#[derive(Debug, Serialize)]
struct Outcome {
    name: String,
    /// Tests that passed.
    value: usize,
    unit: &'static str,
    goal: String,
    holds: bool,
}

/// Runs the rows that fit a build machine, or all of them, and prints what came of each; with
/// `json` one array and nothing else on standard output. True when every row holds.
pub(crate) fn check(all: bool, json: bool) -> Result<bool> {
    if !system::prepare_tests()? {
        return Ok(false);
    }
    let rows: Vec<&Row> = ROWS.iter().filter(|row| all || !row.is_long()).collect();
    let mut told = BTreeMap::new();
    for target in targets(&rows) {
        run(target, &rows, &mut told)?;
    }
    let outcomes: Vec<Outcome> = rows.iter().map(|row| outcome(row, &told)).collect();
    if json {
        println!("{}", serde_json::to_string(&outcomes)?);
    } else {
        println!("{}", table(&outcomes));
    }
    Ok(outcomes.iter().all(|it| it.holds))
}

/// Each test program once.
fn targets(rows: &[&Row]) -> Vec<&'static str> {
    let mut targets: Vec<_> = rows.iter().flat_map(|row| row.tests()).map(|it| it.0).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// Runs the tests of one program that rows name, and notes by name whether each passed.
fn run(
    target: &'static str,
    rows: &[&Row],
    told: &mut BTreeMap<(&'static str, String), bool>,
) -> Result<()> {
    let mut names: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.tests())
        .filter(|it| it.0 == target)
        .map(|it| it.1)
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut command = cargo(&["test", "--workspace", "--no-fail-fast", FEATURES, "--color=never"]);
    match target {
        "lib" => command.arg("--lib"),
        target => command.args(["--test", target]),
    };
    command.arg("--").args(names);
    if rows.iter().any(|row| row.is_long()) {
        command.arg("--include-ignored");
    }
    // Cargo speaks on standard error, which stays on the terminal; a failed test is told below.
    let output = command.stderr(Stdio::inherit()).output().context("cargo could not be started")?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let result = line.strip_prefix("test ").and_then(|it| it.split_once(" ... "));
        match result.map(|(name, result)| (name, result.split_whitespace().next())) {
            Some((name, Some("ok"))) => told.insert((target, name.to_owned()), true),
            Some((name, Some("FAILED"))) => told.insert((target, name.to_owned()), false),
            _ => None,
        };
    }
    Ok(())
}

/// A row holds when each of its tests and controls was found and none failed.
fn outcome(row: &Row, told: &BTreeMap<(&'static str, String), bool>) -> Outcome {
    let (mut passed, mut holds) = (0, true);
    for (target, filter) in row.tests() {
        let found = told.iter().filter(|((of, name), _)| of == target && name.contains(filter));
        let results: Vec<bool> = found.map(|(_, passed)| *passed).collect();
        holds &= !results.is_empty() && results.iter().all(|it| *it);
        passed += results.iter().filter(|it| **it).count();
    }
    Outcome {
        name: format!("{}: {}", row.name, row.says),
        value: passed,
        unit: "tests",
        goal: format!("all pass; control: {}", row.control),
        holds,
    }
}

fn table(outcomes: &[Outcome]) -> String {
    let mut table = "| Row | Tests | Control | Holds |\n|---|---|---|---|".to_owned();
    for it in outcomes {
        let control = it.goal.trim_start_matches("all pass; control: ");
        let holds = if it.holds { "yes" } else { "**no**" };
        table += &format!("\n| {} | {} | {control} | {holds} |", it.name, it.value);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_whose_test_was_not_found_or_failed_does_not_hold() {
        let row = &ROWS[0];
        let all = |passed| {
            row.tests().map(|(target, name)| ((*target, name.to_string()), passed)).collect()
        };
        assert!(outcome(row, &all(true)).holds);
        assert!(!outcome(row, &all(false)).holds);
        assert!(!outcome(row, &BTreeMap::new()).holds);
    }
}
