//! What the slots of all providers are for, told by their names.

use dossier_domain::SlotName;

/// What a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A photograph of the customer.
    Selfie,
    /// The page of a passport with the portrait.
    Passport,
    /// The front of a card.
    Front,
    /// The back of a card.
    Back,
    /// Anything on paper: bills, statements, contracts.
    Paper,
}

/// The names of slots are the providers' own; these words in them are common to all.
pub(crate) fn part(slot: &SlotName) -> Part {
    let name = slot.as_str();
    // A passport that is given as proof of where somebody lives is read for its address.
    if name.starts_with("ADDRESS") {
        return Part::Paper;
    }
    if name.contains("SELFIE") {
        Part::Selfie
    } else if name.ends_with("FRONT") {
        Part::Front
    } else if name.ends_with("BACK") {
        Part::Back
    } else if name.contains("PASSPORT") {
        Part::Passport
    } else if matches!(name, "ID_CARD" | "LICENSE") {
        Part::Front
    } else {
        Part::Paper
    }
}

#[cfg(test)]
mod tests {
    use dossier_domain::Provider;

    use super::*;

    #[test]
    fn every_slot_that_is_for_a_card_a_passport_or_a_face_is_known() {
        let count = |wanted: Part| {
            let slots =
                Provider::ALL.into_iter().flat_map(|it| dossier_providers::rules(it).slots());
            slots.filter(|slot| part(slot) == wanted).count()
        };
        assert_eq!(count(Part::Selfie), 2, "Jiko's and Fin.com V2's");
        assert_eq!(count(Part::Passport), 5, "all that take files");
        assert_eq!(count(Part::Back), count(Part::Front) - 1, "ID_CARD has no side in its name");
        assert_eq!(part(&SlotName::new("ADDRESS/PASSPORT")), Part::Paper);
        assert_eq!(part(&SlotName::new("UTILITY_BILL")), Part::Paper);
    }
}
