//! One file that holds the whole vault, and the way back from it.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Seek, Write},
    path::Path,
};

use chrono::{DateTime, Utc};
use dossier_domain::{Digest, Entry, VaultId};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Checkpoint, Error, KeyState, NewFile, Opener, ReadTx, SCHEMA,
    checkpoint::is_signed_by,
    crypto::{hex, unhex},
    fail::point,
    header::{Header, private_file},
    rows,
};

/// The first line of a backup, before its version.
const TITLE: &str = "dossier backup ";
const VERSION: u32 = 1;
/// No label is longer; what comes after it is read in pieces.
const MOST_LABEL: u64 = 1024 * 1024;
const PIECE: usize = 256 * 1024;

/// What a backup says of itself, in the clear and signed. Nothing in it opens the vault without
/// the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupLabel {
    /// The vault it was made of.
    pub vault_id: VaultId,
    /// The schema of its database.
    pub schema: u32,
    /// When it was made, by that computer's clock.
    pub made_at: DateTime<Utc>,
    /// The journal's last entry in it.
    pub seq: u64,
    /// The chain's value after that.
    pub head: String,
    /// Length of the database in bytes.
    pub size: u64,
    /// SHA-256 of the database's file, lower-case hex.
    pub sha256: String,
    /// The public half of the key that signed this, lower-case hex.
    pub public_key: String,
    /// The vault's header as its file holds it.
    pub(crate) header: String,
}

impl BackupLabel {
    /// Of a backup that is verified from its first byte to its last.
    pub fn of_file(path: &Path) -> Result<Self, Error> {
        Ok(Backup::verified(path, &|_, _| ())?.label)
    }

    /// What opens it.
    pub fn keys(&self) -> Result<KeyState, Error> {
        Ok(Header::parse(self.header.as_bytes())?.key_state())
    }

    /// Refuses what does not open it.
    pub fn opens_with(&self, opener: &Opener) -> Result<(), Error> {
        Header::parse(self.header.as_bytes())?.open(opener).map(|_| ())
    }
}

impl ReadTx<'_> {
    /// When the last backup was written that is on record here.
    pub fn last_backup(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let body: Option<String> = self
            .db
            .prepare_cached(
                r#"SELECT body FROM journal
                   WHERE case_id IS NULL AND instr(body, '"kind":"vault.backed_up"') > 0
                   ORDER BY seq DESC LIMIT 1"#,
            )?
            .query_row([], |row| row.get(0))
            .optional()?;
        let entry: Option<Entry> = body
            .map(|body| serde_json::from_str(&body))
            .transpose()
            .map_err(|_| Error::Row { table: "journal" })?;
        Ok(entry.map(|entry| entry.at))
    }
}

/// Told how many bytes were worked through, and of how many: a backup is read twice, to be verified
/// and to be put back.
pub(crate) type Told<'a> = &'a dyn Fn(u64, u64);

/// Where a backup's database begins, and what was verified of it.
pub(crate) struct Backup {
    pub(crate) label: BackupLabel,
    file: BufReader<File>,
    start: u64,
}

/// Writes the database and its label to a new file: whole, or not at all. The database lies still
/// meanwhile.
pub(crate) fn write(
    to: &Path,
    database: &Path,
    header: String,
    checkpoint: &Checkpoint,
    public_key: &[u8; 32],
    sign: impl FnOnce(&[u8]) -> Result<[u8; 64], Error>,
) -> Result<BackupLabel, Error> {
    let unread = || Error::io("the vault's database could not be copied");
    let mut from = File::open(database).map_err(unread())?;
    let (size, sha256) = measure(&mut from, &|_| ()).map_err(unread())?;
    let label = BackupLabel {
        vault_id: checkpoint.vault_id,
        schema: SCHEMA,
        made_at: checkpoint.at,
        seq: checkpoint.seq,
        head: checkpoint.head.to_string(),
        size,
        sha256,
        public_key: hex(public_key),
        header,
    };
    let signed = format!("{TITLE}{VERSION}\n{}\n", rows::json_text(&label));
    let signature = sign(signed.as_bytes())?;
    let failed = || Error::file("the backup could not be written");
    let named = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::FileExists,
        _ => failed()(error),
    };
    let mut file = NewFile::begin(to).map_err(named)?;
    file.write_all(signed.as_bytes()).map_err(failed())?;
    file.write_all(format!("{}\n", hex(&signature)).as_bytes()).map_err(failed())?;
    from.rewind().map_err(unread())?;
    io::copy(&mut from, &mut file).map_err(failed())?;
    point("file.backup.written")?;
    file.sync().map_err(failed())?;
    point("rename.backup.before")?;
    file.finish().map_err(named)?;
    Ok(label)
}

