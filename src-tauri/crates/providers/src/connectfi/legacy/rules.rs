use chrono::NaiveDate;
use dossier_domain::{
    AttestationKind, Field, Kind, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use super::{mapping, reconcile, slots};
use crate::{
    Action, CheckContext, Rules, Takes,
    check::{Check, at},
    connectfi::{NOT_STARTED, applicant, mask, person, template},
};

/// What is known about connectFi's legacy contract. docs/providers/connectfi.md.
pub(crate) struct LegacyRules;

impl Rules for LegacyRules {
    fn provider(&self) -> Provider {
        Provider::Connectfi
    }

    fn template(&self, seed: u64) -> Value {
        template::applicant(seed)
    }

    fn check_applicant(&self, applicant: &Value, context: &CheckContext<'_>) -> Vec<Problem> {
        applicant::problems(applicant, context.today)
    }

    fn check_correction(
        &self,
        correction: &Value,
        asked: &[Field],
        _context: &CheckContext<'_>,
    ) -> Vec<Problem> {
        attribute_problems(correction, asked)
    }

    fn slots(&self) -> Vec<SlotName> {
        slots::all()
    }

    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule> {
        slots::rule(slot)
    }

    /// Places for documents are made when KYC is started. They take files until it is completed,
    /// and by way of a separate document after an approval too.
    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool {
        let open = |word: &str| word != NOT_STARTED && self.map_status(word) != Stage::Rejected;
        slots::rule(slot).is_some() && provider_status.is_some_and(open)
    }

    fn lists_slots(&self) -> bool {
        true
    }

    fn map_status(&self, word: &str) -> Stage {
        mapping::stage(word)
    }

    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes {
        match (action, provider_status) {
            (Action::Submit, Some(NOT_STARTED)) => Takes::Yes,
            (Action::Submit, _) => Takes::NotNow,
            (Action::Correct, Some("WAITING_DATA")) => Takes::WhenAsked,
            (Action::Correct, _) => Takes::NotNow,
            (Action::StartAgain | Action::Answer, _) => Takes::Never,
        }
    }

    fn attestations(&self) -> &'static [AttestationKind] {
        &[]
    }

    fn partly_unverified(&self) -> bool {
        true
    }

    fn signs_events(&self) -> bool {
        false
    }

    fn is_told_where_to_call_by_each_case(&self) -> bool {
        true
    }

    fn before(&self, kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String> {
        reconcile::before(kind, snapshot, slot)
    }

    fn applicant_name(&self, applicant: &Value) -> Option<String> {
        person::name(applicant)
    }

    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate> {
        person::birth_date(applicant)
    }

    fn applicant_email(&self, applicant: &Value) -> Option<String> {
        person::email(applicant)
    }

    fn applicant_address(&self, applicant: &Value) -> Option<String> {
        person::address(applicant)
    }

    fn masked(&self, applicant: &Value) -> Value {
        mask::masked(applicant)
    }
}

/// What is asked for is checked; everything else is ignored.
fn attribute_problems(correction: &Value, asked: &[Field]) -> Vec<Problem> {
    let mut check = Check::new(correction);
    let mut given = false;
    for field in asked {
        let Some(value) = at(correction, &field.name) else { continue };
        given = true;
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            check.report(&field.name, "required", "Say something, or leave it out.");
        } else if !field.options.is_empty()
            && let Some(text) = check.optional(&field.name)
        {
            let options: Vec<&str> = field.options.iter().map(String::as_str).collect();
            check.one_of(&field.name, text, &options);
        }
    }
    if !given {
        let names: Vec<&str> = asked.iter().map(|field| field.name.as_str()).collect();
        let message = format!("Give at least one of what is asked for: {}.", names.join(", "));
        check.report("", "required", message);
    }
    check.finish()
}
