//! StartKYC, GetKYCStatus and the sandbox's overrides.

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Atelio;
use super::customers::no_customer;
use super::error;
use super::fields;
use super::idempotency::Endpoint;
use super::reader::{self, Reader};
use super::sandbox::Verdict;
use super::shapes;
use super::state::{Pair, State};
use super::status::Status;
use crate::clock::stamp;
use crate::http::{Call, Reply};

const START: &str = "create_kyc_schema";
const STATUS: &str = "get_kyc_schema";

impl Atelio {
    /// StartKYC: a new attempt, decided on after the delay.
    pub(super) fn start(
        &self,
        state: &mut State,
        customer: Uuid,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        state.keys.spend(Endpoint::StartKyc, call, now)?;
        let found = state.customers.get(&customer).ok_or_else(no_customer)?;
        let body = reader::json(call, START)?;
        let mut reader = Reader::new(&body);
        let program = reader.like("program_id", true, "a valid UUID", is_uuid);
        let given = reader.like("ssn", false, "######### or ###-##-####", shapes::is_ssn);
        fields::contact(&mut reader);
        let is_ipv4 = |text: &str| text.parse::<std::net::Ipv4Addr>().is_ok();
        reader.like("ip", state.settings.ip_required, "an IPv4 address", is_ipv4);
        reader.finish(START)?;
        let program = self.program(state, program)?;
        let ssn = given.unwrap_or_else(|| found.field("ssn")).to_owned();

        let pair = Pair { customer, program };
        let kyc = state.kycs.get(&pair);
        if let Some(reply) = kyc.and_then(|kyc| refusal(kyc.status?, kyc.passed)) {
            return Err(reply);
        }
        let most = state.settings.kyc_requests;
        if most.is_some_and(|most| found.kyc_requests >= most) {
            return Err(error::refused("kyc_retries", "Too many KYC retries for this customer."));
        }

        if let Some(customer) = state.customers.get_mut(&customer) {
            customer.kyc_requests += 1;
        }
        let kyc = state.kycs.entry(pair).or_default();
        kyc.status = Some(Status::Submitted);
        kyc.ssn = ssn;
        kyc.inquiry = None;
        kyc.documents.clear();
        self.world.ledger.effect(super::NAME, &customer.to_string(), "submit");
        self.promise(state, pair, now);
        let status = Status::Submitted.word(state.settings.spelling);
        let reply = json!({ "customer_id": customer, "kyc_status": status });
        Ok(Reply::json(StatusCode::CREATED, &reply))
    }

    /// GetKYCStatus.
    pub(super) fn status(
        &self,
        state: &State,
        customer: Uuid,
        call: &Call,
    ) -> Result<Reply, Reply> {
        let query = json!({ "program_id": call.parameter("program_id") });
        let mut reader = Reader::new(&query);
        let program = reader.like("program_id", true, "a valid UUID", is_uuid);
        reader.finish(STATUS)?;
        if !state.customers.contains_key(&customer) {
            return Err(no_customer());
        }
        let program = self.program(state, program)?;
        let kyc = state.kycs.get(&Pair { customer, program });
        let status = kyc.and_then(|kyc| kyc.status).ok_or_else(no_kyc)?;
        let reply = json!({
            "customer_id": customer,
            "brand_id": self.brand,
            "kyc_status": status.word(state.settings.spelling),
        });
        Ok(Reply::json(StatusCode::OK, &reply))
    }

    /// The sandbox's override of whatever a KYC was at.
    pub(super) fn simulate(
        &self,
        state: &mut State,
        call: &Call,
        verdict: Verdict,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body: Value = reader::json(call, START)?;
        let mut reader = Reader::new(&body);
        let customer = reader.like("customer_id", true, "a valid UUID", is_uuid);
        let program = reader.like("program_id", true, "a valid UUID", is_uuid);
        reader.finish(START)?;
        let customer = customer.and_then(|text| Uuid::try_parse(text).ok());
        let customer =
            customer.filter(|id| state.customers.contains_key(id)).ok_or_else(no_customer)?;
        let pair = Pair { customer, program: self.program(state, program)? };
        if state.kycs.get(&pair).is_none_or(|kyc| kyc.status.is_none()) {
            return Err(no_kyc());
        }
        self.enter(state, pair, verdict, now);
        let status = state.kycs.get(&pair).and_then(|kyc| kyc.status).ok_or_else(no_kyc)?;
        let reply = json!({
            "customer_id": customer,
            "kyc_status": status.word(state.settings.spelling),
        });
        Ok(Reply::json(StatusCode::OK, &reply))
    }

    /// The programs of the brand, the announced one first.
    pub(super) fn programs(&self, state: &State) -> impl Iterator<Item = Uuid> {
        std::iter::once(self.credentials.program_id).chain(state.settings.programs.iter().copied())
    }

    /// The program behind a checked text.
    fn program(&self, state: &State, text: Option<&str>) -> Result<Uuid, Reply> {
        let asked = text.and_then(|text| Uuid::try_parse(text).ok());
        self.programs(state)
            .find(|program| Some(*program) == asked)
            .ok_or_else(|| error::bad_request("invalid_program", "The program is not the brand's."))
    }
}

fn no_kyc() -> Reply {
    error::not_found("kyc_dne", "There is no KYC for this customer and program.")
}

/// Why a KYC in this status cannot be started, if it cannot.
fn refusal(status: Status, passed: Option<DateTime<Utc>>) -> Option<Reply> {
    match status {
        Status::Submitted | Status::UnderReview | Status::AwaitingPartner => {
            let message = "KYC is already initialized for this customer and program.";
            Some(error::conflict("resource_conflict", message))
        }
        Status::Passed => {
            let at = passed.map(stamp).unwrap_or_default();
            let message = format!("KYC was already passed successfully at {at}.");
            Some(error::conflict("kyc_error", &message))
        }
        Status::DocumentRequired | Status::Failed | Status::Error | Status::Expired => None,
    }
}

fn is_uuid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok()
}
