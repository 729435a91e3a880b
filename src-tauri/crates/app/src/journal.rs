use std::{
    io::{BufWriter, Write},
    path::Path,
};

use dossier_domain::{Act, ErrorCode, Fact, Link};
use dossier_store::{CheckpointLine, JournalLine, NewFile, Verification, verify_lines};
use serde::Serialize;

use crate::{Desk, Error, facts, fail::point};

const FAILED: &str = "the journal could not be written";

/// What a walk along a journal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Verified {
    /// Every entry holds.
    pub ok: bool,
    /// Entries that hold.
    pub entries: u64,
    /// The chain's value after the last of them.
    pub head: String,
    /// Number of the first entry that does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_bad: Option<u64>,
    /// Who signed how far an exported journal had come; none where it does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<Signer>,
    /// SHA-256 of the public key it is signed with, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// Whose signature it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// That of the key it was held against.
    Known,
    /// It was held against no key: somebody signed it.
    Unknown,
}

impl From<Verification> for Verified {
    fn from(found: Verification) -> Self {
        Self {
            ok: found.ok(),
            entries: found.entries,
            head: found.head.to_string(),
            first_bad: found.first_bad,
            signer: None,
            fingerprint: None,
        }
    }
}

impl Verified {
    fn or_tampered(self) -> Result<Self, Error> {
        if self.ok { Ok(self) } else { Err(Error::Tampered(self)) }
    }

    /// Walks an exported journal, one entry a line, up to the checkpoint that ends it. Older ones
    /// have none. `key` is who should have signed: a public key or its fingerprint, as hex. Needs
    /// no vault.
    pub fn of_file(path: &Path, key: Option<&str>) -> Result<Self, Error> {
        let unreadable = || Error::invalid("error-journal-file");
        let bytes = dossier_documents::read_file(path)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| unreadable())?;
        let (entries, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text));
        let end: Option<CheckpointLine> = serde_json::from_str(last).ok();
        let entries = if end.is_some() { entries } else { text };
        let lines = entries
            .lines()
            .map(|line| serde_json::from_str::<JournalLine>(line).map_err(|_| unreadable()));
        let found: Self = verify_lines(lines)?.into();
        found.signed(end.as_ref(), key).or_tampered()
    }

    /// Holds what was walked against the checkpoint that ends it.
    fn signed(mut self, end: Option<&CheckpointLine>, key: Option<&str>) -> Self {
        let bad = match end.map(CheckpointLine::read) {
            None => key.map(|_| 1),
            // It stands where the next entry would.
            Some(None) => Some(self.entries + 1),
            Some(Some((checkpoint, fingerprint))) => {
                let is_known = |key: &str| {
                    let key = key.trim();
                    key == fingerprint || key == end.map_or("", |end| &end.public_key)
                };
                let known = key.map(is_known);
                self.signer = Some(match known {
                    Some(true) => Signer::Known,
                    Some(false) | None => Signer::Unknown,
                });
                self.fingerprint = Some(fingerprint);
                let is_its =
                    checkpoint.seq == self.entries && checkpoint.head.to_string() == self.head;
                match known {
                    // Nothing in it is vouched for by whom it should be.
                    Some(false) => Some(1),
                    _ => (!is_its).then_some(self.entries + 1),
                }
            }
        };
        self.first_bad = self.first_bad.or(bad);
        self.ok = self.first_bad.is_none();
        self
    }
}

impl Desk {
    /// Walks the vault's journal, up to what its anchor knows of it and beyond.
    pub async fn verify_journal(&self) -> Result<Verified, Error> {
        // Before the transaction begins: an anchor never knows more than is committed.
        let anchored = self.inner.vault.anchored();
        let anchored = anchored.map(|it| Link { seq: it.seq, hash: it.head });
        let walking = self.inner.vault.walk(move |tx| tx.verify_journal(anchored));
        let found: Verified = walking.await?.into();
        found.or_tampered()
    }

    /// Writes the journal to a new file, one entry a line and a checkpoint at the end. The export is
    /// on record, in the file too.
    pub async fn export_journal(&self, path: &Path) -> Result<Verified, Error> {
        self.require(Act::Supervise)?;
        let file = NewFile::begin(path).map_err(Error::new_file(FAILED))?;
        self.write_journal(BufWriter::new(file)).await
    }

    async fn write_journal(&self, mut file: BufWriter<NewFile>) -> Result<Verified, Error> {
        let noted = self
            .inner
            .vault
            .write(self.me(), self.now(), |tx| {
                tx.record(Fact::of_vault(facts::JOURNAL_EXPORTED));
                Ok::<_, Error>(())
            })
            .await;
        match noted {
            // What was put back is exported as it is, for whoever looks into it.
            Err(error) if error.code() == ErrorCode::RolledBack => {}
            noted => noted?,
        }
        let now = self.now();
        self.inner
            .vault
            .walk(move |tx| {
                let failed = || Error::file(FAILED);
                let mut trouble = Ok(());
                tx.journal_lines(|line| {
                    if trouble.is_ok() {
                        trouble = write_line(&mut file, &line);
                    }
                    Ok(())
                })?;
                trouble.map_err(failed())?;
                let end = tx.checkpoint_line(now)?;
                write_line(&mut file, &end).map_err(failed())?;
                let file = file.into_inner().map_err(|error| failed()(error.into_error()))?;
                point("file.export.written").map_err(failed())?;
                file.sync().map_err(failed())?;
                let found: Verified = tx.verify_journal(None)?.into();
                let found = found.signed(Some(&end), Some(&end.public_key)).or_tampered()?;
                file.finish().map_err(Error::new_file(FAILED))?;
                Ok(found)
            })
            .await
    }
}

fn write_line(file: &mut impl Write, line: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *file, line)?;
    file.write_all(b"\n")
}
