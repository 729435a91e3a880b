//! The real `dossierctl` against simulated providers, every command in a process of its own.
//!
//! `dossier-worker` and `dossier-sim` have to stand beside it: `cargo build --workspace --bins`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod bad_files;
mod bad_world;
mod case_file;
mod desk;
mod guide;
mod inbox;
mod job;
mod keys;
mod killed;
mod provider_scripts;
mod rebuilt;
mod review;
mod rolled_back;
mod usage;
mod vaults;
mod words;
