use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use curve25519_dalek::MontgomeryPoint;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What a token starts with, so that one that lies about is recognised.
const MARK: &str = "dossier-inbox-";

/// What lets one desk pull and read the events of one connection: 32 secret bytes, from which the
/// password that it shows and the key that opens its letters are derived.
#[derive(Clone)]
pub struct InboxToken(Zeroizing<[u8; 32]>);

/// What an inbox knows of a desk. It opens nothing and lets nobody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxDesk {
    /// SHA-256 of the password that the desk shows.
    pub token_sha256: [u8; 32],
    /// The public key (X25519) that its letters are sealed to.
    pub seal_to: [u8; 32],
}

impl fmt::Debug for InboxToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InboxToken")
    }
}

impl InboxToken {
    /// The token of these bytes, which have to come from a good source of randomness.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// From the text that [`InboxToken::text`] gives; none for any other.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.trim().strip_prefix(MARK)?).map(Zeroizing::new);
        Some(Self::from_bytes(bytes.ok()?.as_slice().try_into().ok()?))
    }

    /// The token as it is handed over and kept.
    pub fn text(&self) -> SecretString {
        format!("{MARK}{}", URL_SAFE_NO_PAD.encode(*self.0)).into()
    }

    /// The password that the desk shows when it pulls.
    pub fn password(&self) -> SecretString {
        URL_SAFE_NO_PAD.encode(*self.derived(b"password")).into()
    }

    /// What the inbox is told of the desk.
    pub fn desk(&self) -> InboxDesk {
        let password = Zeroizing::new(URL_SAFE_NO_PAD.encode(*self.derived(b"password")));
        InboxDesk {
            token_sha256: Sha256::digest(password.as_bytes()).into(),
            seal_to: MontgomeryPoint::mul_base_clamped(*self.opening_key()).to_bytes(),
        }
    }

    pub(super) fn opening_key(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"letters")
    }

    fn derived(&self, what_for: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&*self.0)
            .expect("HMAC takes keys of any length");
        mac.update(b"dossier inbox 1 ");
        mac.update(what_for);
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_token_survives_its_text_and_nothing_else_is_one() {
        let token = InboxToken::from_bytes([7; 32]);
        let text = token.text().expose_secret().to_owned();
        let again = InboxToken::parse(&format!(" {text}\n")).expect("a token");
        assert_eq!(again.desk(), token.desk());
        assert_ne!(token.desk(), InboxToken::from_bytes([8; 32]).desk());
        assert_eq!(format!("{token:?}"), "InboxToken");
        for bad in ["", MARK, &text[1..], &text[..text.len() - 2], &format!("{text}AA")] {
            assert!(InboxToken::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_the_inbox_knows_is_neither_the_password_nor_the_key() {
        let token = InboxToken::from_bytes([7; 32]);
        let desk = token.desk();
        assert_ne!(desk.seal_to, *token.opening_key());
        let shown = Sha256::digest(token.password().expose_secret().as_bytes());
        assert_eq!(desk.token_sha256, <[u8; 32]>::from(shown), "it is recognised by its hash");
    }
}
