//! Webhooks: the log of them, and their delivery to loopback addresses.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, Utc};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::HOST;
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::clock::stamp;
use crate::lock::held;

const PATIENCE: Duration = Duration::from_secs(5);

/// One webhook as its receiver gets it, in the form that `events ingest` reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WebhookLine {
    /// When it was sent, RFC 3339 UTC.
    pub received_at: String,
    /// Header names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body, exactly as signed.
    pub body: String,
}

/// One webhook on its way.
#[derive(Debug)]
pub(crate) struct Webhook {
    pub(crate) provider: &'static str,
    /// Where to; `None` where nobody subscribed and it is only logged.
    pub(crate) url: Option<String>,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// What came of a delivery.
#[derive(Debug)]
pub(crate) struct Delivery {
    /// The receiver's status, if it answered.
    pub(crate) status: Option<u16>,
    /// Why there was no answer.
    pub(crate) message: Option<&'static str>,
}

/// All webhooks of one run.
#[derive(Debug)]
pub(crate) struct Webhooks {
    log: Mutex<Vec<(&'static str, WebhookLine)>>,
    runtime: Handle,
}

impl Webhooks {
    pub(crate) fn new(runtime: Handle) -> Self {
        Self { log: Mutex::default(), runtime }
    }

    /// Logs the webhook and posts it once; `done` hears what came of it, or nothing where there is
    /// no address.
    pub(crate) fn send(
        &self,
        at: DateTime<Utc>,
        webhook: Webhook,
        done: impl FnOnce(Delivery) + Send + 'static,
    ) {
        let line = WebhookLine {
            received_at: stamp(at),
            headers: webhook.headers.clone(),
            body: webhook.body.clone(),
        };
        held(&self.log).push((webhook.provider, line));
        if webhook.url.is_some() {
            self.runtime.spawn(async move { done(deliver(webhook).await) });
        }
    }

    /// The log, of one provider or of all.
    pub(crate) fn lines(&self, provider: Option<&str>) -> Vec<WebhookLine> {
        held(&self.log)
            .iter()
            .filter(|(name, _)| provider.is_none_or(|wanted| wanted == *name))
            .map(|(_, line)| line.clone())
            .collect()
    }
}

async fn deliver(webhook: Webhook) -> Delivery {
    let failed = |message| Delivery { status: None, message: Some(message) };
    let Some((address, uri)) = webhook.url.as_deref().and_then(loopback) else {
        return failed("not delivered: only http to a loopback address is");
    };
    match timeout(PATIENCE, post(address, &uri, webhook)).await {
        Ok(Some(status)) => Delivery { status: Some(status), message: None },
        Ok(None) => failed("the receiver could not be reached"),
        Err(_) => failed("the receiver did not answer in time"),
    }
}

/// The address behind an `http` URL, if it is this machine's own.
fn loopback(url: &str) -> Option<(SocketAddr, Uri)> {
    let uri: Uri = url.parse().ok()?;
    if uri.scheme_str() != Some("http") {
        return None;
    }
    let host = uri.host()?.trim_start_matches('[').trim_end_matches(']');
    let address: IpAddr =
        if host == "localhost" { [127, 0, 0, 1].into() } else { host.parse().ok()? };
    address.is_loopback().then(|| (SocketAddr::new(address, uri.port_u16().unwrap_or(80)), uri))
}

async fn post(address: SocketAddr, uri: &Uri, webhook: Webhook) -> Option<u16> {
    let stream = TcpStream::connect(address).await.ok()?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.ok()?;
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    let mut request =
        Request::builder().method(Method::POST).uri(target).header(HOST, uri.authority()?.as_str());
    for (name, value) in &webhook.headers {
        request = request.header(name, value);
    }
    let request = request.body(Full::new(Bytes::from(webhook.body))).ok()?;
    let mut exchange = pin!(sender.send_request(request));
    let answer = tokio::select! {
        answer = &mut exchange => answer,
        // A receiver that hangs up at once ends the connection first, with or without an answer.
        _ = connection => exchange.await,
    };
    answer.ok().map(|answer| answer.status().as_u16())
}
