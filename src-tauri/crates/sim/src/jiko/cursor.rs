//! Lists in pages, newest first.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use serde::Serialize;

use super::error::{self, Problem};
use crate::http::{Call, Reply};

/// A page of a `CursorList`.
#[derive(Serialize)]
struct Page<T> {
    prev_page: Option<String>,
    next_page: Option<String>,
    items: Vec<T>,
    object_type: &'static str,
}

/// Where a page begins. Positions never change, so that new entries do not shift later pages.
enum Cursor {
    /// The newest entries.
    Start,
    /// Entries older than the position.
    Older(u64),
    /// The entries next newer than the position.
    Newer(u64),
}

/// The page that the call's `cursor` and `limit` ask for, out of entries in the order of rising
/// positions.
pub(super) fn page<T: Serialize>(
    call: &Call,
    entries: impl Iterator<Item = (u64, T)>,
) -> Result<Reply, Reply> {
    let (cursor, limit) = (cursor(call)?, limit(call)?);
    let mut all: Vec<(u64, T)> = entries.collect();
    let newest = all.last().map(|(position, _)| *position);
    let oldest = all.first().map(|(position, _)| *position);
    let range = match cursor {
        Cursor::Start => all.len().saturating_sub(limit)..all.len(),
        Cursor::Older(than) => {
            let end = all.partition_point(|(position, _)| *position < than);
            end.saturating_sub(limit)..end
        }
        Cursor::Newer(than) => {
            let start = all.partition_point(|(position, _)| *position <= than);
            start..all.len().min(start + limit)
        }
    };
    let chosen: Vec<(u64, T)> = all.drain(range).rev().collect();
    let first = chosen.first().map(|(position, _)| *position);
    let last = chosen.last().map(|(position, _)| *position);
    let page = Page {
        prev_page: first
            .filter(|_| first != newest)
            .map(|at| STANDARD.encode(format!("r=1&p={at}"))),
        next_page: last.filter(|_| last != oldest).map(|at| STANDARD.encode(format!("p={at}"))),
        items: chosen.into_iter().map(|(_, item)| item).collect(),
        object_type: "CursorList",
    };
    Ok(Reply::json(StatusCode::OK, &page))
}

fn cursor(call: &Call) -> Result<Cursor, Reply> {
    let Some(text) = call.parameter("cursor").filter(|text| !text.is_empty()) else {
        return Ok(Cursor::Start);
    };
    let decoded = STANDARD.decode(&text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let parsed = decoded.as_deref().and_then(|text| match text.strip_prefix("r=1&p=") {
        Some(position) => position.parse().ok().map(Cursor::Newer),
        None => text.strip_prefix("p=")?.parse().ok().map(Cursor::Older),
    });
    parsed.ok_or_else(|| {
        error::invalid_one(Problem::new("query", "cursor", "Invalid cursor", "value_error"))
    })
}

fn limit(call: &Call) -> Result<usize, Reply> {
    let Some(text) = call.parameter("limit") else { return Ok(30) };
    text.parse().ok().filter(|limit| (1..=100).contains(limit)).ok_or_else(|| {
        let msg = "Input should be between 1 and 100";
        error::invalid_one(Problem::new("query", "limit", msg, "value_error"))
    })
}
