use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use tokio::sync::Mutex;

use super::wire::{self, LoginWire};
use crate::{
    Door, Error, Garbled,
    http::{Answer, Call, Http},
    words::{self, Personal},
};

const LOGIN: &str = "/api/v1/login/";
/// The documented lifetime, used where the answer's own makes no sense.
const DOCUMENTED: Duration = Duration::from_secs(3600);

/// A login, shared by all calls of a connection.
pub(super) struct Session {
    username: SecretString,
    password: SecretString,
    token: Mutex<Option<Arc<Token>>>,
}

/// What a login gave.
pub(super) struct Token {
    /// The value of the `Authorization` header.
    bearer: SecretString,
    renew_at: Instant,
}

impl Token {
    pub(super) fn bearer(&self) -> &str {
        self.bearer.expose_secret()
    }
}

impl Session {
    pub(super) fn new(username: SecretString, password: SecretString) -> Self {
        Self { username, password, token: Mutex::new(None) }
    }

    /// The present token, or a new one when it is about to expire. Concurrent callers wait for one
    /// login.
    pub(super) async fn token(&self, http: &Http) -> Result<Arc<Token>, Error> {
        let mut token = self.token.lock().await;
        if let Some(token) = token.as_ref().filter(|token| Instant::now() < token.renew_at) {
            return Ok(Arc::clone(token));
        }
        self.login(http, &mut token).await
    }

    /// A token that is not `refused`; logs in unless somebody else already did.
    pub(super) async fn other_than(
        &self,
        http: &Http,
        refused: &Arc<Token>,
    ) -> Result<Arc<Token>, Error> {
        let mut token = self.token.lock().await;
        if let Some(token) = token.as_ref().filter(|token| !Arc::ptr_eq(token, refused)) {
            return Ok(Arc::clone(token));
        }
        self.login(http, &mut token).await
    }

    /// Logs in whatever token there is.
    pub(super) async fn anew(&self, http: &Http) -> Result<Arc<Token>, Error> {
        let mut token = self.token.lock().await;
        self.login(http, &mut token).await
    }

    async fn login(&self, http: &Http, slot: &mut Option<Arc<Token>>) -> Result<Arc<Token>, Error> {
        *slot = None;
        let body = json!({
            "username": self.username.expose_secret(),
            "password": self.password.expose_secret(),
        });
        let asked = Instant::now();
        let answer = http
            .send(Call {
                method: Method::POST,
                path: LOGIN,
                headers: &[("content-type", "application/json")],
                body: body.to_string().into_bytes(),
                changes: false,
            })
            .await
            .map_err(Error::before_request)?;
        match answer.status {
            200..300 => {}
            401 => return Err(Error::Credentials(Door::Login)),
            403 => return Err(Error::Credentials(Door::Address)),
            _ if answer.is_html() => return Err(answer.garbled(Garbled::Html)),
            400 | 422 => {
                let personal = Personal::of(&body, &[]);
                return Err(Error::Refused(words::refused(answer.status, &answer.body, &personal)));
            }
            _ => return Err(answer.garbled(Garbled::NotThisApi)),
        }
        let wire: LoginWire = wire::read(&answer.json()?)
            .filter(|wire: &LoginWire| {
                !wire.token.is_empty() && wire.token.bytes().all(|b| b.is_ascii_graphic())
            })
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let lifetime = lifetime(wire.expires.as_deref(), &answer);
        let margin = Duration::from_secs(60).min(lifetime / 10);
        let token = Arc::new(Token {
            bearer: format!("Bearer {}", wire.token).into(),
            renew_at: asked + lifetime - margin,
        });
        *slot = Some(Arc::clone(&token));
        Ok(token)
    }
}

/// How long the token lives, by the provider's clock alone: its `expires` minus its `Date`.
fn lifetime(expires: Option<&str>, answer: &Answer) -> Duration {
    let expires: Option<DateTime<Utc>> =
        expires.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|at| at.to_utc());
    let told = expires.zip(answer.date).and_then(|(expires, date)| (expires - date).to_std().ok());
    told.filter(|lifetime| !lifetime.is_zero()).map_or(DOCUMENTED, |told| told.min(24 * DOCUMENTED))
}
