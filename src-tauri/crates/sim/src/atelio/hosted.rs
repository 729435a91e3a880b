//! A stand-in for the hosted upload page. No part of Atelio's contract: the real page is Persona's,
//! and what happens on it is between Persona and the customer.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use serde_json::json;

use super::Atelio;
use super::kyc::{Kyc, Progress};
use super::state::State;
use super::status::Status;
use crate::http::{Call, Reply};

impl Atelio {
    /// The page of an inquiry: what is asked for, and a button for each.
    pub(super) fn page(state: &State, inquiry: &str) -> Reply {
        match found(state, inquiry) {
            None => page(StatusCode::NOT_FOUND, "<p>There is no such inquiry.</p>"),
            Some(None) => page(StatusCode::GONE, "<p>This inquiry is over.</p>"),
            Some(Some(kyc)) => page(StatusCode::OK, &forms(kyc)),
        }
    }

    /// Marks the document of the form field or query parameter `document` as submitted, without one
    /// all that are asked for. With the last of them Atelio goes on after the delay.
    pub(super) fn submit_documents(
        &self,
        state: &mut State,
        inquiry: &str,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Reply {
        if !matches!(found(state, inquiry), Some(Some(_))) {
            return Self::page(state, inquiry);
        }
        let field = form_urlencoded::parse(&call.body).find(|(name, _)| name == "document");
        let one = field.map(|(_, kind)| kind.into_owned()).or_else(|| call.parameter("document"));
        let Some(pair) = state.inquiries.get(inquiry).copied() else {
            return Self::page(state, inquiry);
        };
        let Some(kyc) = state.kycs.get_mut(&pair) else { return Self::page(state, inquiry) };
        if one.as_deref().is_some_and(|one| kyc.documents.iter().all(|had| had.kind != one)) {
            return page(StatusCode::BAD_REQUEST, "<p>This document is not asked for.</p>");
        }
        let mut submitted = 0;
        let customer = pair.customer.to_string();
        for document in &mut kyc.documents {
            let is_meant = one.as_deref().is_none_or(|one| one == document.kind);
            if is_meant && document.status == Progress::Required {
                document.status = Progress::Submitted;
                submitted += 1;
                let effect = format!("upload:{}", document.kind);
                self.world.ledger.effect(super::NAME, &customer, &effect);
            }
        }
        if submitted > 0 && kyc.is_complete() {
            self.promise(state, pair, now);
        }
        if call.header("accept").is_some_and(|accept| accept.contains("application/json")) {
            let said = json!({ "customer_id": customer, "num_documents_submitted": submitted });
            return Reply::json(StatusCode::OK, &said);
        }
        Self::page(state, inquiry)
    }
}

/// The KYC of an inquiry: none where there never was such an inquiry, none within where its time
/// is over.
fn found<'a>(state: &'a State, inquiry: &str) -> Option<Option<&'a Kyc>> {
    let pair = state.inquiries.get(inquiry)?;
    Some(state.kycs.get(pair).filter(|kyc| {
        kyc.inquiry.as_deref() == Some(inquiry) && kyc.status == Some(Status::DocumentRequired)
    }))
}

fn forms(kyc: &Kyc) -> String {
    let mut text = String::new();
    for document in &kyc.documents {
        let kind = document.kind;
        // Writing to a String cannot fail.
        let _ = match document.status {
            Progress::Submitted => writeln!(text, "<p>{kind}: submitted</p>"),
            Progress::Required => writeln!(
                text,
                "<form method=\"post\"><button name=\"document\" value=\"{kind}\">\
                 Submit {kind}</button></form>"
            ),
        };
    }
    if !kyc.is_complete() {
        text.push_str("<form method=\"post\"><button>Submit everything</button></form>\n");
    }
    text
}

fn page(status: StatusCode, content: &str) -> Reply {
    let text = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <title>Simulated upload page</title></head>\n\
         <body><h1>Simulated upload page</h1>\n\
         <p>Stands in for the hosted page. No file is needed, and none is kept.</p>\n\
         {content}</body></html>\n"
    );
    Reply::typed(status, "text/html; charset=utf-8", text)
}
