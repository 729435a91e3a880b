//! What does not work says so, and nothing of it leaves.

use super::main_job::{choose, open_case, slot_name};
use crate::{
    desk::{Desk, PASSPHRASE},
    window::Window,
    words::{say, t},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_passphrase_is_refused_and_the_right_one_still_opens() {
    let desk = Desk::with_vault().await;
    let window = Window::open(&desk).await;
    window.fill("textbox", &t("ui-unlock-passphrase"), "not this passphrase").await;
    window.press("button", &t("ui-unlock-button")).await;
    let alert = window.wait("the refusal", async || window.text("[role=alert]").await).await;
    assert!(alert.contains(&t("error-wrong-passphrase")), "{alert}");
    assert!(!window.has("grid", &t("ui-queue-cases")).await, "nothing is shown");
    window.fill("textbox", &t("ui-unlock-passphrase"), PASSPHRASE).await;
    window.press("button", &t("ui-unlock-button")).await;
    window.sees(&t("ui-empty-needs-us")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_window_shows_nothing_of_a_case() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    window.lock().await;
    window.find("heading", &t("ui-unlock-title")).await;
    let page = window.client().source().await.expect("the page has a source");
    for secret in [&case.name, &case.external_id, &case.number[5..].to_owned()] {
        assert!(!page.contains(secret.as_str()), "{secret} is still in the page");
    }
    window.fill("textbox", &t("ui-unlock-passphrase"), PASSPHRASE).await;
    window.press("button", &t("ui-unlock-button")).await;
    window.find("heading", &case.name).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_picture_is_refused_and_never_sent() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let file = desk.write("passport.jpg", b"This is a text, whatever its name says.\n");
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    choose(&desk, &window, "PASSPORT", &file).await;
    window.sees(&t("ui-fits-not")).await;
    window.find_part("listitem", &t("severity-error")).await;
    let name = say("ui-attach", &[("slot", &slot_name("PASSPORT"))]);
    let attach = window.find("button", &name).await;
    assert!(!attach.is_enabled().await.expect("it is there"), "it cannot be attached");
    window.press("button", &t("ui-remove-file")).await;
    window.find("button", &t("ui-choose-file")).await;
    window.close(&desk).await;

    let shown = desk.dossierctl(&["case", "show", &case.id]).await;
    assert_eq!(shown["documents"], serde_json::json!([]), "nothing is kept");
    let effects = desk.sim().effects();
    assert!(!effects.iter().any(|it| it.effect.starts_with("upload")), "{effects:?}");
}
