//! Somebody who does each act once, however the program fails: what did not say yes is looked for,
//! and done again only if it is not there.

use std::path::PathBuf;

use serde_json::Value;

use crate::{
    desk::{Outcome, PASSPHRASE},
    replies,
    settled::{self, Ends},
    subject::Subject,
    world::{World, finish_when_free},
};

pub const NEXT_PASSPHRASE: &str = "another synthetic passphrase";

/// Tells a story, with the program failing at one place.
pub struct Teller {
    pub world: World,
    pub subject: &'static Subject,
    pub passphrase: &'static str,
    pub recovery_code: String,
    armed: Option<String>,
}

impl Teller {
    pub fn new(provider: &'static str, armed: Option<String>) -> Self {
        let subject = Subject::named(provider);
        Self {
            world: World::bare(provider, 2),
            subject,
            passphrase: PASSPHRASE,
            recovery_code: String::new(),
            armed,
        }
    }

    /// What fails from now on fails for another reason.
    pub fn disarm(&mut self) {
        if self.has_failed() {
            self.armed = None;
        }
    }

    fn log(&self) -> PathBuf {
        self.world.desk.path("fail.log")
    }

    /// Places that were reached, each as often as it was.
    pub fn reached(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        text.lines().map(|line| line.trim_start_matches("! ").to_owned()).collect()
    }

    pub fn has_failed(&self) -> bool {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        text.lines().any(|line| line.starts_with("! "))
    }

    pub fn run(&self, arguments: &[&str]) -> Outcome {
        finish_when_free(|| {
            let mut command = self.world.command(arguments);
            command.env("DOSSIER_FAIL_LOG", self.log()).env("DOSSIER_PASSPHRASE", self.passphrase);
            command.env("DOSSIER_NEW_PASSPHRASE", NEXT_PASSPHRASE);
            command.env("DOSSIER_RECOVERY_CODE", &self.recovery_code);
            if let Some(armed) = &self.armed {
                command.env("DOSSIER_FAIL_POINT", armed);
            }
            command
        })
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// Does something once. `is_done` looks for it where the program did not say yes.
    pub fn act(&mut self, arguments: &[&str], is_done: impl Fn(&Self) -> bool) -> Option<Value> {
        let outcome = self.run(arguments);
        let failed = self.armed.is_some() && self.has_failed();
        if failed {
            self.armed = None;
        }
        if outcome.status == Some(0) {
            return Some(outcome.value());
        }
        if !failed && arguments[0] == "sync" && outcome.status == Some(1) {
            // A fault of the story's own; what became of it is told by the state.
            return None;
        }
        assert!(failed, "nothing was to fail: {arguments:?}: {outcome:?}");
        self.recover();
        if is_done(self) { None } else { Some(self.json(arguments)) }
    }

    /// What a person does after a crash.
    fn recover(&self) {
        if self.world.vault().join("vault.json").exists() {
            for row in self.cases() {
                self.sync(row["case_id"].as_str().unwrap());
            }
        }
    }

    fn sync(&self, id: &str) {
        // A connection that rests after a failure is waited for; what is left is told by the state.
        let outcome = self.run(&["sync", "--case", id, "--until-idle", "--timeout", "8"]);
        assert!(matches!(outcome.status, Some(0 | 1)), "{outcome:?}");
    }

    pub fn cases(&self) -> Vec<Value> {
        let outcome = self.run(&["case", "list", "--view", "all"]);
        if outcome.status == Some(0) {
            outcome.value()["cases"].as_array().unwrap().clone()
        } else {
            Vec::new()
        }
    }

    pub fn outbox(&self) -> Vec<Value> {
        self.json(&["outbox", "list", "--all"]).as_array().unwrap().clone()
    }

    fn count(&self, kind: &str, slot: Option<&str>) -> usize {
        let rows = self.outbox();
        rows.iter().filter(|row| row["kind"] == kind && row["slot"].as_str() == slot).count()
    }

    /// Delivers and reads until the case has this stage.
    pub fn until(&mut self, id: &str, stage: &str) {
        for _ in 0..6 {
            self.act(&["sync", "--case", id, "--until-idle", "--timeout", "8"], |_| true);
            if self.cases().iter().any(|row| row["case_id"] == id && row["stage"] == stage) {
                return;
            }
        }
        panic!("{id} never came to {stage}: {:?} {:?}", self.cases(), self.outbox());
    }

    pub fn connect(&mut self) {
        self.act(&["vault", "create"], |it| it.world.vault().join("vault.json").exists());
        self.act(&["connection", "add", "--from-sim", "sim.json"], |it| {
            !it.json(&["connection", "list"]).as_array().unwrap().is_empty()
        });
    }

    /// A case of an applicant with this value in the place that steers the provider.
    pub fn create(&mut self, value: &str) -> String {
        let before: Vec<Value> = self.cases().iter().map(|row| row["case_id"].clone()).collect();
        let applicant = self.applicant(value);
        let connection = self.subject.connection;
        let create = ["case", "create", "--connection", connection, "--applicant", applicant];
        self.act(&create, |it| it.cases().len() > before.len());
        let rows = self.cases();
        let mut new = rows.iter().filter(|row| !before.contains(&row["case_id"]));
        let id = new.next().expect("the new case")["case_id"].as_str().unwrap().to_owned();
        assert!(new.next().is_none(), "one case was made");
        id
    }

    pub fn applicant(&self, value: &str) -> &'static str {
        self.world.applicant(self.subject, value)
    }

    pub fn attach(&mut self, id: &str, slot: &str) {
        let before = self.count("upload", Some(slot));
        let picture = self.world.picture();
        let known = self.subject.slots.iter().find(|(name, _)| *name == slot);
        let details = known.map_or(&[][..], |(_, details)| *details);
        self.act(&[&["document", "attach", id, slot, &picture], details].concat(), |it| {
            it.count("upload", Some(slot)) > before
        });
    }

    /// Corrects or answers what is asked for, as soon as it is.
    pub fn reply(&mut self, id: &str, act: &str) {
        let mut given = None;
        for _ in 0..6 {
            self.act(&["sync", "--case", id, "--until-idle", "--timeout", "8"], |_| true);
            let case = self.json(&["case", "show", id]);
            given = match act {
                "answer" => replies::answer(&case, "Sample", &self.world.picture()),
                _ => replies::correction(&case, "Sample"),
            };
            if given.is_some() {
                break;
            }
        }
        let given = given.expect("something is asked for");
        self.world.desk.write("reply.json", given.to_string().as_bytes());
        let before = self.count(act, None);
        self.act(&["case", act, id, "reply.json"], |it| it.count(act, None) > before);
    }

    pub fn submit(&mut self, id: &str, hold: &str) -> String {
        let before = self.count("submit", None);
        self.act(&["case", "submit", id, "--hold", hold], |it| it.count("submit", None) > before);
        let rows = self.outbox();
        let last = rows.iter().rfind(|row| row["kind"] == "submit").expect("the submit");
        last["submission_id"].as_str().unwrap().to_owned()
    }

    pub fn state(&self, submission: &str) -> String {
        let rows = self.outbox();
        let row = rows.iter().find(|row| row["submission_id"] == submission).unwrap();
        row["state"].as_str().unwrap().to_owned()
    }

    /// What the simulator did must be what the vault says.
    pub fn check(&self) -> Result<Ends, String> {
        settled::settled(&self.world, self.subject, self.passphrase)
    }
}
