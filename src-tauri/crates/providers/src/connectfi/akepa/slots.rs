//! Documents by type and side, as `TYPE/SIDE` or `TYPE`. docs/providers/connectfi.md, akepa,
//! Documents.

use dossier_domain::{Edits, MediaType, Requirement, RequirementKind, SlotName, SlotRule};

/// Slot, type on the wire, side. In the order of menus; a licence or card has two sides.
const SLOTS: [(&str, &str, Option<&str>); 23] = [
    ("LICENSE/FRONT", "license", Some("FRONT")),
    ("LICENSE/BACK", "license", Some("BACK")),
    ("PASSPORT", "passport", None),
    ("IDENTIFICATION_CARD/FRONT", "identification_card", Some("FRONT")),
    ("IDENTIFICATION_CARD/BACK", "identification_card", Some("BACK")),
    ("RESIDENCE_PERMIT/FRONT", "residence_permit", Some("FRONT")),
    ("RESIDENCE_PERMIT/BACK", "residence_permit", Some("BACK")),
    ("CANADA_PROVINCIAL_ID/FRONT", "canada_provincial_id", Some("FRONT")),
    ("CANADA_PROVINCIAL_ID/BACK", "canada_provincial_id", Some("BACK")),
    ("INDIGENOUS_CARD/FRONT", "indigenous_card", Some("FRONT")),
    ("INDIGENOUS_CARD/BACK", "indigenous_card", Some("BACK")),
    ("UTILITY", "utility", None),
    ("BANK_STATEMENT", "bank_statement", None),
    ("CONTRACT", "contract", None),
    ("PAYSTUB", "paystub", None),
    ("W2", "w2", None),
    ("1099", "1099", None),
    ("T1", "t1", None),
    ("T4", "t4", None),
    ("1120", "1120", None),
    ("1065", "1065", None),
    ("INTERNAL", "internal", None),
    ("OTHER", "other", None),
];

/// What is taken for proof of who somebody is: no source lists it in full.
const IDENTITY: [&[&str]; 2] = [&["LICENSE/FRONT", "LICENSE/BACK"], &["PASSPORT"]];

/// Any one of these may be what is meant where akepa wants documents and does not say which.
const ANY: [&[&str]; 12] = [
    &["LICENSE/FRONT", "LICENSE/BACK"],
    &["PASSPORT"],
    &["IDENTIFICATION_CARD/FRONT", "IDENTIFICATION_CARD/BACK"],
    &["RESIDENCE_PERMIT/FRONT", "RESIDENCE_PERMIT/BACK"],
    &["CANADA_PROVINCIAL_ID/FRONT", "CANADA_PROVINCIAL_ID/BACK"],
    &["INDIGENOUS_CARD/FRONT", "INDIGENOUS_CARD/BACK"],
    &["UTILITY"],
    &["BANK_STATEMENT"],
    &["CONTRACT"],
    &["PAYSTUB"],
    &["W2"],
    &["OTHER"],
];

/// No source states a limit; this is what mail and forms commonly take.
const MAX_BYTES: u64 = 10_000_000;

pub(super) fn all() -> Vec<SlotName> {
    SLOTS.iter().map(|(slot, ..)| SlotName::new(*slot)).collect()
}

/// Type and side on the wire.
pub(super) fn wire(slot: &SlotName) -> Option<(&'static str, Option<&'static str>)> {
    let (_, kind, side) = SLOTS.iter().find(|(name, ..)| *name == slot.as_str())?;
    Some((kind, *side))
}

/// The other side of a document with two.
pub(super) fn other_side(slot: &SlotName) -> Option<SlotName> {
    let (kind, side) = slot.as_str().split_once('/')?;
    let other = if side == "FRONT" { "BACK" } else { "FRONT" };
    Some(SlotName::new(format!("{kind}/{other}")))
}

pub(super) fn rule(slot: &SlotName) -> Option<SlotRule> {
    wire(slot).map(|_| SlotRule {
        media_types: vec![MediaType::Jpeg, MediaType::Png],
        max_bytes: MAX_BYTES,
        min_bytes: Some(1),
        pages: None,
        edits: Edits::Full,
    })
}

/// What stands open while more proof of identity is wanted.
pub(super) fn identity() -> Requirement {
    Requirement::documents(RequirementKind::Identity, &IDENTITY)
}

/// What stands open while documents are wanted of which akepa says nothing.
pub(super) fn any() -> Requirement {
    Requirement::documents(RequirementKind::Other, &ANY)
}
