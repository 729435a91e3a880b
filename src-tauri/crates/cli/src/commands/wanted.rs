use dossier_app::RequirementView;
use dossier_domain::{Field, FieldKind};

/// The slot of uploads of which the provider has not told more yet.
const HOSTED: &str = "hosted";

/// What satisfies a requirement: "SELFIE, and either PASSPORT or ID_FRONT with ID_BACK".
pub(super) fn wanted(requirement: &RequirementView) -> String {
    let sets = &requirement.alternatives;
    let fields: Vec<String> = requirement.fields.iter().map(asked).collect();
    let Some(first) = sets.first() else {
        return if fields.is_empty() {
            "the provider does not say what; look at the case there".to_owned()
        } else {
            fields.join("; ")
        };
    };
    if first.as_slice() == [HOSTED] {
        return "uploads on the provider's page; which, and its link, come with an event only"
            .to_owned();
    }
    let in_all = |slot: &&String| sets.iter().all(|set| set.contains(slot));
    let common: Vec<&String> = first.iter().filter(in_all).collect();
    let rest: Vec<String> = sets
        .iter()
        .map(|set| {
            let own: Vec<_> =
                set.iter().filter(|slot| !common.contains(slot)).map(String::as_str).collect();
            own.join(" with ")
        })
        .filter(|own| !own.is_empty())
        .collect();
    let common = common.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    match (common.is_empty(), rest.as_slice()) {
        (_, []) => common,
        (true, [only]) => only.clone(),
        (true, _) => format!("either {}", rest.join(" or ")),
        (false, _) => format!("{common}, and either {}", rest.join(" or ")),
    }
}

/// A field with what may be given for it and the provider's words: "type (one of A, B; “too old”)".
fn asked(field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::File => Some("a file".to_owned()),
        FieldKind::Date => Some("a date as YYYY-MM-DD".to_owned()),
        FieldKind::Choice if !field.options.is_empty() => {
            Some(format!("one of {}", field.options.join(", ")))
        }
        FieldKind::Choice | FieldKind::Text => None,
    };
    let reason = field.reason.as_ref().map(|reason| format!("“{reason}”"));
    let about: Vec<String> = kind.into_iter().chain(reason).collect();
    match about.is_empty() {
        true => field.name.clone(),
        false => format!("{} ({})", field.name, about.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use dossier_domain::RequirementKind;

    use super::*;

    fn said(sets: &[&[&str]]) -> String {
        let set = |set: &&[&str]| set.iter().map(|slot| (*slot).to_owned()).collect();
        wanted(&RequirementView {
            kind: RequirementKind::Identity,
            satisfied: false,
            optional: false,
            alternatives: sets.iter().map(set).collect(),
            missing: Vec::new(),
            fields: Vec::new(),
        })
    }

    #[test]
    fn alternatives_are_told_as_a_person_would() {
        assert_eq!(
            said(&[&["SELFIE", "PASSPORT"], &["SELFIE", "ID_FRONT", "ID_BACK"]]),
            "SELFIE, and either PASSPORT or ID_FRONT with ID_BACK"
        );
        assert_eq!(said(&[&["A"], &["B"]]), "either A or B");
        assert_eq!(said(&[&["A", "B"]]), "A, B");
        assert!(said(&[]).contains("does not say"));
        assert!(said(&[&["hosted"]]).contains("come with an event"));
    }

    #[test]
    fn a_question_is_told_with_its_answers_and_its_reason() {
        let field = |kind, options: &[&str], reason: Option<&str>| Field {
            name: "type".to_owned(),
            kind,
            reason: reason.map(str::to_owned),
            options: options.iter().map(|option| (*option).to_owned()).collect(),
        };
        let choice = field(FieldKind::Choice, &["A", "B"], Some("too old"));
        assert_eq!(asked(&choice), "type (one of A, B; “too old”)");
        assert_eq!(asked(&field(FieldKind::File, &[], None)), "type (a file)");
        assert_eq!(asked(&field(FieldKind::Text, &[], None)), "type");
    }
}
