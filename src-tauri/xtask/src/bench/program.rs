use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::cargo::{cargo, programs};

/// The program that measures, and the worker that it starts, as they are released.
pub(super) struct Program {
    measure: PathBuf,
    worker: PathBuf,
}

/// A synthetic photograph on disk.
#[derive(Debug, Deserialize)]
pub(super) struct Photo {
    pub(super) file: PathBuf,
    seed: u64,
    megapixels: f64,
    grain: f64,
    /// As shown.
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Photo {
    pub(super) fn name(&self) -> String {
        format!("{} MP, seed {}, noise {}", self.megapixels, self.seed, self.grain)
    }

    /// The greatest memory in megabytes that preparing one of this size may take.
    pub(super) fn memory(&self) -> f64 {
        if self.megapixels <= 12.5 { 100.0 } else { 160.0 }
    }
}

/// What came of a preparation.
#[derive(Debug, Deserialize)]
pub(super) struct Made {
    pub(super) bytes: u64,
    pub(super) width: u32,
    pub(super) height: u32,
    /// The greatest resident memory of the worker in bytes, where the system tells.
    pub(super) peak: Option<u64>,
}

impl Program {
    pub(super) fn build() -> Result<Self> {
        let release = programs().with_file_name("release");
        // Both at once, so that what they share is compiled once.
        let arguments = [
            "build",
            "--release",
            "--package=dossier-worker",
            "--package=dossier-documents",
            "--features=dossier-documents/bench,dossier-documents/synthetic",
            "--bin=dossier-worker",
            "--example=measure",
        ];
        // Cargo speaks on standard error only, so that JSON stays alone on standard output.
        if !cargo(&arguments).status().context("cargo could not be started")?.success() {
            bail!("what measures could not be built");
        }
        let program =
            |path: &str| release.join(path).with_extension(std::env::consts::EXE_EXTENSION);
        Ok(Self { measure: program("examples/measure"), worker: program("dossier-worker") })
    }

    /// Runs one measurement and reads what it says.
    pub(super) fn measure<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Value> {
        let output = Command::new(&self.measure)
            .args(arguments)
            .stderr(std::process::Stdio::inherit())
            .output()
            .context("the measuring program could not be started")?;
        if !output.status.success() {
            bail!("a measurement failed");
        }
        serde_json::from_slice(&output.stdout).context("a measurement gave no JSON")
    }

    /// Measures how many headers a worker checks in a second.
    pub(super) fn check(&self) -> Result<Value> {
        self.measure(&[OsStr::new("check"), self.worker.as_ref()])
    }

    pub(super) fn photos(&self, folder: &Path) -> Result<Vec<Photo>> {
        Ok(serde_json::from_value(self.measure(&[OsStr::new("photos"), folder.as_ref()])?)?)
    }

    /// Prepares a photograph; milliseconds from the start of a program to its end, as for a peer.
    pub(super) fn prepare(&self, photo: &Photo, to: &Path) -> Result<(f64, Made)> {
        let arguments =
            [OsStr::new("prepare"), self.worker.as_ref(), photo.file.as_ref(), to.as_ref()];
        let start = Instant::now();
        let made = self.measure(&arguments)?;
        let took = start.elapsed().as_secs_f64() * 1_000.0;
        Ok((took, serde_json::from_value(made)?))
    }
}
