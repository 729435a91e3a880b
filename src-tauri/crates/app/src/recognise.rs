//! Whose document a file is of, and of which side: what machines read on it held against the
//! applicant, and whether the picture was seen before.

use chrono::NaiveDate;
use dossier_domain::{
    Applicant, Case, CaseId, Claimed, ComparedField, Comparison, Difference, Edit, Finding,
    Fingerprint, Reading, Sensitive, Severity, Side, SlotName, compare, dated, side_of,
};
use dossier_store::ReadTx;
use serde::Serialize;

use crate::{
    Desk, Error,
    desk::case_in,
    filled,
    fingerprints::SeenBefore,
    part::{Part, part},
    readings::Read,
};

/// Why a file may be of another person. Such a file is held until somebody confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The name on it is another one.
    NameDiffers,
    /// The date of birth on it is another one.
    BirthDateDiffers,
    /// The same picture is attached in another case.
    SameImageElsewhere,
}

impl Doubt {
    /// The word used in JSON and in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameDiffers => "name_differs",
            Self::BirthDateDiffers => "birth_date_differs",
            Self::SameImageElsewhere => "same_image_elsewhere",
        }
    }
}

/// Another case that a picture is attached in, as the queue calls it.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// The case.
    pub case_id: CaseId,
    /// The customer's name, as far as it is known.
    pub name: Option<Sensitive<String>>,
}

/// So many other cases are named; a person looks at one after the other.
const MOST_NAMED: usize = 5;

/// What a file is of.
#[derive(Debug, Clone, Default)]
pub struct Recognised {
    /// Its fields held against the applicant's.
    pub comparisons: Vec<Comparison>,
    /// Why it may be of another person; the upload is held then.
    pub doubts: Vec<Doubt>,
    /// Other cases that have the same picture; of very many the first.
    pub elsewhere: Vec<Elsewhere>,
    /// What is to be said about it.
    pub findings: Vec<Finding>,
    /// The open slot of this case that it seems to be for.
    pub suggestion: Option<SlotName>,
    /// What machines read on it.
    pub reading: Reading,
    pub(crate) fingerprint: Option<Fingerprint>,
}

impl Desk {
    /// Reads a file and holds it against a case, and tells of both what the role is shown. May take
    /// seconds, once for each file and edit.
    pub async fn recognise(
        &self,
        case_id: CaseId,
        slot: Option<&SlotName>,
        bytes: &[u8],
        edit: &Edit,
    ) -> Result<Recognised, Error> {
        self.require_unshared()?;
        let read = self.read_picture(bytes, edit).await?;
        let sight = self.sight();
        let found = self.recognised(case_id, slot, None, read).await?;
        let comparisons = found.comparisons.into_iter().map(|it| sight.comparison(it)).collect();
        Ok(Recognised { comparisons, ..found })
    }

    /// The same of a file that was read and looked at already.
    pub(crate) async fn recognised(
        &self,
        case_id: CaseId,
        slot: Option<&SlotName>,
        number: Option<&str>,
        (reading, look): Read,
    ) -> Result<Recognised, Error> {
        let seen = self.seen_before(case_id, slot.cloned(), look.fingerprints.clone()).await?;
        let elsewhere = self.elsewhere(&seen).await?;
        let (case, applicant, suggestion) = {
            let side = side_of(&reading);
            let shows_document = look.crop.is_some();
            self.inner
                .vault
                .read(move |tx| {
                    let case = case_in(tx, case_id)?;
                    let rules = dossier_providers::rules(case.provider);
                    let open = filled::open_slots(&case, &tx.submissions_of(case_id)?, rules);
                    let suggestion = suggest(side, shows_document, &open);
                    Ok::<_, Error>((case, tx.applicant(case_id)?, suggestion))
                })
                .await?
        };
        let claimed = claimed(&case, applicant.as_ref(), number);
        let comparisons = compare(&reading, &claimed);
        let mut findings = look.findings;
        findings.extend(differences(&comparisons));
        findings.extend(dated(&reading, self.now().date_naive()));
        findings.extend(slot.and_then(|slot| wrong_side(part(slot), &reading)));
        findings.extend(seen_findings(&seen));
        Ok(Recognised {
            doubts: doubts(&comparisons, &seen),
            comparisons,
            elsewhere,
            findings,
            suggestion,
            fingerprint: look.fingerprints.first().copied(),
            reading,
        })
    }

    /// The first of the other cases, by name.
    pub(crate) async fn elsewhere(&self, seen: &SeenBefore) -> Result<Vec<Elsewhere>, Error> {
        let other_cases: Vec<CaseId> = seen.cases.iter().copied().take(MOST_NAMED).collect();
        if other_cases.is_empty() {
            return Ok(Vec::new());
        }
        let named = move |tx: &ReadTx<'_>| {
            let name = |id| case_in(tx, id).map(|it| Elsewhere { case_id: id, name: it.name });
            other_cases.into_iter().map(name).collect()
        };
        self.inner.vault.read(named).await
    }
}

pub(crate) fn claimed(case: &Case, applicant: Option<&Applicant>, number: Option<&str>) -> Claimed {
    let rules = dossier_providers::rules(case.provider);
    let of = |take: &dyn Fn(&serde_json::Value) -> Option<String>| {
        applicant.and_then(|it| take(it.expose())).map(Sensitive::new)
    };
    let birth_date: Option<NaiveDate> =
        applicant.and_then(|it| rules.applicant_birth_date(it.expose()));
    Claimed {
        name: of(&|it| rules.applicant_name(it)).or_else(|| case.name.clone()),
        birth_date,
        number: number.map(|it| Sensitive::new(it.to_owned())),
        address: of(&|it| rules.applicant_address(it)),
    }
}

