//! Making a customer, and finding one that was made. docs/providers/atelio.md, Customer.

use std::collections::HashSet;

use dossier_domain::{CaseId, Problem, Receipt, Reconciled};
use reqwest::Method;
use serde_json::Value;

use super::{
    applicant::OPEN_PATHS,
    format,
    link::{Action, Link},
    mapping, reconcile,
    wire::{self, CustomerWire},
};
use crate::{
    CreateFill, Delivered, Delivery, Doubtful, Error, Garbled, Listed, Listing, Sent, http::is_id,
    words::Personal,
};

/// The greatest page that Atelio gives.
const PER_PAGE: usize = 50;
/// How many pages are searched for one customer: a few minutes of the budget of calls.
const MOST_PAGES: u32 = 200;

/// The create body: the customer of an applicant, tied to its case.
pub(super) fn prepared(mut applicant: Value, fill: &CreateFill) -> Result<Value, Error> {
    let Some(Value::Object(mut customer)) = applicant.get_mut("customer").map(Value::take) else {
        return Err(Error::Input(vec![Problem {
            path: "customer".to_owned(),
            code: "required".to_owned(),
            message: "This part is required.".to_owned(),
            suggestion: None,
        }]));
    };
    if let Some(Value::String(number)) = customer.get_mut("ssn") {
        *number = format::dashed(number);
    }
    customer.insert("brand_person_id".to_owned(), Value::from(fill.case_id.to_string()));
    Ok(Value::Object(customer))
}

pub(super) async fn deliver(
    link: &Link,
    delivery: &Delivery<'_>,
    body: &Value,
) -> Result<Delivered, Error> {
    let action = Action {
        method: Method::POST,
        path: "/customers/",
        key: Some(delivery.key),
        body: Some(body),
    };
    let answer = match link.call(&action, &Personal::of(body, OPEN_PATHS)).await {
        Ok(answer) => answer,
        Err(no) => {
            let seen = no.is("idempotency_key_exists") || no.is("resource_conflict");
            return match no.error {
                // The customer may be there from an earlier try.
                Error::Refused(refused) if seen || delivery.repeat || refused.status == 409 => {
                    match find(link, delivery.case_id).await.map_err(Error::in_doubt)? {
                        Found::Here(id) => {
                            let receipt = reconcile::receipt(delivery.now, &id, None);
                            Ok(Delivered { receipt, snapshot: None, memory: None })
                        }
                        Found::Nowhere | Found::Untold => Err(Error::Refused(refused)),
                    }
                }
                // There is no customer yet that could be unknown.
                Error::NotFound => {
                    Err(Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::Maybe })
                }
                error => Err(error),
            };
        }
    };
    let id = mapping::customer_id(&answer.json()?)
        .filter(|id| is_id(id))
        .ok_or_else(|| answer.garbled(Garbled::Shape))?;
    let receipt = Receipt { reconciled: false, ..reconcile::receipt(delivery.now, &id, None) };
    Ok(Delivered { receipt, snapshot: None, memory: None })
}

/// Whether a customer with our case's id is there.
pub(super) async fn found(link: &Link, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
    Ok(match find(link, doubtful.case_id).await? {
        Found::Here(id) => Reconciled::Accepted(reconcile::receipt(doubtful.now, &id, None)),
        Found::Nowhere => Reconciled::NotArrived,
        Found::Untold => Reconciled::Unknown("create_list_too_long"),
    })
}

enum Found {
    Here(String),
    Nowhere,
    /// The list did not end, or repeats itself.
    Untold,
}

/// Reads the list to its end: only an empty page, or none, is the end for certain.
async fn find(link: &Link, case_id: CaseId) -> Result<Found, Error> {
    let case_id = case_id.to_string();
    let mut seen = HashSet::new();
    for page in 1..=MOST_PAGES {
        let customers = match customers(link, page).await {
            Err(Error::NotFound) => return Ok(Found::Nowhere),
            customers => customers?,
        };
        if customers.is_empty() {
            return Ok(Found::Nowhere);
        }
        let mut news = false;
        for CustomerWire { customer_id, brand_person_id } in customers {
            let theirs = brand_person_id.as_ref().and_then(Value::as_str);
            if is_id(&customer_id) && theirs.is_some_and(|id| id.eq_ignore_ascii_case(&case_id)) {
                return Ok(Found::Here(customer_id));
            }
            news |= seen.insert(customer_id);
        }
        if !news {
            break;
        }
    }
    Ok(Found::Untold)
}

async fn customers(link: &Link, page: u32) -> Result<Vec<CustomerWire>, Error> {
    let path = format!("/customers?page={page}&per_page={PER_PAGE}");
    let answer = link.get(&path).await.map_err(|no| match no.error {
        // The first page is there even where nobody is on it.
        Error::NotFound if page == 1 => {
            Error::Unintelligible { what: Garbled::NotThisApi, sent: Sent::No }
        }
        error => error,
    })?;
    let value = answer.json()?;
    let list = value.as_array().map(|list| list.iter().map(wire::read).collect());
    list.flatten().ok_or_else(|| answer.garbled(Garbled::Shape))
}

/// A page of customers; the list tells no status.
pub(super) async fn list(link: &Link, cursor: Option<&str>) -> Result<Option<Listing>, Error> {
    let page = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(1_u32);
    let customers = customers(link, page).await?;
    let full = customers.len() >= PER_PAGE;
    let next = page.checked_add(1).filter(|_| full).map(|page| page.to_string());
    let applications = customers
        .into_iter()
        .map(|customer| Listed {
            external_id: customer.customer_id,
            provider_status: None,
            told: None,
        })
        .collect();
    Ok(Some(Listing { applications, next, total: None }))
}
