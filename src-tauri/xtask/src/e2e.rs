//! `cargo xtask e2e`: the real program in a real window.

use anyhow::Result;

use crate::{
    cargo::{cargo, read_lines, succeeds},
    check::FEATURES,
    screen, system,
    tally::Tally,
};

/// The module that all tests in the real window stand in.
pub(crate) const IN_THE_WINDOW: &str = "real_window::";

/// Each has a display, a driver and a program of its own; more at once only wait for each other.
const AT_ONCE: &str = "--test-threads=2";

/// Installs, builds and drives; the last line is the sum. True when nothing failed.
pub(crate) fn e2e(names: &[String]) -> Result<bool> {
    let tally = if prepare()? { drive_some(names)? } else { Tally::default().finish(false) };
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

/// Installs what is missing, and builds the screen, the programs and the tests.
pub(crate) fn prepare() -> Result<bool> {
    // Of the whole workspace, so that the same features are resolved as for all other tests and
    // nothing is compiled anew.
    let build = ["build", "--workspace", FEATURES, "--bins", "--test", "e2e"];
    Ok(system::prepare_driver()?
        && screen::install()?
        && screen::build()?
        && succeeds(&mut cargo(&build))?)
}

/// Runs those whose name has one of `names` in it; without any, all.
fn drive_some(names: &[String]) -> Result<Tally> {
    let mut command = cargo(&["test", "--workspace", FEATURES, "--test", "e2e", "--", AT_ONCE]);
    command.args(names);
    let mut tally = Tally::default();
    let succeeded = read_lines(command, |line| tally.read(line))?;
    Ok(tally.finish(succeeded))
}