pub(crate) fn doubts(comparisons: &[Comparison], seen: &SeenBefore) -> Vec<Doubt> {
    let differs = |field| {
        let mut found = comparisons.iter().filter(|it| it.field == field);
        found.any(|it| it.difference == Difference::Different)
    };
    [
        (differs(ComparedField::Name), Doubt::NameDiffers),
        (differs(ComparedField::BirthDate), Doubt::BirthDateDiffers),
        (!seen.cases.is_empty(), Doubt::SameImageElsewhere),
    ]
    .into_iter()
    .filter_map(|(holds, doubt)| holds.then_some(doubt))
    .collect()
}

fn warning(code: &str, message: impl Into<String>, number: Option<usize>) -> Finding {
    Finding {
        code: code.to_owned(),
        severity: Severity::Warning,
        message: message.into(),
        number: number.and_then(|it| u32::try_from(it).ok()),
    }
}

fn differences(comparisons: &[Comparison]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for comparison in comparisons.iter().filter(|it| it.difference == Difference::Different) {
        let (code, message) = match comparison.field {
            ComparedField::Name => (
                "name_differs",
                "The name on the document is not the applicant's. Look whether it is of another \
                 person.",
            ),
            ComparedField::BirthDate => (
                "birth_date_differs",
                "The date of birth on the document is not the applicant's. Look whether it is of \
                 another person.",
            ),
            ComparedField::Number => (
                "number_differs",
                "The number on the document is not the one that was given with it. Mend the one \
                 that is wrong.",
            ),
            ComparedField::Address => (
                "address_differs",
                "The address on the document is not the applicant's. An older licence often bears \
                 an older address.",
            ),
        };
        if findings.iter().all(|it| it.code != code) {
            findings.push(warning(code, message, None));
        }
    }
    findings
}

fn wrong_side(part: Part, reading: &Reading) -> Option<Finding> {
    match (part, side_of(reading)) {
        (Part::Front, Some(Side::CardBack)) => Some(warning(
            "back_given_as_front",
            "This is the back of the card, given as its front.",
            None,
        )),
        (Part::Front | Part::Back, Some(Side::PassportPage)) => Some(warning(
            "passport_given_as_card",
            "This is the page of a passport, given as the side of a card.",
            None,
        )),
        (Part::Passport, Some(Side::CardBack)) => Some(warning(
            "card_given_as_passport",
            "This is the back of a card, given as a passport.",
            None,
        )),
        (Part::Selfie, Some(_)) => Some(warning(
            "document_given_as_selfie",
            "This is a document, given as the photograph of the customer.",
            None,
        )),
        (Part::Back, None) => Some(Finding {
            severity: Severity::Info,
            ..warning(
                "back_not_read",
                "Neither a barcode nor machine-readable lines could be read on what is given as \
                 the back. Look whether it is the front.",
                None,
            )
        }),
        _ => None,
    }
}

fn seen_findings(seen: &SeenBefore) -> Vec<Finding> {
    let slots = seen.slots.iter().map(|slot| {
        warning(
            "same_image_in_slot",
            format!(
                "The same picture is attached for {slot} already. Look whether it is the right one."
            ),
            None,
        )
    });
    let cases = (!seen.cases.is_empty()).then(|| {
        warning(
            "same_image_elsewhere",
            match seen.cases.len() {
                1 => "The same picture is attached in another case.".to_owned(),
                count => format!("The same picture is attached in {count} other cases."),
            },
            Some(seen.cases.len()),
        )
    });
    slots.chain(cases).collect()
}

/// The open slot that a file seems to be for: by the side that was read on it, else by whether a
/// document is seen in it.
fn suggest(side: Option<Side>, shows_document: bool, open: &[SlotName]) -> Option<SlotName> {
    let wanted: &[Part] = match (side, shows_document) {
        (Some(Side::CardBack), _) => &[Part::Back],
        (Some(Side::PassportPage), _) => &[Part::Passport],
        (None, true) => &[Part::Front, Part::Paper],
        (None, false) => &[Part::Selfie, Part::Paper],
    };
    match open {
        [only] => Some(only.clone()),
        _ => wanted.iter().find_map(|it| open.iter().find(|slot| part(slot) == *it)).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(names: &[&str]) -> Vec<SlotName> {
        names.iter().map(|name| SlotName::new(*name)).collect()
    }

    #[test]
    fn a_file_is_suggested_by_what_it_is() {
        let open = slots(&["SELFIE", "PASSPORT", "ID_FRONT", "ID_BACK"]);
        let suggested = |side, document| suggest(side, document, &open).map(|it| it.to_string());
        assert_eq!(suggested(Some(Side::CardBack), true).as_deref(), Some("ID_BACK"));
        assert_eq!(suggested(Some(Side::PassportPage), true).as_deref(), Some("PASSPORT"));
        assert_eq!(suggested(None, true).as_deref(), Some("ID_FRONT"));
        assert_eq!(suggested(None, false).as_deref(), Some("SELFIE"));
        let only = slots(&["UTILITY_BILL"]);
        assert_eq!(suggest(None, false, &only), Some(only[0].clone()));
        assert_eq!(suggest(Some(Side::CardBack), true, &slots(&["SELFIE", "PASSPORT"])), None);
        assert_eq!(suggest(None, true, &[]), None);
    }
}
