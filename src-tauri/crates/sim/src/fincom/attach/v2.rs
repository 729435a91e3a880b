//! The V2 form: lists of documents, checked at once and processed later.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use hyper::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::terms;
use crate::fincom::Fincom;
use crate::fincom::customer::Customer;
use crate::fincom::document::{self, Attached, Purpose, SELFIE};
use crate::fincom::reader::{self, Reader};
use crate::fincom::refusal::Refusal;
use crate::fincom::state::State;
use crate::fincom::version::Version;
use crate::http::{Call, Reply};

const IDENTIFYING: &str = "identifying_documents";
const ADDRESS: &str = "address_documents";

/// Characters of a `state`.
const LONGEST_STATE: usize = 64;

impl Fincom {
    /// Validates and queues. Whose customer it is comes before its status, that before the fields,
    /// and these before whose files they name.
    pub(in crate::fincom) fn attach_v2(
        &self,
        state: &mut State,
        id: Uuid,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        let customer = state
            .customers
            .get(&id)
            .ok_or(Refusal::Forbidden("The customer does not belong to your client"))?;
        if customer.version != Version::V2 {
            return Err(Refusal::Forbidden("The customer was created with another API version"));
        }
        if customer.queued {
            return Err(Refusal::InFlight);
        }
        if !customer.stage.takes_documents() {
            return Err(Refusal::Forbidden("The customer's status does not take documents"));
        }
        let files = check(&body, state, customer, now.date_naive())?;
        if files.iter().any(|file| document::is_foreign(state, id, file)) {
            return Err(Refusal::Forbidden("A file belongs to another customer"));
        }
        self.queue(state, id, files, now);
        let answer = json!({"data": {"customer_id": id}, "meta": Value::Null});
        Ok(Reply::json(StatusCode::OK, &answer))
    }
}

fn check(
    body: &Value,
    state: &State,
    customer: &Customer,
    today: NaiveDate,
) -> Result<Vec<Attached>, Refusal> {
    let mut reader = Reader::new(body);
    let mut files = identifying(&mut reader, state.settings.selfie_required, today);
    files.extend(address(&mut reader, customer, today));
    terms(&mut reader, customer);
    unique(&mut reader, &files);
    document::check_known(&mut reader, state, &files);
    reader.finish()?;
    Ok(files)
}

fn identifying(reader: &mut Reader<'_>, selfie: bool, today: NaiveDate) -> Vec<Attached> {
    let mut types = document::identity_types(Version::V2).to_vec();
    types.push(SELFIE);
    let mut all = Vec::new();
    let (mut selfies, mut others) = (0, 0);
    let count = reader.list(IDENTIFYING);
    for at in 0..count {
        let one = format!("{IDENTIFYING}.{at}");
        if !reader.object(&one) {
            continue;
        }
        let Some(kind) = reader.word(&format!("{one}.type"), true, &types) else { continue };
        let path = format!("{one}.files");
        let files = document::files(reader, &path);
        document::check_sides(reader, &path, kind, &files);
        if kind == SELFIE {
            // Nothing else of a selfie's entry is looked at.
            selfies += 1;
            all.extend(document::filled(Purpose::Selfie, kind, files));
        } else {
            others += 1;
            document_fields(reader, &one, kind, today);
            all.extend(document::filled(Purpose::Identity, kind, files));
        }
    }
    if others > 1 {
        reader.problem(IDENTIFYING, "There must be at most one document besides the SELFIE.");
    }
    if selfies > 1 || (selfie && selfies == 0 && count > 0) {
        reader.problem(IDENTIFYING, "There must be exactly one SELFIE.");
    }
    all
}

fn document_fields(reader: &mut Reader<'_>, one: &str, kind: &str, today: NaiveDate) {
    reader.text(&format!("{one}.number"), true);
    let country = reader.country(&format!("{one}.country"), true);
    let issued = reader.date(&format!("{one}.issue_date"), false);
    let path = format!("{one}.expiry_date");
    if let Some(expires) = reader.date(&path, true) {
        if expires <= today {
            reader.problem(&path, "The expiry_date must be in the future.");
        }
        if issued.is_some_and(|issued| expires <= issued) {
            reader.problem(&path, "The expiry_date must be after the issue_date.");
        }
    }
    let path = format!("{one}.state");
    if kind == "DRIVERS_LICENSE" {
        let required = country.is_some_and(|country| country.code == "USA");
        let wanted = format!("no longer than {LONGEST_STATE} characters");
        reader.like(&path, required, &wanted, |text| text.chars().count() <= LONGEST_STATE);
    } else if reader.has(&path) {
        reader.problem(path, format!("A {kind} has no state."));
    }
}

fn address(reader: &mut Reader<'_>, customer: &Customer, today: NaiveDate) -> Vec<Attached> {
    let count = reader.list(ADDRESS);
    if count > 1 {
        reader.problem(ADDRESS, "There must be exactly one address document.");
    }
    let one = format!("{ADDRESS}.0");
    if count == 0 || !reader.object(&one) {
        return Vec::new();
    }
    let kind = reader.word(&format!("{one}.type"), true, document::address_types(Version::V2));
    let residence = customer.residence();
    let wanted = "the customer's country of residence";
    reader.like(&format!("{one}.country"), true, wanted, |code| code == residence);
    let path = format!("{one}.issue_date");
    if let Some(issued) = reader.date(&path, false) {
        let oldest = if kind == Some("BANK_STATEMENT") {
            today.checked_sub_months(Months::new(3))
        } else {
            today.checked_sub_signed(TimeDelta::days(90))
        };
        if issued > today || oldest.is_some_and(|oldest| issued < oldest) {
            reader.problem(path, "The document must have been issued within the last 90 days.");
        }
    }
    let path = format!("{one}.files");
    let files = document::files(reader, &path);
    if files.len() > 1 {
        reader.problem(path, "An address document has exactly one file.");
    }
    kind.map(|kind| document::filled(Purpose::Address, kind, files)).unwrap_or_default()
}

/// Selfies may be named again.
fn unique(reader: &mut Reader<'_>, files: &[Attached]) {
    let mut seen = Vec::new();
    for file in files.iter().filter(|file| file.purpose != Purpose::Selfie) {
        if seen.contains(&&file.uri) {
            reader.problem(&file.path, "The uri has a duplicate value.");
        }
        seen.push(&file.uri);
    }
}
