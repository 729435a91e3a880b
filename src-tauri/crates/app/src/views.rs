//! What terminal and window are shown. Shapes as in the terminal's contract; a [`Message`] stands
//! where a sentence will.

mod queue;
mod vault;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use dossier_domain::{
    Actor, Case, Entry, EvidencePart, Field, Finding, Message, Need, Receipt, Refusal,
    RequirementKind, SlotRule, Stage, Submission,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::KeptView;

pub use queue::{MatchView, QueueRowView, QueueView};
pub use vault::{AnchorWord, VaultView};

/// A connection, without its credentials.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ConnectionView {
    /// Its id.
    pub connection_id: String,
    /// Whose API.
    pub provider: &'static str,
    /// The name a person gave it.
    pub name: String,
    /// `simulated`, `sandbox` or `production`.
    pub environment: &'static str,
    /// Where it is.
    pub base_url: String,
    /// Number of cases that run through it.
    pub cases: u32,
    /// Code of its last trouble.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// Parts of the provider's contract are assumed, because its documents do not settle them.
    pub partly_unverified: bool,
}

/// A case in few words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CaseSummary {
    /// Our id.
    pub case_id: String,
    /// The provider's id.
    pub external_id: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// The provider's status, word for word.
    pub provider_status: Option<String>,
}

impl From<&Case> for CaseSummary {
    fn from(case: &Case) -> Self {
        Self {
            case_id: case.id.to_string(),
            external_id: case.external_id.clone(),
            stage: case.stage,
            provider_status: case.provider_status.clone(),
        }
    }
}

/// A requirement and how far it is met.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RequirementView {
    /// What it is about.
    pub kind: RequirementKind,
    /// The provider has what it asked for.
    pub satisfied: bool,
    /// The case can go on without it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Complete sets of slots, any one of which satisfies.
    pub alternatives: Vec<Vec<String>>,
    /// What the set nearest to complete lacks.
    pub missing: Vec<String>,
    /// Fields of a data or information requirement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// A slot and what it holds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SlotView {
    /// Its name, the provider's own.
    pub slot: String,
    /// `open`, `queued`, `accepted` or `refused`.
    pub state: &'static str,
    /// What a file must be; none for a slot that the provider hosts.
    pub rule: Option<SlotRule>,
    /// What is to be said about the document.
    pub details: DetailsView,
    /// The page where the customer uploads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The provider's word for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_word: Option<String>,
    /// The provider's words for a refused file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a person has to say about a document. Names: `number`, `country`, `issued`, `expires`,
/// `state`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DetailsView {
    /// The document type that they belong to; the sides of one document share them.
    pub document_type: String,
    /// Without these the case cannot be submitted.
    pub needed: Vec<&'static str>,
    /// Sent when given.
    pub optional: Vec<&'static str>,
    /// Against the provider's rules.
    pub forbidden: Vec<&'static str>,
    /// What was given, the number masked to its last four.
    pub given: BTreeMap<String, String>,
}

/// An action and whether it is possible now.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActionView {
    /// `submit`, `start_again`, `correct`, `answer` or `attach`.
    pub action: &'static str,
    /// Whether it is possible now.
    pub available: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Message>,
}

/// A row of the outbox.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SubmissionView {
    /// Its id.
    pub submission_id: String,
    /// The case it belongs to.
    pub case_id: String,
    /// Whose API; none where only the submission was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<&'static str>,
    /// The applicant's name, in the list of the outbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `create`, `upload`, `submit`, `correct` or `answer`.
    pub kind: &'static str,
    /// The slot of an upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Where it stands.
    pub state: &'static str,
    /// Answered tries.
    pub attempts: u32,
    /// Not before this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_at: Option<DateTime<Utc>>,
    /// End of its undo window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until: Option<DateTime<Utc>>,
    /// Why it is held or parked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Message>,
    /// The provider's yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// The provider's no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// When a person caused it.
    pub created_at: DateTime<Utc>,
}

impl From<&Submission> for SubmissionView {
    fn from(submission: &Submission) -> Self {
        let reason = submission.reason.as_deref();
        Self {
            submission_id: submission.id.to_string(),
            case_id: submission.case_id.to_string(),
            provider: None,
            name: None,
            kind: submission.kind.as_str(),
            slot: submission.slot.as_ref().map(ToString::to_string),
            state: submission.state.as_str(),
            attempts: submission.attempts,
            next_at: submission.next_at,
            held_until: submission.held_until,
            reason: reason
                .map(|code| Message::new(format!("submission-{}", code.replace('_', "-")))),
            receipt: submission.receipt.clone(),
            refusal: submission.refusal.clone(),
            created_at: submission.created_at,
        }
    }
}

