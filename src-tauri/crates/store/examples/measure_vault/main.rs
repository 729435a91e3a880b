//! Measures a vault of synthetic cases and prints one JSON object: `measure_vault vault|journal FOLDER COUNT`.
//! With a fourth word only figures whose names begin so are taken.
//! `measure_vault older FOLDER COUNT` brings a vault of an older schema up to date.
//! `measure_vault desk FOLDER COUNT` leaves such a vault for the desk to open.
//!
//! With the control `no-encryption` the same code works on plain SQLite. Started by
//! `cargo xtask bench vault`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "no part of a release")]

mod desk;
mod journal;
#[path = "../../tests/marks/key.rs"]
mod key;
mod older;
mod people;
mod run;

use std::path::Path;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    dossier_failpoint::read_environment().unwrap();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (what, folder, count, only) = match arguments.as_slice() {
        [what, folder, count] => (what, folder, count, ""),
        [what, folder, count, only] => (what, folder, count, only.as_str()),
        _ => panic!("measure_vault vault|journal|desk|older FOLDER COUNT [ONLY]"),
    };
    let (folder, count) = (Path::new(folder), count.parse().unwrap());
    let figures = match what.as_str() {
        "desk" => desk::run(folder, count).await,
        "older" => older::run(folder, count).await,
        "update" => return older::update(folder).await,
        "journal" => journal::run(folder, count).await,
        _ => run::run(folder, count, only).await,
    };
    println!("{}", serde_json::to_string(&figures).unwrap());
}
