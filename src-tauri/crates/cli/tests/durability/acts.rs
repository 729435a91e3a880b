//! What a person does at random, with faults and kills, and what has to be found afterwards.

use std::{collections::BTreeSet, process::Stdio, time::Duration};

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

use crate::{
    desk::{PASSPHRASE, wait},
    faults, replies,
    settled::{self, Ends},
    subject::Subject,
    world::World,
};

/// How long a command lives that is killed: in the middle of opening the vault, or of a call.
const ALIVE_MS: [std::ops::Range<u64>; 2] = [5..60, 60..450];

/// What one run did.
#[derive(Debug, Default)]
pub struct Done {
    pub acts: u32,
    pub kills: u32,
    pub faults: u32,
    pub ends: Ends,
}

pub struct Run {
    pub world: World,
    pub rng: StdRng,
    /// Notes, cases and submissions that a command said yes to.
    pub promised: BTreeSet<String>,
    subject: &'static Subject,
    done: Done,
}

/// Refusals that a person may meet in the middle of trouble.
const FINE: [&str; 9] = [
    "not_available",
    "conflict",
    "provider_unavailable",
    "provider_refused",
    "rate_limited",
    "credentials_refused",
    "clock_wrong",
    "invalid_input",
    "not_found",
];

/// One run, with a control turned where a test shows that it could fail.
///
/// # Errors
/// What is wrong at its end, in words.
pub fn run(seed: u64, subject: &'static Subject, control: Option<&str>) -> Result<Done, String> {
    let rng = StdRng::seed_from_u64(seed);
    let world = World::of(subject.provider).turned(control);
    let mut run = Run { world, subject, rng, done: Done::default(), promised: BTreeSet::new() };
    run.create()?;
    for _ in 0..run.rng.random_range(6..11) {
        if run.rng.random_bool(0.4) {
            run.trouble();
        }
        run.act()?;
    }
    run.end()?;
    run.done.ends = settled::settled(&run.world, subject, PASSPHRASE)?;
    run.keeps_promises()?;
    Ok(run.done)
}

impl Run {
    /// Other faults from now on.
    fn trouble(&mut self) {
        let faults = faults::all();
        let mut rules = Vec::new();
        for _ in 0..self.rng.random_range(0..3) {
            let (method, path) = *self.subject.calls.choose(&mut self.rng).unwrap();
            let fault = faults.choose(&mut self.rng).unwrap();
            let mut rule = json!({"method": method, "path": path, "fault": fault});
            if self.rng.random() {
                rule["first"] = self.rng.random_range(1..3).into();
            } else {
                rule["probability"] = json!(0.5);
            }
            rules.push(rule);
        }
        self.done.faults += rules.len() as u32;
        let settings = (self.subject.settings)(self.rng.random());
        self.world.desk.faults(json!({
            "seed": self.rng.random_range(0..1_000_000), "rules": rules, self.subject.provider: settings,
        }));
    }

    /// Runs a command, or kills it on the way; what it said yes with.
    fn try_to(&mut self, arguments: &[&str]) -> Result<Option<Value>, String> {
        self.done.acts += 1;
        if self.rng.random_bool(0.25) {
            let mut command = self.world.command(arguments);
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let alive = ALIVE_MS.choose(&mut self.rng).unwrap().clone();
            let alive = Duration::from_millis(self.rng.random_range(alive));
            if wait(&mut child, alive).is_none() {
                child.kill().unwrap();
                self.done.kills += 1;
            }
            child.wait().unwrap();
            return Ok(None);
        }
        let outcome = self.world.run(arguments);
        match outcome.status {
            Some(0) => Ok(Some(outcome.value())),
            Some(1) => {
                let refusal = outcome.refusal();
                let fine = FINE.contains(&refusal.code.as_str()) && !refusal.message.is_empty();
                if fine { Ok(None) } else { Err(format!("{arguments:?}: {refusal:?}")) }
            }
            _ => Err(format!("{arguments:?}: {outcome:?}")),
        }
    }

