//! Programs that measure: how they are built, and what they say.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    cargo::{cargo, programs, root},
    check::FEATURES,
};

/// Builds an example as it is released, with controls, and gives its path. With the same features
/// as all that is measured, so that nothing is built twice.
pub(super) fn build(example: &str) -> Result<PathBuf> {
    let example_of = format!("--example={example}");
    let arguments = ["build", "--release", "--workspace", FEATURES, &example_of];
    if !cargo(&arguments).status().context("cargo could not be started")?.success() {
        bail!("what measures could not be built");
    }
    let program = programs().with_file_name("release").join("examples").join(example);
    Ok(program.with_extension(std::env::consts::EXE_EXTENSION))
}

/// Runs it in an empty folder of that name, which stands between the words before and after and is
/// removed with all that came into it, and reads its figures.
pub(super) fn figures(
    program: &Path,
    name: &str,
    before: &[&str],
    after: &[&str],
    environment: &[(&str, &str)],
) -> Result<Value> {
    eprintln!("{} {}", before.join(" "), after.join(" "));
    let folder = root().join("target/bench").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("an older vault could not be removed")?;
    }
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(program);
    command.args(before).arg(&folder).args(after).envs(environment.iter().copied());
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.context("the measuring program could not be started")?;
    fs::remove_dir_all(&folder).context("the vault could not be removed")?;
    if !output.status.success() {
        bail!("a measurement failed");
    }
    serde_json::from_slice(&output.stdout).context("a measurement gave no JSON")
}
