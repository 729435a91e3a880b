use std::env::{self, consts::EXE_SUFFIX};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use dossier_domain::{Edit, Edits, MediaType, Reading, Severity, SlotRule};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{ChildStdout, Command};
use tokio::sync::Semaphore;

use super::frame::{Lengths, PREFIX, head};
use super::message::{Answer, EXIT_UNCONFINED, Request, Task};
use crate::digest::sha256_hex;
use crate::finding::Found;
use crate::read::READ_CAP;
use crate::sniff::{Sniffed, sniff};
use crate::{DocumentError, Inspection, Look, Prepared, Preview, WorkerError};

/// How long a file may take by the clock. A photograph takes half a second and nothing should take
/// five; on a machine under full load that is far from enough, and a file must not be called
/// unreadable because of other programs.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The greatest preview, in bytes: more than a picture of the greatest size that is asked for takes.
const PREVIEW_CAP: u64 = 20_000_000;

/// The program `dossier-worker`. Each call starts it anew for one file; as many run at a time as
/// the machine has processors. Cloning is cheap. The calls need a tokio runtime with I/O and time.
#[derive(Debug, Clone)]
pub struct Worker {
    program: PathBuf,
    time_limit: Duration,
    slots: Arc<Semaphore>,
}

/// Why a process gave no answer.
enum Failure {
    /// It ended, was ended, or took too long: that is about the file.
    Gone,
    /// It could not be used: that is not.
    Unusable(WorkerError),
}

impl Worker {
    /// The program that stands beside this one, or a folder above, where cargo puts it for tests.
    ///
    /// # Errors
    /// [`WorkerError::Missing`].
    pub fn beside_current_exe() -> Result<Self, WorkerError> {
        let current = env::current_exe().map_err(|_| WorkerError::Missing)?;
        let name = format!("dossier-worker{EXE_SUFFIX}");
        current
            .ancestors()
            .skip(1)
            .take(2)
            .map(|folder| folder.join(&name))
            .find(|path| path.is_file())
            .map(Self::at)
            .ok_or(WorkerError::Missing)
    }

