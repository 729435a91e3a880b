//! What the sandbox makes of an identification number ("Sandbox rules").

use super::document::Kind;

/// Which documents are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flags {
    pub(super) identity: bool,
    pub(super) number: bool,
    pub(super) address: bool,
}

impl Flags {
    pub(super) const IDENTITY: Self = Self { identity: true, number: false, address: false };
    pub(super) const NUMBER: Self = Self { identity: false, number: true, address: false };
    pub(super) const ADDRESS: Self = Self { identity: false, number: false, address: true };
    pub(super) const IDENTITY_AND_NUMBER: Self =
        Self { identity: true, number: true, address: false };

    pub(super) fn any(self) -> bool {
        self.identity || self.number || self.address
    }

    /// The slots that these flags open, alternatives included.
    pub(super) fn slots(self) -> impl Iterator<Item = Kind> {
        let of = |raised: bool, kinds: &'static [Kind]| if raised { kinds } else { &[] };
        of(self.identity, &[Kind::IdFront, Kind::IdBack, Kind::Passport, Kind::Selfie])
            .iter()
            .chain(of(self.number, &[Kind::IdentificationNumberVerification]))
            .chain(of(self.address, &[Kind::AddressVerification]))
            .copied()
    }
}

/// What the automatic check comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Approved,
    Rejected,
    ManualReview,
    DocumentsNeeded(Flags),
    /// A status that Jiko does not document; only on a tester's demand.
    Unknown,
}

/// The verdict on the first apply.
pub(super) fn first(number: &str) -> Verdict {
    match number.as_bytes() {
        [b'2', ..] => Verdict::DocumentsNeeded(flags(number)),
        [b'4', ..] => Verdict::Approved,
        [b'5', ..] => Verdict::Rejected,
        _ => Verdict::ManualReview,
    }
}

/// The verdict on every later apply.
pub(super) fn later(number: &str) -> Verdict {
    match number.as_bytes() {
        [b'2', _, b'1', ..] => Verdict::ManualReview,
        [b'2', ..] => Verdict::Approved,
        _ => first(number),
    }
}

/// The documents that a number asks for: those of identity where its second digit says nothing.
pub(super) fn flags(number: &str) -> Flags {
    match number.as_bytes() {
        [b'2', b'2', ..] => Flags::NUMBER,
        [b'2', b'3', ..] => Flags::ADDRESS,
        [b'2', b'4', ..] => Flags::IDENTITY_AND_NUMBER,
        _ => Flags::IDENTITY,
    }
}
