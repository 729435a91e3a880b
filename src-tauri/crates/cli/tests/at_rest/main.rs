//! What the program leaves on the disk while a person works: where, for whom, and what of it can
//! be read without the passphrase.
//!
//! `dossier-worker` has to stand beside it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod day;
#[allow(dead_code, reason = "shared with the tests of the terminal, which use more of it")]
#[path = "../terminal/desk.rs"]
mod desk;
mod marks;
mod owners;
mod scan;
mod touched;
