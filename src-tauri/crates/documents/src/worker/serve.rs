use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::confine::confine;
use super::frame;
use super::message::{Answer, EXIT_PIPE, EXIT_UNCONFINED, Request, Task};
use crate::finding::Found;
use crate::inspect::inspect;
use crate::look::look;
use crate::prepare::prepare;
use crate::preview::preview;
use crate::read::READ_CAP;
use crate::reading::reading;
use crate::stages::Stages;

/// The whole program `dossier-worker`: limits itself, answers one request, ends.
pub fn run() -> ExitCode {
    // The default message of a panic can quote what was being read.
    std::panic::set_hook(Box::new(|_| {}));
    if confine().is_err() {
        return ExitCode::from(EXIT_UNCONFINED);
    }
    match serve(&mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(EXIT_PIPE),
    }
}

fn serve(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let (request, bytes): (Request, _) = frame::read(input, READ_CAP)?;
    let (answer, body) = match request.task {
        Task::Inspect => (Answer::Inspected(inspect(&bytes, &request.rule)), Vec::new()),
        Task::Prepare(edit) => {
            match prepare(&bytes, &request.rule, &edit, &mut Stages::default()) {
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
            }
        }
        Task::Preview { edit, max_side } => match preview(&bytes, &edit, max_side) {
            Ok(picture) => (Answer::Preview, picture),
            Err(found) => refused(found),
        },
        Task::Look(edit) => match look(&bytes, &edit) {
            Ok(look) => (Answer::Looked(look), Vec::new()),
            Err(found) => refused(found),
        },
        Task::Read(edit) => match reading(&bytes, &edit) {
            Ok(reading) => (Answer::Read(reading), Vec::new()),
            Err(found) => refused(found),
        },
    };
    output.write_all(&frame::head(&answer, body.len()))?;
    output.write_all(&body)?;
    output.flush()
}

fn refused(found: Found) -> (Answer, Vec<u8>) {
    (Answer::Refused(vec![found.finding()]), Vec::new())
}
