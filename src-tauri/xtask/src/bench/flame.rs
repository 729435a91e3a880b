//! `cargo xtask flame`: where the time goes, as pictures in the documents.

use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result};
use inferno::{
    collapse::{Collapse, perf},
    flamegraph,
};

use super::measured;
use crate::{
    cargo::{root, succeeds},
    system,
};

/// Pictures: the name, what is measured, what of it, and the title.
const PICTURES: [(&str, &str, &str, &str); 5] = [
    ("pages", "vault", "page", "Pages of the queue"),
    ("search", "vault", "search", "Searches, the first 50"),
    ("news", "vault", "sync", "News of existing cases while pages are read"),
    ("verify", "vault", "journal", "Verifying the journal"),
    ("journal", "journal", "", "Adding to the journal"),
];
/// Samples a second; no divisor of what timers like.
const RATE: &str = "--freq=499";
/// Bytes of the stack kept with each sample: libraries are built without frame pointers.
const STACKS: &str = "--call-graph=dwarf,16384";

/// Fills a vault with so many cases, takes samples of what is measured in it, and draws each into
/// `docs/benchmarks`.
pub(crate) fn flame(cases: u64) -> Result<bool> {
    if !system::prepare_profile()? {
        return Ok(false);
    }
    let program = measured::build("measure_vault")?;
    let folder = root().join("target/bench/flame");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("an older vault could not be removed")?;
    }
    fs::create_dir_all(&folder)?;
    let count = cases.to_string();
    // Filled without samples: nothing of that name is measured.
    let mut fill = Command::new(&program);
    fill.env("DOSSIER_CONTROL", "cheap-key").arg("vault").arg(&folder).args([&count, "none"]);
    if !succeeds(&mut fill)? {
        return Ok(false);
    }
    for (name, what, only, title) in PICTURES {
        eprintln!("{title}");
        let samples = folder.join("samples");
        let vault = if what == "vault" { folder.clone() } else { folder.join(name) };
        fs::create_dir_all(&vault)?;
        let mut record = Command::new("perf");
        record.args(["record", "--quiet", RATE, STACKS, "--output"]).arg(&samples).arg("--");
        record.env("DOSSIER_CONTROL", "cheap-key");
        record.arg(&program).arg(what).arg(&vault).arg(&count).args([only]);
        if !succeeds(record.stdout(std::process::Stdio::null()))? {
            return Ok(false);
        }
        draw(&samples, &format!("{title}, {cases}"), &root().join("docs/benchmarks"), name)?;
    }
    fs::remove_dir_all(&folder).context("the vault could not be removed")?;
    Ok(true)
}

/// One picture of the samples.
fn draw(samples: &Path, title: &str, folder: &Path, name: &str) -> Result<()> {
    let told = samples.with_extension("txt");
    let mut script = Command::new("perf");
    script.args(["script", "--no-inline", "--input"]).arg(samples).stdout(File::create(&told)?);
    script.stderr(std::process::Stdio::null());
    script.status().context("perf could not be started")?;
    let mut folded = Vec::new();
    let told = BufReader::new(File::open(&told)?);
    perf::Folder::default().collapse(told, &mut folded).context("the samples cannot be read")?;
    let mut options = flamegraph::Options::default();
    options.title = title.to_owned();
    options.count_name = "samples".to_owned();
    // Narrower ones cannot be read, and would make most of the file.
    options.min_width = 0.4;
    options.no_javascript = true;
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("flame-{name}.svg"));
    let text = String::from_utf8(folded).context("a name is no text")?;
    flamegraph::from_lines(&mut options, text.lines(), File::create(&file)?)
        .context("the samples cannot be drawn")?;
    eprintln!("{}", file.display());
    Ok(())
}
