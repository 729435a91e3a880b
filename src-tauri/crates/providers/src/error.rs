use std::time::Duration;

use chrono::{DateTime, Utc};
use dossier_domain::{ErrorCode, Problem, Refusal};

/// Why a provider could not be used, or what it said instead of yes.
///
/// Holds no credential and no value of an applicant; a provider's words are cleaned first.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The provider said no to this request.
    #[error("the provider refused the request with status {}", .0.status)]
    Refused(Refused),
    /// The provider does not let us in.
    #[error("the provider does not let this connection in")]
    Credentials(Door),
    /// The provider does not know the thing asked for.
    #[error("the provider does not know this application")]
    NotFound,
    /// The provider wants us to wait. Until then this client sends nothing.
    #[error("the provider wants fewer calls")]
    RateLimited {
        /// How long, if it said so; at most one hour.
        retry_after: Option<Duration>,
    },
    /// No usable answer.
    #[error("the provider did not answer: {reason}")]
    Unavailable {
        /// What happened.
        reason: Reason,
        /// A status line was read.
        answered: bool,
        /// Whether the request may have been processed.
        sent: Sent,
    },
    /// An answer that is not what the contract describes.
    #[error("the provider's answer cannot be understood: {what}")]
    Unintelligible {
        /// What is wrong with it.
        what: Garbled,
        /// Whether the request may have been processed.
        sent: Sent,
    },
    /// This computer's clock is off; nothing personal was sent.
    #[error("this computer's clock is off by {offset_s} s")]
    ClockWrong {
        /// Seconds by which this computer is ahead of the provider.
        offset_s: i64,
    },
    /// The connection cannot work as it is set up; nothing was sent.
    #[error("the connection is set up wrongly: {0}")]
    Setup(Setup),
    /// What was to be sent, or the credentials given, break a rule; nothing was sent.
    #[error("{} values break a rule", .0.len())]
    Input(Vec<Problem>),
    /// The provider has no such action; nothing was sent.
    #[error("the provider has no such action")]
    Unsupported,
    /// The repetition was refused because the first try had arrived, but what it made cannot be
    /// found out from here; a person has to ask the provider.
    #[error("an earlier try arrived, its result is unknown: {reason}")]
    ArrivedUnseen {
        /// Reason code of the message file.
        reason: &'static str,
    },
}

/// A provider's no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// HTTP status.
    pub status: u16,
    /// The provider's words, at most 2,000 characters, values of the request cut out.
    pub words: String,
    /// The words by field, where the provider told.
    pub fields: Vec<RefusedField>,
}

/// A provider's words about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedField {
    /// Dotted path in the provider's terms.
    pub path: String,
    /// The provider's words.
    pub words: String,
}

/// At which door the provider turned us away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The login was refused.
    Login,
    /// The login was taken, a call after it was not: a wrong signing secret, or access withdrawn.
    Call,
    /// Forbidden: commonly this network's address is not on the provider's list.
    Address,
}

/// Whether a request may have been processed although there is no good answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Nothing of it reached the provider, or it changes nothing there.
    No,
    /// It may have been processed; read back before sending again.
    Maybe,
}

/// Why there is no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The host name is not known.
    Dns,
    /// Nothing listens there.
    ConnectionRefused,
    /// No connection for another reason.
    Connect,
    /// No encrypted connection.
    Tls,
    /// The provider's certificate is expired or not yet valid; perhaps this clock is wrong.
    CertificateTime,
    /// The certificate is for another name.
    CertificateName,
    /// The certificate comes from an authority that is not trusted here.
    CertificateIssuer,
    /// It took too long.
    Timeout,
    /// The connection ended in the middle.
    Reset,
    /// The proxy does not let us through.
    Proxy,
    /// The provider answered with this status of its own trouble.
    Server(u16),
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Garbled {
    /// A web page.
    Html,
    /// Nothing where something was due.
    Empty,
    /// Not JSON, or JSON that no reader accepts.
    Malformed,
    /// Longer than the cap.
    TooLarge,
    /// A redirect; never followed.
    Redirect,
    /// Compressed, though nothing was offered.
    Encoded,
    /// JSON without what the contract promises.
    Shape,
    /// An answer about another application.
    OtherId,
    /// Something answers, but not this provider's API.
    NotThisApi,
}

/// What is wrong with a connection's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setup {
    /// Not an address.
    BaseUrl,
    /// Neither https nor plain http to this computer.
    Scheme,
    /// Not an http or https proxy address.
    Proxy,
    /// No certificate in the PEM text.
    Ca,
    /// The system's certificates cannot be read.
    Trust,
}

impl Error {
    /// The request may have been processed: read back before sending it again.
    pub fn doubtful(&self) -> bool {
        matches!(
            self,
            Self::Unavailable { sent: Sent::Maybe, .. }
                | Self::Unintelligible { sent: Sent::Maybe, .. }
        )
    }

    /// Something answered, so that the attempt counts as a try.
    pub fn answered(&self) -> bool {
        match self {
            Self::Refused(_)
            | Self::Credentials(_)
            | Self::NotFound
            | Self::RateLimited { .. }
            | Self::Unintelligible { .. }
            | Self::ArrivedUnseen { .. } => true,
            Self::Unavailable { answered, .. } => *answered,
            Self::ClockWrong { .. } | Self::Setup(_) | Self::Input(_) | Self::Unsupported => false,
        }
    }

    /// The code that terminal and window act on.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Refused(_) => ErrorCode::ProviderRefused,
            Self::Credentials(_) => ErrorCode::CredentialsRefused,
            Self::NotFound => ErrorCode::NotFound,
            Self::RateLimited { .. } => ErrorCode::RateLimited,
            Self::Unavailable { .. } | Self::Unintelligible { .. } => {
                ErrorCode::ProviderUnavailable
            }
            Self::ClockWrong { .. } => ErrorCode::ClockWrong,
            Self::Setup(_) | Self::Input(_) => ErrorCode::InvalidInput,
            Self::Unsupported => ErrorCode::NotAvailable,
            Self::ArrivedUnseen { .. } => ErrorCode::Conflict,
        }
    }

    /// The provider's no, for the record.
    pub fn refusal(&self, at: DateTime<Utc>) -> Option<Refusal> {
        match self {
            Self::Refused(Refused { status, words, .. }) => {
                Some(Refusal { at, status: *status, words: words.clone() })
            }
            _ => None,
        }
    }

    /// The same error of a call that preceded the request itself (a login): nothing of the
    /// request was sent.
    pub(crate) fn before_request(self) -> Self {
        self.with_sent(Sent::No)
    }

    /// The same error of a read on which the fate of an earlier request depends.
    pub(crate) fn in_doubt(self) -> Self {
        self.with_sent(Sent::Maybe)
    }

    fn with_sent(mut self, now: Sent) -> Self {
        if let Self::Unavailable { sent, .. } | Self::Unintelligible { sent, .. } = &mut self {
            *sent = now;
        }
        self
    }
}
