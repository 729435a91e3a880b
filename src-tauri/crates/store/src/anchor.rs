use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, Utc};
use dossier_domain::{Digest, Link, VaultId};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest as _, Sha256};

use crate::{
    Checkpoint, Error, ReadTx,
    crypto::{hex, unhex},
    fail::{point, skips},
    header::{private_file, sync_dir},
    ours::is_ours,
    proof::Unproven,
};

/// The first line of what is added when the vault is closed in order.
const CLOSED: &str = "dossier closed 1";
/// An anchor is a few hundred bytes; more is none.
const LONGEST: u64 = 4096;

/// The folder of anchors: outside of every vault's folder, so that whoever puts back an older copy
/// of a vault does not put back its anchor with it.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    dir: Option<PathBuf>,
}

impl Anchors {
    /// Kept in this folder, which is made where it is not there.
    pub fn at(dir: PathBuf) -> Self {
        Self { dir: Some(dir) }
    }

    /// Kept nowhere: every vault looks as if it had been moved here.
    pub fn nowhere() -> Self {
        Self::default()
    }
}

/// How a vault stands to its anchor when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The vault is as it was left, or has gone on from there.
    Held,
    /// There is no anchor to hold it against: the vault is new here, or somebody took it away.
    Absent,
    /// The vault is not what it was: an older copy, or one in which parts are older.
    RolledBack {
        /// The last entry of which the anchor knows.
        anchored: u64,
        /// The last entry of the vault.
        found: u64,
    },
}

/// One vault's anchor: how far its journal had come, rewritten after each commit.
pub(crate) struct Anchor {
    /// None where anchors are kept nowhere.
    path: Option<PathBuf>,
    vault_id: VaultId,
    /// What stands in the file, as far as this process knows.
    last: Mutex<Option<Checkpoint>>,
}

/// What an anchor's file says.
pub(crate) struct Record {
    checkpoint: Checkpoint,
    /// Only after the vault was closed in order.
    closed: Option<Closed>,
}

/// The database's file as the vault was closed, signed with the checkpoint.
struct Closed {
    files: Files,
    signature: [u8; 64],
}

/// A database's file, with nothing beside it that adds to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) size: u64,
    digest: Digest,
}

/// What was looked at of a database's file before it was opened.
pub(crate) enum Seen {
    /// All of it; none where it counts for nothing.
    Whole(Option<Files>),
    /// Its size, where no log may add to it.
    Size(Option<u64>),
}

impl Files {
    /// Its size, where no log beside it may add to it.
    pub(crate) fn size_of(database: &Path) -> io::Result<Option<u64>> {
        match fs::metadata(database.with_extension("db-wal")) {
            Ok(log) if log.len() > 0 => return Ok(None),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Ok(Some(fs::metadata(database)?.len()))
    }

    /// The database as it lies there; none where a log beside it may add to it, or where it was
    /// stopped.
    pub(crate) fn of(database: &Path, stop: &AtomicBool) -> io::Result<Option<Self>> {
        if Self::size_of(database)?.is_none() {
            return Ok(None);
        }
        let (mut file, mut hasher) = (File::open(database)?, Sha256::new());
        let (mut size, mut part) = (0, vec![0; 1 << 18]);
        loop {
            let read = file.read(&mut part)?;
            if read == 0 {
                let digest = Digest::from_bytes(hasher.finalize().into());
                return Ok(Some(Self { size, digest }));
            }
            if stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            size += read as u64;
            hasher.update(&part[..read]);
        }
    }
}

impl Record {
    fn to_text(&self) -> String {
        let mut text = self.checkpoint.to_text();
        if let Some(Closed { files, signature }) = &self.closed {
            let (size, digest, signature) = (files.size, files.digest, hex(signature));
            text += &format!("{CLOSED}\n{size}\n{digest}\n{signature}\n");
        }
        text
    }

    /// What the second signature is made over.
    fn signed(checkpoint: &Checkpoint, files: &Files) -> String {
        format!("{CLOSED}\n{}{}\n{}\n", checkpoint.to_text(), files.size, files.digest)
    }

