//! Starting an application, and reading it ("identification", "status").

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Akepa;
use super::application::Application;
use super::settings::Wanted;
use super::state::State;
use super::status::Status;
use crate::connectfi::answer;
use crate::connectfi::reader::{self, ALPHANUMERIC, NO_ANGLES, Presence, Reader, Rule, WORD};
use crate::connectfi::trigger::Trigger;
use crate::http::{Call, Reply};

/// What every id must be like.
pub(super) const ID: [Rule; 2] = [Rule::Length(1, 36), WORD];

impl Akepa {
    /// Starts an application. One that is still open is answered as it stands; after it was
    /// completed another one begins.
    pub(super) fn identify(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        // The schema has one spelling of the address and all samples the other.
        let hooks = ["webhookURL", "webhookUrl"];
        reader.only("", &["customerId", "reference", "syncMode", hooks[0], hooks[1]]);
        let id = reader.text("/customerId", Presence::Required, &ID);
        let reference = [Rule::Length(1, 32), ALPHANUMERIC];
        let reference = reader.text("/reference", Presence::Required, &reference);
        reader.flag("/syncMode");
        let hook = hooks
            .map(|name| {
                let rules = [Rule::Length(0, 500), NO_ANGLES];
                reader.text(&format!("/{name}"), Presence::Nullable, &rules)
            })
            .into_iter()
            .flatten()
            .find(|url| !url.is_empty());
        reader.finish()?;
        let id = id.unwrap_or_default();
        let trigger = state.account.customers.find(id)?.trigger();
        self.back_office(state)?;
        if let Some(open) = state.newest(id).filter(|found| !found.status.is_completed()) {
            return Ok(answer::done(&open.shown()));
        }
        let (status, wanted) = if state.outcomes.contains_key(id) {
            (Status::Running, Vec::new())
        } else {
            begin(trigger, &state.settings.step_up)
        };
        let application = Application {
            id: super::IDS.mint("iapp"),
            customer: id.to_owned(),
            reference: reference.unwrap_or_default().to_owned(),
            webhook_url: hook.map(str::to_owned),
            status,
            wanted,
            attached: Vec::new(),
            turn: 0,
        };
        let reply = answer::done(&application.shown());
        let application_id = application.id.clone();
        state.insert(application);
        self.world.ledger.effect(super::NAME, id, "submit");
        if status == Status::Running {
            self.promise(state, &application_id, now);
        }
        Ok(reply)
    }

    /// Fails while the back office does.
    pub(super) fn back_office(&self, state: &State) -> Result<(), Reply> {
        if state.settings.back_office_down {
            return Err(answer::refused_plainly("extAkepa"));
        }
        Ok(())
    }
}

/// The application that a body names.
pub(super) fn status(state: &State, call: &Call) -> Result<Reply, Reply> {
    let body = reader::json(call)?;
    let mut reader = Reader::new(&body);
    reader.only("", &["customerId", "applicationId"]);
    let customer = reader.text("/customerId", Presence::Required, &ID);
    let id = reader.text("/applicationId", Presence::Required, &ID);
    reader.finish()?;
    let id = id.unwrap_or_default();
    let found =
        state.applications.get(id).filter(|found| Some(found.customer.as_str()) == customer);
    found
        .map(|found| answer::done(&found.shown()))
        .ok_or_else(|| answer::application_not_found(json!({ "applicationId": id })))
}

/// The newest application of a customer, on the path of the older documents.
pub(super) fn status_of_customer(state: &State, customer: &str) -> Result<Reply, Reply> {
    state.account.customers.find(customer)?;
    state
        .newest(customer)
        .map(|found| answer::done(&found.shown()))
        .ok_or_else(|| answer::application_not_found(json!({ "customerId": customer })))
}

/// The status and the documents that a last name leads to.
fn begin(trigger: Trigger, ordinary: &[Vec<Wanted>]) -> (Status, Vec<Vec<Wanted>>) {
    match trigger {
        Trigger::InstantApproved => (Status::Approved, Vec::new()),
        Trigger::InstantDeclined => (Status::Denied, Vec::new()),
        Trigger::InstantPending => (Status::Running, Vec::new()),
        Trigger::AskData => (Status::DataRequest, ordinary.to_vec()),
        Trigger::AskPassport => (Status::PendingStepUp, vec![vec![Wanted::PASSPORT]]),
        Trigger::AskEverything => {
            let [front, back] = Wanted::LICENSE;
            (Status::PendingStepUp, vec![vec![front, back, Wanted::UTILITY]])
        }
        // Nobody reviews what was not asked for: no such move is in the contract.
        Trigger::InstantReview | Trigger::Ordinary | Trigger::WaitReview | Trigger::Declined => {
            let status = if ordinary.is_empty() { Status::Running } else { Status::PendingStepUp };
            (status, ordinary.to_vec())
        }
    }
}
