use serde::{Deserialize, Serialize};

use crate::{ConnectionId, Provider, Sensitive, Stage, View};

/// In which order the queue is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What is late soonest first, then by age.
    #[default]
    Urgent,
    /// The newest change first.
    Updated,
    /// What was seen first, first.
    Oldest,
    /// By family name; cases without a name last.
    Name,
}

impl Sort {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::Updated, Self::Oldest, Self::Name];

    /// The word used in commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Updated => "updated",
            Self::Oldest => "oldest",
            Self::Name => "name",
        }
    }

    /// The order named by [`Sort::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

/// When cases are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Already.
    Late,
    /// Within 24 hours from now.
    Today,
    /// Within 7 days from now, today included.
    Week,
    /// After that.
    Later,
    /// They have no due time.
    None,
}

impl Due {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Late, Self::Today, Self::Week, Self::Later, Self::None];

    /// The word used in commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Week => "week",
            Self::Later => "later",
            Self::None => "none",
        }
    }

    /// What is named by [`Due::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.as_str() == text)
    }
}

/// Which part of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueFilter {
    /// The view to look into.
    pub view: View,
    /// Only this provider.
    pub provider: Option<Provider>,
    /// Only this connection.
    pub connection: Option<ConnectionId>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only what is late then.
    pub due: Option<Due>,
    /// Only with, or only without, something doubtful on a document.
    pub finding: Option<bool>,
    /// In which order.
    pub sort: Sort,
}

impl QueueFilter {
    /// All of a view, most urgent first.
    pub fn of(view: View) -> Self {
        Self {
            view,
            provider: None,
            connection: None,
            stage: None,
            due: None,
            finding: None,
            sort: Sort::Urgent,
        }
    }

    /// Whether a part of the view is left out.
    pub fn is_narrowed(&self) -> bool {
        let usual = Self { sort: self.sort, ..Self::of(self.view) };
        *self != usual
    }
}

/// By what a case is found, besides its name and its ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchWords {
    /// The applicant's e-mail address.
    pub email: Option<Sensitive<String>>,
    /// The applicant's telephone number.
    pub phone: Option<Sensitive<String>>,
    /// Numbers that are shown masked: they are found only whole.
    pub numbers: Vec<Sensitive<String>>,
}
