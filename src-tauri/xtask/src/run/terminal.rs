use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::job::random;
use crate::cargo::programs;

/// Calls of programs in the folder of one run, the way a person would type them.
#[derive(Debug)]
pub(super) struct Terminal {
    folder: PathBuf,
    vault: &'static str,
    passphrase: String,
}

impl Terminal {
    /// One that works in `folder`, on the vault at `vault` within it, with a new passphrase.
    pub(super) fn new(folder: &Path, vault: &'static str) -> Self {
        let passphrase = format!("{:016x}{:016x}", random(), random());
        Self { folder: folder.to_path_buf(), vault, passphrase }
    }

    /// The same with a passphrase that a person can type.
    pub(super) fn with_passphrase(self, passphrase: String) -> Self {
        Self { passphrase, ..self }
    }

    /// The passphrase.
    pub(super) fn passphrase(&self) -> &str {
        &self.passphrase
    }

    /// Runs `dossierctl` and shows the command with its output for people.
    pub(super) fn show(&self, arguments: &[&str]) -> Result<()> {
        println!("\n$ dossierctl --vault {} {}", self.vault, arguments.join(" "));
        let status = self.dossierctl(&[]).args(arguments).status();
        let status = status.context("dossierctl could not be started")?;
        if !status.success() {
            bail!("dossierctl {} ended with {status}", words(arguments));
        }
        Ok(())
    }

    /// Runs `dossierctl --json` and shows the command; returns its result.
    pub(super) fn read(&self, arguments: &[&str]) -> Result<Value> {
        println!("\n$ dossierctl --vault {} --json {}", self.vault, arguments.join(" "));
        self.ask(arguments)
    }

    /// Asks `dossierctl --json` for something that is not part of the demonstration.
    pub(super) fn ask(&self, arguments: &[&str]) -> Result<Value> {
        let mut command = self.dossierctl(&["--json"]);
        let output = command.args(arguments).output().context("dossierctl could not be started")?;
        let name = words(arguments);
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            bail!(
                "dossierctl {name} was refused: {}",
                errors.lines().last().unwrap_or("no reason")
            );
        }
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("dossierctl {name} did not answer with JSON"))
    }

    /// Writes a synthetic photo of a phone held upright, as wide and high as it is seen.
    pub(super) fn make_photo(&self, name: &str, seed: u32, width: u32, height: u32) -> Result<()> {
        let numbers = [seed, width, height, TURNED].map(|number| number.to_string());
        let program = programs().join("examples").join("synthetic_photo");
        let status =
            Command::new(program).current_dir(&self.folder).arg(name).args(numbers).status();
        if !status.context("the photo's maker could not be started")?.success() {
            bail!("no photo could be made");
        }
        let size = std::fs::metadata(self.path(name)).context("no photo was made")?.len();
        println!("{name}: {width} x {height} JPEG of {} kB, orientation {TURNED}", size / 1000);
        Ok(())
    }

    /// Makes a folder of what customers send: every type, and some that cannot be used.
    pub(super) fn make_files(&self, folder: &str) -> Result<()> {
        let program = programs().join("examples").join("synthetic_files");
        let status = Command::new(program).current_dir(&self.folder).arg(folder).status();
        if !status.context("the files' maker could not be started")?.success() {
            bail!("no files could be made");
        }
        println!("{folder}: pictures, scans and PDFs of every kind");
        Ok(())
    }

    /// Where a file of the run is.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    // The folder is the current one, so that commands are short enough to read.
    fn dossierctl(&self, options: &[&str]) -> Command {
        let mut command = Command::new(programs().join("dossierctl"));
        command.current_dir(&self.folder).stdin(Stdio::null());
        command.env("DOSSIER_PASSPHRASE", &self.passphrase);
        command.args(["--vault", self.vault]).args(options);
        command
    }
}

/// EXIF orientation of a phone held upright: the picture is stored lying and turned to be seen.
const TURNED: u32 = 6;

/// The command without what it is applied to.
fn words(arguments: &[&str]) -> String {
    arguments.iter().take(2).copied().collect::<Vec<_>>().join(" ")
}
