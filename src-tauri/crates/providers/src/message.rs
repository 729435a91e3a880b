use std::fmt;

use crate::{Door, Error, Garbled, Reason, Setup};

/// Our sentence for an error, as a message of the shared message files. A provider's own words are
/// never part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Id of the message.
    pub id: &'static str,
    /// Its parameters.
    pub params: Vec<(&'static str, String)>,
}

impl Message {
    /// Every id that [`Error::message`] can give, and every reason code of this crate, so that a
    /// test can hold the message files against it.
    pub const IDS: &'static [&'static str] = &[
        "error-provider-refused",
        "error-credentials-login",
        "error-credentials-call",
        "error-credentials-address",
        "error-provider-not-found",
        "error-provider-rate-limited",
        "error-provider-rate-limited-for",
        "error-provider-unavailable-dns",
        "error-provider-unavailable-connection-refused",
        "error-provider-unavailable-connect",
        "error-provider-unavailable-tls",
        "error-provider-unavailable-certificate-time",
        "error-provider-unavailable-certificate-name",
        "error-provider-unavailable-certificate-issuer",
        "error-provider-unavailable-timeout",
        "error-provider-unavailable-reset",
        "error-provider-unavailable-proxy",
        "error-provider-unavailable-server",
        "error-provider-unintelligible-html",
        "error-provider-unintelligible-empty",
        "error-provider-unintelligible-malformed",
        "error-provider-unintelligible-too-large",
        "error-provider-unintelligible-redirect",
        "error-provider-unintelligible-encoded",
        "error-provider-unintelligible-shape",
        "error-provider-unintelligible-other-id",
        "error-provider-unintelligible-not-this-api",
        "error-clock-ahead",
        "error-clock-behind",
        "error-setup-base-url",
        "error-setup-scheme",
        "error-setup-proxy",
        "error-setup-ca",
        "error-setup-trust",
        "error-input-problems",
        "error-not-supported",
        "error-arrived-unseen",
    ];

    /// Reason codes of parked submissions that this crate can give.
    pub const REASONS: &'static [&'static str] = &[
        "answer_unseen",
        "create_arrived_id_unknown",
        "create_key_expired",
        "create_list_too_long",
        "create_list_unclear",
        "not_supported",
        "submit_arrived_outcome_unknown",
        "submit_key_expired",
    ];

    fn bare(id: &'static str) -> Self {
        Self { id, params: Vec::new() }
    }

    fn with(id: &'static str, name: &'static str, value: impl fmt::Display) -> Self {
        Self { id, params: vec![(name, value.to_string())] }
    }
}

impl Error {
    /// Our sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Refused(refused) => {
                Message::with("error-provider-refused", "status", refused.status)
            }
            Self::Credentials(door) => Message::bare(match door {
                Door::Login => "error-credentials-login",
                Door::Call => "error-credentials-call",
                Door::Address => "error-credentials-address",
            }),
            Self::NotFound => Message::bare("error-provider-not-found"),
            Self::RateLimited { retry_after: None } => Message::bare("error-provider-rate-limited"),
            Self::RateLimited { retry_after: Some(wait) } => {
                Message::with("error-provider-rate-limited-for", "seconds", wait.as_secs())
            }
            Self::Unavailable { reason: Reason::Server(status), .. } => {
                Message::with("error-provider-unavailable-server", "status", status)
            }
            Self::Unavailable { reason, .. } => Message::bare(reason.id()),
            Self::Unintelligible { what, .. } => Message::bare(what.id()),
            Self::ClockWrong { offset_s } => {
                let id = if *offset_s > 0 { "error-clock-ahead" } else { "error-clock-behind" };
                Message::with(id, "minutes", offset_s.unsigned_abs().div_ceil(60))
            }
            Self::Setup(setup) => Message::bare(setup.id()),
            Self::Input(problems) => Message::with("error-input-problems", "count", problems.len()),
            Self::Unsupported => Message::bare("error-not-supported"),
            Self::ArrivedUnseen { reason } => {
                Message::with("error-arrived-unseen", "reason", reason)
            }
        }
    }
}

