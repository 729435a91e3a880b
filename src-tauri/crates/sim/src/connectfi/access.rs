//! The part of a fault plan that both contracts share: tokens and credentials.

use serde::Deserialize;
use serde_json::{Map, Value};

/// Settings of signing in; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Access {
    pub(super) token_ttl_s: u32,
    pub(super) token_form: TokenForm,
    pub(super) refuse_credentials: bool,
    /// Takes effect once, when the plan is set.
    pub(super) revoke_tokens: bool,
}

/// How a token is answered: the two generations of documentation differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TokenForm {
    /// One text.
    Single,
    /// An object with `base` and `confined`; only the former opens the endpoints here.
    Pair,
}

impl Default for Access {
    fn default() -> Self {
        Self {
            token_ttl_s: 3600,
            token_form: TokenForm::Single,
            refuse_credentials: false,
            revoke_tokens: false,
        }
    }
}

const KEYS: [&str; 4] = ["token_ttl_s", "token_form", "refuse_credentials", "revoke_tokens"];

impl Access {
    /// Reads its own keys; the others are left to the contract.
    pub(super) fn split(settings: &Value) -> Result<(Self, Value), String> {
        let all = settings.as_object().cloned().unwrap_or_default();
        let (own, rest): (Map<_, _>, Map<_, _>) =
            all.into_iter().partition(|(key, _)| KEYS.contains(&key.as_str()));
        let own = serde_json::from_value(Value::Object(own)).map_err(|error| error.to_string())?;
        Ok((own, Value::Object(rest)))
    }
}
