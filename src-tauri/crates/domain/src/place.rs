use crate::Stage;

/// What decides in which views a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its stage.
    pub stage: Stage,
    /// The stage in which an open requirement puts it besides: a provider may ask for information
    /// after approval.
    pub open: Option<Stage>,
    /// Our recommendation is on record.
    pub recommended: bool,
    /// It is put off until a time.
    pub is_snoozed: bool,
    /// Somebody asked for another pair of eyes.
    pub is_escalated: bool,
}
