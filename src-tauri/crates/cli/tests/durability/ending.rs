//! How a run of chaos comes to its end, and what was promised in it.

use std::collections::BTreeSet;

use rand::Rng;
use serde_json::json;

use crate::{acts::Run, desk::PASSPHRASE, settled};

impl Run {
    /// The trouble is over; a person lets go what waits, and some of what is parked.
    pub fn end(&mut self) -> Result<(), String> {
        self.world.desk.faults(json!({}));
        for round in 0..8 {
            let outcome = self.world.run(&["sync", "--until-idle", "--timeout", "4"]);
            if !matches!(outcome.status, Some(0 | 1)) {
                return Err(format!("the last sync: {outcome:?}"));
            }
            let mut waits = false;
            for row in self.world.outbox() {
                let state = row["state"].as_str().unwrap();
                let released = match state {
                    "queued" | "uncertain" | "sending" => true,
                    "parked" => round == 0 && self.rng.random(),
                    _ => false,
                };
                waits |= state != "parked" && released;
                if released && state != "sending" {
                    let id = row["submission_id"].as_str().unwrap();
                    self.world.run(&["outbox", "retry", id]);
                }
            }
            if !waits && round > 0 {
                break;
            }
        }
        Ok(())
    }

    /// Everything that was said to be saved is there.
    pub fn keeps_promises(&self) -> Result<(), String> {
        let found = settled::read(&self.world.vault(), PASSPHRASE).map_err(|it| it.to_string())?;
        let mut known: BTreeSet<String> =
            found.submissions.iter().map(|it| it.id.to_string()).collect();
        known.extend(found.cases.iter().map(|it| it.id.to_string()));
        known.extend(found.notes);
        let lost: Vec<_> = self.promised.difference(&known).collect();
        if lost.is_empty() { Ok(()) } else { Err(format!("lost: {lost:?}")) }
    }
}
