//! A message bus of a test's own.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use zbus::{Connection, connection::Builder};

/// Ends with the test.
pub struct Bus {
    daemon: Child,
    pub address: String,
}

impl Bus {
    /// A session's, which starts the programs that the system names.
    pub fn start() -> Self {
        Self::start_with(&["--session"])
    }

    /// One that starts no program when it is asked for one.
    pub fn that_starts_nothing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        let text = "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>\
            <auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>\
            <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";
        std::fs::write(&config, text).unwrap();
        Self::start_with(&["--config-file", config.to_str().unwrap()])
    }

    fn start_with(arguments: &[&str]) -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(arguments)
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon, which cargo xtask installs");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    pub async fn join(&self) -> Connection {
        Builder::address(self.address.as_str()).unwrap().build().await.unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}
