use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{archive::Member, hex, unhex};

/// The first line of what is signed; no other text that a vault signs begins with it.
const TITLE: &str = "dossier case file 1";

/// What a case file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The vault that it comes from.
    pub vault_id: String,
    /// The case.
    pub case_id: String,
    /// When it was made, by that computer's clock.
    pub made_at: String,
    /// Names, numbers, texts and documents are left out.
    pub redacted: bool,
    /// Name, length and SHA-256 of every member but the manifest and its signature, in order.
    pub members: Vec<(String, u64, String)>,
}

impl Manifest {
    /// With these members.
    pub fn listing(self, members: &[Member<'_>]) -> Self {
        let listed = |(name, bytes): &Member<'_>| {
            ((*name).to_owned(), bytes.len() as u64, hex(&Sha256::digest(bytes)))
        };
        Self { members: members.iter().map(listed).collect(), ..self }
    }

    /// JSON in the one spelling that is read again.
    pub fn to_text(&self) -> String {
        let Self { vault_id, case_id, made_at, redacted, members } = self;
        let member = |(name, bytes, sha256): &(String, u64, String)| {
            format!(r#"    {{"name": "{name}", "bytes": {bytes}, "sha256": "{sha256}"}}"#)
        };
        let members = members.iter().map(member).collect::<Vec<_>>().join(",\n");
        format!(
            "{{\n  \"format\": \"{TITLE}\",\n  \"vault_id\": \"{vault_id}\",\n  \"case_id\": \
             \"{case_id}\",\n  \"made_at\": \"{made_at}\",\n  \"redacted\": {redacted},\n  \
             \"members\": [\n{members}\n  ]\n}}\n"
        )
    }

    /// Reads [`Manifest::to_text`]; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let field = |of: &Value, name: &str| of[name].as_str().map(str::to_owned);
        let member =
            |it: &Value| Some((field(it, "name")?, it["bytes"].as_u64()?, field(it, "sha256")?));
        let members = value["members"].as_array()?.iter().map(member).collect::<Option<_>>()?;
        let (vault_id, case_id) = (field(&value, "vault_id")?, field(&value, "case_id")?);
        let (made_at, redacted) = (field(&value, "made_at")?, value["redacted"].as_bool()?);
        let manifest = Self { vault_id, case_id, made_at, redacted, members };
        (manifest.to_text() == text).then_some(manifest)
    }
}

/// What is signed of a manifest: its title on a line, then the manifest.
pub fn signed(manifest: &str) -> String {
    format!("{TITLE}\n{manifest}")
}

/// The member `signature.txt`: title, public key, signature.
pub fn signature_text(public_key: &[u8; 32], signature: &[u8; 64]) -> String {
    format!("{TITLE}\n{}\n{}\n", hex(public_key), hex(signature))
}

/// The key that signed, if the signature holds and is spelt as [`signature_text`] spells it.
pub(crate) fn signer(manifest: &str, text: &str) -> Option<[u8; 32]> {
    let mut lines = text.lines().skip(1);
    let (key, signature) = (unhex(lines.next()?)?, unhex(lines.next()?)?);
    let same = signature_text(&key, &signature) == text;
    (same && holds(&key, &signed(manifest), &signature)).then_some(key)
}

/// Whether the holder of the key's private half signed the text.
pub(crate) fn holds(key: &[u8; 32], text: &str, signature: &[u8; 64]) -> bool {
    let signature = Signature::from_bytes(signature);
    let strictly = |key: VerifyingKey| key.verify_strict(text.as_bytes(), &signature).is_ok();
    VerifyingKey::from_bytes(key).is_ok_and(strictly)
}
