//! The answer to a request for information.

use dossier_domain::Problem;
use serde_json::{Map, Value, json};

use super::{
    papers::problem,
    rfi::{self, Place, TERMS},
};
use crate::{UploadedFile, check::parse_date};

const FILES: &str = "files";

/// Sections that are lists of documents (V2's names).
const LISTS: [&str; 2] = ["identifying_documents", "address_documents"];
/// The body of an answer: only the parts that are given.
pub(super) fn body(values: &Value, files: &[UploadedFile]) -> Result<Value, Vec<Problem>> {
    let mut answer = Answer::default();
    let given = values.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    for (name, value) in given {
        answer.value(name, value);
    }
    for file in files {
        let slot = file.slot.as_str();
        if let Some(place) = Place::parse(slot).filter(|_| rfi::takes_file(slot)) {
            answer.file(slot, place, &file.reference);
        }
    }
    if answer.problems.is_empty() && answer.parts.is_empty() {
        answer.problems.push(problem("", "required", "An answer gives at least one field."));
    }
    if answer.problems.is_empty() { Ok(Value::Object(answer.parts)) } else { Err(answer.problems) }
}

#[derive(Default)]
struct Answer<'a> {
    parts: Map<String, Value>,
    /// The document type of every section that is one object.
    types: Vec<(&'a str, &'a str)>,
    problems: Vec<Problem>,
}

impl<'a> Answer<'a> {
    fn value(&mut self, name: &'a str, value: &Value) {
        let Some(place) = Place::parse(name) else {
            return self.report(name, "not_one_of", "The provider does not ask for this.");
        };
        let Some(text) = value.as_str().map(str::trim).filter(|text| !text.is_empty()) else {
            return self.report(name, "required", "Give a text.");
        };
        if place.field.ends_with("_date") && parse_date(text).is_none() {
            return self.report(name, "format", "Write a calendar date as YYYY-MM-DD.");
        }
        if place.section == TERMS {
            self.parts.insert(TERMS.to_owned(), Value::from(text));
        } else if let Some(part) = self.part(name, place) {
            part.insert(place.field.to_owned(), Value::from(text));
        }
    }

    fn file(&mut self, name: &'a str, place: Place<'a>, uri: &str) {
        let Some(part) = self.part(name, place) else { return };
        if place.field != FILES {
            part.insert(place.field.to_owned(), Value::from(uri));
            return;
        }
        let file = match place.side {
            Some(side) => json!({"uri": uri, "side": side}),
            None => json!({"uri": uri}),
        };
        match part.entry(FILES).or_insert_with(|| json!([])) {
            Value::Array(files) => files.push(file),
            other => *other = json!([file]),
        }
    }

    /// The object that a field belongs to. A section that is one object takes one document.
    fn part(&mut self, name: &str, place: Place<'a>) -> Option<&mut Map<String, Value>> {
        if LISTS.contains(&place.section) {
            return self.entry(place);
        }
        let known = self.types.iter().find(|(section, _)| *section == place.section);
        match known {
            Some((_, kind)) if *kind != place.document_type => {
                self.report(name, "too_many", "Answer for one document of this part only.");
                return None;
            }
            Some(_) => {}
            None => self.types.push((place.section, place.document_type)),
        }
        self.parts.entry(place.section).or_insert_with(|| json!({})).as_object_mut()
    }

    /// The entry of a list for the document, made with its type where it is new.
    fn entry(&mut self, place: Place<'a>) -> Option<&mut Map<String, Value>> {
        let list = self.parts.entry(place.section).or_insert_with(|| json!([])).as_array_mut()?;
        let marked = (place.section, place.document_type);
        let mut place_of = self.types.iter().filter(|(section, _)| *section == place.section);
        let index = place_of.position(|known| *known == marked);
        let index = index.unwrap_or_else(|| {
            self.types.push(marked);
            list.push(json!({"type": place.document_type}));
            list.len() - 1
        });
        list.get_mut(index)?.as_object_mut()
    }

    fn report(&mut self, path: &str, code: &str, message: &str) {
        self.problems.push(problem(path, code, message));
    }
}

#[cfg(test)]
mod tests {
    use dossier_domain::{Applicant, SlotName};

    use super::*;

    fn file(slot: &str, uri: &str) -> UploadedFile {
        let details = Applicant::new(Value::Null);
        UploadedFile { slot: SlotName::new(slot), reference: uri.to_owned(), details }
    }

    #[test]
    fn an_answer_holds_only_what_is_given() {
        let values = json!({
            "proof_of_identity.GOVERNMENT_ID.expiry_date": "2031-01-15",
            "proof_of_identity.GOVERNMENT_ID.type": "PASSPORT",
            "tos_policies_value.TOS.tos_policies_value": "12345678",
        });
        let files = [
            file("proof_of_identity.GOVERNMENT_ID.files.FRONT", "/a.png"),
            file("proof_of_identity.GOVERNMENT_ID.files.BACK", "/b.png"),
            file("PASSPORT", "/other.png"),
        ];
        assert_eq!(
            body(&values, &files),
            Ok(json!({
                "proof_of_identity": {"expiry_date": "2031-01-15", "type": "PASSPORT",
                    "files": [{"uri": "/a.png", "side": "FRONT"}, {"uri": "/b.png", "side": "BACK"}]},
                "tos_policies_value": "12345678",
            }))
        );
        let lists = [
            file("identifying_documents.PASSPORT.files", "/c.png"),
            file("address_documents.UTILITY_BILL.files", "/d.png"),
        ];
        assert_eq!(
            body(&Value::Null, &lists),
            Ok(json!({
                "identifying_documents": [{"type": "PASSPORT", "files": [{"uri": "/c.png"}]}],
                "address_documents": [{"type": "UTILITY_BILL", "files": [{"uri": "/d.png"}]}],
            }))
        );
        let names: Vec<&str> = rfi::answered(Some(&values), &files).collect();
        assert_eq!(names.len(), 5);
    }

    #[test]
    fn an_answer_that_cannot_be_sent_is_told_by_field() {
        let codes = |values: Value, files: &[UploadedFile]| -> Vec<(String, String)> {
            let problems = body(&values, files).expect_err("no answer");
            problems.into_iter().map(|problem| (problem.path, problem.code)).collect()
        };
        let told = |path: &str, code: &str| vec![(path.to_owned(), code.to_owned())];
        assert_eq!(codes(json!({}), &[]), told("", "required"));
        assert_eq!(codes(json!({"why": "x"}), &[]), told("why", "not_one_of"));
        let date = "proof_of_identity.PASSPORT.issue_date";
        assert_eq!(codes(json!({date: "1/2/2020"}), &[]), told(date, "format"));
        assert_eq!(codes(json!({date: ""}), &[]), told(date, "required"));
        let two = [
            file("proof_of_identity.PASSPORT.files", "/a.png"),
            file("proof_of_identity.NATIONAL_ID.files", "/b.png"),
        ];
        let second = "proof_of_identity.NATIONAL_ID.files";
        assert_eq!(codes(Value::Null, &two), told(second, "too_many"));
    }
}
