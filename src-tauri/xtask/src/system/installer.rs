use std::process::Command;

use anyhow::{Result, bail};

use super::answers;
use crate::cargo::succeeds;

/// A program that installs packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Installer {
    /// Debian and its relatives.
    Apt,
    /// Fedora and its relatives.
    Dnf,
    /// Arch and its relatives.
    Pacman,
    /// macOS.
    Brew,
    /// Windows.
    Winget,
}

impl Installer {
    /// The one that this system has.
    pub(crate) fn of_this_system() -> Option<Self> {
        [
            (Self::Apt, "apt-get"),
            (Self::Dnf, "dnf"),
            (Self::Pacman, "pacman"),
            (Self::Brew, "brew"),
            (Self::Winget, "winget"),
        ]
        .into_iter()
        .find(|(_, program)| answers(program, &["--version"]))
        .map(|(installer, _)| installer)
    }

    /// The exact command that a person types to install the packages.
    pub(crate) fn command(self, packages: &[&str]) -> String {
        let packages = packages.join(" ");
        match self {
            Self::Apt => format!(
                "sudo apt-get update && sudo apt-get install --yes --no-install-recommends {packages}"
            ),
            Self::Dnf => format!("sudo dnf install --assumeyes {packages}"),
            Self::Pacman => format!("sudo pacman --sync --needed {packages}"),
            Self::Brew => format!("brew install {packages}"),
            // It takes one exact name per call.
            Self::Winget => packages
                .split(' ')
                .map(|package| format!("winget install --exact --id {package}"))
                .collect::<Vec<_>>()
                .join(" && "),
        }
    }

    /// True where packages are installed without asking: Debian, as root or where `sudo` wants no
    /// password.
    pub(crate) fn may_install(self) -> bool {
        self == Self::Apt && (is_root() || answers("sudo", &["-n", "true"]))
    }

    /// Installs the packages; only where [`Self::may_install`] says so.
    pub(crate) fn install(self, packages: &[&str]) -> Result<()> {
        if !succeeds(apt_get().arg("update"))? {
            // One broken source among several need not stand in the way of the others.
            eprintln!("apt-get update failed; going on with the lists that are there");
        }
        let install = ["install", "--yes", "--no-install-recommends"];
        if !succeeds(apt_get().args(install).args(packages))? {
            bail!("apt-get could not install {}", packages.join(" "));
        }
        Ok(())
    }
}

fn apt_get() -> Command {
    const QUESTIONS: &str = "DEBIAN_FRONTEND=noninteractive";
    if is_root() {
        let mut command = Command::new("env");
        command.args([QUESTIONS, "apt-get"]).stdout(std::io::stderr());
        command
    } else {
        let mut command = Command::new("sudo");
        command.args(["-n", "env", QUESTIONS, "apt-get"]).stdout(std::io::stderr());
        command
    }
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_command_names_every_package() {
        let packages = ["one", "two"];
        let all =
            [Installer::Apt, Installer::Dnf, Installer::Pacman, Installer::Brew, Installer::Winget];
        for installer in all {
            let command = installer.command(&packages);
            assert!(command.contains("one") && command.contains("two"), "{command}");
        }
        assert_eq!(
            Installer::Winget.command(&packages),
            "winget install --exact --id one && winget install --exact --id two"
        );
    }

    #[test]
    fn packages_are_installed_unasked_on_debian_only() {
        for installer in [Installer::Dnf, Installer::Pacman, Installer::Brew, Installer::Winget] {
            assert!(!installer.may_install());
        }
    }
}
