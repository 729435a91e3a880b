//! Paths and methods ("Endpoints"). A slash at the end and `/api/v0.1`, which belongs to the
//! vendor's base URL, may be there or not.

use chrono::{DateTime, Utc};
use hyper::Method;
use uuid::Uuid;

use super::Atelio;
use super::error;
use super::sandbox::Verdict;
use super::state::State;
use super::subscription;
use crate::http::{Call, Reply};

const PREFIX: &str = "/api/v0.1";

/// What a call asks for; ids still as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route<'a> {
    Customers,
    CreateCustomer,
    Customer(&'a str),
    ChangeCustomer(&'a str),
    RemoveCustomer(&'a str),
    Start(&'a str),
    Status(&'a str),
    SimulatePass,
    SimulateFail,
    Subscriptions,
    Subscribe,
    ChangeSubscription(&'a str),
    Unsubscribe(&'a str),
    Page(&'a str),
    SubmitDocuments(&'a str),
}

impl<'a> Route<'a> {
    fn find(method: &Method, path: &'a str) -> Option<Self> {
        let below = path.strip_prefix(PREFIX).filter(|rest| rest.starts_with('/')).unwrap_or(path);
        let below = below.strip_suffix('/').unwrap_or(below);
        let segments: Vec<&str> = below.split('/').skip(1).collect();
        let is = |wanted: &Method| method == wanted;
        Some(match *segments.as_slice() {
            ["customers"] if is(&Method::GET) => Self::Customers,
            ["customers"] if is(&Method::POST) => Self::CreateCustomer,
            ["customers", id] if is(&Method::GET) => Self::Customer(id),
            ["customers", id] if is(&Method::PATCH) => Self::ChangeCustomer(id),
            ["customers", id] if is(&Method::DELETE) => Self::RemoveCustomer(id),
            ["customers", id, "verification-kyc"] if is(&Method::POST) => Self::Start(id),
            ["customers", id, "verification-kyc"] if is(&Method::GET) => Self::Status(id),
            ["simulate", "kyc-pass"] if is(&Method::POST) => Self::SimulatePass,
            ["simulate", "kyc-fail"] if is(&Method::POST) => Self::SimulateFail,
            ["webhooks"] if is(&Method::GET) => Self::Subscriptions,
            ["webhooks"] if is(&Method::POST) => Self::Subscribe,
            ["webhooks", id] if is(&Method::PATCH) => Self::ChangeSubscription(id),
            ["webhooks", id] if is(&Method::DELETE) => Self::Unsubscribe(id),
            ["hosted", inquiry] if is(&Method::GET) => Self::Page(inquiry),
            ["hosted", inquiry] if is(&Method::POST) => Self::SubmitDocuments(inquiry),
            _ => return None,
        })
    }

    /// Callable without keys: the customer has none.
    fn is_open(self) -> bool {
        matches!(self, Self::Page(_) | Self::SubmitDocuments(_))
    }
}

impl Atelio {
    /// Answers one call; a refusal comes as the error.
    pub(super) fn route(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let route = Route::find(&call.method, &call.path).ok_or_else(error::no_such_resource)?;
        if !route.is_open() {
            self.guard(state, call)?;
        }
        match route {
            Route::Customers => self.list(state, call),
            Route::CreateCustomer => self.create(state, call, now),
            Route::Customer(id) => self.read(state, uuid(id)?),
            Route::ChangeCustomer(id) => self.change(state, uuid(id)?, call, now),
            Route::RemoveCustomer(id) => self.remove(state, uuid(id)?),
            Route::Start(id) => self.start(state, uuid(id)?, call, now),
            Route::Status(id) => self.status(state, uuid(id)?, call),
            Route::SimulatePass => self.simulate(state, call, Verdict::Passed, now),
            Route::SimulateFail => self.simulate(state, call, Verdict::Failed, now),
            Route::Subscriptions => Ok(subscription::list(state)),
            Route::Subscribe => subscription::create(state, call, now),
            Route::ChangeSubscription(id) => subscription::change(state, id, call, now),
            Route::Unsubscribe(id) => subscription::remove(state, id),
            Route::Page(inquiry) => Ok(Self::page(state, inquiry)),
            Route::SubmitDocuments(inquiry) => Ok(self.submit_documents(state, inquiry, call, now)),
        }
    }

    /// Checks the two-part key.
    fn guard(&self, state: &State, call: &Call) -> Result<(), Reply> {
        let right = call.header("identity") == Some(self.credentials.identity.as_str())
            && call.header("authorization") == Some(self.credentials.authorization.as_str());
        if right && !state.settings.refuse_credentials {
            return Ok(());
        }
        Err(error::unauthorized(state.settings.auth_status.0))
    }
}

fn uuid(text: &str) -> Result<Uuid, Reply> {
    Uuid::try_parse(text).map_err(|_| {
        error::bad_request("customer_invalid_uuid4", "The customer id is no valid UUID.")
    })
}
