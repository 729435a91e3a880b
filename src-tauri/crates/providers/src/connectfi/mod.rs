//! connectFi, individuals: the legacy contract (`/customer/kyc/*`) in `legacy`, its successor
//! (`/akepa/*`) in `akepa`, and what both share. The contract is in `docs/providers/connectfi.md`.

mod akepa;
mod applicant;
mod create;
mod credentials;
mod customer;
mod legacy;
mod link;
mod mask;
mod multipart;
mod person;
mod receipt;
mod refusal;
mod session;
mod template;
mod webhook;

pub(crate) use akepa::{AkepaClient, AkepaRules};
pub(crate) use credentials::ConnectfiCredentials;
pub(crate) use legacy::{LegacyClient, LegacyRules};
pub(crate) use webhook::read_event;

/// Stands where connectFi has no word: the customer exists and its KYC was never started.
/// docs/providers/connectfi.md, Statuses.
const NOT_STARTED: &str = "none";

/// Reason of a submission whose fate nothing at connectFi tells.
const UNSEEN: &str = "answer_unseen";
