//! Sides of a document.

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Side {
    Front,
    Back,
}

impl Side {
    pub(super) const WORDS: [&str; 2] = ["FRONT", "BACK"];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Front => "FRONT",
            Self::Back => "BACK",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Front, Self::Back].into_iter().find(|side| side.word() == word)
    }
}

/// A slot's name, `TYPE` or `TYPE/SIDE`, in its two parts; `None` if the side is none.
pub(super) fn split(slot: &str) -> Option<(&str, Option<Side>)> {
    match slot.split_once('/') {
        None => Some((slot, None)),
        Some((kind, side)) => Side::from_word(side).map(|side| (kind, Some(side))),
    }
}

/// The same put together.
pub(super) fn join(kind: &str, side: Option<Side>) -> String {
    side.map_or_else(|| kind.to_owned(), |side| format!("{kind}/{}", side.word()))
}
