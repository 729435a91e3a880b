use std::io;

use dossier_domain::{ErrorCode, Finding, Severity};
use thiserror::Error;

use crate::finding::{Class, class_of};

/// Why no prepared file came of a file.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// The file is no picture, damaged, or reading it failed. The original is untouched.
    #[error("{}", .0.message)]
    Unreadable(Finding),
    /// The file is over a limit of what is read at all.
    #[error("{}", .0.message)]
    TooLarge(Finding),
    /// The file cannot be made to meet the rule.
    #[error("{}", .findings.first().map_or("The file does not conform.", |it| &it.message))]
    DoesNotConform {
        /// What stands against it, the decisive one first.
        findings: Vec<Finding>,
    },
    /// The program that reads files could not be used; nothing is known about the file.
    #[error("the program that reads files did not work")]
    Worker(#[from] WorkerError),
}

impl DocumentError {
    /// The code for terminal and window.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Unreadable(_) => ErrorCode::UnreadableFile,
            Self::TooLarge(_) => ErrorCode::FileTooLarge,
            Self::DoesNotConform { .. } => ErrorCode::DoesNotConform,
            Self::Worker(_) => ErrorCode::Internal,
        }
    }

    /// What was found against the file; empty where nothing is known about it.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Unreadable(finding) | Self::TooLarge(finding) => std::slice::from_ref(finding),
            Self::DoesNotConform { findings } => findings,
            Self::Worker(_) => &[],
        }
    }

    /// The error that refusing findings amount to. The first of severity error decides.
    pub(crate) fn of(mut findings: Vec<Finding>) -> Self {
        let decisive = findings.iter().position(|it| it.severity == Severity::Error).unwrap_or(0);
        match findings.get(decisive).map(|it| class_of(&it.code)) {
            Some(Class::Unreadable) => Self::Unreadable(findings.swap_remove(decisive)),
            Some(Class::TooLarge) => Self::TooLarge(findings.swap_remove(decisive)),
            Some(Class::DoesNotConform) | None => {
                findings.retain(|it| it.severity == Severity::Error);
                Self::DoesNotConform { findings }
            }
        }
    }
}

/// Why the program `dossier-worker` could not be used. Never about a file's content.
#[derive(Debug, Error)]
pub enum WorkerError {
    /// It is not installed beside this program.
    #[error("dossier-worker was not found beside this program")]
    Missing,
    /// It could not be started.
    #[error("dossier-worker could not be started")]
    Start(#[source] io::Error),
    /// It could not put itself under its limits and therefore refused to work.
    #[error("dossier-worker could not limit itself")]
    Unconfined,
    /// It answered in a way that it never should.
    #[error("dossier-worker gave a wrong answer: {0}")]
    Answer(&'static str),
}
