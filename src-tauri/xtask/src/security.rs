//! `cargo xtask check security`: the promises of docs/security.md, each by the tests that show it
//! and the controls that show that they can fail.

mod programs;
mod rows;

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::system;
use programs::{Programs, Told};
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
    /// What the tests measured or counted, where they tell.
    figures: Vec<String>,
    /// How long all tests of the row's programs took together.
    seconds: f64,
}

/// What tests told, by program and name.
type AllTold = BTreeMap<(&'static str, String), Told>;

/// Runs the rows that fit a build machine, or all of them, and prints what came of each; with
/// `json` one array and nothing else on standard output. True when every row holds.
pub(crate) fn check(all: bool, json: bool) -> Result<bool> {
    if !system::prepare_tests()? {
        return Ok(false);
    }
    let Some(programs) = Programs::build()? else { return Ok(false) };
    let rows: Vec<&Row> = ROWS.iter().filter(|row| all || !row.is_long()).collect();
    let (mut told, mut took) = (AllTold::new(), BTreeMap::new());
    for target in targets(&rows) {
        let with_long = rows.iter().any(|row| row.is_long() && row.is_of(target));
        let run = programs.run(target, &names(target, &rows), with_long)?;
        told.extend(run.told.into_iter().map(|(name, it)| ((target, name), it)));
        took.insert(target, run.took.as_secs_f64());
    }
    let outcomes: Vec<Outcome> = rows.iter().map(|row| outcome(row, &told, &took)).collect();
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

/// The tests of one program that rows name.
fn names(target: &str, rows: &[&Row]) -> Vec<&'static str> {
    let of_it = rows.iter().flat_map(|row| row.tests()).filter(|it| it.0 == target);
    let mut names: Vec<_> = of_it.map(|it| it.1).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A row holds when each of its tests and controls was found and none failed.
fn outcome(row: &Row, told: &AllTold, took: &BTreeMap<&'static str, f64>) -> Outcome {
    let (mut passed, mut holds, mut figures) = (0, true, Vec::new());
    for (target, filter) in row.tests() {
        let found: Vec<&Told> = told
            .iter()
            .filter(|((of, name), _)| of == target && name.contains(filter))
            .map(|(_, it)| it)
            .collect();
        holds &= !found.is_empty() && found.iter().all(|it| it.passed);
        passed += found.iter().filter(|it| it.passed).count();
        figures.extend(found.iter().flat_map(|it| it.figures.iter().cloned()));
    }
    let mut programs: Vec<_> = row.tests().map(|it| it.0).collect();
    programs.sort_unstable();
    programs.dedup();
    Outcome {
        name: format!("{}: {}", row.name, row.says),
        value: passed,
        unit: "tests",
        goal: format!("all pass; control: {}", row.control),
        holds,
        figures,
        seconds: programs.iter().filter_map(|it| took.get(it)).sum(),
    }
}

fn table(outcomes: &[Outcome]) -> String {
    let mut table = "| Row | Tests | Figure | Control | Holds |\n|---|---|---|---|---|".to_owned();
    for it in outcomes {
        let control = it.goal.trim_start_matches("all pass; control: ");
        let (holds, figures) = (if it.holds { "yes" } else { "**no**" }, it.figures.join("; "));
        table += &format!("\n| {} | {} | {figures} | {control} | {holds} |", it.name, it.value);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_whose_test_was_not_found_or_failed_does_not_hold() {
        let row = &ROWS[0];
        let all = |passed| -> AllTold {
            let told = Told { passed, figures: vec!["20 cases".to_owned()] };
            row.tests().map(|(target, name)| ((*target, name.to_string()), told.clone())).collect()
        };
        let outcome = |told| outcome(row, &told, &BTreeMap::new());
        assert!(outcome(all(true)).holds);
        assert_eq!(outcome(all(true)).figures[0], "20 cases");
        assert!(!outcome(all(false)).holds);
        assert!(!outcome(AllTold::new()).holds);
    }

    #[test]
    fn tests_that_take_longer_are_run_with_their_own_program_only() {
        let long: Vec<&Row> = ROWS.iter().filter(|row| row.is_long()).collect();
        assert!(long.iter().any(|row| row.is_of("durability")));
        assert!(!long.iter().any(|row| row.is_of("desk")), "it also writes a fixture, by hand");
    }
}
