//! Whether a create whose answer was lost has made a customer: there is no key to ask by, only the
//! list of all customers. docs/providers/fincom.md, Lost answers.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{Receipt, Reconciled};
use serde_json::Value;

use super::{client::FincomClient, date, listing, wire};
use crate::{Doubtful, Error, check::text_at, http::is_id};

/// A person has to look at the provider's list.
pub(super) const UNCLEAR: &str = "create_list_unclear";
/// 50,000 customers; a longer list is not read to its end.
const MOST_PAGES: u64 = 100;
/// Customers of one e-mail address whose details are read.
const MOST_ALIKE: usize = 20;

/// What to look for.
struct Wanted<'a> {
    case_id: String,
    email: &'a str,
    basic: &'a Value,
    /// When it was sent, by the provider's clock, with what that clock may be off by.
    not_before: DateTime<Utc>,
}

/// What a customer of the list is.
enum Seen {
    Ours,
    /// The same person, made since.
    Alike,
    /// Perhaps ours; nobody but a person can tell.
    Unclear,
    Another,
}

/// Reads the whole list: its order is not documented.
pub(super) async fn search(
    client: &FincomClient,
    doubtful: &Doubtful<'_>,
    sent_at: DateTime<Utc>,
) -> Result<Reconciled, Error> {
    let basic = doubtful.body.and_then(|body| body.get("basic_info")).unwrap_or(&Value::Null);
    let Some(email) = wire::text(basic, "email") else {
        return Ok(Reconciled::Unknown(UNCLEAR));
    };
    let tolerance = if client.link.health().clock_offset_s.is_some() { 60 } else { 300 };
    let wanted = Wanted {
        case_id: doubtful.case_id.to_string(),
        email,
        basic,
        not_before: client.link.their_time(sent_at) - Duration::seconds(tolerance),
    };
    let mut alike: Vec<Receipt> = Vec::new();
    let mut unclear = false;
    let mut looked_at: Vec<String> = Vec::new();
    for page in 1..=MOST_PAGES {
        let listed = listing::customers(&client.link, page).await?;
        for customer in &listed.customers {
            let Some(id) = wire::text(customer, "customer_id").filter(|id| is_id(id)) else {
                continue;
            };
            let same = wire::text(customer, "email").is_some_and(|it| same(it, wanted.email));
            if !same || looked_at.iter().any(|known| known == id) {
                continue;
            }
            if looked_at.len() == MOST_ALIKE {
                return Ok(Reconciled::Unknown(UNCLEAR));
            }
            looked_at.push(id.to_owned());
            let receipt = receipt(id, customer, doubtful.now);
            match look(client, &wanted, id, customer).await? {
                Seen::Ours => return Ok(Reconciled::Accepted(receipt)),
                Seen::Alike => alike.push(receipt),
                Seen::Unclear => unclear = true,
                Seen::Another => {}
            }
        }
        if !listed.more {
            return Ok(match (alike.pop(), alike.is_empty() && !unclear) {
                (None, true) => Reconciled::NotArrived,
                (Some(receipt), true) => Reconciled::Accepted(receipt),
                (_, false) => Reconciled::Unknown(UNCLEAR),
            });
        }
    }
    Ok(Reconciled::Unknown(UNCLEAR))
}

/// The case's id in `meta_data` decides where the details have it; the contract does not promise
/// that. Otherwise a customer of the same person that was made since may be ours.
async fn look(
    client: &FincomClient,
    wanted: &Wanted<'_>,
    id: &str,
    listed: &Value,
) -> Result<Seen, Error> {
    let details = match client.details(id, client.version).await {
        Ok(details) => details.data,
        // The list knows it, so the details will: not a reason to send again.
        Err(Error::NotFound) => Value::Null,
        Err(error) => return Err(error),
    };
    match text_at(&details, "meta_data.dossier_case") {
        Some(case) if same(case, &wanted.case_id) => return Ok(Seen::Ours),
        Some(_) => return Ok(Seen::Another),
        None => {}
    }
    let Some(made) = wire::text(listed, "created_at").and_then(date::parse) else {
        return Ok(Seen::Unclear);
    };
    if made < wanted.not_before {
        return Ok(Seen::Another);
    }
    let other = |key: &str| {
        let told = wire::text(listed, key).zip(wire::text(wanted.basic, key));
        told.is_some_and(|(theirs, ours)| !same(theirs, ours))
    };
    let another =
        ["first_name", "last_name", "phone", "country_of_residence"].into_iter().any(other);
    Ok(if another { Seen::Unclear } else { Seen::Alike })
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn receipt(id: &str, customer: &Value, at: DateTime<Utc>) -> Receipt {
    Receipt {
        at,
        provider_status: wire::text(customer, "customer_status").map(str::to_owned),
        reference: Some(id.to_owned()),
        sha256: None,
        reconciled: true,
    }
}
