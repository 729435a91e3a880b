//! The inbox as providers and desks meet it: over HTTP, and as a process that can be killed.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod config;
mod desks;
mod http;
mod killed;
mod place;
mod retention;
mod slow;
mod webhooks;
