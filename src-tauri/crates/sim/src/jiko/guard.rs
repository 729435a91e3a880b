//! Bearer token, idempotency header and signature ("Base URLs, auth, signing, idempotency").

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Jiko;
use super::error::{self, Problem};
use super::state::State;
use crate::http::{Call, Reply};
use crate::signature::is_hmac_base64;

const IDEMPOTENCY: &str = "x-jiko-idempotency";
pub(super) const SIGNATURE: &str = "x-jiko-signature";

impl Jiko {
    /// Checks the headers of a call; its idempotency key.
    ///
    /// Token first: 401. Then headers as the API checks parameters: 422 for what is missing or
    /// malformed. Then the signature: 401.
    pub(super) fn guard(
        &self,
        state: &State,
        call: &Call,
        signed: bool,
        now: DateTime<Utc>,
    ) -> Result<Uuid, Reply> {
        let token = call.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let ends = token.and_then(|token| state.tokens.get(token));
        if ends.is_none_or(|ends| *ends <= now) {
            return Err(error::unauthorized("Could not validate credentials"));
        }
        let written = call.header(IDEMPOTENCY);
        let key = written.and_then(|text| Uuid::try_parse(text).ok());
        let signature = call.header(SIGNATURE);
        let mut problems = Vec::new();
        if written.is_none() {
            problems.push(Problem::missing("header", IDEMPOTENCY));
        } else if key.is_none() {
            let msg = "Input should be a valid UUID";
            problems.push(Problem::new("header", IDEMPOTENCY, msg, "uuid_parsing"));
        }
        if signed && signature.is_none() {
            problems.push(Problem::missing("header", SIGNATURE));
        }
        let (Some(written), Some(key), true) = (written, key, problems.is_empty()) else {
            return Err(error::invalid(&problems));
        };
        let message = [written.as_bytes(), call.path.as_bytes(), &call.body];
        let genuine = signature.is_some_and(|signature| {
            is_hmac_base64(signature, &self.credentials.shared_secret, &message)
        });
        if signed && !genuine {
            return Err(error::unauthorized("Invalid signature"));
        }
        Ok(key)
    }
}
