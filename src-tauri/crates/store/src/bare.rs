//! Entries that are over their time: of each only the digest of its body stays.

use std::fmt::Display;

use dossier_domain::{Digest, Entry, Fact};
use rusqlite::params;
use sha2::{Digest as _, Sha256};

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "journal";
/// How a body begins that is none any more.
const BEGINS: &str = "{\"entry\":\"";
/// The kind of the fact that tells how many entries were replaced.
pub const SHORTENED: &str = "journal.shortened";

/// The digest of the body that was here; none where it still is.
pub(crate) fn bare(body: &[u8]) -> Option<Digest> {
    let digest = body.strip_prefix(BEGINS.as_bytes())?.strip_suffix(b"\"}")?;
    Digest::parse(str::from_utf8(digest).ok()?)
}

/// What stands in the place of a body of this digest.
pub(crate) fn in_place_of(digest: &impl Display) -> String {
    format!("{BEGINS}{digest}\"}}")
}

impl ReadTx<'_> {
    /// Calls `each` with every entry that still stands whole, in order.
    pub fn whole_entries(&self, mut each: impl FnMut(Entry)) -> Result<(), Error> {
        let mut statement = self.db.prepare("SELECT body FROM journal ORDER BY seq")?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let body: String = row.get(0)?;
            if bare(body.as_bytes()).is_none() {
                each(rows::json(&body, TABLE)?);
            }
        }
        Ok(())
    }
}

impl WriteTx<'_> {
    /// Replaces these entries by the digests of their bodies, and records how many they were.
    pub fn shorten_journal(&self, seqs: &[u64]) -> Result<(), Error> {
        let read = "SELECT body FROM journal WHERE seq = ?1";
        let write = "UPDATE journal SET body = ?2, case_id = NULL WHERE seq = ?1";
        for seq in seqs {
            let seq = seq.cast_signed();
            let body: String = self.db.prepare_cached(read)?.query_row([seq], |row| row.get(0))?;
            let digest = Digest::from_bytes(Sha256::digest(&body).into());
            self.db.prepare_cached(write)?.execute(params![seq, in_place_of(&digest)])?;
        }
        self.record(Fact::of_vault(SHORTENED).count("entries", seqs.len() as u64));
        Ok(())
    }
}
