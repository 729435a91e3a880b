//! What is asked of the queue and what it answers.

use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, ConnectionId, Provider, QueueFilter, Sensitive, Stage};

/// Which cases to list.
#[derive(Debug, Clone)]
pub struct QueueQuery {
    /// Which part of the queue.
    pub filter: QueueFilter,
    /// Part of a name, an address or an id; a number in full.
    pub search: Option<Sensitive<String>>,
    /// Decides what is late.
    pub now: DateTime<Utc>,
    /// The greatest number of rows to return.
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<QueueCursor>,
}

/// Where a page ended. It tells nothing of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueCursor {
    pub(super) key: i64,
    pub(super) seq: i64,
}

impl QueueCursor {
    /// Reads what was given out as [`QueuePage::next`].
    pub fn parse(text: &str) -> Option<Self> {
        let (key, seq) = text.split_once('~')?;
        Some(Self { key: key.parse().ok()?, seq: seq.parse().ok()? })
    }
}

/// By what a search found a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// The applicant's name.
    Name,
    /// The applicant's name, with a letter that differs.
    CloseName,
    /// The provider's id.
    ExternalId,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// A number that is shown masked.
    Number,
    /// Our id.
    CaseId,
}

/// One row of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueRow {
    /// The case.
    pub case_id: CaseId,
    /// The provider's id.
    pub external_id: Option<String>,
    /// The connection it runs through.
    pub connection_id: ConnectionId,
    /// Whose API.
    pub provider: Provider,
    /// Where it stands.
    pub stage: Stage,
    /// The provider's status, word for word.
    pub provider_status: Option<String>,
    /// When it is late.
    pub due_at: Option<DateTime<Utc>>,
    /// The applicant's name.
    pub name: Option<Sensitive<String>>,
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
    pub snoozed_until: Option<DateTime<Utc>>,
    /// Somebody asked for another pair of eyes.
    pub is_escalated: bool,
    /// By what the search found it.
    pub found_by: Option<FoundBy>,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueuePage {
    /// Rows, in order.
    pub rows: Vec<QueueRow>,
    /// Give this as `after` for the next page.
    pub next: Option<String>,
    /// Number of cases that match, on all pages.
    pub total: u32,
    /// There may be more than that.
    pub total_is_least: bool,
}
