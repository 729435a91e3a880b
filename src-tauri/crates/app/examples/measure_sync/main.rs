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
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let figures = match words.as_slice() {
        ["first", folder, customers] => first::measure(Path::new(folder), number(customers)).await,
        // What is ended in the middle: a program of its own.
        ["follow", folder] => first::follow(Path::new(folder)).await,
        ["steady", folder, cases, seconds] => {
            steady::measure(Path::new(folder), number(cases), number(seconds)).await
        }
        _ => panic!("measure_sync first FOLDER CUSTOMERS | steady FOLDER CASES SECONDS"),
    };
    println!("{figures}");
}

fn number<T: std::str::FromStr>(word: &str) -> T {
    word.parse().unwrap_or_else(|_| panic!("{word} is no number"))
}
