use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hex, as `DocumentFacts` holds it.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
