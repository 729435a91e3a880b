use chrono::{DateTime, Duration, Utc};
use reqwest::Method;
use serde_json::Value;

use super::{FincomCredentials, multipart::Form, refusal, session::Session};
use crate::{
    Door, Error, Garbled, Health,
    http::{Answer, Call, Http},
    words::Personal,
};

/// Logged-in calls over one connection.
pub(super) struct Link {
    http: Http,
    session: Session,
}

/// One request of ours, before a token is put on it.
pub(super) struct Action<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) content: Content<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Nothing,
    Json(&'a [u8]),
    Form(&'a Form),
}

impl Link {
    pub(super) fn new(http: Http, credentials: FincomCredentials) -> Self {
        let FincomCredentials { client_id, client_secret, .. } = credentials;
        Self { http, session: Session::new(client_id, client_secret) }
    }

    /// Logs in whatever login there is.
    pub(super) async fn login(&self) -> Result<(), Error> {
        self.session.anew(&self.http).await.map(drop)
    }

    /// By how much the clocks differ, by the last answer.
    pub(super) fn health(&self) -> Health {
        Health { clock_offset_s: self.http.skew().offset_s() }
    }

    /// A time of this computer's clock by the provider's, as far as its clock is known.
    pub(super) fn their_time(&self, ours: DateTime<Utc>) -> DateTime<Utc> {
        ours - Duration::seconds(self.health().clock_offset_s.unwrap_or(0))
    }

    /// Sends with one renewed login after a 401, and sorts out what is no success.
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
        let refused = |answer: &Answer| {
            Error::Refused(refusal::refused(answer.status, &answer.body, personal))
        };
        match answer.status {
            _ if answer.is_success() => Ok(answer),
            401 => Err(Error::Credentials(Door::Call)),
            // The API's own no is about the request; anything else comes from in front of it.
            403 if serde_json::from_slice::<Value>(&answer.body).is_ok_and(|it| it.is_object()) => {
                Err(refused(&answer))
            }
            403 => Err(Error::Credentials(Door::Address)),
            _ if answer.is_html() => Err(answer.garbled(Garbled::Html)),
            404 => Err(Error::NotFound),
            _ => Err(refused(&answer)),
        }
    }

    async fn attempt(&self, action: &Action<'_>, bearer: &str) -> Result<Answer, Error> {
        let (body, media) = match action.content {
            Content::Nothing => (&[][..], None),
            Content::Json(bytes) => (bytes, Some("application/json")),
            Content::Form(form) => (form.body.as_slice(), Some(form.media_type.as_str())),
        };
        let mut headers = vec![("authorization", bearer)];
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
        let action = Action { method: Method::GET, path, content: Content::Nothing };
        self.call(&action, &Personal::default()).await
    }

    /// The `data` of an answer to a read.
    pub(super) async fn get_data(&self, path: &str) -> Result<Value, Error> {
        data(&self.get(path).await?)
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

/// The `data` of an answer, an object.
pub(super) fn data(answer: &Answer) -> Result<Value, Error> {
    match answer.json()? {
        Value::Object(mut map) => map.remove("data").filter(Value::is_object),
        _ => None,
    }
    .ok_or_else(|| answer.garbled(Garbled::Shape))
}
