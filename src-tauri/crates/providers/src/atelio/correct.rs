//! Correcting a customer before KYC passes. docs/providers/atelio.md, Corrections.

use dossier_domain::{Memory, Receipt, Reconciled};
use reqwest::Method;
use serde_json::{Map, Value};

use super::{
    applicant::OPEN_PATHS,
    link::{Action, Link},
    mapping,
    memory::Attempt,
    read, reconcile,
};
use crate::{Delivered, Delivery, Doubtful, Error, Garbled, Target, check::at, words::Personal};

/// What is sent of a correction: the customer's part without the number, which goes only with the
/// next start, and without what ties the customer to its case.
fn patch(correction: &Value) -> Option<Value> {
    let mut patch: Map<String, Value> = at(correction, "customer")?.as_object()?.clone();
    patch.retain(|key, _| !matches!(key.as_str(), "ssn" | "brand_person_id" | "customer_id"));
    (!patch.is_empty()).then_some(Value::Object(patch))
}

pub(super) async fn deliver(
    link: &Link,
    delivery: &Delivery<'_>,
    target: Target<'_>,
    correction: &Value,
) -> Result<Delivered, Error> {
    let id = target.external_id;
    let reference = match patch(correction) {
        Some(patch) => {
            let action = Action {
                method: Method::PATCH,
                path: &format!("/customers/{id}"),
                key: None,
                body: Some(&patch),
            };
            let answer = link.call(&action, &Personal::of(&patch, OPEN_PATHS)).await?;
            let found = mapping::customer_id(&answer.json()?);
            let found = found.ok_or_else(|| answer.garbled(Garbled::Shape))?;
            if !found.eq_ignore_ascii_case(id) {
                return Err(answer.garbled(Garbled::OtherId));
            }
            found
        }
        // Nothing of it is Atelio's before the next start; the customer has to be there.
        None => read::customer(link, id).await?.0,
    };
    let receipt =
        Receipt { reconciled: false, ..reconcile::receipt(delivery.now, &reference, None) };
    Ok(Delivered { receipt, snapshot: None, memory: without(target, correction) })
}

/// What is remembered without the fields that were corrected; none where that changes nothing.
fn without(target: Target<'_>, correction: &Value) -> Option<Memory> {
    let mut attempt = Attempt::of(target.memory);
    let before = attempt.fields.len();
    attempt.fields.retain(|field| at(correction, &mapping::field_path(field)).is_none());
    (attempt.fields.len() < before).then(|| attempt.memory())
}

/// A correction that did not arrive can be sent again: it writes the same values.
pub(super) async fn found(
    link: &Link,
    doubtful: &Doubtful<'_>,
    target: Target<'_>,
    correction: &Value,
) -> Result<Reconciled, Error> {
    let (id, customer) = read::customer(link, target.external_id).await?;
    let there = patch(correction).is_none_or(|patch| reconcile::holds(Some(&customer), &patch));
    Ok(if there {
        Reconciled::Accepted(reconcile::receipt(doubtful.now, &id, None))
    } else {
        Reconciled::NotArrived
    })
}
