//! Documents that belong to nobody yet, and attaching them ("separate documents").

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Legacy;
use super::init;
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::format::Format;
use crate::connectfi::reader::{self, Presence, Reader, Rule};
use crate::connectfi::upload;
use crate::http::{Call, Reply};

/// What its uploads count as until it is attached, and after.
const SLOT: &str = "SEPARATE";

/// A document with an id of its own.
#[derive(Debug, Default)]
pub(super) struct Separate {
    /// The format of the file, once there is one.
    file: Option<Format>,
    /// The customer and slot that it was first attached to.
    owner: Option<(String, String)>,
}

impl Legacy {
    /// Mints an id; a body is not looked at.
    pub(super) fn generate(&self, state: &mut State) -> Reply {
        let id = super::IDS.mint("sdoc");
        let reply = answer::done(&json!({ "id": id, "uploadStatus": false }));
        state.separate.insert(id, Separate::default());
        reply
    }

    /// Takes an image, a PDF or a Word file, over any that is there.
    pub(super) fn upload_separate(
        &self,
        state: &mut State,
        id: &str,
        call: &Call,
    ) -> Result<Reply, Reply> {
        let document = state.separate.get_mut(id).ok_or_else(|| answer::document_not_found(id))?;
        let (file, format) = upload::file(call, None)?;
        let format = format.ok_or_else(|| upload::wrong_format(&["image", "pdf", "word"]))?;
        document.file = Some(format);
        let (owner, slot) = document
            .owner
            .as_ref()
            .map_or((id, SLOT), |(customer, slot)| (customer.as_str(), slot.as_str()));
        let media_type = upload::media_type(&file, format);
        self.world.files.received_part(super::NAME, owner, slot, media_type, &file.bytes);
        self.world.ledger.effect(super::NAME, owner, &format!("upload:{SLOT}"));
        let data = json!({ "id": id, "uploadStatus": true, "extension": format.extension() });
        Ok(answer::done(&data))
    }

    /// Puts the file of a separate document into a requested slot, over any that is there and in
    /// every status. A final status stays as it is.
    pub(super) fn link(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let [customer, document, separate] = ["/customerId", "/documentId", "/separateDocumentId"]
            .map(|path| {
                reader.text(path, Presence::Required, &[Rule::Length(1, 36)]).unwrap_or_default()
            });
        reader.finish()?;
        state.account.customers.find(customer)?;
        let slot = state
            .processes
            .get_mut(customer)
            .and_then(|kyc| kyc.slots.iter_mut().find(|slot| slot.id == document))
            .ok_or_else(|| answer::document_not_found(document))?;
        let found =
            state.separate.get_mut(separate).ok_or_else(|| answer::document_not_found(separate))?;
        let format = found.file.ok_or_else(answer::file_not_found)?;
        let kind = slot.name.kind;
        if !kind.takes(format) {
            return Err(upload::wrong_format(kind.taken()));
        }
        slot.file = Some(format);
        let name = slot.name.word();
        if found.owner.is_none() {
            self.world.files.assigned(super::NAME, separate, customer, &name);
            self.world.ledger.assigned(super::NAME, separate, customer);
            found.owner = Some((customer.to_owned(), name));
        }
        self.world.ledger.effect(super::NAME, customer, "attach");
        self.go_on_if_complete(state, customer, now);
        init::shown(state, customer)
    }
}
