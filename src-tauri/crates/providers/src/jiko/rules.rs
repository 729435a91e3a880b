use chrono::NaiveDate;
use dossier_domain::{
    AttestationKind, Edits, Kind, MediaType, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use super::{applicant, mapping, reconcile, template};
use crate::{
    Action, CheckContext, Rules, Takes,
    check::{line, parse_date, text_at},
};

const SLOTS: [&str; 7] = [
    "SELFIE",
    "PASSPORT",
    "ID_FRONT",
    "ID_BACK",
    "IDENTIFICATION_NUMBER_VERIFICATION",
    "ADDRESS_VERIFICATION",
    "OTHER",
];

/// What is known about Jiko. docs/providers/jiko.md.
pub(crate) struct JikoRules;

pub(super) fn is_slot(slot: &SlotName) -> bool {
    SLOTS.contains(&slot.as_str())
}

impl Rules for JikoRules {
    fn filled_on_create(&self) -> &'static [&'static str] {
        &["agreement_consent"]
    }

    fn provider(&self) -> Provider {
        Provider::Jiko
    }

    fn template(&self, seed: u64) -> Value {
        template::applicant(seed)
    }

    fn check_applicant(&self, applicant: &Value, context: &CheckContext<'_>) -> Vec<Problem> {
        applicant::problems(applicant, context.today)
    }

    fn slots(&self) -> Vec<SlotName> {
        SLOTS.iter().map(|slot| SlotName::new(*slot)).collect()
    }

    /// The strictest reading of the sources for every slot: PNG, under 5,000,000 bytes.
    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule> {
        is_slot(slot).then(|| SlotRule {
            media_types: vec![MediaType::Png],
            max_bytes: 4_999_999,
            min_bytes: Some(1),
            pages: None,
            edits: Edits::Full,
        })
    }

    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool {
        is_slot(slot) && !provider_status.is_some_and(|word| self.map_status(word).is_final())
    }

    fn map_status(&self, word: &str) -> Stage {
        mapping::stage(word)
    }

    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes {
        match (action, provider_status) {
            (Action::Submit, Some("CREATED" | "PENDING")) => Takes::Yes,
            (Action::Submit, Some("DOCUMENTS_NEEDED")) => Takes::WhenFilled,
            (Action::Submit, _) => Takes::NotNow,
            (Action::StartAgain | Action::Correct | Action::Answer, _) => Takes::Never,
        }
    }

    fn attestations(&self) -> &'static [AttestationKind] {
        &[AttestationKind::Phone, AttestationKind::Email, AttestationKind::Agreements]
    }

    fn before(&self, kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String> {
        reconcile::before(kind, snapshot, slot)
    }

    fn applicant_name(&self, applicant: &Value) -> Option<String> {
        let parts: Vec<&str> = ["name.first_name", "name.middle_name", "name.last_name"]
            .into_iter()
            .filter_map(|path| text_at(applicant, path))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate> {
        text_at(applicant, "date_of_birth")
            .or_else(|| text_at(applicant, "date_of_birth.date_of_birth"))
            .and_then(parse_date)
    }

    fn applicant_email(&self, applicant: &Value) -> Option<String> {
        text_at(applicant, "email").map(str::to_owned)
    }

    fn applicant_address(&self, applicant: &Value) -> Option<String> {
        let paths = ["street_address", "street_address2", "city", "state", "postal_code"];
        line(applicant.get("address")?, &paths)
    }

    fn masked(&self, applicant: &Value) -> Value {
        let mut masked = applicant.clone();
        mask(&mut masked);
        masked
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "identification_number" {
                    *value = Value::from(stars(value));
                } else {
                    mask(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

fn stars(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let hidden = text.chars().count().saturating_sub(4);
    if hidden == 0 {
        return "*".repeat(text.chars().count());
    }
    text.chars().enumerate().map(|(at, char)| if at < hidden { '*' } else { char }).collect()
}
