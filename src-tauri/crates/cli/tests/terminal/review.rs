//! The policy, the record of a review, and what each role is shown, from the terminal.

use serde_json::{Value, json};

use crate::desk::Desk;

const NUMBER: &str = "310400055";

fn in_review(desk: &Desk) -> String {
    let case = desk.create_case(NUMBER);
    desk.json(&["case", "submit", &case]);
    desk.json(&["sync", "--case", &case, "--until-idle"]);
    case
}

#[test]
fn a_policy_is_shown_changed_and_set_and_a_bad_one_changes_nothing() {
    let desk = Desk::without_connection();
    let shipped = desk.json(&["policy", "show", "--out", "policy.json"]);
    assert_eq!(shipped["version"], 0);
    assert_eq!(shipped["policy"]["due_hours"]["documents"], 72);
    let written: Value =
        serde_json::from_slice(&std::fs::read(desk.path("policy.json")).unwrap()).unwrap();
    assert_eq!(written, shipped["policy"]);
    let again = desk.refused(&["policy", "show", "--out", "policy.json"]);
    assert_eq!(again.code, "conflict", "no file is written over");

    let bad: [(&str, &str, &str); 4] = [
        (r#"{"due_hours": {"ready": "soon"}}"#, "due_hours.ready", "line 1 column"),
        ("{\n  \"reasons\":\n", "", "line 3"),
        (r#"{"colour": "red"}"#, "colour", "unknown field"),
        (r#"{"reveal_reasons": [{"code": "a b"}]}"#, "reveal_reasons[0].code", "letters"),
    ];
    for (text, path, words) in bad {
        desk.write("bad.json", text.as_bytes());
        let refused = desk.refused(&["policy", "set", "bad.json"]);
        assert_eq!(refused.code, "invalid_input", "{refused:?}");
        let problem = &refused.detail["problems"][0];
        assert_eq!(problem["path"], path, "{refused:?}");
        let said = problem["message"].as_str().unwrap().to_lowercase();
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(desk.json(&["policy", "show"]), shipped);

    desk.write("set.json", br#"{"due_hours": {"ready": 4}, "other_reasons": false}"#);
    assert_eq!(desk.json(&["policy", "set", "set.json"])["version"], 1);
    assert_eq!(desk.json(&["policy", "show"])["policy"]["due_hours"]["ready"], 4);
    assert_eq!(desk.json(&["policy", "show", "--version", "0"]), shipped);
    assert_eq!(desk.refused(&["policy", "show", "--version", "7"]).code, "not_found");
}

#[test]
fn a_recommendation_is_shown_as_outdated_and_one_on_stale_evidence_is_a_conflict() {
    let desk = Desk::new();
    let case = in_review(&desk);
    let seen = desk.json(&["case", "show", &case])["evidence"].as_str().unwrap().to_owned();
    let decide = ["case", "decide", &case, "approve", "--reason", "any_code", "--evidence", &seen];
    desk.json(&decide);
    let waiting = || desk.json(&["case", "list", "--view", "waiting"])["total"].clone();
    assert_eq!(waiting(), 1);
    for item in ["name", "birth_date", "address"] {
        desk.json(&["case", "check", &case, item]);
    }
    assert_eq!(waiting(), 0);
    let shown = desk.json(&["case", "show", &case]);
    assert_eq!(shown["recommendation"]["outdated"], true);
    assert_eq!(shown["recommendation"]["changed"], json!(["checklist"]));
    let page = desk.run(&["case", "show", &case]).stdout;
    for words in ["3/5 ticked", "the evidence changed since: the checklist", "[x] birth_date"] {
        assert!(page.contains(words), "{words} is not in:\n{page}");
    }
    assert_eq!(desk.refused(&decide).code, "conflict");
    let unbound = &decide[..6];
    desk.json(unbound);
    assert_eq!(waiting(), 1);

    desk.write("strict.json", br#"{"other_reasons": false}"#);
    desk.json(&["policy", "set", "strict.json"]);
    let refused = desk.refused(unbound);
    assert_eq!(refused.code, "invalid_input");
    assert!(refused.message.contains("identity_matches, address_matches"), "{refused:?}");
}

#[test]
fn support_is_shown_the_name_and_no_more() {
    let desk = Desk::new();
    let case = in_review(&desk);
    let name = desk.json(&["case", "show", &case])["name"].as_str().unwrap().to_owned();
    let applicant: Value =
        serde_json::from_slice(&std::fs::read(desk.path("applicant.json")).unwrap()).unwrap();
    let email = applicant["email"].as_str().unwrap();
    desk.json(&["vault", "role", "support"]);
    let page = desk.run(&["case", "show", &case]).stdout + &desk.run(&["case", "list"]).stdout;
    assert!(page.contains(&name), "{page}");
    for hidden in [email, NUMBER, "0055"] {
        assert!(!page.contains(hidden), "{hidden} is in:\n{page}");
    }
    for refused in [
        vec!["case", "show", &case, "--reveal", "customer_call"],
        vec!["case", "check", &case, "name"],
        vec!["case", "decide", &case, "approve", "--reason", "x"],
        vec!["policy", "set", "applicant.json"],
        vec!["journal", "export", "journal"],
    ] {
        let refused = desk.refused(&refused);
        assert_eq!(refused.code, "not_available");
        assert!(refused.message.contains("support"), "{refused:?}");
    }
    desk.json(&["case", "note", &case, "a synthetic note"]);
}

#[cfg(feature = "controls")]
#[test]
fn without_the_mask_support_would_be_shown_everything() {
    let desk = Desk::new();
    let case = in_review(&desk);
    desk.json(&["vault", "role", "support"]);
    let mut command = desk.command(&["case", "show", &case]);
    command.env("DOSSIER_CONTROL", "no-mask");
    let page = crate::desk::finish(command).stdout;
    assert!(page.contains(NUMBER), "the test above could fail:\n{page}");
}
