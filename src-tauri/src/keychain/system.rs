use std::{collections::HashMap, sync::Arc, time::Instant};

use keyring_core::{CredentialStore, Entry, Error};

use super::{Keychain, Trouble};

const SERVICE: &str = "org.dossierdesk.Dossier";
const LABEL: &str = "Dossier: this computer's half of a vault's key";

/// The keychain of the person's session.
#[derive(Debug, Default)]
pub struct SystemKeychain;

impl SystemKeychain {
    fn entry(name: &str) -> Result<Entry, Trouble> {
        store()?.build(SERVICE, name, label().as_ref()).map_err(|_| Trouble::NoProvider)
    }
}

impl Keychain for SystemKeychain {
    fn name(&self) -> Result<String, Trouble> {
        #[cfg(target_os = "linux")]
        {
            super::provider::name()
        }
        #[cfg(not(target_os = "linux"))]
        {
            store().map(|store| store.vendor())
        }
    }

    fn find(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let entry = Self::entry(name)?;
        let asked = Instant::now();
        match entry.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(Error::Ambiguous(_)) => Err(Trouble::Different),
            Err(error) => Err(trouble(&error, asked)),
        }
    }

    fn keep(&self, name: &str, secret: &[u8]) -> Result<(), Trouble> {
        let entry = Self::entry(name)?;
        let asked = Instant::now();
        entry.set_secret(secret).map_err(|error| trouble(&error, asked))
    }
}

/// A keychain that is locked asks somebody, and says the same whether nobody could be asked or the
/// answer was no. Nobody answers within this time.
const QUICKEST: std::time::Duration = std::time::Duration::from_millis(400);

fn trouble(error: &Error, asked: Instant) -> Trouble {
    match error {
        Error::NoStorageAccess(_) if asked.elapsed() < QUICKEST => Trouble::Locked,
        Error::NoStorageAccess(_) => Trouble::Dismissed,
        Error::BadDataFormat(..) | Error::BadEncoding(_) => Trouble::Different,
        _ => Trouble::NoProvider,
    }
}

#[cfg(target_os = "linux")]
fn store() -> Result<Arc<CredentialStore>, Trouble> {
    super::provider::is_there()?;
    match zbus_secret_service_keyring_store::Store::new() {
        Ok(store) => Ok(store),
        Err(_) => Err(Trouble::NoProvider),
    }
}

#[cfg(target_os = "linux")]
fn label() -> Option<HashMap<&'static str, &'static str>> {
    Some(HashMap::from([("label", LABEL)]))
}

#[cfg(not(target_os = "linux"))]
fn label() -> Option<HashMap<&'static str, &'static str>> {
    let _ = LABEL;
    None
}

#[cfg(target_os = "macos")]
fn store() -> Result<Arc<CredentialStore>, Trouble> {
    match apple_native_keyring_store::keychain::Store::new() {
        Ok(store) => Ok(store),
        Err(_) => Err(Trouble::NoProvider),
    }
}

#[cfg(windows)]
fn store() -> Result<Arc<CredentialStore>, Trouble> {
    match windows_native_keyring_store::Store::new() {
        Ok(store) => Ok(store),
        Err(_) => Err(Trouble::NoProvider),
    }
}
