//! The vault: everything Dossier keeps, in one SQLCipher database behind a passphrase.
//!
//! **Invariants**: one connection, owned by one thread, does every write; what only reads has
//! connections of its own that cannot write.
//! A change cannot be written without an [`Actor`](dossier_domain::Actor) and commits in the same
//! transaction as the journal entries that tell it. Nothing here knows a provider or a clock.
//! Start reading at [`Vault`]; each table has a file of its own under `table/`.

mod anchor;
mod backup;
mod bare;
mod checkpoint;
mod crypto;
mod database_key;
mod error;
mod fail;
mod fill;
mod header;
mod inspect;
mod journal;
mod journal_part;
mod keys;
mod lock;
mod migrations;
mod new_file;
mod open;
mod ours;
mod proof;
mod recovery;
mod rows;
mod table;
mod tries;
mod tx;
mod vault;

pub use anchor::{Anchors, Standing};
pub use backup::BackupLabel;
pub use bare::SHORTENED;
pub use checkpoint::{Checkpoint, CheckpointLine};
pub use crypto::{Salt, salted_digest};
pub use error::Error;
pub use inspect::Inspection;
pub use journal::{JournalLine, Verification, verify_lines};
pub use keys::{Device, DeviceHalf, KeyState, NewKeys, Opener};
pub use migrations::SCHEMA;
pub use new_file::NewFile;
pub use recovery::RecoveryCode;
pub use table::dashboard::DayRow;
pub use table::document::{DocumentPart, SealedDocument};
pub use table::inbox::InboxRow;
pub use table::named::NamedText;
pub use table::policy::PolicyRow;
pub use table::poll::Poll;
pub use table::queue_types::{FoundBy, QueueCursor, QueuePage, QueueQuery, QueueRow};
pub use table::recorded::Recorded;
pub use table::retention::{ErasureRow, KeptCase, KeptDocument};
pub use table::review::{CheckRow, NoteRow, SeenRow};
pub use table::saved_view::SavedView;
pub use tries::Tries;
pub use tx::{CacheTx, ReadTx, WriteTx};
pub use vault::{NewVault, Vault, VaultInfo};
