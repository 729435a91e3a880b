use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::DateTime;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::{ConnectfiCredentials, refusal};
use crate::{
    Error, Garbled,
    http::Http,
    login::{self, Token, Tokens},
    words::Personal,
};

const LOGIN: &str = "/auth/get-token";
/// Used where the answer's own lifetime makes no sense; no source states one.
const ASSUMED: Duration = Duration::from_secs(3600);

/// A login, shared by all calls of a connection. A token's value is that of the
/// `x-connectfi-token` header.
pub(super) struct Session {
    credentials: ConnectfiCredentials,
    tokens: Tokens,
}

impl Session {
    pub(super) fn new(credentials: ConnectfiCredentials) -> Self {
        Self { credentials, tokens: Tokens::default() }
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
        let body = json!({"user": {
            "login": self.credentials.login.expose_secret(),
            "password": self.credentials.password.expose_secret(),
        }});
        let asked = Instant::now();
        let answer = login::ask(http, LOGIN, &body, |answer, personal| {
            refusal::read(answer, personal).into()
        })
        .await?;
        let value = answer.json()?;
        // A no may come with status 200.
        if !refusal::says_yes(&value) {
            return Err(refusal::read(&answer, &Personal::of(&body, &[])).into());
        }
        let data = &value["data"];
        let text = token_text(&data["token"])
            .filter(|text| login::is_usable(text))
            .ok_or_else(|| answer.garbled(Garbled::Shape))?;
        let expiry =
            data["dtsExpireAt"].as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let lifetime = login::lifetime(expiry.map(|at| at.to_utc()), answer.date, ASSUMED);
        Ok(Token::new(text.into(), asked, lifetime))
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
