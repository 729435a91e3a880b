//! Answering a request for information ("RFI answer").

use chrono::{DateTime, NaiveDate, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::Fincom;
use super::asked::{Asked, Section};
use super::customer::Customer;
use super::document::{self, Attached, Purpose};
use super::reader::{self, Reader};
use super::refusal::{Problem, Refusal};
use super::state::State;
use super::status::Stage;
use crate::http::{Call, Reply};

impl Fincom {
    /// Takes the parts that were asked for, in the form of V1. With the last of them the review
    /// goes on; an approved customer stays so.
    pub(super) fn answer(
        &self,
        state: &mut State,
        id: Uuid,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        let customer = state.customers.get(&id).ok_or(Refusal::NotFound)?;
        let parts = body.as_object().filter(|parts| !parts.is_empty());
        let parts = parts
            .ok_or_else(|| Refusal::invalid("body", "At least one requested part is required."))?;
        let unrequested: Vec<Problem> = parts
            .keys()
            .filter(|part| asked(customer, part).is_none())
            .map(|part| Problem::new(part, "This field was not requested"))
            .collect();
        if !unrequested.is_empty() {
            return Err(Refusal::Unrequested(unrequested));
        }
        let answered: Vec<&Asked> = parts.keys().filter_map(|part| asked(customer, part)).collect();
        let mut reader = Reader::new(&body);
        let mut files = Vec::new();
        for asked in &answered {
            files.extend(part(&mut reader, customer, asked, now.date_naive()));
        }
        document::check_known(&mut reader, state, &files);
        for file in files.iter().filter(|file| document::is_foreign(state, id, file)) {
            reader.problem(&file.path, "There is no such file.");
        }
        reader.finish()?;

        let sections: Vec<Section> = answered.iter().map(|asked| asked.section).collect();
        self.name_slots(state, customer, &files);
        self.effect(id, "answer");
        let mut reviewed = false;
        self.change(state, id, now, |customer| {
            let replaced: Vec<Purpose> = files.iter().map(|file| file.purpose).collect();
            customer.attached.retain(|old| !replaced.contains(&old.purpose));
            customer.attached.extend(files);
            customer.asked.retain(|asked| !sections.contains(&asked.section));
            reviewed = customer.asked.is_empty() && customer.stage != Stage::Approved;
            if reviewed {
                customer.stage = Stage::Reviewing;
                customer.rejection = None;
            }
        });
        if reviewed {
            self.promise(state, id, now);
        }
        Ok(Reply::json(StatusCode::OK, &json!({"data": {"customer_id": id}})))
    }
}

fn asked<'a>(customer: &'a Customer, part: &str) -> Option<&'a Asked> {
    let section = Section::from_word(part)?;
    customer.asked.iter().find(|asked| asked.section == section)
}

/// Reads one part: all that was asked must be there, and what is there besides must be right.
fn part(
    reader: &mut Reader<'_>,
    customer: &Customer,
    asked: &Asked,
    today: NaiveDate,
) -> Vec<Attached> {
    let part = asked.section.word();
    let (purpose, types) = match asked.section {
        Section::ProofOfIdentity => (Purpose::Identity, document::identity_types(customer.version)),
        Section::ProofOfAddress => (Purpose::Address, document::address_types(customer.version)),
        Section::TosPoliciesValue => {
            let right = customer.terms.to_string();
            reader.like(part, true, "the value of the customer's terms", |text| text == right);
            return Vec::new();
        }
    };
    if !reader.object(part) {
        return Vec::new();
    }
    let needs = |name: &str| asked.fields().iter().any(|field| field.field_name == name);
    let kind = reader.word(&format!("{part}.type"), needs("type"), types);
    let kind = kind.unwrap_or(asked.document_type()).to_owned();
    reader.text(&format!("{part}.number"), needs("number"));
    reader.country(&format!("{part}.country"), needs("country"));
    reader.date(&format!("{part}.issue_date"), needs("issue_date"));
    let path = format!("{part}.expiry_date");
    let expires = reader.date(&path, needs("expiry_date"));
    if expires.is_some_and(|expires| expires <= today) {
        reader.problem(path, "The expiry_date must be in the future.");
    }
    let path = format!("{part}.files");
    if !needs("files") && !reader.has(&path) {
        return Vec::new();
    }
    let files = document::files(reader, &path);
    if purpose == Purpose::Identity {
        document::check_sides(reader, &path, &kind, &files);
    }
    document::filled(purpose, &kind, files)
}
