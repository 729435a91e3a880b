//! Jiko Partner API, individuals. The contract is in `docs/providers/jiko.md`.

mod account;
mod applicant;
mod client;
mod credentials;
mod link;
mod mapping;
mod reconcile;
mod rules;
mod session;
mod sign;
mod template;
mod webhook;
mod wire;

pub(crate) use client::JikoClient;
pub(crate) use credentials::JikoCredentials;
pub(crate) use rules::JikoRules;
pub(crate) use webhook::{EVENT_SIGNATURE, verify_webhook};
