//! How much of a person is shown, and to whom. Views leave out the rest, so that neither window
//! nor terminal ever gets it.

use std::sync::atomic::Ordering;

use dossier_domain::{Act, ComparedField, Comparison, Message, Sensitive};
use dossier_providers::Rules;
use serde_json::{Map, Value};

use crate::{CaseView, Desk, Error, SubmissionView, fail::skips};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sight {
    /// Nothing that tells who it is: the screen is shared.
    Shared,
    /// The name.
    Name,
    /// Also birth date, address and contact, and of numbers the last four.
    Facts,
    /// Everything; on record.
    Numbers,
}

/// Words that a field of a name holds, in whatever provider's spelling.
const NAMES: [&str; 14] = [
    "name",
    "firstname",
    "middlename",
    "lastname",
    "secondlastname",
    "fullname",
    "givenname",
    "givennames",
    "familyname",
    "surname",
    "prefix",
    "suffix",
    "namesuffix",
    "nameprefix",
];

impl Desk {
    /// How much the person at this desk is shown now.
    pub(crate) fn sight(&self) -> Sight {
        if self.is_screen_shared() {
            return Sight::Shared;
        }
        if self.reviewer().role.may(Act::Review) || skips("mask") {
            Sight::Facts
        } else {
            Sight::Name
        }
    }

    /// Masks everything, names too, while the screen is shown to others; nothing can be revealed
    /// and no picture of a document is given out until it is switched off.
    pub fn share_screen(&self, shared: bool) {
        self.inner.screen_shared.store(shared, Ordering::SeqCst);
    }

    /// Whether everything is masked because the screen is shared.
    pub fn is_screen_shared(&self) -> bool {
        self.inner.screen_shared.load(Ordering::SeqCst)
    }

    /// Refuses what shows a person while the screen is shared.
    pub(crate) fn require_unshared(&self) -> Result<(), Error> {
        if self.is_screen_shared() {
            return Err(Error::NotAvailable(Message::new("reason-screen-shared")));
        }
        Ok(())
    }
}

impl Sight {
    /// The applicant's data.
    pub(crate) fn applicant(self, rules: &dyn Rules, applicant: &Value) -> Value {
        match self {
            Self::Shared => Value::Object(Map::new()),
            Self::Name => names(applicant).unwrap_or_else(|| Value::Object(Map::new())),
            Self::Facts if skips("mask") => applicant.clone(),
            Self::Facts => rules.masked(applicant),
            Self::Numbers => applicant.clone(),
        }
    }

    /// The applicant's name.
    pub(crate) fn name(self, name: Option<&Sensitive<String>>) -> Option<String> {
        name.filter(|_| self > Self::Shared).map(|name| name.expose().clone())
    }

    /// A document's number; that there is one is never hidden.
    pub(crate) fn number(self, number: &str) -> String {
        match self {
            Self::Shared | Self::Name => "****".to_owned(),
            Self::Facts => last_four(number),
            Self::Numbers => number.to_owned(),
        }
    }

    /// A field of a document held against the applicant's.
    pub(crate) fn comparison(self, comparison: Comparison) -> Comparison {
        let value = |value: Option<Sensitive<String>>| {
            let value = value.filter(|_| self >= Self::Facts)?;
            Some(match comparison.field {
                ComparedField::Number => Sensitive::new(self.number(value.expose())),
                _ => value,
            })
        };
        let (applicant, document) = (value(comparison.applicant), value(comparison.document));
        Comparison { applicant, document, ..comparison }
    }

    /// Takes out of a case what people and the provider wrote, and what opens its pages: any of it
    /// may tell who it is.
    pub(crate) fn case(self, mut view: CaseView) -> CaseView {
        if self > Self::Shared {
            return view;
        }
        view.provider_reasons.clear();
        view.pages.clear();
        view.notes.iter_mut().for_each(|note| note.text = "****".to_owned());
        view.attestations.iter_mut().for_each(|it| it.how = None);
        for slot in &mut view.slots {
            (slot.link, slot.reason) = (None, None);
        }
        for field in view.requirements.iter_mut().flat_map(|it| &mut it.fields) {
            field.reason = None;
        }
        if let Some(decision) = &mut view.recommendation {
            (decision.text, decision.private) = (None, None);
        }
        view.submissions = view.submissions.into_iter().map(|it| self.submission(it)).collect();
        view
    }

