//! Case files that are whole, and every way in which one can be not.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod forged;
mod golden;
mod made;
mod program;
mod tampered;
