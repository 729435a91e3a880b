//! Places for documents, as `TYPE/SIDE` or `TYPE`. docs/providers/connectfi.md, Legacy, Documents.

use dossier_domain::{Edits, MediaType, RequirementKind, SlotName, SlotRule};

const IMAGES_AND_PDF: [MediaType; 3] = [MediaType::Jpeg, MediaType::Png, MediaType::Pdf];

/// In the order of menus.
const SLOTS: [&str; 8] = [
    "LICENSE/FRONT",
    "LICENSE/BACK",
    "PASSPORT",
    "ID_CARD",
    "ID_CARD/FRONT",
    "ID_CARD/BACK",
    "UTILITY",
    "CONTRACT",
];

/// No source states a limit; this is what mail and forms commonly take.
const MAX_BYTES: u64 = 10_000_000;

pub(super) fn all() -> Vec<SlotName> {
    SLOTS.iter().map(|slot| SlotName::new(*slot)).collect()
}

/// The slot of an entry of `kycDocumentList`. A type of which one page is wanted has no side in
/// its name, whether or not connectFi calls that page its front.
pub(super) fn name(kind: &str, side: Option<&str>) -> SlotName {
    let one_page = matches!(kind, "PASSPORT" | "UTILITY" | "CONTRACT");
    match side.filter(|side| !side.is_empty()) {
        Some("FRONT") if one_page => SlotName::new(kind),
        Some(side) => SlotName::new(format!("{kind}/{side}")),
        None => SlotName::new(kind),
    }
}

fn kind_of(slot: &SlotName) -> Option<&str> {
    let (kind, side) = match slot.as_str().split_once('/') {
        Some((kind, side)) => (kind, Some(side)),
        None => (slot.as_str(), None),
    };
    let known = matches!(kind, "PASSPORT" | "LICENSE" | "CONTRACT" | "UTILITY" | "ID_CARD");
    let sided = side.is_none_or(|side| matches!(side, "FRONT" | "BACK"));
    (known && sided).then_some(kind)
}

/// What a slot is evidence of. A tenancy contract shows where somebody lives.
pub(super) fn about(slot: &SlotName) -> RequirementKind {
    match kind_of(slot) {
        Some("PASSPORT" | "LICENSE" | "ID_CARD") => RequirementKind::Identity,
        Some("UTILITY" | "CONTRACT") => RequirementKind::Address,
        _ => RequirementKind::Other,
    }
}

pub(super) fn rule(slot: &SlotName) -> Option<SlotRule> {
    let media_types = match kind_of(slot)? {
        "CONTRACT" => vec![MediaType::Pdf],
        _ => IMAGES_AND_PDF.to_vec(),
    };
    Some(SlotRule {
        media_types,
        max_bytes: MAX_BYTES,
        min_bytes: Some(1),
        pages: None,
        edits: Edits::Full,
    })
}
