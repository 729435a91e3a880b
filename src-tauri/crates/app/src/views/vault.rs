use chrono::{DateTime, Utc};
use dossier_domain::KeyMode;
use dossier_store::Standing;
use serde::Serialize;

/// The vault as a whole.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct VaultView {
    /// Its id.
    pub vault_id: String,
    /// SHA-256 of the public half of its signing key.
    pub fingerprint: String,
    /// The public half itself, lower-case hex: whoever has it can tell who signed a case file.
    pub public_key: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Number of cases.
    pub cases: u32,
    /// Number of submissions that are not final.
    pub outbox: u32,
    /// Version of its tables.
    pub schema: u32,
    /// Whether an older copy was put back, so that it is only read from.
    pub rolled_back: bool,
    /// How it stood to its anchor when it was opened.
    pub anchor: AnchorWord,
    /// The last entry of which the anchor knows, where an older copy was put back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchored_seq: Option<u64>,
    /// The number of the journal's last entry.
    pub seq: u64,
    /// How far the journal has come, signed.
    pub checkpoint: String,
    /// What opens it.
    pub mode: KeyMode,
    /// Whether there is a recovery code too.
    pub has_recovery_code: bool,
}

/// How a vault stands to its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum AnchorWord {
    /// As it was left, or further.
    Held,
    /// There was none.
    Absent,
    /// The vault is another one, or an older one.
    Differs,
}

impl AnchorWord {
    pub(crate) fn of(standing: Standing) -> Self {
        match standing {
            Standing::Held => Self::Held,
            Standing::Absent => Self::Absent,
            Standing::RolledBack { .. } => Self::Differs,
        }
    }

    /// For people and programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Absent => "absent",
            Self::Differs => "differs",
        }
    }
}
