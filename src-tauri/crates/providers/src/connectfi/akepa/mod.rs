//! The successor contract. docs/providers/connectfi.md, akepa.

mod calls;
mod client;
mod correction;
mod mapping;
mod memory;
mod reading;
mod reconcile;
mod rules;
mod slots;

pub(crate) use client::AkepaClient;
pub(crate) use rules::AkepaRules;

/// Stands where nothing tells whether there is an application. docs/providers/connectfi.md,
/// Statuses.
const UNKNOWN: &str = "unknown";
