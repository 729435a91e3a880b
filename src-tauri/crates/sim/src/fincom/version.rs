//! The two versions of the API.

/// V1 or V2: of an account, of an endpoint, or of the call that created a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

impl Version {
    /// The account's name in the announcement.
    pub(super) fn provider(self) -> &'static str {
        match self {
            Self::V1 => "fincom-v1",
            Self::V2 => "fincom-v2",
        }
    }

    /// The account's name for people.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::V1 => "Simulated Fin.com V1",
            Self::V2 => "Simulated Fin.com V2",
        }
    }
}
