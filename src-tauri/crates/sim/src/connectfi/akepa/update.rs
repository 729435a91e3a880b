//! Attaching uploaded documents to an application ("update").

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Akepa;
use super::application::Attached;
use super::identification::ID;
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::reader::{self, Presence, Reader, Rule};
use crate::connectfi::side::{self, Side};
use crate::http::{Call, Reply};

/// A document as an update names it.
struct Named<'a> {
    /// Where in the body.
    path: String,
    id: &'a str,
    side: Option<Side>,
}

impl Akepa {
    /// Attaches documents to the one person of an application: all of them or none.
    pub(super) fn update(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        reader.only("", &["applicationId", "entityId", "documents"]);
        let id = reader.text("/applicationId", Presence::Required, &ID).unwrap_or_default();
        let entity = reader.text("/entityId", Presence::Required, &ID).unwrap_or_default();
        let documents = named(&mut reader);
        reader.finish()?;
        let application = state
            .applications
            .get(id)
            .ok_or_else(|| answer::application_not_found(json!({ "applicationId": id })))?;
        if application.customer != entity {
            return Err(answer::customer_not_found(entity));
        }
        if application.status.is_completed() {
            return Err(answer::refused_plainly("statusApplicationEntity"));
        }
        let mut attached = Vec::with_capacity(documents.len());
        let mut types = Reader::new(&body);
        for named in &documents {
            let found = state
                .documents
                .get(named.id)
                .ok_or_else(|| answer::document_not_found(named.id))?;
            if !found.has_file {
                return Err(answer::file_not_found());
            }
            let path = format!("{}/type", named.path);
            types.text(&path, Presence::Required, &[Rule::Const(found.kind)]);
            attached.push(Attached { kind: found.kind, side: named.side });
        }
        types.finish()?;
        self.back_office(state)?;
        for named in &documents {
            self.claim(state, named, entity);
        }
        if let Some(application) = state.applications.get_mut(id) {
            application.attached.extend(attached);
        }
        self.world.ledger.effect(super::NAME, entity, "submit");
        self.go_on_if_satisfied(state, id, now);
        Ok(state.applications.get(id).map_or_else(
            || answer::application_not_found(json!({ "applicationId": id })),
            |application| answer::done(&application.shown()),
        ))
    }

    /// From now on the document's file and uploads count as the customer's.
    fn claim(&self, state: &mut State, named: &Named<'_>, customer: &str) {
        let Some(document) = state.documents.get_mut(named.id) else { return };
        if document.owner.is_none() {
            let slot = side::join(&document.kind.to_uppercase(), named.side);
            self.world.files.assigned(super::NAME, named.id, customer, &slot);
            self.world.ledger.assigned(super::NAME, named.id, customer);
            document.owner = Some((customer.to_owned(), slot));
        }
    }
}

fn named<'a>(reader: &mut Reader<'a>) -> Vec<Named<'a>> {
    let paths = reader.objects("/documents", 1);
    paths
        .into_iter()
        .map(|path| {
            reader.only(&path, &["documentId", "type", "side"]);
            let id = reader.text(&format!("{path}/documentId"), Presence::Required, &ID);
            let types = [Rule::Enum(&super::document::TYPES)];
            reader.text(&format!("{path}/type"), Presence::Required, &types);
            let sides = [Rule::Enum(&Side::WORDS)];
            let side = reader.text(&format!("{path}/side"), Presence::Optional, &sides);
            Named { id: id.unwrap_or_default(), side: side.and_then(Side::from_word), path }
        })
        .collect()
}
