//! A day's work by keyboard alone, from the passphrase to a case file that somebody else verifies.
//!
//! Keys go through the X server, past the driver, which is only asked what is there. Each step has a
//! result for the eye, found by role and name or as text, and one for the ear: what is put into a
//! live region, or what the focus moves to. Dialogs for files are the system's own and are no part
//! of the window; they are answered from the desk's script, as in every other test here. The
//! network is pulled by a fault plan under which every call to the only provider is reset.

use std::process::Command;

use dossier_documents::synthetic::{ZoneForm, photo_jpeg, zoned_document};
use serde_json::json;

use super::main_job::slot_name;
use crate::{
    desk::{Case, Desk, PASSPHRASE, programs},
    keyboard::{ENTER, ESCAPE, RIGHT},
    typist::Typist,
    wait::within,
    window::Window,
    words::{beginning, say, state, t},
};

const PROVIDER: (&str, &str) = ("provider", "Jiko");
/// Long enough to take something back, short enough to wait for.
const HOLD: u64 = 20;
const WHY: &str = "seen in person, birth date corrected on paper";
const ASK: &str = "Please send both pages of the bill";
const PRIVATE: &str = "spoke on the telephone";
/// A connection that rests is tried every half minute.
const RECOVERY: std::time::Duration = std::time::Duration::from_secs(180);

/// Submits that leave: two of the first person, one of each whose network was away.
const SUBMITS: u64 = 4;
/// Submissions of applications in the outbox that have a receipt.
const RECEIPTS: &str = "return [...document.querySelectorAll('.submission:has(.receipt)')]
  .filter((it) => it.querySelector('strong').textContent === arguments[0]).length";

#[tokio::test(flavor = "multi_thread")]
async fn a_person_with_no_mouse_does_a_days_work_and_hears_every_step_of_it() {
    let desk = Desk::with_provider("jiko").await;
    let passport = zoned_document(ZoneForm::Td3, 4);
    documents_come_first(&desk).await;
    let people = people(&desk, &passport.lines).await;
    let [first, second, third, fourth] = &people;
    desk.set(json!({"hold_seconds": HOLD}));
    let files = [
        desk.write("selfie.jpg", &photo_jpeg(1, 1600, 1200, 1)),
        desk.write("passport.jpg", &passport.jpeg),
    ];
    let window = Window::open(&desk).await;
    let typist = Typist::at(&desk, &window).await;

    unlock(&window, &typist).await;
    see_what_is_missing(&window, &typist, first).await;
    attach_two_files(&desk, &window, &typist, &files).await;
    confirm_the_person(&window, &typist, first).await;
    submit_undo_and_submit(&window, &typist, first, second).await;
    ask_for_more(&window, &typist, second, third).await;
    work_without_a_network(&desk, &window, &typist, [third, fourth]).await;
    let (file, fingerprint) = export(&desk, &window, &typist, first).await;
    window.close(&desk).await;

    let mut verify = Command::new(programs().join("dossier-verify"));
    desk.surround(&mut verify);
    let key = desk.write("fingerprint", fingerprint.as_bytes());
    let verified = verify.arg(&file).args(["--key", &key]).output().expect("it starts");
    let told = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success(), "the case file verifies, by its signer: {told}");
    assert!(told.starts_with("Intact, signed by the vault of this key."), "{told}");
    let uploads = ["upload:SELFIE", "upload:PASSPORT"];
    for effect in uploads {
        assert_eq!(desk.sim().effect_count("jiko", &first.external_id, effect), 1, "{effect}");
    }
}

/// Under this policy documents are due before submissions.
async fn documents_come_first(desk: &Desk) {
    let mut policy = desk.dossierctl(&["policy", "show"]).await["policy"].clone();
    policy["due_hours"]["documents"] = json!(1);
    let file = desk.write("policy.json", policy.to_string().as_bytes());
    desk.dossierctl(&["policy", "set", &file]).await;
}

/// One whose passport says another day of birth, and three that no provider knows yet.
async fn people(desk: &Desk, zone: &[String]) -> [Case; 4] {
    let names = zone[0][5..].trim_end_matches('<').replace("<<", ",").replace('<', " ");
    let (surname, given) = names.split_once(',').expect("a zone has two names");
    let needs = desk
        .case_of_that_needs_documents(|it| {
            it["name"] = json!({"first_name": given, "last_name": surname});
            it["date_of_birth"] = json!("1988-03-12");
        })
        .await;
    let new = async |number: &str, name: &str| {
        let change = |it: &mut serde_json::Value| {
            it["name"] = json!({"first_name": name, "last_name": "Example"});
            it["email"] = json!(format!("{name}@example.com"));
        };
        desk.new_case(number, change).await
    };
    let second = new("410481517", "Blair").await;
    let third = new("410481518", "Casey").await;
    let fourth = new("410481519", "Devon").await;
    [needs, second, third, fourth]
}

