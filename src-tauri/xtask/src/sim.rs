//! `cargo xtask sim`: the simulated providers in the foreground.

use anyhow::Result;

use crate::{
    cargo::{cargo, succeeds},
    system,
};

/// What the demonstration and this command seed alike: enough cases for every provider and stage.
pub(crate) const DEMO: [&str; 4] = ["--cases", "40", "--seed", "7"];

/// Serves until it is ended; `options` stand after those of the demonstration.
pub(crate) fn sim(options: &[String]) -> Result<bool> {
    if !system::prepare_build()? {
        return Ok(false);
    }
    let mut command = cargo(&["run", "--quiet", "--package", "dossier-sim", "--"]);
    // An option may be given once only, so one that is given replaces the demonstration's.
    for pair in DEMO.chunks(2) {
        if !options.iter().any(|option| option.split('=').next() == Some(pair[0])) {
            command.args(pair);
        }
    }
    succeeds(command.args(options))
}
