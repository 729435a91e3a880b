use std::{
    fs::OpenOptions,
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
};

use dossier_domain::{Act, Fact, Link};
use dossier_store::{JournalLine, Verification, verify_lines};
use serde::Serialize;

use crate::{Desk, Error, facts, fail::point};

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
}

impl From<Verification> for Verified {
    fn from(found: Verification) -> Self {
        Self {
            ok: found.ok(),
            entries: found.entries,
            head: found.head.to_string(),
            first_bad: found.first_bad,
        }
    }
}

impl Verified {
    fn or_tampered(self) -> Result<Self, Error> {
        if self.ok { Ok(self) } else { Err(Error::Tampered(self)) }
    }

    /// Walks an exported journal, one entry a line. Needs no vault.
    pub fn of_file(path: &Path) -> Result<Self, Error> {
        let bytes = dossier_documents::read_file(path)?;
        let lines = BufReader::new(bytes.as_slice()).lines().map(|line| {
            let line = line.map_err(|_| Error::invalid("error-journal-file"))?;
            serde_json::from_str::<JournalLine>(&line)
                .map_err(|_| Error::invalid("error-journal-file"))
        });
        let found: Self = verify_lines(lines)?.into();
        found.or_tampered()
    }
}

impl Desk {
    /// Walks the vault's journal, up to what its anchor knows of it and beyond.
    pub async fn verify_journal(&self) -> Result<Verified, Error> {
        // Before the transaction begins: an anchor never knows more than is committed.
        let anchored = self.inner.vault.anchored();
        let anchored = anchored.map(|it| Link { seq: it.seq, hash: it.head });
        let walking = self.inner.vault.read(move |tx| tx.verify_journal(anchored));
        let found: Verified = walking.await?.into();
        found.or_tampered()
    }

    /// Writes the journal to a new file, one entry a line. The export is on record, in the file
    /// too.
    pub async fn export_journal(&self, path: &Path) -> Result<Verified, Error> {
        self.require(Act::Supervise)?;
        let failed = || Error::file("the journal could not be written");
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(failed())?;
        let written = self.write_journal(BufWriter::new(file)).await;
        if written.is_err() {
            // Half a journal would verify as a whole, shorter one.
            let _ = std::fs::remove_file(path);
        }
        written
    }

    async fn write_journal(&self, mut file: BufWriter<std::fs::File>) -> Result<Verified, Error> {
        self.inner
            .vault
            .write(self.me(), self.now(), |tx| {
                tx.record(Fact::of_vault(facts::JOURNAL_EXPORTED));
                Ok::<_, Error>(())
            })
            .await?;
        self.inner
            .vault
            .read(move |tx| {
                let failed = || Error::file("the journal could not be written");
                let mut trouble = Ok(());
                tx.journal_lines(|line| {
                    if trouble.is_ok() {
                        trouble = serde_json::to_writer(&mut file, &line)
                            .map_err(std::io::Error::from)
                            .and_then(|()| file.write_all(b"\n"));
                    }
                    Ok(())
                })?;
                trouble.map_err(failed())?;
                file.flush().map_err(failed())?;
                point("file.export.written").map_err(failed())?;
                file.get_ref().sync_all().map_err(failed())?;
                let found: Verified = tx.verify_journal(None)?.into();
                found.or_tampered()
            })
            .await
    }
}
