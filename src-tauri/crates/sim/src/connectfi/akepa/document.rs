//! Documents: minting ids and taking files ("document/generate", "document/upload").

use serde_json::json;

use super::Akepa;
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::format::Format;
use crate::connectfi::individual::EMAIL;
use crate::connectfi::reader::{self, NO_ANGLES, Presence, Reader, Rule};
use crate::connectfi::upload;
use crate::http::{Call, Reply};

/// The document types.
pub(super) const TYPES: [&str; 18] = [
    "contract",
    "license",
    "passport",
    "utility",
    "other",
    "internal",
    "identification_card",
    "residence_permit",
    "canada_provincial_id",
    "indigenous_card",
    "paystub",
    "bank_statement",
    "w2",
    "1099",
    "1120",
    "1065",
    "t1",
    "t4",
];
const WORKFLOWS: [&str; 2] = ["PERSONAL", "BUSINESS"];
const EXTENSIONS: [&str; 2] = ["jpg", "png"];
const NOT_BLANK: Rule = Rule::Pattern("\\S", |text| !text.trim().is_empty());

/// A document under its own id.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) kind: &'static str,
    /// `jpg` or `png`.
    extension: &'static str,
    /// Whether a file was taken.
    pub(super) has_file: bool,
    /// The customer and slot that it was first attached to.
    pub(super) owner: Option<(String, String)>,
}

impl Akepa {
    /// Mints the id of a document.
    pub(super) fn generate(&self, state: &mut State, call: &Call) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let fields = ["workflow", "name", "extension", "type", "note", "note_author_agent_email"];
        reader.only("", &fields);
        reader.text("/workflow", Presence::Required, &[Rule::Enum(&WORKFLOWS)]);
        let name = [Rule::Length(1, 50), NOT_BLANK, NO_ANGLES];
        reader.text("/name", Presence::Required, &name);
        let extension = reader.text("/extension", Presence::Required, &[Rule::Enum(&EXTENSIONS)]);
        let kind = reader.text("/type", Presence::Required, &[Rule::Enum(&TYPES)]);
        reader.text("/note", Presence::Nullable, &[Rule::Length(0, 500)]);
        reader.text("/note_author_agent_email", Presence::Optional, &[EMAIL]);
        reader.finish()?;
        let known = |words: &[&'static str], word: Option<&str>| {
            words.iter().copied().find(|known| Some(*known) == word).unwrap_or_default()
        };
        let document = Document {
            kind: known(&TYPES, kind),
            extension: known(&EXTENSIONS, extension),
            has_file: false,
            owner: None,
        };
        let id = super::IDS.mint("doc");
        let reply = answer::done(&json!({ "id": id, "uploadStatus": false }));
        state.documents.insert(id, document);
        Ok(reply)
    }

    /// Takes the file of a document, over any that is there. The bytes must be what the extension
    /// says.
    pub(super) fn upload(&self, state: &mut State, id: &str, call: &Call) -> Result<Reply, Reply> {
        let document = state.documents.get_mut(id).ok_or_else(|| answer::document_not_found(id))?;
        let (file, format) = upload::file(call, Some("file"))?;
        let format = format
            .filter(|format| {
                matches!(format, Format::Jpg | Format::Png)
                    && format.extension() == document.extension
            })
            .ok_or_else(|| upload::wrong_format(&[document.extension]))?;
        document.has_file = true;
        let kind = document.kind.to_uppercase();
        let (owner, slot) = document
            .owner
            .as_ref()
            .map_or((id, kind.as_str()), |(customer, slot)| (customer.as_str(), slot.as_str()));
        let media_type = upload::media_type(&file, format);
        self.world.files.received_part(super::NAME, owner, slot, media_type, &file.bytes);
        self.world.ledger.effect(super::NAME, owner, &format!("upload:{kind}"));
        let data = json!({ "id": id, "uploadStatus": true, "extension": format.extension() });
        Ok(answer::done(&data))
    }
}
