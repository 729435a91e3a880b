//! What is seen in the window: built from `ui/` with the tools of its own world.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    cargo::{read_lines, root, succeeds},
    tally::Tally,
};

/// A copy of the lock file that the installed packages are of.
const INSTALLED: &str = "node_modules/.dossier-lock";

/// Installs the packages that the lock file names, unless they are there already.
pub(crate) fn install() -> Result<bool> {
    let lock = folder().join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{} is not there", lock.display()))?;
    let installed = folder().join(INSTALLED);
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        eprintln!("the screen's packages are installed");
        return Ok(true);
    }
    if !succeeds(npm(&["ci", "--no-audit", "--no-fund"]).stdout(std::io::stderr()))? {
        return Ok(false);
    }
    fs::write(&installed, wanted).context("it could not be noted what is installed")?;
    Ok(true)
}

/// Types and lints.
pub(crate) fn check() -> Result<bool> {
    succeeds(&mut npm(&["run", "check"]))
}

/// Builds `ui/dist`, which the program has compiled in.
pub(crate) fn build() -> Result<bool> {
    succeeds(&mut npm(&["run", "build"]))
}

/// Runs the screen's own tests.
pub(crate) fn test() -> Result<Tally> {
    let mut tally = Tally::default();
    let succeeded = read_lines(npm(&["test"]), |line| tally.read_screen(line))?;
    Ok(tally.finish(succeeded))
}

/// A call of npm in the screen's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder()).args(arguments);
    command
}

fn folder() -> PathBuf {
    root().join("ui")
}
