//! The Atelio client and its rules, against a fake written from docs/providers/atelio.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod account;
mod correcting;
mod fake;
mod making;
mod reading;
mod refusals;
mod rules;
mod starting;
