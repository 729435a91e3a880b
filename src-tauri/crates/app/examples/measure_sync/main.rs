//! Measures a sync with very many cases against simulated providers, and prints one JSON object:
//! `measure_sync first FOLDER CUSTOMERS` or `measure_sync steady FOLDER CASES SECONDS`.
//!
//! Started by `cargo xtask bench sync`.

#![allow(clippy::print_stdout, missing_docs, reason = "no part of a release")]

mod desk;
mod first;
mod steady;

use std::path::Path;

#[tokio::main]
async fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let figures = match words.as_slice() {
        ["first", folder, customers] => first::measure(Path::new(folder), number(customers)?).await,
        // What is ended in the middle: a program of its own.
        ["follow", folder] => first::follow(Path::new(folder)).await,
        ["steady", folder, cases, seconds] => {
            steady::measure(Path::new(folder), number(cases)?, number(seconds)?).await
        }
        _ => {
            let usage = "measure_sync first FOLDER CUSTOMERS | steady FOLDER CASES SECONDS";
            return Err(usage.to_owned());
        }
    };
    println!("{figures}");
    Ok(())
}

fn number<T: std::str::FromStr>(word: &str) -> Result<T, String> {
    word.parse().map_err(|_| format!("{word} is no number"))
}
