//! A vault of its own beside simulated providers, made quickly.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Duration,
};

use dossier_documents::synthetic;
use dossier_sim::Options;
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Desk, Outcome, finish};

/// Made once and copied: deriving its key takes most of the time.
static EMPTY: LazyLock<TempDir> = LazyLock::new(|| {
    let desk = Desk::without_vault();
    desk.json(&["vault", "create"]);
    let kept = tempfile::tempdir().unwrap();
    copy_folder(&desk.path("vault"), &kept.path().join("vault"));
    kept
});

/// Portraits that differ, so that the simulator's record tells them apart.
static PICTURES: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| (0..4).map(|seed| synthetic::plain_png(seed, 700, 900)).collect());

pub struct World {
    pub desk: Desk,
    pub env: Vec<(&'static str, String)>,
    pictures: usize,
}

impl World {
    /// No vault yet.
    pub fn bare(cases: usize) -> Self {
        let only = vec!["jiko".to_owned()];
        let delay = Duration::from_millis(20);
        let desk = Desk::beside(Options { delay, only, cases, ..Options::default() });
        // What is there already is followed only where a story says so.
        let mut announced = serde_json::to_value(desk.sim.announcement()).unwrap();
        announced["cases"] = Value::Array(Vec::new());
        desk.write("sim.json", announced.to_string().as_bytes());
        Self { desk, env: Vec::new(), pictures: 0 }
    }

    /// A vault that is connected.
    pub fn new(cases: usize) -> Self {
        let world = Self::bare(cases);
        copy_folder(&EMPTY.path().join("vault"), &world.vault());
        world.json(&["connection", "add", "--from-sim", "sim.json"]);
        world
    }

    pub fn vault(&self) -> PathBuf {
        self.desk.path("vault")
    }

    /// Runs it to its end, with the variables of this world.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = self.desk.command(&[&["--json"], arguments].concat());
        command.envs(self.env.iter().map(|(name, value)| (*name, value)));
        finish(command)
    }

    /// The result of a command that has to succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// A picture that no earlier one equals in a row; its name.
    pub fn picture(&mut self) -> String {
        let name = format!("picture-{}.png", self.pictures);
        self.desk.write(&name, &PICTURES[self.pictures % PICTURES.len()]);
        self.pictures += 1;
        name
    }

    /// An applicant for whom the simulated provider does what the number says.
    pub fn applicant(&self, provider: &str, number: &str) -> &'static str {
        let mut applicant = self.json(&["applicant", "template", provider]);
        applicant["identification_number"] = number.into();
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

/// Files of one folder; there are no folders in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}
