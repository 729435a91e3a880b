//! A desk with very many cases, by keyboard alone and with pictures.

use std::{path::Path, time::Duration};

use serde_json::Value;

use super::seat::Seat;
use crate::{
    keyboard::{END, ENTER, ESCAPE, HOME},
    typist::Typist,
    wait::within,
    window::Window,
    words::{say, t, thousands},
};

/// A vault of `measure_vault desk`, its number of cases, and where the pictures go.
const VAULT: &str = "DOSSIER_MEASURE_VAULT";
const CASES: &str = "DOSSIER_MEASURE_CASES";
const PICTURES: &str = "DOSSIER_MEASURE_PICTURES";
/// Stands where a number would.
const MARK: &str = "\u{1}";
/// So many rows are listed of any number.
const LISTED: usize = 100_000;
/// As long as it may take to read them all, one page after the other.
const PATIENCE: Duration = Duration::from_secs(120);
/// Cases at the head of such a vault, besides the others.
const HEAD: usize = 64;
/// The numbers of the rows that are drawn, as a reader of the screen is told them.
const DRAWN: &str = "return [...document.querySelectorAll('.queue-grid [role=row][aria-rowindex]')]
  .map((it) => Number(it.getAttribute('aria-rowindex')))";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a vault with a million cases; cargo xtask bench desk --cases 1000000 runs it"]
async fn a_million_cases_are_worked_with_by_keyboard() {
    let value = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let all = value(CASES).parse::<usize>().expect("a number of cases") + HEAD;
    let seat = Seat::plain(&value(VAULT)).await;
    let window = seat.desk.unlocked().await;
    let typist = Typist::at(&seat.desk, &window).await;
    let pictures = value(PICTURES);
    let take = async |name: &str| {
        let path = Path::new(&pictures).join(format!("{name}.png"));
        std::fs::write(path, window.picture().await).expect("a picture can be kept");
    };

    seat.command("view: all");
    window.sees(&thousands(all)).await;
    typist.press('/').await;
    typist.press(ENTER).await;
    take("million-queue").await;

    typist.press(END).await;
    let most = thousands(LISTED);
    let told = say("ui-queue-reading", &[("done", MARK), ("total", &most)]);
    let reading = told.split(MARK).next().unwrap_or_default();
    let end = async || {
        let is_end = window.reads(&say("ui-queue-cut", &[("count", &most)])).await;
        (is_end && !window.reads(reading).await).then_some(())
    };
    within(PATIENCE, end).await.expect("the last row that is listed");
    assert!(drawn(&window).await.into_iter().max() >= Some(LISTED), "it is drawn");
    take("million-end").await;
    typist.press(HOME).await;
    let first = async || drawn(&window).await.contains(&2).then_some(());
    window.wait("the first row", first).await;

    typist.press('/').await;
    typist.write("bado");
    window.sees(&say("ui-queue-search-filter", &[("text", "bado")])).await;
    typist.press(ENTER).await;
    typist.press('j').await;
    take("million-search").await;
    typist.press(ENTER).await;
    window.find("tab", &t("ui-tab-timeline")).await;
    take("million-case").await;
    typist.press('j').await;
    typist.press(ESCAPE).await;
    typist.press('g').await;
    typist.press('d').await;
    window.find("heading", &t("ui-dashboard-ages")).await;
    take("million-dashboard").await;
}

async fn drawn(window: &Window) -> Vec<usize> {
    let found = window.client().execute(DRAWN, Vec::new()).await.unwrap_or_default();
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_u64).map(|it| it as usize).collect()
}
