use std::process::{Command, Stdio};

use crate::process::Process;

/// As large as the largest picture of the tour.
const SCREEN: &str = "1920x1080x24";

/// A display that nobody sees.
pub struct Display {
    _server: Process,
    name: String,
}

impl Display {
    /// Starts an X server on a number that is free.
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]);
        let (server, number) = Process::start_and_hear(server.stderr(Stdio::null()));
        Self { _server: server, name: format!(":{number}") }
    }

    /// What `DISPLAY` has to be.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A D-Bus session, over which a second start of the program finds the first.
pub struct Bus {
    _daemon: Process,
    address: String,
}

impl Bus {
    /// Starts one.
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let (daemon, address) = Process::start_and_hear(daemon.stderr(Stdio::null()));
        Self { _daemon: daemon, address }
    }

    /// What `DBUS_SESSION_BUS_ADDRESS` has to be.
    pub fn address(&self) -> &str {
        &self.address
    }
}
