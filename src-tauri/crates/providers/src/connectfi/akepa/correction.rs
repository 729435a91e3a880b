//! Correcting the customer's data while akepa asks for it. docs/providers/connectfi.md, akepa,
//! Data.

use dossier_domain::{Field, Problem};
use serde_json::{Map, Value, json};

use crate::{
    CheckContext,
    check::at,
    connectfi::{
        applicant::{self, CORRECTABLE},
        link::{Link, Reply},
        receipt,
        refusal::Failure,
    },
};

/// The parts of a correction that can be sent; everything else is ignored.
pub(super) fn parts(correction: &Value) -> Map<String, Value> {
    CORRECTABLE
        .into_iter()
        .filter_map(|name| {
            let value = at(correction, &format!("customer.{name}"))?;
            Some((name.to_owned(), value.clone()))
        })
        .collect()
}

/// What akepa would refuse about the parts that were asked for.
pub(super) fn problems(
    correction: &Value,
    asked: &[Field],
    context: &CheckContext<'_>,
) -> Vec<Problem> {
    let mut given = parts(correction);
    given.retain(|name, _| asked.iter().any(|field| field.name == format!("customer.{name}")));
    if given.is_empty() {
        return vec![Problem {
            path: "customer".to_owned(),
            code: "required".to_owned(),
            message: "Give at least one part of the customer's data.".to_owned(),
            suggestion: None,
        }];
    }
    applicant::correction_problems(&json!({"customer": given}), context.today)
}

/// Sends the parts.
pub(super) async fn send(link: &Link, id: &str, correction: &Value) -> Result<Reply, Failure> {
    let parts = parts(correction);
    if parts.is_empty() {
        let message = "Nothing in it is part of the customer's data.";
        return Err(receipt::broken_rule("customer", "required", message).into());
    }
    let open = ["customerId"];
    link.post("/customer/update", &json!({"customerId": id, "customer": parts}), &open).await
}

/// Whether the customer's data is what the correction makes it: none where nothing of it can be
/// compared. Identification numbers are not: they come back masked or not at all.
pub(super) fn is_in(correction: &Value, echo: &Value) -> Option<bool> {
    let mut seen = None;
    for (name, wanted) in parts(correction) {
        let Some(told) = at(echo, &format!("customer.{name}")) else { continue };
        if name != "identificationDocuments" {
            seen = Some(seen.unwrap_or(true) && holds(told, &wanted));
        }
    }
    seen
}

/// Whether every value of `wanted` stands in `told`, which may hold more.
fn holds(told: &Value, wanted: &Value) -> bool {
    match (told, wanted) {
        (Value::Object(told), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| told.get(key).is_some_and(|told| holds(told, wanted)))
        }
        (Value::Array(told), Value::Array(wanted)) => {
            told.len() == wanted.len()
                && told.iter().zip(wanted).all(|(told, wanted)| holds(told, wanted))
        }
        _ => told == wanted,
    }
}