/// A journal entry as the timeline shows it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TimelineView {
    /// Its number in the journal.
    pub seq: u64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// `reviewer`, `provider` or `dossier`.
    pub actor: &'static str,
    /// Noun and verb.
    pub kind: String,
    /// Ids, codes, digests.
    pub data: Map<String, Value>,
}

impl From<Entry> for TimelineView {
    fn from(entry: Entry) -> Self {
        Self {
            seq: entry.seq,
            at: entry.at,
            actor: match entry.actor {
                Actor::Reviewer(_) => "reviewer",
                Actor::Provider => "provider",
                Actor::Dossier => "dossier",
            },
            kind: entry.fact.kind,
            data: entry.fact.data,
        }
    }
}

/// An attested fact.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AttestedView {
    /// `phone`, `email`, `agreements` or `terms`.
    pub kind: &'static str,
    /// When the customer did it.
    pub at: DateTime<Utc>,
    /// How it was established.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// A note.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoteView {
    /// Who wrote it.
    pub reviewer: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub text: String,
    /// It went with the applicant's data.
    pub erased: bool,
}

/// A ticked item of the checklist.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CheckView {
    /// The item's code.
    pub item: String,
    /// Who ticked it.
    pub reviewer: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An item of the policy's checklist.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ItemView {
    /// Its code.
    pub item: String,
    /// The policy's words for it; none where the program has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Our recommendation.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DecisionView {
    /// `approve`, `decline` or `request`.
    pub recommendation: &'static str,
    /// Reason codes.
    pub reasons: Vec<String>,
    /// Text meant for the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Text that stays here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private: Option<String>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Version of the policy under which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<u32>,
    /// The evidence is no longer what was seen then.
    pub outdated: bool,
    /// The parts of it that have changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<EvidencePart>,
}

/// A document of the case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DocumentView {
    /// Its id.
    pub document_id: String,
    /// The slot it was given for.
    pub slot: String,
    /// When it was attached.
    pub attached_at: DateTime<Utc>,
    /// The file as received.
    pub source: dossier_domain::DocumentFacts,
    /// The file as sent.
    pub prepared: dossier_domain::DocumentFacts,
    /// How the second was made from the first.
    pub recipe: Vec<dossier_domain::Operation>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// When its bytes were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<DateTime<Utc>>,
}

/// All of a case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CaseView {
    /// Our id, the provider's, the stage and the status.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// Whose API.
    pub provider: &'static str,
    /// The connection it runs through.
    pub connection_id: String,
    /// `simulated`, `sandbox` or `production`.
    pub environment: &'static str,
    /// The applicant's name.
    pub name: Option<String>,
    /// The customer made from the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// When it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    /// Until when it is put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snoozed_until: Option<DateTime<Utc>>,
    /// Whether somebody asked for another pair of eyes.
    pub escalated: bool,
    /// The applicant in the provider's field names, numbers masked.
    pub applicant: Value,
    /// What is or was asked for.
    pub requirements: Vec<RequirementView>,
    /// Every slot that takes or holds a file.
    pub slots: Vec<SlotView>,
    /// What is possible now.
    pub actions: Vec<ActionView>,
    /// What it waits for from us.
    pub needs: Vec<String>,
    /// The provider's reasons, word for word.
    pub provider_reasons: Vec<String>,
    /// The provider's pages that belong in the customer's hands.
    pub pages: Vec<dossier_domain::Page>,
    /// When the provider stops waiting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DateTime<Utc>>,
    /// The deadline is counted from when the stage was first seen.
    pub deadline_estimated: bool,
    /// What was sent or is to be sent.
    pub submissions: Vec<SubmissionView>,
    /// Files of the case.
    pub documents: Vec<DocumentView>,
    /// What the customer proved or accepted.
    pub attestations: Vec<AttestedView>,
    /// Notes, oldest first.
    pub notes: Vec<NoteView>,
    /// Ticked items.
    pub checks: Vec<CheckView>,
    /// What the policy has looked at in this case.
    pub checklist: Vec<ItemView>,
    /// Names the evidence as it is now; another name once anything of it has changed.
    pub evidence: String,
    /// The recommendation that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<DecisionView>,
    /// What is kept of it and until when.
    pub kept: KeptView,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineView>,
}

pub(crate) fn need_words(needs: &[Need]) -> Vec<String> {
    needs.iter().map(ToString::to_string).collect()
}