    /// One canonical spelling, anything else is none.
    fn parse(text: &str) -> Option<Self> {
        let (checkpoint, closed) = match text.split_once(CLOSED) {
            None => (text, None),
            Some((checkpoint, rest)) => {
                let mut lines = rest.strip_prefix('\n')?.lines();
                let (size, digest) = (lines.next()?.parse().ok()?, Digest::parse(lines.next()?)?);
                let signature = unhex(lines.next()?)?.try_into().ok()?;
                (checkpoint, Some(Closed { files: Files { size, digest }, signature }))
            }
        };
        let record = Self { checkpoint: Checkpoint::parse(checkpoint)?, closed };
        (record.to_text() == text).then_some(record)
    }

    fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        let closed = self.closed.as_ref().is_none_or(|closed| {
            let text = Self::signed(&self.checkpoint, &closed.files);
            let signature = Signature::from_bytes(&closed.signature);
            key.verify_strict(text.as_bytes(), &signature).is_ok()
        });
        closed && self.checkpoint.is_signed_by(key.as_bytes())
    }

    /// Whether the vault was closed in order.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.is_some()
    }
}

impl Anchor {
    /// The anchor of a vault. A link, or what belongs to somebody else, in its place is refused.
    pub(crate) fn of(anchors: &Anchors, vault_id: VaultId) -> Result<Self, Error> {
        let dir = anchors.dir.as_deref().filter(|_| !skips("anchor"));
        if let Some(dir) = dir {
            // Without a folder the vault is opened as one that has no anchor.
            if let Err(error) = private_folder(dir) {
                tracing::warn!(kind = %error.kind(), "the folder of anchors could not be made");
            }
            own(dir)?;
        }
        let path = dir.map(|dir| dir.join(vault_id.to_string()));
        if let Some(path) = &path {
            own(path)?;
            own(&path.with_extension("new"))?;
        }
        Ok(Self { path, vault_id, last: Mutex::default() })
    }

    /// What the file says; none where there is none or it cannot be understood.
    pub(crate) fn read(&self) -> Option<Record> {
        let file = File::open(self.path.as_ref()?).ok()?;
        let mut text = String::new();
        file.take(LONGEST).read_to_string(&mut text).ok()?;
        Record::parse(&text)
    }

    /// Holds the vault against what its anchor said. `files` is the database as it lay there
    /// before it was opened. Of a file that takes long to read only the size is compared; what is
    /// then still to be found out is told too.
    pub(crate) fn meet(
        &self,
        db: &Connection,
        said: Option<Record>,
        files: &Seen,
    ) -> Result<(Standing, Option<Unproven>), Error> {
        let Some(said) = said else {
            tracing::warn!("the vault has no anchor here");
            return Ok((Standing::Absent, None));
        };
        let tx = ReadTx { db };
        let found = tx.journal_head()?.map_or(0, |head| head.seq);
        let anchored = said.checkpoint.seq;
        let differs = Ok((Standing::RolledBack { anchored, found }, None));
        let held = (Standing::Held, None);
        let key = tx.signing_key()?.verifying_key();
        if said.checkpoint.vault_id != self.vault_id || !said.is_signed_by(&key) {
            return differs;
        }
        *self.last() = Some(said.checkpoint.clone());
        if hash_at(db, anchored)? != Some(said.checkpoint.head) {
            return differs;
        }
        // What came behind it, where the computer failed before the anchor was moved.
        let known = Link { seq: anchored, hash: said.checkpoint.head };
        if !tx.verify_journal_behind(Some(known), None)?.ok() {
            return differs;
        }
        let Some(closed) = &said.closed else {
            return Ok(held);
        };
        // A journal that has gone on was written elsewhere with the vault's key, and the file with
        // it. One that has not belongs to the very file that was closed.
        if found == anchored {
            match files {
                Seen::Whole(files) if *files == Some(closed.files) => {}
                Seen::Size(size) if *size == Some(closed.files.size) => {
                    let unproven = Unproven { closed: closed.files, entries: anchored };
                    return Ok((Standing::Held, Some(unproven)));
                }
                Seen::Whole(_) => {
                    whole(db)?;
                    return differs;
                }
                Seen::Size(_) => return differs,
            }
        }
        self.opened()?;
        Ok(held)
    }

