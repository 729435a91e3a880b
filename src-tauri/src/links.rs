//! Addresses of providers that the person may open in a browser.

use std::{
    collections::HashSet,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tauri::Url;

use crate::error::CommandError;

/// The addresses that were shown. Nothing else is opened: a page that could have any address
/// opened could carry data away in it.
#[derive(Debug, Default)]
pub struct Links(Mutex<HashSet<String>>);

impl Links {
    /// The address was shown to the person.
    pub fn shown<'a>(&self, addresses: impl IntoIterator<Item = &'a str>) {
        self.known().extend(addresses.into_iter().map(str::to_owned));
    }

    /// Opens a shown address in the person's browser.
    ///
    /// # Errors
    /// `invalid_input` for one that was not shown, or is neither HTTPS nor this computer's own.
    pub fn open(&self, address: &str) -> Result<(), CommandError> {
        let refused = || CommandError::invalid("error-link");
        let url = self.allowed(address).ok_or_else(refused)?;
        open::that_detached(url.as_str())
            .map_err(|_| CommandError::not_available("reason-no-browser"))
    }

    fn allowed(&self, address: &str) -> Option<Url> {
        let url = Url::parse(address).ok()?;
        let plain = url.username().is_empty() && url.password().is_none();
        let safe = url.scheme() == "https" || is_own(&url);
        (plain && safe && self.known().contains(address)).then_some(url)
    }

    /// Forgets them.
    pub fn clear(&self) {
        self.known().clear();
    }

    fn known(&self) -> MutexGuard<'_, HashSet<String>> {
        // Every change is one insert, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page of a simulated provider, served on this computer.
fn is_own(url: &Url) -> bool {
    let host = url.host_str().and_then(|host| host.parse::<IpAddr>().ok());
    url.scheme() == "http" && host.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shown_https_addresses_are_allowed() {
        let links = Links::default();
        let shown = [
            "https://provider.example/a",
            "http://127.0.0.1:8080/a",
            "http://provider.example/a",
            "http://127.0.0.1.provider.example/a",
            "http://user@127.0.0.1/a",
            "file:///etc/passwd",
            "https://user@provider.example/a",
            "javascript:alert(1)",
        ];
        links.shown(shown);
        assert!(links.allowed(shown[0]).is_some());
        assert!(links.allowed(shown[1]).is_some(), "a simulated provider's page");
        for refused in &shown[2..] {
            assert!(links.allowed(refused).is_none(), "{refused}");
        }
        assert!(links.allowed("https://provider.example/b").is_none(), "never shown");
        links.clear();
        assert!(links.allowed(shown[0]).is_none());
    }
}
