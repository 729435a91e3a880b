use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::confine::{Confined, Confinement, confine};
use super::frame;
use super::message::{Answer, EXIT_PIPE, EXIT_UNCONFINED, READY, Request, Task};
use crate::check::check;
use crate::finding::Found;
use crate::inspect::inspect;
use crate::look::look;
use crate::prepare::prepare;
use crate::preview::preview;
use crate::read::READ_CAP;
use crate::reading::reading;
use crate::stages::Stages;

/// Why a worker ended without an answer.
enum Failure {
    Unconfined,
    Pipe,
}

impl From<io::Error> for Failure {
    fn from(_: io::Error) -> Self {
        Self::Pipe
    }
}

/// The whole program `dossier-worker`: limits itself, answers one request, ends.
pub fn run() -> ExitCode {
    // The default message of a panic can quote what was being read.
    std::panic::set_hook(Box::new(|_| {}));
    let Ok(confined) = confine() else {
        return ExitCode::from(EXIT_UNCONFINED);
    };
    match serve(confined, &mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Unconfined) => ExitCode::from(EXIT_UNCONFINED),
        Err(Failure::Pipe) => ExitCode::from(EXIT_PIPE),
    }
}

fn serve(
    confined: Confined,
    input: &mut impl Read,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let (mut request, mut length): (Request, _) = frame::read_head(input, READ_CAP)?;
    // Between what the parent wrote and the first byte of the file.
    let confinement = confined.close(request.time).map_err(|_| Failure::Unconfined)?;
    output.write_all(&[READY])?;
    output.flush()?;
    loop {
        let goes_on = request.task == Task::Check;
        let bytes = frame::read_body(input, length)?;
        let (answer, body) = answer(request, &bytes, confinement);
        output.write_all(&frame::head(&answer, body.len()))?;
        output.write_all(&body)?;
        output.flush()?;
        if !goes_on {
            return Ok(());
        }
        (request, length) = match frame::read_head(input, READ_CAP) {
            Ok((request, length)) => (request, length),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(_) => return Err(Failure::Pipe),
        };
        // What was granted to the first request holds for all.
        if request.task != Task::Check {
            return Err(Failure::Pipe);
        }
    }
}

fn answer(Request { task, rule, .. }: Request, bytes: &[u8], confinement: Confinement) -> Whole {
    match task {
        Task::Confinement => (Answer::Confined(confinement), Vec::new()),
        Task::Check => (Answer::Checked(check(bytes, &rule)), Vec::new()),
        Task::Inspect => (Answer::Inspected(inspect(bytes, &rule)), Vec::new()),
        Task::Prepare(edit) => match prepare(bytes, &rule, &edit, &mut Stages::default()) {
            Ok(made) => (
                Answer::Prepared {
                    facts: made.facts,
                    source: made.source,
                    recipe: made.recipe,
                    findings: made.findings,
                },
                made.bytes,
            ),
            Err(findings) => (Answer::Refused(findings), Vec::new()),
        },
        Task::Preview { edit, max_side } => match preview(bytes, &edit, max_side) {
            Ok(picture) => (Answer::Preview, picture),
            Err(found) => refused(found),
        },
        Task::Look(edit) => match look(bytes, &edit) {
            Ok(look) => (Answer::Looked(look), Vec::new()),
            Err(found) => refused(found),
        },
        Task::Read(edit) => match reading(bytes, &edit) {
            Ok(reading) => (Answer::Read(Box::new(reading)), Vec::new()),
            Err(found) => refused(found),
        },
    }
}

/// An answer and what is behind it.
type Whole = (Answer, Vec<u8>);

fn refused(found: Found) -> Whole {
    (Answer::Refused(vec![found.finding()]), Vec::new())
}
