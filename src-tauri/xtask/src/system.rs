//! Programs and libraries of the operating system that the build needs.
//!
//! What is there already is left alone. On Debian what is missing is installed; elsewhere the
//! command that installs it is printed, because guessing at a system that nobody tried it on may
//! break it.

mod installer;
mod needs;

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::cargo::succeeds;
use installer::Installer;
use needs::{BENCH, BROWSER, BUILD, DRIVER, DURABILITY, Need, PROFILE, WINDOW};

/// Sees to it that what the programs for the terminal are built with is there and says what it
/// installs; false when something is missing that it cannot install.
pub(crate) fn prepare_build() -> Result<bool> {
    prepare(&[BUILD])
}

/// The same for the window.
pub(crate) fn prepare_window() -> Result<bool> {
    prepare(&[BUILD, WINDOW])
}

/// The same for driving the window without a person.
pub(crate) fn prepare_driver() -> Result<bool> {
    prepare(&[BUILD, WINDOW, DRIVER])
}

/// The same for a build with its checks.
pub(crate) fn prepare_checks() -> Result<bool> {
    Ok(prepare_window()? && prepare_toolchain()?)
}

/// The same for the terminal's programs and the tests of what is left of them after a failure.
pub(crate) fn prepare_durability() -> Result<bool> {
    prepare(&[BUILD, DURABILITY])
}

/// The same for the tools that the document bench is measured against. Nothing is said on standard
/// output unless something is missing, since it may be JSON's.
pub(crate) fn prepare_bench() -> Result<bool> {
    prepare_packages(&[BUILD, BENCH])
}

/// The same for measuring the desk in its window, beside a browser.
pub(crate) fn prepare_desk_bench() -> Result<bool> {
    prepare_packages(&[BUILD, WINDOW, DRIVER, BROWSER])
}

/// The same for taking samples of what a program spends its time on.
pub(crate) fn prepare_profile() -> Result<bool> {
    prepare_packages(&[BUILD, PROFILE])
}

/// The same for every check and every test.
pub(crate) fn prepare_tests() -> Result<bool> {
    Ok(prepare(&[BUILD, WINDOW, DRIVER, DURABILITY])? && prepare_toolchain()?)
}

fn prepare(needs: &[&'static [Need]]) -> Result<bool> {
    let is_ready = prepare_packages(needs)?;
    if is_ready {
        eprintln!("all that is needed from the system is installed");
    }
    Ok(is_ready)
}

fn prepare_packages(needs: &[&'static [Need]]) -> Result<bool> {
    let found = Installer::of_this_system();
    let missing = missing(needs, found);
    if missing.is_empty() {
        return Ok(true);
    }
    for need in &missing {
        eprintln!("missing: {}", need.purpose);
    }
    let packages = packages(&missing, found);
    match found {
        Some(installer) if installer.may_install() => {
            eprintln!("installing: {}", packages.join(" "));
            installer.install(&packages)?;
        }
        Some(installer) => {
            eprintln!("install it with:\n\n  {}\n", installer.command(&packages));
            return Ok(false);
        }
        None => {
            eprintln!("no known package program found; install what is named above");
            return Ok(false);
        }
    }
    let missing = self::missing(needs, found);
    for need in &missing {
        eprintln!("still missing after the installation: {}", need.purpose);
    }
    Ok(missing.is_empty())
}

fn missing(needs: &[&'static [Need]], installer: Option<Installer>) -> Vec<&'static Need> {
    let concerns_us = |need: &&Need| installer.is_none_or(|known| need.package(known).is_some());
    needs
        .iter()
        .copied()
        .flatten()
        .filter(concerns_us)
        .filter(|need| !need.probe.is_met())
        .collect()
}

/// The packages of several needs, each named once.
fn packages(needs: &[&Need], installer: Option<Installer>) -> Vec<&'static str> {
    let mut packages = Vec::new();
    for package in needs.iter().filter_map(|need| need.package(installer?)) {
        if !packages.contains(&package) {
            packages.push(package);
        }
    }
    packages
}

/// `rustfmt` and `clippy` are parts of the tool chain that a minimal installation leaves out.
fn prepare_toolchain() -> Result<bool> {
    let parts = [("rustfmt", "fmt"), ("clippy", "clippy")];
    let missing: Vec<_> =
        parts.iter().filter(|(_, name)| !answers("cargo", &[name, "--version"])).collect();
    for (part, _) in &missing {
        eprintln!("installing: {part}, a part of the Rust tool chain");
        let added = answers("rustup", &["--version"])
            && succeeds(Command::new("rustup").args(["component", "add", part]))?;
        if !added {
            eprintln!("install {part} the way Rust was installed, for instance with:\n");
            eprintln!("  rustup component add {part}\n");
            return Ok(false);
        }
    }
    Ok(true)
}

/// True if the program is there and ends well; its output is not shown.
fn answers(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What a program says with `--version`; none where it is not there.
fn says(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_meets_two_needs_is_named_once() {
        let all: Vec<&Need> = BUILD.iter().collect();
        let named = packages(&all, Some(Installer::Apt));
        assert_eq!(named, ["build-essential", "perl", "pkg-config"]);
    }

    #[test]
    fn a_program_that_is_not_there_does_not_answer() {
        assert!(answers("cargo", &["--version"]));
        assert!(!answers("cargo", &["no-such-command"]), "it is there and fails");
        assert!(!answers("dossier-no-such-program", &[]));
    }
}
