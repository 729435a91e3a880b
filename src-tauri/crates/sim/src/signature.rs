//! HMAC-SHA256, which several providers sign with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// `base64(HMAC-SHA256(secret, parts joined without separators))`.
pub(crate) fn hmac_base64(secret: &str, parts: &[&[u8]]) -> String {
    STANDARD.encode(keyed(secret, parts).finalize().into_bytes())
}

/// The same as lower-case hexadecimal text.
pub(crate) fn hmac_hex(secret: &str, parts: &[&[u8]]) -> String {
    let bytes = keyed(secret, parts).finalize().into_bytes();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether `given` is that signature, compared in constant time.
pub(crate) fn is_hmac_base64(given: &str, secret: &str, parts: &[&[u8]]) -> bool {
    STANDARD.decode(given).is_ok_and(|bytes| keyed(secret, parts).verify_slice(&bytes).is_ok())
}

fn keyed(secret: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac
}
