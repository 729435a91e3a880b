use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{
    date, refusal,
    wire::{self, TokenWire},
};
use crate::{
    Door, Error, Garbled,
    http::{Answer, Call, Http},
    words::Personal,
};

const TOKEN: &str = "/v1/oauth/token";
const REFRESH: &str = "/v1/oauth/refresh-token";
/// Used where an answer's own times make no sense. A token that ends sooner is renewed after a 401.
const ASSUMED: Duration = Duration::from_secs(300);
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// A login, shared by all calls of a connection.
pub(super) struct Session {
    client_id: SecretString,
    client_secret: SecretString,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    token: Option<Arc<Token>>,
    refresh: Option<Refresh>,
}

/// What a login gave.
pub(super) struct Token {
    /// The value of the `Authorization` header.
    bearer: SecretString,
    renew_at: Instant,
}

struct Refresh {
    token: SecretString,
    until: Instant,
}

impl Token {
    pub(super) fn bearer(&self) -> &str {
        self.bearer.expose_secret()
    }
}

impl Session {
    pub(super) fn new(client_id: SecretString, client_secret: SecretString) -> Self {
        Self { client_id, client_secret, held: Mutex::default() }
    }

    /// The present token, or a new one when it is about to expire. Concurrent callers wait for one
    /// renewal.
    pub(super) async fn token(&self, http: &Http) -> Result<Arc<Token>, Error> {
        let mut held = self.held.lock().await;
        if let Some(token) = held.token.as_ref().filter(|token| Instant::now() < token.renew_at) {
            return Ok(Arc::clone(token));
        }
        self.renew(http, &mut held).await
    }

    /// A token that is not `refused`; renews unless somebody else already did.
    pub(super) async fn other_than(
        &self,
        http: &Http,
        refused: &Arc<Token>,
    ) -> Result<Arc<Token>, Error> {
        let mut held = self.held.lock().await;
        if let Some(token) = held.token.as_ref().filter(|token| !Arc::ptr_eq(token, refused)) {
            return Ok(Arc::clone(token));
        }
        self.renew(http, &mut held).await
    }

    /// Logs in with the client's secret whatever token there is.
    pub(super) async fn anew(&self, http: &Http) -> Result<Arc<Token>, Error> {
        let mut held = self.held.lock().await;
        *held = Held::default();
        self.login(http, &mut held).await
    }

    /// By the refresh token while it lives; with the client's secret where that is not taken.
    async fn renew(&self, http: &Http, held: &mut Held) -> Result<Arc<Token>, Error> {
        held.token = None;
        let refresh = held.refresh.take().filter(|refresh| Instant::now() < refresh.until);
        if let Some(refresh) = refresh {
            let body = json!({"refresh_token": refresh.token.expose_secret()});
            match ask(http, REFRESH, &body, held).await {
                Err(
                    Error::Credentials(Door::Login)
                    | Error::Refused(_)
                    | Error::Unintelligible { .. },
                ) => {}
                result => return result,
            }
        }
        self.login(http, held).await
    }

    async fn login(&self, http: &Http, held: &mut Held) -> Result<Arc<Token>, Error> {
        let body = json!({
            "client_id": self.client_id.expose_secret(),
            "client_secret": self.client_secret.expose_secret(),
        });
        ask(http, TOKEN, &body, held).await
    }
}

/// One request for a pair of tokens, which is kept.
async fn ask(http: &Http, path: &str, body: &Value, held: &mut Held) -> Result<Arc<Token>, Error> {
    let asked = Instant::now();
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
        200..300 => {}
        401 => return Err(Error::Credentials(Door::Login)),
        403 => return Err(Error::Credentials(Door::Address)),
        _ if answer.is_html() => return Err(answer.garbled(Garbled::Html)),
        400 | 422 => {
            let personal = Personal::of(body, &[]);
            return Err(Error::Refused(refusal::refused(answer.status, &answer.body, &personal)));
        }
        _ => return Err(answer.garbled(Garbled::NotThisApi)),
    }
    let usable = |token: &str| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
    let wire: TokenWire = wire::read(&answer.json()?)
        .filter(|wire: &TokenWire| usable(&wire.access_token))
        .ok_or_else(|| answer.garbled(Garbled::Shape))?;
    let now = wire.current_time.as_deref().and_then(date::parse);
    let life = |ttl: Option<&str>| lifetime(ttl, now, &answer);
    let access = life(wire.access_token_ttl.as_deref());
    let margin = Duration::from_secs(60).min(access / 10);
    let token = Arc::new(Token {
        bearer: format!("Bearer {}", wire.access_token).into(),
        renew_at: asked + access - margin,
    });
    held.token = Some(Arc::clone(&token));
    held.refresh = wire.refresh_token.filter(|token| usable(token)).map(|token| Refresh {
        token: token.into(),
        until: asked + life(wire.refresh_token_ttl.as_deref()),
    });
    Ok(token)
}

/// How long a token lives, by the provider's clock alone: its expiry minus the answer's own
/// `current_time`, or minus its `Date`.
fn lifetime(expiry: Option<&str>, now: Option<DateTime<Utc>>, answer: &Answer) -> Duration {
    let expiry = expiry.and_then(date::parse);
    let told = expiry.zip(now.or(answer.date)).and_then(|(at, now)| (at - now).to_std().ok());
    told.filter(|told| !told.is_zero()).map_or(ASSUMED, |told| told.min(LONGEST))
}
