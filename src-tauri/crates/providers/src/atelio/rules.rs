use chrono::{NaiveDate, TimeDelta};
use dossier_domain::{
    AttestationKind, Field, Kind, Memory, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use super::{
    applicant, correct, mapping, mask,
    memory::{Attempt, HOSTED},
    reconcile, status, template,
};
use crate::{
    Action, CheckContext, Event, Rules, Takes,
    check::{line, parse_date, text_at},
};

/// Documents that Atelio's own pages take from the customer; other words may come.
const SLOTS: [&str; 6] = [
    "government_id",
    "social_security_card",
    "utility_bill",
    "proof_of_address",
    "persona",
    HOSTED,
];

/// What is known about Atelio. docs/providers/atelio.md.
pub(crate) struct AtelioRules;

impl Rules for AtelioRules {
    fn provider(&self) -> Provider {
        Provider::Atelio
    }

    fn template(&self, seed: u64) -> Value {
        template::applicant(seed)
    }

    fn check_applicant(&self, applicant: &Value, context: &CheckContext<'_>) -> Vec<Problem> {
        applicant::problems(applicant, context.today)
    }

    /// All that would be sent is looked at, asked for or not: before KYC passes Atelio takes a
    /// correction of any field.
    fn check_correction(
        &self,
        correction: &Value,
        _asked: &[Field],
        context: &CheckContext<'_>,
    ) -> Vec<Problem> {
        applicant::correction_problems(correction, context.today)
    }

    fn slots(&self) -> Vec<SlotName> {
        SLOTS.iter().map(|slot| SlotName::new(*slot)).collect()
    }

    /// The customer uploads on Atelio's pages; no slot takes a file from us.
    fn slot_rule(&self, _slot: &SlotName) -> Option<SlotRule> {
        None
    }

    fn accepts_attach(&self, _provider_status: Option<&str>, _slot: &SlotName) -> bool {
        false
    }

    fn map_status(&self, word: &str) -> Stage {
        status::stage(word)
    }

    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes {
        status::takes(action, provider_status)
    }

    fn attestations(&self) -> &'static [AttestationKind] {
        &[]
    }

    fn remember(&self, memory: Option<&Memory>, event: &Event) -> Option<Memory> {
        Attempt::of(memory).with(event).map(|attempt| attempt.memory())
    }

    fn corrected(&self, memory: Option<&Memory>, correction: &Value) -> Option<Memory> {
        correct::without(memory, correction)
    }

    fn partly_unverified(&self) -> bool {
        true
    }

    fn patience(&self, stage: Stage) -> Option<TimeDelta> {
        (stage == Stage::DocumentsNeeded).then_some(mapping::UPLOAD_WINDOW)
    }

    fn before(&self, kind: Kind, snapshot: &Snapshot, _slot: Option<&SlotName>) -> Option<String> {
        reconcile::before(kind, snapshot)
    }

    fn applicant_name(&self, applicant: &Value) -> Option<String> {
        let parts: Vec<&str> = ["first_name", "middle_name", "last_name"]
            .into_iter()
            .filter_map(|field| text_at(customer(applicant), field))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate> {
        text_at(customer(applicant), "dob").and_then(parse_date)
    }

    fn applicant_email(&self, applicant: &Value) -> Option<String> {
        text_at(customer(applicant), "email").map(str::to_owned)
    }

    fn applicant_address(&self, applicant: &Value) -> Option<String> {
        let customer = customer(applicant);
        let address = customer.pointer("/addresses/0").or_else(|| customer.get("address"))?;
        line(address, &["street", "street2", "city", "state", "zip_code"])
    }

    fn masked(&self, applicant: &Value) -> Value {
        let mut masked = applicant.clone();
        mask::mask(&mut masked);
        masked
    }
}

/// A create body is the customer itself; an applicant and an echo have it as a part.
fn customer(applicant: &Value) -> &Value {
    applicant.get("customer").unwrap_or(applicant)
}
