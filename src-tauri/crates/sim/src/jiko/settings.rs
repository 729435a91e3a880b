//! Jiko's own part of a fault plan.

use serde::Deserialize;

/// What may be told of Jiko under `"jiko"` in a fault plan; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) idempotency: Repeats,
    pub(super) token_ttl_s: u32,
    pub(super) refuse_credentials: bool,
    /// Takes effect once, when the plan is set.
    pub(super) revoke_tokens: bool,
    pub(super) agreement_version: String,
    pub(super) stale_consent: StaleConsent,
    pub(super) late_pending: bool,
}

/// What a repeated idempotency key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Repeats {
    /// The same request gets the stored answer, another one 409.
    Replay,
    /// Every repeat gets 409.
    Refuse,
}

/// What a consent to another version of the agreements leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StaleConsent {
    Accept,
    /// 422 at create.
    Reject,
    /// `MANUAL_REVIEW` after apply.
    Review,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            idempotency: Repeats::Replay,
            token_ttl_s: 3600,
            refuse_credentials: false,
            revoke_tokens: false,
            agreement_version: "2026-01".to_owned(),
            stale_consent: StaleConsent::Accept,
            late_pending: false,
        }
    }
}
