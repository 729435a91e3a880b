//! Atelio.

mod access;
mod brand;
mod correct;
mod customers;
mod events;
mod hosted;
mod idempotency;
mod outcomes;
mod sandbox;
mod seeds;
mod start;
mod webhooks;
