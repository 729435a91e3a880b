//! The simulators as their callers meet them: over HTTP, with requests that are signed here.

mod atelio;
mod auth;
mod binary;
mod connectfi;
mod control;
mod create;
mod documents;
mod events;
mod faults;
mod fincom;
mod idempotency;
mod partner;
mod raw_faults;
mod routes;
mod sandbox;
mod seeds;
