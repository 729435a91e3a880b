use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use dossier_domain::{Edit, Edits, MediaType, Reading, Severity, SlotRule};
use tokio::sync::Semaphore;

use super::ahead::Ahead;
use super::confine::Confinement;
use super::message::{Answer, Request, Task};
use super::process::{Failure, Process, Talk};
use super::time::BY_THE_CLOCK;
use crate::digest::sha256_hex;
use crate::finding::Found;
use crate::read::READ_CAP;
use crate::sniff::{Sniffed, sniff};
use crate::{Checked, DocumentError, Inspection, Look, Prepared, Preview, WorkerError};

/// The greatest preview, in bytes: more than a picture of the greatest size that is asked for takes.
const PREVIEW_CAP: u64 = 20_000_000;

/// How many files one process checks, so that its limit of processor time bounds a few of them.
const FILES_OF_ONE_PROCESS: usize = 256;

/// The program `dossier-worker`. Each call has a process of its own, one of which is started ahead;
/// as many work at a time as the machine has processors. A call that is dropped ends its process.
/// Cloning is cheap, and clones share what was started. The calls need a tokio runtime with I/O and
/// time.
#[derive(Debug, Clone)]
pub struct Worker {
    ahead: Arc<Ahead>,
    time_limit: Duration,
    slots: Arc<Semaphore>,
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
            ahead: Arc::new(Ahead::new(std::path::absolute(&path).unwrap_or(path))),
            time_limit: BY_THE_CLOCK,
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
        self.ahead.program()
    }

    /// Starts the process of the first file now. Later ones are started without being asked for.
    /// Takes a millisecond or two; call it once a file may be expected.
    pub fn start_ahead(&self) {
        self.ahead.start_next();
    }

    /// How far the worker is shut in on this system beyond its limits of memory and time.
    ///
    /// # Errors
    /// [`WorkerError`].
    pub async fn confinement(&self) -> Result<Confinement, WorkerError> {
        match self.ask(Task::Confinement, &[], &free()).await {
            Ok((Answer::Confined(confinement), _)) => Ok(confinement),
            Err(Failure::Unusable(error)) => Err(error),
            _ => Err(WorkerError::Answer("not a confinement")),
        }
    }

    /// Tells what the headers of many files say and what `rule` needs done to them, one process
    /// for hundreds of them, nothing decoded. The files are taken one after the other, so that not
    /// all of them need to be in memory. The answers are in the order of the files, one for each.
    ///
    /// Of a file that the worker died of, it says that it could not be read; the next goes to a new
    /// process.
    ///
    /// # Errors
    /// [`WorkerError`].
    pub async fn check_many(
        &self,
        files: impl IntoIterator<Item = Vec<u8>>,
        rule: &SlotRule,
    ) -> Result<Vec<Checked>, WorkerError> {
        let _slot = self.slots.acquire().await;
        let time = Task::Check.processor_time(&[]);
        let request = Request { task: Task::Check, rule: rule.clone(), time };
        let mut talk = None;
        let mut all = Vec::new();
        for bytes in files {
            if all.len() % FILES_OF_ONE_PROCESS == 0 {
                talk = None;
            }
            if let Some(found) = before_start(&bytes) {
                all.push(Checked::refused(&bytes, found));
                continue;
            }
            let exchange = self.check_next(&mut talk, &request, &bytes);
            let answer = tokio::time::timeout(self.time_limit, exchange).await;
            all.push(match answer.unwrap_or(Err(Failure::Gone)) {
                Ok(checked) => checked,
                Err(Failure::Gone) => {
                    talk = None;
                    Checked::refused(&bytes, Found::CouldNotBeRead)
                }
                Err(Failure::Unusable(error)) => return Err(error),
            });
        }
        Ok(all)
    }

    /// One more file by the process at hand, or by a new one.
    async fn check_next(
        &self,
        talk: &mut Option<Talk>,
        request: &Request,
        bytes: &[u8],
    ) -> Result<Checked, Failure> {
        let asked = match talk {
            Some(at_hand) => at_hand.ask(request, bytes.len()).await.is_ok(),
            None => false,
        };
        let talk = match talk {
            Some(at_hand) if asked => at_hand,
            _ => talk.insert(self.ask_one(request, bytes.len()).await?),
        };
        match talk.answer(bytes, 0).await? {
            (Answer::Checked(it), _) if it.is_of(bytes) => Ok(it),
            _ => Err(Failure::Unusable(WorkerError::Answer("not a check of this file"))),
        }
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
            (Answer::Read(reading), _) => Ok(*reading),
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
        match self.ask(task, bytes, &free()).await {
            Ok((Answer::Refused(findings), _)) => Err(DocumentError::of(findings)),
            Ok(answer) => Ok(answer),
            Err(Failure::Gone) => Err(DocumentError::of(vec![Found::CouldNotBeRead.finding()])),
            Err(Failure::Unusable(error)) => Err(error.into()),
        }
    }

    /// One task by one process, under the limit of time.
    async fn ask(
        &self,
        task: Task,
        bytes: &[u8],
        rule: &SlotRule,
    ) -> Result<(Answer, Vec<u8>), Failure> {
        // The semaphore is never closed; were it, going on without it would do no harm.
        let _slot = self.slots.acquire().await;
        let max_body = rule.max_bytes.min(READ_CAP);
        let time = task.processor_time(bytes);
        let request = Request { task, rule: rule.clone(), time };
        let exchange = async {
            let mut talk = self.ask_one(&request, bytes.len()).await?;
            let (answer, ()) =
                tokio::join!(talk.answer(bytes, max_body), async { self.ahead.start_next() });
            answer
        };
        // Dropping the process, also with this future, ends it.
        tokio::time::timeout(self.time_limit, exchange).await.unwrap_or(Err(Failure::Gone))
    }

    /// A process that knows the request, is shut in, and waits for the file.
    async fn ask_one(&self, request: &Request, length: usize) -> Result<Talk, Failure> {
        let broken = |error| Failure::Unusable(WorkerError::Start(error));
        let mut talk = self.ahead.take().map_err(Failure::Unusable)?.talk().map_err(broken)?;
        match talk.begin(request, length).await {
            Ok(()) => return Ok(talk),
            Err(Failure::Gone) => {}
            Err(unusable) => return Err(unusable),
        }
        // It died while it waited, and that is not about this file. A new one is asked.
        let process = Process::start(self.ahead.program()).map_err(Failure::Unusable)?;
        let mut talk = process.talk().map_err(broken)?;
        talk.begin(request, length).await?;
        Ok(talk)
    }
}

/// The rule of what no rule bears on; it bounds the answer.
fn free() -> SlotRule {
    SlotRule {
        media_types: vec![MediaType::Jpeg],
        max_bytes: PREVIEW_CAP,
        min_bytes: None,
        pages: None,
        edits: Edits::Full,
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
