//! Paths and methods of the deprecated contract.

use chrono::{DateTime, Utc};
use hyper::Method;

use super::Legacy;
use super::init;
use super::state::State;
use crate::connectfi::answer;
use crate::http::{Call, Reply};

/// What a call asks for; ids as written.
enum Route<'a> {
    GetToken,
    CreateCustomer,
    Customer(&'a str),
    UpdateCustomer,
    Init,
    AddAttributes,
    Upload(&'a str, &'a str),
    Status(&'a str),
    Generate,
    UploadSeparate(&'a str),
    Link,
}

impl<'a> Route<'a> {
    fn find(method: &Method, path: &'a str) -> Result<Self, Reply> {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let (expected, route) = match *segments.as_slice() {
            ["auth", "get-token"] => (Method::POST, Self::GetToken),
            ["customer", "init"] => (Method::POST, Self::CreateCustomer),
            ["customer", "status", id] => (Method::GET, Self::Customer(id)),
            ["customer", "update"] => (Method::POST, Self::UpdateCustomer),
            ["customer", "kyc", "init"] => (Method::POST, Self::Init),
            ["customer", "kyc", "add-attributes"] => (Method::POST, Self::AddAttributes),
            ["customer", "kyc", "upload", id, document] => {
                (Method::POST, Self::Upload(id, document))
            }
            ["customer", "kyc", "status", id] => (Method::GET, Self::Status(id)),
            ["customer", "kyc", "document-link"] => (Method::POST, Self::Link),
            ["document", "generate"] => (Method::POST, Self::Generate),
            ["document", "upload", id] => (Method::POST, Self::UploadSeparate(id)),
            _ => return Err(answer::no_route()),
        };
        if *method == expected {
            Ok(route)
        } else {
            Err(answer::method_not_allowed(expected.as_str()))
        }
    }
}

impl Legacy {
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
                Ok(answer::done(&state.account.customers.find(&id)?.shown()))
            }
            Route::Init => self.init(state, call, now),
            Route::AddAttributes => self.add_attributes(state, call, now),
            Route::Upload(id, document) => self.upload(state, (id, document), call, now),
            Route::Status(id) => init::shown(state, id),
            Route::Generate => Ok(self.generate(state)),
            Route::UploadSeparate(id) => self.upload_separate(state, id, call),
            Route::Link => self.link(state, call, now),
        }
    }
}
