use chrono::{DateTime, Utc};
use dossier_domain::{Digest, Link, VaultId};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Error, ReadTx,
    crypto::{hex, unhex},
    rows,
};

/// The first line of a checkpoint; no other text that the vault signs begins with it.
const TITLE: &str = "dossier checkpoint 1";

/// How far the journal had come at a time, signed by the vault. Kept where the vault's own files
/// are not, it shows later whether the journal was cut or put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The vault whose journal it is.
    pub vault_id: VaultId,
    /// The number of the last entry.
    pub seq: u64,
    /// The chain's value after it.
    pub head: Digest,
    /// When it was made, by this computer's clock.
    pub at: DateTime<Utc>,
    /// Ed25519 over everything above, 64 bytes.
    pub signature: [u8; 64],
}

impl Checkpoint {
    /// Six lines: title, vault, number, chain's value, time, signature. The first five are what is
    /// signed, each with the line's end.
    pub fn to_text(&self) -> String {
        format!("{}{}\n", self.signed(), hex(&self.signature))
    }

    fn signed(&self) -> String {
        let (vault, seq, head) = (self.vault_id, self.seq, self.head);
        format!("{TITLE}\n{vault}\n{seq}\n{head}\n{}\n", rows::time_text(self.at))
    }

    /// Reads [`Checkpoint::to_text`]; one canonical spelling, anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != TITLE {
            return None;
        }
        let checkpoint = Self {
            vault_id: lines.next()?.parse().ok()?,
            seq: lines.next()?.parse().ok()?,
            head: Digest::parse(lines.next()?)?,
            at: lines.next()?.parse().ok()?,
            signature: unhex(lines.next()?)?.try_into().ok()?,
        };
        (checkpoint.to_text() == text).then_some(checkpoint)
    }

    /// Whether the holder of the private half of this key signed it.
    pub fn is_signed_by(&self, public_key: &[u8; 32]) -> bool {
        is_signed_by(public_key, self.signed().as_bytes(), &self.signature)
    }
}

/// Whether the holder of the private half of this key signed the text.
pub(crate) fn is_signed_by(public_key: &[u8; 32], text: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public_key)
        .is_ok_and(|key| key.verify_strict(text, &Signature::from_bytes(signature)).is_ok())
}

/// The last line of an exported journal: how far it had come, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckpointLine {
    /// [`Checkpoint::to_text`].
    pub checkpoint: String,
    /// The public half of the key it is signed with, lower-case hex.
    pub public_key: String,
}

impl CheckpointLine {
    /// The checkpoint and the key's fingerprint; none unless the one is signed with the other.
    pub fn read(&self) -> Option<(Checkpoint, String)> {
        let key: [u8; 32] = unhex(&self.public_key)?.try_into().ok()?;
        let checkpoint = Checkpoint::parse(&self.checkpoint)?;
        let holds = hex(&key) == self.public_key && checkpoint.is_signed_by(&key);
        holds.then(|| (checkpoint, hex(&Sha256::digest(key))))
    }
}

impl ReadTx<'_> {
    /// The journal's checkpoint as a line of its export.
    pub fn checkpoint_line(&self, at: DateTime<Utc>) -> Result<CheckpointLine, Error> {
        let checkpoint = self.checkpoint(at)?.to_text();
        Ok(CheckpointLine { checkpoint, public_key: hex(&self.public_key()?) })
    }

    /// How far the journal has come, signed.
    pub fn checkpoint(&self, at: DateTime<Utc>) -> Result<Checkpoint, Error> {
        let head = self.journal_head()?.ok_or(Error::Row { table: "journal" })?;
        self.checkpoint_at(self.vault_info()?.id, head, at)
    }

    pub(crate) fn checkpoint_at(
        &self,
        vault_id: VaultId,
        head: Link,
        at: DateTime<Utc>,
    ) -> Result<Checkpoint, Error> {
        let mut checkpoint =
            Checkpoint { vault_id, seq: head.seq, head: head.hash, at, signature: [0; 64] };
        checkpoint.signature = self.sign(checkpoint.signed().as_bytes())?;
        Ok(checkpoint)
    }

    /// The vault's Ed25519 signature over `text`, which has to begin with a title of its own, so
    /// that no signature can be taken for that of another kind of text.
    pub fn sign(&self, text: &[u8]) -> Result<[u8; 64], Error> {
        Ok(self.signing_key()?.sign(text).to_bytes())
    }

    /// The public half of the vault's signing key.
    pub fn public_key(&self) -> Result<[u8; 32], Error> {
        Ok(self.signing_key()?.verifying_key().to_bytes())
    }

    pub(crate) fn signing_key(&self) -> Result<SigningKey, Error> {
        let key: Vec<u8> = self
            .db
            .prepare_cached("SELECT signing_key FROM vault")?
            .query_row([], |row| row.get(0))?;
        let key = zeroize::Zeroizing::new(key);
        let key: &[u8; 32] =
            key.as_slice().try_into().map_err(|_| Error::Row { table: "vault" })?;
        Ok(SigningKey::from_bytes(key))
    }
}
