//! Fin.com, individual customers, V1 and V2. The contract is in `docs/providers/fincom.md`.
//!
//! One client speaks both versions; what differs between them stands in `v1` and `v2`.

mod applicant;
mod catalogue;
mod client;
mod country;
mod credentials;
mod date;
mod deliver;
mod details;
mod link;
mod listing;
mod lost_create;
mod mapping;
mod mask;
mod memory;
mod multipart;
mod papers;
mod reconcile;
mod refusal;
mod rfi;
mod rfi_answer;
mod rules;
mod session;
mod slot;
mod template;
mod v1;
mod v2;
mod version;
mod webhook;
mod wire;

pub(crate) use client::FincomClient;
pub(crate) use credentials::FincomCredentials;
pub(crate) use rules::FincomRules;
pub(crate) use version::Version;
pub(crate) use webhook::verify_webhook;
