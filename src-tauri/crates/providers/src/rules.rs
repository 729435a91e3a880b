use chrono::{NaiveDate, TimeDelta};
use dossier_domain::{
    AttestationKind, Field, Kind, Memory, Problem, Provider, SlotName, SlotRule, Snapshot, Stage,
};
use serde_json::Value;

use crate::{
    Event, UploadedFile,
    atelio::AtelioRules,
    connectfi::{AkepaRules, LegacyRules},
    fincom::{FincomRules, Version},
    jiko::JikoRules,
};

/// What is known about a provider without talking to it. Pure.
pub trait Rules: Send + Sync {
    /// Whose rules these are.
    fn provider(&self) -> Provider;

    /// A synthetic, valid applicant in the provider's own field names, resident in California.
    /// Another seed makes another person.
    fn template(&self, seed: u64) -> Value;

    /// What the provider would refuse about an applicant, before anything is sent. Messages name
    /// no value; suggestions are given where mending is mechanical, never for identification
    /// numbers.
    fn check_applicant(&self, applicant: &Value, context: &CheckContext<'_>) -> Vec<Problem>;

    /// What the provider would refuse about a correction: a partial applicant. `asked` are the
    /// open requirement's fields; what was not asked for is ignored.
    fn check_correction(
        &self,
        correction: &Value,
        asked: &[Field],
        context: &CheckContext<'_>,
    ) -> Vec<Problem> {
        let _ = (correction, asked, context);
        Vec::new()
    }

    /// What the provider would refuse about the files that a submit is to link, before it is sent.
    fn check_submit(&self, files: &[UploadedFile], context: &CheckContext<'_>) -> Vec<Problem> {
        let _ = (files, context);
        Vec::new()
    }

    /// Every slot that can be given a file, in the order of menus.
    fn slots(&self) -> Vec<SlotName>;

    /// What a file must be for the slot; none for a slot that takes no file from us. Also for the
    /// name of a field of a request for information that a file answers.
    fn slot_rule(&self, slot: &SlotName) -> Option<SlotRule>;

    /// Whether the provider takes a file for the slot in this status. No status: not created yet.
    fn accepts_attach(&self, provider_status: Option<&str>, slot: &SlotName) -> bool;

    /// Whether only slots that the provider lists for the application take files.
    fn lists_slots(&self) -> bool {
        false
    }

    /// The provider's half of the stage. Every word that is not in the contract is
    /// [`Stage::Unmapped`].
    fn map_status(&self, word: &str) -> Stage;

    /// Whether the provider takes an action in this status. No status: not created yet.
    fn takes(&self, action: Action, provider_status: Option<&str>) -> Takes;

    /// What must be attested before a create.
    fn attestations(&self) -> &'static [AttestationKind];

    /// What must be attested before a submit.
    fn submit_attestations(&self) -> &'static [AttestationKind] {
        &[]
    }

