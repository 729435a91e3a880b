use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::DateTime;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::wire::{self, LoginWire};
use crate::{
    Error, Garbled,
    http::Http,
    login::{self, Token, Tokens},
    words,
};

const LOGIN: &str = "/api/v1/login/";
/// The documented lifetime, used where the answer's own makes no sense.
const DOCUMENTED: Duration = Duration::from_secs(3600);

/// A login, shared by all calls of a connection. A token's value is that of the `Authorization`
/// header.
pub(super) struct Session {
    username: SecretString,
    password: SecretString,
    tokens: Tokens,
}

impl Session {
    pub(super) fn new(username: SecretString, password: SecretString) -> Self {
        Self { username, password, tokens: Tokens::default() }
    }

    pub(super) async fn token(&self, http: &Http) -> Result<Arc<Token>, Error> {
        self.tokens.present(self.login(http)).await
    }

    pub(super) async fn other_than(
        &self,
        http: &Http,
        refused: &Arc<Token>,
    ) -> Result<Arc<Token>, Error> {
        self.tokens.other_than(refused, self.login(http)).await
    }

    pub(super) async fn anew(&self, http: &Http) -> Result<Arc<Token>, Error> {
        self.tokens.anew(self.login(http)).await
    }

    async fn login(&self, http: &Http) -> Result<Token, Error> {
        let body = json!({
            "username": self.username.expose_secret(),
            "password": self.password.expose_secret(),
        });
        let asked = Instant::now();
        let answer = login::ask(http, LOGIN, &body, |answer, personal| {
            Error::Refused(words::refused(answer.status, &answer.body, personal))
        })
        .await?;
        let wire: LoginWire = wire::read(&answer.json()?)
            .filter(|wire: &LoginWire| login::is_usable(&wire.token))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let expiry = wire.expires.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let lifetime = login::lifetime(expiry.map(|at| at.to_utc()), answer.date, DOCUMENTED);
        Ok(Token::new(format!("Bearer {}", wire.token).into(), asked, lifetime))
    }
}