impl Reason {
    fn id(self) -> &'static str {
        match self {
            Self::Dns => "error-provider-unavailable-dns",
            Self::ConnectionRefused => "error-provider-unavailable-connection-refused",
            Self::Connect => "error-provider-unavailable-connect",
            Self::Tls => "error-provider-unavailable-tls",
            Self::CertificateTime => "error-provider-unavailable-certificate-time",
            Self::CertificateName => "error-provider-unavailable-certificate-name",
            Self::CertificateIssuer => "error-provider-unavailable-certificate-issuer",
            Self::Timeout => "error-provider-unavailable-timeout",
            Self::Reset => "error-provider-unavailable-reset",
            Self::Proxy => "error-provider-unavailable-proxy",
            Self::Server(_) => "error-provider-unavailable-server",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns => f.write_str("its name is not known"),
            Self::ConnectionRefused => f.write_str("nothing listens at its address"),
            Self::Connect => f.write_str("no connection"),
            Self::Tls => f.write_str("no encrypted connection"),
            Self::CertificateTime => f.write_str("its certificate is not valid at this time"),
            Self::CertificateName => f.write_str("its certificate is for another name"),
            Self::CertificateIssuer => f.write_str("its certificate is not trusted here"),
            Self::Timeout => f.write_str("it took too long"),
            Self::Reset => f.write_str("the connection ended"),
            Self::Proxy => f.write_str("the proxy does not let us through"),
            Self::Server(status) => write!(f, "status {status}"),
        }
    }
}

impl Garbled {
    fn id(self) -> &'static str {
        match self {
            Self::Html => "error-provider-unintelligible-html",
            Self::Empty => "error-provider-unintelligible-empty",
            Self::Malformed => "error-provider-unintelligible-malformed",
            Self::TooLarge => "error-provider-unintelligible-too-large",
            Self::Redirect => "error-provider-unintelligible-redirect",
            Self::Encoded => "error-provider-unintelligible-encoded",
            Self::Shape => "error-provider-unintelligible-shape",
            Self::OtherId => "error-provider-unintelligible-other-id",
            Self::NotThisApi => "error-provider-unintelligible-not-this-api",
        }
    }
}

impl fmt::Display for Garbled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "a web page",
            Self::Empty => "nothing",
            Self::Malformed => "not JSON",
            Self::TooLarge => "too long",
            Self::Redirect => "a redirect",
            Self::Encoded => "compressed",
            Self::Shape => "parts are missing",
            Self::OtherId => "about another application",
            Self::NotThisApi => "not this provider's API",
        })
    }
}

impl Setup {
    fn id(self) -> &'static str {
        match self {
            Self::BaseUrl => "error-setup-base-url",
            Self::Scheme => "error-setup-scheme",
            Self::Proxy => "error-setup-proxy",
            Self::Ca => "error-setup-ca",
            Self::Trust => "error-setup-trust",
        }
    }
}

impl fmt::Display for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BaseUrl => "the base URL is not an address",
            Self::Scheme => "the base URL is neither https nor http to this computer",
            Self::Proxy => "the proxy is not an http or https address",
            Self::Ca => "the certificate authority file holds no certificate",
            Self::Trust => "the system's certificates cannot be read",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, time::Duration};

    use super::*;
    use crate::{Refused, Sent};

    #[test]
    fn the_list_holds_exactly_the_ids_that_are_given() {
        let reasons = [
            Reason::Dns,
            Reason::ConnectionRefused,
            Reason::Connect,
            Reason::Tls,
            Reason::CertificateTime,
            Reason::CertificateName,
            Reason::CertificateIssuer,
            Reason::Timeout,
            Reason::Reset,
            Reason::Proxy,
            Reason::Server(500),
        ];
        let garbled = [
            Garbled::Html,
            Garbled::Empty,
            Garbled::Malformed,
            Garbled::TooLarge,
            Garbled::Redirect,
            Garbled::Encoded,
            Garbled::Shape,
            Garbled::OtherId,
            Garbled::NotThisApi,
        ];
        let setups = [Setup::BaseUrl, Setup::Scheme, Setup::Proxy, Setup::Ca, Setup::Trust];
        let refused = Refused { status: 422, words: String::new(), fields: Vec::new() };
        let mut errors = vec![
            Error::Refused(refused),
            Error::NotFound,
            Error::RateLimited { retry_after: None },
            Error::RateLimited { retry_after: Some(Duration::ZERO) },
            Error::ClockWrong { offset_s: 3600 },
            Error::ClockWrong { offset_s: -3600 },
            Error::Input(Vec::new()),
            Error::Unsupported,
            Error::ArrivedUnseen { reason: "create_arrived_id_unknown" },
        ];
        errors.extend([Door::Login, Door::Call, Door::Address].map(Error::Credentials));
        errors.extend(setups.map(Error::Setup));
        errors.extend(garbled.map(|what| Error::Unintelligible { what, sent: Sent::No }));
        errors.extend(reasons.map(|reason| Error::Unavailable {
            reason,
            answered: false,
            sent: Sent::No,
        }));
        let given: BTreeSet<_> = errors.iter().map(|error| error.message().id).collect();
        assert_eq!(given, Message::IDS.iter().copied().collect());
        assert_eq!(given.len(), Message::IDS.len(), "no id stands twice");
    }
}
