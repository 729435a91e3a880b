//! `cargo xtask fuzz`: bytes that a fuzzer thinks up, into every walk and decoder.
//!
//! It takes a nightly compiler and cargo-fuzz, which no other command needs; they are not
//! installed unasked.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    cargo::{cargo, root, succeeds},
    system,
};

const FOLDER: &str = "src-tauri/fuzz";
const TARGETS: [&str; 11] =
    ["inspect", "jpeg", "png", "webp", "tiff", "gif", "bmp", "heic", "pdf", "aamva", "mrz"];
/// For each target, where no option says otherwise.
const MINUTES: u64 = 3;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    targets: Vec<&'static str>,
    minutes: u64,
}

/// A target's name or none for all, then minutes; none where the words are not understood.
fn read(words: &[String]) -> Option<Asked> {
    let (targets, options) = match words.split_first() {
        Some((word, rest)) if !word.starts_with("--") => {
            (vec![*TARGETS.iter().find(|it| *it == word)?], rest)
        }
        _ => (TARGETS.to_vec(), words),
    };
    let minutes = match options {
        [] => MINUTES,
        [option, value] if option == "--minutes" => value.parse().ok()?,
        _ => return None,
    };
    Some(Asked { targets, minutes })
}

/// Fuzzes; true when nothing was found. None where the words are wrong.
pub(crate) fn fuzz(words: &[String]) -> Option<Result<bool>> {
    let asked = read(words)?;
    Some(run(&asked))
}

fn run(asked: &Asked) -> Result<bool> {
    if !system::prepare_build()? {
        return Ok(false);
    }
    let is_there = nightly(&["--version"]).output().is_ok_and(|it| it.status.success());
    if !is_there {
        bail!(
            "fuzzing takes a nightly compiler and cargo-fuzz: rustup toolchain install nightly; \
             cargo install cargo-fuzz"
        );
    }
    let corpus = corpus();
    std::fs::create_dir_all(&corpus).context("the corpus has no place")?;
    let mut seeds = cargo(&["run", "--quiet", "--package=dossier-documents"]);
    seeds.args(["--features=synthetic", "--example=fuzz_seeds", "--"]).arg(&corpus);
    if !succeeds(&mut seeds)? {
        return Ok(false);
    }
    let mut found = Vec::new();
    for target in &asked.targets {
        println!("\n{target}:");
        // Without a sanitizer, which would find little in safe Rust and take half the speed.
        let mut run = nightly(&["run", "--fuzz-dir", FOLDER, "--sanitizer=none", target]);
        run.arg(corpus.join(target)).args([
            "--",
            // Time and memory are the system's to bound, and a child that exceeds them goes on
            // elsewhere; only crashes are findings.
            "-fork=1",
            "-ignore_timeouts=1",
            "-ignore_ooms=1",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-max_len=65536",
        ]);
        run.arg(format!("-max_total_time={}", asked.minutes * 60));
        if !succeeds(&mut run)? {
            found.push(*target);
        }
    }
    println!("\n{} targets, {} with findings: {found:?}", asked.targets.len(), found.len());
    Ok(found.is_empty())
}

/// Where what the fuzzer learns is kept from run to run.
fn corpus() -> PathBuf {
    root().join(FOLDER).join("corpus")
}

/// cargo-fuzz under the nightly compiler.
fn nightly(arguments: &[&str]) -> Command {
    let mut command = Command::new("rustup");
    command.current_dir(root()).args(["run", "nightly", "cargo", "fuzz"]).args(arguments);
    // Those of the compiler that runs this.
    command.env_remove("CARGO").env_remove("RUSTC").env_remove("RUSTDOC");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Option<Asked> {
        read(&words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_target_and_minutes_are_read() {
        assert_eq!(asked(&[]), Some(Asked { targets: TARGETS.to_vec(), minutes: MINUTES }));
        let pdf = Asked { targets: vec!["pdf"], minutes: 9 };
        assert_eq!(asked(&["pdf", "--minutes", "9"]), Some(pdf));
        for wrong in [&["exe"][..], &["pdf", "9"], &["--minutes"], &["--minutes", "x"]] {
            assert_eq!(asked(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_its_program() {
        for target in TARGETS {
            let path = root().join(FOLDER).join("fuzz_targets").join(format!("{target}.rs"));
            assert!(path.is_file(), "{}", path.display());
        }
    }
}
