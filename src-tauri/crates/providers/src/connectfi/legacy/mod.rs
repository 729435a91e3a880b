//! The legacy contract. docs/providers/connectfi.md, Legacy.

mod client;
mod mapping;
mod reconcile;
mod rules;
mod slots;

pub(crate) use client::LegacyClient;
pub(crate) use rules::LegacyRules;
