//! Short stories that between them reach every fail point. Each act is done once, however the
//! program fails: what did not say yes is looked for, and done again only if it is not there.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::{
    desk::{CONNECTION, Outcome, PASSPHRASE, finish},
    settled::{self, Ends},
    world::World,
};

pub struct Story {
    pub name: &'static str,
    pub tell: fn(&mut Teller),
}

pub const ALL: [Story; 4] = [
    Story { name: "a vault and its connection", tell: vault },
    Story { name: "a case to its approval", tell: case },
    Story { name: "what is put on record", tell: record },
    Story { name: "trouble on the way", tell: trouble },
];

/// Tells a story, with the program failing at one place.
pub struct Teller {
    pub world: World,
    armed: Option<String>,
    passphrase: &'static str,
}

impl Teller {
    pub fn new(armed: Option<String>) -> Self {
        Self { world: World::bare(2), armed, passphrase: PASSPHRASE }
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

    fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = self.world.desk.command(&[&["--json"], arguments].concat());
        command.env("DOSSIER_FAIL_LOG", self.log()).env("DOSSIER_PASSPHRASE", self.passphrase);
        command.env("DOSSIER_NEW_PASSPHRASE", "another synthetic passphrase");
        if let Some(armed) = &self.armed {
            command.env("DOSSIER_FAIL_POINT", armed);
        }
        finish(command)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// Does something once. `is_done` looks for it where the program did not say yes.
    fn act(&mut self, arguments: &[&str], is_done: impl Fn(&Self) -> bool) -> Option<Value> {
        let outcome = self.run(arguments);
        let failed = self.armed.is_some() && self.has_failed();
        if failed {
            self.armed = None;
        }
        if outcome.status == Some(0) {
            return Some(outcome.value());
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

    fn cases(&self) -> Vec<Value> {
        let outcome = self.run(&["case", "list", "--view", "all"]);
        if outcome.status == Some(0) {
            outcome.value()["cases"].as_array().unwrap().clone()
        } else {
            Vec::new()
        }
    }

    fn outbox(&self) -> Vec<Value> {
        self.json(&["outbox", "list", "--all"]).as_array().unwrap().clone()
    }

    fn count(&self, kind: &str, slot: Option<&str>) -> usize {
        let rows = self.outbox();
        rows.iter().filter(|row| row["kind"] == kind && row["slot"].as_str() == slot).count()
    }

    /// Delivers and reads until the case has this stage.
    fn until(&mut self, id: &str, stage: &str) {
        for _ in 0..6 {
            self.act(&["sync", "--case", id, "--until-idle", "--timeout", "8"], |_| true);
            if self.cases().iter().any(|row| row["case_id"] == id && row["stage"] == stage) {
                return;
            }
        }
        panic!("{id} never came to {stage}: {:?} {:?}", self.cases(), self.outbox());
    }

    fn connect(&mut self) {
        self.act(&["vault", "create"], |it| it.world.vault().join("vault.json").exists());
        self.act(&["connection", "add", "--from-sim", "sim.json"], |it| {
            !it.json(&["connection", "list"]).as_array().unwrap().is_empty()
        });
    }

    fn create(&mut self, number: &str) -> String {
        let before: Vec<Value> = self.cases().iter().map(|row| row["case_id"].clone()).collect();
        let applicant = self.world.applicant("jiko", number);
        let create = ["case", "create", "--connection", CONNECTION, "--applicant", applicant];
        self.act(&create, |it| it.cases().len() > before.len());
        let rows = self.cases();
        let mut new = rows.iter().filter(|row| !before.contains(&row["case_id"]));
        let id = new.next().expect("the new case")["case_id"].as_str().unwrap().to_owned();
        assert!(new.next().is_none(), "one case was made");
        id
    }

    fn attach(&mut self, id: &str, slot: &str) {
        let before = self.count("upload", Some(slot));
        let picture = self.world.picture();
        self.act(&["document", "attach", id, slot, &picture], |it| {
            it.count("upload", Some(slot)) > before
        });
    }

    fn submit(&mut self, id: &str, hold: &str) -> String {
        let before = self.count("submit", None);
        self.act(&["case", "submit", id, "--hold", hold], |it| it.count("submit", None) > before);
        let rows = self.outbox();
        let last = rows.iter().rfind(|row| row["kind"] == "submit").expect("the submit");
        last["submission_id"].as_str().unwrap().to_owned()
    }

    fn state(&self, submission: &str) -> String {
        let rows = self.outbox();
        let row = rows.iter().find(|row| row["submission_id"] == submission).unwrap();
        row["state"].as_str().unwrap().to_owned()
    }

    /// What the simulator did must be what the vault says.
    pub fn check(&self) -> Result<Ends, String> {
        settled::settled_with(&self.world, "jiko", self.passphrase)
    }
}

fn vault(it: &mut Teller) {
    it.connect();
    it.act(&["connection", "test", CONNECTION], |_| false);
    let url = "http://127.0.0.1:9/events";
    let listed = |it: &Teller| {
        let listed = it.json(&["connection", "webhook", "list", CONNECTION]);
        listed.as_array().unwrap().first().map(|row| row["webhook_id"].as_str().unwrap().to_owned())
    };
    it.act(&["connection", "webhook", "register", CONNECTION, url], |it| listed(it).is_some());
    let webhook = listed(it).expect("registered");
    it.act(&["connection", "webhook", "remove", CONNECTION, &webhook], |it| listed(it).is_none());
    it.world.desk.write_credentials("credentials.json");
    let rotate = ["connection", "rotate", CONNECTION, "--credentials", "credentials.json"];
    it.act(&rotate, |_| false);
    it.act(&["connection", "remove", CONNECTION], |it| {
        it.json(&["connection", "list"]).as_array().unwrap().is_empty()
    });
    it.act(&["vault", "change-passphrase"], |it| {
        settled::read(&it.world.vault(), PASSPHRASE).is_err()
    });
    it.passphrase = "another synthetic passphrase";
    it.act(&["vault", "info"], |_| false);
}

fn case(it: &mut Teller) {
    it.connect();
    let id = it.create("210400001");
    it.act(&["case", "attest", &id, "phone"], |it| {
        let shown = it.json(&["case", "show", &id]);
        shown["timeline"].as_array().unwrap().iter().any(|entry| entry["kind"] == "case.attested")
    });
    it.until(&id, "NotSubmitted");
    it.submit(&id, "0");
    it.until(&id, "DocumentsNeeded");
    it.attach(&id, "SELFIE");
    it.attach(&id, "PASSPORT");
    it.submit(&id, "0");
    it.until(&id, "Approved");
    let external_id = it.cases()[0]["external_id"].as_str().unwrap().to_owned();
    for (effect, count) in
        [("create", 1), ("submit", 2), ("upload:SELFIE", 1), ("upload:PASSPORT", 1)]
    {
        assert_eq!(it.world.desk.sim.effect_count("jiko", &external_id, effect), count, "{effect}");
    }
}

fn record(it: &mut Teller) {
    it.connect();
    let followed = it.world.desk.sim.announcement().cases[0].external_id.clone();
    let add = ["case", "add", "--connection", CONNECTION, followed.as_str()];
    it.act(&add, |it| !it.cases().is_empty());
    let id = it.create("400400005");
    it.until(&id, "NotSubmitted");
    let told = |it: &Teller, kind: &str| {
        let shown = it.json(&["case", "show", &id]);
        let timeline = shown["timeline"].as_array().unwrap().clone();
        timeline.iter().filter(|entry| entry["kind"] == kind).count()
    };
    let acts: [(&[&str], &str); 4] = [
        (&["case", "note", &id, "a synthetic note"], "note.added"),
        (&["case", "check", &id, "identity"], "checklist.checked"),
        (&["case", "answer", &id, "--outside", "a synthetic answer"], "answer.given_outside"),
        (
            &["case", "decide", &id, "approve", "--reason", "identity_confirmed"],
            "recommendation.recorded",
        ),
    ];
    for (act, kind) in acts {
        it.act(act, |it| told(it, kind) > 0);
        assert_eq!(told(it, kind), 1, "{kind} once");
    }
    it.act(&["case", "show", &id, "--reveal", "a synthetic reason"], |_| false);
    let lines: Vec<String> = it
        .world
        .desk
        .sim
        .webhooks(Some("jiko"))
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect();
    assert!(!lines.is_empty(), "seeded applications have events");
    it.world.desk.write("events.ndjson", lines.join("\n").as_bytes());
    let ingest = ["events", "ingest", "events.ndjson", "--connection", CONNECTION];
    it.act(&ingest, |_| false);
    let again = it.json(&ingest);
    assert_eq!(again["accepted"], 0, "every event once: {again}");
    it.act(&["journal", "export", "journal.ndjson"], |it| {
        // What a broken-off export left is no record; a person removes it.
        std::fs::remove_file(it.world.desk.path("journal.ndjson")).ok();
        false
    });
    let picture = it.world.picture();
    let prepare =
        ["document", "prepare", &picture, "--for", "jiko:SELFIE", "--out", "prepared.png"];
    it.act(&prepare, |it| it.world.desk.path("prepared.png").exists());
}

fn trouble(it: &mut Teller) {
    it.connect();
    let first = it.create("400400002");
    it.until(&first, "NotSubmitted");
    let held = it.submit(&first, "60");
    it.act(&["outbox", "withdraw", &held], |it| it.state(&held) == "withdrawn");
    let held = it.submit(&first, "60");
    it.act(&["outbox", "retry", &held], |it| it.state(&held) != "held");
    it.until(&first, "Approved");

    let second = it.create("210400003");
    it.until(&second, "NotSubmitted");
    it.submit(&second, "0");
    it.until(&second, "DocumentsNeeded");
    it.world.desk.faults(json!({"rules": [
        {"method": "POST", "path": "*/SELFIE/file/", "first": 1, "fault": {"kind": "reset_after"}},
        {"method": "POST", "path": "*/PASSPORT/file/", "first": 1,
            "fault": {"kind": "status", "status": 422, "body": {"detail": "no face"}}},
    ]}));
    it.attach(&second, "SELFIE");
    it.attach(&second, "PASSPORT");
    let submit = it.submit(&second, "0");
    for _ in 0..6 {
        it.act(&["sync", "--case", &second, "--until-idle", "--timeout", "8"], |_| true);
        if it.state(&submit) == "held" {
            break;
        }
    }
    assert_eq!(it.state(&submit), "held", "one of its files was refused");
    it.attach(&second, "PASSPORT");
    it.act(&["outbox", "retry", &submit], |it| it.state(&submit) != "held");
    it.until(&second, "Approved");

    it.world.desk.faults(json!({"jiko": {"idempotency": "refuse"}, "rules": [
        {"method": "POST", "path": "/api/v1/applications/", "first": 1,
            "fault": {"kind": "reset_after"}}]}));
    let applicant = it.world.applicant("jiko", "400400004");
    let before = it.cases().len();
    let create = ["case", "create", "--connection", CONNECTION, "--applicant", applicant];
    // Its answer is lost, so that it may well say no.
    let outcome = it.run(&create);
    if it.has_failed() {
        it.armed = None;
    }
    if it.cases().len() == before {
        it.run(&create);
    }
    drop(outcome);
    let rows = it.cases();
    let third = rows.iter().find(|row| row["case_id"] != first && row["case_id"] != second);
    let third = third.expect("saved whatever became of the call")["case_id"].clone();
    for _ in 0..6 {
        let id = third.as_str().unwrap();
        it.act(&["sync", "--case", id, "--until-idle", "--timeout", "8"], |_| true);
        if it.outbox().iter().any(|row| row["state"] == "parked") {
            return;
        }
    }
    // A create whose first try never left is repeated, and was then accepted.
    assert!(it.cases().iter().any(|row| row["case_id"] == third && row["external_id"].is_string()));
}
