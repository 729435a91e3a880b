use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{cargo::programs, sim::DEMO};

const START: Duration = Duration::from_secs(60);

/// The simulated providers, running until this is dropped.
#[derive(Debug)]
pub(super) struct Simulator {
    child: Child,
}

impl Simulator {
    /// Starts them and writes the line in which they say where they are to `file`.
    pub(super) fn start(file: &Path) -> Result<Self> {
        let mut command = Command::new(programs().join("dossier-sim"));
        command.args(DEMO).stdin(Stdio::null()).stdout(Stdio::piped());
        println!("$ dossier-sim {}", DEMO.join(" "));
        let child = command.spawn().context("dossier-sim could not be started")?;
        // From here on every way out of this function ends the child.
        let mut simulator = Self { child };
        let line = simulator.first_line()?;
        let described: Value =
            serde_json::from_str(&line).context("dossier-sim did not say where it is")?;
        for connection in described["connections"].as_array().into_iter().flatten() {
            let (provider, url) = (&connection["provider"], &connection["base_url"]);
            println!("{:<16} {}", provider.as_str().unwrap_or("?"), url.as_str().unwrap_or("?"));
        }
        println!("{} cases", described["cases"].as_array().map_or(0, Vec::len));
        std::fs::write(file, line).with_context(|| format!("{} not written", file.display()))?;
        Ok(simulator)
    }

    fn first_line(&mut self) -> Result<String> {
        let stdout = self.child.stdout.take().expect("its output was asked for as a pipe");
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            let mut line = String::new();
            let read = reader.read_line(&mut line).map(|_| line);
            // The receiver may have given up; later output is read on, because a full pipe would
            // stop the simulator.
            let _ = sender.send(read);
            let _ = std::io::copy(&mut reader.by_ref(), &mut std::io::sink());
        });
        match receiver.recv_timeout(START) {
            Ok(line) => line.context("the output of dossier-sim could not be read"),
            Err(_) => bail!("dossier-sim said nothing for {} seconds", START.as_secs()),
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
