//! An account's own part of a fault plan.

use serde::Deserialize;

use super::asked::Section;

/// What may be told of an account under its name in a fault plan; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) error_form: Source,
    pub(super) status_names: Source,
    pub(super) selfie_required: bool,
    pub(super) reliance: bool,
    pub(super) phone_of_residence: bool,
    pub(super) v2_details: bool,
    /// What `information_requested` asks for; nothing leaves the request to e-mail.
    pub(super) information: Vec<Section>,
    pub(super) document_labels: Vec<String>,
    pub(super) applicant_labels: Vec<String>,
    pub(super) webhook_url: Option<String>,
    pub(super) token_ttl_s: u32,
    pub(super) refresh_ttl_s: u32,
    pub(super) refuse_credentials: bool,
    /// Takes effect once, when the plan is set.
    pub(super) revoke_tokens: bool,
}

/// Which of two documents to follow where they contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Source {
    /// The onboarding guide.
    Guide,
    /// The API reference.
    Reference,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            error_form: Source::Guide,
            status_names: Source::Guide,
            selfie_required: false,
            reliance: false,
            phone_of_residence: false,
            v2_details: true,
            information: vec![Section::ProofOfAddress],
            document_labels: vec!["LOW_QUALITY".to_owned()],
            applicant_labels: vec!["PROBLEMATIC_APPLICANT_DATA".to_owned()],
            webhook_url: None,
            token_ttl_s: 3600,
            refresh_ttl_s: 30 * 24 * 3600,
            refuse_credentials: false,
            revoke_tokens: false,
        }
    }
}
