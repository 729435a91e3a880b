//! Starting KYC, the first time and again. docs/providers/atelio.md, Start.

use dossier_domain::{Applicant, Reconciled};
use reqwest::Method;
use serde_json::{Map, Value};

use super::{
    format,
    link::{Action, Link, No},
    mapping,
    memory::Attempt,
    read::{self, kyc_path},
    reconcile::{self, Start},
    status,
};
use crate::{
    Delivered, Delivery, Doubtful, Error, Garbled, Target, check::text_at, words::Personal,
};

/// What a start may carry from `kyc`; what is absent Atelio takes from the stored customer.
const FIELDS: [&str; 5] = ["ssn", "phone", "phone_country_code", "email", "ip"];
const OPEN_PATHS: &[&str] = &["program_id", "phone_country_code"];

/// The body of a start. A number that was typed with the customer goes along: where it was
/// corrected this is its only way, and a masked one never leaves.
fn body(program_id: &str, applicant: Option<&Applicant>) -> Value {
    let mut body = Map::new();
    body.insert("program_id".to_owned(), Value::from(program_id));
    let Some(applicant) = applicant.map(Applicant::expose) else { return Value::Object(body) };
    for field in FIELDS {
        if let Some(text) = text_at(applicant, &format!("kyc.{field}")) {
            let text = if field == "ssn" { format::dashed(text) } else { text.to_owned() };
            body.insert(field.to_owned(), Value::from(text));
        }
    }
    let typed = text_at(applicant, "customer.ssn").filter(|it| format::nine_digits(it).is_some());
    if let Some(number) = typed {
        body.entry("ssn").or_insert_with(|| Value::from(format::dashed(number)));
    }
    Value::Object(body)
}

pub(super) async fn deliver(
    link: &Link,
    delivery: &Delivery<'_>,
    target: Target<'_>,
) -> Result<Delivered, Error> {
    let id = target.external_id;
    let body = body(link.program_id(), delivery.applicant);
    let action = Action {
        method: Method::POST,
        path: &kyc_path(id),
        key: Some(delivery.key),
        body: Some(&body),
    };
    let answer = match link.call(&action, &Personal::of(&body, OPEN_PATHS)).await {
        Ok(answer) => answer,
        Err(no) => return after_no(link, delivery, target, no).await,
    };
    let kyc = mapping::kyc(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    if !kyc.customer_id.eq_ignore_ascii_case(id) {
        return Err(answer.garbled(Garbled::OtherId));
    }
    let receipt = dossier_domain::Receipt {
        reconciled: false,
        ..reconcile::receipt(delivery.now, &kyc.customer_id, Some(&kyc.word))
    };
    Ok(Delivered { receipt, snapshot: None, memory: Some(forgotten(target)) })
}

/// What is remembered of the attempt before does not hold for the new one.
fn forgotten(target: Target<'_>) -> dossier_domain::Memory {
    Attempt::of(target.memory).over().memory()
}

/// A no may only mean that an earlier try arrived: the status tells.
async fn after_no(
    link: &Link,
    delivery: &Delivery<'_>,
    target: Target<'_>,
    no: No,
) -> Result<Delivered, Error> {
    let key_used = no.is("idempotency_key_exists");
    let initialized = matches!(&no.error, Error::Refused(refused) if refused.status == 409);
    let doubtful = delivery.repeat || key_used || initialized;
    let (true, Error::Refused(_), Some(before)) = (doubtful, &no.error, delivery.before) else {
        return Err(no.error);
    };
    // While the status cannot be read, the refusal must not end it.
    let fresh = Target { external_id: target.external_id, memory: Some(&forgotten(target)) };
    let snapshot = read::application(link, fresh).await.map_err(Error::in_doubt)?;
    let after = snapshot.provider_status.as_str();
    // Someone else's success is told in Atelio's words, with its time.
    let passed = status::plain(after) == "passed" && !delivery.repeat && !key_used;
    match reconcile::compare(before, after) {
        Start::Arrived if !passed => {
            let receipt = reconcile::receipt(delivery.now, &snapshot.external_id, Some(after));
            let memory = snapshot.memory.clone().or_else(|| Some(forgotten(target)));
            Ok(Delivered { receipt, snapshot: Some(snapshot), memory })
        }
        Start::Untold if key_used && delivery.repeat => {
            Err(Error::ArrivedUnseen { reason: "submit_arrived_outcome_unknown" })
        }
        _ => Err(no.error),
    }
}

/// Where the status tells nothing, the key does: used twice it fails.
pub(super) async fn found(
    link: &Link,
    doubtful: &Doubtful<'_>,
    target: Target<'_>,
) -> Result<Reconciled, Error> {
    let snapshot = read::application(link, target).await?;
    let after = snapshot.provider_status.as_str();
    let told = doubtful.before.map_or(Start::Untold, |before| reconcile::compare(before, after));
    let key_lives =
        doubtful.key_sent_at.is_some_and(|sent_at| reconcile::key_lives(sent_at, doubtful.now));
    Ok(match told {
        Start::Arrived => Reconciled::Accepted(reconcile::receipt(
            doubtful.now,
            &snapshot.external_id,
            Some(after),
        )),
        Start::NotArrived => Reconciled::NotArrived,
        Start::Untold if key_lives => Reconciled::SafeToRepeat,
        Start::Untold => Reconciled::Unknown("submit_key_expired"),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_start_carries_what_was_typed_for_it_and_never_a_masked_number() {
        for (applicant, expected) in [
            (
                json!({"customer": {}, "kyc": {"ip": "203.0.113.7", "ssn": "333333333"}}),
                json!({"program_id": "p", "ip": "203.0.113.7", "ssn": "333-33-3333"}),
            ),
            (
                json!({"customer": {"ssn": "400-00-0001", "email": "a@example.com"}, "kyc": {}}),
                json!({"program_id": "p", "ssn": "400-00-0001"}),
            ),
            (
                json!({"customer": {"ssn": "400-00-0001"}, "kyc": {"ssn": "400-00-0002"}}),
                json!({"program_id": "p", "ssn": "400-00-0002"}),
            ),
            (json!({"customer": {"ssn": "XXX-XX-0001"}}), json!({"program_id": "p"})),
            (
                json!({"kyc": {"phone": "4155550100", "phone_country_code": "1", "email": null,
                "ip": " ", "other": "x"}}),
                json!({"program_id": "p", "phone": "4155550100", "phone_country_code": "1"}),
            ),
            (json!([]), json!({"program_id": "p"})),
        ] {
            let applicant = Applicant::new(applicant);
            assert_eq!(body("p", Some(&applicant)), expected);
        }
        assert_eq!(body("p", None), json!({"program_id": "p"}));
    }
}
