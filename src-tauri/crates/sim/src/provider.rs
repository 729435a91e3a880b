//! What every simulated provider is.

use serde_json::Value;

use crate::http::{Call, Reply};
use crate::outcome::{Outcome, OutcomeError};

/// Puts checked settings into force.
pub(crate) type Apply<'a> = Box<dyn FnOnce() + 'a>;

/// One simulated provider behind a base URL of its own. It keeps its state in memory and answers
/// each call whole; faults, dates and the request log are added around it.
pub(crate) trait Provider: Send + Sync + 'static {
    /// The name in the announcement, in fault plans and on the control endpoints.
    fn name(&self) -> &'static str;

    /// The announced connection's name, for people.
    fn title(&self) -> &'static str;

    /// The announced credentials object.
    fn credentials(&self) -> Value;

    /// Makes up `count` applications that stay where they are until acted on; their external ids.
    fn seed(&self, count: usize) -> Vec<String>;

    /// Answers one call.
    fn handle(&self, call: &Call) -> Reply;

    /// Does what has become due.
    fn settle(&self);

    /// Sets what happens next to one application.
    ///
    /// # Errors
    /// The application is unknown, or no such move exists for it.
    fn outcome(&self, external_id: &str, outcome: Outcome) -> Result<(), OutcomeError>;

    /// Checks the provider's own part of a fault plan (an object, empty where the plan has none).
    ///
    /// # Errors
    /// What is wrong with it, in words.
    fn configure(&self, settings: &Value) -> Result<Apply<'_>, String>;
}
