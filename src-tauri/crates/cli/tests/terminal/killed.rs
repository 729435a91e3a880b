//! The program is killed at random moments of delivering. Nothing is lost and nothing happens twice.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use dossier_documents::synthetic;
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use crate::desk::{CONNECTION, Desk, wait};

const KILLS: u32 = 30;
/// How long a program lives after it could have opened the vault.
const ALIVE_MS: std::ops::Range<u64> = 0..800;
const LONGEST: Duration = Duration::from_secs(300);

/// What was asked of one case so far.
#[derive(Debug)]
struct Asked {
    /// Files were attached before the first submit.
    early: bool,
    submits: u64,
    attached: bool,
}

struct Story {
    desk: Desk,
    cases: BTreeMap<String, Asked>,
}

impl Story {
    fn new() -> Self {
        let desk = Desk::new();
        // Most of a run's time is spent in calls that change something, before and after the
        // change, so that this is where a kill falls.
        desk.faults(json!({"rules": [{"method": "POST", "path": "/api/v1/applications/*",
            "fault": {"kind": "delay", "before_ms": 60, "after_ms": 300}}]}));
        Self { desk, cases: BTreeMap::new() }
    }

    /// A further case, of which nothing has left when this returns.
    fn add_case(&mut self) {
        let number = format!("21020{:04}", self.cases.len());
        self.desk.write_applicant(&number);
        let created = self.desk.json(&[
            "case",
            "create",
            "--connection",
            CONNECTION,
            "--applicant",
            "applicant.json",
            "--hold",
            "1",
        ]);
        let id = created["case_id"].as_str().unwrap().to_owned();
        let early = self.cases.len().is_multiple_of(2);
        let mut asked = Asked { early, submits: 0, attached: false };
        if early {
            self.attach(&id, &mut asked);
        }
        self.cases.insert(id, asked);
    }

    fn attach(&self, id: &str, asked: &mut Asked) {
        // A picture of its own: one that is in another case already would be held.
        let seed = u64::from_str_radix(&id[24..], 16).unwrap();
        self.desk.write("photo.png", &synthetic::plain_png(seed, 1000, 1300));
        for slot in ["SELFIE", "PASSPORT"] {
            self.desk.json(&["document", "attach", id, slot, "photo.png"]);
        }
        asked.attached = true;
    }

    fn submit(&self, id: &str, asked: &mut Asked) {
        self.desk.json(&["case", "submit", id]);
        asked.submits += 1;
    }

    fn stages(&self) -> BTreeMap<String, Value> {
        let listed = self.desk.json(&["case", "list", "--view", "all", "--limit", "1000"]);
        let rows = listed["cases"].as_array().unwrap().iter().cloned();
        rows.map(|row| (row["case_id"].as_str().unwrap().to_owned(), row)).collect()
    }

    /// Does for every case what its state allows; true when all are approved.
    fn go_on(&mut self) -> bool {
        let stages = self.stages();
        let mut cases = std::mem::take(&mut self.cases);
        let mut done = true;
        for (id, asked) in &mut cases {
            let row = &stages[id];
            done &= row["stage"] == "Approved";
            if row["stage"] == "NotSubmitted"
                && row["external_id"].is_string()
                && asked.submits == 0
            {
                self.submit(id, asked);
            } else if row["stage"] == "DocumentsNeeded" && !asked.attached {
                self.attach(id, asked);
                self.submit(id, asked);
            }
        }
        self.cases = cases;
        done
    }

    /// How long it takes to open the vault and to find its journal whole.
    fn verify(&self, when: &str) -> Duration {
        let started = Instant::now();
        assert_eq!(self.desk.json(&["journal", "verify"])["ok"], true, "{when}");
        started.elapsed()
    }

    /// How often a delivery was found to have been cut off between its mark and its answer.
    fn lost_answers(&self) -> usize {
        let shown = self.cases.keys().map(|id| self.desk.json(&["case", "show", id]));
        shown
            .flat_map(|case| case["timeline"].as_array().unwrap().clone())
            .filter(|entry| entry["data"]["state"] == "uncertain")
            .count()
    }

