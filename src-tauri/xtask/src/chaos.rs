//! `cargo xtask chaos`: the program's failures, more of them than a test run has time for.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{
    cargo::{cargo, succeeds},
    system,
};

/// The packages that it takes, with the switches that let a test bring about a failure.
const PACKAGES: [&str; 5] =
    ["--package", "dossierctl", "--package", "dossier-worker", "--features=dossierctl/controls"];
/// What is run where no option asks for anything else.
const RUNS: &str = "chaos::chaos_loses_nothing_and_doubles_nothing";

/// An option, the variable in which the tests read it, and the test that it asks for.
const OPTIONS: [(&str, &str, &str); 8] = [
    ("--runs", "RUNS", RUNS),
    ("--seed", "SEED", RUNS),
    ("--provider", "PROVIDER", RUNS),
    ("--minutes", "MINUTES", RUNS),
    ("--images", "IMAGES", "power_cut::"),
    ("--modes", "MODES", "fail_points::"),
    ("--kills", "KILLS", "races::a_vault_that_is_killed"),
    ("--rate", "ACTS", "rate::"),
];

/// What was asked for: variables with their values, and the tests to run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    variables: Vec<(String, String)>,
    tests: BTreeSet<&'static str>,
}

/// Reads pairs of an option and its value; none where they are not understood.
fn read(options: &[String]) -> Option<Asked> {
    let mut asked = Asked::default();
    for pair in options.chunks(2) {
        let [option, value] = pair else { return None };
        let (_, variable, test) = OPTIONS.iter().find(|(name, ..)| name == option)?;
        asked.variables.push((format!("DOSSIER_CHAOS_{variable}"), value.clone()));
        // A seed decides what another test does as well.
        if *variable != "SEED" {
            asked.tests.insert(test);
        }
    }
    if asked.tests.is_empty() {
        asked.tests.insert(RUNS);
    }
    Some(asked)
}

/// Builds and runs; true when nothing was found. None where the options are wrong.
pub(crate) fn chaos(options: &[String]) -> Option<Result<bool>> {
    let asked = read(options)?;
    Some(run(&asked))
}

fn run(asked: &Asked) -> Result<bool> {
    if !system::prepare_durability()? {
        return Ok(false);
    }
    let mut build = cargo(&["build"]);
    if !succeeds(build.args(PACKAGES).args(["--bins", "--test", "durability"]))? {
        return Ok(false);
    }
    let mut test = cargo(&["test"]);
    test.args(PACKAGES).args(["--test", "durability", "--", "--nocapture", "--include-ignored"]);
    succeeds(test.args(&asked.tests).envs(asked.variables.iter().cloned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tests(options: &[&str]) -> Option<Vec<&'static str>> {
        let options: Vec<String> = options.iter().map(|it| (*it).to_owned()).collect();
        read(&options).map(|asked| asked.tests.into_iter().collect())
    }

    #[test]
    fn an_option_asks_for_its_test() {
        assert_eq!(tests(&[]), Some(vec![RUNS]));
        assert_eq!(tests(&["--runs", "9", "--seed", "7"]), Some(vec![RUNS]));
        assert_eq!(tests(&["--images", "2000", "--seed", "7"]), Some(vec!["power_cut::"]));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert_eq!(tests(&["--runs"]), None);
        assert_eq!(tests(&["--run", "9"]), None);
    }

    #[test]
    fn a_value_stands_in_its_variable() {
        let asked = read(&["--runs".to_owned(), "9".to_owned()]).expect("understood");
        assert_eq!(asked.variables, [("DOSSIER_CHAOS_RUNS".to_owned(), "9".to_owned())]);
    }
}
