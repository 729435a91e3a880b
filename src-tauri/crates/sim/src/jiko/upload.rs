//! Uploading documents ("Document rules").

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::Jiko;
use super::document::{Document, Kind, Progress};
use super::error::{self, Problem};
use super::state::State;
use crate::http::{Call, Reply};
use crate::picture::PNG_MAGIC;

const MEDIA_TYPE: &str = "image/png";

impl Jiko {
    /// Upload by application and document type.
    pub(super) fn upload(
        &self,
        state: &mut State,
        id: Uuid,
        kind: &str,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let kind = Kind::from_word(kind).ok_or_else(|| {
            let words = Kind::ALL.map(Kind::word).join(", ");
            let msg = format!("Input should be one of {words}");
            error::invalid_one(Problem::new("path", "document_type", msg, "enum"))
        })?;
        self.receive(state, id, kind, call, now)
    }

    /// Upload by the id of a listed document.
    pub(super) fn upload_by_id(
        &self,
        state: &mut State,
        document: Uuid,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let id = *state.documents.get(&document).ok_or_else(error::not_found)?;
        let kind = state
            .applications
            .get(&id)
            .and_then(|found| found.documents.iter().find(|listed| listed.id == document))
            .map(|listed| listed.kind)
            .ok_or_else(error::not_found)?;
        self.receive(state, id, kind, call, now)
    }

    fn receive(
        &self,
        state: &mut State,
        id: Uuid,
        kind: Kind,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        let application = state.applications.get_mut(&id).ok_or_else(error::not_found)?;
        check(kind, call)?;
        if application.status.is_final() {
            return Err(error::conflict("the application takes no more documents"));
        }
        let listed = application.documents.iter_mut().find(|listed| listed.kind == kind);
        let document = match listed {
            Some(listed) => {
                listed.status = Progress::PendingReview;
                listed.exception_reason = None;
                listed.id
            }
            None => {
                let document = Uuid::new_v4();
                application.documents.push(Document {
                    id: document,
                    kind,
                    status: Progress::PendingReview,
                    exception_reason: None,
                });
                state.documents.insert(document, id);
                document
            }
        };
        self.clear_flags(state, id, now);
        let external_id = id.to_string();
        let effect = format!("upload:{}", kind.word());
        self.world.ledger.effect(super::NAME, &external_id, &effect);
        self.world.files.received(super::NAME, &external_id, kind.word(), MEDIA_TYPE, call);
        Ok(Reply::json(StatusCode::OK, &json!({ "success": true, "document_id": document })))
    }
}

fn check(kind: Kind, call: &Call) -> Result<(), Reply> {
    let mut problems = Vec::new();
    match call.header("content-type") {
        None => problems.push(Problem::missing("header", "content-type")),
        Some(given) if given.trim().eq_ignore_ascii_case(MEDIA_TYPE) => {}
        Some(_) => {
            let msg = format!("Input should be {MEDIA_TYPE}");
            problems.push(Problem::new("header", "content-type", msg, "string_pattern_mismatch"));
        }
    }
    match call.header("content-length").map(|text| text.parse::<u64>().unwrap_or_default()) {
        None => problems.push(Problem::missing("header", "content-length")),
        Some(0) => {
            let msg = "Input should be greater than 0";
            problems.push(Problem::new("header", "content-length", msg, "greater_than"));
        }
        Some(length) if length >= kind.limit() => {
            let msg = format!("Input should be less than {}", kind.limit());
            problems.push(Problem::new("header", "content-length", msg, "less_than"));
        }
        Some(_) => {}
    }
    if problems.is_empty() && !call.body.starts_with(&PNG_MAGIC) {
        problems.push(Problem::new("body", "", "File should be a PNG image", "value_error"));
    }
    if problems.is_empty() { Ok(()) } else { Err(error::invalid(&problems)) }
}
