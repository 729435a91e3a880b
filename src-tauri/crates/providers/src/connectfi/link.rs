use reqwest::Method;
use serde_json::Value;

use super::{
    ConnectfiCredentials,
    multipart::Form,
    refusal::{self, Failure},
    session::Session,
};
use crate::{
    Door, Error, Garbled, Health,
    http::{Answer, Call, Http},
    words::Personal,
};

/// An id that no customer has, for a call that only shows whether we are let in.
const NOBODY: &str = "dossier_connection_test";

/// Logged-in calls over one connection.
pub(super) struct Link {
    http: Http,
    session: Session,
    /// Where connectFi is to call about a KYC.
    pub(super) webhook_url: Option<String>,
}

/// One request of ours, before a token is put on it.
struct Request<'a> {
    method: Method,
    path: &'a str,
    media: Option<&'a str>,
    body: &'a [u8],
}

/// A yes: what stands under `data`, and the answer it came in.
pub(super) struct Reply {
    pub(super) data: Value,
    answer: Answer,
}

impl Reply {
    /// The error for a yes that lacks what the contract promises with it.
    pub(super) fn garbled(&self, what: Garbled) -> Error {
        self.answer.garbled(what)
    }
}

impl Link {
    pub(super) fn new(http: Http, credentials: ConnectfiCredentials) -> Self {
        let webhook_url = credentials.webhook_url.clone();
        Self { http, session: Session::new(credentials), webhook_url }
    }

    /// Logs in anew and asks about a customer that nobody is: any answer in connectFi's own words
    /// shows that the token is taken.
    pub(super) async fn test(&self) -> Result<Health, Error> {
        self.session.anew(&self.http).await?;
        match self.get(&format!("/customer/status/{NOBODY}")).await {
            Ok(_) => {}
            Err(Failure::No(no)) if no.code.is_some() => {}
            Err(Failure::No(no)) if no.refused.status == 404 => {
                let (what, sent) = (Garbled::NotThisApi, crate::Sent::No);
                return Err(Error::Unintelligible { what, sent });
            }
            Err(failure) => return Err(failure.into()),
        }
        Ok(self.health())
    }

    /// By how much the clocks differ, by the last answer.
    pub(super) fn health(&self) -> Health {
        Health { clock_offset_s: self.http.skew().offset_s() }
    }

    pub(super) async fn get(&self, path: &str) -> Result<Reply, Failure> {
        let request = Request { method: Method::GET, path, media: None, body: &[] };
        self.call(&request, true, &Personal::default()).await
    }

    /// A call whose loss leaves a doubt. Values of the body are cut out of a refusal, except those
    /// at `open` paths.
    pub(super) async fn post(
        &self,
        path: &str,
        body: &Value,
        open: &[&str],
    ) -> Result<Reply, Failure> {
        self.post_json(path, body, false, open).await
    }

    /// A call that only asks, though it is a POST.
    pub(super) async fn ask(&self, path: &str, body: &Value) -> Result<Reply, Failure> {
        self.post_json(path, body, true, IDS).await
    }

    async fn post_json(
        &self,
        path: &str,
        body: &Value,
        asks: bool,
        open: &[&str],
    ) -> Result<Reply, Failure> {
        let bytes = body.to_string().into_bytes();
        let media = Some("application/json");
        let request = Request { method: Method::POST, path, media, body: &bytes };
        self.call(&request, asks, &Personal::of(body, open)).await
    }

    /// A call without a body whose loss leaves no doubt.
    pub(super) async fn ask_bare(&self, path: &str) -> Result<Reply, Failure> {
        let request = Request { method: Method::POST, path, media: None, body: &[] };
        self.call(&request, true, &Personal::default()).await
    }

    pub(super) async fn post_form(&self, path: &str, form: &Form) -> Result<Reply, Failure> {
        let media = Some(form.media.as_str());
        let request = Request { method: Method::POST, path, media, body: &form.body };
        self.call(&request, false, &Personal::default()).await
    }

    /// Sends with one new login after a 401, and sorts out what is no success.
    async fn call(
        &self,
        request: &Request<'_>,
        asks: bool,
        personal: &Personal,
    ) -> Result<Reply, Failure> {
        let token = self.session.token(&self.http).await?;
        let mut answer = self.attempt(request, asks, token.value()).await?;
        if answer.status == 401 {
            let token = self.session.other_than(&self.http, &token).await?;
            answer = self.attempt(request, asks, token.value()).await?;
        }
        match answer.status {
            _ if answer.is_success() => {}
            401 => return Err(Error::Credentials(Door::Call).into()),
            403 => return Err(Error::Credentials(Door::Address).into()),
            _ if answer.is_html() => return Err(answer.garbled(Garbled::Html).into()),
            _ => return Err(Failure::No(refusal::read(&answer, personal))),
        }
        let mut value = answer.json()?;
        if refusal::says_yes(&value) {
            return Ok(Reply { data: value["data"].take(), answer });
        }
        match value["code"].as_str() {
            Some(_) => Err(Failure::No(refusal::read(&answer, personal))),
            None => Err(answer.garbled(Garbled::Shape).into()),
        }
    }

    async fn attempt(
        &self,
        request: &Request<'_>,
        asks: bool,
        token: &str,
    ) -> Result<Answer, Error> {
        let mut headers = vec![("x-connectfi-token", token)];
        headers.extend(request.media.map(|media| ("content-type", media)));
        self.http
            .send(Call {
                method: request.method.clone(),
                path: request.path,
                headers: &headers,
                body: request.body.to_vec(),
                changes: !asks,
            })
            .await
    }

    /// Nothing personal leaves while the clocks disagree. A disagreement is measured anew first:
    /// the computer may have slept.
    pub(super) async fn clock_right(&self) -> Result<(), Error> {
        self.session.token(&self.http).await?;
        if self.health().clock_error().is_some() {
            self.session.anew(&self.http).await?;
        }
        self.health().clock_error().map_or(Ok(()), Err)
    }
}

/// Paths of ids, which identify nobody and help a person who asks connectFi.
pub(super) const IDS: &[&str] = &[
    "customerId",
    "applicationId",
    "entityId",
    "documentId",
    "separateDocumentId",
    "reference",
    "documents.documentId",
    "documents.type",
    "documents.side",
];