async fn unlock(window: &Window, typist: &Typist<'_>) {
    window.find("heading", &t("ui-unlock-title")).await;
    typist.write(PASSPHRASE);
    typist.press(ENTER).await;
    window.find("grid", &t("ui-queue-cases")).await;
    typist.hears(&t("ui-opened")).await;
}

async fn see_what_is_missing(window: &Window, typist: &Typist<'_>, case: &Case) {
    typist.press('n').await;
    window.find("heading", &case.name).await;
    typist.hears(&case.name).await;
    typist.hears(&t("stage-DocumentsNeeded")).await;
    typist.hears(&slot_name("PASSPORT")).await;
    window.sees(&t("ui-slot-missing")).await;
}

/// The portrait is turned upright; the passport is held against it and against the applicant.
async fn attach_two_files(desk: &Desk, window: &Window, typist: &Typist<'_>, files: &[String; 2]) {
    let ready = |name: &str| {
        let state = t("ui-progress-ready");
        say("ui-file-looked", &[("name", name), ("state", &state)])
    };
    desk.answer(&[&files[0]]);
    typist.press('o').await;
    typist.hears(&ready("selfie.jpg")).await;
    window.sees(&t("ui-fits")).await;
    typist.press('r').await;
    typist.hears(&say("ui-turned-told", &[("degrees", "90")])).await;
    typist.hears(&ready("selfie.jpg")).await;
    window.find("button", &t("ui-edit-reset")).await;
    typist.control(ENTER).await;
    typist
        .hears(&beginning(
            "ui-attached",
            &[("slot", &slot_name("SELFIE")), ("count", "20"), ("amount", "\u{1}")],
        ))
        .await;
    let saved = format!("{}: {}", t("ui-slot-state-queued"), slot_name("SELFIE"));
    window.find("tab", &saved).await;

    typist.press(RIGHT).await;
    window.find("heading", &slot_name("PASSPORT")).await;
    desk.answer(&[&files[1]]);
    typist.press('o').await;
    typist.hears(&t("ui-doubt-lead")).await;
    window.sees(&t("ui-doubt-lead")).await;
    typist.press('c').await;
    let given = say("ui-compare-given", &[("slot", &slot_name("PASSPORT"))]);
    let beside = [("one", given.as_str()), ("other", &slot_name("SELFIE"))];
    typist.hears(&say("ui-compare-told", &beside)).await;
    window.find("img", &say("ui-compare-alt", &[("document", &given)])).await;
    window.find("img", &say("ui-compare-alt", &[("document", &slot_name("SELFIE"))])).await;
    typist.press('c').await;
    window.sees(&t("ui-fits")).await;
    typist.press('f').await;
    typist.is_on("row", &t("ui-compared-birth_date")).await;
    window.sees(&t("ui-difference-different")).await;
}

async fn confirm_the_person(window: &Window, typist: &Typist<'_>, case: &Case) {
    typist.control(ENTER).await;
    let held = say("ui-attached-doubted", &[("slot", &slot_name("PASSPORT")), PROVIDER]);
    typist.hears(&held).await;
    let sheet = say("ui-person-title", &[("name", &case.name)]);
    window.find("dialog", &sheet).await;
    typist.is_on("dialog", &sheet).await;
    typist.goes_to("textbox", &t("ui-person-reason")).await;
    typist.write(WHY);
    typist.control(ENTER).await;
    typist.hears(&say("ui-person-confirmed", &[("slot", &slot_name("PASSPORT")), PROVIDER])).await;
    for slot in ["SELFIE", "PASSPORT"] {
        let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name(slot));
        window.find("tab", &accepted).await;
    }
    typist.hears(&t("stage-ReadyToResubmit")).await;
}

async fn submit_undo_and_submit(window: &Window, typist: &Typist<'_>, case: &Case, next: &Case) {
    let sheet = say("ui-submit-again", &[PROVIDER]);
    let what = t("ui-submission-submit");
    for is_undone in [true, false] {
        submit(window, typist, &sheet, Some(next)).await;
        if !is_undone {
            break;
        }
        typist.press('u').await;
        typist.hears(&say("ui-undone", &[("what", &what)])).await;
        window.find("heading", &case.name).await;
        window.sees(&say("ui-undone", &[("what", &what)])).await;
    }
}

