//! Tokens ("Base URLs and auth").

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::Fincom;
use super::reader::{self, Reader};
use super::refusal::Refusal;
use super::state::State;
use crate::http::{Call, Reply};
use crate::signature::hmac_base64;

impl Fincom {
    /// A pair of tokens for the right id and secret.
    pub(super) fn token(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let id = reader.text("client_id", true);
        let secret = reader.text("client_secret", true);
        reader.finish()?;
        let right = id == Some(self.credentials.client_id.as_str())
            && secret == Some(self.credentials.client_secret.as_str());
        if !right || state.settings.refuse_credentials {
            return Err(Refusal::Unauthorized);
        }
        Ok(self.issue(state, now))
    }

    /// A new pair for a refresh token, which is used up by it.
    pub(super) fn refresh(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let token = reader.text("refresh_token", true);
        reader.finish()?;
        let ends = token.and_then(|token| state.refresh.remove(token));
        if ends.is_none_or(|ends| ends <= now) || state.settings.refuse_credentials {
            return Err(Refusal::Unauthorized);
        }
        Ok(self.issue(state, now))
    }

    /// Checks the bearer token of a call.
    pub(super) fn guard(
        &self,
        state: &State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let token = call.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let ends = token.and_then(|token| state.access.get(token));
        if ends.is_none_or(|ends| *ends <= now) { Err(Refusal::Unauthorized) } else { Ok(()) }
    }

    fn issue(&self, state: &mut State, now: DateTime<Utc>) -> Reply {
        // Written in whole seconds, so that they must end at one.
        let after = |seconds: u32| (now + TimeDelta::seconds(seconds.into())).trunc_subsecs(0);
        let access_ends = after(state.settings.token_ttl_s);
        let refresh_ends = after(state.settings.refresh_ttl_s);
        let access = self.web_token(access_ends);
        let refresh = Uuid::new_v4().simple().to_string();
        let reply = json!({
            "access_token": access,
            "access_token_ttl": written(access_ends),
            "refresh_token": refresh,
            "refresh_token_ttl": written(refresh_ends),
            "current_time": written(now),
        });
        state.access.insert(access, access_ends);
        state.refresh.insert(refresh, refresh_ends);
        Reply::json(StatusCode::OK, &reply)
    }

    /// A JSON Web Token; only its being known is ever checked.
    fn web_token(&self, ends: DateTime<Utc>) -> String {
        let encode = |part: serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let head = encode(json!({"alg": "HS256", "typ": "JWT"}));
        let claims = encode(json!({
            "sub": self.credentials.client_id,
            "jti": Uuid::new_v4(),
            "exp": ends.timestamp(),
        }));
        let signed = format!("{head}.{claims}");
        let signature = hmac_base64(&self.credentials.client_secret, &[signed.as_bytes()]);
        let signature = signature.replace('+', "-").replace('/', "_");
        format!("{signed}.{}", signature.trim_end_matches('='))
    }
}

/// The form of times that the token endpoints alone use.
fn written(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S+00").to_string()
}
