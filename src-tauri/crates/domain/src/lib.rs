//! What KYC case work is made of: cases, requirements, submissions, journal entries.
//!
//! **Invariant**: nothing here performs I/O, reads a clock, or knows SQL or a provider's JSON.
//! Time and ids come in as arguments.
//! Start reading at [`Snapshot`] and [`Requirement`]: a provider's word becomes the first, and
//! the second says what a person has to bring.

mod applicant;
mod attestation;
mod case;
mod code;
mod compare;
mod connection;
mod dated;
mod document;
mod due;
mod edit;
mod evidence;
mod fingerprint;
mod ids;
mod journal;
mod key_mode;
mod masked_reading;
mod message;
mod place;
mod policy;
mod provider;
mod queue;
mod reading;
mod requirement;
mod retention;
mod review;
mod reviewer;
mod sensitive;
mod side;
mod snapshot;
mod stage;
mod submission;
mod view;

pub use applicant::{Applicant, Memory, Problem};
pub use attestation::{Attestation, AttestationKind};
pub use case::{Case, Need};
pub use code::ErrorCode;
pub use compare::{Claimed, ComparedField, Comparison, Difference, ReadFrom, compare};
pub use connection::{Connection, Environment};
pub use dated::dated;
pub use document::{
    Document, DocumentFacts, Edits, Finding, MediaType, Operation, Severity, SlotRule,
};
pub use due::{DuePolicy, WorkingDays};
pub use edit::{Crop, Edit};
pub use evidence::{Evidence, EvidencePart, Seen, changed};
pub use fingerprint::{Fingerprint, NoFingerprint, within};
pub use ids::{CaseId, ConnectionId, DocumentId, ParseIdError, ReviewerId, SubmissionId, VaultId};
pub use journal::{Actor, Digest, Entry, Fact, Link};
pub use key_mode::KeyMode;
pub use message::Message;
pub use place::Place;
pub use policy::{Checklist, Coded, Day, DueHours, Policy, Reasons};
pub use provider::Provider;
pub use queue::{Due, QueueFilter, SearchWords, Sort};
pub use reading::{Licence, Mrz, MrzFormat, ReadFields, Reading};
pub use requirement::{Field, FieldKind, Requirement, RequirementKind, SlotName};
pub use retention::{DocumentRule, Ending, Goes, Retention, Sent, believed};
pub use review::{Decision, Recommendation};
pub use reviewer::{Act, Reviewer, Role};
pub use sensitive::Sensitive;
pub use side::{Side, side_of};
pub use snapshot::{Page, PageKind, SlotReport, SlotStatus, Snapshot};
pub use stage::Stage;
pub use submission::{
    Kind, Receipt, Reconciled, Refusal, Submission, SubmissionState, UnknownState,
};
pub use view::View;
