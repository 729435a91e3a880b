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
}

/// Walks lines `{"body", "hash"}` and, for entries that are not told, `{"entry"}` with the digest
/// of the body. A part begins with `{"previous", "seq"}`: the chain's value before it, and the
/// number of its first entry. Each line has one spelling. The error is the number of the first
/// entry that does not hold.
pub fn walk(text: &str) -> Result<Walk, u64> {
    let mut done = Walk { from: 1, to: 0, head: [0; 32], whole: Vec::new() };
    let first = text.lines().next().unwrap_or_default();
    let start = serde_json::from_str::<Value>(first).unwrap_or_default();
    let before = start["previous"].as_str().and_then(unhex).zip(start["seq"].as_u64());
    let part = before.filter(|(_, seq)| *seq > 0);
    if let Some((head, seq)) = part {
        (done.from, done.to, done.head) = (seq, seq - 1, head);
    }
    let spelt = part.is_none_or(|(head, seq)| first == start_line(&head, seq));
    for line in text.lines().skip(usize::from(part.is_some())) {
        done.to += 1;
        step(&mut done, line).ok_or(done.to)?;
    }
    let ended = spelt && text.ends_with('\n') && done.from <= done.to;
    if ended { Ok(done) } else { Err(done.to) }
}

/// The first line of a part of a journal.
pub fn start_line(previous: &[u8; 32], seq: u64) -> String {
    json!({"previous": hex(previous), "seq": seq}).to_string()
}

fn step(done: &mut Walk, line: &str) -> Option<()> {
    let value: Value = serde_json::from_str(line).ok()?;
    let digest: [u8; 32] = match value["body"].as_str() {
        Some(body) => {
            let entry: Value = serde_json::from_str(body).ok()?;
            done.whole.push((entry["seq"] == done.to).then_some(entry)?);
            Sha256::digest(body).into()
        }
        None => unhex(value["entry"].as_str()?)?,
    };
    done.head = Sha256::digest([done.head, digest].concat()).into();
    let spelt = match value["body"].as_str() {
        Some(body) => json!({"body": body, "hash": hex(&done.head)}),
        None => json!({"entry": hex(&digest)}),
    };
    let spelt = spelt.to_string();
    (spelt == line).then_some(())
}

/// Whether a checkpoint tells that this vault's journal came as far as this, and the key signed it.
pub(crate) fn leads_to(walk: &Walk, checkpoint: &str, vault_id: &str, key: &[u8; 32]) -> bool {
    let lines: Vec<&str> = checkpoint.lines().collect();
    let [_, _, _, _, at, signature] = lines[..] else { return false };
    let (seq, head) = (walk.to, hex(&walk.head));
    let signed = format!("dossier checkpoint 1\n{vault_id}\n{seq}\n{head}\n{at}\n");
    let whole = format!("{signed}{signature}\n") == checkpoint;
    whole && unhex(signature).is_some_and(|it| holds(key, &signed, &it))
}
