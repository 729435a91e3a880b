use chrono::NaiveDate;
use dossier_domain::{
    AttestationKind, Kind, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use crate::jiko::JikoRules;

/// What is known about a provider without talking to it. Pure.
pub trait Rules: Send + Sync {
    /// Whose rules these are.
    fn provider(&self) -> Provider;

    /// A synthetic, valid applicant in the provider's own field names, resident in California.
    /// Another seed makes another person.
    fn template(&self, seed: u64) -> Value;

    /// What the provider would refuse about an applicant, before anything is sent. Messages name
    /// no value; suggestions are given where mending is mechanical, never for identification
    /// numbers. `today` decides ages.
    fn check_applicant(&self, applicant: &Value, today: NaiveDate) -> Vec<Problem>;

    /// Every slot that can be given a file, in the order of menus.
    fn slots(&self) -> Vec<SlotName>;

    /// What a file must be for the slot; none for a slot that takes no file from us.
    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule>;

    /// Whether the provider takes a file for the slot in this status. No status: not created yet.
    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool;

    /// The provider's half of the stage. Every word that is not in the contract is
    /// [`Stage::Unmapped`].
    fn map_status(&self, word: &str) -> Stage;

    /// Statuses from which a submit is possible, word for word.
    fn submit_statuses(&self) -> &'static [&'static str];

    /// What must be attested before a create.
    fn attestations(&self) -> &'static [AttestationKind];

    /// The word for the state of things, against which reconciling compares after a lost answer:
    /// taken from the last snapshot before the first try. None where there is nothing to compare.
    fn before(&self, kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String>;

    /// The applicant's full name, from a create body or an echo.
    fn applicant_name(&self, applicant: &Value) -> Option<String>;

    /// The applicant's date of birth, from a create body or an echo.
    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate>;

    /// The applicant's e-mail address, from a create body or an echo.
    fn applicant_email(&self, applicant: &Value) -> Option<String>;

    /// The same data with identification numbers masked to the last four: `*****0001`.
    fn masked(&self, applicant: &Value) -> Value;
}

/// The rules of a provider; none for providers that this version does not speak with.
pub fn rules(provider: Provider) -> Option<&'static dyn Rules> {
    match provider {
        Provider::Jiko => Some(&JikoRules),
        Provider::Atelio
        | Provider::Connectfi
        | Provider::ConnectfiAkepa
        | Provider::FincomV1
        | Provider::FincomV2 => None,
    }
}
