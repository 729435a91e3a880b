use serde::{Deserialize, Serialize};

use crate::ReviewerId;

/// What a person may do. Roles guard against slips, not against the vault's owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Creates, attaches, submits, corrects, answers, notes.
    Support,
    /// Also ticks checklists, recommends, reveals and exports a case.
    Reviewer,
    /// Also connections, retention, policy, journal export, backup and restore.
    Supervisor,
}

/// Something that a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Create, attach, submit, correct, answer, attest, note.
    Work,
    /// Tick a checklist item, recommend, reveal, export a case.
    Review,
    /// Connections, retention, policy, journal export, backup and restore.
    Supervise,
}

impl Role {
    /// All of them, least first.
    pub const ALL: [Self; 3] = [Self::Support, Self::Reviewer, Self::Supervisor];

    /// The word used in commands and in the vault.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Reviewer => "reviewer",
            Self::Supervisor => "supervisor",
        }
    }

    /// The role named by [`Role::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role may do it.
    pub fn may(self, act: Act) -> bool {
        let least = match act {
            Act::Work => Self::Support,
            Act::Review => Self::Reviewer,
            Act::Supervise => Self::Supervisor,
        };
        self >= least
    }
}

/// The person who works with this vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// Our id of the person.
    pub id: ReviewerId,
    /// The name shown in records.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}
