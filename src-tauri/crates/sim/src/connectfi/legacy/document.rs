//! Document types and slots ("Document types").

use serde::Serialize;
use serde_json::{Value, json};

use crate::connectfi::format::Format;
use crate::connectfi::side::{self, Side};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Kind {
    Passport,
    License,
    Contract,
    Utility,
    IdCard,
}

impl Kind {
    pub(super) const ALL: [Self; 5] =
        [Self::Passport, Self::License, Self::Contract, Self::Utility, Self::IdCard];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Passport => "PASSPORT",
            Self::License => "LICENSE",
            Self::Contract => "CONTRACT",
            Self::Utility => "UTILITY",
            Self::IdCard => "ID_CARD",
        }
    }

    /// The formats taken, in words.
    pub(super) fn taken(self) -> &'static [&'static str] {
        match self {
            Self::License => &["image"],
            Self::Contract => &["pdf"],
            Self::Passport | Self::Utility | Self::IdCard => &["image", "pdf"],
        }
    }

    /// A licence is images and a contract a PDF; of the others a copy is wanted, as either.
    pub(super) fn takes(self, format: Format) -> bool {
        match self {
            Self::License => format.is_image(),
            Self::Contract => format == Format::Pdf,
            Self::Passport | Self::Utility | Self::IdCard => {
                format.is_image() || format == Format::Pdf
            }
        }
    }
}

/// What a slot is for, written `TYPE` or `TYPE/SIDE`. Only a licence has sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SlotName {
    pub(super) kind: Kind,
    pub(super) side: Option<Side>,
}

impl SlotName {
    /// One slot of everything.
    pub(super) fn all() -> Vec<Self> {
        let sides = |kind: Kind| match kind {
            Kind::License => vec![Some(Side::Front), Some(Side::Back)],
            _ => vec![None],
        };
        let slots = |kind| sides(kind).into_iter().map(move |side| Self { kind, side });
        Kind::ALL.into_iter().flat_map(slots).collect()
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|slot| slot.word() == word)
    }

    pub(super) fn word(self) -> String {
        side::join(self.kind.word(), self.side)
    }
}

/// A document that is asked for.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) id: String,
    pub(super) name: SlotName,
    /// The format of the file, once there is one.
    pub(super) file: Option<Format>,
}

impl Slot {
    pub(super) fn open(name: SlotName) -> Self {
        Self { id: super::IDS.mint("doc"), name, file: None }
    }

    /// An entry of `kycDocumentList`.
    pub(super) fn shown(&self) -> Value {
        let mut shown = json!({
            "id": self.id,
            "label": self.name.word().replace('/', " "),
            "type": self.name.kind,
            "documentSide": self.name.side,
            "uploadStatus": self.file.is_some(),
        });
        if let Some(file) = self.file {
            shown["extension"] = json!(file.extension());
        }
        shown
    }
}