/// Submits the case that is open; the next one opens.
async fn submit(window: &Window, typist: &Typist<'_>, sheet: &str, next: Option<&Case>) {
    typist.press('s').await;
    window.find("dialog", sheet).await;
    typist.is_on("dialog", sheet).await;
    typist.control(ENTER).await;
    typist
        .hears(&beginning("ui-submit-saved", &[("count", "20"), PROVIDER, ("amount", "\u{1}")]))
        .await;
    if let Some(next) = next {
        typist.hears(&next.name).await;
        window.find("heading", &next.name).await;
    }
}

async fn ask_for_more(window: &Window, typist: &Typist<'_>, case: &Case, next: &Case) {
    let sheet = say("ui-recommend-title", &[("name", &case.name)]);
    typist.press('i').await;
    window.find("dialog", &sheet).await;
    typist.is_on("dialog", &sheet).await;
    typist.write("12");
    for reason in ["document_unreadable", "document_missing"] {
        let box_of = window.find("checkbox", &t(&format!("ui-reason-{reason}"))).await;
        let ticked = window.wait("the tick", async || {
            (box_of.prop("checked").await.ok()?? == "true").then_some(())
        });
        ticked.await;
    }
    for (label, text) in [("ui-recommend-text", ASK), ("ui-recommend-private", PRIVATE)] {
        typist.goes_to("textbox", &t(label)).await;
        typist.write(text);
        let field = window.find_part("textbox", &t(label)).await;
        let typed = window.wait("the text", async || {
            field.prop("value").await.ok().flatten().filter(|it| it == text)
        });
        typed.await;
    }
    window.sees(&t("ui-recommend-text-hint")).await;
    window.sees(&t("ui-recommend-private-hint")).await;
    typist.control(ENTER).await;
    typist.hears(&say("ui-recommend-saved", &[PROVIDER])).await;
    typist.hears(&next.name).await;
    window.sees(&say("ui-recommend-saved", &[PROVIDER])).await;
    window.find("heading", &next.name).await;
}

async fn work_without_a_network(
    desk: &Desk,
    window: &Window,
    typist: &Typist<'_>,
    cases: [&Case; 2],
) {
    let away = json!({"rules": [{"fault": {"kind": "reset_before"}}]});
    desk.sim().set_faults(away).expect("the plan is right");
    let sheet = say("ui-submit", &[PROVIDER]);
    submit(window, typist, &sheet, Some(cases[1])).await;
    submit(window, typist, &sheet, None).await;
    typist.hears(&t("ui-sync-offline")).await;
    window.find_part("button", &state("offline")).await;

    typist.press('g').await;
    typist.press('o').await;
    window.find("heading", &t("ui-outbox-title")).await;
    typist.hears(&t("ui-outbox-title")).await;
    for case in cases {
        window.find("button", &case.name).await;
    }
    typist.goes_to("checkbox", &t("ui-outbox-all")).await;
    typist.press(' ').await;

    typist.listens_anew().await;
    desk.sim().set_faults(json!({})).expect("the plan is right");
    let submit = t("ui-submission-submit");
    let receipts = within(RECOVERY, async || {
        let found = window.client().execute(RECEIPTS, vec![json!(submit)]).await.ok()?;
        (found == SUBMITS).then_some(())
    });
    assert!(receipts.await.is_some(), "a receipt for each within {RECOVERY:?}");
    for case in cases {
        let what = format!("{submit}, {}", case.name);
        typist.hears(&what).await;
    }
    typist.hears(&t("ui-sync-up_to_date")).await;
    window.find_part("button", &beginning("ui-sync-up_to_date-at", &[])).await;
}

/// Writes the case file from the outbox on; its path, and what tells the signer.
async fn export(
    desk: &Desk,
    window: &Window,
    typist: &Typist<'_>,
    case: &Case,
) -> (String, String) {
    typist.goes_to("button", &case.name).await;
    typist.press(ENTER).await;
    window.find("heading", &case.name).await;
    typist.hears(&t("stage-Approved")).await;
    let file = desk.write("case.zip", b"");
    std::fs::remove_file(&file).expect("it was only named");
    desk.answer(&[&file]);
    typist.press('E').await;
    window.find("dialog", &t("ui-export-title")).await;
    typist.is_on("dialog", &t("ui-export-title")).await;
    typist.control(ENTER).await;
    typist.hears(&t("ui-export-done")).await;
    window.find("dialog", &t("ui-export-done")).await;
    let shown = window
        .wait("the fingerprint", async || window.text("[role=dialog] p:last-child code").await);
    let fingerprint = shown.await;
    window.sees(&file).await;
    typist.press(ESCAPE).await;
    (file, fingerprint)
}
