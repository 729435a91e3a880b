//! Logins: a token is asked for once for all callers, kept, and renewed before it ends.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::sync::Mutex;

use crate::{
    Door, Error, Garbled,
    http::{Answer, Call, Http},
    words::Personal,
};

const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// What a login gave.
pub(crate) struct Token {
    value: SecretString,
    renew_at: Instant,
}

impl Token {
    /// A token that was asked for then and lives so long. It is renewed a minute before its end, or
    /// a tenth of its life where that is less.
    pub(crate) fn new(value: SecretString, asked: Instant, lifetime: Duration) -> Self {
        let margin = Duration::from_secs(60).min(lifetime / 10);
        Self { value, renew_at: asked + lifetime - margin }
    }

    /// As it stands in the header of a call.
    pub(crate) fn value(&self) -> &str {
        self.value.expose_secret()
    }
}

/// The token of a connection, shared by all its calls. What is given as `login` runs only where it
/// is needed; concurrent callers wait for one.
#[derive(Default)]
pub(crate) struct Tokens(Mutex<Option<Arc<Token>>>);

impl Tokens {
    /// The present token, or a new one when it is about to expire.
    pub(crate) async fn present(
        &self,
        login: impl Future<Output = Result<Token, Error>>,
    ) -> Result<Arc<Token>, Error> {
        self.kept(|token| Instant::now() < token.renew_at, login).await
    }

    /// A token that is not `refused`; logs in unless somebody else already did.
    pub(crate) async fn other_than(
        &self,
        refused: &Arc<Token>,
        login: impl Future<Output = Result<Token, Error>>,
    ) -> Result<Arc<Token>, Error> {
        self.kept(|token| !Arc::ptr_eq(token, refused), login).await
    }

    /// Logs in whatever token there is.
    pub(crate) async fn anew(
        &self,
        login: impl Future<Output = Result<Token, Error>>,
    ) -> Result<Arc<Token>, Error> {
        self.kept(|_| false, login).await
    }

    async fn kept(
        &self,
        is_good: impl Fn(&Arc<Token>) -> bool,
        login: impl Future<Output = Result<Token, Error>>,
    ) -> Result<Arc<Token>, Error> {
        let mut slot = self.0.lock().await;
        if let Some(token) = slot.as_ref().filter(|token| is_good(token)) {
            return Ok(Arc::clone(token));
        }
        *slot = None;
        let token = Arc::new(login.await?);
        *slot = Some(Arc::clone(&token));
        Ok(token)
    }
}

/// One request for a token. `refused` reads a no in the provider's own words.
pub(crate) async fn ask(
    http: &Http,
    path: &str,
    body: &Value,
    refused: impl FnOnce(&Answer, &Personal) -> Error,
) -> Result<Answer, Error> {
    let answer = http
        .send(Call {
            method: Method::POST,
            path,
            headers: &[("content-type", "application/json")],
            body: body.to_string().into_bytes(),
            changes: false,
        })
        .await
        .map_err(Error::before_request)?;
    match answer.status {
        200..300 => Ok(answer),
        401 => Err(Error::Credentials(Door::Login)),
        403 => Err(Error::Credentials(Door::Address)),
        _ if answer.is_html() => Err(answer.garbled(Garbled::Html)),
        400 | 422 => Err(refused(&answer, &Personal::of(body, &[]))),
        _ => Err(answer.garbled(Garbled::NotThisApi)),
    }
}

/// Whether a text can be put on a call.
pub(crate) fn is_usable(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// How long a token lives, by the provider's clock alone: its expiry minus the provider's present,
/// at most a day; `assumed` where that makes no sense.
pub(crate) fn lifetime(
    expiry: Option<DateTime<Utc>>,
    present: Option<DateTime<Utc>>,
    assumed: Duration,
) -> Duration {
    let told = expiry.zip(present).and_then(|(expiry, present)| (expiry - present).to_std().ok());
    told.filter(|told| !told.is_zero()).map_or(assumed, |told| told.min(LONGEST))
}
