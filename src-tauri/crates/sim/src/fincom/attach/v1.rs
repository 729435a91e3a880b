//! The V1 form: one object for each proof, checked and taken in at once.

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::terms;
use crate::fincom::Fincom;
use crate::fincom::customer::Customer;
use crate::fincom::document::{self, Attached, Purpose};
use crate::fincom::reader::{self, Reader};
use crate::fincom::refusal::Refusal;
use crate::fincom::state::State;
use crate::fincom::version::Version;
use crate::http::{Call, Reply};

impl Fincom {
    /// Attaches to the customer that the body names. Every refusal is a matter of a field.
    pub(in crate::fincom) fn attach_v1(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let named = reader.text("customer_id", true);
        let found = named
            .and_then(|text| Uuid::try_parse(text).ok())
            .and_then(|id| state.customers.get(&id));
        let takes = found.filter(|customer| takes_documents(customer));
        if named.is_some() && takes.is_none() {
            let text = match found {
                None => "The selected customer_id is invalid.",
                Some(_) => "The customer takes no documents in its present status.",
            };
            reader.problem("customer_id", text);
        }
        let mut files = identity(&mut reader);
        files.extend(address(&mut reader));
        document::check_known(&mut reader, state, &files);
        match takes {
            Some(customer) => {
                terms(&mut reader, customer);
                for file in &files {
                    if document::is_foreign(state, customer.id, file) {
                        reader.problem(&file.path, "There is no such file.");
                    }
                }
            }
            None => {
                reader.text(super::TERMS, true);
            }
        }
        let id = takes.map(|customer| customer.id);
        reader.finish()?;
        let id = id.ok_or(Refusal::NotFound)?;
        self.queue(state, id, files, now);
        Ok(Reply::json(StatusCode::OK, &json!({"data": {"customer_id": id}})))
    }
}

/// V2 customers have their own form.
fn takes_documents(customer: &Customer) -> bool {
    customer.version == Version::V1 && customer.stage.takes_documents() && !customer.queued
}

fn identity(reader: &mut Reader<'_>) -> Vec<Attached> {
    if !reader.object("proof_of_identity") {
        return Vec::new();
    }
    let types = document::identity_types(Version::V1);
    let kind = reader.word("proof_of_identity.type", true, types);
    reader.text("proof_of_identity.number", true);
    reader.country("proof_of_identity.country", true);
    reader.date("proof_of_identity.issue_date", true);
    reader.date("proof_of_identity.expiry_date", true);
    let path = "proof_of_identity.files";
    let files = document::files(reader, path);
    let Some(kind) = kind else { return Vec::new() };
    document::check_sides(reader, path, kind, &files);
    document::filled(Purpose::Identity, kind, files)
}

fn address(reader: &mut Reader<'_>) -> Vec<Attached> {
    if !reader.object("proof_of_address") {
        return Vec::new();
    }
    let types = document::address_types(Version::V1);
    let kind = reader.word("proof_of_address.type", true, types);
    reader.country("proof_of_address.country", true);
    let files = document::files(reader, "proof_of_address.files");
    let Some(kind) = kind else { return Vec::new() };
    document::filled(Purpose::Address, kind, files)
}
