use dossier_domain::Stage;

use crate::{Action, Takes};

/// Our word for a customer without any KYC for the program; Atelio has none.
pub(super) const NONE: &str = "none";

/// The one spelling in which statuses are compared: Atelio's own pages write the same word with
/// spaces and with underscores.
pub(super) fn plain(word: &str) -> String {
    word.trim().to_ascii_lowercase().replace([' ', '-'], "_")
}

/// docs/providers/atelio.md, Statuses.
pub(super) fn stage(word: &str) -> Stage {
    match plain(word).as_str() {
        NONE => Stage::NotSubmitted,
        "submitted" | "initialized" => Stage::InProgress,
        "document_required" | "documents_required" => Stage::DocumentsNeeded,
        "under_review" => Stage::ManualReview,
        "passed" => Stage::Approved,
        "failed" | "error" | "expired" => Stage::ReadyToResubmit,
        _ => Stage::Unmapped,
    }
}

/// What moves a case on in a status.
pub(super) fn takes(action: Action, word: Option<&str>) -> Takes {
    let Some(stage) = word.map(stage) else {
        return if action == Action::Answer { Takes::Never } else { Takes::NotNow };
    };
    match (action, stage) {
        (Action::Answer, _) => Takes::Never,
        (Action::Submit, Stage::NotSubmitted)
        | (Action::StartAgain, Stage::ReadyToResubmit)
        | (
            Action::Correct,
            Stage::NotSubmitted
            | Stage::InProgress
            | Stage::DocumentsNeeded
            | Stage::ManualReview
            | Stage::ReadyToResubmit,
        ) => Takes::Yes,
        (Action::Submit, Stage::DocumentsNeeded) => Takes::WhenCorrected,
        (Action::Submit | Action::StartAgain | Action::Correct, _) => Takes::NotNow,
    }
}
