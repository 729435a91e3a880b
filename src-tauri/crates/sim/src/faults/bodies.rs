//! Bodies that a caller should not take at their word.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::http::Reply;

/// A gzip stream that unpacks to about `bytes` zeros, a thousandth of their size. Its checksum is
/// wrong, which only somebody who unpacked it all finds out.
pub(super) fn bomb(bytes: u64) -> Vec<u8> {
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut bits = Bits { packed: &mut packed, pending: 0, count: 0 };
    // One last block with fixed codes: a zero, then runs of 258 that repeat it.
    bits.put(0b011, 3);
    bits.put_code(0x30, 8);
    for _ in 0..bytes / 258 {
        bits.put_code(0b1100_0101, 8);
        bits.put_code(0, 5);
    }
    bits.put_code(0, 7);
    bits.finish();
    packed.extend([0; 8]);
    packed
}

struct Bits<'a> {
    packed: &'a mut Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits<'_> {
    fn put(&mut self, bits: u32, count: u32) {
        self.pending |= bits << self.count;
        self.count += count;
        while self.count >= 8 {
            self.packed.push(self.pending.to_le_bytes()[0]);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// Codes stand with their first bit first.
    fn put_code(&mut self, code: u32, count: u32) {
        self.put(code.reverse_bits() >> (32 - count), count);
    }

    fn finish(&mut self) {
        self.put(0, 7);
    }
}

/// Every key of the answer's object first with a value that does not count, then with its own.
pub(super) fn with_keys_twice(mut reply: Reply) -> Reply {
    let Ok(Value::Object(object)) = serde_json::from_slice::<Value>(&reply.body) else {
        return reply;
    };
    let member = |(key, value): (&String, &Value)| format!("{}: {value}", json!(key));
    let wrong = json!("an earlier value");
    let all: Vec<String> =
        object.keys().map(|key| member((key, &wrong))).chain(object.iter().map(member)).collect();
    reply.body = format!("{{{}}}", all.join(", ")).into();
    reply
}

/// The same answer, in which every text of these names, at any depth, is another one.
pub(super) fn saying(mut reply: Reply, fields: &BTreeMap<String, String>) -> Reply {
    if let Ok(mut value) = serde_json::from_slice::<Value>(&reply.body) {
        say(&mut value, None, fields);
        reply.body = value.to_string().into();
    }
    reply
}

fn say(value: &mut Value, said: Option<&String>, fields: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(said) = said {
                text.clone_from(said);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| say(it, said, fields)),
        Value::Object(object) => {
            object.iter_mut().for_each(|(name, it)| say(it, fields.get(name), fields));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_small() {
        let packed = bomb(10_000_000);
        assert!(packed.len() < 70_000, "{}", packed.len());
        assert_eq!(packed[..2], [0x1f, 0x8b]);
    }

    #[test]
    fn a_text_of_a_name_is_another_one_wherever_it_stands() {
        let told = json!({"id": "1", "name": {"first_name": "Ann"}, "reasons": ["a", "b"], "n": 1});
        let fields = [("first_name", "<b>"), ("reasons", "x")];
        let fields = fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let reply = saying(Reply::json(hyper::StatusCode::OK, &told), &fields);
        let said: Value = serde_json::from_slice(&reply.body).unwrap();
        let wanted =
            json!({"id": "1", "name": {"first_name": "<b>"}, "reasons": ["x", "x"], "n": 1});
        assert_eq!(said, wanted);
    }
}
