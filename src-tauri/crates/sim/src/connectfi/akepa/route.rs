//! Paths and methods of the akepa contract.

use chrono::{DateTime, Utc};
use hyper::Method;

use super::Akepa;
use super::identification;
use super::state::State;
use crate::connectfi::answer;
use crate::http::{Call, Reply};

/// What a call asks for; ids as written.
enum Route<'a> {
    GetToken,
    CreateCustomer,
    Customer(&'a str),
    UpdateCustomer,
    Identify,
    Status,
    StatusOfCustomer(&'a str),
    Generate,
    Upload(&'a str),
    Update,
}

impl<'a> Route<'a> {
    fn find(method: &Method, path: &'a str) -> Result<Self, Reply> {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let (expected, route) = match *segments.as_slice() {
            ["auth", "get-token"] => (Method::POST, Self::GetToken),
            ["customer", "init"] => (Method::POST, Self::CreateCustomer),
            ["customer", "status", id] => (Method::GET, Self::Customer(id)),
            ["customer", "update"] => (Method::POST, Self::UpdateCustomer),
            ["akepa", "identification"] => (Method::POST, Self::Identify),
            ["akepa", "status"] => (Method::POST, Self::Status),
            // The older documents name no method for this path.
            ["akepa", "status", id] if method == Method::POST => {
                (Method::POST, Self::StatusOfCustomer(id))
            }
            ["akepa", "status", id] => (Method::GET, Self::StatusOfCustomer(id)),
            ["akepa", "document", "generate"] => (Method::POST, Self::Generate),
            ["akepa", "document", "upload", id] => (Method::POST, Self::Upload(id)),
            ["akepa", "update"] => (Method::POST, Self::Update),
            _ => return Err(answer::no_route()),
        };
        if *method == expected {
            Ok(route)
        } else {
            Err(answer::method_not_allowed(expected.as_str()))
        }
    }
}

impl Akepa {
    /// Answers one call; a refusal comes as the error.
    pub(super) fn route(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let route = Route::find(&call.method, &call.path)?;
        if !matches!(route, Route::GetToken) {
            state.account.guard(call, now)?;
        }
        match route {
            Route::GetToken => state.account.log_in(call, now),
            Route::CreateCustomer => {
                let customer = state.account.customers.create(call, now)?;
                self.world.ledger.effect(super::NAME, &customer.id, "create");
                Ok(answer::done(&customer.envelope(None)))
            }
            Route::Customer(id) => Ok(answer::done(&state.account.customers.find(id)?.shown())),
            Route::UpdateCustomer => {
                let id = state.account.customers.update(call)?;
                self.world.ledger.effect(super::NAME, &id, "correct");
                self.go_on_after_correction(state, &id, now);
                Ok(answer::done(&state.account.customers.find(&id)?.shown()))
            }
            Route::Identify => self.identify(state, call, now),
            Route::Status => identification::status(state, call),
            Route::StatusOfCustomer(id) => identification::status_of_customer(state, id),
            Route::Generate => self.generate(state, call),
            Route::Upload(id) => self.upload(state, id, call),
            Route::Update => self.update(state, call, now),
        }
    }
}
