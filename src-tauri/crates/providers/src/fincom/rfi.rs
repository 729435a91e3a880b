//! Requests for information and their answers. docs/providers/fincom.md, Requests for information.

use dossier_domain::{Field, FieldKind, Problem};
use serde_json::{Map, Value, json};

use super::{papers::problem, wire};
use crate::{UploadedFile, check::parse_date};

const IDENTITY_TYPES: [&str; 4] = ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];
const ADDRESS_TYPES: [&str; 3] = ["UTILITY_BILL", "BANK_STATEMENT", "GOVERNMENT_LETTER"];
/// Sections whose fields may be files.
const DOCUMENTS: [&str; 4] =
    ["proof_of_identity", "proof_of_address", "identifying_documents", "address_documents"];
/// Sections that are lists of documents (V2's names).
const LISTS: [&str; 2] = ["identifying_documents", "address_documents"];
const TERMS: &str = "tos_policies_value";
const FILES: &str = "files";

/// Where a field stands: `section.document_type.field` or `section.document_type.field.SIDE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place<'a> {
    section: &'a str,
    document_type: &'a str,
    field: &'a str,
    side: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn parse(name: &'a str) -> Option<Self> {
        let parts: Vec<&str> = name.split('.').collect();
        let (section, document_type, field, side) = match parts.as_slice() {
            [section, document_type, field] => (*section, *document_type, *field, None),
            [section, document_type, field, side] => {
                (*section, *document_type, *field, Some(*side))
            }
            _ => return None,
        };
        let all = [section, document_type, field, side.unwrap_or("-")];
        all.iter().all(|part| !part.is_empty()).then_some(Self {
            section,
            document_type,
            field,
            side,
        })
    }
}

/// Whether a slot's name is that of a field that may be a file.
pub(super) fn takes_file(slot: &str) -> bool {
    Place::parse(slot).is_some_and(|place| {
        DOCUMENTS.contains(&place.section) && matches!(place.side, None | Some("FRONT" | "BACK"))
    })
}

/// The fields that are asked for, each once. A part that is not understood is left out: the request
/// itself still stands. `terms` is the customer's value of the terms, the only answer to that field.
pub(super) fn fields(requests: &[Value], terms: Option<&str>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for request in requests.iter().filter(|it| wire::text(it, "scope") != Some("ASSOCIATED_PARTY")) {
        let Some(section) = wire::text(request, "section") else { continue };
        for category in wire::list(request, "categories") {
            let document_type = wire::text(category, "document_type").unwrap_or("DOCUMENT");
            for asked in wire::list(category, "fields") {
                let Some(field) = field(section, document_type, asked, terms) else { continue };
                if !fields.iter().any(|known| known.name == field.name) {
                    fields.push(field);
                }
            }
        }
    }
    fields
}

fn field(
    section: &str,
    document_type: &str,
    asked: &Value,
    terms: Option<&str>,
) -> Option<Field> {
    let name = wire::text(asked, "field_name")?;
    let mut path = format!("{section}.{document_type}.{name}");
    if let Some(side) = wire::text(asked, "side") {
        path = format!("{path}.{side}");
    }
    // What could not be put into the answer again is not offered.
    Place::parse(&path)?;
    let mut options: Vec<String> =
        wire::list(asked, "options").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    if section == TERMS {
        options.extend(terms.map(str::to_owned).filter(|_| options.is_empty()));
    } else if options.is_empty() && name == "type" {
        options = types(section).iter().map(|kind| (*kind).to_owned()).collect();
    }
    let kind = match wire::text(asked, "data_type") {
        Some("URI") => FieldKind::File,
        Some("DATE") => FieldKind::Date,
        _ if !options.is_empty() => FieldKind::Choice,
        _ => FieldKind::Text,
    };
    if matches!(kind, FieldKind::File | FieldKind::Date) {
        options.clear();
    }
    let reason = wire::text(asked, "reason").or_else(|| wire::text(asked, "status"));
    Some(Field { name: path, kind, reason: reason.map(str::to_owned), options })
}

