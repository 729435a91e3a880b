use crate::DetailsRule;

/// A place for one file of an attach. docs/providers/fincom.md, Documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Our name of it.
    pub(super) name: &'static str,
    /// What the document proves.
    pub(super) purpose: Purpose,
    /// The provider's word for the document.
    pub(super) kind: &'static str,
    /// Which side of it the file shows, where the contract asks.
    pub(super) side: Option<&'static str>,
    /// The document that the details belong to: both sides share them.
    pub(super) document: &'static str,
}

/// What a document proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Identity,
    Selfie,
    Address,
}

impl Slot {
    pub(super) const fn identity(name: &'static str) -> Self {
        Self { name, purpose: Purpose::Identity, kind: name, side: None, document: name }
    }

    pub(super) const fn side(name: &'static str, kind: &'static str, side: &'static str) -> Self {
        Self { name, purpose: Purpose::Identity, kind, side: Some(side), document: kind }
    }

    pub(super) const fn selfie() -> Self {
        let name = "SELFIE";
        Self { name, purpose: Purpose::Selfie, kind: name, side: None, document: name }
    }

    pub(super) const fn address(name: &'static str, kind: &'static str) -> Self {
        Self { name, purpose: Purpose::Address, kind, side: None, document: name }
    }

    pub(super) fn details(&self, needed: &'static [&'static str], rule: Extra) -> DetailsRule {
        DetailsRule {
            document_type: self.document.to_owned(),
            needed,
            optional: rule.optional,
            forbidden: rule.forbidden,
        }
    }
}

/// Details beyond the needed ones.
pub(super) struct Extra {
    pub(super) optional: &'static [&'static str],
    pub(super) forbidden: &'static [&'static str],
}
