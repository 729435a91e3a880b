use reqwest::Method;
use secrecy::SecretString;
use uuid::Uuid;

use super::{JikoCredentials, session::Session, sign};
use crate::{
    Door, Error, Garbled, Health,
    http::{Answer, Call, Http},
    words::{self, Personal},
};

/// Logged-in, signed calls over one connection.
pub(super) struct Link {
    http: Http,
    session: Session,
    secret: SecretString,
}

/// One request of ours, before a token and a signature are put on it.
pub(super) struct Action<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    /// The idempotency key; none takes a fresh one for each try.
    pub(super) key: Option<&'a str>,
    pub(super) content: Content<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Nothing,
    /// Signed.
    Json(&'a [u8]),
    /// Not signed: the contract exempts uploads.
    File(&'a [u8], &'static str),
}

impl Link {
    pub(super) fn new(http: Http, credentials: JikoCredentials) -> Self {
        let JikoCredentials { username, password, shared_secret } = credentials;
        Self { http, session: Session::new(username, password), secret: shared_secret }
    }

    /// Logs in whatever login there is.
    pub(super) async fn login(&self) -> Result<(), Error> {
        self.session.anew(&self.http).await.map(drop)
    }

    /// By how much the clocks differ, by the last answer.
    pub(super) fn health(&self) -> Health {
        Health { clock_offset_s: self.http.skew().offset_s() }
    }

    /// Sends with one new login after a 401, and sorts out what is no success.
    pub(super) async fn call(
        &self,
        action: &Action<'_>,
        personal: &Personal,
    ) -> Result<Answer, Error> {
        let token = self.session.token(&self.http).await?;
        let mut answer = self.attempt(action, token.value()).await?;
        if answer.status == 401 {
            let token = self.session.other_than(&self.http, &token).await?;
            answer = self.attempt(action, token.value()).await?;
        }
        match answer.status {
            _ if answer.is_success() => Ok(answer),
            401 => Err(Error::Credentials(Door::Call)),
            403 => Err(Error::Credentials(Door::Address)),
            _ if answer.is_html() => Err(answer.garbled(Garbled::Html)),
            404 => Err(Error::NotFound),
            status => Err(Error::Refused(words::refused(status, &answer.body, personal))),
        }
    }

    async fn attempt(&self, action: &Action<'_>, bearer: &str) -> Result<Answer, Error> {
        let fresh = Uuid::new_v4().to_string();
        let key = action.key.unwrap_or(&fresh);
        let (body, media, signed) = match action.content {
            Content::Nothing => (&[][..], None, true),
            Content::Json(bytes) => (bytes, Some("application/json"), true),
            Content::File(bytes, media) => (bytes, Some(media), false),
        };
        let signature = if signed {
            Some(sign::request(&self.secret, key, &self.http.wire_path(action.path)?, body))
        } else {
            None
        };
        let mut headers = vec![("authorization", bearer), ("x-jiko-idempotency", key)];
        headers.extend(signature.as_deref().map(|signature| ("x-jiko-signature", signature)));
        headers.extend(media.map(|media| ("content-type", media)));
        self.http
            .send(Call {
                method: action.method.clone(),
                path: action.path,
                headers: &headers,
                body: body.to_vec(),
                changes: action.method != Method::GET,
            })
            .await
    }

    pub(super) async fn get(&self, path: &str) -> Result<Answer, Error> {
        let action = Action { method: Method::GET, path, key: None, content: Content::Nothing };
        self.call(&action, &Personal::default()).await
    }

    /// Nothing personal leaves while the clocks disagree. A disagreement is measured anew first:
    /// the computer may have slept.
    pub(super) async fn clock_right(&self) -> Result<(), Error> {
        self.session.token(&self.http).await?;
        if self.health().clock_error().is_some() {
            self.login().await?;
        }
        self.health().clock_error().map_or(Ok(()), Err)
    }
}
