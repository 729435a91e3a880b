//! Verifies a case file with nothing but the file, and tells who signed it where the signer's key
//! is at hand. Depends on no crate of the application. The format stands in `docs/case-file.md`.

mod archive;
mod journal;
mod manifest;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub use archive::{Member, archive, read};
pub use journal::{Walk, walk};
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

fn fault(member: &str, what: impl Into<String>) -> Fault {
    Fault { member: member.to_owned(), what: what.into() }
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

/// Verifies a case file: every byte has a place, and every place is accounted for.
pub fn verify(file: &[u8]) -> Result<Verified, Fault> {
    let members = read(file)?;
    let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    let files: Vec<&str> = names.iter().filter(|it| it.starts_with(DOCUMENTS)).copied().collect();
    let expected = [&BEFORE[..], &files, &AFTER].concat();
    if let Some(at) = (0..=names.len()).find(|at| names.get(*at) != expected.get(*at)) {
        let name = names.get(at).or(expected.get(at)).unwrap_or(&"the archive");
        return Err(fault(name, "not where it belongs, or another is missing"));
    }
    let text = |name: &str| {
        let it = members.iter().find(|it| it.0 == name).and_then(|it| str::from_utf8(it.1).ok());
        it.ok_or_else(|| fault(name, "no text"))
    };
    let [_, segment, checkpoint, listed, seal] = AFTER;
    let key = manifest::signer(text(listed)?, text(seal)?);
    let key = key.ok_or_else(|| fault(seal, "does not sign the manifest"))?;
    let otherwise = |name: Option<&str>| fault(name.unwrap_or(listed), "not as the manifest tells");
    let told = &members[..members.len() - 2];
    let manifest = Manifest::read(text(listed)?, told).map_err(otherwise)?;
    let unheld = |entry| fault(segment, format!("entry {entry} does not hold"));
    let walk = walk(text(segment)?).map_err(unheld)?;
    let begins = walk.whole.first().is_some_and(|entry| entry["seq"] == walk.from);
    if !begins || walk.whole.iter().any(|entry| entry["case_id"] != *manifest.case_id) {
        return Err(fault(segment, "not the journal of this case"));
    }
    if journal::leads_to(&walk, text(checkpoint)?, &manifest.vault_id, &key) != Some(true) {
        return Err(fault(checkpoint, "not where the journal leads to"));
    }
    for name in [BEFORE[3], BEFORE[4]] {
        let value: Value = serde_json::from_str(text(name)?).unwrap_or_default();
        let mut contents = value["contents"].as_array().into_iter().flatten();
        let untold = |it: &&Value| is_recorded(it, &walk.whole, &members) != Some(true);
        if let Some(named) = contents.find(untold) {
            return Err(fault(name, format!("not what entry {} names", named["seq"])));
        }
    }
    let (entries, documents) = (walk.whole.len(), files.len());
    Ok(Verified { public_key: key, entries, documents, manifest })
}

/// Whether the journal's entry names this content by its digest, and the content, where it is
/// there, has that digest under its salt.
fn is_recorded(named: &Value, entries: &[Value], members: &[Member<'_>]) -> Option<bool> {
    let entry = entries.iter().find(|entry| entry["seq"] == named["seq"])?;
    let digest = entry["data"][named["name"].as_str()?].as_str()?;
    let content = match (&named["content"], named["member"].as_str()) {
        (Value::Null, None) => return Some(named["digest"] == digest),
        (Value::Null, Some(name)) => members.iter().find(|it| it.0 == name)?.1.to_vec(),
        (Value::String(text), _) => text.clone().into_bytes(),
        (value, _) => value.to_string().into_bytes(),
    };
    // HMAC-SHA256.
    let salt: [u8; 32] = unhex(named["salt"].as_str()?)?;
    let pad = |with: u8| salt.iter().chain(&[0; 32]).map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([pad(0x36), content].concat()).to_vec();
    Some(named["digest"] == digest && hex(&Sha256::digest([pad(0x5C), inner].concat())) == digest)
}

/// What programs are told of a case file. With a key, another signer is not in order.
pub fn report(found: &Result<Verified, Fault>, key: Option<&str>) -> Value {
    match found {
        Err(Fault { member, what }) => json!({"ok": false, "signer": "unknown", "entries": 0,
            "fingerprint": null, "documents": 0, "member": member, "problem": what}),
        Ok(Verified { public_key, entries, documents, manifest }) => {
            let names = [hex(public_key), hex(&Sha256::digest(public_key))];
            let known = key.map(|key| names.contains(&key.trim().to_lowercase()));
            json!({"ok": known != Some(false), "entries": entries, "documents": documents,
                "signer": if known == Some(true) { "known" } else { "unknown" },
                "fingerprint": names[1], "case_id": manifest.case_id, "made_at": manifest.made_at})
        }
    }
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads [`hex`], and nothing that is spelt otherwise.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Vec<u8> = (0..N).map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok().filter(|bytes: &[u8; N]| hex(bytes) == text)
}
