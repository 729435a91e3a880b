//! Short stories that between them reach every fail point.

use serde_json::json;

use crate::{
    desk::{CONNECTION, PASSPHRASE},
    settled,
    teller::{NEXT_PASSPHRASE, Teller},
};

pub struct Story {
    pub name: &'static str,
    pub provider: &'static str,
    pub tell: fn(&mut Teller),
}

pub const ALL: [Story; 9] = [
    Story { name: "a vault and its connection", provider: "jiko", tell: vault },
    Story { name: "a case to its approval", provider: "jiko", tell: case },
    Story { name: "what is put on record", provider: "jiko", tell: record },
    Story { name: "trouble on the way", provider: "jiko", tell: trouble },
    Story { name: "a doubt about the person", provider: "jiko", tell: doubt },
    Story { name: "what is kept and what goes", provider: "jiko", tell: kept },
    Story { name: "a backup that is put back", provider: "jiko", tell: backup },
    Story { name: "a correction", provider: "connectfi", tell: correction },
    Story { name: "an answer", provider: "fincom-v1", tell: answer },
];

fn vault(it: &mut Teller) {
    it.connect();
    it.act(&["connection", "test", CONNECTION], |_| false);
    let url = "http://127.0.0.1:9/events";
    let listed = |it: &Teller| {
        let listed = it.json(&["connection", "webhook", "list", CONNECTION]);
        listed.as_array().unwrap().first().map(|row| row["webhook_id"].as_str().unwrap().to_owned())
    };
    it.act(&["connection", "webhook", "register", CONNECTION, url], |it| listed(it).is_some());
    let webhook = listed(it).expect("registered");
    it.act(&["connection", "webhook", "remove", CONNECTION, &webhook], |it| listed(it).is_none());
    let secret = ["connection", "inbox", "secret", CONNECTION, "--out", "webhook.secret"];
    it.act(&secret, |it| {
        std::fs::remove_file(it.world.desk.path("webhook.secret")).ok();
        false
    });
    let set = ["connection", "inbox", "set", CONNECTION, "--url", "http://127.0.0.1:9"];
    let has_inbox = |it: &Teller| {
        it.run(&["connection", "inbox", "show", CONNECTION]).stdout.contains("token_sha256")
    };
    it.act(&set, has_inbox);
    it.act(&["connection", "inbox", "remove", CONNECTION], |it| !has_inbox(it));
    let views = |it: &Teller| it.json(&["view", "list"]).as_array().unwrap().clone();
    it.act(&["view", "save", "Mine", "--view", "ready"], |it| !views(it).is_empty());
    let view = views(it)[0]["id"].as_str().unwrap().to_owned();
    it.act(&["view", "rename", &view, "Ours"], |it| views(it)[0]["name"] == "Ours");
    it.act(&["view", "remove", &view], |it| views(it).is_empty());
    it.world.desk.write("policy.json", br#"{"due_hours": {"ready": 4}}"#);
    it.act(&["policy", "set", "policy.json"], |it| it.json(&["policy", "show"])["version"] != 0);
    it.world.desk.write_credentials("credentials.json");
    let rotate = ["connection", "rotate", CONNECTION, "--credentials", "credentials.json"];
    it.act(&rotate, |_| false);
    it.act(&["connection", "remove", CONNECTION], |it| {
        it.json(&["connection", "list"]).as_array().unwrap().is_empty()
    });
    it.act(&["vault", "role", "supervisor"], |_| false);
    it.act(&["vault", "change-passphrase"], |it| {
        settled::read(&it.world.vault(), PASSPHRASE).is_err()
    });
    // With the passphrase that opens nothing now; the next time it is right, that is put on record.
    assert_ne!(it.run(&["vault", "info"]).status, Some(0));
    it.passphrase = NEXT_PASSPHRASE;
    it.act(&["vault", "info"], |_| false);
    let renewed = it.act(&["vault", "change-passphrase", "--recovery-code"], |_| false);
    let code = renewed.expect("done again where it failed")["recovery_code"].clone();
    it.recovery_code = code.as_str().unwrap().to_owned();
    let header = it.world.desk.path("vault/vault.json");
    let before = std::fs::read(&header).unwrap();
    // A header that was replaced asks for the new code, which was not seen.
    it.act(&["vault", "recover"], |_| std::fs::read(&header).unwrap() != before);
    it.act(&["vault", "info"], |_| false);
    // As on another computer.
    let _ = std::fs::remove_dir_all(it.world.desk.state.path().join("dossier/anchors"));
    it.act(&["policy", "set", "policy.json"], |_| true);
}

fn case(it: &mut Teller) {
    it.connect();
    let id = it.create("210400001");
    it.act(&["case", "attest", &id, "phone"], |it| {
        let shown = it.json(&["case", "show", &id]);
        shown["timeline"].as_array().unwrap().iter().any(|entry| entry["kind"] == "case.attested")
    });
    it.until(&id, "NotSubmitted");
    it.submit(&id, "0");
    it.until(&id, "DocumentsNeeded");
    it.attach(&id, "SELFIE");
    it.attach(&id, "PASSPORT");
    it.submit(&id, "0");
    it.until(&id, "Approved");
    let external_id = it.cases()[0]["external_id"].as_str().unwrap().to_owned();
    for (effect, count) in
        [("create", 1), ("submit", 2), ("upload:SELFIE", 1), ("upload:PASSPORT", 1)]
    {
        assert_eq!(it.world.desk.sim.effect_count("jiko", &external_id, effect), count, "{effect}");
    }
}

fn record(it: &mut Teller) {
    it.connect();
    let followed = it.world.desk.sim.announcement().cases[0].external_id.clone();
    let add = ["case", "add", "--connection", CONNECTION, followed.as_str()];
    it.act(&add, |it| !it.cases().is_empty());
    let id = it.create("400400005");
    it.until(&id, "NotSubmitted");
    let told = |it: &Teller, kind: &str| {
        let shown = it.json(&["case", "show", &id]);
        let timeline = shown["timeline"].as_array().unwrap().clone();
        timeline.iter().filter(|entry| entry["kind"] == kind).count()
    };
    let acts: [(&[&str], &str); 8] = [
        (&["case", "snooze", &id, "--until", "2100-01-01T00:00:00Z"], "case.snoozed"),
        (&["case", "wake", &id], "case.woken"),
        (&["case", "escalate", &id, "a synthetic reason"], "case.escalated"),
        (&["case", "calm", &id], "case.calmed"),
        (&["case", "note", &id, "a synthetic note"], "note.added"),
        (&["case", "check", &id, "identity"], "checklist.checked"),
        (&["case", "answer", &id, "--outside", "a synthetic answer"], "answer.given_outside"),
        (
            &["case", "decide", &id, "approve", "--reason", "identity_confirmed"],
            "recommendation.recorded",
        ),
    ];
    for (act, kind) in acts {
        it.act(act, |it| told(it, kind) > 0);
        assert_eq!(told(it, kind), 1, "{kind} once");
    }
    it.act(&["case", "show", &id, "--reveal", "a synthetic reason"], |_| false);
    it.submit(&id, "0");
    it.until(&id, "Approved");
    let lines: Vec<String> = it
        .world
        .desk
        .sim
        .webhooks(Some("jiko"))
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect();
    assert!(!lines.is_empty(), "an approval is an event");
    it.world.desk.write("events.ndjson", lines.join("\n").as_bytes());
    let ingest = ["events", "ingest", "events.ndjson", "--connection", CONNECTION];
    it.act(&ingest, |_| false);
    // The provider's own log of events is asked too.
    it.act(&["sync"], |_| true);
    let again = it.json(&ingest);
    assert_eq!(again["accepted"], 0, "every event once: {again}");
    let export = ["case", "export", &id, "--out", "case.zip"];
    it.act(&export, |it| {
        let is_there = it.world.desk.path("case.zip").exists();
        let whole = || it.run(&["bundle", "verify", "case.zip"]).status == Some(0);
        assert!(!is_there || whole(), "what has the name is whole, whenever it ended");
        is_there
    });
    assert!(told(it, "case.exported") > 0, "whoever has the file finds it on record");
    it.act(&["journal", "export", "journal.ndjson"], |it| {
        let is_there = it.world.desk.path("journal.ndjson").exists();
        let whole = || it.run(&["journal", "verify", "journal.ndjson"]).status == Some(0);
        assert!(!is_there || whole(), "half a journal has no name");
        is_there
    });
    let picture = it.world.picture();
    let prepare =
        ["document", "prepare", &picture, "--for", "jiko:SELFIE", "--out", "prepared.png"];
    it.act(&prepare, |it| it.world.desk.path("prepared.png").exists());
}

fn trouble(it: &mut Teller) {
    it.connect();
    let first = it.create("400400002");
    it.until(&first, "NotSubmitted");
    let held = it.submit(&first, "60");
    it.act(&["outbox", "withdraw", &held], |it| it.state(&held) == "withdrawn");
    let held = it.submit(&first, "60");
    it.world.desk.faults(json!({"rules": [{"method": "GET", "path": "/api/v1/applications/*",
        "first": 2, "fault": {"kind": "reset_before"}}]}));
    it.act(&["outbox", "retry", &held], |it| it.state(&held) != "held");
    it.until(&first, "Approved");

    let second = it.create("210400003");
    it.until(&second, "NotSubmitted");
    it.submit(&second, "0");
    it.until(&second, "DocumentsNeeded");
    it.world.desk.faults(json!({"rules": [
        {"method": "POST", "path": "*/SELFIE/file/", "first": 1, "fault": {"kind": "reset_after"}},
        {"method": "POST", "path": "*/PASSPORT/file/",
            "fault": {"kind": "status", "status": 422, "body": {"detail": "no face"}}},
    ]}));
    it.attach(&second, "SELFIE");
    it.attach(&second, "PASSPORT");
    let submit = it.submit(&second, "0");
    for _ in 0..6 {
        it.act(&["sync", "--case", &second, "--until-idle", "--timeout", "8"], |_| true);
        if it.state(&submit) == "held" {
            break;
        }
    }
    assert_eq!(it.state(&submit), "held", "one of its files was refused");
    it.world.desk.faults(json!({}));
    it.attach(&second, "PASSPORT");
    it.act(&["outbox", "retry", &submit], |it| it.state(&submit) != "held");
    it.until(&second, "Approved");

    it.world.desk.faults(json!({"jiko": {"idempotency": "refuse"}, "rules": [
        {"method": "POST", "path": "/api/v1/applications/", "first": 1,
            "fault": {"kind": "reset_after"}}]}));
    let applicant = it.applicant("400400004");
    let before = it.cases().len();
    let create = ["case", "create", "--connection", CONNECTION, "--applicant", applicant];
    // Its answer is lost, so that it may well say no.
    it.run(&create);
    it.disarm();
    if it.cases().len() == before {
        it.run(&create);
    }
    let rows = it.cases();
    let third = rows.iter().find(|row| row["case_id"] != first && row["case_id"] != second);
    let third = third.expect("saved whatever became of the call")["case_id"].clone();
    for _ in 0..6 {
        let id = third.as_str().unwrap();
        it.act(&["sync", "--case", id, "--until-idle", "--timeout", "8"], |_| true);
        if it.outbox().iter().any(|row| row["state"] == "parked") {
            return;
        }
    }
    // A create whose first try never left is repeated, and was then accepted.
    assert!(it.cases().iter().any(|row| row["case_id"] == third && row["external_id"].is_string()));
}

fn doubt(it: &mut Teller) {
    it.connect();
    let picture = it.world.picture();
    for number in ["210400005", "210400006"] {
        let id = it.create(number);
        it.until(&id, "NotSubmitted");
        it.submit(&id, "0");
        it.until(&id, "DocumentsNeeded");
        it.act(&["document", "attach", &id, "SELFIE", &picture], |it| {
            it.outbox().iter().any(|row| row["case_id"] == id && row["kind"] == "upload")
        });
    }
    let held = it.outbox().into_iter().find(|row| row["state"] == "held");
    let held = held.expect("the same picture in another case")["submission_id"].clone();
    let held = held.as_str().unwrap();
    let confirm = ["outbox", "confirm", held, "--reason", "a synthetic reason"];
    it.act(&confirm, |it| it.state(held) != "held");
    it.act(&["sync"], |it| it.state(held) == "accepted");
}

fn kept(it: &mut Teller) {
    it.connect();
    let id = it.create("210400007");
    it.until(&id, "NotSubmitted");
    let told = |it: &Teller, kind: &str| {
        let shown = it.json(&["case", "show", &id]);
        let timeline = shown["timeline"].as_array().unwrap().clone();
        timeline.iter().filter(|entry| entry["kind"] == kind).count()
    };
    it.act(&["case", "hold", &id, "--reason", "a synthetic reason"], |it| told(it, "hold.set") > 0);
    it.act(&["case", "release-hold", &id, "--reason", "another"], |it| told(it, "hold.lifted") > 0);
    let set = ["retention", "set", "--connection", CONNECTION, "--keep-days", "0"];
    it.act(&set, |it| it.json(&["retention", "show"])[0]["keep_days"] == 0);
    it.submit(&id, "0");
    it.until(&id, "DocumentsNeeded");
    it.attach(&id, "SELFIE");
    it.attach(&id, "PASSPORT");
    it.submit(&id, "0");
    it.until(&id, "Approved");
    it.act(&["sync"], |_| true);
    assert_eq!(told(it, "document.erased"), 2, "each file went once");
    let none = ["retention", "set", "--connection", CONNECTION, "--applicant-days", "0"];
    it.act(&none, |it| it.json(&["retention", "show"])[0]["applicant_days"] == 0);
    it.act(&["sync", "--case", &id], |_| true);
    it.act(&["retention", "run"], |_| false);
    assert_eq!(told(it, "applicant.erased"), 1);
}

fn backup(it: &mut Teller) {
    it.connect();
    let id = it.create("400400008");
    it.until(&id, "NotSubmitted");
    it.submit(&id, "0");
    let file = it.world.desk.path("backup");
    it.act(&["vault", "backup", "backup"], |it| it.world.desk.path("backup").exists());
    it.until(&id, "Approved");
    assert!(file.exists());
    // Put back where it was made, after that was lost.
    let vault = it.world.vault();
    std::fs::rename(&vault, it.world.desk.path("lost")).unwrap();
    it.act(&["vault", "restore", "backup"], |it| it.world.vault().join("vault.json").exists());
    it.until(&id, "Approved");
    let external_id = it.cases()[0]["external_id"].as_str().unwrap().to_owned();
    assert_eq!(it.world.desk.sim.effect_count("jiko", &external_id, "submit"), 1, "once");
}

fn correction(it: &mut Teller) {
    it.connect();
    let id = it.create("AskData");
    it.until(&id, "NotSubmitted");
    it.submit(&id, "0");
    it.until(&id, "DataNeeded");
    it.reply(&id, "correct");
    it.until(&id, "Approved");
}

fn answer(it: &mut Teller) {
    it.connect();
    let id = it.create("");
    it.until(&id, "DocumentsNeeded");
    it.attach(&id, "PASSPORT");
    it.attach(&id, "UTILITY_BILL");
    it.submit(&id, "0");
    it.until(&id, "Approved");
    let external_id = it.cases()[0]["external_id"].as_str().unwrap().to_owned();
    let sim = &it.world.desk.sim;
    sim.set_outcome("fincom-v1", &external_id, "information_requested").unwrap();
    it.reply(&id, "answer");
    it.until(&id, "Approved");
    assert_eq!(it.world.desk.sim.effect_count("fincom-v1", &external_id, "answer"), 1);
}
