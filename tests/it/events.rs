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

#[test]
fn a_case_that_its_provider_moves_is_told_by_the_system_without_a_word_of_it() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    window.ok("submit_case", json!({"id": case, "holdSeconds": 0}));
    let told = window.wait("the notice", || window.notices().into_iter().next());
    assert_eq!(told, "Dossier: A case changed at its provider.");

    let quiet = TestWindow::open();
    let mut settings = quiet.ok("get_settings", json!({}));
    settings["notifications"] = json!(false);
    quiet.ok("set_settings", json!({"settings": settings}));
    let sim = simulator(0);
    let connection = quiet.connect(&sim);
    let case = quiet.create_case(&connection);
    let status = || quiet.ok("show_case", json!({"id": case}))["provider_status"].clone();
    let before = status();
    quiet.ok("submit_case", json!({"id": case, "holdSeconds": 0}));
    quiet.wait("the provider's answer", || (status() != before).then_some(()));
    assert_eq!(quiet.notices(), Vec::<String>::new());
}
