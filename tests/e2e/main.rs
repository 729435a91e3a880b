//! The real program in a real window, driven the way a person would: `cargo xtask e2e`.
//!
//! Each test has a display, a D-Bus session, a home folder and simulated providers of its own, so
//! that tests run side by side and nothing of the person who runs them is touched. What is on the
//! screen is found by its role and its accessible name, as assistive technology sees it; the words
//! come from the message files that the window shows. What left the window is looked up in the
//! simulated provider's own record, and what stayed in the closed vault.
//!
//! `DOSSIER_TOUR` names a folder: the test that walks all screens then leaves pictures there.

mod accessibility;
mod assistive;
mod desk;
mod display;
mod elements;
#[path = "../../src-tauri/crates/store/tests/marks/key.rs"]
mod key;
mod keyboard;
#[allow(dead_code, clippy::unwrap_used, reason = "shared with the tests of the terminal")]
#[path = "../../src-tauri/crates/cli/tests/at_rest/marks.rs"]
mod marks;
mod measure;
mod memory;
mod picture;
mod process;
mod real_window;
mod tour;
mod typist;
mod wait;
mod window;
mod words;
