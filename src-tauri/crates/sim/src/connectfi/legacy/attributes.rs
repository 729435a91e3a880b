//! Supplying attributes that were asked for ("add-attributes").

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Legacy;
use super::init;
use super::kyc::CARD_ATTRIBUTES;
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::reader::{self, Presence, Reader, Rule};
use crate::http::{Call, Reply};

const ADDRESS_TYPES: Rule = Rule::Enum(&["PRIMARY", "SECONDARY"]);
const ISSUE_TYPES: Rule = Rule::Enum(&["NEW", "REGISTRATION", "RE-ISSUE", "EXPIRED", "DAMAGED"]);

impl Legacy {
    /// Takes attributes; which of them are required is not known, so that any one will do. Nothing
    /// is asked for afterwards.
    pub(super) fn add_attributes(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let id = reader.text("/customerId", Presence::Required, &[Rule::Length(1, 36)]);
        let card = "/additionalAttributes/cardAttributes";
        if reader.object("/additionalAttributes") && reader.object(card) {
            for field in ["productID", "nameOnCard", "designId"] {
                reader.text(&format!("{card}/{field}"), Presence::Optional, &[]);
            }
            reader.text(&format!("{card}/addressType"), Presence::Optional, &[ADDRESS_TYPES]);
            reader.text(&format!("{card}/issueType"), Presence::Optional, &[ISSUE_TYPES]);
            if body.pointer(card).is_some_and(|found| *found == json!({})) {
                let message = "must NOT have fewer than 1 properties";
                reader.problem(card, "minProperties", json!({ "limit": 1 }), message);
            }
        }
        reader.finish()?;
        let id = id.unwrap_or_default();
        state.account.customers.find(id)?;
        let kyc = state.processes.get_mut(id).ok_or_else(|| not_begun(id))?;
        if kyc.status.is_final() {
            return Err(completed(id));
        }
        kyc.attribute_codes.retain(|code| *code != CARD_ATTRIBUTES);
        self.world.ledger.effect(super::NAME, id, "correct");
        self.go_on_if_complete(state, id, now);
        init::shown(state, id)
    }
}

/// KYC was never started. No such answer is documented.
pub(super) fn not_begun(id: &str) -> Reply {
    answer::refused("kycNotFound", json!({ "customerId": id }))
}

/// KYC has its final status. That it is refused is documented, the code is not.
pub(super) fn completed(id: &str) -> Reply {
    answer::refused("kycCompleted", json!({ "customerId": id }))
}
