use std::io;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;

use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process;

use super::frame::{Lengths, PREFIX, head};
use super::message::{Answer, EXIT_UNCONFINED, READY};
use crate::WorkerError;

/// Why a process gave no answer.
pub(super) enum Failure {
    /// It ended, was ended, or took too long: that is about the file.
    Gone,
    /// It could not be used: that is not.
    Unusable(WorkerError),
}

/// A started worker that was told nothing yet. It belongs to no runtime, so that it can wait for
/// its file longer than the runtime lives in which it was started. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Process {
    running: Running,
    stdin: ChildStdin,
    stdout: ChildStdout,
}

impl Process {
    /// Starts the program. Takes a millisecond or two.
    ///
    /// # Errors
    /// [`WorkerError::Missing`], [`WorkerError::Start`].
    pub(super) fn start(program: &Path) -> Result<Self, WorkerError> {
        let mut command = Command::new(program);
        command
            .env_clear()
            // One pool of memory for all threads: each further one reserves 64 MB of the address
            // space that the worker is limited to.
            .env("MALLOC_ARENA_MAX", "1")
            // Pictures go back to the system when they are let go. Left to itself the C library
            // keeps them for later, which takes a seventh more memory at the peak.
            .env("MALLOC_MMAP_THRESHOLD_", "1048576")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(unix)]
        command.current_dir("/");
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            /// Without it a console window flashes up for every file.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => WorkerError::Missing,
            _ => WorkerError::Start(error),
        })?;
        let pipes = (child.stdin.take(), child.stdout.take());
        let running = Running(Some(child));
        match pipes {
            (Some(stdin), Some(stdout)) => Ok(Self { running, stdin, stdout }),
            _ => Err(WorkerError::Start(io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Whether it still runs.
    pub(super) fn is_alive(&mut self) -> bool {
        self.running.0.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Begins to talk with it; needs a tokio runtime with I/O.
    ///
    /// # Errors
    /// When the runtime does not take its pipes.
    pub(super) fn talk(self) -> io::Result<Talk> {
        Ok(Talk {
            running: self.running,
            stdin: process::ChildStdin::from_std(self.stdin)?,
            stdout: process::ChildStdout::from_std(self.stdout)?,
        })
    }
}

/// A worker that is asked. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Talk {
    running: Running,
    stdin: process::ChildStdin,
    stdout: process::ChildStdout,
}

impl Talk {
    /// Says what is asked first, and waits until the process knows it and is shut in. It has seen
    /// nothing of the file until then, so that no failure here is about the file.
    ///
    /// # Errors
    /// When the process cannot be used.
    pub(super) async fn begin(
        &mut self,
        request: &impl Serialize,
        body: usize,
    ) -> Result<(), Failure> {
        let mut ready = [0];
        // A process that died is noticed by its missing answer.
        let _ = self.ask(request, body).await;
        match self.stdout.read_exact(&mut ready).await {
            Ok(_) if ready == [READY] => Ok(()),
            Ok(_) => Err(Failure::Unusable(WorkerError::Answer("not in its form"))),
            Err(_) if self.running.is_unconfined().await => {
                Err(Failure::Unusable(WorkerError::Unconfined))
            }
            Err(_) => Err(Failure::Gone),
        }
    }

    /// Says what is asked about a file of so many bytes.
    ///
    /// # Errors
    /// When the process has ended.
    pub(super) async fn ask(&mut self, request: &impl Serialize, body: usize) -> io::Result<()> {
        self.stdin.write_all(&head(request, body)).await
    }

    /// Sends the file and takes the answer.
    pub(super) async fn answer(
        &mut self,
        file: &[u8],
        max_body: u64,
    ) -> Result<(Answer, Vec<u8>), Failure> {
        let Self { stdin, stdout, .. } = self;
        // Both at a time, since an answer may begin before the file is read. A process that died
        // is noticed by its missing answer.
        tokio::join!(stdin.write_all(file), receive(stdout, max_body)).1
    }
}

async fn receive(
    stdout: &mut process::ChildStdout,
    max_body: u64,
) -> Result<(Answer, Vec<u8>), Failure> {
    let wrong = |what| Failure::Unusable(WorkerError::Answer(what));
    let mut prefix = [0; PREFIX];
    stdout.read_exact(&mut prefix).await.map_err(|_| Failure::Gone)?;
    let lengths = Lengths::read(prefix, max_body).ok_or_else(|| wrong("over its length"))?;
    let mut json = vec![0; lengths.json];
    stdout.read_exact(&mut json).await.map_err(|_| Failure::Gone)?;
    let answer = serde_json::from_slice(&json).map_err(|_| wrong("not in its form"))?;
    let mut body = vec![0; lengths.body];
    stdout.read_exact(&mut body).await.map_err(|_| Failure::Gone)?;
    Ok((answer, body))
}

/// The child itself, ended and reaped when it is dropped; empty once it was reaped.
#[derive(Debug)]
struct Running(Option<Child>);

impl Running {
    /// Whether a process that has closed its pipes did so because it could not limit itself.
    async fn is_unconfined(&mut self) -> bool {
        let Some(mut child) = self.0.take() else { return false };
        let status = tokio::task::spawn_blocking(move || child.wait()).await;
        status.is_ok_and(|it| {
            it.is_ok_and(|status| status.code() == Some(i32::from(EXIT_UNCONFINED)))
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let Some(mut child) = self.0.take() else { return };
        // It may have ended by itself.
        let _ = child.kill();
        if matches!(child.try_wait(), Ok(None)) {
            // Giving back hundreds of megabytes takes the system a while; nobody waits for it.
            thread::spawn(move || child.wait());
        }
    }
}
