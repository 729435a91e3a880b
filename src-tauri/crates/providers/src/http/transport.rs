use std::{error::Error as StdError, io};

use crate::{Error, Reason, Sent};

/// The error texts from the outside in, without the URL: it holds the application's id.
pub(super) fn chain(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    for source in sources(&error) {
        text.push_str(": ");
        text.push_str(&source.to_string());
    }
    text
}

fn sources<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(error.source(), |error: &&'a (dyn StdError + 'static)| (*error).source())
}

/// The typed error of a request that brought no answer.
pub(super) fn error(error: reqwest::Error, proxied: bool, sent: Sent) -> Error {
    let before = error.is_connect() || error.is_dns() || error.is_builder();
    let timeout = error.is_timeout();
    let reason = if before {
        tls(&error).unwrap_or_else(|| {
            if proxied {
                Reason::Proxy
            } else if error.is_dns() || is_no_name(&error) {
                Reason::Dns
            } else if timeout {
                Reason::Timeout
            } else if has_io(&error, io::ErrorKind::ConnectionRefused) {
                Reason::ConnectionRefused
            } else {
                Reason::Connect
            }
        })
    } else if timeout {
        Reason::Timeout
    } else {
        Reason::Reset
    };
    tracing::debug!(?reason, error = %chain(error), "no answer");
    Error::Unavailable { reason, answered: false, sent: if before { Sent::No } else { sent } }
}

/// The typed error of an answer that broke off.
pub(super) fn broken_answer(error: reqwest::Error, sent: Sent) -> Error {
    let reason = if error.is_timeout() { Reason::Timeout } else { Reason::Reset };
    tracing::debug!(?reason, error = %chain(error), "the answer broke off");
    Error::Unavailable { reason, answered: true, sent }
}

fn has_io(error: &reqwest::Error, kind: io::ErrorKind) -> bool {
    sources(error).filter_map(|source| source.downcast_ref::<io::Error>()).any(|source| {
        // One io::Error inside another is hidden from `source`.
        let inner = |error: &'_ io::Error| {
            error.get_ref()?.downcast_ref::<io::Error>().map(io::Error::kind)
        };
        source.kind() == kind || inner(source) == Some(kind)
    })
}

/// A host that cannot be a name at all is refused before it is looked up.
fn is_no_name(error: &reqwest::Error) -> bool {
    sources(error).any(|source| source.to_string().contains("invalid dns name"))
}

/// What went wrong in the TLS handshake, if that is where it went wrong. The TLS library's errors
/// arrive as `io::Error` of kind `InvalidData`; which one is told by its text only.
fn tls(error: &reqwest::Error) -> Option<Reason> {
    let text: String = sources(error).map(|source| source.to_string() + "\n").collect();
    let has = |words: &str| text.contains(words);
    if has("certificate") {
        Some(if has("expired") || has("Expired") || has("not valid yet") || has("NotValidYet") {
            Reason::CertificateTime
        } else if has("not valid for") || has("NotValidForName") {
            Reason::CertificateName
        } else {
            Reason::CertificateIssuer
        })
    } else if has_io(error, io::ErrorKind::InvalidData) || has("tls handshake") {
        Some(Reason::Tls)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use reqwest::dns::{Name, Resolve, Resolving};

    use super::*;

    struct NoNames;

    impl Resolve for NoNames {
        fn resolve(&self, _name: Name) -> Resolving {
            Box::pin(async { Err(io::Error::other("no such name").into()) })
        }
    }

    #[tokio::test]
    async fn a_name_that_is_not_known_is_told_apart_and_nothing_was_sent() {
        let client = reqwest::Client::builder()
            .no_proxy()
            .tls_certs_only(std::iter::empty())
            .dns_resolver(NoNames)
            .build()
            .expect("a client");
        let no = client.get("http://jiko.example").send().await.expect_err("no such name");
        let expected = Error::Unavailable { reason: Reason::Dns, answered: false, sent: Sent::No };
        assert_eq!(error(no, false, Sent::Maybe), expected);
        let no = client.get("http://jiko.example/secret-id").send().await.expect_err("no name");
        assert!(!chain(no).contains("secret-id"), "the URL is not logged");
    }
}
