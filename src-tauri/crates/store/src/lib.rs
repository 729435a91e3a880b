//! The vault: everything Dossier keeps, in one SQLCipher database behind a passphrase.
//!
//! **Invariants**: one connection, owned by one thread, does every read and write.
//! A change cannot be written without an [`Actor`](dossier_domain::Actor) and commits in the same
//! transaction as the journal entries that tell it. Nothing here knows a provider or a clock.
//! Start reading at [`Vault`]; each table has a file of its own under `table/`.

mod anchor;
mod checkpoint;
mod crypto;
mod error;
mod fail;
mod header;
mod inspect;
mod journal;
mod lock;
mod migrations;
mod open;
mod rows;
mod table;
mod tx;
mod vault;

pub use anchor::{Anchors, Standing};
pub use checkpoint::{Checkpoint, CheckpointLine};
pub use crypto::{Salt, salted_digest};
pub use error::Error;
pub use inspect::Inspection;
pub use journal::{JournalLine, Verification, verify_lines};
pub use migrations::SCHEMA;
pub use table::case::{QueuePage, QueueQuery, QueueRow};
pub use table::document::{DocumentPart, SealedDocument};
pub use table::inbox::InboxRow;
pub use table::poll::Poll;
pub use table::review::{CheckRow, NoteRow};
pub use tx::{CacheTx, ReadTx, WriteTx};
pub use vault::{NewVault, Vault, VaultInfo};
