//! How every provider is spoken to: one client per connection, no redirects, no retries, no
//! compression, answers capped while they are read, a budget of calls a minute.

mod answer;
mod base_url;
mod budget;
mod fail;
mod limits;
mod retry_after;
mod skew;
mod transport;

use std::{
    num::NonZeroU32,
    sync::Mutex,
    time::{Duration, Instant},
};

use dossier_domain::{Connection, Environment};
use reqwest::{Certificate, Method, Proxy, Url, header, redirect, retry};

use budget::Budget;

pub(crate) use answer::Answer;
pub(crate) use base_url::is_id;
pub use limits::Limits;
pub(crate) use skew::Skew;

use crate::{Error, Garbled, Reason, Sent, Settings, Setup};

/// One request. `path` is relative to the connection's base URL and starts with a slash.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) path: &'a str,
    pub(crate) headers: &'a [(&'static str, &'a str)],
    pub(crate) body: Vec<u8>,
    /// Losing the answer leaves a doubt.
    pub(crate) changes: bool,
}

/// A connection's way to its provider.
pub(crate) struct Http {
    client: reqwest::Client,
    base: Url,
    proxied: bool,
    budget: Budget,
    held_until: Mutex<Option<Instant>>,
    skew: Skew,
    limits: Limits,
}

impl Http {
    pub(crate) fn new(connection: &Connection, settings: &Settings) -> Result<Self, Error> {
        let base = base_url::parse(&connection.base_url)?;
        let secure = base.scheme() == "https";
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("dossier/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .no_proxy()
            .https_only(secure)
            .connect_timeout(settings.limits.connect)
            // A connection that idled long is often closed while the next request is written,
            // which leaves a needless doubt.
            .pool_idle_timeout(Duration::from_secs(15));
        let proxy = connection.proxy.as_deref().filter(|_| secure);
        if let Some(proxy) = proxy {
            builder = builder.proxy(parse_proxy(proxy)?);
        }
        if secure {
            builder = match connection.pins_pem.as_deref() {
                Some(pins) => builder.tls_certs_only(authorities(pins)?),
                None => match connection.ca_pem.as_deref() {
                    Some(further) => builder.tls_certs_merge(authorities(further)?),
                    None => builder,
                },
            };
        } else {
            // Plain http to this computer needs no certificates; loading them takes time.
            builder = builder.tls_certs_only(std::iter::empty::<Certificate>());
        }
        let client = builder.build().map_err(|error| {
            tracing::warn!(error = %transport::chain(error), "no http client");
            Error::Setup(Setup::Trust)
        })?;
        let simulated = connection.environment == Environment::Simulated;
        let default = if simulated { 6_000 } else { 60 };
        let per_minute =
            NonZeroU32::new(settings.per_minute.unwrap_or(default)).unwrap_or(NonZeroU32::MIN);
        Ok(Self {
            client,
            base,
            proxied: proxy.is_some(),
            budget: Budget::per_minute(per_minute),
            held_until: Mutex::new(None),
            skew: Skew::new(settings.clock.clone()),
            limits: settings.limits,
        })
    }

    pub(crate) fn skew(&self) -> &Skew {
        &self.skew
    }

    /// The path as it stands in the request line, for signing.
    pub(crate) fn wire_path(&self, path: &str) -> Result<String, Error> {
        self.url(path).map(|url| url.path().to_owned())
    }

    fn url(&self, path: &str) -> Result<Url, Error> {
        let base = self.base.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}{path}")).map_err(|_| Error::Setup(Setup::BaseUrl))
    }

    /// Sends one request and reads its whole answer. Statuses 2xx and those 4xx that are about the
    /// request come back as an answer; everything else is an error.
    pub(crate) async fn send(&self, call: Call<'_>) -> Result<Answer, Error> {
        self.not_held()?;
        self.budget.turn(call.changes).await;
        self.not_held()?;
        let sent = if call.changes { Sent::Maybe } else { Sent::No };
        let arrived = fail::before_sending(&call)?;
        // Some servers refuse a POST that does not say how long it is, even when it is empty.
        let says_empty = call.method == Method::POST && call.body.is_empty();
        let mut request = self
            .client
            .request(call.method, self.url(call.path)?)
            .timeout(self.limits.total_for(call.body.len()))
            .header(header::ACCEPT, "application/json");
        for (name, value) in call.headers {
            let mut value =
                header::HeaderValue::from_str(value).map_err(|_| Error::Setup(Setup::BaseUrl))?;
            value.set_sensitive(true);
            request = request.header(*name, value);
        }
        if says_empty {
            request = request.header(header::CONTENT_LENGTH, "0");
        }
        let mut response = request
            .body(call.body)
            .send()
            .await
            .map_err(|error| transport::error(error, self.proxied, sent))?;
        arrived.reach(sent)?;
        let date = header_text(&response, header::DATE).and_then(skew::parse_http_date);
        if let Some(date) = date {
            self.skew.note(date);
        }
        let status = response.status().as_u16();
        match status {
            429 => {
                let retry_after = header_text(&response, header::RETRY_AFTER)
                    .and_then(|text| retry_after::parse(text, date.unwrap_or(self.skew.now())));
                self.hold(retry_after);
                return Err(Error::RateLimited { retry_after });
            }
            100..=199 | 300..=399 => {
                return Err(Error::Unintelligible { what: Garbled::Redirect, sent });
            }
            407 => {
                return Err(Error::Unavailable {
                    reason: Reason::Proxy,
                    answered: true,
                    sent: Sent::No,
                });
            }
            408 | 425 | 500.. => {
                let reason = Reason::Server(status);
                return Err(Error::Unavailable { reason, answered: true, sent });
            }
            _ => {}
        }
        if header_text(&response, header::CONTENT_ENCODING)
            .is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity"))
        {
            return Err(Error::Unintelligible { what: Garbled::Encoded, sent });
        }
        let html = header_text(&response, header::CONTENT_TYPE)
            .is_some_and(|media| media.to_ascii_lowercase().starts_with("text/html"));
        let body = answer::read_body(&mut response, &self.limits, sent).await?;
        Ok(Answer { status, date, html, body, sent })
    }

    /// Until a wait that the provider asked for is over, nothing is sent.
    fn not_held(&self) -> Result<(), Error> {
        let held = self.held_until.lock().map(|held| *held).unwrap_or(None);
        match held.map(|until| until.saturating_duration_since(Instant::now())) {
            Some(wait) if !wait.is_zero() => Err(Error::RateLimited { retry_after: Some(wait) }),
            _ => Ok(()),
        }
    }

    fn hold(&self, wait: Option<Duration>) {
        if let (Some(wait), Ok(mut held)) = (wait, self.held_until.lock()) {
            *held = Some(Instant::now() + wait);
        }
    }
}

fn header_text(response: &reqwest::Response, name: header::HeaderName) -> Option<&str> {
    response.headers().get(name)?.to_str().ok().map(str::trim)
}

fn parse_proxy(text: &str) -> Result<Proxy, Error> {
    let wrong = Error::Setup(Setup::Proxy);
    let Ok(url) = Url::parse(text.trim()) else { return Err(wrong) };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong);
    }
    Proxy::all(url).map_err(|_| wrong)
}

fn authorities(pem: &str) -> Result<Vec<Certificate>, Error> {
    Certificate::from_pem_bundle(pem.as_bytes())
        .ok()
        .filter(|certificates| !certificates.is_empty())
        .ok_or(Error::Setup(Setup::Ca))
}