    fn promise(&mut self, value: &Value, name: &str) {
        if let Some(id) = value[name].as_str() {
            self.promised.insert(id.to_owned());
        }
    }

    fn create(&mut self) -> Result<(), String> {
        let mut applicant = self.world.json(&["applicant", "template", self.subject.provider]);
        self.subject.steer(&mut applicant, &mut self.rng);
        self.world.desk.write("applicant.json", applicant.to_string().as_bytes());
        let hold = ["0", "0", "1"].choose(&mut self.rng).unwrap();
        let created = self.try_to(&[
            "case",
            "create",
            "--connection",
            self.subject.connection,
            "--applicant",
            "applicant.json",
            "--hold",
            hold,
        ])?;
        if let Some(created) = created {
            self.promise(&created, "case_id");
        }
        Ok(())
    }

    fn act(&mut self) -> Result<(), String> {
        let cases = self.world.cases();
        let Some(case) = cases.choose(&mut self.rng) else { return self.create() };
        let id = case["case_id"].as_str().unwrap().to_owned();
        match self.rng.random_range(0..14) {
            0 if cases.len() < 3 => self.create()?,
            0..=3 => self.attach(&id)?,
            4..=6 => {
                let hold = ["0", "0", "1", "3600"].choose(&mut self.rng).unwrap();
                self.queue(&["case", "submit", &id, "--hold", hold])?;
            }
            7 => {
                let text = format!("note {}", self.rng.random::<u32>());
                if self.try_to(&["case", "note", &id, &text])?.is_some() {
                    self.promised.insert(text);
                }
            }
            8 => self.with_submission("withdraw")?,
            9 => self.with_submission("retry")?,
            10 => self.reply(&id)?,
            11 => {
                // Not every one is to be had at any time.
                if let (Some(external_id), Some(outcome)) =
                    (case["external_id"].as_str(), self.subject.outcomes.choose(&mut self.rng))
                {
                    let provider = self.subject.provider;
                    self.world.desk.sim.set_outcome(provider, external_id, outcome).ok();
                }
            }
            12 => {
                self.try_to(&["sync", "--until-idle", "--timeout", "2"])?;
            }
            _ => {
                self.try_to(&["sync", "--case", &id, "--until-idle", "--timeout", "2"])?;
            }
        }
        Ok(())
    }

    /// Queues something; that it did so is a promise.
    fn queue(&mut self, arguments: &[&str]) -> Result<(), String> {
        if let Some(queued) = self.try_to(arguments)? {
            self.promise(&queued, "submission_id");
        }
        Ok(())
    }

    fn attach(&mut self, id: &str) -> Result<(), String> {
        let Some((slot, details)) = self.subject.slots.choose(&mut self.rng) else { return Ok(()) };
        let picture = self.world.picture();
        self.queue(&[&["document", "attach", id, slot, &picture], *details].concat())
    }

    /// Gives what is asked for.
    fn reply(&mut self, id: &str) -> Result<(), String> {
        let case = self.world.json(&["case", "show", id]);
        let word = format!("Sample{}", char::from(self.rng.random_range(b'a'..=b'z')));
        let picture = self.world.picture();
        let given = match replies::answer(&case, &word, &picture) {
            Some(answer) => Some(("answer", answer)),
            None => replies::correction(&case, &word).map(|it| ("correct", it)),
        };
        let Some((act, given)) = given else { return Ok(()) };
        self.world.desk.write("reply.json", given.to_string().as_bytes());
        self.queue(&["case", act, id, "reply.json"])
    }

    fn with_submission(&mut self, act: &str) -> Result<(), String> {
        let rows = self.world.outbox();
        if let Some(row) = rows.choose(&mut self.rng) {
            let id = row["submission_id"].as_str().unwrap().to_owned();
            self.try_to(&["outbox", act, &id])?;
        }
        Ok(())
    }
}
