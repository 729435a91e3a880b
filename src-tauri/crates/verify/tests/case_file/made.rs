//! Case files made from a key and a few entries, as the application makes them.

use dossier_verify::{Manifest, archive, read, signature_text, signed};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::json;
use sha2::{Digest, Sha256};

pub const CASE: &str = "00000000-0000-7000-8000-0000000000c1";
const VAULT: &str = "00000000-0000-7000-8000-0000000000a1";

/// Members that a test changes before they are sealed again.
#[derive(Clone)]
pub struct Made {
    pub members: Vec<(String, Vec<u8>)>,
    pub key: SigningKey,
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hmac(salt: &[u8; 32], content: &[u8]) -> String {
    let pad = |with: u8| -> Vec<u8> {
        let mut block = [0; 64];
        block[..32].copy_from_slice(salt);
        block.iter().map(|byte| byte ^ with).collect()
    };
    let inner = Sha256::digest([pad(0x36), content.to_vec()].concat());
    hex(&Sha256::digest([pad(0x5c), inner.to_vec()].concat()))
}

/// The journal from entry 3 to 6, of which 3, 5 and 6 are the case's; and the last value.
fn journal(digests: [&str; 2]) -> (String, [u8; 32]) {
    let mut head: [u8; 32] = [7; 32];
    let mut text = format!("{}\n", json!({"previous": hex(&head), "seq": 3}));
    for seq in 3..=6 {
        let data = match seq {
            5 => json!({"text": digests[0]}),
            6 => json!({"prepared": digests[1], "document_id": "d"}),
            _ => json!({}),
        };
        let body = json!({"seq": seq, "case_id": CASE, "data": data}).to_string();
        let entry: [u8; 32] = Sha256::digest(&body).into();
        head = Sha256::digest([head, entry].concat()).into();
        let line = match seq {
            4 => json!({"entry": hex(&entry)}),
            _ => json!({"body": body, "hash": hex(&head)}),
        };
        text += &format!("{line}\n");
    }
    (text, head)
}

impl Made {
    /// A small whole one, signed by this key.
    pub fn by(key: u8) -> Self {
        let key = SigningKey::from_bytes(&[key; 32]);
        let (salt, picture) = ([9; 32], b"a picture".as_slice());
        let digests = [hmac(&salt, b"a note"), hmac(&salt, picture)];
        let (journal, head) = journal([&digests[0], &digests[1]]);
        let told =
            format!("dossier checkpoint 1\n{VAULT}\n6\n{}\n2026-01-01T00:00:00.000Z\n", hex(&head));
        let checkpoint = format!("{told}{}\n", hex(&key.sign(told.as_bytes()).to_bytes()));
        let text = json!({"seq": 5, "name": "text", "digest": digests[0], "salt": hex(&salt),
            "content": "a note"});
        let file = json!({"seq": 6, "name": "prepared", "digest": digests[1],
            "salt": hex(&salt), "member": "documents/SELFIE-1.jpg"});
        let members = [
            ("README.html", b"<p>how</p>".to_vec()),
            ("case.json", b"{}".to_vec()),
            ("timeline.json", b"[]".to_vec()),
            ("recipes.json", json!({"contents": [file]}).to_string().into_bytes()),
            ("texts.json", json!({"contents": [text]}).to_string().into_bytes()),
            ("documents/SELFIE-1.jpg", picture.to_vec()),
            ("summary.pdf", b"%PDF".to_vec()),
            ("journal.jsonl", journal.into_bytes()),
            ("checkpoint.txt", checkpoint.into_bytes()),
        ];
        let members = members.map(|(name, bytes)| (name.to_owned(), bytes)).to_vec();
        Self { members, key }
    }

    pub fn at(&self, name: &str) -> usize {
        self.members.iter().position(|member| member.0 == name).unwrap()
    }

    pub fn manifest(&self) -> Manifest {
        Manifest {
            vault_id: VAULT.to_owned(),
            case_id: CASE.to_owned(),
            made_at: "2026-01-01T00:00:00.000Z".to_owned(),
            redacted: false,
        }
    }

    pub fn named(&self) -> Vec<(&str, &[u8])> {
        self.members.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect()
    }

    /// The file with a manifest of its members, signed.
    pub fn sealed(&self) -> Vec<u8> {
        self.sealed_with(&self.manifest().to_text(&self.named()))
    }

    /// The file with this manifest, signed.
    pub fn sealed_with(&self, manifest: &str) -> Vec<u8> {
        let signature = self.key.sign(signed(manifest).as_bytes()).to_bytes();
        let seal = signature_text(self.key.verifying_key().as_bytes(), &signature);
        let mut members = self.named();
        members
            .extend([("manifest.json", manifest.as_bytes()), ("signature.txt", seal.as_bytes())]);
        archive(&members).unwrap()
    }
}

/// Members of a file, to be put together otherwise.
pub fn taken_apart(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    read(file).unwrap().into_iter().map(|(name, it)| (name.to_owned(), it.to_vec())).collect()
}

/// The same members as an archive, without anything sealed anew.
pub fn put_together(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let named: Vec<_> = members.iter().map(|(name, it)| (name.as_str(), &it[..])).collect();
    archive(&named).unwrap()
}
