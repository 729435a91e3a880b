//! The connectFi clients and their rules, against a fake written from docs/providers/connectfi.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

#[path = "../common/mod.rs"]
mod common;

mod access;
mod akepa;
mod akepa_doubt;
mod create;
mod events;
mod fake;
mod legacy;
mod legacy_doubt;
mod refusals;
mod rules;
