//! Wrong usage, and what is on which stream.

use crate::desk::{CONNECTION, Desk};

#[test]
fn wrong_usage_is_told_apart_and_has_the_contracts_shape() {
    let desk = Desk::without_vault();
    for arguments in [
        vec!["no-such-command"],
        vec!["case"],
        vec!["case", "show"],
        vec!["case", "list", "--view", "no-such-view"],
        vec!["connection", "add"],
        vec!["document", "check", "a.jpg", "--for", "PASSPORT"],
        vec!["document", "attach", "a", "b", "c", "--expires", "31.12.2030"],
        vec!["outbox", "retry", "not-an-id"],
    ] {
        let outcome = desk.run(&[&["--json"], arguments.as_slice()].concat());
        assert_eq!(outcome.status, Some(2), "{arguments:?}: {outcome:?}");
        assert_eq!(outcome.refusal().code, "invalid_input");
        let outcome = desk.run(&arguments);
        assert_eq!(outcome.status, Some(2), "{arguments:?}: {outcome:?}");
        assert_eq!(outcome.stdout, "");
        assert!(!outcome.stderr.is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn help_and_version_are_results() {
    let desk = Desk::without_vault();
    for argument in ["--help", "--version"] {
        let outcome = desk.run(&[argument]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
        assert!(outcome.stdout.contains("dossierctl"), "{}", outcome.stdout);
    }
}

#[test]
fn errors_for_people_say_what_to_do() {
    let desk = Desk::new();
    let outcome = desk.run(&["case", "show", "jiko:nobody"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
    assert!(outcome.stderr.starts_with("There is no such case"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("What you can do: "), "{}", outcome.stderr);
}

#[test]
fn under_json_nothing_stands_beside_the_error_even_with_a_log() {
    let desk = Desk::new();
    let mut command = desk.command(&["--json", "case", "show", "jiko:nobody"]);
    command.env("DOSSIER_LOG", "trace");
    let outcome = crate::desk::finish(command);
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
    assert_eq!(outcome.refusal().code, "not_found");
}

#[test]
fn unknown_things_are_not_found_and_what_is_not_spoken_is_refused() {
    let desk = Desk::new();
    let case = desk.create_case("410400050");
    desk.write("photo.png", b"not looked at");
    for (arguments, code) in [
        (vec!["case", "show", "0191d1a6-0000-7000-8000-000000000000"], "not_found"),
        (vec!["case", "submit", "jiko:nobody"], "not_found"),
        (vec!["case", "list", "--limit", "0"], "invalid_input"),
        (vec!["connection", "test", "nobody"], "not_found"),
        (vec!["connection", "remove", CONNECTION], "not_available"),
        (vec!["outbox", "retry", "0191d1a6-0000-7000-8000-000000000000"], "not_found"),
        (vec!["document", "attach", &case, "NO_SUCH_SLOT", "photo.png"], "invalid_input"),
        (vec!["document", "check", "photo.png", "--for", "jiko:NO_SUCH_SLOT"], "invalid_input"),
        (vec!["document", "attach", &case, "SELFIE", "no-such-file.png"], "not_found"),
        (vec!["applicant", "check", "jiko", "photo.png"], "invalid_input"),
    ] {
        let refused = desk.refused(&arguments);
        assert_eq!(refused.code, code, "{arguments:?}: {}", refused.message);
        assert!(refused.message.len() > 20, "{}", refused.message);
    }
    let slots = desk.refused(&["document", "attach", &case, "NO_SUCH_SLOT", "photo.png"]).message;
    assert!(slots.contains("ID_FRONT"), "the slots that there are: {slots}");
}

#[test]
fn an_invalid_applicant_is_told_field_by_field_and_nothing_is_saved() {
    let desk = Desk::new();
    desk.write("applicant.json", br#"{"identification_number": "12-3"}"#);
    let checked = desk.json(&["applicant", "check", "jiko", "applicant.json"]);
    assert_eq!(checked["ok"], false);
    let create = ["case", "create", "--connection", CONNECTION, "--applicant", "applicant.json"];
    let refused = desk.refused(&create);
    assert_eq!(refused.code, "invalid_input");
    assert_eq!(refused.detail["problems"], checked["problems"]);
    assert_eq!(desk.json(&["case", "list", "--view", "all"])["total"], 0);
    assert!(desk.effects().is_empty());
}
