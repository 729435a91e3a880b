//! `cargo xtask check`: what needs no test to run.

use anyhow::Result;

use crate::{
    cargo::{cargo, succeeds},
    screen,
    steps::Steps,
    system, tidy,
};

/// The steps that count as one test each.
pub(crate) const STEPS: [&str; 4] = ["format", "tidy", "screen check", "clippy"];

/// Features that only tests use: switches that let a test bring about a failure, and dialogs that
/// take scripted answers. Every check and test has all of them, so that nothing is built twice.
pub(crate) const FEATURES: &str = "--features=dossierctl/controls,dossier/e2e";

/// Checks format, invariants and lints; true when all hold.
pub(crate) fn check() -> Result<bool> {
    let mut steps = Steps::default();
    if !steps.take("system packages", system::prepare_checks)? {
        return Ok(false);
    }
    take_quick_steps(&mut steps)?;
    take_clippy(&mut steps)?;
    steps.print();
    Ok(steps.count(&STEPS).1 == 0)
}

/// Takes the steps that compile nothing, the quick ones first.
pub(crate) fn take_quick_steps(steps: &mut Steps) -> Result<()> {
    steps.take("format", || succeeds(&mut cargo(&["fmt", "--all", "--check"])))?;
    steps.take("tidy", tidy::tidy)?;
    steps.take("screen packages", screen::install)?;
    steps.take("screen check", screen::check)?;
    Ok(())
}

/// Takes the lints.
pub(crate) fn take_clippy(steps: &mut Steps) -> Result<()> {
    steps.take("clippy", || {
        let lints = ["clippy", "--workspace", "--all-targets", FEATURES, "--", "-D", "warnings"];
        succeeds(&mut cargo(&lints))
    })?;
    Ok(())
}
