//! Providers that cannot be reached, do not let us in, or talk nonsense.

use std::net::TcpListener;

use serde_json::json;

use crate::desk::{CONNECTION, Desk};

const CREATE: [&str; 6] =
    ["case", "create", "--connection", CONNECTION, "--applicant", "applicant.json"];

/// A plan, the code of a test of the connection, and a word that the sentence has.
fn plans() -> Vec<(serde_json::Value, &'static str, &'static str)> {
    let always = |fault: serde_json::Value| json!({"rules": [{"fault": fault}]});
    vec![
        (json!({"jiko": {"refuse_credentials": true}}), "credentials_refused", "credentials"),
        (json!({"jiko": {"date_skew_s": -3600}}), "clock_wrong", "60 min ahead"),
        (json!({"jiko": {"date_skew_s": 3600}}), "clock_wrong", "60 min behind"),
        (always(json!({"kind": "html"})), "provider_unavailable", "web page"),
        (
            always(json!({"kind": "huge_json", "bytes": 10_000_000})),
            "provider_unavailable",
            "longer",
        ),
        (always(json!({"kind": "garbage"})), "provider_unavailable", "broken"),
        (always(json!({"kind": "status", "status": 503})), "provider_unavailable", "503"),
        (always(json!({"kind": "status", "status": 429})), "rate_limited", "fewer calls"),
        (always(json!({"kind": "reset_before"})), "provider_unavailable", "ended"),
    ]
}

#[test]
fn every_trouble_has_its_words_and_what_a_person_did_is_saved() {
    let desk = Desk::new();
    desk.write_applicant("410400080");
    let plans = plans();
    for (saved, (plan, code, word)) in plans.iter().enumerate() {
        desk.faults(plan.clone());
        let tested = desk.refused(&["connection", "test", CONNECTION]);
        assert_eq!(tested.code, *code, "{plan}: {}", tested.message);
        assert!(tested.message.contains(word), "{word} is not in: {}", tested.message);
        assert!(tested.message.contains("Jiko"), "the provider is named: {}", tested.message);

        let refused = desk.refused(&CREATE);
        assert_eq!(refused.code, *code, "{plan}: {}", refused.message);
        assert!(refused.detail["case_id"].is_string(), "{plan}: {refused:?}");
        assert!(refused.message.contains("is saved on this computer"), "{}", refused.message);
        let listed = desk.json(&["case", "list", "--view", "all"]);
        assert_eq!(listed["total"], saved + 1, "{plan}");
    }
    assert!(desk.effects().is_empty(), "nothing reached the provider: {:?}", desk.effects());
    desk.faults(json!({}));
    desk.json(&["sync", "--until-idle", "--timeout", "60"]);
    let created = desk.effects().iter().map(|(_, count)| count).sum::<u64>();
    assert_eq!(created, plans.len() as u64, "each was created once it could be");
}

#[test]
fn nothing_listens_at_the_address() {
    let desk = Desk::without_connection();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    desk.write_credentials("credentials.json");
    let url = format!("http://127.0.0.1:{port}");
    let add = [
        "connection",
        "add",
        "jiko",
        "--name",
        "Mine",
        "--base-url",
        &url,
        "--credentials",
        "credentials.json",
    ];
    assert_eq!(desk.json(&add)[0]["environment"], "sandbox");
    assert_eq!(desk.refused(&add).code, "conflict", "the name is taken");
    let tested = desk.refused(&["connection", "test", "Mine"]);
    assert_eq!(tested.code, "provider_unavailable");
    assert!(tested.message.contains("nothing answers"), "{}", tested.message);
    assert_eq!(desk.json(&["connection", "list"])[0]["trouble"], "provider_unavailable");

    desk.write_applicant("410400081");
    let create = ["case", "create", "--connection", "Mine", "--applicant", "applicant.json"];
    let refused = desk.refused(&create);
    assert_eq!(refused.code, "not_available", "the operator has to attest: {}", refused.message);
    assert!(refused.message.contains("phone, email, agreements"), "{}", refused.message);
    let refused = desk.refused(&[&create[..], &["--attest", "phone,email,agreements"]].concat());
    assert_eq!(refused.code, "provider_unavailable");
    assert_eq!(desk.json(&["case", "list", "--view", "all"])["total"], 1);

    let elsewhere = |url: &str, name: &str| {
        let add = [
            "connection",
            "add",
            "jiko",
            "--name",
            name,
            "--base-url",
            url,
            "--credentials",
            "credentials.json",
        ];
        desk.refused(&add).code
    };
    assert_eq!(elsewhere("http://example.com", "Plain"), "invalid_input", "plain http leaves");
    assert_eq!(elsewhere("not an address", "Odd"), "invalid_input");
    desk.write("credentials.json", br#"{"username": "u"}"#);
    let refused =
        desk.refused(&["connection", "rotate", "Mine", "--credentials", "credentials.json"]);
    assert_eq!(refused.code, "invalid_input");
    assert!(refused.detail["problems"].is_array(), "{refused:?}");
}

#[test]
fn a_refusal_is_told_in_the_providers_words() {
    let desk = Desk::new();
    desk.write_applicant("410400082");
    let body = json!({"detail": "the synthetic desk is closed\u{202e}"});
    desk.faults(json!({"rules": [{"method": "POST", "path": "/api/v1/applications/",
        "fault": {"kind": "status", "status": 400, "body": body}}]}));
    let refused = desk.refused(&CREATE);
    assert_eq!(refused.code, "provider_refused");
    let words = refused.detail["provider_words"].as_str().unwrap();
    assert!(words.starts_with("the synthetic desk is closed"), "{words}");
    assert!(refused.detail["case_id"].is_string(), "{refused:?}");
    let told = desk.run(&CREATE).stderr;
    assert!(told.contains("the synthetic desk is closed"), "{told}");
    assert!(!told.contains('\u{202e}'), "what reorders text is made visible");
}
