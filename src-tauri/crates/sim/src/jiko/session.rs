//! Login ("Login").

use chrono::{DateTime, TimeDelta, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::Jiko;
use super::error;
use super::reader::Reader;
use super::state::State;
use crate::clock::stamp;
use crate::http::{Call, Reply};

impl Jiko {
    /// Issues a token for the right username and password.
    pub(super) fn login(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let body = super::reader::json(call)?;
        let mut reader = Reader::new(&body);
        let username = reader.text("username", true, 0..=128);
        let password = reader.text("password", true, 0..=128);
        reader.finish()?;
        let right = username == Some(self.credentials.username.as_str())
            && password == Some(self.credentials.password.as_str());
        if !right || state.settings.refuse_credentials {
            return Err(error::unauthorized("Incorrect username or password"));
        }
        let token = Uuid::new_v4().simple().to_string();
        let ends = now + TimeDelta::seconds(i64::from(state.settings.token_ttl_s));
        let reply = json!({ "token": token, "expires": stamp(ends) });
        state.tokens.insert(token, ends);
        Ok(Reply::json(StatusCode::OK, &reply))
    }
}
