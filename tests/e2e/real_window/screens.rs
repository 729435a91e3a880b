//! Every screen in both themes: axe-core finds nothing, and on demand pictures are taken.

mod providers;

use dossier_documents::synthetic::{
    ZoneForm, licence_back_of, photo_jpeg, photo_pdf, sideways_heic, zoned_document,
};
use serde_json::json;

use super::{
    first_run::{begin, show_all, simulate},
    main_job::{choose, slot_name},
};
use crate::{
    desk::{Desk, PASSPHRASE},
    tour::{BLUR, Tour},
    window::Window,
    words::{say, t},
};

/// `Shift+E`: a large letter alone is the key without it.
const SHIFTED_E: &str = "\u{e008}e\u{e000}";

#[tokio::test(flavor = "multi_thread")]
async fn axe_core_finds_nothing_wrong_with_any_screen_in_either_theme() {
    let desk = Desk::new().await;
    desk.set(json!({"hold_seconds": 600}));
    let photo = desk.write("photo.jpg", &photo_jpeg(5, 3024, 4032, 6));
    let text = desk.write("letter.jpg", b"This is a text.\n");
    let folder = desk.folder("scans");
    let heic = desk.write("photo.heic", &sideways_heic());
    let scan = desk.write("scan.pdf", &photo_pdf(3, 3));
    let other = desk.write("other.jpg", &zoned_document(ZoneForm::Td3, 4).jpeg);
    let first = Window::open(&desk).await;
    let window = &first;
    let mut tour = Tour::new(window);

    window.find("heading", &t("ui-create-title")).await;
    tour.look("create-vault").await;
    begin(window).await;
    tour.look("first-run").await;
    simulate(window).await;
    show_all(window).await;
    let count = async || window.text(".queue-count").await.filter(|it| it == "40");
    window.wait("the fortieth case", count).await;
    tour.look("queue").await;
    window.fill("searchbox", &t("ui-search"), "nobody of this name").await;
    window.find("button", &t("ui-empty-clear")).await;
    tour.look("empty-filter").await;
    window.press("button", &t("ui-empty-clear")).await;
    window.wait("all cases again", count).await;
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    window.control('k').await;
    tour.open_sheet("commands").await;
    tour.sheet("keys", "?").await;

    window.press("button", &t("ui-view-all")).await;
    window.press_part("menuitemradio", &t("ui-view-needs-documents")).await;
    window
        .wait("the view", async || {
            let shown = window.text(".queue-head h2").await?;
            (shown == t("ui-view-needs-documents")).then_some(())
        })
        .await;
    window.press_part("gridcell", "Jiko").await;
    window.wait("the case", async || window.text(".case-head h1").await).await;
    tour.look("case").await;
    let slot = missing_slot(window).await.expect("the case has a slot without a file");
    choose(&desk, window, &slot, &text).await;
    window.sees(&t("ui-fits-not")).await;
    tour.look("refused-file").await;
    window.press("button", &say("ui-ask-about", &[("name", "letter.jpg")])).await;
    tour.open_sheet("ask").await;
    window.press("button", &t("ui-remove-file")).await;
    desk.answer(&[&photo, &text, &folder]);
    window.press("button", &t("ui-choose-file")).await;
    window.find("heading", &say("ui-files-title", &[("count", "3")])).await;
    window.loses(&t("ui-progress-looking")).await;
    tour.look("files").await;
    for name in ["photo.jpg", "letter.jpg", "scans"] {
        window.press("button", &say("ui-files-remove", &[("name", name)])).await;
    }
    born_another_day(&desk, &mut tour, &slot).await;
    another_person(&desk, &mut tour, &slot, &other).await;
    choose(&desk, window, &slot, &heic).await;
    window.sees(&t("ui-fits")).await;
    window.draws(2).await;
    tour.look("sideways-heic").await;
    window.press("button", &t("ui-remove-file")).await;
    choose(&desk, window, &slot, &scan).await;
    window.find("button", &say("ui-page-of", &[("page", "1"), ("count", "3")])).await;
    window.draws(3).await;
    tour.look("pages").await;
    window.press("button", &t("ui-remove-file")).await;
    choose(&desk, window, &slot, &photo).await;
    window.sees(&t("ui-fits")).await;
    window.draws(2).await;
    tour.look("document").await;
    window.press("button", &t("ui-crop")).await;
    window.find("slider", &t("ui-crop-left")).await;
    tour.look("crop").await;
    window.press("button", &t("ui-crop")).await;
    put(window, &slot).await;
    tour.look("undo").await;
    while let Some(slot) = missing_slot(window).await {
        choose(&desk, window, &slot, &photo).await;
        put(window, &slot).await;
    }
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    tour.sheet("submit", "s").await;
    for (screen, tab) in
        [("sent", "ui-tab-deliveries"), ("notes", "ui-tab-notes"), ("timeline", "ui-tab-timeline")]
    {
        window.press_part("tab", &t(tab)).await;
        tour.look(screen).await;
    }
    window.press_part("tab", &t("ui-tab-facts")).await;
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    tour.sheet("note", "m").await;
    tour.sheet("recommend", "a").await;
    tour.sheet("escalate", "E").await;
    tour.sheet("export", SHIFTED_E).await;

    for (screen, keys, title) in [
        ("new-application", "gn", "ui-new-title"),
        ("outbox", "go", "ui-outbox-title"),
        ("connections", "gc", "ui-connections-title"),
        ("settings", "gs", "ui-settings-title"),
    ] {
        window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
        window.keys(keys).await;
        window.find("heading", &t(title)).await;
        if screen == "new-application" {
            window.press_part("button", &t("ui-new-connection")).await;
            window.press_part("option", "Jiko").await;
            window.find("heading", &t("ui-form-agreements")).await;
        }
        tour.look(screen).await;
        if screen == "connections" {
            window.press("button", &t("ui-connection-add")).await;
            window.find("heading", &t("ui-connection-add")).await;
            tour.look("add-connection").await;
        }
    }
    window.control('l').await;
    window.find("heading", &t("ui-unlock-title")).await;
    tour.look("unlock").await;
    window.fill("textbox", &t("ui-unlock-passphrase"), &PASSPHRASE[1..]).await;
    window.press("button", &t("ui-unlock-button")).await;
    window.wait("the refusal", async || window.text("[role=alert]").await).await;
    tour.look("wrong-passphrase").await;

    tour.is_clean(33);
    first.close(&desk).await;
    let again = desk.unlocked().await;
    let mut tour = Tour::new(&again);
    again.sees(&t("ui-band-asleep-detail")).await;
    tour.look("asleep").await;
    tour.is_clean(1);
}

