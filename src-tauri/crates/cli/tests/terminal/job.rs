//! The main job, every command in a new process.

use serde_json::Value;

use crate::desk::{CONNECTION, Desk, PHOTO};

fn show(desk: &Desk, case: &str) -> Value {
    desk.json(&["case", "show", case])
}

#[test]
fn from_an_empty_folder_to_an_approved_case() {
    let desk = Desk::without_vault();
    let vault = desk.json(&["vault", "create", "--reviewer", "Test Reviewer"]);
    assert_eq!((&vault["cases"], &vault["outbox"]), (&0.into(), &0.into()));
    desk.write("sim.json", &serde_json::to_vec(desk.sim.announcement()).unwrap());
    let added = desk.json(&["connection", "add", "--from-sim", "sim.json"]);
    let connection = &added[0];
    assert_eq!(connection["provider"], "jiko");
    assert_eq!(connection["name"], CONNECTION);
    assert_eq!(connection["environment"], "simulated");
    assert_eq!(desk.json(&["connection", "test", CONNECTION])["ok"], true);

    desk.write_applicant("210400042");
    let checked = desk.json(&["applicant", "check", "jiko", "applicant.json"]);
    assert_eq!(checked["ok"], true, "{checked}");
    let created = desk.json(&[
        "case",
        "create",
        "--connection",
        connection["connection_id"].as_str().unwrap(),
        "--applicant",
        "applicant.json",
    ]);
    assert_eq!(
        (&created["stage"], &created["provider_status"]),
        (&"NotSubmitted".into(), &"CREATED".into())
    );
    let case = created["case_id"].as_str().unwrap();
    let external_id = created["external_id"].as_str().unwrap();
    let named = format!("jiko:{external_id}");

    assert_eq!(desk.json(&["case", "submit", &named])["state"], "queued");
    assert_eq!(desk.sim.effect_count("jiko", external_id, "submit"), 0, "submit returns at once");
    desk.json(&["sync", "--case", case, "--until-idle"]);
    let shown = show(&desk, case);
    assert_eq!(shown["provider_status"], "DOCUMENTS_NEEDED");
    assert_eq!(shown["needs"], serde_json::json!(["document:SELFIE", "document:PASSPORT"]));
    assert_eq!(shown["applicant"]["identification_number"], "*****0042");
    let refused = desk.refused(&["case", "submit", case]);
    assert_eq!(refused.code, "not_available");
    assert!(refused.message.contains("SELFIE"), "{}", refused.message);

    desk.write("photo.jpg", &PHOTO);
    let mut digests = Vec::new();
    for slot in ["SELFIE", "PASSPORT"] {
        let checked =
            desk.json(&["document", "check", "photo.jpg", "--for", &format!("jiko:{slot}")]);
        assert_eq!(checked["ok"], true, "{checked}");
        assert_eq!((&checked["width"], &checked["height"]), (&3024.into(), &4032.into()));
        let attached = desk.json(&["document", "attach", case, slot, "photo.jpg"]);
        assert_eq!(attached["state"], "queued");
        assert_eq!(attached["slot"], slot);
        digests.push(attached["output_sha256"].as_str().unwrap().to_owned());
    }
    desk.json(&["case", "submit", case]);
    desk.json(&["sync", "--case", case, "--until-idle"]);
    let shown = show(&desk, case);
    assert_eq!(shown["provider_status"], "APPROVED");
    assert_eq!(shown["stage"], "Approved");
    assert!(shown["customer_id"].is_string(), "{shown}");

    for digest in digests {
        let file = desk.sim.file(&digest).expect("what was said to be sent has arrived");
        assert_eq!(
            (file.external_id.as_str(), file.media_type.as_str()),
            (external_id, "image/png")
        );
        assert!(file.size < 5_000_000, "{file:?}");
        assert!(file.width < file.height, "a photo held upright is upright: {file:?}");
    }
    for (effect, times) in
        [("create", 1), ("submit", 2), ("upload:SELFIE", 1), ("upload:PASSPORT", 1)]
    {
        assert_eq!(desk.sim.effect_count("jiko", external_id, effect), times, "{effect}");
    }
    let verified = desk.json(&["journal", "verify"]);
    assert_eq!(verified["ok"], true);
    assert!(verified["entries"].as_u64().unwrap() > 20, "{verified}");
    let finished = desk.json(&["outbox", "list", "--all"]);
    assert!(
        finished.as_array().unwrap().iter().all(|row| row["receipt"].is_object()),
        "{finished}"
    );
    assert_eq!(desk.json(&["outbox", "list"]), serde_json::json!([]));
}

