//! The desktop application. Everything is in the library beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() {
    dossier::run();
}
