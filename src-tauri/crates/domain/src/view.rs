use crate::Stage;

/// A named filter of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Everything that needs us: the default.
    NeedsUs,
    /// Documents to collect.
    NeedsDocuments,
    /// Data to correct.
    NeedsData,
    /// To submit, the first time or again.
    Ready,
    /// Requests to answer.
    InformationRequested,
    /// The provider's reviewer decides.
    ManualReview,
    /// Nothing to do but wait.
    Waiting,
    /// Final.
    Decided,
    /// A status this version does not know.
    Unmapped,
    /// Every case.
    All,
}

impl View {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::NeedsUs,
        Self::NeedsDocuments,
        Self::NeedsData,
        Self::Ready,
        Self::InformationRequested,
        Self::ManualReview,
        Self::Waiting,
        Self::Decided,
        Self::Unmapped,
        Self::All,
    ];

    /// The word used in commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeedsUs => "needs-us",
            Self::NeedsDocuments => "needs-documents",
            Self::NeedsData => "needs-data",
            Self::Ready => "ready",
            Self::InformationRequested => "information-requested",
            Self::ManualReview => "manual-review",
            Self::Waiting => "waiting",
            Self::Decided => "decided",
            Self::Unmapped => "unmapped",
            Self::All => "all",
        }
    }

    /// The view named by [`View::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == text)
    }

    /// Whether a case is in the view. `open` is the stage that its open requirement puts it in
    /// besides its own stage (a provider may ask for information after approval);
    /// `recommended` whether our recommendation is on record.
    pub fn holds(self, stage: Stage, open: Option<Stage>, recommended: bool) -> bool {
        let at = |wanted: Stage| stage == wanted || open == Some(wanted);
        match self {
            Self::NeedsDocuments => at(Stage::DocumentsNeeded),
            Self::NeedsData => at(Stage::DataNeeded),
            Self::Ready => at(Stage::NotSubmitted) || at(Stage::ReadyToResubmit),
            Self::InformationRequested => at(Stage::InformationRequested),
            Self::ManualReview => stage == Stage::ManualReview,
            Self::Waiting => {
                stage == Stage::InProgress || (stage == Stage::ManualReview && recommended)
            }
            Self::Decided => stage.is_final(),
            Self::Unmapped => stage == Stage::Unmapped,
            Self::All => true,
            Self::NeedsUs => {
                [Self::NeedsDocuments, Self::NeedsData, Self::Ready, Self::InformationRequested]
                    .into_iter()
                    .any(|view| view.holds(stage, open, recommended))
                    || stage == Stage::Unmapped
                    || (stage == Stage::ManualReview && !recommended)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_with_us_or_waits_or_is_decided() {
        for stage in Stage::ALL {
            for recommended in [false, true] {
                let homes = [View::NeedsUs, View::Waiting, View::Decided]
                    .into_iter()
                    .filter(|view| view.holds(stage, None, recommended))
                    .count();
                assert_eq!(homes, 1, "{stage:?}, recommended {recommended}");
            }
        }
    }

    #[test]
    fn a_request_after_approval_needs_us() {
        let open = Some(Stage::InformationRequested);
        assert!(View::NeedsUs.holds(Stage::Approved, open, false));
        assert!(View::InformationRequested.holds(Stage::Approved, open, false));
    }
}
