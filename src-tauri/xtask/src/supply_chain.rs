//! `cargo xtask check supply-chain` and `cargo xtask sbom`: what the programs are made of.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{
    cargo::{cargo, root, succeeds},
    screen,
    steps::Steps,
};

/// Tools that are installed below `target` the first time they are wanted, and their versions.
const DENY: (&str, &str) = ("cargo-deny", "0.20.2");
const CYCLONEDX: (&str, &str) = ("cargo-cyclonedx", "0.5.9");

/// Licences, bans and sources of every crate by `deny.toml`, advisories where their database can
/// be had, and the screen's packages by their lock file.
pub(crate) fn check() -> Result<bool> {
    let mut steps = Steps::default();
    let deny = tool(DENY)?;
    let mut all = true;
    all &= steps.take("licences, bans, sources", || {
        succeeds(deny.command(&["check", "licenses", "bans", "sources"]).current_dir(root()))
    })?;
    all &= steps.take("lock file", || {
        let mut locked = cargo(&["metadata", "--locked", "--format-version", "1"]);
        succeeds(locked.stdout(std::process::Stdio::null()))
    })?;
    all &= steps.take("screen packages", screen::install)?;
    if succeeds(&mut deny.command(&["fetch", "db"]))? {
        all &=
            steps.take("advisories", || succeeds(&mut deny.command(&["check", "advisories"])))?;
    } else {
        println!("the database of advisories cannot be had here; advisories were not checked");
    }
    steps.print();
    Ok(all)
}

/// Writes a CycloneDX list of what the programs and the screen are made of.
pub(crate) fn sbom() -> Result<bool> {
    let folder = root().join("target").join("sbom");
    fs::create_dir_all(&folder).context("no folder for the lists")?;
    let cyclonedx = tool(CYCLONEDX)?;
    let mut crates = cyclonedx.command(&["--format", "json", "--all-features", "--target", "all"]);
    crates.args(["--manifest-path", "Cargo.toml", "--override-filename", SBOM_NAME]);
    if !succeeds(crates.current_dir(root()))? {
        return Ok(false);
    }
    let mut count = 0;
    for found in lists()? {
        let name = found.parent().and_then(|it| it.file_name()).unwrap_or_default();
        let name = if found.parent() == Some(root()) { "dossier".as_ref() } else { name };
        let name = format!("{}.cdx.json", name.to_string_lossy());
        fs::rename(&found, folder.join(&name)).with_context(|| format!("{name} stays behind"))?;
        count += 1;
    }
    let output = screen::npm(&["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"])
        .current_dir(root().join("ui"))
        .output()
        .context("npm could not be started")?;
    if !output.status.success() || output.stdout.is_empty() {
        return Ok(false);
    }
    fs::write(folder.join("ui.cdx.json"), output.stdout).context("no list of the screen")?;
    println!("{} lists in target/sbom", count + 1);
    Ok(true)
}

/// Below what name cargo-cyclonedx leaves its lists, one beside each manifest.
const SBOM_NAME: &str = "dossier-sbom";

fn lists() -> Result<Vec<PathBuf>> {
    let folders = [root().to_owned(), root().join("src-tauri").join("xtask")];
    let crates = fs::read_dir(root().join("src-tauri").join("crates")).context("no crates")?;
    let crates = crates.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    let all = folders.into_iter().chain(crates);
    Ok(all.map(|it| it.join(format!("{SBOM_NAME}.json"))).filter(|it| it.is_file()).collect())
}

/// A program that cargo runs under a name of its own.
struct Tool {
    path: PathBuf,
    word: &'static str,
}

impl Tool {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.current_dir(root()).arg(self.word).args(arguments);
        command
    }
}

/// The tool in this version, installed below `target` where it is not there yet.
fn tool((name, version): (&'static str, &str)) -> Result<Tool> {
    let folder = root().join("target").join("tools").join(format!("{name}-{version}"));
    let path = folder.join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    // Where the tool came with the machine, in this version, it need not be built.
    let word = name.trim_start_matches("cargo-");
    let there = Command::new(name).args([word, "--version"]).output();
    if there.is_ok_and(|it| String::from_utf8_lossy(&it.stdout).contains(version)) {
        return Ok(Tool { path: name.into(), word });
    }
    if !path.is_file() {
        println!("{name} {version} is built once, below target/tools");
        let mut install = cargo(&["install", "--locked", name, "--version", version, "--root"]);
        install.arg(&folder).env("CARGO_TARGET_DIR", folder.join("build"));
        anyhow::ensure!(succeeds(&mut install)?, "{name} could not be built");
        // Ignored: only space is lost.
        let _ = fs::remove_dir_all(folder.join("build"));
    }
    Ok(Tool { path, word })
}