fn measure(from: &mut impl Read, told: &dyn Fn(u64)) -> io::Result<(u64, String)> {
    let (mut hasher, mut size, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        match from.read(&mut piece)? {
            0 => return Ok((size, hex(&hasher.finalize()))),
            read => {
                hasher.update(&piece[..read]);
                size += read as u64;
                told(size);
            }
        }
    }
}

impl Backup {
    /// Reads the label and the whole file: whoever goes on knows that no byte of it was changed
    /// since it was signed by the key that it names.
    pub(crate) fn verified(path: &Path, told: Told<'_>) -> Result<Self, Error> {
        let failed = || Error::file("the backup could not be read");
        let damaged = || Error::BackupDamaged;
        // A pipe would wait for whoever writes to it.
        if !fs::metadata(path).map_err(failed())?.is_file() {
            return Err(failed()(io::ErrorKind::InvalidInput.into()));
        }
        let mut file = BufReader::new(File::open(path).map_err(failed())?);
        let mut start = 0;
        let mut line = || {
            let mut text = String::new();
            let read = (&mut file).take(MOST_LABEL).read_line(&mut text);
            start += read.map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => Error::BackupDamaged,
                _ => failed()(error),
            })? as u64;
            text.strip_suffix('\n').map(str::to_owned).ok_or_else(damaged)
        };
        let version = line()?;
        let version = version.strip_prefix(TITLE).ok_or_else(damaged)?;
        let version: u32 = version.parse().map_err(|_| damaged())?;
        if version > VERSION {
            return Err(Error::Newer { found: version, known: VERSION });
        }
        let (text, signature) = (line()?, line()?);
        let label: BackupLabel = serde_json::from_str(&text).map_err(|_| damaged())?;
        let key = unhex(&label.public_key).and_then(|key| key.try_into().ok());
        let signature = unhex(&signature).and_then(|signature| signature.try_into().ok());
        let (key, signature): ([u8; 32], [u8; 64]) = key.zip(signature).ok_or_else(damaged)?;
        let signed = format!("{TITLE}{VERSION}\n{text}\n");
        if !is_signed_by(&key, signed.as_bytes(), &signature) {
            return Err(Error::BackupForged);
        }
        let so_far = |read: u64| told(read.min(label.size), 2 * label.size);
        let (size, sha256) = measure(&mut file, &so_far).map_err(failed())?;
        if (size, &sha256) != (label.size, &label.sha256) {
            return Err(damaged());
        }
        if label.schema > SCHEMA {
            return Err(Error::Newer { found: label.schema, known: SCHEMA });
        }
        Ok(Self { label, file, start })
    }

    /// Puts the database where a vault has it, byte for byte as it was verified.
    pub(crate) fn unpack(&mut self, database: &Path, told: Told<'_>) -> Result<(), Error> {
        let unread = || Error::file("the backup could not be read");
        let failed = || Error::io("the vault's database could not be made");
        self.file.seek(io::SeekFrom::Start(self.start)).map_err(unread())?;
        let mut to = private_file(database).map_err(failed())?;
        let (mut hasher, mut piece, mut done) = (Sha256::new(), vec![0; PIECE], self.label.size);
        loop {
            let read = self.file.read(&mut piece).map_err(unread())?;
            if read == 0 {
                break;
            }
            hasher.update(&piece[..read]);
            to.write_all(&piece[..read]).map_err(failed())?;
            done += read as u64;
            told(done, 2 * self.label.size);
        }
        point("file.restore.copied")?;
        to.sync_all().map_err(failed())?;
        // Another file may have been put in its place since.
        if hex(&hasher.finalize()) == self.label.sha256 {
            Ok(())
        } else {
            Err(Error::BackupDamaged)
        }
    }

    /// The journal's head that the label names.
    pub(crate) fn head(&self) -> Option<Digest> {
        Digest::parse(&self.label.head)
    }
}
