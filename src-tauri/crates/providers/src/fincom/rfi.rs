//! Requests for information. docs/providers/fincom.md, Requests for information.

use dossier_domain::{Field, FieldKind};
use serde_json::Value;

use super::wire;
use crate::UploadedFile;

const IDENTITY_TYPES: [&str; 4] =
    ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];
const ADDRESS_TYPES: [&str; 3] = ["UTILITY_BILL", "BANK_STATEMENT", "GOVERNMENT_LETTER"];
/// Sections whose fields may be files.
const DOCUMENTS: [&str; 4] =
    ["proof_of_identity", "proof_of_address", "identifying_documents", "address_documents"];
pub(super) const TERMS: &str = "tos_policies_value";

/// Where a field stands: `section.document_type.field` or `section.document_type.field.SIDE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    pub(super) section: &'a str,
    pub(super) document_type: &'a str,
    pub(super) field: &'a str,
    pub(super) side: Option<&'a str>,
}

impl<'a> Place<'a> {
    pub(super) fn parse(name: &'a str) -> Option<Self> {
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
    for request in requests.iter().filter(|it| wire::text(it, "scope") != Some("ASSOCIATED_PARTY"))
    {
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

fn field(section: &str, document_type: &str, asked: &Value, terms: Option<&str>) -> Option<Field> {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
}
