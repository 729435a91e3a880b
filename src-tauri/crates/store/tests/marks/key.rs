//! From a passphrase to the database's key, by way of the header, sharing nothing with the vault.

use std::{fs, path::Path};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use serde_json::Value;

/// The database's key, as the header says how to get it.
pub fn key_of(dir: &Path, passphrase: &str) -> [u8; 32] {
    let header: Value =
        serde_json::from_slice(&fs::read(dir.join("vault.json")).expect("there")).expect("JSON");
    let bytes = |place: &str| -> Vec<u8> {
        let text = header.pointer(place).and_then(Value::as_str).expect("hex");
        let digits = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("a digit");
        (0..text.len()).step_by(2).map(digits).collect()
    };
    let cost = |name: &str| header["kdf"][name].as_u64().expect("a number") as u32;
    let params = Params::new(cost("m_kib"), cost("t"), cost("p"), Some(32)).expect("a cost");
    let mut wrapping = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &bytes("/kdf/salt"), &mut wrapping)
        .expect("a key");
    let nonce: [u8; 24] = bytes("/key_box/nonce").try_into().expect("24 bytes");
    let mut bound = header["vault_id"].as_str().expect("an id").to_owned();
    if header["format"] != 1 {
        let half = wrapping;
        hkdf::Hkdf::<sha2::Sha256>::new(None, &half)
            .expand(b"dossier key of passphrase", &mut wrapping)
            .expect("32 bytes are not too many");
        bound += " passphrase";
    }
    let sealed = Payload { msg: &bytes("/key_box/sealed"), aad: bound.as_bytes() };
    XChaCha20Poly1305::new(&wrapping.into())
        .decrypt(&nonce.into(), sealed)
        .expect("the passphrase opens it")
        .try_into()
        .expect("32 bytes")
}