    /// Compares what the provider did with what was asked.
    fn check(&self) {
        let sim = &self.desk.sim;
        let creates = sim
            .effects()
            .iter()
            .filter(|row| row.effect == "create")
            .map(|row| row.count)
            .sum::<u64>();
        assert_eq!(creates, self.cases.len() as u64, "one application for each case");
        for (id, row) in self.stages() {
            let external_id = row["external_id"].as_str().unwrap();
            let count = |effect: &str| sim.effect_count("jiko", external_id, effect);
            let asked = &self.cases[&id];
            let seen = (
                count("create"),
                count("upload:SELFIE"),
                count("upload:PASSPORT"),
                count("submit"),
            );
            assert_eq!(seen, (1, 1, 1, asked.submits), "{asked:?}: {row}");
        }
    }
}

#[test]
fn thirty_kills_while_delivering_lose_nothing_and_double_nothing() {
    let seed: u64 = std::env::var("DOSSIER_KILL_SEED")
        .map_or_else(|_| rand::rng().random(), |text| text.parse().unwrap());
    println!("DOSSIER_KILL_SEED={seed}");
    let mut rng = StdRng::seed_from_u64(seed);
    let mut story = Story::new();
    for _ in 0..4 {
        story.add_case();
    }
    let started = Instant::now();
    let (mut kills, mut runs) = (0, 0);
    // How long opening takes here and now; a kill before that meets nothing.
    let mut opening = story.verify("at the start");
    while kills < KILLS || story.lost_answers() == 0 {
        assert!(started.elapsed() < LONGEST, "{kills} kills in {runs} runs");
        runs += 1;
        let mut child = story.desk.command(&["sync", "--until-idle"]).spawn().unwrap();
        let alive = opening / 2 + Duration::from_millis(rng.random_range(ALIVE_MS));
        if wait(&mut child, alive).is_none() {
            child.kill().unwrap();
            kills += 1;
        }
        child.wait().unwrap();
        opening = story.verify(&format!("after kill {kills}"));
        if story.go_on() {
            story.add_case();
        }
    }
    let killed_in = started.elapsed();
    story.desk.faults(json!({}));
    while !story.go_on() {
        assert!(started.elapsed() < LONGEST, "not at its end: {:?}", story.stages());
        for id in story.cases.keys() {
            story.desk.json(&["sync", "--case", id, "--until-idle", "--timeout", "20"]);
        }
    }
    story.check();
    let all = story.desk.json(&["outbox", "list", "--all"]);
    let rows = all.as_array().unwrap();
    let lost = story.lost_answers();
    assert!(lost > 0, "no kill fell between a mark and its answer");
    let entries = story.desk.json(&["journal", "verify"])["entries"].clone();
    println!(
        "{kills} kills in {runs} runs and {killed_in:.1?}; {} cases ({} with early files), {} \
         submissions, whose answer was lost {lost} times; {entries} journal \
         entries hold",
        story.cases.len(),
        story.cases.values().filter(|asked| asked.early).count(),
        rows.len(),
    );
}

/// Uploads one file whose answer is lost; how often the provider took it.
#[cfg(feature = "controls")]
fn uploads_after_a_lost_answer(control: Option<&str>) -> u64 {
    let desk = Desk::new();
    let case = desk.create_case("210400090");
    desk.write("photo.png", &synthetic::plain_png(1, 1000, 1300));
    desk.json(&["document", "attach", &case, "SELFIE", "photo.png"]);
    desk.faults(json!({"rules": [{"method": "POST", "path": "*/documents/*", "calls": [1],
        "fault": {"kind": "reset_after"}}]}));
    let mut command = desk.command(&["--json", "sync", "--until-idle"]);
    if let Some(control) = control {
        command.env("DOSSIER_CONTROL", control);
    }
    let outcome = crate::desk::finish(command);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let effects = desk.effects();
    effects
        .into_iter()
        .filter(|(effect, _)| effect == "upload:SELFIE")
        .map(|(_, count)| count)
        .sum()
}

#[cfg(feature = "controls")]
#[test]
fn without_reading_back_the_same_story_doubles_an_effect() {
    assert_eq!(uploads_after_a_lost_answer(None), 1);
    assert_eq!(uploads_after_a_lost_answer(Some("no-reconcile")), 2, "this test could fail");
}
