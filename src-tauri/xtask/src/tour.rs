//! `cargo xtask tour`: pictures of every screen.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{
    cargo::{cargo, root, succeeds},
    check::FEATURES,
    e2e,
};

/// The test that walks all screens.
const WALK: &str = "real_window::screens::";
/// The folder that it leaves pictures in.
const TAKEN: &str = "target/tour";
/// The folder of those that documents show.
const SHOWN: &str = "docs/pictures";

/// Pictures that documents show, and their names there.
const PICTURES: [(&str, &str); 9] = [
    ("create-vault-light-1280x800.png", "create-vault.png"),
    ("queue-light-1280x800.png", "queue.png"),
    ("document-light-1280x800.png", "document.png"),
    ("document-dark-1280x800.png", "document-dark.png"),
    ("refused-file-light-1280x800.png", "refused-file.png"),
    ("correct-akepa-light-1280x800.png", "correct.png"),
    ("keys-light-1280x800.png", "keys.png"),
    ("new-application-light-1280x800.png", "new-application.png"),
    ("outbox-light-1280x800.png", "outbox.png"),
];

/// Walks the screens and renews the pictures; true when every screen was seen.
pub(crate) fn tour() -> Result<bool> {
    let taken = root().join(TAKEN);
    if taken.exists() {
        fs::remove_dir_all(&taken).context("the last tour's pictures could not be removed")?;
    }
    fs::create_dir_all(&taken).context("no folder for pictures")?;
    if !e2e::prepare()? {
        return Ok(false);
    }
    let mut walk = cargo(&["test", "--workspace", FEATURES, "--test", "e2e", "--", WALK]);
    // What axe-core finds fails the walk, but only after the last picture.
    let mut walked = succeeds(walk.env("DOSSIER_TOUR", &taken))?;
    let count = fs::read_dir(&taken).context("no pictures")?.count();
    println!("{count} pictures in {TAKEN}");

    let shown = root().join(SHOWN);
    fs::create_dir_all(&shown).context("no folder for the documents' pictures")?;
    for (name, renamed) in PICTURES {
        let (from, to) = (taken.join(name), shown.join(renamed));
        if !from.is_file() {
            println!("{name} was not taken; {SHOWN}/{renamed} stays as it was");
            walked = false;
            continue;
        }
        fs::copy(&from, &to).with_context(|| format!("{renamed} could not be written"))?;
        shrink(&to);
        let kilobytes = fs::metadata(&to).map_or(0, |it| it.len() / 1000);
        println!("{SHOWN}/{renamed}: {kilobytes} kB");
    }
    Ok(walked)
}

/// Makes a picture smaller where one of the programs for it is installed.
fn shrink(picture: &Path) {
    let file = picture.to_string_lossy();
    let tools: [(&str, &[&str]); 2] = [
        ("pngquant", &["--force", "--skip-if-larger", "--ext=.png", "--", &file]),
        ("oxipng", &["--quiet", "--strip=safe", &file]),
    ];
    for (program, arguments) in tools {
        // One that is not installed is done without.
        let _ = Command::new(program).args(arguments).status();
    }
}
