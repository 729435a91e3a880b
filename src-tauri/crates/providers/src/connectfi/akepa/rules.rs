use std::collections::BTreeSet;

use chrono::NaiveDate;
use dossier_domain::{
    AttestationKind, Field, Kind, Memory, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use super::{UNKNOWN, correction, mapping, memory::Remembered, slots};
use crate::{
    Action, CheckContext, DetailsRule, Event, Rules, Takes, UploadedFile,
    connectfi::{NOT_STARTED, applicant, mask, person, template},
};

/// What is known about connectFi's akepa contract. docs/providers/connectfi.md.
pub(crate) struct AkepaRules;

/// The statuses in which uploaded documents can be linked and are waited for.
fn wants_documents(word: &str) -> bool {
    matches!(word, "pending_step_up" | "pending_documents")
}

impl Rules for AkepaRules {
    fn provider(&self) -> Provider {
        Provider::ConnectfiAkepa
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
        context: &CheckContext<'_>,
    ) -> Vec<Problem> {
        correction::problems(correction, asked, context)
    }

    /// A document with two sides is linked with both.
    fn check_submit(&self, files: &[UploadedFile], _context: &CheckContext<'_>) -> Vec<Problem> {
        let given: BTreeSet<&SlotName> = files.iter().map(|file| &file.slot).collect();
        given
            .iter()
            .filter_map(|slot| slots::other_side(slot))
            .filter(|other| slots::wire(other).is_some() && !given.contains(other))
            .map(|other| Problem {
                path: other.to_string(),
                code: "required".to_owned(),
                message: "Attach the other side of the document too.".to_owned(),
                suggestion: None,
            })
            .collect()
    }

    fn slots(&self) -> Vec<SlotName> {
        slots::all()
    }

    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule> {
        slots::rule(slot)
    }

    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool {
        slots::rule(slot).is_some() && provider_status.is_some_and(wants_documents)
    }

    fn map_status(&self, word: &str) -> Stage {
        mapping::word_stage(word)
    }

    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes {
        match (action, provider_status) {
            (Action::Submit, Some(NOT_STARTED)) => Takes::Yes,
            (Action::Submit, Some(word)) if wants_documents(word) => Takes::WhenFilled,
            (Action::Submit, _) => Takes::NotNow,
            // Whether the customer has an application is not known; a person may start another.
            (Action::StartAgain, Some(UNKNOWN)) => Takes::Yes,
            (Action::StartAgain, _) => Takes::NotNow,
            (Action::Correct, Some("data_request")) => Takes::WhenAsked,
            (Action::Correct, _) => Takes::NotNow,
            (Action::Answer, _) => Takes::Never,
        }
    }

    fn attestations(&self) -> &'static [AttestationKind] {
        &[]
    }

    fn links_on_submit(&self) -> bool {
        true
    }

    /// The sides of one document belong together.
    fn details(&self, slot: &SlotName) -> DetailsRule {
        let kind = slot.as_str().split('/').next().unwrap_or_default();
        DetailsRule::unused(&SlotName::new(kind))
    }

    /// An event names an application; it is only tried, and only where none is known.
    fn remember(&self, memory: Option<&Memory>, event: &Event) -> Option<Memory> {
        let application = event.told.as_ref()?.expose()["application"].as_str()?;
        let before = Remembered::of(memory);
        let after = before.clone().unwrap_or_default().with_hint(application);
        (before.unwrap_or_default() != after).then(|| after.keep())
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

    /// The status, against which a submit or a correction is compared. What an upload leaves
    /// cannot be read.
    fn before(&self, kind: Kind, snapshot: &Snapshot, _slot: Option<&SlotName>) -> Option<String> {
        matches!(kind, Kind::Submit | Kind::Correct).then(|| snapshot.provider_status.clone())
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
