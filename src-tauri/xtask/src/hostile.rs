//! `cargo xtask hostile`: files made to break the worker, more of them than a test run has time for.

use anyhow::Result;

use crate::{
    cargo::{cargo, succeeds},
    system,
};

/// How many, and of which seed, where no option says otherwise.
const FILES: &str = "2000";
const SEED: &str = "6";

/// Number of files and seed; none where the options are not understood.
fn read(options: &[String]) -> Option<[String; 2]> {
    let mut asked = [FILES.to_owned(), SEED.to_owned()];
    for pair in options.chunks(2) {
        let [option, value] = pair else { return None };
        value.parse::<u32>().ok()?;
        match option.as_str() {
            "--files" => asked[0].clone_from(value),
            "--seed" => asked[1].clone_from(value),
            _ => return None,
        }
    }
    Some(asked)
}

/// Builds and runs; true when every file came to an answer. None where the options are wrong.
pub(crate) fn hostile(options: &[String]) -> Option<Result<bool>> {
    let asked = read(options)?;
    Some(run(&asked))
}

fn run(asked: &[String; 2]) -> Result<bool> {
    let build = ["build", "--package=dossier-worker", "--bins", "--example=hostile"];
    if !(system::prepare_build()? && succeeds(&mut cargo(&build))?) {
        return Ok(false);
    }
    let mut run = cargo(&["run", "--package=dossier-worker", "--example=hostile", "--"]);
    succeeds(run.args(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(options: &[&str]) -> Option<[String; 2]> {
        read(&options.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_stand_in_for_what_is_usual() {
        assert_eq!(asked(&[]), Some([FILES, SEED].map(str::to_owned)));
        assert_eq!(asked(&["--seed", "9"]), Some([FILES, "9"].map(str::to_owned)));
        assert_eq!(asked(&["--files", "20", "--seed", "9"]), Some(["20", "9"].map(str::to_owned)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for options in [&["--files"][..], &["--files", "many"], &["--runs", "9"]] {
            assert_eq!(asked(options), None, "{options:?}");
        }
    }
}
