//! Reading a plan.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use thiserror::Error;

use super::rule::Rule;
use crate::provider::Provider;

/// A plan that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("fault plan: {0}")]
pub struct PlanError(pub(crate) String);

/// Rules and settings, read and checked.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) rules: Vec<Rule>,
    pub(crate) date_skew_s: BTreeMap<String, i64>,
    /// What is left for each provider to read.
    pub(crate) settings: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(flatten)]
    settings: BTreeMap<String, Value>,
}

impl Plan {
    /// Reads a plan; every name in it must be one of the `providers`.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(crate) fn read(
        value: Value,
        providers: &[std::sync::Arc<dyn Provider>],
    ) -> Result<Self, PlanError> {
        let written: Written =
            serde_json::from_value(value).map_err(|error| PlanError(error.to_string()))?;
        let known = |name: &str| providers.iter().any(|provider| provider.name() == name);
        for rule in &written.rules {
            rule.check().map_err(PlanError)?;
            if let Some(name) = rule.provider.as_deref().filter(|name| !known(name)) {
                return Err(PlanError(format!("there is no provider {name}")));
            }
        }
        let mut plan = Self { seed: written.seed, rules: written.rules, ..Self::default() };
        for (name, value) in written.settings {
            if !known(&name) {
                return Err(PlanError(format!(
                    "{name} is neither a part of a plan nor a provider"
                )));
            }
            let Value::Object(mut own) = value else {
                return Err(PlanError(format!("the settings of {name} are no object")));
            };
            if let Some(skew) = own.remove("date_skew_s") {
                let skew = skew
                    .as_i64()
                    .ok_or_else(|| PlanError(format!("{name}: date_skew_s is no whole number")))?;
                plan.date_skew_s.insert(name.clone(), skew);
            }
            plan.settings.insert(name, Value::Object(own));
        }
        Ok(plan)
    }

    /// What the plan says to one provider; an empty object where it says nothing.
    pub(crate) fn settings_of(&self, provider: &str) -> Value {
        self.settings.get(provider).cloned().unwrap_or_else(|| Value::Object(Map::new()))
    }
}
