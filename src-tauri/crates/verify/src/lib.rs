//! Verifies a case file with nothing but the file, and tells who signed it where the signer's key
//! is at hand. Depends on no crate of the application. The format stands in `docs/case-file.md`.

mod archive;
mod journal;
mod manifest;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub use archive::{Member, archive, read};
pub use journal::{Walk, start_line, walk};
pub use manifest::{Manifest, signature_text, signed};

/// The members of a case file before the documents.
pub const BEFORE: [&str; 5] =
    ["README.html", "case.json", "timeline.json", "recipes.json", "texts.json"];
/// The folder of the documents.
pub const DOCUMENTS: &str = "documents/";
/// The members after the documents.
pub const AFTER: [&str; 5] =
    ["summary.pdf", "journal.jsonl", "checkpoint.txt", "manifest.json", "signature.txt"];

/// What is wrong, and with which member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The member's name.
    pub member: String,
    /// What is wrong with it.
    pub what: String,
}

impl Fault {
    fn new(member: &str, what: impl Into<String>) -> Self {
        Self { member: member.to_owned(), what: what.into() }
    }
}

/// A case file that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The public half of the key that signed it.
    pub public_key: [u8; 32],
    /// Entries of the case.
    pub entries: usize,
    /// Documents in it.
    pub documents: usize,
    /// Whose it is, and when it was made.
    pub manifest: Manifest,
}

impl Verified {
    /// SHA-256 of the public key: by this a vault is told from others.
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest(self.public_key))
    }

    /// Whether this text, a public key or a fingerprint in hex, is that of the signer.
    pub fn is_signed_by(&self, key: &str) -> bool {
        [hex(&self.public_key), self.fingerprint()].contains(&key.trim().to_lowercase())
    }
}

/// Verifies a case file: every byte has a place, and every place is accounted for.
pub fn verify(file: &[u8]) -> Result<Verified, Fault> {
    let members = read(file)?;
    let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    let documents: Vec<&str> =
        names.iter().filter(|it| it.starts_with(DOCUMENTS)).copied().collect();
    let expected = [&BEFORE[..], &documents, &AFTER].concat();
    if let Some(at) = (0..=names.len()).find(|at| names.get(*at) != expected.get(*at)) {
        let name = names.get(at).or(expected.get(at)).unwrap_or(&"the archive");
        return Err(Fault::new(name, "not where it belongs, or another is missing"));
    }
    let bytes = |name: &str| members.iter().find(|it| it.0 == name).map(|it| it.1);
    let text = |name: &str| {
        let text = bytes(name).and_then(|bytes| str::from_utf8(bytes).ok());
        text.ok_or_else(|| Fault::new(name, "no text"))
    };
    let [_, segment, checkpoint, listed, seal] = AFTER;
    let key = manifest::signer(text(listed)?, text(seal)?);
    let key = key.ok_or_else(|| Fault::new(seal, "does not sign the manifest"))?;
    let manifest = Manifest::parse(text(listed)?);
    let manifest = manifest.ok_or_else(|| Fault::new(listed, "not spelt as a manifest is"))?;
    let found = manifest.clone().listing(&members[..members.len() - 2]).members;
    for at in 0..found.len().max(manifest.members.len()) {
        let (is, told) = (found.get(at), manifest.members.get(at));
        if let (true, Some((name, ..))) = (is != told, is.or(told)) {
            return Err(Fault::new(name, "not what the manifest tells"));
        }
    }
    let unheld = |entry| Fault::new(segment, format!("entry {entry} does not hold"));
    let walk = walk(text(segment)?).map_err(unheld)?;
    let begins = walk.whole.first().is_some_and(|entry| entry["seq"] == walk.from);
    if !begins || walk.whole.iter().any(|entry| entry["case_id"] != *manifest.case_id) {
        return Err(Fault::new(segment, "not the journal of this case"));
    }
    if !journal::leads_to(&walk, text(checkpoint)?, &manifest.vault_id, &key) {
        return Err(Fault::new(checkpoint, "not where the journal leads to"));
    }
    for name in [BEFORE[3], BEFORE[4]] {
        let value: Value = serde_json::from_str(text(name)?).unwrap_or_default();
        for named in value["contents"].as_array().into_iter().flatten() {
            if is_recorded(named, &walk.whole, &bytes) != Some(true) {
                return Err(Fault::new(name, format!("not what entry {} names", named["seq"])));
            }
        }
    }
    let (entries, documents) = (walk.whole.len(), documents.len());
    Ok(Verified { public_key: key, entries, documents, manifest })
}

/// Whether the journal's entry names this content by its digest, and the content, where it is
/// there, has that digest under its salt.
fn is_recorded<'a>(
    named: &Value,
    entries: &[Value],
    bytes: &impl Fn(&str) -> Option<&'a [u8]>,
) -> Option<bool> {
    let entry = entries.iter().find(|entry| entry["seq"] == named["seq"])?;
    let digest = entry["data"][named["name"].as_str()?].as_str()?;
    let content = match (&named["content"], named["member"].as_str()) {
        (Value::Null, None) => return Some(named["digest"] == digest),
        (Value::Null, Some(name)) => bytes(name)?.to_vec(),
        (Value::String(text), _) => text.clone().into_bytes(),
        (value, _) => value.to_string().into_bytes(),
    };
    // HMAC-SHA256.
    let salt: [u8; 32] = unhex(named["salt"].as_str()?)?;
    let pad = |with: u8| salt.iter().chain(&[0; 32]).map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([pad(0x36), content].concat()).to_vec();
    let computed = hex(&Sha256::digest([pad(0x5C), inner].concat()));
    Some(named["digest"] == digest && computed == digest)
}

/// What programs are told of a case file. With a key, another signer is not in order.
pub fn report(found: &Result<Verified, Fault>, key: Option<&str>) -> Value {
    let known = |found: &Verified| key.map(|key| found.is_signed_by(key));
    match found {
        Ok(found) => json!({"ok": known(found) != Some(false), "entries": found.entries,
            "signer": if known(found) == Some(true) { "known" } else { "unknown" },
            "documents": found.documents, "fingerprint": found.fingerprint(),
            "case_id": found.manifest.case_id, "made_at": found.manifest.made_at}),
        Err(Fault { member, what }) => json!({"ok": false, "signer": "unknown", "entries": 0,
            "fingerprint": null, "documents": 0, "member": member, "problem": what}),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads [`hex`], and nothing that is spelt otherwise.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Vec<u8> = (0..N).map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok().filter(|bytes: &[u8; N]| hex(bytes) == text)
}
