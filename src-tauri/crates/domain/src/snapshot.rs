use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Applicant, Memory, Requirement, SlotName, Stage};

/// Whatever a provider was seen to say about one application, in our terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The provider's id of the application; see the provider's sheet for which one.
    pub external_id: String,
    /// The provider's status, word for word.
    pub provider_status: String,
    /// The provider's half of the stage.
    pub stage: Stage,
    /// What is open now.
    pub requirements: Vec<Requirement>,
    /// What the provider says about single slots.
    pub slots: Vec<SlotReport>,
    /// When the provider stops waiting, if it said so.
    pub deadline: Option<DateTime<Utc>>,
    /// The customer made from the application, once there is one.
    pub customer_id: Option<String>,
    /// The applicant's data as far as the provider echoes it.
    pub applicant: Option<Applicant>,
    /// The provider's reasons, word for word.
    pub reasons: Vec<String>,
    /// Pages of the provider that belong in the customer's hands.
    pub pages: Vec<Page>,
    /// What the provider's client wants handed back with its next call about this application;
    /// none leaves what it gave before.
    pub memory: Option<Memory>,
}

/// A page that the customer has to open, on the provider's own site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Page {
    /// What it is for.
    pub kind: PageKind,
    /// Where it is. Opaque; never opened inside the application.
    pub url: String,
}

/// What a page of the provider is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Terms that the customer accepts.
    Terms,
    /// The customer uploads documents there.
    Upload,
}

/// What a provider says about one slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotReport {
    /// The slot.
    pub slot: SlotName,
    /// Our reading of it.
    pub status: SlotStatus,
    /// The provider's word for it.
    pub word: String,
    /// The provider's id of the file or of the place for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// A page where the customer uploads, when the slot is hosted by the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The provider's words for a refused file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Whether a slot holds a file that the provider has not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotStatus {
    /// Waits for a file.
    Open,
    /// The provider holds a file.
    Received,
    /// The provider refused the file it held.
    Refused,
}
