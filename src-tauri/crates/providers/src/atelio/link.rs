use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::{AtelioCredentials, refusal};
use crate::{
    Door, Error, Garbled, Health, Reason, Sent,
    http::{Answer, Call, Http},
    words::Personal,
};

/// Calls over one connection with its two-part key.
pub(super) struct Link {
    http: Http,
    identity: SecretString,
    authorization: SecretString,
    program_id: String,
}

/// One request of ours.
pub(super) struct Action<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) key: Option<&'a str>,
    pub(super) body: Option<&'a Value>,
}

/// A call without success, with Atelio's code where it told one.
pub(super) struct No {
    pub(super) code: Option<String>,
    pub(super) error: Error,
}

impl No {
    pub(super) fn is(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }
}

impl From<Error> for No {
    fn from(error: Error) -> Self {
        Self { code: None, error }
    }
}

impl From<No> for Error {
    fn from(no: No) -> Self {
        no.error
    }
}

impl Link {
    pub(super) fn new(http: Http, credentials: AtelioCredentials) -> Self {
        let AtelioCredentials { identity, authorization, program_id } = credentials;
        Self { http, identity, authorization, program_id }
    }

    pub(super) fn program_id(&self) -> &str {
        &self.program_id
    }

    /// By how much the clocks differ, by the last answer.
    pub(super) fn health(&self) -> Health {
        Health { clock_offset_s: self.http.skew().offset_s() }
    }

    /// Sends once, and sorts out what is no success.
    pub(super) async fn call(
        &self,
        action: &Action<'_>,
        personal: &Personal,
    ) -> Result<Answer, No> {
        let changes = action.method != Method::GET;
        let mut headers = vec![
            ("identity", self.identity.expose_secret()),
            ("authorization", self.authorization.expose_secret()),
        ];
        headers.extend(action.key.map(|key| ("idempotency-key", key)));
        headers.extend(action.body.map(|_| ("content-type", "application/json")));
        let call = Call {
            method: action.method.clone(),
            path: action.path,
            headers: &headers,
            body: action.body.map(|body| body.to_string().into_bytes()).unwrap_or_default(),
            changes,
        };
        let answer = self.http.send(call).await?;
        if answer.is_success() {
            return Ok(answer);
        }
        let said = refusal::said(answer.status, &answer.body, personal);
        let code = said.code;
        let error = match (answer.status, code.as_deref()) {
            (401 | 403, _) if answer.is_html() => Error::Credentials(Door::Address),
            (403, Some(code)) if is_about_the_request(code) => Error::Refused(said.refused),
            (401 | 403, _) | (_, Some("auth_err")) => Error::Credentials(Door::Login),
            // Something that Atelio itself depends on failed.
            (424, _) => Error::Unavailable {
                reason: Reason::Server(424),
                answered: true,
                sent: if changes { Sent::Maybe } else { Sent::No },
            },
            _ if answer.is_html() => answer.garbled(Garbled::Html),
            (404, None) | (_, Some("customer_dne")) => Error::NotFound,
            _ => Error::Refused(said.refused),
        };
        Err(No { code, error })
    }

    pub(super) async fn get(&self, path: &str) -> Result<Answer, No> {
        let action = Action { method: Method::GET, path, key: None, body: None };
        self.call(&action, &Personal::default()).await
    }
}

/// Codes that say no to what was asked, whatever status they come with.
fn is_about_the_request(code: &str) -> bool {
    code.starts_with("kyc_") || matches!(code, "idempotency_key_exists" | "resource_conflict")
}