#[test]
fn what_people_read_says_the_same() {
    let desk = Desk::new();
    let case = desk.create_case("210400043");
    desk.json(&["case", "submit", &case]);
    desk.json(&["sync", "--case", &case, "--until-idle"]);
    let shown = desk.run(&["case", "show", &case]).stdout;
    for expected in [
        "SELFIE, and either PASSPORT or ID_FRONT with ID_BACK",
        "*****0043",
        "Still missing: SELFIE, PASSPORT.",
        "provider's status read",
    ] {
        assert!(shown.contains(expected), "{expected} is not in:\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "colour is for terminals only");
    let listed = desk.run(&["case", "list"]).stdout;
    assert!(listed.contains("file for SELFIE"), "{listed}");
    // Three working days, with a weekend between or not.
    let due = (2..=5).any(|days| listed.contains(&format!("in {days} d")));
    assert!(due, "{listed}");
    let hint = desk.run(&["case", "list", "--view", "decided"]).stdout;
    assert!(hint.contains("One in other views"), "{hint}");
    let revealed = desk.json(&["case", "show", &case, "--reveal", "asked by the customer"]);
    assert_eq!(revealed["applicant"]["identification_number"], "210400043");
    let timeline = revealed["timeline"].to_string() + &show(&desk, &case)["timeline"].to_string();
    assert!(timeline.contains("number.revealed"), "{timeline}");
}

#[test]
fn our_own_record_goes_into_the_journal_and_to_nobody() {
    let desk = Desk::new();
    let case = desk.create_case("310400044");
    let before = desk.sim.requests();
    let noted = desk.json(&["case", "note", &case, "called back"]);
    desk.json(&["case", "check", &case, "name_matches"]);
    let decide = ["case", "decide", &case, "approve", "--reason", "all_in_order"];
    let decided = desk.json(&decide);
    assert_eq!(decided["seq"].as_u64(), noted["seq"].as_u64().map(|seq| seq + 4));
    assert_eq!(desk.sim.requests(), before, "nothing of it is sent");
    assert_eq!(show(&desk, &case)["recommendation"]["reasons"][0], "all_in_order");
    let held = desk.json(&["case", "submit", &case, "--hold", "600"]);
    assert_eq!(held["state"], "held");
    let id = held["submission_id"].as_str().unwrap();
    assert_eq!(desk.json(&["outbox", "withdraw", id])["state"], "withdrawn");
    assert_eq!(desk.refused(&["outbox", "retry", id]).code, "not_available");
    assert_eq!(desk.refused(&["case", "start-again", &case]).code, "not_available");
    desk.json(&["journal", "export", "journal.jsonl"]);
    assert_eq!(desk.json(&["journal", "verify", "journal.jsonl"])["ok"], true);
    let text = std::fs::read_to_string(desk.path("journal.jsonl")).unwrap();
    assert!(!text.contains("called back"), "the journal holds digests of what is written");
    desk.write("changed.jsonl", text.replacen("name_matches", "name_watches", 1).as_bytes());
    let refused = desk.refused(&["journal", "verify", "changed.jsonl"]);
    assert_eq!((refused.code.as_str(), &refused.detail["ok"]), ("tampered", &false.into()));
    assert!(refused.detail["first_bad"].is_u64(), "{refused:?}");
}

#[test]
fn delivered_events_are_taken_once() {
    let desk = Desk::new();
    let case = desk.create_case("410400045");
    desk.json(&["case", "submit", &case]);
    desk.json(&["sync", "--case", &case, "--until-idle"]);
    let lines: Vec<String> = desk
        .sim
        .webhooks(Some("jiko"))
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect();
    assert!(!lines.is_empty(), "the simulator has something to tell");
    desk.write("events.jsonl", (lines.join("\n") + "\nno event\n").as_bytes());
    let ingest = ["events", "ingest", "events.jsonl", "--connection", CONNECTION];
    let first = desk.json(&ingest);
    assert_eq!(first["accepted"], lines.len());
    assert_eq!(first["rejected"][0]["line"], lines.len() + 1);
    assert!(first["rejected"][0]["reason"].is_string(), "a sentence: {first}");
    let second = desk.json(&ingest);
    assert_eq!((&second["accepted"], &second["duplicate"]), (&0.into(), &lines.len().into()));
}
