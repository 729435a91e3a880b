use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use dossier_domain::{Digest, VaultId};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use tokio::task::{JoinHandle, spawn_blocking};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, RecoveryCode};

/// A derivation that is over sooner gets more passes.
const SHORTEST: Duration = Duration::from_millis(150);
/// More of the stack than anything that works with keys takes.
const DEEP: usize = 128 * 1024;
/// What it is then made to last.
const USUAL: Duration = Duration::from_millis(300);

/// 32 secret bytes, zeroed when dropped. They stay where they are: what is moved by value leaves
/// copies on the stack that nobody zeroes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct SecretKey(Box<[u8; 32]>);

impl SecretKey {
    pub(crate) fn random() -> Result<Self, Error> {
        let mut key = Self::zero();
        getrandom::fill(key.0.as_mut()).map_err(|_| NO_RANDOMNESS)?;
        Ok(key)
    }

    /// None where it is not as long as a key.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zero();
        (bytes.len() == key.0.len()).then(|| key.0.copy_from_slice(bytes))?;
        Some(key)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn zero() -> Self {
        Self(Box::new([0; 32]))
    }

    /// argon2id over the passphrase.
    pub(crate) fn derive(passphrase: &[u8], salt: &[u8], cost: &Cost) -> Result<Self, Error> {
        let refused = |_| Error::Crypto("the key derivation");
        let params = Params::new(cost.m_kib, cost.t, cost.p, Some(32)).map_err(refused)?;
        let mut key = Self::zero();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase, salt, key.0.as_mut())
            .map_err(refused)?;
        Ok(key)
    }

    /// argon2id over a new passphrase, at a cost that takes this computer long enough; never less
    /// than the least.
    pub(crate) fn calibrated(passphrase: &[u8], salt: &[u8]) -> Result<(Self, Cost), Error> {
        let least = Cost::least();
        let started = Instant::now();
        let key = Self::derive(passphrase, salt, &least)?;
        let cost = least.lasting(started.elapsed());
        if cost == least {
            return Ok((key, cost));
        }
        Ok((Self::derive(passphrase, salt, &cost)?, cost))
    }

    /// The key that wraps the database's: this one, of the passphrase, joined with the device's.
    pub(crate) fn joined(&self, device: Option<&Self>) -> Self {
        let mut both = Zeroizing::new(Vec::with_capacity(64));
        both.extend_from_slice(self.bytes());
        both.extend_from_slice(device.map_or(&[], |device| device.bytes()));
        Self::expand(&[], &both, b"dossier key of passphrase")
    }

    /// The key that wraps the database's a second time. A code of 160 random bits needs no
    /// derivation that costs anything.
    pub(crate) fn of_recovery_code(code: &RecoveryCode, vault_id: VaultId) -> Self {
        Self::expand(vault_id.to_string().as_bytes(), code.bytes(), b"dossier key of recovery code")
    }

    fn expand(salt: &[u8], from: &[u8], what: &[u8]) -> Self {
        let mut key = Self::zero();
        Hkdf::<Sha256>::new(Some(salt), from)
            .expand(what, key.0.as_mut())
            .expect("32 bytes are not too many");
        key
    }
}

/// Cost of one derivation: KiB of memory, passes, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Cost {
    pub(crate) m_kib: u32,
    pub(crate) t: u32,
    pub(crate) p: u32,
}

impl Cost {
    /// What a new vault gets; never less, save in the build that tests fail on purpose.
    const DEFAULT: Self = Self { m_kib: 64 * 1024, t: 3, p: 1 };
    /// Above this a header is taken for damaged, so that it cannot exhaust the machine.
    const MOST: Self = Self { m_kib: 1024 * 1024, t: 64, p: 16 };

    /// What a new vault gets, and the least that is believed of a header.
    pub(crate) fn least() -> Self {
        crate::fail::cheap_key().unwrap_or(Self::DEFAULT)
    }

    /// As many passes as make a derivation last, where the least lasted so long.
    fn lasting(self, least_lasted: Duration) -> Self {
        if self != Self::DEFAULT || least_lasted >= SHORTEST {
            return self;
        }
        let times = USUAL.as_micros() / least_lasted.as_micros().max(1);
        let t = u32::try_from(u128::from(self.t) * times).unwrap_or(Self::MOST.t);
        Self { t: t.clamp(self.t, Self::MOST.t), ..self }
    }

