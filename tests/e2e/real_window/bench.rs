//! Files as customers send them: told apart, refused with a text for the customer, and held where
//! they may be another person's.

use dossier_documents::synthetic::{BackKind, ZoneForm, licence_back, photo_jpeg, zoned_document};

use super::main_job::{choose, open_case, slot_name};
use crate::{
    desk::{Case, Desk},
    window::Window,
    words::{say, t},
};

const WHY: &str = "seen in person, papers of the marriage shown";
const PROVIDER: (&str, &str) = ("provider", "Jiko");

/// Gives files as a drop of them would, through the dialog; WebDriver has no way to drop any.
async fn give(desk: &Desk, window: &Window, files: &[String]) {
    desk.answer(&files.iter().map(String::as_str).collect::<Vec<_>>());
    window.press("button", &t("ui-choose-file")).await;
    let count = files.len().to_string();
    window.find("heading", &say("ui-files-title", &[("count", &count)])).await;
}

/// The slot that stands on a file's card.
async fn slot_on(window: &Window, name: &str) -> String {
    let script = "return [...document.querySelectorAll('.file')]
        .find((it) => it.querySelector('.file-name').textContent === arguments[0])
        ?.querySelector('.select-value:not([data-placeholder])')?.textContent ?? null";
    window
        .wait("a suggested slot", async || {
            let shown = window.client().execute(script, vec![name.into()]).await.ok()?;
            shown.as_str().map(str::to_owned)
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn three_files_at_once_are_suggested_to_slots_by_what_they_are() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let files = [
        desk.write("1.jpg", &licence_back(BackKind::Clean, 1).jpeg),
        desk.write("2.jpg", &zoned_document(ZoneForm::Td3, 4).jpeg),
        desk.write("3.jpg", &photo_jpeg(5, 1200, 1600, 6)),
    ];
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    give(&desk, &window, &files).await;
    assert_eq!(slot_on(&window, "1.jpg").await, slot_name("ID_BACK"));
    assert_eq!(slot_on(&window, "2.jpg").await, slot_name("PASSPORT"));
    window.find("button", &say("ui-files-remove", &[("name", "3.jpg")])).await;
    assert!(window.has("heading", &case.name).await, "the case is still open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_file_comes_with_a_text_for_the_customer() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let whole = photo_jpeg(6, 900, 1200, 1);
    let cut = desk.write("passport.jpg", &whole[..whole.len() / 2]);
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    choose(&desk, &window, "PASSPORT", &cut).await;
    window.sees(&t("ui-fits-not")).await;
    window.press("button", &say("ui-ask-about", &[("name", "passport.jpg")])).await;
    window.find("dialog", &t("ui-ask")).await;
    window.sees(&say("ask-again-for", &[("document", &slot_name("PASSPORT"))])).await;
    window.sees(&t("ask-truncated")).await;
    window.sees(&t("ask-format-any")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_passport_is_held_until_somebody_says_why_it_is_this_ones() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let file = desk.write("passport.jpg", &zoned_document(ZoneForm::Td3, 4).jpeg);
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    choose(&desk, &window, "PASSPORT", &file).await;
    window.sees(&t("ui-doubt-lead")).await;
    window.sees(&t("ui-difference-different")).await;
    window.press("button", &say("ui-attach", &[("slot", &slot_name("PASSPORT"))])).await;

    let title = say("ui-person-title", &[("name", &case.name)]);
    window.find("dialog", &title).await;
    window.sees(&say("ui-person-who", &[("name", &case.name), PROVIDER])).await;
    window.sees(&say("ui-person-final", &[PROVIDER])).await;
    window.press("button", &t("ui-cancel")).await;
    window.sees(&t("submission-person-in-doubt")).await;
    assert!(!arrived(&desk), "it is held, however long nobody answers");

    window.press("button", &t("ui-person-confirm")).await;
    window.find("dialog", &title).await;
    window.fill("textbox", &t("ui-person-reason"), WHY).await;
    window.press("button", &say("ui-person-button", &[PROVIDER])).await;
    let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name("PASSPORT"));
    window.find("tab", &accepted).await;
    assert!(arrived(&desk));
    the_reason_is_on_record(&desk, window, &case).await;
}

fn arrived(desk: &Desk) -> bool {
    desk.sim().effects().iter().any(|it| it.effect.starts_with("upload"))
}

async fn the_reason_is_on_record(desk: &Desk, window: Window, case: &Case) {
    window.close(desk).await;
    let shown = desk.dossierctl(&["case", "show", &case.id]).await;
    let notes = shown["notes"].as_array().expect("it has notes");
    assert!(notes.iter().any(|note| note["text"] == WHY), "{notes:?}");
    let timeline = shown["timeline"].as_array().expect("it has a timeline");
    let confirmed = |it: &&serde_json::Value| it["kind"] == "document.person_confirmed";
    assert_eq!(timeline.iter().filter(confirmed).count(), 1, "{timeline:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_closer_sees_every_pixel() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let file = desk.write("passport.jpg", &photo_jpeg(7, 2400, 1800, 1));
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    choose(&desk, &window, "PASSPORT", &file).await;
    window.draws(2).await;
    assert_eq!(pixels_of(&window, ".picture-space img").await, Some(1_600));
    for _ in 0..9 {
        window.press("button", &t("ui-command-zoom-in")).await;
    }
    let whole = ".picture-whole:not(.is-coming)";
    let shown = async || pixels_of(&window, whole).await;
    assert_eq!(window.wait("the whole picture", shown).await, 2_400);
}

/// How many pixels the first picture has across that a selector finds.
async fn pixels_of(window: &Window, selector: &str) -> Option<u64> {
    let script = "return document.querySelector(arguments[0])?.naturalWidth ?? null";
    window.client().execute(script, vec![selector.into()]).await.ok()?.as_u64()
}
