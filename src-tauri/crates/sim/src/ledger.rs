//! What was asked and what came of it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Serialize;

use crate::lock::held;

/// How often one request was answered with one status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequestCount {
    /// Provider, as in the announcement.
    pub provider: String,
    /// HTTP method.
    pub method: String,
    /// The path as requested, without the query.
    pub path: String,
    /// The status sent; 0 where the connection was closed or left without an answer.
    pub status: u16,
    /// Number of such requests.
    pub count: u64,
}

/// How often a provider changed something for a caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EffectCount {
    /// Provider, as in the announcement.
    pub provider: String,
    /// The provider's id of the application or customer.
    pub external_id: String,
    /// `create`, `submit`, `upload:SLOT`, `attach`, `correct` or `answer`.
    pub effect: String,
    /// Number of such changes.
    pub count: u64,
}

/// Provider, path, method, status.
type RequestKey = (&'static str, String, String, u16);
/// Provider, external id, effect.
type EffectKey = (&'static str, String, String);

/// Counts requests and effects since the start.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    requests: Mutex<BTreeMap<RequestKey, u64>>,
    effects: Mutex<BTreeMap<EffectKey, u64>>,
}

impl Ledger {
    /// Counts one answered (or, with status 0, unanswered) request.
    pub(crate) fn request(&self, provider: &'static str, method: &str, path: &str, status: u16) {
        let key = (provider, path.to_owned(), method.to_owned(), status);
        *held(&self.requests).entry(key).or_default() += 1;
    }

    /// Counts one change that a caller brought about. A replayed answer is none.
    pub(crate) fn effect(&self, provider: &'static str, external_id: &str, effect: &str) {
        let key = (provider, external_id.to_owned(), effect.to_owned());
        *held(&self.effects).entry(key).or_default() += 1;
    }

    /// Changes that were counted under one id turn out to belong to another.
    pub(crate) fn assigned(&self, provider: &'static str, from: &str, to: &str) {
        let mut effects = held(&self.effects);
        let moved: Vec<EffectKey> = effects
            .keys()
            .filter(|(name, external_id, _)| *name == provider && external_id == from)
            .cloned()
            .collect();
        for key in moved {
            let count = effects.remove(&key).unwrap_or_default();
            *effects.entry((provider, to.to_owned(), key.2)).or_default() += count;
        }
    }

    pub(crate) fn requests(&self) -> Vec<RequestCount> {
        held(&self.requests)
            .iter()
            .map(|((provider, path, method, status), count)| RequestCount {
                provider: (*provider).to_owned(),
                method: method.clone(),
                path: path.clone(),
                status: *status,
                count: *count,
            })
            .collect()
    }

    pub(crate) fn effects(&self) -> Vec<EffectCount> {
        held(&self.effects)
            .iter()
            .map(|((provider, external_id, effect), count)| EffectCount {
                provider: (*provider).to_owned(),
                external_id: external_id.clone(),
                effect: effect.clone(),
                count: *count,
            })
            .collect()
    }
}
