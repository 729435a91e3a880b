//! Use cases of the desk: what terminal and window do with a vault.
//!
//! **Invariants**: only this crate composes store, providers and documents; it owns the
//! transactions and the clock. No transaction is open while the network is waited for.
//! Every act that owes something to a provider commits a [`Submission`](dossier_domain::Submission)
//! with itself; delivering it is a step ([`Desk::deliver_next`]), the loop around it is small.
//! Start reading at [`Desk`]; each use case is a file of its own.

mod act;
mod actions;
mod agreements;
mod attach;
mod backup;
mod case_file;
mod case_show;
mod catalogues;
mod changes;
mod clock;
mod compared;
mod connections;
mod counts;
mod dashboard;
mod desk;
mod diagnostics;
mod drafts;
mod error;
mod events;
mod evidence;
mod facts;
mod fail;
mod filled;
mod fingerprints;
mod follow;
mod inbox;
mod intake;
mod journal;
mod keys;
mod linked;
mod memory_image;
mod outbox;
mod part;
mod paths;
mod policy;
mod poll;
mod queue;
mod readings;
mod rebuilt;
mod recognise;
mod reference;
mod retention;
mod reveal;
mod review;
mod role;
mod same_person;
mod saved_views;
mod schedule;
mod search_words;
mod sight;
mod snooze;
mod sync;
mod take;
mod try_file;
mod views;
mod webhooks;

pub use act::{Answer, Queued};
pub use agreements::{AgreementView, AgreementsView};
pub use attach::{Attach, Attached, DocumentDetails};
pub use backup::Backup;
pub use case_file::CaseFile;
pub use changes::Changes;
pub use clock::{Clock, SystemClock, since_boot};
pub use compared::Compared;
pub use connections::{AddedConnection, NewConnection, SimAnnouncement, Tested};
pub use dashboard::{BucketCount, DashboardView, DecidedDay, DoneDay, OpenCount, RefusalCount};
pub use desk::{Desk, DeskOptions, LEAST_PASSPHRASE, NewDesk};
pub use diagnostics::Diagnostics;
pub use dossier_store::{Device, DeviceHalf, NewFile, NewKeys, Opener, RecoveryCode};
pub use drafts::Draft;
pub use error::{Error, NotFound};
pub use events::Ingested;
pub use inbox::{InboxView, Pulled};
pub use intake::{Created, Imported, NewCase, RefusedLine};
pub use journal::{Signer, Verified};
pub use keys::Keys;
pub use memory_image::leave_no_image;
pub use outbox::{Hold, Scope, Step};
pub use paths::{default_anchors_dir, default_vault_dir, vault_exists};
pub use policy::PolicyView;
pub use queue::{QueueRequest, ViewFilter};
pub use rebuilt::{Projections, Rebuilt};
pub use recognise::{Doubt, Elsewhere, Recognised};
pub use reference::{applicant_template, check_applicant, slot_rule};
pub use retention::{
    Erased, KeptCount, KeptRow, KeptScope, KeptView, RetentionChange, RetentionView, UpcomingView,
};
pub use reveal::RevealedView;
pub use review::Recommend;
pub use same_person::OtherCase;
pub use saved_views::SavedViewView;
pub use sync::{Sync, SyncReport};
pub use try_file::{Made, Preview, SCREEN_SIDE, Tried};
pub use views::{
    ActionView, AnchorWord, AttestedView, CaseSummary, CaseView, ConnectionView, DecisionView,
    DetailsView, ItemView, MatchView, QueueRowView, QueueView, RequirementView, SlotView,
    SubmissionView, TimelineView, VaultView,
};
pub use webhooks::WebhookView;
