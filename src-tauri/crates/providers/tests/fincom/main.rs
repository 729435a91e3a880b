//! The Fin.com client and rules, V1 and V2, against a fake written from docs/providers/fincom.md.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod applicant;
mod bad_input;
mod calls;
mod catalogue;
mod documents;
mod fake;
mod lost_answers;
mod rules;
mod session;
mod webhook;
