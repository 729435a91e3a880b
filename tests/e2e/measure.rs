//! The desk in the real window, measured by key presses and pixels: `cargo xtask bench desk`.
//!
//! Keys go through the X server. What came of them is looked for in the pixels of the display every
//! half millisecond, so that all there is between a key and a picture is counted, and no driver is
//! in between. Colours and places are those of the light theme in a window of 1280 x 800.

mod beside;
mod coming;
mod million;
mod programs;
mod screen;
mod seat;
mod series;
mod terminal;

use serde_json::{Map, Value};

use seat::Seat;

/// Where the vault is, one with next to no cases, and where the figures are to be left.
const VAULT: &str = "DOSSIER_MEASURE_VAULT";
const SMALL: &str = "DOSSIER_MEASURE_SMALL";
const FIGURES: &str = "DOSSIER_MEASURE_FIGURES";
/// Customers that come in while keys are pressed.
const CUSTOMERS: usize = 60_000;
/// Names of some series, with commas between, to take no others.
const ONLY: &str = "DOSSIER_MEASURE_ONLY";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures for minutes; cargo xtask bench desk runs it"]
async fn the_desk() {
    let path = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let only = std::env::var(ONLY).unwrap_or_default();
    let is_wanted = |name: &str| only.is_empty() || only.split(',').any(|it| it == name);
    let mut figures = Map::new();
    let mut note = |name: &str, figure: &dyn Fn() -> Value| {
        if is_wanted(name) {
            let figure = figure();
            eprintln!("{name}: {figure}");
            figures.insert(name.to_owned(), figure);
        }
    };
    if is_wanted("rows_while_coming") {
        let figure = coming::rows_while_coming(CUSTOMERS).await;
        note("rows_while_coming", &|| figure.clone());
    }
    let seat = Seat::with_documents(&path(VAULT)).await;
    let small = Seat::plain(&path(SMALL)).await;
    note("terminal", &|| terminal::lists(&seat, &small));
    note("starts", &|| beside::starts(&seat, &small));
    note("memory_kb", &|| beside::memory_beside(&seat, &small));
    let window = seat.unlocked();
    note("next_row", &|| series::next_row(&window));
    note("search", &|| series::search(&window));
    note("cold", &|| series::cold(&window));
    note("next_case", &|| series::next_case(&window));
    note("recommend", &|| series::recommend(&window));
    note("turns", &|| series::memory_over_many(&window));
    let figures = Value::Object(figures);
    std::fs::write(path(FIGURES), figures.to_string()).expect("the figures can be written");
}
