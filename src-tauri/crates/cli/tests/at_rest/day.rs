//! A day's work, with everything that the program may write to inside one folder.

use std::{path::PathBuf, process::Command, time::Duration};

use dossier_documents::synthetic;
use dossier_sim::Options;
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{CONNECTION, Desk, Outcome, PASSPHRASE, finish, wait};

/// What identifies a person or opens a door, as bytes.
pub type Marks = Vec<Vec<u8>>;

pub struct Day {
    pub desk: Desk,
    /// Home, configuration, temporary files and the vault.
    pub home: TempDir,
    controls: String,
    pub marks: Marks,
}

impl Day {
    pub fn new(controls: &str) -> Self {
        let (delay, only) = (Duration::from_millis(20), vec!["jiko".to_owned()]);
        let desk = Desk::beside(Options { delay, only, ..Options::default() });
        let home = tempfile::tempdir().unwrap();
        for folder in ["config", "data", "state", "cache", "run", "tmp"] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        desk.write("sim.json", &serde_json::to_vec(desk.sim.announcement()).unwrap());
        let mut marks = vec![PASSPHRASE.as_bytes().to_vec()];
        texts(&desk.sim.connection("jiko").unwrap().credentials, &mut marks);
        Self { desk, home, controls: format!("cheap-key,{controls}"), marks }
    }

    pub fn vault(&self) -> PathBuf {
        self.home.path().join("data/dossier/vault")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let vault = self.vault();
        let vault = vault.to_str().unwrap();
        let mut command = self.desk.command(&[&["--json", "--vault", vault], arguments].concat());
        self.enclose(&mut command);
        command
    }

    /// Lets a program know no folder but the day's.
    pub fn enclose(&self, command: &mut Command) {
        let inside = |name: &str| self.home.path().join(name);
        command.env("HOME", self.home.path()).env("TMPDIR", inside("tmp"));
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(name, inside(folder));
        }
        command.env("DOSSIER_CONTROL", &self.controls).env("DOSSIER_LOG", "trace");
    }

    pub fn run(&self, arguments: &[&str]) -> Outcome {
        finish(self.command(arguments))
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// A vault that is connected.
    pub fn begin(&self) {
        self.json(&["vault", "create"]);
        self.json(&["connection", "add", "--from-sim", "sim.json"]);
    }

    /// One case to its approval, with everything that can be done to it.
    pub fn case(&mut self, n: u64) {
        let mut applicant = self.desk.json(&["applicant", "template", "jiko"]);
        applicant["identification_number"] = format!("2104{n:05}").into();
        texts(&applicant, &mut self.marks);
        self.desk.write("applicant.json", applicant.to_string().as_bytes());
        let create =
            ["case", "create", "--connection", CONNECTION, "--applicant", "applicant.json"];
        let case = self.json(&create)["case_id"].as_str().unwrap().to_owned();
        let name = applicant["name"]["first_name"].as_str().unwrap_or("Sample").to_owned();
        self.json(&["case", "list", "--search", &name]);
        self.json(&["case", "note", &case, &format!("MARKEDNOTE{n:05} of a call")]);
        self.marks.push(format!("MARKEDNOTE{n:05}").into());
        self.json(&["case", "submit", &case]);
        self.json(&["sync", "--case", &case, "--until-idle"]);
        for (slot, seed) in [("SELFIE", 2 * n), ("PASSPORT", 2 * n + 1)] {
            let photo = synthetic::photo_jpeg(seed, 640, 480, 6);
            self.marks.extend(photo.chunks_exact(32).skip(40).step_by(60).map(<[u8]>::to_vec));
            self.desk.write("photo.jpg", &photo);
            self.json(&["document", "check", "photo.jpg", "--for", &format!("jiko:{slot}")]);
            self.json(&["document", "attach", &case, slot, "photo.jpg"]);
        }
        // No more are shown within ten minutes than thirty.
        if n.is_multiple_of(8) {
            self.json(&["case", "show", &case, "--reveal", "a look at the number"]);
        }
        self.json(&["case", "submit", &case]);
        // Cut off on the way, and started again.
        let mut killed = self.command(&["sync", "--case", &case, "--until-idle"]).spawn().unwrap();
        if wait(&mut killed, Duration::from_millis(80 + 40 * (n % 8))).is_none() {
            killed.kill().unwrap();
        }
        killed.wait().unwrap();
        self.run(&["sync", "--case", &case, "--until-idle"]);
    }

    /// What leaves the vault for a file.
    pub fn end(&self) {
        let file = |name: &str| self.home.path().join(name).to_str().unwrap().to_owned();
        self.json(&["vault", "backup", &file("backup")]);
        self.json(&["journal", "export", &file("journal")]);
        self.json(&["diagnostics", "--out", &file("diagnostics")]);
        self.json(&["outbox", "list", "--all"]);
    }
}

/// Texts that tell a person: not what everybody's has.
fn texts(value: &Value, marks: &mut Marks) {
    let enumerated = |text: &str| text.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    match value {
        Value::String(text) if text.len() > 5 && !enumerated(text) && text != "current" => {
            marks.push(text.clone().into_bytes());
        }
        Value::Array(values) => values.iter().for_each(|it| texts(it, marks)),
        Value::Object(map) => map.values().for_each(|it| texts(it, marks)),
        _ => {}
    }
}
