//! Atelio Embedded API, KYC of individuals. The contract is in `docs/providers/atelio.md`.

mod address;
mod applicant;
mod client;
mod correct;
mod create;
mod credentials;
mod format;
mod link;
mod mapping;
mod mask;
mod memory;
mod read;
mod reconcile;
mod refusal;
mod rules;
mod sign;
mod start;
mod status;
mod subscription;
mod template;
mod time;
mod webhook;
mod wire;

pub(crate) use client::AtelioClient;
pub(crate) use credentials::AtelioCredentials;
pub(crate) use rules::AtelioRules;
pub(crate) use webhook::verify_webhook;
