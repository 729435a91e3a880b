//! Paths and methods ("Endpoints").

use chrono::{DateTime, Utc};
use hyper::{Method, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::Fincom;
use super::catalogue;
use super::page;
use super::refusal::Refusal;
use super::state::State;
use super::version::Version;
use crate::http::{Call, Reply};

/// What a call asks for; ids still as written.
#[derive(Debug, Clone, Copy)]
enum Route<'a> {
    Token,
    Refresh,
    Occupations,
    Purposes,
    SourcesOfFunds,
    Countries,
    Subdivisions(&'a str),
    Create(Version),
    Upload,
    AttachV1,
    AttachV2(&'a str),
    List,
    Details(Version, &'a str),
    Answer(&'a str),
}

impl<'a> Route<'a> {
    fn find(method: &Method, path: &'a str) -> Result<Self, Refusal> {
        let segments: Vec<&str> = path.split('/').collect();
        let known: &[(Method, Self)] = match *segments.as_slice() {
            ["", "v1", "oauth", "token"] => &[(Method::POST, Self::Token)],
            ["", "v1", "oauth", "refresh-token"] => &[(Method::POST, Self::Refresh)],
            ["", "v1", "occupations"] => &[(Method::GET, Self::Occupations)],
            ["", "v1", "purposes"] => &[(Method::GET, Self::Purposes)],
            ["", "v1", "source-of-funds"] => &[(Method::GET, Self::SourcesOfFunds)],
            ["", "v1", "countries"] => &[(Method::GET, Self::Countries)],
            ["", "v1", "countries", code, "subdivisions"] => {
                &[(Method::GET, Self::Subdivisions(code))]
            }
            ["", "v1", "customers", "individual"] => &[(Method::POST, Self::Create(Version::V1))],
            ["", "v2", "customers", "individual"] => &[(Method::POST, Self::Create(Version::V2))],
            ["", "v1", "customers", "upload"] => &[(Method::POST, Self::Upload)],
            ["", "v1", "customers", "individual", "attach"] => &[(Method::POST, Self::AttachV1)],
            ["", "v2", "customers", id, "individual", "attach"] => {
                &[(Method::POST, Self::AttachV2(id))]
            }
            ["", "v1" | "v2", "customers"] => &[(Method::GET, Self::List)],
            ["", "v1", "customers", id] => {
                &[(Method::GET, Self::Details(Version::V1, id)), (Method::PATCH, Self::Answer(id))]
            }
            ["", "v2", "customers", id] => &[(Method::GET, Self::Details(Version::V2, id))],
            _ => return Err(Refusal::NotFound),
        };
        known.iter().find(|(allowed, _)| allowed == method).map(|(_, route)| *route).ok_or_else(
            || {
                let allowed: Vec<&str> =
                    known.iter().map(|(allowed, _)| allowed.as_str()).collect();
                Refusal::MethodNotAllowed(allowed.join(", "))
            },
        )
    }
}

impl Fincom {
    /// Answers one call; a refusal comes as the error.
    pub(super) fn route(
        &self,
        state: &mut State,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Refusal> {
        let route = Route::find(&call.method, &call.path)?;
        if !matches!(route, Route::Token | Route::Refresh) {
            self.guard(state, call, now)?;
        }
        match route {
            Route::Token => self.token(state, call, now),
            Route::Refresh => self.refresh(state, call, now),
            Route::Occupations => page::reply(call, "occupations", false, |_| {
                catalogue::entries(&catalogue::OCCUPATIONS)
            }),
            Route::Purposes => {
                page::reply(call, "purposes", true, |_| catalogue::entries(&catalogue::PURPOSES))
            }
            Route::SourcesOfFunds => page::reply(call, "source_of_funds", true, |_| {
                catalogue::entries(&catalogue::SOURCES_OF_FUNDS)
            }),
            Route::Countries => page::reply(call, "countries", false, |_| catalogue::countries()),
            Route::Subdivisions(code) => catalogue::subdivisions(code),
            Route::Create(version) => self.create(state, version, call, now),
            Route::Upload => self.upload(state, call),
            Route::AttachV1 => self.attach_v1(state, call, now),
            Route::AttachV2(id) => self.attach_v2(state, uuid(id)?, call, now),
            Route::List => page::reply(call, "customers", true, |kind| list(state, kind)),
            Route::Details(version, id) => details(state, version, uuid(id)?),
            Route::Answer(id) => self.answer(state, uuid(id)?, call, now),
        }
    }
}

/// In the order of creation, so that new customers do not shift the pages. There are no businesses.
fn list(state: &State, kind: page::Kind) -> Vec<serde_json::Value> {
    let names = state.settings.status_names;
    let wanted = state.order.iter().filter(|_| kind == page::Kind::Individual);
    wanted
        .filter_map(|id| state.customers.get(id))
        .map(|customer| json!(customer.listed(names)))
        .collect()
}

/// V1 details know every customer, V2 details only those that V2 created.
fn details(state: &State, version: Version, id: Uuid) -> Result<Reply, Refusal> {
    let customer = state.customers.get(&id).ok_or(Refusal::NotFound)?;
    let hidden = customer.version == Version::V1 || !state.settings.v2_details;
    if version == Version::V2 && hidden {
        return Err(Refusal::NotFound);
    }
    let detail = customer.detail(version, state.settings.status_names);
    Ok(Reply::json(StatusCode::OK, &json!({ "data": detail })))
}

/// What is no id is nobody's.
fn uuid(text: &str) -> Result<Uuid, Refusal> {
    Uuid::try_parse(text).map_err(|_| Refusal::NotFound)
}
