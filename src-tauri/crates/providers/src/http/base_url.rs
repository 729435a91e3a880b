use std::net::IpAddr;

use reqwest::Url;

use crate::{Error, Setup};

/// A base URL that calls may go to: https, or plain http to this computer. A slash at its end is
/// optional; a path is kept.
pub(super) fn parse(text: &str) -> Result<Url, Error> {
    let wrong = Error::Setup(Setup::BaseUrl);
    let Ok(url) = Url::parse(text.trim()) else { return Err(wrong) };
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "https" if !host.is_empty() => {}
        "http" if is_this_computer(host) => {}
        "https" => return Err(wrong),
        _ => return Err(Error::Setup(Setup::Scheme)),
    }
    let extras = url.query().is_some()
        || url.fragment().is_some()
        || !url.username().is_empty()
        || url.password().is_some();
    if extras { Err(wrong) } else { Ok(url) }
}

fn is_this_computer(host: &str) -> bool {
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Whether a provider's id can stand in a path as it is.
pub(crate) fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_goes_to_this_computer_only() {
        for good in [
            "https://acme.sandbox-api.jikoservices.com",
            "https://acme.sandbox-api.jikoservices.com/",
            "http://127.0.0.1:8080/jiko",
            "http://[::1]:8080",
            "http://localhost:1",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for (bad, setup) in [
            ("http://acme.partner-api.jikoservices.com", Setup::Scheme),
            ("http://127.0.0.1.example.com", Setup::Scheme),
            ("http://192.168.0.1", Setup::Scheme),
            ("ftp://127.0.0.1", Setup::Scheme),
            ("acme.partner-api.jikoservices.com", Setup::BaseUrl),
            ("", Setup::BaseUrl),
            ("https://user:word@example.com", Setup::BaseUrl),
            ("https://example.com/?a=1", Setup::BaseUrl),
            ("https://", Setup::BaseUrl),
        ] {
            assert_eq!(parse(bad).err(), Some(Error::Setup(setup)), "{bad}");
        }
    }
}
