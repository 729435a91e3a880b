use chrono::{DateTime, Utc};
use dossier_providers::{InboxDesk, Letter};
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{TransactionBehavior, params};
use sha2::Sha256;

use super::{Work, random, time_text};
use crate::Error;

/// An event that is believed, or that cannot be judged here.
pub(crate) struct Event {
    /// The connection's name.
    pub(crate) connection: String,
    /// What tells it from others of the connection.
    pub(crate) id: Vec<u8>,
    /// What its readers get.
    pub(crate) letter: Letter,
    /// Who is to read it.
    pub(crate) desks: Vec<InboxDesk>,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deposited {
    /// It was stored.
    New,
    /// It is stored already.
    Known,
}

impl Work<'_> {
    /// Stores an event and its letters, once.
    pub(crate) fn deposit(&mut self, event: &Event) -> Result<Deposited, Error> {
        let digest = self.digest(&event.id);
        let received_at: DateTime<Utc> = event.letter.received_at;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let added = tx
            .prepare_cached(
                "INSERT INTO events (connection, digest, received_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![event.connection, digest, time_text(received_at)])?;
        if added == 0 {
            return Ok(Deposited::Known);
        }
        let seq = tx.last_insert_rowid();
        for desk in &event.desks {
            let sealed = desk.seal(random()?, &event.letter).ok_or(Error::Seal)?;
            tx.prepare_cached("INSERT INTO letters (event, desk, sealed) VALUES (?1, ?2, ?3)")?
                .execute(params![seq, desk.token_sha256, sealed])?;
        }
        tx.commit()?;
        Ok(Deposited::New)
    }

    /// The name of an event here. An id can hold that of a customer, so it is not stored itself.
    fn digest(&self, id: &[u8]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.digest_key).expect("HMAC takes keys of any length");
        mac.update(id);
        mac.finalize().into_bytes().into()
    }
}
