//! Calls of cargo, all with the same surroundings.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader, IsTerminal, Write},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

/// The top of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("xtask stands two folders below the top")
}

/// Where the programs of a development build are put.
pub(crate) fn programs() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join("debug")
}

/// True where a build machine reads the output instead of a person.
fn is_unattended() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// A cargo command at the top of the repository.
///
/// Unattended, incremental compilation is off: a cold build is then faster and takes less disk,
/// and nobody builds there a second time.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root()).args(arguments);
    if is_unattended() {
        command.env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_PROGRESS_WHEN", "never");
    }
    command
}

/// Runs a command with its output left on the terminal; false when it ends with a failure.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{program} could not be started"))?;
    Ok(status.success())
}

/// Runs a command, shows every line of both its outputs in the order written, and hands each to
/// `read`; false when it ends with a failure.
pub(crate) fn read_lines(mut command: Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let program = command.get_program().to_string_lossy().into_owned();
    if std::io::stdout().is_terminal() && std::env::var_os("CARGO_TERM_COLOR").is_none() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    // One pipe for both outputs keeps them in order: cargo names a test program on standard error
    // and the program answers on standard output.
    let (reader, writer) = std::io::pipe().context("no pipe could be made")?;
    command.stdout(writer.try_clone().context("no pipe could be made")?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("{program} could not be started"))?;
    // The command holds the writing end, and reading ends only when all of them are closed.
    drop(command);

    let mut lines = BufReader::new(reader);
    let mut line = Vec::new();
    let mut stdout = std::io::stdout().lock();
    while lines.read_until(b'\n', &mut line).context("the output could not be read")? > 0 {
        stdout.write_all(&line).and_then(|()| stdout.flush()).context("no output possible")?;
        read(&String::from_utf8_lossy(&line));
        line.clear();
    }
    let status = child.wait().with_context(|| format!("{program} could not be waited for"))?;
    Ok(status.success())
}
