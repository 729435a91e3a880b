//! Making a customer. It starts no KYC. docs/providers/connectfi.md, Create.

use dossier_domain::{CaseId, Memory, Receipt, Snapshot, Stage};
use serde_json::Value;

use super::{
    NOT_STARTED,
    customer::CustomerWire,
    link::Link,
    receipt,
    refusal::{Failure, No},
};
use crate::{Delivered, Delivery, Error, Garbled, Sent, http::is_id};

const CREATE: &str = "/customer/init";

/// Paths of a create body whose values identify nobody.
const OPEN_PATHS: &[&str] = &[
    "reference",
    "customerType",
    "customer.gender",
    "customer.citizenshipCountryCodeA3",
    "customer.addresses.type",
    "customer.addresses.state",
    "customer.addresses.countryCodeA3",
    "customer.phones.type",
    "customer.identificationDocuments.type",
];

/// Our case as connectFi's `reference`: 32 hexadecimal digits. It makes a repeated create harmless,
/// so it is never the one that was typed.
fn reference(case_id: CaseId) -> String {
    case_id.uuid().simple().to_string()
}

/// The create body with our reference.
pub(super) fn prepare(mut applicant: Value, case_id: CaseId) -> Result<Value, Error> {
    let Some(map) = applicant.as_object_mut() else {
        return Err(receipt::broken_rule("", "format", "The applicant must be one JSON object."));
    };
    map.insert("reference".to_owned(), Value::from(reference(case_id)));
    Ok(applicant)
}

/// Makes the customer, or finds the one that an earlier try made. `memory` is what to remember of
/// a customer that was made here.
pub(super) async fn deliver(
    link: &Link,
    delivery: &Delivery<'_>,
    body: &Value,
    memory: Option<Memory>,
) -> Result<Delivered, Error> {
    link.clock_right().await?;
    let reply = match link.post(CREATE, body, OPEN_PATHS).await {
        Ok(reply) => reply,
        Err(Failure::No(no)) => return arrived(delivery, no, memory),
        Err(Failure::Other(error)) => return Err(error),
    };
    let wire = CustomerWire::find(&reply.data).ok_or_else(|| reply.garbled(Garbled::Shape))?;
    let word = wire.kyc_status.clone().filter(|word| !word.is_empty());
    let told = word.as_deref().unwrap_or(NOT_STARTED);
    let receipt = receipt::of(delivery, &wire.customer_id, Some(told));
    // A KYC that runs already, without a call of ours, is left to the next read.
    let snapshot = word.is_none().then(|| not_started(&wire, memory.clone()));
    Ok(Delivered { receipt, snapshot, memory })
}

/// A customer whose KYC was not started.
pub(super) fn not_started(wire: &CustomerWire, memory: Option<Memory>) -> Snapshot {
    Snapshot {
        external_id: wire.customer_id.clone(),
        provider_status: NOT_STARTED.to_owned(),
        stage: Stage::NotSubmitted,
        requirements: Vec::new(),
        slots: Vec::new(),
        deadline: None,
        customer_id: Some(wire.customer_id.clone()),
        applicant: wire.echo(),
        reasons: Vec::new(),
        pages: Vec::new(),
        memory,
    }
}

/// A no to a create. That our reference exists already means that an earlier try arrived: nobody
/// else has it.
fn arrived(delivery: &Delivery<'_>, no: No, memory: Option<Memory>) -> Result<Delivered, Error> {
    if no.is("referenceExists") {
        let ours = no.context["reference"].as_str() == Some(&reference(delivery.case_id));
        let unsaid = no.context["reference"].is_null() && delivery.repeat;
        let id = no.context["entityId"].as_str().filter(|id| is_id(id));
        match id {
            Some(id) if ours || unsaid => {
                let receipt = Receipt { reconciled: true, ..receipt::of(delivery, id, None) };
                return Ok(Delivered { receipt, snapshot: None, memory });
            }
            None if ours || unsaid => return Err(unseen()),
            _ => return Err(no.into()),
        }
    }
    let invalid = no.is("requestValidateError");
    match (Error::from(no), delivery.repeat) {
        // There is no customer yet that could be unknown.
        (Error::NotFound, _) => {
            Err(Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::Maybe })
        }
        // A second social security number is refused too, under a code that no source tells.
        (Error::Refused(_), true) if !invalid => Err(unseen()),
        (error, _) => Err(error),
    }
}

fn unseen() -> Error {
    Error::ArrivedUnseen { reason: "create_arrived_id_unknown" }
}
