//! The status words ("Statuses"), of the whole journey and of the one person in it alike.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    PendingStepUp,
    PendingDocuments,
    WaitingReview,
    PendingJourneyApplicationReview,
    Running,
    DataRequest,
    Approved,
    Denied,
    /// In no document of connectFi's: what a client must survive.
    Escalated,
}

impl Status {
    /// The word for it; both decisions are `completed`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::PendingStepUp => "pending_step_up",
            Self::PendingDocuments => "pending_documents",
            Self::WaitingReview => "waiting_review",
            Self::PendingJourneyApplicationReview => "pending_journey_application_review",
            Self::Running => "running",
            Self::DataRequest => "data_request",
            Self::Approved | Self::Denied => "completed",
            Self::Escalated => "escalated",
        }
    }

    /// The decision, if it is one: of the journey with a capital, of the person without.
    pub(super) fn outcomes(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Approved => Some(("Approved", "approved")),
            Self::Denied => Some(("Denied", "denied")),
            _ => None,
        }
    }

    pub(super) fn is_completed(self) -> bool {
        self.outcomes().is_some()
    }

    pub(super) fn awaits_documents(self) -> bool {
        matches!(self, Self::PendingStepUp | Self::PendingDocuments)
    }
}
