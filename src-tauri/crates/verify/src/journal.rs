use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{hex, manifest::holds, unhex};

/// What a walk along a journal, or along a part of one, came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// Number of the first entry.
    pub from: u64,
    /// Number of the last one.
    pub to: u64,
    /// The chain's value after it.
    pub head: [u8; 32],
    /// The entries that stand there whole.
    pub whole: Vec<Value>,
    /// The key that signed the checkpoint at its end, where an exported journal has one.
    pub signer: Option<[u8; 32]>,
}

/// Walks lines `{"body", "hash"}` and, for entries that are not told, `{"entry"}` with the digest
/// of the body. A part begins with `{"previous", "seq"}`: the chain's value before it, and the
/// number of its first entry; an export ends with `{"checkpoint", "public_key"}`. Each line has one
/// spelling. The error is the number of the first entry that does not hold.
pub fn walk(text: &str) -> Result<Walk, u64> {
    let mut done = Walk { from: 1, to: 0, head: [0; 32], whole: Vec::new(), signer: None };
    let first = text.lines().next().unwrap_or_default();
    let start: Value = serde_json::from_str(first).unwrap_or_default();
    let previous = start["previous"].as_str().and_then(unhex);
    if let (Some(head), Some(seq @ 1..)) = (previous, start["seq"].as_u64()) {
        (done.from, done.to, done.head) = (seq, seq - 1, head);
    }
    let begin = json!({"previous": hex(&done.head), "seq": done.from});
    for line in text.lines().skip(usize::from(begin.to_string().as_str() == first)) {
        let next = done.to + 1;
        step(&mut done, line).ok_or(next)?;
    }
    if text.ends_with('\n') && done.from <= done.to { Ok(done) } else { Err(done.to) }
}

fn step(done: &mut Walk, line: &str) -> Option<()> {
    // Nothing follows the end.
    let value: Value = serde_json::from_str(line).ok().filter(|_| done.signer.is_none())?;
    if let Some(told) = value["checkpoint"].as_str() {
        let (vault, key) = (told.lines().nth(1)?, unhex(value["public_key"].as_str()?)?);
        done.signer = leads_to(done, told, vault, &key)?.then_some(key);
        let spelt = json!({"checkpoint": told, "public_key": hex(&key)}).to_string();
        return done.signer.filter(|_| spelt == line).map(drop);
    }
    let (body, bare) = (value["body"].as_str(), value["entry"].as_str().and_then(unhex));
    let digest: [u8; 32] = body.map(|body| Sha256::digest(body).into()).or(bare)?;
    done.head = Sha256::digest([done.head, digest].concat()).into();
    done.to += 1;
    let spelt = match body {
        Some(body) => {
            let entry: Value = serde_json::from_str(body).ok()?;
            done.whole.push((entry["seq"] == done.to).then_some(entry)?);
            json!({"body": body, "hash": hex(&done.head)})
        }
        None => json!({"entry": hex(&digest)}),
    };
    (spelt.to_string().as_str() == line).then_some(())
}

/// Whether a checkpoint tells that this vault's journal came as far as this, and the key signed it.
pub(crate) fn leads_to(walk: &Walk, told: &str, vault: &str, key: &[u8; 32]) -> Option<bool> {
    let (at, signature) = told.lines().nth(4).zip(told.lines().nth(5))?;
    let text = format!("dossier checkpoint 1\n{vault}\n{}\n{}\n{at}\n", walk.to, hex(&walk.head));
    Some(format!("{text}{signature}\n") == told && holds(key, &text, &unhex(signature)?))
}
