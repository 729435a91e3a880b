//! Ids: a prefix, a separator and random characters, 36 in all at most.

use uuid::Uuid;

/// What stands between an id's prefix and the rest: `-` in the samples of the legacy contract;
/// `_` in its property tables and, since hyphens are refused there, under akepa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Hyphen,
    Underscore,
}

impl Separator {
    /// The id with this random part.
    pub(super) fn join(self, prefix: &str, random: &str) -> String {
        match self {
            Self::Hyphen => format!("{prefix}-{random}"),
            Self::Underscore => format!("{prefix}_{random}"),
        }
    }

    /// A new id.
    pub(super) fn mint(self, prefix: &str) -> String {
        let random = Uuid::new_v4().simple().to_string();
        self.join(prefix, &random[..24])
    }
}
