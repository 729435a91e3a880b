//! What is kept, as the window sets and tells it.

use serde_json::{Value, json};

use crate::desk::{Answer, TestWindow, simulator};

fn change(name: &str, value: Value) -> Value {
    let mut change = json!({"keep_days": null, "applicant_days": null, "unsent_days": null,
        "record_keeper": null});
    change[name] = value;
    change
}

#[test]
fn rules_are_set_for_each_connection_and_bad_ones_refused() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let id = window.connect(&sim);
    let rules = window.ok("retention_state", json!({}));
    assert_eq!(rules["refused"], Value::Null);
    let days = |rules: &Value| {
        let it = &rules["connections"][0];
        [&it["keep_days"], &it["applicant_days"], &it["unsent_days"]].map(|it| it.as_u64().unwrap())
    };
    assert_eq!(days(&rules), [7, 90, 30]);
    window.ok("set_retention", json!({"id": id, "change": change("unsent_days", json!(14))}));
    window.ok("set_retention", json!({"id": id, "change": change("record_keeper", json!(true))}));
    let rules = window.ok("retention_state", json!({}));
    assert_eq!(days(&rules), [7, 90, 14]);
    assert_eq!(rules["connections"][0]["record_keeper"], true);
    let none = json!({"id": id, "change": change("unsent_days", json!(0))});
    window.fails("set_retention", none, "invalid_input");
}

#[test]
fn a_hold_is_set_with_a_reason_and_lifted_with_one() {
    let window = TestWindow::open();
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    let on_hold = || window.ok("show_case", json!({"id": case}))["kept"]["on_hold"].clone();
    window.fails("hold_case", json!({"id": case, "reason": " "}), "invalid_input");
    window.ok("hold_case", json!({"id": case, "reason": "a synthetic lawsuit"}));
    assert_eq!(on_hold(), true);
    window.fails("hold_case", json!({"id": case, "reason": "again"}), "not_available");
    window.ok("release_hold", json!({"id": case, "reason": "it was settled"}));
    assert_eq!(on_hold(), false);
    window.fails("date_record", json!({"id": case, "from": "tomorrow"}), "invalid_input");
    window.ok("date_record", json!({"id": case, "from": "2026-11-20"}));
}

#[test]
fn what_goes_is_told_and_what_is_due_is_erased_on_demand() {
    let window = TestWindow::open();
    let nothing = window.ok("upcoming_erasures", json!({}));
    assert_eq!(nothing["due"], json!({"documents": 0, "applicants": 0}));
    assert_eq!(nothing["clock_confirmed"], false, "no provider was asked");
    let erased = window.ok("erase_due", json!({"confirmClock": true}));
    assert_eq!((&erased["documents"], &erased["clock_confirmed"]), (&json!(0), &json!(true)));
}

#[test]
fn a_pipe_is_no_policy_and_holds_nothing_up() {
    let window = TestWindow::open();
    let pipe = window.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|it| it.success()), "a pipe can be made");
    window.answer(Answer::Paths(vec![pipe.clone()]));
    window.fails("read_policy", json!({}), "unreadable_file");
    let path = window.folder.path().join("policy.json");
    window.answer(Answer::Paths(vec![path.clone()]));
    window.ok("save_policy", json!({}));
    window.answer(Answer::Paths(vec![path]));
    let text = window.ok("read_policy", json!({}));
    assert!(text.as_str().unwrap().contains("checklists"));
}
