//! A vault of its own beside simulated providers, made quickly.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
    time::{Duration, Instant},
};

use dossier_documents::synthetic;
use dossier_sim::Options;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    desk::{Desk, Outcome, finish},
    subject::Subject,
};

/// Thousands of vaults are opened here; deriving a key that protects them would take most of the
/// time.
pub const CHEAP_KEY: &str = "cheap-key";
/// A lock that outlives its program by more is a fault.
const LONGEST_LOCKED: Duration = Duration::from_secs(3);

/// Made once and copied.
static EMPTY: LazyLock<TempDir> = LazyLock::new(|| {
    let world = World::bare("jiko", 0);
    world.json(&["vault", "create"]);
    let kept = tempfile::tempdir().unwrap();
    copy_folder(&world.vault(), &kept.path().join("vault"));
    kept
});

/// Portraits that differ, so that the simulator's record tells them apart.
pub struct World {
    pub desk: Desk,
    /// Controls that are turned, with commas between them.
    pub controls: String,
    pictures: usize,
}

impl World {
    /// Beside one simulated provider with so many applications. No vault yet.
    pub fn bare(provider: &str, cases: usize) -> Self {
        dossier_failpoint::turn(CHEAP_KEY);
        let only = vec![provider.to_owned()];
        let delay = Duration::from_millis(20);
        let desk = Desk::beside(Options { delay, only, cases, ..Options::default() });
        // What is there already is followed only where a story says so.
        let mut announced = serde_json::to_value(desk.sim.announcement()).unwrap();
        announced["cases"] = Value::Array(Vec::new());
        desk.write("sim.json", announced.to_string().as_bytes());
        Self { desk, controls: CHEAP_KEY.to_owned(), pictures: 0 }
    }

    /// A vault that is connected.
    pub fn of(provider: &str) -> Self {
        let world = Self::bare(provider, 0);
        copy_folder(&EMPTY.path().join("vault"), &world.vault());
        world.json(&["connection", "add", "--from-sim", "sim.json"]);
        world
    }

    /// The same, with another control turned.
    pub fn turned(mut self, control: Option<&str>) -> Self {
        if let Some(control) = control {
            self.controls = format!("{CHEAP_KEY},{control}");
        }
        self
    }

    /// The program, to be started here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.desk.command(&[&["--json"], arguments].concat());
        command.env("DOSSIER_CONTROL", &self.controls);
        command
    }

    pub fn vault(&self) -> PathBuf {
        self.desk.path("vault")
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        finish_when_free(|| self.command(arguments))
    }

    /// The result of a command that has to succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// A picture that no earlier one looks like; its name.
    pub fn picture(&mut self) -> String {
        let name = format!("picture-{}.png", self.pictures);
        self.desk.write(&name, &synthetic::plain_png(self.pictures as u64, 700, 900));
        self.pictures += 1;
        name
    }

    /// An applicant with this value in the place that steers the simulated provider.
    pub fn applicant(&self, subject: &Subject, value: &str) -> &'static str {
        let mut applicant = self.json(&["applicant", "template", subject.provider]);
        if let Some((place, _)) = subject.steered {
            *applicant.pointer_mut(place).unwrap() = value.into();
        }
        self.desk.write("applicant.json", applicant.to_string().as_bytes());
        "applicant.json"
    }

    /// Rows of a list command.
    pub fn cases(&self) -> Vec<Value> {
        let listed = self.json(&["case", "list", "--view", "all", "--limit", "1000"]);
        listed["cases"].as_array().unwrap().clone()
    }

    pub fn outbox(&self) -> Vec<Value> {
        self.json(&["outbox", "list", "--all"]).as_array().unwrap().clone()
    }
}

/// Runs a command to its end. One that is killed just as it starts the worker leaves the vault's
/// lock to that until it is started: for a moment, and never for ever.
pub fn finish_when_free(command: impl Fn() -> Command) -> Outcome {
    let started = Instant::now();
    loop {
        let outcome = finish(command());
        let in_use = outcome.stderr.contains("\"vault_in_use\"");
        if !in_use || started.elapsed() > LONGEST_LOCKED {
            return outcome;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Files of one folder; there are no folders in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}
