use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{
    folder::Folder,
    heading, job,
    job::{SIMULATOR_FILE, random},
    simulator::Simulator,
    terminal::Terminal,
};
use crate::{
    cargo::{cargo, programs, succeeds},
    screen, system,
};

/// Why the terminal's version runs in place of the window.
pub(super) const WHY_NOT: &str = if cfg!(target_os = "linux") {
    "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so this is the terminal's \
     version of the demonstration"
} else {
    "on this system the window can only be opened on your own vault, so this is the terminal's \
     version of the demonstration"
};

const STEPS: usize = 6;
/// Where the window looks for its vault below the folder that holds a person's data.
const VAULT: &str = "data/dossier/vault";
/// A folder of what customers send.
const FILES: &str = "files";
const PHOTOS: [(&str, u32); 2] = [("selfie.jpg", 1), ("passport.jpg", 2)];

/// Whether a window can be shown on a vault of its own: only on Linux do the environment's
/// folders decide where that is.
pub(super) fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && (is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}

/// Opens the window and waits until it is closed; true when it ended in order.
pub(super) fn show() -> Result<bool> {
    heading(1, STEPS, "What the build needs");
    if !system::prepare_window()? {
        return Ok(false);
    }
    heading(2, STEPS, "The screen");
    if !(screen::install()? && screen::build()?) {
        bail!("the screen was not built");
    }
    heading(3, STEPS, "The programs");
    build()?;
    heading(4, STEPS, "Simulated providers with 40 demo cases");
    let folder = Folder::new()?;
    let _simulator = Simulator::start(&folder.path().join(SIMULATOR_FILE))?;
    heading(5, STEPS, "A demo vault, two photos of 12 megapixels and a folder of other files");
    // Typed by a person, and worth nothing: what it opens is made up and gone afterwards.
    let passphrase = format!("demo-{:04}-{:04}", random() % 10_000, random() % 10_000);
    let terminal = Terminal::new(folder.path(), VAULT).with_passphrase(passphrase);
    std::fs::create_dir_all(folder.path().join("data/dossier")).context("no folder")?;
    terminal.show(&["vault", "create"])?;
    terminal.show(&["connection", "add", "--from-sim", SIMULATOR_FILE])?;
    for (name, seed) in PHOTOS {
        terminal.make_photo(name, seed, job::SIDES.0, job::SIDES.1)?;
    }
    terminal.make_files(FILES)?;
    heading(6, STEPS, "The window");
    println!("passphrase:  {}", terminal.passphrase());
    println!("photos:      {}", folder.path().display());
    println!("other files: {}", folder.path().join(FILES).display());
    println!("\nClose the window to end; vault, files and simulated providers are gone then.");
    let mut window = Command::new(programs().join("dossier"));
    for (variable, name) in
        [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")]
    {
        window.env(variable, folder.path().join(name));
    }
    succeeds(window.stdin(Stdio::null()))
}

/// Builds the window and what it works with in one call, so that they share what they need.
fn build() -> Result<()> {
    let programs = [
        "build",
        "--package=dossier",
        "--package=dossier-sim",
        "--package=dossierctl",
        "--package=dossier-worker",
        "--package=dossier-documents",
        "--features=dossier-documents/synthetic",
        "--bins",
        "--example=synthetic_photo",
        "--example=synthetic_files",
    ];
    if !succeeds(&mut cargo(&programs))? {
        bail!("the build failed");
    }
    Ok(())
}
