//! Commands through the shell, with the access rules of `tauri.conf.json`, a real vault and
//! simulated providers; and what has to hold of the configuration. Only what crosses the shell is
//! tested here: everything in this folder links Tauri.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod actions;
mod backup;
mod bindings;
#[cfg(target_os = "linux")]
mod bus;
mod callers;
mod config;
mod desk;
mod documents;
mod errors;
mod events;
#[cfg(target_os = "linux")]
mod gnome_keyring;
mod keychain;
mod main_job;
mod retention;
#[cfg(target_os = "linux")]
mod session_signals;
mod vault;
