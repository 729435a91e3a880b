use serde::{Deserialize, Serialize};

/// What opens a vault, besides its recovery code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum KeyMode {
    /// The passphrase.
    #[default]
    Passphrase,
    /// The passphrase, on the computer that keeps the other half of the key.
    PassphraseAndDevice,
}

impl KeyMode {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Passphrase, Self::PassphraseAndDevice];

    /// The word used in commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::PassphraseAndDevice => "passphrase-and-device",
        }
    }

    /// The mode named by [`KeyMode::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }
}
