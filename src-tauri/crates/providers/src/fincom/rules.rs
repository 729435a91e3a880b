use chrono::NaiveDate;
use dossier_domain::{
    AttestationKind, Edits, Kind, MediaType, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use super::{
    Version, applicant, mapping, mask,
    papers::{self, Conditions},
    reconcile, rfi, template, v1, v2,
};
use crate::{
    Action, CheckContext, DetailsRule, Rules, Takes, UploadedFile,
    check::{line, parse_date, text_at},
};

/// No limit is documented; this one keeps a slip from going out. Edits are lossless, because the
/// provider refuses what was worked on.
const MAX_BYTES: u64 = 20_000_000;

/// What is known about Fin.com. docs/providers/fincom.md.
pub(crate) struct FincomRules(pub(crate) Version);

impl Rules for FincomRules {
    fn provider(&self) -> Provider {
        match self.0 {
            Version::V1 => Provider::FincomV1,
            Version::V2 => Provider::FincomV2,
        }
    }

    fn template(&self, seed: u64) -> Value {
        template::applicant(self.0, seed)
    }

    fn check_applicant(&self, applicant: &Value, context: &CheckContext<'_>) -> Vec<Problem> {
        applicant::problems(self.0, applicant, context)
    }

    /// All but what only the connection and the customer tell: the live photo, the country of
    /// residence and the terms are looked at when the attach is put together.
    fn check_submit(&self, files: &[UploadedFile], context: &CheckContext<'_>) -> Vec<Problem> {
        let conditions = Conditions {
            version: self.0,
            today: context.today,
            selfie_required: false,
            residence: None,
        };
        papers::problems(files, conditions)
    }

    fn slots(&self) -> Vec<SlotName> {
        self.0.slots().iter().map(|slot| SlotName::new(slot.name)).collect()
    }

    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule> {
        let slot = slot.as_str();
        (self.0.slot(slot).is_some() || rfi::takes_file(slot)).then(|| SlotRule {
            media_types: vec![MediaType::Pdf, MediaType::Jpeg, MediaType::Png],
            max_bytes: MAX_BYTES,
            min_bytes: Some(1),
            pages: None,
            edits: Edits::Lossless,
        })
    }

    /// Documents of an attach while one is taken, and in a status that this version does not know;
    /// files of a request for information whenever there can be one.
    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool {
        let slot = slot.as_str();
        if rfi::takes_file(slot) {
            return provider_status.is_some();
        }
        let waits = provider_status.is_none_or(|word| {
            matches!(self.map_status(word), Stage::DocumentsNeeded | Stage::Unmapped)
        });
        waits && self.0.slot(slot).is_some()
    }

    fn map_status(&self, word: &str) -> Stage {
        mapping::stage(word)
    }

    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes {
        match (action, provider_status) {
            (Action::Submit, Some("INCOMPLETE" | "ACTION_REQUIRED" | "REINITIATE")) => {
                Takes::WhenFilled
            }
            (Action::Answer, Some(_)) => Takes::WhenAsked,
            (Action::Submit | Action::Answer, _) => Takes::NotNow,
            (Action::StartAgain | Action::Correct, _) => Takes::Never,
        }
    }

    fn attestations(&self) -> &'static [AttestationKind] {
        &[]
    }

    fn submit_attestations(&self) -> &'static [AttestationKind] {
        &[AttestationKind::Terms]
    }

    fn links_on_submit(&self) -> bool {
        true
    }

    fn details(&self, slot: &SlotName) -> DetailsRule {
        let rule = |slot| match self.0 {
            Version::V1 => v1::details(slot),
            Version::V2 => v2::details(slot),
        };
        self.0.slot(slot.as_str()).map_or_else(|| DetailsRule::unused(slot), rule)
    }

    fn partly_unverified(&self) -> bool {
        true
    }

    fn asks_after_review(&self) -> bool {
        true
    }

    fn asks_after_approval(&self) -> bool {
        true
    }

    fn before(&self, kind: Kind, snapshot: &Snapshot, _slot: Option<&SlotName>) -> Option<String> {
        reconcile::before(kind, snapshot)
    }

    fn applicant_name(&self, applicant: &Value) -> Option<String> {
        let parts: Vec<&str> =
            ["basic_info.first_name", "basic_info.middle_name", "basic_info.last_name"]
                .into_iter()
                .filter_map(|path| text_at(applicant, path))
                .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate> {
        text_at(applicant, "basic_info.dob").and_then(parse_date)
    }

    fn applicant_email(&self, applicant: &Value) -> Option<String> {
        text_at(applicant, "basic_info.email").map(str::to_owned)
    }

    fn applicant_address(&self, applicant: &Value) -> Option<String> {
        let paths = [
            "street",
            "street_line_1",
            "street_line_2",
            "city",
            "state",
            "subdivision_code",
            "postal_code",
        ];
        line(applicant.get("address")?, &paths)
    }

    fn masked(&self, applicant: &Value) -> Value {
        mask::masked(applicant)
    }
}
