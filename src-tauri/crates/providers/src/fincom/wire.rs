use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// A part of the contract from JSON that is an object; serde alone would take a list for one.
pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_object() { T::deserialize(value).ok() } else { None }
}

/// The text under a key of an object; blank counts as absent.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The list under a key of an object; anything else counts as empty.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A pair of tokens. The two `_ttl` are points in time, in spite of their name.
/// docs/providers/fincom.md, Access.
#[derive(Deserialize)]
pub(super) struct TokenWire {
    pub(super) access_token: String,
    #[serde(default)]
    pub(super) access_token_ttl: Option<String>,
    #[serde(default)]
    pub(super) refresh_token: Option<String>,
    #[serde(default)]
    pub(super) refresh_token_ttl: Option<String>,
    #[serde(default)]
    pub(super) current_time: Option<String>,
}

/// Where a page stands in its list.
#[derive(Deserialize, Default)]
pub(super) struct PaginationWire {
    #[serde(default)]
    pub(super) total_page: Option<u64>,
    #[serde(default)]
    pub(super) total: Option<u64>,
}

impl PaginationWire {
    /// Of the `data` of an answer.
    pub(super) fn of(data: &Value) -> Self {
        data.get("pagination").and_then(read).unwrap_or_default()
    }
}

/// A customer just made.
#[derive(Deserialize)]
pub(super) struct CreatedWire {
    pub(super) customer_id: String,
    #[serde(default)]
    pub(super) tos_policies_url: Option<String>,
}
