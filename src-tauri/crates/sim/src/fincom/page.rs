//! Lists in numbered pages.

use hyper::StatusCode;
use serde::Serialize;
use serde_json::{Value, json};

use super::refusal::{Problem, Refusal};
use crate::http::{Call, Reply};

const LARGEST: usize = 512;

/// The page of `all` that the call asks for, under `key`. Lists by type tell `typed`: they need
/// the parameter `type`.
pub(super) fn reply<T: Serialize>(
    call: &Call,
    key: &str,
    typed: bool,
    all: impl FnOnce(Kind) -> Vec<T>,
) -> Result<Reply, Refusal> {
    let mut problems = Vec::new();
    let kind = if typed { kind(call, &mut problems) } else { Kind::Individual };
    let per_page = number(call, "per_page", 10, LARGEST, &mut problems);
    let current_page = number(call, "current_page", 1, usize::MAX, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let all = all(kind);
    let before = (current_page - 1).saturating_mul(per_page);
    let page: Vec<Value> = all.iter().skip(before).take(per_page).map(|item| json!(item)).collect();
    let mut data = json!({
        "pagination": {
            "current_page": current_page,
            "per_page": per_page,
            "total_page": all.len().div_ceil(per_page),
            "total": all.len(),
        },
    });
    data[key] = json!(page);
    Ok(Reply::json(StatusCode::OK, &json!({ "data": data })))
}

/// Whom a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Individual,
    Business,
}

fn kind(call: &Call, problems: &mut Vec<Problem>) -> Kind {
    match call.parameter("type").as_deref() {
        Some("INDIVIDUAL") => return Kind::Individual,
        Some("BUSINESS") => return Kind::Business,
        Some(_) => problems.push(Problem::new("type", "The type must be INDIVIDUAL or BUSINESS.")),
        None => problems.push(Problem::new("type", "The type field is required.")),
    }
    Kind::Individual
}

fn number(
    call: &Call,
    name: &str,
    otherwise: usize,
    largest: usize,
    problems: &mut Vec<Problem>,
) -> usize {
    let Some(text) = call.parameter(name) else { return otherwise };
    let given = text.parse().ok().filter(|number| (1..=largest).contains(number));
    given.unwrap_or_else(|| {
        problems.push(Problem::new(name, format!("The {name} is out of range.")));
        otherwise
    })
}
