//! What is no single picture says so, blocks nothing, and loses nothing that was typed.

use std::fs;

use dossier_documents::synthetic::photo_jpeg;
use serde_json::json;

use super::main_job::{open_case, slot_name};
use crate::{
    desk::Desk,
    tour::BLUR,
    window::{ESCAPE, Window},
    words::{say, t},
};

const PICTURES: usize = 20;
/// Never read, so that it costs no room on the disk.
const HUGE: u64 = 500_000_000;
const TYPED: &str = "Avery";

/// As a browser does it with a link, and with a picture of a page.
const DROP: &str = "
const carried = new DataTransfer();
for (const [type, text] of Object.entries(arguments[0])) carried.setData(type, text);
const over = new DragEvent('dragover', {bubbles: true, cancelable: true, dataTransfer: carried});
const drop = new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: carried});
document.body.dispatchEvent(over);
document.body.dispatchEvent(drop);
return [over.defaultPrevented, drop.defaultPrevented];";

#[tokio::test(flavor = "multi_thread")]
async fn twenty_files_a_folder_and_half_a_gigabyte_at_once_are_sorted_and_nothing_is_lost() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let mut given: Vec<String> = (0..PICTURES)
        .map(|at| desk.write(&format!("scan {at}.jpg"), &photo_jpeg(at as u64, 900, 1200, 1)))
        .collect();
    given.push(desk.write("film.mov", b""));
    let film = fs::OpenOptions::new().write(true).open(given.last().expect("just given"));
    film.expect("it is there").set_len(HUGE).expect("holes cost nothing");
    given.push(desk.vault().to_str().expect("a plain name").to_owned());

    let window = desk.unlocked().await;
    type_a_name(&window).await;
    open_case(&window, &case).await;
    window.press_part("tab", &slot_name("SELFIE")).await;
    window.find("heading", &slot_name("SELFIE")).await;
    desk.answer(&given.iter().map(String::as_str).collect::<Vec<_>>());
    window.press("button", &t("ui-choose-file")).await;
    let all = (PICTURES + 2).to_string();
    window.find("heading", &say("ui-files-title", &[("count", &all)])).await;
    window.sees(&t("error-file-too-large")).await;
    window.sees(&t("ui-do-error-file-too-large")).await;
    window.sees(&t("error-file-unreadable")).await;
    window.sees(&t("ui-do-error-file-unreadable")).await;

    // One of them finds its place while the others are looked at; the rest wait.
    window.press_part("button", &say("ui-files-slot", &[("name", "scan 7.jpg")])).await;
    window.press("option", &slot_name("PASSPORT")).await;
    window.press("button", &say("ui-files-look", &[("name", "scan 7.jpg")])).await;
    window.press("button", &say("ui-attach", &[("slot", &slot_name("PASSPORT"))])).await;
    let rest = (PICTURES + 1).to_string();
    window.find("tab", &say("ui-files-tab", &[("count", &rest)])).await;
    let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name("PASSPORT"));
    window.find("tab", &accepted).await;
    typed_name_is_there(&window).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_link_leaves_the_window_where_it_is() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let window = desk.unlocked().await;
    type_a_name(&window).await;
    open_case(&window, &case).await;
    let address = "https://example.com/photo.jpg";
    for carried in [
        json!({"text/uri-list": address, "text/plain": address}),
        json!({"text/html": format!("<img src=\"{address}\">")}),
        json!({"text/plain": "some words"}),
    ] {
        let taken = window.client().execute(DROP, vec![carried]).await;
        assert_eq!(taken.expect("the window answers"), json!([true, true]), "it goes nowhere");
        window.sees(&t("ui-drop-no-file")).await;
    }
    assert!(window.has("heading", &case.name).await, "the case is still open");
    typed_name_is_there(&window).await;
}

/// Begins an application and leaves it.
async fn type_a_name(window: &Window) {
    new_application(window).await;
    window.press_part("button", &t("ui-new-connection")).await;
    window.press_part("option", "Jiko").await;
    window.fill("textbox", &t("ui-field-name-first_name"), TYPED).await;
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    window.keys(ESCAPE).await;
    window.sees(&t("ui-idle")).await;
}

async fn new_application(window: &Window) {
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    window.keys("gn").await;
    window.find("heading", &t("ui-new-title")).await;
}

async fn typed_name_is_there(window: &Window) {
    new_application(window).await;
    let field = window.find("textbox", &t("ui-field-name-first_name")).await;
    let value = field.prop("value").await.expect("the field is there");
    assert_eq!(value.as_deref(), Some(TYPED), "what was typed is kept");
}
