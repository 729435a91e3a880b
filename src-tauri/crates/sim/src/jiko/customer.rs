//! The customer that comes with approval. No source describes the object beyond its existence.

use hyper::StatusCode;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::error;
use super::state::State;
use crate::clock::stamp;
use crate::http::Reply;

#[derive(Serialize)]
struct Customer<'a> {
    id: Uuid,
    time_created: String,
    application_id: Uuid,
    name: &'a Value,
    email: &'a Value,
    phone_number: &'a Value,
    address: &'a Value,
    object_type: &'static str,
}

/// The customer with this id, or 404.
pub(super) fn shown(state: &State, id: Uuid) -> Result<Reply, Reply> {
    let application = state
        .customers
        .get(&id)
        .and_then(|application| state.applications.get(application))
        .ok_or_else(error::not_found)?;
    let request = &application.request;
    let customer = Customer {
        id,
        time_created: stamp(application.updated),
        application_id: application.id,
        name: &request["name"],
        email: &request["email"],
        phone_number: &request["phone_number"],
        address: &request["address"],
        object_type: "Customer",
    };
    Ok(Reply::json(StatusCode::OK, &customer))
}
