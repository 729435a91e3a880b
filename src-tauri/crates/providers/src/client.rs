use async_trait::async_trait;
use chrono::{DateTime, Utc};
use dossier_domain::{
    Applicant, CaseId, Kind, MediaType, Memory, Receipt, Reconciled, SlotName, Snapshot,
};
use secrecy::SecretString;
use serde_json::Value;

use crate::{Error, Event};

/// A provider's API, spoken with one connection's credentials.
///
/// No method retries by itself beyond one new login after a 401. [`Error::doubtful`] tells whether
/// a failed delivery may have been processed all the same.
#[async_trait]
pub trait Client: Send + Sync {
    /// Logs in anew and makes one cheap call that carries nothing personal.
    async fn test(&self) -> Result<Health, Error>;

    /// How this computer's clock and the provider's differ, by the last answer; asks nothing.
    fn clocks(&self) -> Health;

    /// Reads one application. Goes on working while this computer's clock is wrong.
    async fn read(&self, target: Target<'_>) -> Result<Snapshot, Error>;

    /// The agreements that a customer has to be shown before an application is made.
    /// [`Error::Unsupported`] where the provider has none.
    async fn agreements(&self) -> Result<Agreements, Error> {
        Err(Error::Unsupported)
    }

    /// The lists that the provider publishes for filling in an applicant, in a shape that
    /// [`crate::Rules::check_applicant`] of the same provider reads; none where it has none.
    async fn catalogues(&self) -> Result<Option<Value>, Error> {
        Ok(None)
    }

    /// A page of the applications that exist at the provider; the first without a cursor. None
    /// where the provider has no such list.
    async fn list(&self, cursor: Option<&str>) -> Result<Option<Listing>, Error> {
        let _ = cursor;
        Ok(None)
    }

    /// Events of the provider's own log after `cursor` (from the oldest kept without one), for
    /// catching up after being offline. None where the provider has no such log.
    async fn events(&self, cursor: Option<&str>) -> Result<Option<EventPage>, Error> {
        let _ = cursor;
        Ok(None)
    }

    /// The webhook subscriptions of this account. [`Error::Unsupported`] where the provider has no
    /// call for them.
    async fn webhooks(&self) -> Result<Vec<Webhook>, Error> {
        Err(Error::Unsupported)
    }

    /// Subscribes an address to the events of onboarding. The secret, where the provider makes
    /// one, is told only here.
    async fn register_webhook(&self, url: &str) -> Result<NewWebhook, Error> {
        let _ = url;
        Err(Error::Unsupported)
    }

    /// Ends a subscription.
    async fn remove_webhook(&self, id: &str) -> Result<(), Error> {
        let _ = id;
        Err(Error::Unsupported)
    }

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

/// Which application a call is about.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The provider's id of it; see the provider's document for which one.
    pub external_id: &'a str,
    /// What this client last gave in [`Snapshot::memory`], [`Delivered::memory`] or
    /// [`crate::Rules::remember`].
    pub memory: Option<&'a Memory>,
}

impl<'a> Target<'a> {
    /// An application of which nothing is remembered.
    pub fn new(external_id: &'a str) -> Self {
        Self { external_id, memory: None }
    }
}

/// What the desk knows and the provider wants in a create body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreateFill {
    /// Our id of the case, for fields that carry the caller's own reference.
    pub case_id: CaseId,
    /// When the customer accepted the provider's agreements.
    pub consented_at: DateTime<Utc>,
}

/// A page of a provider's list of applications.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The applications on this page.
    pub applications: Vec<Listed>,
    /// Give this for the next page; none after the last.
    pub next: Option<String>,
    /// How many there are on all pages, where the list tells it.
    pub total: Option<u64>,
}

/// One line of a provider's list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The provider's id, as [`Client::read`] takes it.
    pub external_id: String,
    /// The status word, where the list tells it. It equals the word that a read would bring.
    pub provider_status: Option<String>,
    /// What the list tells of it. A read tells the rest; none where the list tells too little to
    /// begin with.
    pub told: Option<Box<Snapshot>>,
}

/// A page of a provider's event log.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPage {
    /// Events, oldest first.
    pub events: Vec<Event>,
    /// Where this page ends; given next time. None leaves the cursor where it is.
    pub cursor: Option<String>,
    /// More is there already.
    pub more: bool,
}

/// A webhook subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The provider's id of it.
    pub id: String,
    /// The address that is called.
    pub url: String,
    /// The provider calls it.
    pub active: bool,
}

/// A webhook subscription just made.
#[derive(Debug)]
pub struct NewWebhook {
    /// The subscription.
    pub webhook: Webhook,
    /// The secret that signs its events, where the provider tells one.
    pub secret: Option<SecretString>,
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
    /// Our id of the case.
    pub case_id: CaseId,
    /// The application; none for a create.
    pub target: Option<Target<'a>>,
    /// The slot of an upload.
    pub slot: Option<&'a SlotName>,
    /// [`crate::Rules::before`] as recorded before the first try.
    pub before: Option<&'a str>,
    /// What is sent.
    pub body: Body<'a>,
    /// The applicant as typed and corrected here; none for a case that was only followed.
    pub applicant: Option<&'a Applicant>,
    /// For submit and answer: uploaded files that are not linked yet, oldest first, one for a slot.
    pub files: &'a [UploadedFile],
    /// The desk's clock, for the receipt.
    pub now: DateTime<Utc>,
}

/// A file that the provider holds and that a later call links.
#[derive(Debug, Clone, PartialEq)]
pub struct UploadedFile {
    /// The slot it was attached to.
    pub slot: SlotName,
    /// [`Receipt::reference`] of its upload.
    pub reference: String,
    /// What a person said about the document: an object with any of the texts `number`,
    /// `country`, `issued`, `expires`, `state`. Dates are `YYYY-MM-DD`.
    pub details: Applicant,
}

/// The content of a try.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// JSON, serialised once with its keys in the order given: a create body, a correction (a
    /// partial applicant), or the fields of an answer by name.
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
    /// What to hand back with the next call; none leaves what was given before. The snapshot's
    /// memory, where there is one, counts.
    pub memory: Option<Memory>,
}

/// A submission whose answer was lost.
#[derive(Clone, Copy)]
pub struct Doubtful<'a> {
    /// What it is.
    pub kind: Kind,
    /// The idempotency key it was sent under.
    pub key: &'a str,
    /// When that key was first sent; none if it never was.
    pub key_sent_at: Option<DateTime<Utc>>,
    /// Our id of the case.
    pub case_id: CaseId,
    /// The application; none for a create.
    pub target: Option<Target<'a>>,
    /// The slot of an upload.
    pub slot: Option<&'a SlotName>,
    /// [`crate::Rules::before`] as recorded before the first try.
    pub before: Option<&'a str>,
    /// The JSON that was sent: of a create, correction or answer.
    pub body: Option<&'a Value>,
    /// The files that a submit or answer linked.
    pub files: &'a [UploadedFile],
    /// The last try was answered, with a failure of the provider's own. It is over, and the
    /// provider may repeat that failure under the same key.
    pub answered: bool,
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
