//! Reading one application: the KYC of a customer for the connection's program, and the customer.

use dossier_domain::Snapshot;
use serde_json::Value;

use super::{
    link::{Link, No},
    mapping::{self, Kyc},
};
use crate::{Error, Garbled, Target, http::is_id};

/// Atelio's code for an id that none of its customers can have.
const NO_ID: &str = "customer_invalid_uuid4";

/// The path of everything about one customer's KYC.
pub(super) fn kyc_path(id: &str) -> String {
    format!("/customers/{id}/verification-kyc")
}

pub(super) async fn application(link: &Link, target: Target<'_>) -> Result<Snapshot, Error> {
    let id = target.external_id;
    if !is_id(id) {
        return Err(Error::NotFound);
    }
    let kyc = kyc(link, id).await?;
    let (customer_id, customer) = customer(link, id).await?;
    Ok(mapping::snapshot(customer_id, kyc, &customer, target.memory))
}

/// None where the customer has no KYC for the program.
async fn kyc(link: &Link, id: &str) -> Result<Option<Kyc>, Error> {
    let path = format!("{}?program_id={}", kyc_path(id), link.program_id());
    match link.get(&path).await {
        Ok(answer) => {
            let kyc =
                mapping::kyc(&answer.json()?).ok_or_else(|| answer.garbled(Garbled::Shape))?;
            if kyc.customer_id.eq_ignore_ascii_case(id) {
                Ok(Some(kyc))
            } else {
                Err(answer.garbled(Garbled::OtherId))
            }
        }
        Err(no) if no.is("kyc_dne") => Ok(None),
        Err(no) if no.is(NO_ID) => Err(Error::NotFound),
        // Unknown, and not said what: whether the customer exists is asked next.
        Err(No { code: None, error: Error::NotFound }) => Ok(None),
        Err(no) => Err(no.error),
    }
}

/// The customer with its id, refused when it is another one than asked for.
pub(super) async fn customer(link: &Link, id: &str) -> Result<(String, Value), Error> {
    let answer =
        link.get(&format!("/customers/{id}")).await.map_err(|no| match no.code.as_deref() {
            Some(NO_ID) => Error::NotFound,
            _ => no.error,
        })?;
    let value = answer.json()?;
    let found = mapping::customer_id(&value).ok_or_else(|| answer.garbled(Garbled::Shape))?;
    if found.eq_ignore_ascii_case(id) {
        Ok((found, value))
    } else {
        Err(answer.garbled(Garbled::OtherId))
    }
}
