//! What a decoder gone wrong could try: everything in [`attempt::ATTEMPTS`], each in a process of
//! its own that is shut in as a worker is, and each once more in one that is not, so that a
//! refusal is known to come from the confinement.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod attempt;

use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;
use std::{env, fs};

use attempt::{ATTEMPTS, Attempt, Place, has_landlock};
use dossier_documents::Worker;
use dossier_documents::worker::{Reach, shut_in};

/// Names the attempt, in the process that makes it.
const NAME: &str = "ATTEMPT";
/// Set where that process is not shut in.
const FREE: &str = "ATTEMPT_FREE";
const FOLDER: &str = "ATTEMPT_FOLDER";
const PORT: &str = "ATTEMPT_PORT";

/// Ends of a process that made an attempt.
const SUCCEEDED: i32 = 0;
const REFUSED: i32 = 7;
const NOT_SHUT_IN: i32 = 8;

/// How many attempts must succeed where nothing is in the way; some need rights that whoever runs
/// the tests may lack, or a system that was built with them.
const CONTROLS: usize = 16;

#[test]
fn a_worker_that_went_wrong_reaches_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut succeeded = Vec::new();
    for Attempt { name, .. } in ATTEMPTS {
        let free = run(name, port, true);
        if free.code() == Some(SUCCEEDED) {
            succeeded.push(*name);
        }
        let shut_in = run(name, port, false);
        let ended = shut_in.signal() == Some(libc::SIGSYS);
        assert!(ended || shut_in.code() == Some(REFUSED), "{name}: {shut_in}, free: {free}");
    }
    assert!(ATTEMPTS.len() >= 20);
    assert!(succeeded.len() >= CONTROLS, "without a confinement, only these work: {succeeded:?}");
}

#[test]
fn what_only_an_intruder_does_ends_the_process() {
    for name in
        ["execute a program", "open a socket", "trace the parent", "send a signal to the parent"]
    {
        assert_eq!(run(name, 1, false).signal(), Some(libc::SIGSYS), "{name}");
    }
}

#[tokio::test]
async fn the_worker_says_how_far_it_is_shut_in() {
    let worker = Worker::at(env!("CARGO_BIN_EXE_dossier-worker").into());
    let confinement = worker.confinement().await.unwrap();
    assert_eq!(confinement.calls, Reach::Full);
    // Landlock is the system's to have; where it is there, it is used.
    assert_eq!(confinement.files != Reach::None, has_landlock());
}

/// Makes an attempt in a new process with a folder of its own.
fn run(name: &str, port: u16, free: bool) -> ExitStatus {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"a secret").unwrap();
    fs::create_dir(folder.path().join("mount")).unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "one_attempt"])
        .env(NAME, name)
        .env(FOLDER, folder.path())
        .env(PORT, port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if free {
        command.env(FREE, "1");
    }
    command.status().unwrap()
}

/// The process that [`run`] starts. In the test run itself there is nothing to attempt, and the
/// names are held against one another.
#[test]
fn one_attempt() {
    let Ok(name) = env::var(NAME) else {
        let mut names: Vec<_> = ATTEMPTS.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ATTEMPTS.len());
        return;
    };
    let attempt = ATTEMPTS.iter().find(|it| it.name == name).unwrap();
    let folder = env::var_os(FOLDER).unwrap();
    let port = env::var(PORT).unwrap().parse().unwrap();
    let place = Place::new(Path::new(&folder), port);
    (attempt.before)(&place);
    if env::var_os(FREE).is_none() && shut_in(Duration::from_secs(5)).is_err() {
        std::process::exit(NOT_SHUT_IN);
    }
    let outcome = (attempt.make)(&place);
    std::process::exit(if outcome.is_ok() { SUCCEEDED } else { REFUSED });
}
