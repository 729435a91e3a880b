//! No byte of a request leaves for a server that is not the one meant, and nobody can be asked to
//! let it through.
#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "../common/mod.rs"]
mod common;
mod front;
mod refused;
mod trusted;
