//! The calls of the akepa contract. docs/providers/connectfi.md, akepa, Calls. Field names that no
//! source settles stand in this file and in `mapping` only.

use dossier_domain::{MediaType, SlotName};
use serde_json::{Value, json};

use super::{
    mapping::{self, Read},
    slots,
};
use crate::{
    Error, Garbled, UploadedFile,
    connectfi::{
        link::{IDS, Link, Reply},
        multipart::Form,
        receipt,
        refusal::Failure,
    },
};

/// Whether akepa takes an id at all: letters, digits and `_`, up to 36.
pub(super) fn is_id(id: &str) -> bool {
    (1..=36).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The customer's id, refused here where akepa would refuse it.
pub(super) fn customer_id(id: &str) -> Result<&str, Error> {
    if is_id(id) {
        return Ok(id);
    }
    let message = "akepa takes ids of up to 36 letters, digits and _ only. A customer whose id has \
                   a hyphen can be followed by the legacy contract.";
    Err(receipt::broken_rule("customerId", "format", message))
}

/// Starts KYC. `reference` is ours: 1 to 32 letters and digits.
pub(super) async fn identify(link: &Link, id: &str, reference: &str) -> Result<Reply, Failure> {
    let mut body = json!({"customerId": id, "reference": reference});
    if let Some(url) = &link.webhook_url {
        body["webhookUrl"] = url.as_str().into();
    }
    link.post("/akepa/identification", &body, IDS).await
}

/// Reads one application.
pub(super) async fn status(link: &Link, id: &str, application: &str) -> Result<Read, Failure> {
    let body = json!({"customerId": id, "applicationId": application});
    let reply = link.ask("/akepa/status", &body).await?;
    let read = read(&reply, id)?;
    if read.application == application {
        Ok(read)
    } else {
        Err(reply.garbled(Garbled::OtherId).into())
    }
}

/// Reads the customer's application by the path of the older documents, which asks for no
/// application id. Whether it is still served is unknown.
pub(super) async fn status_of_customer(link: &Link, id: &str) -> Result<Read, Failure> {
    let reply = link.get(&format!("/akepa/status/{id}")).await?;
    Ok(read(&reply, id)?)
}

/// The application in an answer, refused when it is another customer's than asked for.
pub(super) fn read(reply: &Reply, id: &str) -> Result<Read, Error> {
    let read = mapping::read(&reply.data).ok_or_else(|| reply.garbled(Garbled::Shape))?;
    if read.snapshot.external_id == id { Ok(read) } else { Err(reply.garbled(Garbled::OtherId)) }
}

/// Has an id made for a document. Nothing of the document is sent, and an id that is never used
/// means nothing, so losing the answer leaves no doubt.
pub(super) async fn generate(
    link: &Link,
    slot: &SlotName,
    media_type: MediaType,
) -> Result<String, Error> {
    let (kind, _) = slots::wire(slot).ok_or(Error::Unsupported)?;
    let body = json!({
        "workflow": "PERSONAL",
        "name": slot.as_str().replace(['/', '_'], " ").to_lowercase(),
        "extension": media_type.extension(),
        "type": kind,
    });
    let reply = link.ask("/akepa/document/generate", &body).await?;
    match reply.data["id"].as_str().filter(|id| is_id(id)) {
        Some(id) => Ok(id.to_owned()),
        None => Err(reply.garbled(Garbled::Shape)),
    }
}

/// Sends the document itself.
pub(super) async fn upload(link: &Link, document: &str, form: &Form) -> Result<(), Error> {
    let reply = link.post_form(&format!("/akepa/document/upload/{document}"), form).await?;
    // Of the reply only `id` is known; a place that is said to be empty is no yes.
    if reply.data["id"].as_str().is_some_and(|id| id != document) {
        return Err(reply.garbled(Garbled::OtherId));
    }
    if reply.data["uploadStatus"] == false {
        return Err(reply.garbled(Garbled::Shape));
    }
    Ok(())
}

/// Links uploaded documents to the application. For an individual the entity is the customer.
pub(super) async fn update(
    link: &Link,
    id: &str,
    application: &str,
    files: &[&UploadedFile],
) -> Result<Reply, Failure> {
    let documents: Vec<Value> = files
        .iter()
        .filter_map(|file| {
            let (kind, side) = slots::wire(&file.slot)?;
            let mut document = json!({"documentId": file.reference, "type": kind});
            if let Some(side) = side {
                document["side"] = Value::from(side);
            }
            Some(document)
        })
        .collect();
    let body = json!({"applicationId": application, "entityId": id, "documents": documents});
    link.post("/akepa/update", &body, IDS).await
}
