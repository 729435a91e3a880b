use std::path::Path;

use dossier_domain::{Act, CaseId, Fact};
use dossier_verify::{Manifest, archive, signature_text, signed};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use gather::Gathered;

use crate::{Desk, Error, facts};

mod contents;
mod file;
mod gather;
mod readme;
mod redacted;
mod summary;

/// A case file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CaseFile {
    /// SHA-256 of its manifest, as the journal names it, lower-case hex.
    pub manifest: String,
    /// Of the key that signed it.
    pub fingerprint: String,
    /// The public half of that key, lower-case hex.
    pub public_key: String,
    /// Names, numbers, texts and documents were left out.
    pub redacted: bool,
    /// Files in it.
    pub members: u32,
    /// Documents among them.
    pub documents: u32,
    /// Its length.
    pub bytes: u64,
}

impl Desk {
    /// Whether the person's role includes case files.
    pub fn may_export(&self) -> Result<(), Error> {
        self.require(Act::Review)
    }

    /// Writes a case to a new file that verifies by itself. That it was written is on record; the
    /// entry follows the ones that stand in the file, because it names the file's manifest.
    pub async fn export_case(
        &self,
        id: CaseId,
        path: &Path,
        redacted: bool,
    ) -> Result<CaseFile, Error> {
        self.may_export()?;
        let now = self.now();
        let gathered = self.inner.vault.walk(move |tx| gather::gather(tx, id, now)).await?;
        let unsigned = self.apart(move || Unsigned::of(gathered, id, redacted)).await??;
        let text = signed(&unsigned.manifest);
        let signature = self.inner.vault.read(move |tx| tx.sign(text.as_bytes())).await?;
        let digest = unsigned.digest();
        let path = path.to_owned();
        let (written, file) = self
            .apart(move || {
                let (written, bytes) = unsigned.signed(&signature)?;
                Ok::<_, Error>((written, file::begin(&path, &bytes)?))
            })
            .await??;
        let fact = Fact::of_case(facts::CASE_EXPORTED, id)
            .with("manifest", digest)
            .with("variant", if redacted { "redacted" } else { "full" });
        self.inner
            .vault
            .write(self.me(), now, move |tx| {
                tx.record(fact);
                Ok::<_, Error>(())
            })
            .await?;
        self.apart(move || file::finish(file)).await??;
        Ok(written)
    }

    /// Runs what takes a while, and the disk, where no other task waits for it.
    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        spawn_blocking(work).await.map_err(|_| Error::Internal("writing a case file ended early"))
    }
}

/// A case file without its signature.
struct Unsigned {
    manifest: String,
    members: Vec<(String, Vec<u8>)>,
    public_key: [u8; 32],
    fingerprint: String,
    redacted: bool,
}

impl Unsigned {
    fn of(gathered: Gathered, id: CaseId, redacted: bool) -> Result<Self, Error> {
        let manifest = Manifest {
            vault_id: gathered.vault.id.to_string(),
            case_id: id.to_string(),
            made_at: gathered.made_at(),
            redacted,
        };
        let (public_key, fingerprint) = (gathered.public_key, gathered.vault.fingerprint.clone());
        let members = contents::members(gathered, redacted)?;
        let manifest = manifest.to_text(&named(&members));
        Ok(Self { manifest, members, public_key, fingerprint, redacted })
    }

    fn digest(&self) -> dossier_domain::Digest {
        dossier_domain::Digest::from_bytes(Sha256::digest(&self.manifest).into())
    }

    /// What it is, and its bytes.
    fn signed(self, signature: &[u8; 64]) -> Result<(CaseFile, Vec<u8>), Error> {
        let digest = self.digest();
        let Self { manifest, mut members, public_key, fingerprint, redacted } = self;
        members.push(("manifest.json".to_owned(), manifest.into_bytes()));
        let signature = signature_text(&public_key, signature).into_bytes();
        members.push(("signature.txt".to_owned(), signature));
        let named = named(&members);
        let bytes = archive(&named).ok_or_else(|| Error::invalid("error-case-file-too-large"))?;
        let documents = named.iter().filter(|(name, _)| name.starts_with("documents/")).count();
        let written = CaseFile {
            manifest: digest.to_string(),
            fingerprint,
            public_key: public_key.iter().map(|byte| format!("{byte:02x}")).collect(),
            redacted,
            members: u32::try_from(named.len()).unwrap_or(u32::MAX),
            documents: u32::try_from(documents).unwrap_or(u32::MAX),
            bytes: bytes.len() as u64,
        };
        Ok((written, bytes))
    }
}

fn named(members: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    members.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect()
}