    /// A submission, as in [`Sight::case`].
    pub(crate) fn submission(self, mut view: SubmissionView) -> SubmissionView {
        if self == Self::Shared {
            view.name = None;
            if let Some(refusal) = &mut view.refusal {
                refusal.words = "****".to_owned();
            }
        }
        view
    }
}

/// The parts of a name and what leads to them; none where there are none. A field that is not
/// known to be a name is left out.
fn names(value: &Value) -> Option<Value> {
    match value {
        Value::Object(map) => {
            let kept: Map<String, Value> = map
                .iter()
                .filter_map(|(key, value)| {
                    let part = match value {
                        Value::String(_) => is_name(key).then(|| value.clone()),
                        other => names(other),
                    };
                    part.map(|part| (key.clone(), part))
                })
                .collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        Value::Array(items) => {
            let kept: Vec<Value> = items.iter().filter_map(names).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        _ => None,
    }
}

fn is_name(key: &str) -> bool {
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
    NAMES.contains(&plain.to_ascii_lowercase().as_str())
}

/// `*****4821`; of four or fewer nothing is shown.
pub(crate) fn last_four(number: &str) -> String {
    let count = number.chars().count();
    let hidden = if count > 4 { count - 4 } else { count };
    number.chars().enumerate().map(|(at, char)| if at < hidden { '*' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use dossier_domain::{Difference, Provider, ReadFrom};
    use serde_json::json;

    use super::*;

    #[test]
    fn of_every_providers_template_support_is_left_the_name_and_nothing_else() {
        for provider in Provider::ALL {
            let rules = dossier_providers::rules(provider);
            let applicant = rules.template(7);
            let shown = Sight::Name.applicant(rules, &applicant);
            let name = rules.applicant_name(&applicant).unwrap();
            let mut left = Vec::new();
            leaves(&shown, &mut left);
            assert!(!left.is_empty(), "{provider:?}: {shown}");
            for text in left {
                assert!(name.contains(&text), "{provider:?} shows {text}");
            }
        }
    }

    #[test]
    fn of_a_number_at_most_the_last_four_are_shown() {
        assert_eq!(Sight::Facts.number("X00004821"), "*****4821");
        assert_eq!(Sight::Facts.number("821"), "***");
        assert_eq!(Sight::Name.number("X00004821"), "****");
        let comparison = |field| Comparison {
            field,
            applicant: None,
            document: Some(Sensitive::new("X00004821".to_owned())),
            difference: Difference::Missing,
            read_from: ReadFrom::Mrz,
        };
        let shown = |sight: Sight, field| {
            sight.comparison(comparison(field)).document.map(Sensitive::into_exposed)
        };
        assert_eq!(shown(Sight::Facts, ComparedField::Number).as_deref(), Some("*****4821"));
        assert_eq!(shown(Sight::Facts, ComparedField::Name).as_deref(), Some("X00004821"));
        assert_eq!(shown(Sight::Name, ComparedField::Name), None);
    }

    #[test]
    fn while_the_screen_is_shared_nothing_of_a_person_is_left() {
        let rules = dossier_providers::rules(Provider::Jiko);
        assert_eq!(Sight::Shared.applicant(rules, &rules.template(7)), json!({}));
        assert_eq!(Sight::Shared.name(Some(&Sensitive::new("A Name".to_owned()))), None);
    }

    fn leaves(value: &Value, left: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.values().for_each(|it| leaves(it, left)),
            Value::Array(items) => items.iter().for_each(|it| leaves(it, left)),
            Value::String(text) => left.push(text.clone()),
            other => panic!("{other}"),
        }
    }
}
