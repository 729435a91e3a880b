//! What is left when the real `dossierctl` fails, is killed or loses its power at any moment.
//!
//! `dossier-worker` has to stand beside it. Longer runs of the same stories are had by
//! `cargo xtask chaos`, which sets the variables named in [`settings`].

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod acts;
mod chaos;
mod clocks;
mod counted;
#[allow(dead_code, reason = "shared with the tests of the terminal, which use more of it")]
#[path = "../terminal/desk.rs"]
mod desk;
mod disk;
mod ending;
mod fail_points;
mod faults;
mod hosts;
mod left_out;
mod odd_disks;
mod points;
mod power_cut;
mod races;
mod rate;
mod replay;
mod replies;
mod settings;
mod settled;
mod stories;
mod strace;
mod subject;
mod teller;
mod world;
