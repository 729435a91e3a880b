//! What the window is told without asking.

use serde_json::{Value, json};

use crate::desk::{TestWindow, simulator};

#[test]
fn changes_are_told_with_their_cases() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let told = |what: &str| {
        let is = |event: &Value| event["what"].as_array().unwrap().contains(&json!(what));
        window.heard("changed").into_iter().find(is)
    };
    window.wait("news of the connection", || told("connections"));
    let case = window.create_case(&connection);
    let event = window.wait("news of the case", || told("cases"));
    assert!(event["case_ids"].as_array().unwrap().contains(&json!(case)), "{event}");
    window.wait("news of the outbox", || told("outbox"));
    window.wait("the word up to date", || {
        window.heard("sync").into_iter().find(|state| state["state"] == "up_to_date")
    });
    window.ok("lock_vault", json!({}));
    window
        .wait("the last word", || (window.heard("sync").last()?["state"] == "idle").then_some(()));
}

#[test]
fn simulated_providers_are_tried_with_their_cases() {
    let window = TestWindow::open();
    if window.ok("vault_state", json!({}))["sim_available"] == false {
        panic!("dossier-sim is not built beside this test; build all programs first");
    }
    let added = window.ok("try_simulated", json!({}));
    assert_eq!(added[0]["environment"], "simulated");
    let last = window.heard("intake").pop().expect("progress is told");
    assert_eq!((&last["done"], &last["total"]), (&json!(40), &json!(40)));
    assert_eq!(window.ok("view_counts", json!({}))["all"], 40);
    window.fails("try_simulated", json!({}), "not_available");
}
