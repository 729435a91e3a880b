use crate::{Place, Stage};

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
    /// Put off until a time.
    Snoozed,
    /// Somebody asked for another pair of eyes.
    Escalated,
    /// Every case.
    All,
}

impl View {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 12] = [
        Self::NeedsUs,
        Self::NeedsDocuments,
        Self::NeedsData,
        Self::Ready,
        Self::InformationRequested,
        Self::ManualReview,
        Self::Waiting,
        Self::Decided,
        Self::Unmapped,
        Self::Snoozed,
        Self::Escalated,
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
            Self::Snoozed => "snoozed",
            Self::Escalated => "escalated",
            Self::All => "all",
        }
    }

    /// The view named by [`View::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == text)
    }

    /// Whether a case in this place is in the view. One that is put off is in no other view than
    /// those of what is put off and of everything.
    pub fn holds(self, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::Snoozed => place.is_snoozed,
            _ => !place.is_snoozed && self.would_hold(place),
        }
    }

    /// Whether the view would hold the case if it were not put off: where a search looks.
    pub fn would_hold(self, place: &Place) -> bool {
        let stage = place.stage;
        let at = |wanted: Stage| stage == wanted || place.open == Some(wanted);
        match self {
            Self::NeedsDocuments => at(Stage::DocumentsNeeded),
            Self::NeedsData => at(Stage::DataNeeded),
            Self::Ready => at(Stage::NotSubmitted) || at(Stage::ReadyToResubmit),
            Self::InformationRequested => at(Stage::InformationRequested),
            Self::ManualReview => stage == Stage::ManualReview,
            Self::Waiting => {
                stage == Stage::InProgress || (stage == Stage::ManualReview && place.recommended)
            }
            Self::Decided => stage.is_final(),
            Self::Unmapped => stage == Stage::Unmapped,
            Self::Snoozed => place.is_snoozed,
            Self::Escalated => place.is_escalated,
            Self::All => true,
            Self::NeedsUs => {
                [Self::NeedsDocuments, Self::NeedsData, Self::Ready, Self::InformationRequested]
                    .into_iter()
                    .any(|view| view.would_hold(place))
                    || stage == Stage::Unmapped
                    || (stage == Stage::ManualReview && !place.recommended)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(stage: Stage, recommended: bool) -> Place {
        Place { stage, open: None, recommended, is_snoozed: false, is_escalated: false }
    }

    #[test]
    fn every_case_is_with_us_or_waits_or_is_decided() {
        for stage in Stage::ALL {
            for recommended in [false, true] {
                let homes = [View::NeedsUs, View::Waiting, View::Decided]
                    .into_iter()
                    .filter(|view| view.holds(&place(stage, recommended)))
                    .count();
                assert_eq!(homes, 1, "{stage:?}, recommended {recommended}");
            }
        }
    }

    #[test]
    fn a_request_after_approval_needs_us() {
        let open = Some(Stage::InformationRequested);
        let place = Place { open, ..place(Stage::Approved, false) };
        assert!(View::NeedsUs.holds(&place));
        assert!(View::InformationRequested.holds(&place));
    }

    #[test]
    fn what_is_put_off_is_nowhere_else_but_a_search_looks_there() {
        let usual = Place { is_escalated: true, ..place(Stage::DocumentsNeeded, false) };
        let put_off = Place { is_snoozed: true, ..usual };
        let holding = |place: &Place| {
            View::ALL.into_iter().filter(|view| view.holds(place)).collect::<Vec<_>>()
        };
        assert_eq!(holding(&put_off), [View::Snoozed, View::All]);
        assert_eq!(
            holding(&usual),
            [View::NeedsUs, View::NeedsDocuments, View::Escalated, View::All]
        );
        assert!(View::NeedsDocuments.would_hold(&put_off));
    }
}
