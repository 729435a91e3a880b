use std::{collections::BTreeMap, fmt};

use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce, aead::Aead};
use chrono::{DateTime, Utc};
use curve25519_dalek::MontgomeryPoint;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{InboxDesk, InboxToken};

/// The first byte of every sealed letter: how the rest was made.
const FORM: u8 = 1;
const POINT: usize = 32;

/// A delivered event as the inbox received it: what a desk needs to verify it for itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// When the inbox received it.
    pub received_at: DateTime<Utc>,
    /// The headers that the signature stands in, names in lower case; no others.
    pub headers: BTreeMap<String, String>,
    /// The body, byte for byte.
    pub body: String,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("received_at", &self.received_at).finish_non_exhaustive()
    }
}

impl InboxDesk {
    /// Seals a letter so that only this desk's token opens it. `random` has to be new for every
    /// letter, from a good source of randomness.
    ///
    /// The form byte, a public key made for this letter, then ChaCha20-Poly1305 under a key that
    /// HMAC-SHA256 derives from the X25519 agreement and both public keys. None where the desk's
    /// key is no key.
    pub fn seal(&self, random: [u8; 32], letter: &Letter) -> Option<Vec<u8>> {
        let once = Zeroizing::new(random);
        let sender = MontgomeryPoint::mul_base_clamped(*once).to_bytes();
        let key = agreed(&once, self.seal_to, sender, self.seal_to)?;
        let plain = Zeroizing::new(serde_json::to_vec(letter).ok()?);
        let body = ChaCha20Poly1305::new(&key).encrypt(&nonce(), plain.as_slice()).ok()?;
        Some([&[FORM][..], &sender, &body].concat())
    }
}

impl InboxToken {
    /// Opens a letter that was sealed to this token's desk; none for any other, and for one of
    /// which a byte was changed.
    pub fn open(&self, sealed: &[u8]) -> Option<Letter> {
        let (form, rest) = sealed.split_first()?;
        let (sender, body) = rest.split_at_checked(POINT)?;
        let sender: [u8; POINT] = sender.try_into().ok()?;
        if *form != FORM {
            return None;
        }
        let key = agreed(&self.opening_key(), sender, sender, self.desk().seal_to)?;
        let plain = ChaCha20Poly1305::new(&key).decrypt(&nonce(), body).ok().map(Zeroizing::new)?;
        serde_json::from_slice(&plain).ok()
    }
}

/// The key of one letter. None where the other side's point makes no agreement.
fn agreed(own: &[u8; 32], other: [u8; 32], sender: [u8; 32], reader: [u8; 32]) -> Option<Key> {
    let shared = Zeroizing::new(MontgomeryPoint(other).mul_clamped(*own).to_bytes());
    if *shared == [0; POINT] {
        return None;
    }
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*shared)
        .expect("HMAC takes keys of any length");
    mac.update(b"dossier inbox 1 letter");
    mac.update(&sender);
    mac.update(&reader);
    let key: [u8; 32] = mac.finalize().into_bytes().into();
    Some(Key::from(key))
}

/// Every key seals one letter, so that the nonce has nothing to tell apart.
fn nonce() -> Nonce {
    Nonce::from([0; 12])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            received_at: "2026-11-20T12:00:00Z".parse().expect("a time of the test"),
            headers: BTreeMap::from([("x-signature".to_owned(), "abc".to_owned())]),
            body: r#"{"event": "sample"}"#.to_owned(),
        }
    }

    #[test]
    fn a_letter_is_read_by_its_desk_alone_and_only_whole() {
        let token = InboxToken::from_bytes([1; 32]);
        let sealed = token.desk().seal([9; 32], &letter()).expect("sealed");
        assert_eq!(token.open(&sealed), Some(letter()));
        assert_eq!(InboxToken::from_bytes([2; 32]).open(&sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(token.open(&changed), None, "byte {at}");
        }
        for short in 0..sealed.len() {
            assert_eq!(token.open(&sealed[..short]), None, "{short} bytes");
        }
    }

    #[test]
    fn nothing_of_a_letter_shows_from_outside() {
        let sealed = InboxToken::from_bytes([1; 32]).desk().seal([9; 32], &letter()).expect("it");
        let shown = String::from_utf8_lossy(&sealed);
        assert!(!shown.contains("sample") && !shown.contains("signature"));
        assert!(!format!("{:?}", letter()).contains("sample"));
    }

    #[test]
    fn a_key_that_is_none_seals_nothing() {
        let desk = InboxDesk { token_sha256: [0; 32], seal_to: [0; 32] };
        assert_eq!(desk.seal([9; 32], &letter()), None);
    }
}
