//! An inbox of its own for each test: a folder, a clock that can be set, two connections.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Connection, ConnectionId, Environment, Provider};
use dossier_inbox::{Config, Inbox, Limits, Options};
use dossier_providers::{Error, InboxClient, InboxPage, InboxToken, Settings};
use tempfile::TempDir;

use crate::http;

pub const SECRET: &str = "0123456789abcdef";
pub const HOOK: &str = "000102030405060708090a0b0c0d0e0f";
/// Of a connection to a provider that signs nothing.
pub const UNSIGNED_HOOK: &str = "f00102030405060708090a0b0c0d0e0f";

pub struct Place {
    pub home: TempDir,
    pub limits: Limits,
    /// The desks of the Jiko connection.
    pub desks: Vec<InboxToken>,
    /// The desk of the other connection.
    pub other: InboxToken,
    clock: Arc<Mutex<DateTime<Utc>>>,
    inbox: Option<Inbox>,
}

impl Place {
    pub async fn new() -> Self {
        Self::with(Limits::default(), 1).await
    }

    pub async fn with(limits: Limits, desks: u8) -> Self {
        let mut place = Self::idle(limits, desks);
        place.restart().await;
        place
    }

    /// With nothing that runs.
    pub fn idle(limits: Limits, desks: u8) -> Self {
        let start = "2026-11-20T12:00:00Z".parse().unwrap();
        Self {
            home: TempDir::new().unwrap(),
            limits,
            desks: (0..desks).map(|desk| InboxToken::from_bytes([desk + 1; 32])).collect(),
            other: InboxToken::from_bytes([99; 32]),
            clock: Arc::new(Mutex::new(start)),
            inbox: None,
        }
    }

    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    pub fn config(&self) -> String {
        let desks: String = self.desks.iter().map(desk).collect();
        let other = desk(&self.other);
        format!(
            "[[connection]]\nname = \"jiko\"\nprovider = \"jiko\"\nhook = \"{HOOK}\"\n\
             webhook_secret = \"{SECRET}\"\n{desks}\n\
             [[connection]]\nname = \"card\"\nprovider = \"connectfi\"\n\
             hook = \"{UNSIGNED_HOOK}\"\n{other}"
        )
    }

    /// Ends the inbox, if it runs, and starts it on the same folder with what is configured now.
    pub async fn restart(&mut self) {
        if let Some(inbox) = self.inbox.take() {
            inbox.stop().await;
        }
        let config = Config::parse(&self.config(), self.home.path()).unwrap();
        let clock = Arc::clone(&self.clock);
        let options = Options {
            listen: ([127, 0, 0, 1], 0).into(),
            clock: Arc::new(move || *clock.lock().unwrap()),
            limits: self.limits,
        };
        self.inbox = Some(Inbox::start(config, &self.data(), options).await.unwrap());
    }

    pub fn inbox(&self) -> &Inbox {
        self.inbox.as_ref().unwrap()
    }

    pub fn address(&self) -> SocketAddr {
        self.inbox().address()
    }

    pub fn pass(&self, time: TimeDelta) {
        *self.clock.lock().unwrap() += time;
    }

    /// Delivers a body with Jiko's signature; the status of the answer.
    pub async fn deliver(&self, body: &str) -> u16 {
        self.post(HOOK, &[("X-Jiko-Signature", &http::signature(SECRET, body))], body).await
    }

    pub async fn post(&self, hook: &str, headers: &[(&str, &str)], body: &str) -> u16 {
        let path = format!("/hooks/{hook}");
        let request = http::request("POST", &path, headers, body.as_bytes());
        http::raw(self.address(), &request).await.expect("an answer")
    }

    pub async fn pull(&self, desk: usize, cursor: Option<&str>) -> InboxPage {
        pull(self.address(), &self.desks[desk], cursor).await.unwrap()
    }

    /// The bodies that wait for a desk, from the beginning.
    pub async fn bodies(&self, desk: usize) -> Vec<String> {
        let page = self.pull(desk, None).await;
        assert!(!page.more && page.unreadable == 0, "{page:?}");
        page.letters.into_iter().map(|letter| letter.body).collect()
    }
}

/// Pulls as a desk does.
pub async fn pull(
    address: SocketAddr,
    token: &InboxToken,
    cursor: Option<&str>,
) -> Result<InboxPage, Error> {
    let connection = Connection {
        id: ConnectionId::from_uuid(Default::default()),
        provider: Provider::Jiko,
        name: "Sample".to_owned(),
        environment: Environment::Simulated,
        base_url: "https://example.com".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    let address = format!("http://{address}/");
    let client =
        InboxClient::new(&connection, &address, token.clone(), &Settings::default()).unwrap();
    client.pull(cursor).await
}

fn desk(token: &InboxToken) -> String {
    let hex = |bytes: [u8; 32]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let desk = token.desk();
    format!(
        "[[connection.desk]]\ntoken_sha256 = \"{}\"\nseal_to = \"{}\"\n",
        hex(desk.token_sha256),
        hex(desk.seal_to)
    )
}
