use super::{answers, installer::Installer, says};

/// Something that the build needs from the operating system.
#[derive(Debug)]
pub(crate) struct Need {
    /// What it is and what for, for the person who reads that it is missing.
    pub(crate) purpose: &'static str,
    /// How to see whether it is there.
    pub(crate) probe: Probe,
    /// The package that brings it, per installer; one that is not listed has no need of it.
    packages: &'static [(Installer, &'static str)],
}

/// How to see whether something is installed.
#[derive(Debug)]
pub(crate) enum Probe {
    /// A program that says it is at least this version, major and minor, with `--version`.
    Version(&'static str, (u32, u32)),
    /// A program that ends well when called so.
    Program(&'static str, &'static [&'static str]),
    /// A library of the system that pkg-config finds.
    Library(&'static str),
}

use Installer::{Apt, Brew, Dnf, Pacman, Winget};

/// What every build needs; the encrypted store compiles OpenSSL and SQLCipher from source.
pub(crate) const BUILD: &[Need] = &[
    Need {
        purpose: "a C compiler (cc), for OpenSSL and SQLCipher",
        probe: Probe::Program("cc", &["--version"]),
        packages: &[
            (Apt, "build-essential"),
            (Dnf, "gcc"),
            (Pacman, "base-devel"),
            // Apple's compiler comes with its command line tools, which Rust needs as well.
            (Brew, "gcc"),
        ],
    },
    Need {
        purpose: "make, for OpenSSL",
        probe: Probe::Program("make", &["--version"]),
        packages: &[
            (Apt, "build-essential"),
            (Dnf, "make"),
            (Pacman, "base-devel"),
            (Brew, "make"),
        ],
    },
    Need {
        purpose: "perl with its standard modules, for OpenSSL",
        // Small installations have the program without the modules.
        probe: Probe::Program(
            "perl",
            &["-MFindBin", "-MIPC::Cmd", "-MFile::Compare", "-MFile::Copy", "-MPod::Usage", "-e1"],
        ),
        packages: &[
            (Apt, "perl"),
            (Dnf, "perl"),
            (Pacman, "perl"),
            (Brew, "perl"),
            (Winget, "StrawberryPerl.StrawberryPerl"),
        ],
    },
    Need {
        purpose: "pkg-config, to find libraries of the system",
        probe: Probe::Program("pkg-config", &["--version"]),
        packages: &[
            (Apt, "pkg-config"),
            (Dnf, "pkgconf-pkg-config"),
            (Pacman, "pkgconf"),
            (Brew, "pkgconf"),
        ],
    },
];

/// What the window needs besides. On macOS and Windows the web view is part of the system.
pub(crate) const WINDOW: &[Need] = &[
    Need {
        purpose: "WebKitGTK 4.1, which draws the window",
        probe: Probe::Library("webkit2gtk-4.1"),
        packages: &[
            (Apt, "libwebkit2gtk-4.1-dev"),
            (Dnf, "webkit2gtk4.1-devel"),
            (Pacman, "webkit2gtk-4.1"),
        ],
    },
    Need {
        purpose: "GTK 3, which the window stands in",
        probe: Probe::Library("gtk+-3.0"),
        packages: &[(Apt, "libgtk-3-dev"), (Dnf, "gtk3-devel"), (Pacman, "gtk3")],
    },
    Need {
        purpose: "D-Bus, by which a second start finds the first",
        probe: Probe::Library("dbus-1"),
        packages: &[(Apt, "libdbus-1-dev"), (Dnf, "dbus-devel"), (Pacman, "dbus")],
    },
    Need {
        purpose: "Node.js 20.19 or later, which builds the screen (https://nodejs.org, where the \
                  system's own package is older)",
        probe: Probe::Version("node", (20, 19)),
        packages: &[
            (Apt, "nodejs"),
            (Dnf, "nodejs"),
            (Pacman, "nodejs"),
            (Brew, "node"),
            (Winget, "OpenJS.NodeJS.LTS"),
        ],
    },
    Need {
        purpose: "npm, which installs what the screen is built from",
        probe: Probe::Program("npm", &["--version"]),
        packages: &[(Apt, "npm"), (Dnf, "nodejs-npm"), (Pacman, "npm")],
    },
];

const DBUS_DAEMON: Need = Need {
    purpose: "dbus-daemon, a session for each test",
    probe: Probe::Program("dbus-daemon", &["--version"]),
    packages: &[(Apt, "dbus-daemon"), (Dnf, "dbus-daemon"), (Pacman, "dbus")],
};

/// What driving the real window needs besides: a display that nobody sees, and a driver. There is
/// no such driver for macOS, and none was tried on Windows.
pub(crate) const DRIVER: &[Need] = &[
    Need {
        purpose: "Xvfb, a display that nobody sees",
        probe: Probe::Program("sh", &["-c", "command -v Xvfb"]),
        packages: &[(Apt, "xvfb"), (Dnf, "xorg-x11-server-Xvfb"), (Pacman, "xorg-server-xvfb")],
    },
    Need {
        purpose: "WebKitWebDriver, which presses buttons in the window",
        probe: Probe::Program("sh", &["-c", "command -v WebKitWebDriver"]),
        packages: &[(Apt, "webkit2gtk-driver"), (Dnf, "webkitgtk6.0"), (Pacman, "webkit2gtk-4.1")],
    },
    DBUS_DAEMON,
    Need {
        purpose: "at-spi2-core, over which screen readers are told",
        probe: Probe::Program("sh", &["-c", "ls /usr/share/dbus-1/services/org.a11y.Bus.service"]),
        packages: &[(Apt, "at-spi2-core"), (Dnf, "at-spi2-core"), (Pacman, "at-spi2-core")],
    },
    Need {
        purpose: "a font",
        probe: Probe::Program("sh", &["-c", "fc-list | grep -q ."]),
        packages: &[(Apt, "fonts-dejavu-core"), (Dnf, "dejavu-sans-fonts"), (Pacman, "ttf-dejavu")],
    },
    Need {
        purpose: "fontconfig, which finds it",
        probe: Probe::Program("fc-list", &["--version"]),
        packages: &[(Apt, "fontconfig"), (Dnf, "fontconfig"), (Pacman, "fontconfig")],
    },
];

/// What the tests of durability, and of what the desktop tells, need besides. It is there on Linux
/// only.
pub(crate) const DURABILITY: &[Need] = &[
    DBUS_DAEMON,
    Need {
        purpose: "strace, which tells what a program writes and when, for the replay of power cuts",
        probe: Probe::Program("strace", &["-V"]),
        packages: &[(Apt, "strace"), (Dnf, "strace"), (Pacman, "strace")],
    },
    Need {
        purpose: "gnome-keyring, a keychain that tests ask",
        probe: Probe::Program("gnome-keyring-daemon", &["--version"]),
        packages: &[(Apt, "gnome-keyring"), (Dnf, "gnome-keyring"), (Pacman, "gnome-keyring")],
    },
    Need {
        purpose: "faketime, which gives a program a wrong clock",
        probe: Probe::Program("faketime", &["--version"]),
        packages: &[(Apt, "faketime"), (Dnf, "libfaketime"), (Pacman, "libfaketime")],
    },
];

/// What the document bench is measured against.
pub(crate) const BENCH: &[Need] = &[
    Need {
        purpose: "libvips' program, to measure against",
        probe: Probe::Program("vips", &["--version"]),
        packages: &[(Apt, "libvips-tools"), (Dnf, "vips-tools"), (Pacman, "libvips")],
    },
    Need {
        purpose: "ImageMagick, to measure against",
        probe: Probe::Program("/usr/bin/convert", &["--version"]),
        packages: &[(Apt, "imagemagick"), (Dnf, "ImageMagick"), (Pacman, "imagemagick")],
    },
    Need {
        purpose: "Node.js, which runs sharp, to measure against",
        probe: Probe::Version("node", (20, 9)),
        packages: &[(Apt, "nodejs"), (Dnf, "nodejs"), (Pacman, "nodejs"), (Brew, "node")],
    },
    Need {
        purpose: "npm, which installs sharp",
        probe: Probe::Program("npm", &["--version"]),
        packages: &[(Apt, "npm"), (Dnf, "nodejs-npm"), (Pacman, "npm")],
    },
];

/// What the desk in its window is measured against.
pub(crate) const BROWSER: &[Need] = &[
    Need {
        purpose: "Chromium, to measure against",
        probe: Probe::Program("chromium", &["--version"]),
        packages: &[(Apt, "chromium"), (Dnf, "chromium"), (Pacman, "chromium")],
    },
    Need {
        purpose: "gzip, which tells how much the screen loads",
        probe: Probe::Program("gzip", &["--version"]),
        packages: &[(Apt, "gzip"), (Dnf, "gzip"), (Pacman, "gzip")],
    },
];

/// What takes samples of a running program.
pub(crate) const PROFILE: &[Need] = &[Need {
    purpose: "perf, to see where the time goes",
    probe: Probe::Program("perf", &["--version"]),
    packages: &[(Apt, "linux-perf"), (Dnf, "perf"), (Pacman, "perf")],
}];

impl Need {
    /// The package that brings it; none where the system has no need of it.
    pub(crate) fn package(&self, installer: Installer) -> Option<&'static str> {
        self.packages.iter().find(|(name, _)| *name == installer).map(|(_, package)| *package)
    }
}

impl Probe {
    /// True if it is there.
    pub(crate) fn is_met(&self) -> bool {
        match self {
            Self::Program(program, arguments) => answers(program, arguments),
            Self::Version(program, least) => {
                says(program).is_some_and(|said| version(&said).is_some_and(|it| it >= *least))
            }
            Self::Library(name) => answers("pkg-config", &["--exists", name]),
        }
    }
}

/// The first two numbers of what a program says about its version: `v20.19.2`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(version("v20.19.2\n"), Some((20, 19)));
        assert!(version("v18.20.4") < Some((20, 19)));
        assert!(version("v22.2.0") > Some((20, 19)));
        assert_eq!(version("no version"), None);
    }

    #[test]
    fn debian_has_a_package_for_every_need() {
        for need in BUILD
            .iter()
            .chain(WINDOW)
            .chain(DRIVER)
            .chain(DURABILITY)
            .chain(BENCH)
            .chain(BROWSER)
            .chain(PROFILE)
        {
            assert!(need.package(Apt).is_some(), "no Debian package for {}", need.purpose);
        }
    }

    #[test]
    fn a_probe_tells_what_is_there_from_what_is_not() {
        assert!(Probe::Program("cargo", &["--version"]).is_met());
        assert!(!Probe::Program("dossier-no-such-program", &[]).is_met());
    }
}