    pub(crate) fn is_sane(&self) -> bool {
        let (least, most) = (Self::least(), Self::MOST);
        (least.m_kib..=most.m_kib).contains(&self.m_kib)
            && (least.t..=most.t).contains(&self.t)
            && (least.p..=most.p).contains(&self.p)
    }
}

const NO_RANDOMNESS: Error = Error::Crypto("the system's random source");

/// Works with keys in a thread for what blocks, and leaves nothing of them on its stack: libraries
/// make copies of their own, and the thread lives on.
pub(crate) fn spawn_private<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> JoinHandle<T> {
    spawn_blocking(move || {
        let done = work();
        wipe_stack();
        done
    })
}

#[inline(never)]
fn wipe_stack() {
    let mut deep = [0_u8; DEEP];
    deep.zeroize();
    std::hint::black_box(&deep);
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NO_RANDOMNESS)?;
    Ok(bytes)
}

/// Random bytes kept beside a content and erased with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A fresh one.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<Self, Error> {
        random().map(Self)
    }

    /// One that was kept.
    pub(crate) fn kept(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Lower-case hex, for a case file: with it the name of a content can be made anew.
    pub fn to_hex(self) -> String {
        hex(&self.0)
    }
}

/// The name of a content in the journal: HMAC-SHA256 under its salt. Without the salt it tells
/// nothing of the content.
pub fn salted_digest(salt: &Salt, content: &[u8]) -> Digest {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(&salt.0).expect("HMAC takes a key of any length");
    mac.update(content);
    Digest::from_bytes(mac.finalize().into_bytes().into())
}

/// XChaCha20-Poly1305 under a random nonce; `bound` is authenticated with it.
pub(crate) fn seal(
    key: &SecretKey,
    plain: &[u8],
    bound: &[u8],
) -> Result<([u8; 24], Vec<u8>), Error> {
    let nonce: [u8; 24] = random()?;
    let sealed = XChaCha20Poly1305::new(<&Key>::from(key.bytes()))
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound })
        .map_err(|_| Error::Crypto("sealing"))?;
    Ok((nonce, sealed))
}

/// Reverses [`seal`]; `None` when the key is another one or a byte was changed.
pub(crate) fn unseal(
    key: &SecretKey,
    nonce: &[u8],
    sealed: &[u8],
    bound: &[u8],
) -> Option<Vec<u8>> {
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    XChaCha20Poly1305::new(<&Key>::from(key.bytes()))
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: bound })
        .ok()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::{Debug, Display};

    use static_assertions::{assert_impl_any, assert_not_impl_any};

    use super::*;
    use crate::{DeviceHalf, NewKeys, Opener};

    // That nothing secret can be printed or written: such a line would not compile. The last line
    // shows that what is asked for can be told.
    assert_not_impl_any!(SecretKey: Debug, Display, serde::Serialize);
    assert_not_impl_any!(DeviceHalf: Debug, Display, serde::Serialize);
    assert_not_impl_any!(RecoveryCode: Debug, Display, serde::Serialize);
    assert_not_impl_any!(Opener: Debug, Display, serde::Serialize);
    assert_not_impl_any!(NewKeys: Debug, Display, serde::Serialize);
    assert_impl_any!(Cost: Debug, Display, serde::Serialize);

    #[test]
    fn a_sealed_content_opens_only_whole_and_in_its_place() {
        let key = SecretKey::random().unwrap();
        let (nonce, mut sealed) = seal(&key, b"content", b"place").unwrap();
        assert_eq!(unseal(&key, &nonce, &sealed, b"place").as_deref(), Some(&b"content"[..]));
        assert_eq!(unseal(&key, &nonce, &sealed, b"elsewhere"), None);
        sealed[3] ^= 1;
        assert_eq!(unseal(&key, &nonce, &sealed, b"place"), None);
    }

    #[test]
    fn a_quick_computer_gets_more_passes_and_none_gets_fewer() {
        let after = |ms| Cost::DEFAULT.lasting(Duration::from_millis(ms));
        assert_eq!(after(205), Cost::DEFAULT);
        assert_eq!(after(5_000), Cost::DEFAULT, "never below the floor");
        assert_eq!(after(100), Cost { t: 9, ..Cost::DEFAULT });
        assert_eq!(after(149).t, 6);
        assert_eq!(after(0), Cost { t: 64, ..Cost::DEFAULT }, "never more than is believed");
        const { assert!(Cost::DEFAULT.m_kib >= 64 * 1024 && Cost::DEFAULT.t >= 3) };
    }
}