    /// Parts of an applicant that are known only when the application is created.
    fn filled_on_create(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether an upload only stores a file, and submit links it to the application.
    fn links_on_submit(&self) -> bool {
        false
    }

    /// What a person has to say about the document of a slot.
    fn details(&self, slot: &SlotName) -> DetailsRule {
        DetailsRule::unused(slot)
    }

    /// How long the provider waits in a stage, where its answers do not tell the end.
    fn patience(&self, stage: Stage) -> Option<TimeDelta> {
        let _ = stage;
        None
    }

    /// Whether a review may end in a request for other documents.
    fn asks_after_review(&self) -> bool {
        false
    }

    /// Whether the provider may ask for information after it approved.
    fn asks_after_approval(&self) -> bool {
        false
    }

    /// The memory after an event whose content no read repeats; none where it changes nothing.
    fn remember(&self, memory: Option<&Memory>, event: &Event) -> Option<Memory> {
        let _ = (memory, event);
        None
    }

    /// The memory after a correction that the provider took, also where that was found out later;
    /// none where it changes nothing.
    fn corrected(&self, memory: Option<&Memory>, correction: &Value) -> Option<Memory> {
        let _ = (memory, correction);
        None
    }

    /// Parts of the contract that the provider's documents do not settle are assumed: a connection
    /// to it says so.
    fn partly_unverified(&self) -> bool {
        false
    }

    /// Whether the provider signs its events. Where it does not, anyone who knows the address can
    /// send one: it needs no secret, and it is never more than a hint to read the application.
    fn signs_events(&self) -> bool {
        true
    }

    /// Whether the provider is told with every case where to call about it, and in no other way:
    /// the address then stands in the credentials, as `webhook_url`.
    fn is_told_where_to_call_by_each_case(&self) -> bool {
        false
    }

    /// The word for the state of things, against which reconciling compares after a lost answer:
    /// taken from the last snapshot before the first try. None where there is nothing to compare.
    fn before(&self, kind: Kind, snapshot: &Snapshot, slot: Option<&SlotName>) -> Option<String>;

    /// The applicant's full name, from a create body or an echo.
    fn applicant_name(&self, applicant: &Value) -> Option<String>;

    /// The applicant's date of birth, from a create body or an echo.
    fn applicant_birth_date(&self, applicant: &Value) -> Option<NaiveDate>;

    /// The applicant's e-mail address, from a create body or an echo.
    fn applicant_email(&self, applicant: &Value) -> Option<String>;

    /// Where the applicant lives, in one line: street, town, state, postal code.
    fn applicant_address(&self, applicant: &Value) -> Option<String>;

    /// The same data with identification numbers masked to the last four: `*****0001`.
    fn masked(&self, applicant: &Value) -> Value;
}

/// What a check depends on besides the data.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// Decides ages and expiry.
    pub today: NaiveDate,
    /// What [`crate::Client::catalogues`] brought last; none before the first time. Checks that
    /// need it are left to the provider then.
    pub catalogues: Option<&'a Value>,
}

impl CheckContext<'_> {
    /// A check on a day, without catalogues.
    pub fn on(today: NaiveDate) -> Self {
        Self { today, catalogues: None }
    }
}

/// Something that moves a case on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Hand in what is there.
    Submit,
    /// A new attempt after a lost one.
    StartAgain,
    /// Correct the applicant's data.
    Correct,
    /// Answer a request for information.
    Answer,
}

impl Action {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Submit, Self::StartAgain, Self::Correct, Self::Answer];

    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::StartAgain => "start_again",
            Self::Correct => "correct",
            Self::Answer => "answer",
        }
    }

    /// What is owed to the provider for it.
    pub fn kind(self) -> Kind {
        match self {
            Self::Submit | Self::StartAgain => Kind::Submit,
            Self::Correct => Kind::Correct,
            Self::Answer => Kind::Answer,
        }
    }
}

/// Whether a provider takes an action in some status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Yes.
    Yes,
    /// Once every open document requirement has its files.
    WhenFilled,
    /// Once a correction was accepted after the last submit.
    WhenCorrected,
    /// While a requirement with fields of that sort is open.
    WhenAsked,
    /// Not in this status.
    NotNow,
    /// The provider has no such action.
    Never,
}

/// What a person has to say about a document. The names are those of [`UploadedFile::details`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailsRule {
    /// The document type that the details belong to: two sides of one document share them.
    pub document_type: String,
    /// Without these the submit is refused.
    pub needed: &'static [&'static str],
    /// These are sent when given.
    pub optional: &'static [&'static str],
    /// These break the provider's rules when given.
    pub forbidden: &'static [&'static str],
}

impl DetailsRule {
    /// The provider asks for nothing and takes nothing.
    pub fn unused(slot: &SlotName) -> Self {
        Self { document_type: slot.as_str().to_owned(), needed: &[], optional: &[], forbidden: &[] }
    }
}

/// The rules of a provider.
pub fn rules(provider: Provider) -> &'static dyn Rules {
    match provider {
        Provider::Jiko => &JikoRules,
        Provider::Atelio => &AtelioRules,
        Provider::Connectfi => &LegacyRules,
        Provider::ConnectfiAkepa => &AkepaRules,
        Provider::FincomV1 => &FincomRules(Version::V1),
        Provider::FincomV2 => &FincomRules(Version::V2),
    }
}
