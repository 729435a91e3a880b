//! What akepa says about a customer. docs/providers/connectfi.md, akepa, Which application.

use dossier_domain::{Memory, Snapshot, Stage};

use super::{
    UNKNOWN,
    calls::{self, customer_id},
    mapping::Read,
    memory::Remembered,
};
use crate::{
    Door, Error, Target,
    connectfi::{create, customer, link::Link, refusal::Failure},
};

/// Reads the newest application that is known, or looks for one.
pub(super) async fn read(link: &Link, target: Target<'_>) -> Result<Snapshot, Error> {
    let id = customer_id(target.external_id)?;
    let known = Remembered::of(target.memory);
    let newest = known.as_ref().and_then(Remembered::newest);
    match newest.map(str::to_owned).zip(known) {
        Some((application, known)) => {
            let read = calls::status(link, id, &application).await?;
            Ok(remembering(read, known))
        }
        None => find(link, id, target.memory).await,
    }
}

/// Reads a customer of whom no application is known. Only the older documents have a call that
/// asks for none; an event may have named one.
async fn find(link: &Link, id: &str, memory: Option<&Memory>) -> Result<Snapshot, Error> {
    let known = Remembered::of(memory).unwrap_or_default();
    for hint in &known.hints {
        match told(calls::status(link, id, hint).await)? {
            Told::Application(read) => return Ok(first_seen(link, id, *read, known).await),
            Told::None | Told::Nothing => {}
        }
    }
    let none = match told(calls::status_of_customer(link, id).await)? {
        Told::Application(read) => return Ok(first_seen(link, id, *read, known).await),
        Told::None => true,
        Told::Nothing => known.made_here,
    };
    let customer = customer::read(link, id).await?;
    let not_started = create::not_started(&customer, memory.cloned());
    if none {
        return Ok(not_started);
    }
    Ok(Snapshot { provider_status: UNKNOWN.to_owned(), stage: Stage::Unmapped, ..not_started })
}

/// An application seen for the first time, with the customer's data where that can be read.
async fn first_seen(link: &Link, id: &str, read: Read, known: Remembered) -> Snapshot {
    let customer = customer::read(link, id).await.ok();
    let applicant = customer.and_then(|customer| customer.echo());
    Snapshot { applicant, ..remembering(read, known) }
}

/// What a call that may not be served any more told about a customer's application.
pub(super) enum Told {
    Application(Box<Read>),
    /// There is none.
    None,
    /// Nothing that can be relied on.
    Nothing,
}

pub(super) fn told(answer: Result<Read, Failure>) -> Result<Told, Error> {
    match answer {
        Ok(read) => Ok(Told::Application(Box::new(read))),
        Err(Failure::No(no)) if no.is("applicationNotFound") => Ok(Told::None),
        Err(Failure::No(_) | Failure::Other(Error::Unintelligible { .. })) => Ok(Told::Nothing),
        // Gateways forbid paths that nobody serves; the next call tells whether it is that.
        Err(Failure::Other(Error::Credentials(Door::Address))) => Ok(Told::Nothing),
        Err(Failure::Other(error)) => Err(error),
    }
}

/// What was read, with its application remembered as the newest.
pub(super) fn remembering(read: Read, known: Remembered) -> Snapshot {
    Snapshot { memory: Some(known.with(&read.application).keep()), ..read.snapshot }
}
