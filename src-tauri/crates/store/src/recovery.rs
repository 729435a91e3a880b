use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, crypto::random};

/// Digits of the code, after Crockford: none that is taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 20;
/// Digits of the secret itself, and those that follow to catch a slip.
const SECRET: usize = BYTES * 8 / 5;
const CHECK: usize = 4;
const GROUP: usize = 4;

/// 160 random bits that open a vault whose passphrase or device is gone. Shown once and written
/// down by a person; no copy is kept.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

impl RecoveryCode {
    /// A fresh one.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<Self, Error> {
        random().map(Self)
    }

    /// As a person writes it down: nine groups of four, the last one against slips.
    pub fn to_text(&self) -> SecretString {
        let mut digits = digits(&self.0);
        digits.extend_from_slice(&self.check());
        let mut text = String::with_capacity(SECRET + CHECK + (SECRET + CHECK) / GROUP);
        for (at, digit) in digits.iter().enumerate() {
            if at > 0 && at.is_multiple_of(GROUP) {
                text.push('-');
            }
            text.push(char::from(*digit));
        }
        digits.zeroize();
        SecretString::from(text)
    }

    /// Reads what a person typed: small or capital letters, with or without what stands between
    /// the groups, `O` for zero, `I` and `L` for one. None where it is no such code, for one
    /// because a digit is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = Zeroizing::new(Vec::with_capacity(SECRET + CHECK));
        for letter in text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '-' | '–')) {
            if values.len() == SECRET + CHECK {
                return None;
            }
            values.push(value_of(letter)?);
        }
        if values.len() != SECRET + CHECK {
            return None;
        }
        let mut code = Self([0; BYTES]);
        for (bytes, values) in code.0.chunks_exact_mut(5).zip(values.chunks_exact(8)) {
            let mut bits = values.iter().fold(0_u64, |bits, value| (bits << 5) | u64::from(*value));
            bytes.copy_from_slice(&bits.to_be_bytes()[3..]);
            bits.zeroize();
        }
        let check = code.check();
        let typed = values.get(SECRET..)?.iter().map(|value| DIGITS[usize::from(*value)]);
        typed.eq(check).then_some(code)
    }

    pub(crate) fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// Twenty bits of a digest: a slip passes once in a million.
    fn check(&self) -> [u8; CHECK] {
        let digest = Sha256::new().chain_update(b"dossier recovery code").chain_update(self.0);
        let digest = digits(&digest.finalize()[..BYTES]);
        let mut check = [0; CHECK];
        check.copy_from_slice(&digest[..CHECK]);
        check
    }
}

/// Base 32, five bytes as eight digits.
fn digits(bytes: &[u8]) -> Vec<u8> {
    let mut digits = Vec::with_capacity(SECRET + CHECK);
    for five in bytes.chunks_exact(5) {
        let mut bits = five.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        digits.extend((0..8).rev().map(|at| DIGITS[((bits >> (5 * at)) & 31) as usize]));
        bits.zeroize();
    }
    digits
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = DIGITS.iter().position(|digit| char::from(*digit) == letter)?;
    u8::try_from(at).ok()
}
