use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{
    date, refusal,
    wire::{self, TokenWire},
};
use crate::{
    Door, Error, Garbled,
    http::Http,
    login::{self, Token, Tokens},
};

const TOKEN: &str = "/v1/oauth/token";
const REFRESH: &str = "/v1/oauth/refresh-token";
/// Used where an answer's own times make no sense. A token that ends sooner is renewed after a 401.
const ASSUMED: Duration = Duration::from_secs(300);

/// A login, shared by all calls of a connection. A token's value is that of the `Authorization`
/// header.
pub(super) struct Session {
    client_id: SecretString,
    client_secret: SecretString,
    tokens: Tokens,
    /// Taken only while a token is asked for.
    refresh: Mutex<Option<Refresh>>,
}

struct Refresh {
    token: SecretString,
    until: Instant,
}

impl Session {
    pub(super) fn new(client_id: SecretString, client_secret: SecretString) -> Self {
        let (tokens, refresh) = (Tokens::default(), Mutex::default());
        Self { client_id, client_secret, tokens, refresh }
    }

    pub(super) async fn token(&self, http: &Http) -> Result<Arc<Token>, Error> {
        self.tokens.present(self.renew(http)).await
    }

    pub(super) async fn other_than(
        &self,
        http: &Http,
        refused: &Arc<Token>,
    ) -> Result<Arc<Token>, Error> {
        self.tokens.other_than(refused, self.renew(http)).await
    }

    /// Logs in with the client's secret whatever token there is.
    pub(super) async fn anew(&self, http: &Http) -> Result<Arc<Token>, Error> {
        self.tokens.anew(self.login(http)).await
    }

    /// By the refresh token while it lives; with the client's secret where that is not taken.
    async fn renew(&self, http: &Http) -> Result<Token, Error> {
        let refresh = self.refresh.lock().await.take();
        if let Some(refresh) = refresh.filter(|refresh| Instant::now() < refresh.until) {
            let body = json!({"refresh_token": refresh.token.expose_secret()});
            match self.ask(http, REFRESH, &body).await {
                Err(
                    Error::Credentials(Door::Login)
                    | Error::Refused(_)
                    | Error::Unintelligible { .. },
                ) => {}
                result => return result,
            }
        }
        self.login(http).await
    }

    async fn login(&self, http: &Http) -> Result<Token, Error> {
        *self.refresh.lock().await = None;
        let body = json!({
            "client_id": self.client_id.expose_secret(),
            "client_secret": self.client_secret.expose_secret(),
        });
        self.ask(http, TOKEN, &body).await
    }

    /// One request for a pair of tokens, the second of which is kept.
    async fn ask(&self, http: &Http, path: &str, body: &Value) -> Result<Token, Error> {
        let asked = Instant::now();
        let answer = login::ask(http, path, body, |answer, personal| {
            Error::Refused(refusal::refused(answer.status, &answer.body, personal))
        })
        .await?;
        let wire: TokenWire = wire::read(&answer.json()?)
            .filter(|wire: &TokenWire| login::is_usable(&wire.access_token))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let present = wire.current_time.as_deref().and_then(date::parse).or(answer.date);
        let life = |ttl: Option<&str>| login::lifetime(ttl.and_then(date::parse), present, ASSUMED);
        let refresh = wire.refresh_token.filter(|token| login::is_usable(token));
        *self.refresh.lock().await = refresh.map(|token| Refresh {
            token: token.into(),
            until: asked + life(wire.refresh_token_ttl.as_deref()),
        });
        let value = format!("Bearer {}", wire.access_token).into();
        Ok(Token::new(value, asked, life(wire.access_token_ttl.as_deref())))
    }
}
