//! The fault plan: what goes wrong, when. Its format is described in the crate's README.

mod bodies;
mod fault;
mod plan;
mod rule;

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Serialize;

pub(crate) use fault::{Fault, Shape};
pub(crate) use plan::Plan;
pub use plan::PlanError;

use crate::lock::held;

/// The plan in force and its counters.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<InForce>);

#[derive(Debug, Default)]
struct InForce {
    plan: Plan,
    counts: Vec<RuleCount>,
}

/// How often a rule of the plan applied.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct RuleCount {
    /// Calls that the rule's provider, method and path match.
    matched: u64,
    /// Those of them that got its fault.
    fired: u64,
}

impl Faults {
    /// Replaces the plan; counting starts again.
    pub(crate) fn replace(&self, plan: Plan) {
        let counts = vec![RuleCount::default(); plan.rules.len()];
        *held(&self.0) = InForce { plan, counts };
    }

    /// The fault for this call, if any. Every rule counts every call that it matches; of those
    /// that fire the first in the plan is taken.
    pub(crate) fn pick(&self, provider: &str, method: &str, path: &str) -> Option<Fault> {
        let mut guard = held(&self.0);
        let InForce { plan, counts } = &mut *guard;
        let mut picked = None;
        for (index, (rule, count)) in plan.rules.iter().zip(counts).enumerate() {
            if !rule.matches(provider, method, path) {
                continue;
            }
            count.matched += 1;
            if picked.is_none() && rule.fires(plan.seed, index, count.matched) {
                count.fired += 1;
                picked = Some(rule.fault.clone());
            }
        }
        picked
    }

    /// Seconds by which the provider's `Date` header is off.
    pub(crate) fn date_skew_s(&self, provider: &str) -> i64 {
        held(&self.0).plan.date_skew_s.get(provider).copied().unwrap_or_default()
    }

    /// The counters, in the order of the rules.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, Vec<RuleCount>> {
        BTreeMap::from([("rules", held(&self.0).counts.clone())])
    }
}
