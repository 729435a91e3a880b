//! Starting KYC, and reading it ("init", "status").

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Legacy;
use super::document::{Kind, SlotName};
use super::kyc::{self, CARD_ATTRIBUTES, Kyc, Status};
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::reader::{self, Presence, Reader, Rule};
use crate::connectfi::trigger::Trigger;
use crate::http::{Call, Reply};

impl Legacy {
    /// Starts KYC. A process that is there already is answered as it stands, unless it ended
    /// `DECLINED`: then it begins anew.
    pub(super) fn init(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let id = reader.text("/customerId", Presence::Required, &[Rule::Length(1, 36)]);
        // The spelling of the other contract is understood too.
        let hook = ["/webhookURL", "/webhookUrl"]
            .map(|path| reader.text(path, Presence::Nullable, &[]))
            .into_iter()
            .flatten()
            .next();
        reader.flag("/syncMode");
        reader.finish()?;
        let id = id.unwrap_or_default();
        let customer = state.account.customers.find(id)?;
        let earlier = state.processes.get(id);
        if earlier.is_none_or(|kyc| kyc.status == Status::Declined) {
            let mut kyc = begin(customer.trigger(), &state.settings.documents);
            if state.outcomes.contains_key(id) {
                kyc = Kyc::new(Status::Pending, &[], &[]);
            }
            kyc.webhook_url = hook.map(str::to_owned);
            kyc.turn = earlier.map_or(0, |kyc| kyc.turn + 1);
            let goes_on = kyc.status == Status::Pending;
            state.processes.insert(id.to_owned(), kyc);
            self.world.ledger.effect(super::NAME, id, "submit");
            if goes_on {
                self.promise(state, id, now);
            }
        }
        shown(state, id)
    }
}

/// The KYC of a customer as status calls and all others answer it.
pub(super) fn shown(state: &State, id: &str) -> Result<Reply, Reply> {
    data(state, id).map(|data| answer::done(&data))
}

/// The `data` of that answer.
pub(super) fn data(state: &State, id: &str) -> Result<Value, Reply> {
    let customer = state.account.customers.find(id)?;
    Ok(kyc::shown(customer, state.processes.get(id)))
}

/// The process that a last name leads to.
fn begin(trigger: Trigger, ordinary: &[SlotName]) -> Kyc {
    let plain = |status| Kyc::new(status, &[], &[]);
    let waiting = |documents: &[SlotName], codes: &[&'static str]| {
        Kyc::new(Status::WaitingData, documents, codes)
    };
    match trigger {
        Trigger::InstantApproved => plain(Status::Approved),
        Trigger::InstantDeclined => plain(Status::Declined),
        Trigger::InstantReview => plain(Status::Review),
        Trigger::InstantPending => plain(Status::Pending),
        Trigger::AskPassport => waiting(&[SlotName { kind: Kind::Passport, side: None }], &[]),
        Trigger::AskEverything => waiting(&SlotName::all(), &[CARD_ATTRIBUTES]),
        Trigger::AskData => waiting(&[], &[CARD_ATTRIBUTES]),
        Trigger::Ordinary | Trigger::WaitReview | Trigger::Declined if ordinary.is_empty() => {
            plain(Status::Pending)
        }
        Trigger::Ordinary | Trigger::WaitReview | Trigger::Declined => waiting(ordinary, &[]),
    }
}
