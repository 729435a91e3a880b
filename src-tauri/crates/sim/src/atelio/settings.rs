//! Atelio's own part of a fault plan.

use hyper::StatusCode;
use serde::Deserialize;
use uuid::Uuid;

/// What may be told of Atelio under `"atelio"` in a fault plan; described in the crate's README.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) spelling: Spelling,
    pub(super) payloads: Payloads,
    pub(super) upload_window_days: u16,
    pub(super) after_upload: AfterUpload,
    pub(super) review: Review,
    pub(super) ip_required: bool,
    /// Programs of the brand beside the announced one.
    pub(super) programs: Vec<Uuid>,
    /// Accepted starts per customer; no bound without it.
    pub(super) kyc_requests: Option<u32>,
    pub(super) find_by_brand_person_id: bool,
    pub(super) refuse_credentials: bool,
    pub(super) auth_status: AuthStatus,
}

/// How status words of two parts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Spelling {
    Underscores,
    Spaces,
}

/// Which generation of webhook samples events look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Payloads {
    /// `occurred_at` with a dash between date and time, one document per kind.
    Guide,
    /// RFC 3339, one combined document `persona`, `inquiry_id`.
    Newer,
}

/// Where the last upload leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AfterUpload {
    UnderReview,
    Passed,
    Failed,
}

/// What a review comes to when nobody interferes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Review {
    /// Nothing: it stays.
    Waits,
    Passed,
    Failed,
}

/// The status of wrong keys: 401 or 403.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub(super) struct AuthStatus(pub(super) StatusCode);

impl TryFrom<u16> for AuthStatus {
    type Error = String;

    fn try_from(code: u16) -> Result<Self, String> {
        match code {
            401 => Ok(Self(StatusCode::UNAUTHORIZED)),
            403 => Ok(Self(StatusCode::FORBIDDEN)),
            other => Err(format!("auth_status is 401 or 403, not {other}")),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            spelling: Spelling::Underscores,
            payloads: Payloads::Guide,
            upload_window_days: 28,
            after_upload: AfterUpload::UnderReview,
            review: Review::Waits,
            ip_required: false,
            programs: Vec::new(),
            kyc_requests: None,
            find_by_brand_person_id: true,
            refuse_credentials: false,
            auth_status: AuthStatus(StatusCode::FORBIDDEN),
        }
    }
}