fn types(section: &str) -> &'static [&'static str] {
    match section {
        "proof_of_identity" | "identifying_documents" => &IDENTITY_TYPES,
        "proof_of_address" | "address_documents" => &ADDRESS_TYPES,
        _ => &[],
    }
}

/// The names of what an answer gives, fields and files.
pub(super) fn answered<'a>(
    values: Option<&'a Value>,
    files: &'a [UploadedFile],
) -> impl Iterator<Item = &'a str> {
    let names = values.and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name);
    let files = files.iter().map(|file| file.slot.as_str()).filter(|slot| takes_file(slot));
    names.map(String::as_str).chain(files)
}

/// The body of an answer: only the parts that are given.
pub(super) fn body(values: &Value, files: &[UploadedFile]) -> Result<Value, Vec<Problem>> {
    let mut answer = Answer::default();
    let given = values.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    for (name, value) in given {
        answer.value(name, value);
    }
    for file in files {
        let slot = file.slot.as_str();
        if let Some(place) = Place::parse(slot).filter(|_| takes_file(slot)) {
            answer.file(slot, place, &file.reference);
        }
    }
    if answer.problems.is_empty() && answer.parts.is_empty() {
        answer.problems.push(problem("", "required", "An answer gives at least one field."));
    }
    if answer.problems.is_empty() {
        Ok(Value::Object(answer.parts))
    } else {
        Err(answer.problems)
    }
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
    fn names_are_unique_by_section_document_field_and_side() {
        let requests = json!([
            {"scope": "CUSTOMER", "section": "proof_of_identity", "categories": [
                {"document_type": "GOVERNMENT_ID", "fields": [
                    {"field_name": "type", "data_type": "ENUM", "status": "INVALID", "options": []},
                    {"field_name": "files", "data_type": "URI", "status": "EXPIRED",
                     "reason": "Document has expired", "side": "FRONT"},
                    {"field_name": "files", "data_type": "URI", "status": "INVALID", "side": "BACK"},
                    {"field_name": "files", "data_type": "URI", "status": "INVALID", "side": "BACK"},
                    {"field_name": "expiry_date", "data_type": "DATE", "status": "MISSING",
                     "reason": null},
                    {"field_name": "text", "data_type": "TEXT", "status": "INVALID"},
                ]},
            ]},
            {"section": "proof_of_address", "categories": [{"document_type": "PROOF_OF_ADDRESS",
                "fields": [{"field_name": "type", "data_type": "ENUM", "options": ["A", "B"]}]}]},
            {"section": "tos_policies_value", "categories": [{"document_type": "TOS", "fields": [
                {"field_name": "tos_policies_value", "data_type": "TEXT", "status": "MISSING"}]}]},
            {"scope": "ASSOCIATED_PARTY", "section": "proof_of_identity", "categories": [
                {"document_type": "PASSPORT", "fields": [{"field_name": "files"}]}]},
            {"section": 7, "categories": "none"},
        ]);
        let fields = fields(requests.as_array().expect("a list"), Some("12345678"));
        let told: Vec<_> = fields
            .iter()
            .map(|field| (field.name.as_str(), field.kind, field.options.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("proof_of_identity.GOVERNMENT_ID.type", FieldKind::Choice, 4),
                ("proof_of_identity.GOVERNMENT_ID.files.FRONT", FieldKind::File, 0),
                ("proof_of_identity.GOVERNMENT_ID.files.BACK", FieldKind::File, 0),
                ("proof_of_identity.GOVERNMENT_ID.expiry_date", FieldKind::Date, 0),
                ("proof_of_identity.GOVERNMENT_ID.text", FieldKind::Text, 0),
                ("proof_of_address.PROOF_OF_ADDRESS.type", FieldKind::Choice, 2),
                ("tos_policies_value.TOS.tos_policies_value", FieldKind::Choice, 1),
            ]
        );
        assert_eq!(fields[1].reason.as_deref(), Some("Document has expired"));
        assert_eq!(fields[2].reason.as_deref(), Some("INVALID"), "the status, where no reason is");
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
        let names: Vec<&str> = answered(Some(&values), &files).collect();
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
