//! Test programs: built once with all that they start, run one after another, each within a time.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, stderr},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{
    cargo::{cargo, succeeds},
    check::FEATURES,
    screen,
};

/// A program that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(45 * 60);
/// What a test prints before a figure that it measured or counted.
const FIGURE: &str = "figure: ";

/// The test programs by name; `lib` for those beside the code, of which there are many.
pub(super) struct Programs {
    found: Vec<(String, PathBuf, PathBuf)>,
}

/// What one test told.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) passed: bool,
    pub(super) figures: Vec<String>,
}

/// What a program told.
#[derive(Default)]
pub(super) struct Run {
    pub(super) told: BTreeMap<String, Told>,
    pub(super) took: Duration,
}

impl Programs {
    /// Builds every program and test, whatever is there of them; none where that fails. Standard
    /// output stays free.
    pub(super) fn build() -> Result<Option<Self>> {
        let to_screen = |command: &mut Command| succeeds(command.stdout(stderr()));
        if !screen::install()? || !to_screen(&mut screen::npm(&["run", "build"]))? {
            return Ok(None);
        }
        // `cargo test` alone builds the programs of a package only beside its own tests.
        let all = ["build", "--workspace", FEATURES, "--bins", "--tests", "--examples"];
        if !to_screen(&mut cargo(&all))? {
            return Ok(None);
        }
        let listed = ["test", "--workspace", FEATURES, "--no-run", "--message-format=json"];
        let output = cargo(&listed).stderr(Stdio::inherit()).output();
        let output = output.context("cargo could not be started")?;
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let found = lines.lines().filter_map(program).collect();
        Ok(output.status.success().then_some(Self { found }))
    }

    /// Runs the tests of these names; with `with_long` also those that are left out otherwise.
    pub(super) fn run(&self, target: &str, names: &[&str], with_long: bool) -> Result<Run> {
        let mut all = Run::default();
        for (_, program, folder) in self.found.iter().filter(|it| it.0 == target) {
            eprintln!("{target}: {}", names.join(" "));
            let run = run(program, folder, names, with_long)?;
            all.told.extend(run.told);
            all.took += run.took;
        }
        eprintln!("{target}: {:.0} s", all.took.as_secs_f64());
        Ok(all)
    }
}

/// A test program that cargo tells of: its name, its path, and the folder it runs in.
fn program(line: &str) -> Option<(String, PathBuf, PathBuf)> {
    let told: Value = serde_json::from_str(line).ok()?;
    let program = told["executable"].as_str().filter(|_| told["profile"]["test"] == true)?;
    let name = match told["target"]["kind"][0].as_str()? {
        "test" => told["target"]["name"].as_str()?,
        "bin" => return None,
        _ => "lib",
    };
    let folder = Path::new(told["manifest_path"].as_str()?).parent()?;
    Some((name.to_owned(), program.into(), folder.into()))
}

fn run(program: &Path, folder: &Path, names: &[&str], with_long: bool) -> Result<Run> {
    let start = Instant::now();
    let mut command = Command::new(program);
    command.current_dir(folder).args(["--color=never", "--show-output"]).args(names);
    // What cargo sets where it runs a test.
    command.env("CARGO_MANIFEST_DIR", folder);
    if with_long {
        command.arg("--include-ignored");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null());
    let mut child = command.spawn().context("a test program could not be started")?;
    let output = child.stdout.take().context("no pipe")?;
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    let mut run = Run::default();
    let mut of = None;
    // The end of the output is the end of the program, and of what it started.
    while let Ok(line) = lines.recv_timeout(LONGEST.saturating_sub(start.elapsed())) {
        read(&line, &mut run.told, &mut of);
    }
    let hangs = start.elapsed() >= LONGEST;
    if hangs {
        eprintln!("{} was ended after {} minutes", program.display(), LONGEST.as_secs() / 60);
        child.kill().context("a test program could not be ended")?;
    }
    child.wait().context("a test program could not be waited for")?;
    run.took = start.elapsed();
    Ok(run)
}

/// Takes in one line: a result, whose output follows, or a figure in it.
fn read(line: &str, told: &mut BTreeMap<String, Told>, of: &mut Option<String>) {
    let result = line.strip_prefix("test ").and_then(|it| it.split_once(" ... "));
    if let Some((name, result)) = result {
        let passed = match result.split_whitespace().next() {
            Some("ok") => true,
            Some("FAILED") => false,
            _ => return,
        };
        told.entry(name.to_owned()).or_default().passed = passed;
    } else if let Some(name) = line.strip_prefix("---- ") {
        *of = name.strip_suffix(" stdout ----").map(str::to_owned);
    } else if let (Some(figure), Some(of)) = (line.strip_prefix(FIGURE), of.as_ref())
        && let Some(it) = told.get_mut(of)
    {
        it.figures.push(figure.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_and_figures_are_read() {
        let (mut told, mut of) = (BTreeMap::new(), None);
        for line in [
            "running 3 tests",
            "test a::holds ... ok",
            "test a::fails ... FAILED",
            "test a::left_out ... ignored, takes long",
            "---- a::holds stdout ----",
            "figure: 100,000 entries in 0.4 s",
            "something else",
        ] {
            read(line, &mut told, &mut of);
        }
        assert_eq!(told.len(), 2);
        assert!(told["a::holds"].passed && !told["a::fails"].passed);
        assert_eq!(told["a::holds"].figures, ["100,000 entries in 0.4 s"]);
    }

    #[test]
    fn a_program_is_found_by_what_cargo_tells() {
        let line = |kind: &str| {
            format!(
                r#"{{"executable":"/t/x-1","profile":{{"test":true}},"manifest_path":"/r/c/Cargo.toml","target":{{"kind":["{kind}"],"name":"x"}}}}"#
            )
        };
        assert_eq!(program(&line("test")).unwrap().0, "x");
        assert_eq!(program(&line("lib")).unwrap().0, "lib");
        assert_eq!(program(&line("test")).unwrap().2, Path::new("/r/c"));
        assert!(program(&line("bin")).is_none());
        assert!(program("Compiling").is_none());
    }
}
