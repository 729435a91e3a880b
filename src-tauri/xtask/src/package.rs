//! `cargo xtask package`: what is installed on other computers.

use std::{ffi::OsStr, fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    cargo::{cargo, root, succeeds},
    screen::{self, npm},
    system,
};

/// Tauri's own packer. Fetched when it is needed, in exactly this version; nothing else needs it.
const PACKER: &str = "@tauri-apps/cli@2.12.5";
/// What stands beside the window in each package.
const FILES: &str = "src-tauri/packaging/linux.json";
const KINDS: [&str; 2] = ["deb", "rpm"];

/// Builds the programs as they are released and packs them; true when both packages are there.
pub(crate) fn package() -> Result<bool> {
    let programs = [
        "build",
        "--release",
        "--package=dossierctl",
        "--package=dossier-verify",
        "--package=dossier-worker",
        "--package=dossier-sim",
        "--bins",
    ];
    if !(system::prepare_window()? && screen::install()? && succeeds(&mut cargo(&programs))?) {
        return Ok(false);
    }
    let package = format!("--package={PACKER}");
    let bundles = KINDS.join(",");
    let pack = [
        "exec",
        "--yes",
        &package,
        "--",
        "tauri",
        "build",
        "--bundles",
        &bundles,
        "--config",
        FILES,
    ];
    // The packer looks for its configuration downwards from here.
    if !succeeds(npm(&pack).current_dir(root()))? {
        return Ok(false);
    }
    println!();
    let mut all = true;
    for kind in KINDS {
        all &= print_sizes(&root().join("target/release/bundle").join(kind), kind)?;
    }
    println!("\nTo try the Debian package in a system with nothing else in it:");
    println!("  sudo src-tauri/packaging/install-in-clean-root.sh");
    Ok(all)
}

/// Prints every package of a kind with its size; true when there is one.
fn print_sizes(folder: &Path, kind: &str) -> Result<bool> {
    let mut found = false;
    for entry in fs::read_dir(folder).with_context(|| format!("no {kind} was made"))? {
        let path = entry.context("a folder could not be read")?.path();
        if path.extension() == Some(OsStr::new(kind)) {
            let megabytes =
                fs::metadata(&path).context("a package has no size")?.len() as f64 / 1e6;
            println!("{}: {megabytes:.1} MB", path.display());
            found = true;
        }
    }
    Ok(found)
}