/// Looks at a licence with the applicant's name on it and another date of birth.
async fn born_another_day(desk: &Desk, tour: &mut Tour<'_>, slot: &str) {
    let window = tour.window();
    let name = window.text(".case-head h1").await.expect("the case has a name");
    let (given, surname) = name.split_once(' ').expect("two names");
    let licence = desk.write("licence.jpg", &licence_back_of(given, surname, "03211988", 4).jpeg);
    choose(desk, window, slot, &licence).await;
    window.sees(&t("ui-doubt-lead")).await;
    window.draws(2).await;
    tour.look("licence").await;
    window.press("button", &t("ui-remove-file")).await;
}

/// Looks at a document that is another person's, attaches it, and takes it back.
async fn another_person(desk: &Desk, tour: &mut Tour<'_>, slot: &str, file: &str) {
    let window = tour.window();
    choose(desk, window, slot, file).await;
    window.sees(&t("ui-doubt-lead")).await;
    window.draws(2).await;
    tour.look("compared").await;
    window.press("button", &say("ui-attach", &[("slot", &slot_name(slot))])).await;
    tour.open_sheet("confirm-person").await;
    window.press_part("tab", &t("ui-tab-deliveries")).await;
    window.press("button", &t("ui-withdraw")).await;
    window.press_part("tab", &t("ui-tab-facts")).await;
    window.find("button", &t("ui-choose-file")).await;
}

/// A slot of the open case that a file is still asked for; none where all are there.
async fn missing_slot(window: &Window) -> Option<String> {
    let script = "return [...document.querySelectorAll('.slot-list .slot-missing')]
        .find((it) => it.checkVisibility())?.dataset.slot ?? null";
    let slot = window.client().execute(script, Vec::new()).await.expect("the window answers");
    slot.as_str().map(str::to_owned)
}

/// Attaches the chosen file, and waits until it stands there as saved.
async fn put(window: &Window, slot: &str) {
    window.press("button", &say("ui-attach", &[("slot", &slot_name(slot))])).await;
    let saved = format!("{}: {}", t("ui-slot-state-queued"), slot_name(slot));
    window.find("tab", &saved).await;
    window.find("button", &t("ui-undo")).await;
}
