//! `cargo xtask run`: the window on a demo vault, or without a display the main job from end to
//! end in the terminal.
//!
//! Against simulated providers, in a folder that is gone afterwards. In the terminal a vault is
//! made, an application created and submitted, the documents it asks for are prepared and
//! delivered, and it is followed to its approval. Every command is one that a person could type.

mod demo;
mod folder;
mod job;
mod simulator;
mod terminal;

use anyhow::{Result, bail};

use crate::{
    cargo::{cargo, succeeds},
    system,
};
use folder::Folder;
use job::Job;
use simulator::Simulator;
use terminal::Terminal;

/// Opens the window where there is a display; true when it was closed in order.
pub(crate) fn run() -> Result<bool> {
    if demo::has_display() {
        return demo::show();
    }
    println!("{}", demo::WHY_NOT);
    in_terminal()
}

/// The vault's folder within the folder of the run.
const VAULT: &str = "demo";

/// Takes one case from its creation to its approval; true when it ended so.
pub(crate) fn in_terminal() -> Result<bool> {
    let count = job::STEPS.len() + 3;
    heading(1, count, "What the build needs");
    if !system::prepare_build()? {
        return Ok(false);
    }
    heading(2, count, "Build");
    build()?;
    heading(3, count, "Simulated providers with 40 demo cases");
    let folder = Folder::new()?;
    let _simulator = Simulator::start(&folder.path().join(job::SIMULATOR_FILE))?;
    let mut job = Job::new(Terminal::new(folder.path(), VAULT));
    for (index, step) in job::STEPS.iter().enumerate() {
        heading(index + 4, count, step.title);
        (step.act)(&mut job)?;
    }
    println!("\n{}", job.summary()?);
    Ok(true)
}

fn heading(number: usize, count: usize, title: &str) {
    println!("\n== {number}/{count}  {title} ==");
}

/// Builds the programs and the photo's maker in one call, so that they share what they need.
fn build() -> Result<()> {
    let programs = [
        "build",
        "--package=dossier-sim",
        "--package=dossierctl",
        "--package=dossier-worker",
        "--package=dossier-documents",
        "--features=dossier-documents/synthetic",
        "--bins",
        "--example=synthetic_photo",
    ];
    if !succeeds(&mut cargo(&programs))? {
        bail!("the build failed");
    }
    Ok(())
}
