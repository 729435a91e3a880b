//! What this version knows about providers, without a vault.

use dossier_domain::{Message, Problem, Provider, SlotName, SlotRule};
use dossier_providers::CheckContext;
use serde_json::Value;

use crate::{Clock, Error, SystemClock};

/// A synthetic, valid applicant in the provider's own field names; another one at each call.
pub fn applicant_template(provider: Provider) -> Result<Value, Error> {
    Ok(dossier_providers::rules(provider).template(rand::random()))
}

/// What the provider would refuse about an applicant.
pub fn check_applicant(provider: Provider, applicant: &Value) -> Result<Vec<Problem>, Error> {
    Ok(dossier_providers::rules(provider)
        .check_applicant(applicant, &CheckContext::on(SystemClock.now().date_naive())))
}

/// What a file must be for a slot.
pub fn slot_rule(provider: Provider, slot: &SlotName) -> Result<SlotRule, Error> {
    let rules = dossier_providers::rules(provider);
    rules.slot_rule(slot).ok_or_else(|| {
        let names: Vec<String> = rules.slots().iter().map(ToString::to_string).collect();
        Error::Invalid(
            Message::new("error-unknown-slot")
                .with("provider", provider.display_name())
                .with("slots", names.join(", ")),
        )
    })
}
