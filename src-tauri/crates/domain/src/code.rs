use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// What went wrong, as a code that terminal and window act on. One list for both.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $word)] $name,)*
        }

        impl ErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

codes! {
    /// The passphrase does not open the vault.
    WrongPassphrase = "wrong_passphrase",
    /// The vault is locked.
    VaultLocked = "vault_locked",
    /// The vault's files are damaged.
    VaultDamaged = "vault_damaged",
    /// Another process holds the vault.
    VaultInUse = "vault_in_use",
    /// The vault was written by a newer version.
    VaultNewer = "vault_newer",
    /// An older copy of the vault was put back.
    RolledBack = "rolled_back",
    /// There is no such thing.
    NotFound = "not_found",
    /// What was given is not valid.
    InvalidInput = "invalid_input",
    /// Not possible now; the reason is told.
    NotAvailable = "not_available",
    /// The world moved meanwhile.
    Conflict = "conflict",
    /// The provider said no.
    ProviderRefused = "provider_refused",
    /// The provider did not answer, or not in a way that can be understood.
    ProviderUnavailable = "provider_unavailable",
    /// The provider wants us to wait.
    RateLimited = "rate_limited",
    /// The provider does not accept the credentials.
    CredentialsRefused = "credentials_refused",
    /// This computer's clock is off.
    ClockWrong = "clock_wrong",
    /// The file cannot be read.
    UnreadableFile = "unreadable_file",
    /// The file is over a limit.
    FileTooLarge = "file_too_large",
    /// The file cannot be made to meet the rule.
    DoesNotConform = "does_not_conform",
    /// There is no room on the disk.
    StorageFull = "storage_full",
    /// A record was changed outside this program.
    Tampered = "tampered",
    /// A fault of this program.
    Internal = "internal",
}
