//! Measures a sync with very many cases against simulated providers, and prints one JSON object:
//! `measure_sync first FOLDER CUSTOMERS` or `measure_sync steady FOLDER CASES SECONDS`.
//!
//! Started by `cargo xtask bench sync`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "no part of a release")]

mod desk;
mod first;
mod steady;

use std::path::Path;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let figures = match words.as_slice() {
        ["first", folder, customers] => {
            first::measure(Path::new(folder), customers.parse().unwrap()).await
        }
        // What is ended in the middle: a program of its own.
        ["follow", folder] => first::follow(Path::new(folder)).await,
        ["steady", folder, cases, seconds] => {
            let (cases, seconds) = (cases.parse().unwrap(), seconds.parse().unwrap());
            steady::measure(Path::new(folder), cases, seconds).await
        }
        _ => panic!("measure_sync first FOLDER CUSTOMERS | steady FOLDER CASES SECONDS"),
    };
    println!("{}", serde_json::to_string(&figures).unwrap());
}
