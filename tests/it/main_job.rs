//! A case from its creation to the provider, through commands alone.

use serde_json::{Value, json};

use crate::desk::{TestWindow, simulator};

fn queue(window: &TestWindow, view: &str) -> Value {
    let request =
        json!({"view": view, "search": null, "provider": null, "limit": 100, "after": null});
    window.ok("list_queue", json!({"request": request}))
}

#[test]
fn an_application_is_made_submitted_and_followed_in_the_background() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    assert_eq!(window.ok("list_connections", json!({}))[0]["connection_id"], connection);
    window.ok("test_connection", json!({"id": connection}));
    let agreements = window.ok("agreements", json!({"connectionId": connection}));
    assert!(agreements["documents"].as_array().is_some_and(|it| !it.is_empty()));

    let case = window.create_case(&connection);
    let shown = window.wait("the create", || {
        let shown = window.ok("show_case", json!({"id": case}));
        shown["external_id"].is_string().then_some(shown)
    });
    assert_eq!(shown["stage"], "NotSubmitted");
    let queued = window.ok("submit_case", json!({"id": case, "holdSeconds": 0}));
    assert_eq!(queued["state"], "queued");
    window.wait("the submit", || {
        let outbox = window.ok("list_outbox", json!({"all": true}));
        let submit = outbox.as_array().unwrap().iter().find(|it| it["kind"] == "submit")?.clone();
        (submit["state"] == "accepted").then_some(())
    });
    assert_eq!(queue(&window, "all")["total"], 1);
    assert_eq!(window.ok("view_counts", json!({}))["all"], 1);
    assert_eq!(window.ok("verify_journal", json!({}))["ok"], true);
}

#[test]
fn what_is_held_can_be_taken_back_and_let_go() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    window.wait("the create", || {
        window.ok("show_case", json!({"id": case}))["external_id"].is_string().then_some(())
    });
    let submit = |hold: Value| window.ok("submit_case", json!({"id": case, "holdSeconds": hold}));
    let held = submit(Value::Null);
    assert_eq!(held["state"], "held");
    window.ok("withdraw_submission", json!({"id": held["submission_id"]}));
    window.fails("withdraw_submission", json!({"id": held["submission_id"]}), "not_available");

    let held = submit(json!(3600));
    window.ok("retry_submission", json!({"id": held["submission_id"]}));
    window.wait("delivery", || {
        let outbox = window.ok("list_outbox", json!({"all": true}));
        let row = outbox.as_array().unwrap().last()?.clone();
        (row["submission_id"] == held["submission_id"] && row["state"] == "accepted").then_some(())
    });
}

#[test]
fn a_person_works_on_a_followed_case() {
    let window = TestWindow::open();
    let sim = simulator(6);
    let connection = window.connect(&sim);
    let announced = sim.announcement().cases.clone();
    let external = &announced.iter().find(|case| case.provider == "jiko").unwrap().external_id;
    let follow = json!({"connectionId": connection, "externalId": external});
    let followed = window.ok("follow_case", follow.clone());
    assert_eq!(followed["fresh"], true);
    assert_eq!(window.ok("follow_case", follow)["fresh"], false);

    let id = &followed["case_id"];
    window.ok("add_note", json!({"id": id, "text": "A synthetic note"}));
    window.ok("check_item", json!({"id": id, "item": "name_matches"}));
    let masked = window.ok("show_case", json!({"id": id}));
    assert_eq!(masked["notes"][0]["text"], "A synthetic note");
}

#[test]
fn a_provider_that_is_away_is_told_as_such() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    window.wait("the create", || {
        window.ok("show_case", json!({"id": case}))["external_id"].is_string().then_some(())
    });
    drop(sim);
    window.fails("sync_now", json!({"caseId": case}), "provider_unavailable");
    window.wait("the word offline", || {
        (window.ok("sync_state", json!({}))["state"] == "offline").then_some(())
    });
    window.fails("remove_connection", json!({"id": connection}), "not_available");
}
