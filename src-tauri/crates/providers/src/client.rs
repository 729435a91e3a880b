use async_trait::async_trait;
use chrono::{DateTime, Utc};
use dossier_domain::{Kind, MediaType, Receipt, Reconciled, SlotName, Snapshot};
use serde_json::Value;

use crate::Error;

/// A provider's API, spoken with one connection's credentials.
///
/// No method retries by itself beyond one new login after a 401. [`Error::doubtful`] tells whether
/// a failed delivery may have been processed all the same.
#[async_trait]
pub trait Client: Send + Sync {
    /// Logs in anew and makes one cheap call that carries nothing personal.
    async fn test(&self) -> Result<Health, Error>;

    /// Reads one application. Goes on working while this computer's clock is wrong.
    async fn read(&self, external_id: &str) -> Result<Snapshot, Error>;

    /// The agreements that a customer has to be shown before an application is made.
    async fn agreements(&self) -> Result<Agreements, Error>;

    /// Completes a create body with what only the provider knows. Called once per submission; the
    /// result is stored, so that every try under one key sends the same bytes.
    async fn prepare_create(&self, applicant: Value, fill: &CreateFill) -> Result<Value, Error>;

    /// Makes one try. `Ok` means that the provider accepted.
    async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Delivered, Error>;

    /// Finds out what became of a try whose answer was lost. Sends nothing but reads.
    async fn reconcile(&self, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error>;
}

/// The agreements in force at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreements {
    /// The provider's name for this version of them.
    pub version: String,
    /// The day from which they hold, as the provider writes it.
    pub release_date: Option<String>,
    /// The single documents.
    pub documents: Vec<Agreement>,
}

/// One document that a customer agrees to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// The provider's word for what it is.
    pub kind: Option<String>,
    /// The provider's word for what it belongs to.
    pub category: Option<String>,
}

/// What the desk knows and the provider wants in a create body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreateFill {
    /// When the customer accepted the provider's agreements.
    pub consented_at: DateTime<Utc>,
}

/// One try of one submission.
pub struct Delivery<'a> {
    /// What it is.
    pub kind: Kind,
    /// The idempotency key of this try (UUID text).
    pub key: &'a str,
    /// An earlier try under this key may have been processed, so that a refusal of the repetition
    /// is no refusal of the request.
    pub repeat: bool,
    /// The application; none for a create.
    pub external_id: Option<&'a str>,
    /// The slot of an upload.
    pub slot: Option<&'a SlotName>,
    /// [`crate::Rules::before`] as recorded before the first try.
    pub before: Option<&'a str>,
    /// What is sent.
    pub body: Body<'a>,
    /// The desk's clock, for the receipt.
    pub now: DateTime<Utc>,
}

/// The content of a try.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// JSON, serialised once with its keys in the order given.
    Json(&'a Value),
    /// A prepared file.
    File {
        /// Its bytes.
        bytes: &'a [u8],
        /// Its type.
        media_type: MediaType,
    },
    /// Nothing.
    Nothing,
}

/// What an accepted try brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivered {
    /// The provider's yes.
    pub receipt: Receipt,
    /// The application as it was returned with it, where it was.
    pub snapshot: Option<Snapshot>,
}

/// A submission whose answer was lost.
#[derive(Debug, Clone, Copy)]
pub struct Doubtful<'a> {
    /// What it is.
    pub kind: Kind,
    /// The idempotency key it was sent under.
    pub key: &'a str,
    /// When that key was first sent; none if it never was.
    pub key_sent_at: Option<DateTime<Utc>>,
    /// The application; none for a create.
    pub external_id: Option<&'a str>,
    /// The slot of an upload.
    pub slot: Option<&'a SlotName>,
    /// [`crate::Rules::before`] as recorded before the first try.
    pub before: Option<&'a str>,
    /// The desk's clock.
    pub now: DateTime<Utc>,
}

/// What a test of a connection found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Seconds by which this computer's clock is ahead of the provider's; none if the provider
    /// does not tell its time.
    pub clock_offset_s: Option<i64>,
}

impl Health {
    /// Offsets above this many seconds stop everything that sends personal data.
    pub const CLOCK_TOLERANCE_S: i64 = 300;

    /// The error that a delivery would meet because of the clock.
    pub fn clock_error(&self) -> Option<Error> {
        self.clock_offset_s
            .filter(|offset| offset.abs() > Self::CLOCK_TOLERANCE_S)
            .map(|offset_s| Error::ClockWrong { offset_s })
    }
}
