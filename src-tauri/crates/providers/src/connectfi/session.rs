use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{ConnectfiCredentials, refusal};
use crate::{
    Door, Error, Garbled,
    http::{Answer, Call, Http},
    words::Personal,
};

const LOGIN: &str = "/auth/get-token";
/// Used where the answer's own lifetime makes no sense; no source states one.
const ASSUMED: Duration = Duration::from_secs(3600);

/// A login, shared by all calls of a connection.
pub(super) struct Session {
    credentials: ConnectfiCredentials,
    token: Mutex<Option<Arc<Token>>>,
}

/// What a login gave.
pub(super) struct Token {
    value: SecretString,
    renew_at: Instant,
}

impl Token {
    /// The value of the `x-connectfi-token` header.
    pub(super) fn value(&self) -> &str {
        self.value.expose_secret()
    }
}

impl Session {
    pub(super) fn new(credentials: ConnectfiCredentials) -> Self {
        Self { credentials, token: Mutex::new(None) }
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
        let body = json!({"user": {
            "login": self.credentials.login.expose_secret(),
            "password": self.credentials.password.expose_secret(),
        }});
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
                return Err(refusal::read(&answer, &Personal::of(&body, &[])).into());
            }
            _ => return Err(answer.garbled(Garbled::NotThisApi)),
        }
        let value = answer.json()?;
        if !refusal::says_yes(&value) {
            return Err(refusal::read(&answer, &Personal::of(&body, &[])).into());
        }
        let data = &value["data"];
        let text = token_text(&data["token"])
            .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let lifetime = lifetime(data["dtsExpireAt"].as_str(), &answer);
        let margin = Duration::from_secs(60).min(lifetime / 10);
        let token = Arc::new(Token {
            value: text.into(),
            renew_at: asked + lifetime.saturating_sub(margin),
        });
        *slot = Some(Arc::clone(&token));
        Ok(token)
    }
}

/// The token for ordinary calls: a text, or the one named `base` where there are two. Of the shape
/// of two only their names are known (`base`, `confined`), so an object and a list are both read.
fn token_text(token: &Value) -> Option<&str> {
    match token {
        Value::String(text) => Some(text),
        Value::Object(map) => token_text(map.get("base").or_else(|| map.get("token"))?),
        Value::Array(items) => {
            let base = items.iter().find(|item| {
                item.get("base").is_some()
                    || ["type", "name"].iter().any(|key| item[*key].as_str() == Some("base"))
            });
            token_text(base?)
        }
        _ => None,
    }
}

/// How long the token lives, by the provider's clock alone: its expiry minus its `Date`.
fn lifetime(expires: Option<&str>, answer: &Answer) -> Duration {
    let expires: Option<DateTime<Utc>> =
        expires.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|at| at.to_utc());
    let told = expires.zip(answer.date).and_then(|(expires, date)| (expires - date).to_std().ok());
    told.filter(|lifetime| !lifetime.is_zero()).map_or(ASSUMED, |told| told.min(24 * ASSUMED))
}