    /// Says that the vault is open, before the first write: a vault whose computer fails in a
    /// moment was not closed.
    pub(crate) fn opened(&self) -> Result<(), Error> {
        let Some(checkpoint) = self.last().clone() else { return Ok(()) };
        let opened = Record { checkpoint, closed: None };
        if let Err(error) = self.write(&opened, true) {
            // One that says what is soon no longer so would be worse than none.
            tracing::warn!(%error, "the vault's anchor was taken away");
            let taken = self.path.as_ref().map_or(Ok(()), fs::remove_file);
            taken.map_err(Error::io("the vault's anchor could not be written"))?;
        }
        Ok(())
    }

    /// Moves the anchor to an entry that was committed. A head that is ahead of its anchor is
    /// nothing unusual, so that a failure here is none of the change.
    pub(crate) fn advance(&self, db: &Connection, link: Link, at: DateTime<Utc>) {
        let checkpoint = || ReadTx { db }.checkpoint_at(self.vault_id, link, at);
        if self.path.is_none() {
            return;
        }
        let moved = checkpoint()
            .and_then(|checkpoint| self.write(&Record { checkpoint, closed: None }, false));
        if let Err(error) = moved {
            tracing::warn!(%error, "the vault's anchor was not moved");
        }
    }

    /// Signs the closed database, where everything is in its file.
    pub(crate) fn close(&self, database: &Path, key: &SigningKey) -> Result<(), Error> {
        let (Some(_), Some(checkpoint)) = (&self.path, self.last().clone()) else { return Ok(()) };
        let failed = || Error::io("the vault's database could not be read");
        // What the log held is gone for good before this is said.
        database.parent().map_or(Ok(()), sync_dir)?;
        let Some(files) = Files::of(database, &AtomicBool::new(false)).map_err(failed())? else {
            return Ok(());
        };
        let signature = key.sign(Record::signed(&checkpoint, &files).as_bytes()).to_bytes();
        self.write(&Record { checkpoint, closed: Some(Closed { files, signature }) }, false)
    }

    /// The last one that was written or met.
    pub(crate) fn checkpoint(&self) -> Option<Checkpoint> {
        self.last().clone()
    }

    fn write(&self, record: &Record, lasting: bool) -> Result<(), Error> {
        let Some(path) = &self.path else { return Ok(()) };
        let failed = || Error::io("the vault's anchor could not be written");
        let new = path.with_extension("new");
        let mut file = private_file(&new).map_err(failed())?;
        file.write_all(record.to_text().as_bytes()).map_err(failed())?;
        point("file.anchor.written")?;
        if lasting {
            file.sync_all().map_err(failed())?;
        }
        fs::rename(&new, path).map_err(failed())?;
        point("rename.anchor.after")?;
        if lasting {
            path.parent().map_or(Ok(()), sync_dir)?;
        }
        *self.last() = Some(record.checkpoint.clone());
        Ok(())
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<Checkpoint>> {
        // Every change is one assignment, so a panic leaves it whole.
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The chain's value after an entry.
fn hash_at(db: &Connection, seq: u64) -> Result<Option<Digest>, Error> {
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    let hash: Option<Vec<u8>> = db
        .query_row("SELECT hash FROM journal WHERE seq = ?1", [seq], |row| row.get(0))
        .optional()?;
    Ok(hash.and_then(|hash| hash.try_into().ok()).map(Digest::from_bytes))
}

/// Tells a file that was changed apart from one that was put back: every page of the latter was
/// once written by the vault.
fn whole(db: &Connection) -> Result<(), Error> {
    let mut statement = db.prepare("PRAGMA cipher_integrity_check")?;
    match statement.query([])?.next()? {
        None => Ok(()),
        Some(_) => Err(Error::Damaged("pages of its database were changed")),
    }
}

/// Makes the folder, for its owner alone.
fn private_folder(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Refuses what is there and is a link or belongs to somebody else; what others may look into is
/// made the owner's alone.
fn own(path: &Path) -> Result<(), Error> {
    let failed = || Error::io("the vault's anchor could not be looked at");
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed()(error)),
    };
    if !is_ours(&found) || !(found.is_dir() || found.is_file()) {
        return Err(Error::Foreign("its anchor"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let mode = if found.is_dir() { 0o700 } else { 0o600 };
        if found.mode() & 0o777 != mode {
            fs::set_permissions(path, PermissionsExt::from_mode(mode)).map_err(failed())?;
        }
    }
    Ok(())
}
