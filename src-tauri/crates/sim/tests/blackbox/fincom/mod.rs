//! Fin.com, both accounts.

mod attach_v1;
mod attach_v2;
mod auth;
mod catalogue;
mod client;
mod control;
mod create;
mod events;
mod information;
mod read;
mod review;
mod seeds;
mod upload;
