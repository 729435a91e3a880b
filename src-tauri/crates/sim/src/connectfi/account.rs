//! One partner's account: signing in ("Base URL and auth") and the customers.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::{Access, TokenForm};
use super::answer;
use super::customers::Customers;
use super::id::Separator;
use super::reader::{self, Presence, Reader, Rule};
use crate::clock::stamp;
use crate::http::{Call, Reply};
use crate::seeded::Seeded;

const TOKEN: &str = "x-connectfi-token";

/// What the vendor issues to a partner.
#[derive(Debug, Clone, Serialize)]
struct Credentials {
    login: String,
    password: String,
}

#[derive(Debug)]
pub(super) struct Account {
    credentials: Credentials,
    access: Access,
    /// Base tokens and when they end.
    tokens: HashMap<String, DateTime<Utc>>,
    pub(super) customers: Customers,
}

impl Account {
    /// The account at one provider; the seed decides its credentials.
    pub(super) fn new(seed: u64, provider: &str, separator: Separator) -> Self {
        let mut seeded = Seeded::new(seed, &format!("{provider}/credentials"));
        let credentials =
            Credentials { login: format!("simulated_{}", seeded.hex(4)), password: seeded.hex(16) };
        Self {
            credentials,
            access: Access::default(),
            tokens: HashMap::new(),
            customers: Customers::new(separator),
        }
    }

    pub(super) fn credentials(&self) -> Value {
        json!(self.credentials)
    }

    /// Puts settings into force.
    pub(super) fn set(&mut self, access: Access) {
        if access.revoke_tokens {
            self.tokens.clear();
        }
        self.access = access;
    }

    /// Issues a token for the right login and password. `requestId` may stand beside the user or
    /// within: the table and the sample differ.
    pub(super) fn log_in(&mut self, call: &Call, now: DateTime<Utc>) -> Result<Reply, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let request_id = [Rule::Length(1, 32)];
        reader.text("/requestId", Presence::Optional, &request_id);
        let (mut login, mut password) = (None, None);
        if reader.object("/user") {
            let rules = [Rule::Length(1, 36), reader::WORD];
            login = reader.text("/user/login", Presence::Required, &rules);
            password = reader.text("/user/password", Presence::Required, &[Rule::Length(1, 50)]);
            reader.text("/user/requestId", Presence::Optional, &request_id);
        }
        reader.finish()?;
        let right = login == Some(self.credentials.login.as_str())
            && password == Some(self.credentials.password.as_str());
        if !right || self.access.refuse_credentials {
            return Err(answer::unauthorized());
        }
        let token = Uuid::new_v4().simple().to_string();
        let ends = now + TimeDelta::seconds(i64::from(self.access.token_ttl_s));
        let shown = match self.access.token_form {
            TokenForm::Single => json!(token),
            TokenForm::Pair => json!({ "base": token, "confined": Uuid::new_v4().simple() }),
        };
        self.tokens.insert(token, ends);
        Ok(answer::done(&json!({ "token": shown, "dtsExpireAt": stamp(ends) })))
    }

    /// Checks the token of a call.
    pub(super) fn guard(&self, call: &Call, now: DateTime<Utc>) -> Result<(), Reply> {
        let ends = call.header(TOKEN).and_then(|token| self.tokens.get(token));
        if ends.is_some_and(|ends| *ends > now) { Ok(()) } else { Err(answer::unauthorized()) }
    }
}
