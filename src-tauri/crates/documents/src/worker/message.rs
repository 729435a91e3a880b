use std::time::Duration;

use dossier_domain::{DocumentFacts, Edit, Finding, Operation, Reading, SlotRule};
use serde::{Deserialize, Serialize};

use super::confine::Confinement;
use crate::{Checked, Inspection, Look};

/// What is asked about the file behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) task: Task,
    pub(super) rule: SlotRule,
    /// The processor time that all threads may take together.
    pub(super) time: Duration,
}

/// What to do with the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Task {
    /// How far the process is shut in; there is no file.
    Confinement,
    /// The header only. The one task after which the process waits for another, of the same kind.
    Check,
    Inspect,
    Prepare(Edit),
    /// A picture to look at; the rule is not asked.
    Preview {
        edit: Edit,
        max_side: u32,
    },
    /// Quality and fingerprints; the rule is not asked.
    Look(Edit),
    /// Barcode and machine-readable zone; the rule is not asked.
    Read(Edit),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    Confined(Confinement),
    Checked(Checked),
    Inspected(Inspection),
    /// The prepared file is behind it.
    Prepared {
        facts: DocumentFacts,
        source: DocumentFacts,
        recipe: Vec<Operation>,
        findings: Vec<Finding>,
    },
    /// The picture, a JPEG, is behind it.
    Preview,
    Looked(Look),
    Read(Box<Reading>),
    Refused(Vec<Finding>),
}

/// What a worker says once it knows its task and is shut in. Only then is it sent the file.
pub(super) const READY: u8 = b'r';

/// The exit status of a worker that could not put itself under its limits.
pub(super) const EXIT_UNCONFINED: u8 = 3;
/// The exit status of a worker whose request or answer could not be carried.
pub(super) const EXIT_PIPE: u8 = 4;
