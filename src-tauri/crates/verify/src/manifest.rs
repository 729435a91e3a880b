use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Member, hex, unhex};

/// The first line of what is signed; no other text that a vault signs begins with it.
const TITLE: &str = "dossier case file 1";

/// What a case file says of itself, beside its members.
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
}

impl Manifest {
    /// JSON in the one spelling that is read again, with name, length and SHA-256 of every member
    /// but the manifest and its signature, in order.
    pub fn to_text(&self, members: &[Member<'_>]) -> String {
        let Self { vault_id, case_id, made_at, redacted } = self;
        let member = |(name, bytes): &Member<'_>| {
            let (length, sha256) = (bytes.len(), hex(&Sha256::digest(bytes)));
            format!(r#"    {{"name": "{name}", "bytes": {length}, "sha256": "{sha256}"}}"#)
        };
        let members = members.iter().map(member).collect::<Vec<_>>().join(",\n");
        format!(
            "{{\n  \"format\": \"{TITLE}\",\n  \"vault_id\": \"{vault_id}\",\n  \"case_id\": \
             \"{case_id}\",\n  \"made_at\": \"{made_at}\",\n  \"redacted\": {redacted},\n  \
             \"members\": [\n{members}\n  ]\n}}\n"
        )
    }

    /// Reads [`Manifest::to_text`] of these members. The error is the name of the first member that
    /// is told otherwise; none where anything else is spelt otherwise.
    pub(crate) fn read<'a>(text: &str, members: &[Member<'a>]) -> Result<Self, Option<&'a str>> {
        // What is missing is empty here, and so spelt otherwise below.
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let (vault_id, case_id) = (field("vault_id"), field("case_id"));
        let (made_at, redacted) = (field("made_at"), value["redacted"] == true);
        let manifest = Self { vault_id, case_id, made_at, redacted };
        let expected = manifest.to_text(members);
        let same = expected.lines().zip(text.lines()).take_while(|(one, other)| one == other);
        let otherwise = same.count().checked_sub(7).and_then(|at| members.get(at));
        if text == expected { Ok(manifest) } else { Err(otherwise.map(|it| it.0)) }
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
    let (text, signature) = (text.as_bytes(), Signature::from_bytes(signature));
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(text, &signature).is_ok())
}
