use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

const START: Duration = Duration::from_secs(30);

/// A program that runs until this is dropped, with everything that it started.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it in a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        command.process_group(0).stdin(Stdio::null());
        let child = command.spawn().unwrap_or_else(|error| {
            panic!("{name} could not be started ({error}); `cargo xtask e2e` installs it")
        });
        Self { child }
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Starts it and returns the first line that it prints.
    pub fn start_and_hear(command: &mut Command) -> (Self, String) {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut process = Self::start(command.stdout(Stdio::piped()));
        let stdout = process.child.stdout.take().expect("its output was asked for");
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            let mut line = String::new();
            if reader.read_line(&mut line).is_ok() {
                let _ = sender.send(line);
            }
            // Read on, because a full pipe would stop the program.
            let _ = std::io::copy(&mut reader, &mut std::io::sink());
        });
        let line = receiver.recv_timeout(START).unwrap_or_default().trim().to_owned();
        assert!(!line.is_empty(), "{name} said nothing");
        (process, line)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        // All of the group may have ended by itself.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}
