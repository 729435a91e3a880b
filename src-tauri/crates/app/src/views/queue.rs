use chrono::{DateTime, Utc};
use dossier_domain::Stage;
use serde::Serialize;

/// A row of the queue.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueRowView {
    /// Our id.
    pub case_id: String,
    /// The provider's id.
    pub external_id: Option<String>,
    /// The connection it runs through.
    pub connection_id: String,
    /// Whose API.
    pub provider: &'static str,
    /// The applicant's name.
    pub name: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// The provider's status, word for word.
    pub provider_status: Option<String>,
    /// When it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
    /// What it waits for from us.
    pub needs: Vec<String>,
    /// When it came to this vault.
    pub first_seen_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// How many findings of its documents give a reason to doubt.
    pub findings: u32,
    /// How many of its slots hold a document.
    pub documents: u32,
    /// Until when it is put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snoozed_until: Option<DateTime<Utc>>,
    /// Somebody asked for another pair of eyes.
    pub escalated: bool,
    /// Why the search found it.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub found_by: Option<MatchView>,
}

/// Why a search found a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MatchView {
    /// `name`, `external_id`, `email`, `phone`, `number` or `case_id`.
    pub field: &'static str,
    /// A letter of it differs.
    pub is_close: bool,
}

/// A page of the queue.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueView {
    /// Rows, most urgent first.
    pub cases: Vec<QueueRowView>,
    /// Where the next page starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Number of cases that match.
    pub total: u32,
    /// There may be more than that.
    pub total_is_least: bool,
}
