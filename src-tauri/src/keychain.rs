//! The half of a vault's key that this computer keeps, in the keychain of the person's session.
//!
//! **Invariants**: the keychain is asked on a thread of its own, one call at a time, and waited for
//! ten seconds at most. Why a half is not had is one of eight troubles. It is never kept anywhere
//! else.

#[cfg(target_os = "linux")]
mod provider;
mod system;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use dossier_app::{Device, DeviceHalf, Keys};
use dossier_domain::{ErrorCode, Message};
use tokio::sync::oneshot;

pub use system::SystemKeychain;

use crate::error::CommandError;

/// How long a keychain may take; a person may be answering its question meanwhile.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// Why this computer's half of the key is not had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no message bus to ask over.
    NoBus,
    /// No keychain answers.
    NoProvider,
    /// It is locked, and nobody could be asked.
    Locked,
    /// Somebody was asked to unlock it and did not.
    Dismissed,
    /// It did not answer in time.
    NeverAnswered,
    /// It has nothing for this vault.
    Missing,
    /// What it has is not this vault's half.
    Different,
    /// It has nothing for this vault, and another one had.
    Swapped {
        /// The one that had.
        former: String,
    },
}

impl From<Trouble> for CommandError {
    fn from(trouble: Trouble) -> Self {
        let message = match &trouble {
            Trouble::NoBus => Message::new("keychain-no-bus"),
            Trouble::NoProvider => Message::new("keychain-no-provider"),
            Trouble::Locked => Message::new("keychain-locked"),
            Trouble::Dismissed => Message::new("keychain-dismissed"),
            Trouble::NeverAnswered => Message::new("keychain-never-answered"),
            Trouble::Missing => Message::new("keychain-missing"),
            Trouble::Different => Message::new("keychain-different"),
            Trouble::Swapped { former } => {
                Message::new("keychain-swapped").with("keychain", former)
            }
        };
        tracing::info!(id = message.id, "the keychain gave no half of a key");
        Self { code: ErrorCode::NotAvailable, message, detail: None }
    }
}

/// A store of secrets. Every call may take as long as it likes.
pub trait Keychain: Send + Sync {
    /// By which it is known again.
    ///
    /// # Errors
    /// Where it cannot be asked.
    fn name(&self) -> Result<String, Trouble>;

    /// What it has under this name.
    ///
    /// # Errors
    /// Where it cannot be asked.
    fn find(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble>;

    /// Has it keep a secret.
    ///
    /// # Errors
    /// Where it cannot be asked.
    fn keep(&self, name: &str, secret: &[u8]) -> Result<(), Trouble>;
}

/// The way to a keychain.
#[derive(Clone)]
pub struct Keychains {
    keychain: Arc<dyn Keychain>,
    deadline: Option<Duration>,
    is_asked: Arc<AtomicBool>,
}

impl Keychains {
    /// To this one, waited for so long; without a deadline only in the test that shows what it is
    /// good for.
    pub fn new(keychain: Arc<dyn Keychain>, deadline: Option<Duration>) -> Self {
        Self { keychain, deadline, is_asked: Arc::default() }
    }

    /// The half of a closed vault; none where the vault asks for none.
    ///
    /// # Errors
    /// Every trouble.
    pub async fn half_of(&self, keys: &Keys) -> Result<Option<DeviceHalf>, Trouble> {
        let Some(name) = keys.device.clone() else { return Ok(None) };
        let former = keys.keychain.clone().unwrap_or_default();
        let half = self
            .ask(move |keychain| {
                let Some(secret) = keychain.find(&name)? else {
                    let is_another = keychain.name()? != former;
                    return Err(if is_another {
                        Trouble::Swapped { former }
                    } else {
                        Trouble::Missing
                    });
                };
                let secret = zeroize::Zeroizing::new(secret);
                let half = DeviceHalf::from_bytes(&secret).ok_or(Trouble::Different)?;
                if half.name() == name { Ok(half) } else { Err(Trouble::Different) }
            })
            .await?;
        Ok(Some(half))
    }

    /// Makes a half for a vault that is about to get new keys, and has it kept.
    ///
    /// # Errors
    /// Every trouble but those of a half that is there.
    pub async fn make(&self, half: DeviceHalf) -> Result<Device, Trouble> {
        self.ask(move |keychain| {
            keychain.keep(&half.name(), half.expose())?;
            let kept = keychain.find(&half.name())?.map(zeroize::Zeroizing::new);
            if kept.is_none_or(|kept| kept.as_slice() != half.expose()) {
                return Err(Trouble::Different);
            }
            Ok(Device { keychain: keychain.name()?, half })
        })
        .await
    }

    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Keychain) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        // One that was given up may still hang.
        if self.is_asked.swap(true, Ordering::SeqCst) {
            return Err(Trouble::NeverAnswered);
        }
        let (keychain, is_asked) = (self.keychain.clone(), self.is_asked.clone());
        let (answer, answered) = oneshot::channel();
        let asking = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            let _done = Done(is_asked);
            // Nobody waits any more where the deadline is over.
            let _ = answer.send(work(&*keychain));
        });
        if asking.is_err() {
            self.is_asked.store(false, Ordering::SeqCst);
            return Err(Trouble::NoProvider);
        }
        let answer = match self.deadline {
            None => answered.await,
            Some(deadline) => match tokio::time::timeout(deadline, answered).await {
                Ok(answer) => answer,
                Err(_) => return Err(Trouble::NeverAnswered),
            },
        };
        answer.unwrap_or(Err(Trouble::NoProvider))
    }
}

struct Done(Arc<AtomicBool>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}