    /// The program at `path`.
    pub fn at(path: PathBuf) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            program: std::path::absolute(&path).unwrap_or(path),
            time_limit: TIME_LIMIT,
            slots: Arc::new(Semaphore::new(processors)),
        }
    }

    /// The same with another limit of time for one file.
    #[must_use]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// Where the program is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Tells what a file is and whether it can be made to meet `rule`.
    ///
    /// # Errors
    /// Only [`DocumentError::Worker`]: whatever is wrong with the file is a finding.
    pub async fn inspect(
        &self,
        bytes: &[u8],
        rule: &SlotRule,
    ) -> Result<Inspection, DocumentError> {
        if let Some(found) = before_start(bytes) {
            return Ok(Inspection::refused(bytes, found));
        }
        match self.ask(Task::Inspect, bytes, rule).await {
            Ok((Answer::Inspected(it), _)) if it.sha256 == sha256_hex(bytes) => Ok(it),
            Ok(_) => Err(WorkerError::Answer("not an inspection of this file").into()),
            Err(Failure::Gone) => Ok(Inspection::refused(bytes, Found::CouldNotBeRead)),
            Err(Failure::Unusable(error)) => Err(error.into()),
        }
    }

    /// Makes the file that meets `rule`. What was given is not changed.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn prepare(&self, bytes: &[u8], rule: &SlotRule) -> Result<Prepared, DocumentError> {
        self.prepare_edited(bytes, rule, &Edit::default()).await
    }

    /// [`Worker::prepare`] with what a person asked for.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn prepare_edited(
        &self,
        bytes: &[u8],
        rule: &SlotRule,
        edit: &Edit,
    ) -> Result<Prepared, DocumentError> {
        if let Some(found) = before_start(bytes) {
            return Err(DocumentError::of(vec![found.finding()]));
        }
        match self.ask(Task::Prepare(edit.clone()), bytes, rule).await {
            Ok((Answer::Prepared { facts, source, recipe, findings }, made)) => {
                let prepared = Prepared { bytes: made, facts, source, recipe, findings };
                check(&prepared, bytes, rule)?;
                Ok(prepared)
            }
            Ok((Answer::Refused(findings), _)) => Err(DocumentError::of(findings)),
            Ok(_) => Err(WorkerError::Answer("not a prepared file").into()),
            Err(Failure::Gone) => Err(DocumentError::of(vec![Found::CouldNotBeRead.finding()])),
            Err(Failure::Unusable(error)) => Err(error.into()),
        }
    }

    /// Makes a small upright picture to look at, no side longer than `max_side` pixels.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn preview(&self, bytes: &[u8], max_side: u32) -> Result<Preview, DocumentError> {
        self.preview_edited(bytes, &Edit::default(), max_side).await
    }

    /// [`Worker::preview`] of the picture that `edit` chooses and turns; where it chooses no page,
    /// of the first.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn preview_edited(
        &self,
        bytes: &[u8],
        edit: &Edit,
        max_side: u32,
    ) -> Result<Preview, DocumentError> {
        match self.ask_freely(Task::Preview { edit: edit.clone(), max_side }, bytes).await? {
            (Answer::Preview, made) if sniff(&made) == Sniffed::Image(MediaType::Jpeg) => {
                Ok(Preview { bytes: made, media_type: MediaType::Jpeg })
            }
            _ => Err(WorkerError::Answer("not a picture").into()),
        }
    }

    /// Looks at the picture that `edit` chooses: its quality, and what tells it again.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn look(&self, bytes: &[u8], edit: &Edit) -> Result<Look, DocumentError> {
        match self.ask_freely(Task::Look(edit.clone()), bytes).await? {
            (Answer::Looked(look), _) => Ok(look),
            _ => Err(WorkerError::Answer("not a look").into()),
        }
    }

    /// Reads barcode and machine-readable zone of the picture that `edit` chooses.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub async fn read(&self, bytes: &[u8], edit: &Edit) -> Result<Reading, DocumentError> {
        match self.ask_freely(Task::Read(edit.clone()), bytes).await? {
            (Answer::Read(reading), _) => Ok(reading),
            _ => Err(WorkerError::Answer("not a reading").into()),
        }
    }

    /// Asks what no rule bears on. A refusal is an error.
    async fn ask_freely(
        &self,
        task: Task,
        bytes: &[u8],
    ) -> Result<(Answer, Vec<u8>), DocumentError> {
        if let Some(found) = before_start(bytes) {
            return Err(DocumentError::of(vec![found.finding()]));
        }
        let limits = SlotRule {
            media_types: vec![MediaType::Jpeg],
            max_bytes: PREVIEW_CAP,
            min_bytes: None,
            pages: None,
            edits: Edits::Full,
        };
        match self.ask(task, bytes, &limits).await {
            Ok((Answer::Refused(findings), _)) => Err(DocumentError::of(findings)),
            Ok(answer) => Ok(answer),
            Err(Failure::Gone) => Err(DocumentError::of(vec![Found::CouldNotBeRead.finding()])),
            Err(Failure::Unusable(error)) => Err(error.into()),
        }
    }

    async fn ask(
        &self,
        task: Task,
        bytes: &[u8],
        rule: &SlotRule,
    ) -> Result<(Answer, Vec<u8>), Failure> {
        // The semaphore is never closed; were it, going on without it would do no harm.
        let _slot = self.slots.acquire().await;
        let mut child = self.start().map_err(|error| {
            Failure::Unusable(match error.kind() {
                io::ErrorKind::NotFound => WorkerError::Missing,
                _ => WorkerError::Start(error),
            })
        })?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (Some(mut stdin), Some(mut stdout)) = (stdin, stdout) else {
            return Err(Failure::Unusable(WorkerError::Start(io::ErrorKind::BrokenPipe.into())));
        };
        let head = head(&Request { task, rule: rule.clone() }, bytes.len());
        let max_body = rule.max_bytes.min(READ_CAP);
        let exchange = async {
            let send = async move {
                // A child that died is noticed by its missing answer.
                if stdin.write_all(&head).await.is_ok() {
                    let _ = stdin.write_all(bytes).await;
                }
            };
            let ((), answer) = tokio::join!(send, receive(&mut stdout, max_body));
            (answer, child.wait().await)
        };
        match tokio::time::timeout(self.time_limit, exchange).await {
            // Dropping the child ends it.
            Err(_) => Err(Failure::Gone),
            Ok((Err(Failure::Gone), Ok(status))) if is_unconfined(status) => {
                Err(Failure::Unusable(WorkerError::Unconfined))
            }
            Ok((answer, _)) => answer,
        }
    }

    fn start(&self) -> io::Result<tokio::process::Child> {
        let mut command = Command::new(&self.program);
        command
            .env_clear()
            // One pool of memory for all threads: each further one reserves 64 MB of the address
            // space that the worker is limited to.
            .env("MALLOC_ARENA_MAX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        #[cfg(unix)]
        command.current_dir("/");
        #[cfg(windows)]
        {
            /// Without it a console window flashes up for every file.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn()
    }
}

/// What needs no process to be known.
fn before_start(bytes: &[u8]) -> Option<Found> {
    match bytes.len() as u64 {
        0 => Some(Found::Empty),
        length if length > READ_CAP => Some(Found::TooLarge),
        _ => None,
    }
}

async fn receive(stdout: &mut ChildStdout, max_body: u64) -> Result<(Answer, Vec<u8>), Failure> {
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

fn is_unconfined(status: ExitStatus) -> bool {
    status.code() == Some(i32::from(EXIT_UNCONFINED))
}

/// Holds the answer against what can be known without decoding. The worker reads hostile files, so
/// its word is not taken for what will be sent and recorded.
fn check(prepared: &Prepared, bytes: &[u8], rule: &SlotRule) -> Result<(), WorkerError> {
    let Prepared { bytes: made, facts, source, findings, .. } = prepared;
    let length = made.len() as u64;
    let holds = length <= rule.max_bytes
        && rule.min_bytes.is_none_or(|least| length >= least)
        && rule.media_types.contains(&facts.media_type)
        && sniff(made) == Sniffed::Image(facts.media_type)
        && (facts.bytes, &facts.sha256) == (length, &sha256_hex(made))
        && (source.bytes, &source.sha256) == (bytes.len() as u64, &sha256_hex(bytes))
        && findings.iter().all(|it| it.severity != Severity::Error);
    if holds { Ok(()) } else { Err(WorkerError::Answer("the file does not meet its rule")) }
}
