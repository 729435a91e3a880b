//! A `dossier://case/` link leads to its case in the window that is open.

use crate::{
    desk::{Desk, PASSPHRASE},
    window::ESCAPE,
    words::t,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_its_case_in_the_open_window_and_waits_for_a_locked_one() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let link = format!("dossier://case/{}", case.id);
    let window = desk.unlocked().await;
    desk.start_again(&link).await;
    window.find("heading", &case.name).await;

    window.keys(ESCAPE).await;
    window.sees(&t("ui-idle")).await;
    window.control('l').await;
    window.find("heading", &t("ui-unlock-title")).await;
    desk.start_again(&link).await;
    assert!(window.has("heading", &t("ui-unlock-title")).await, "a link opens no vault");
    window.fill("textbox", &t("ui-unlock-passphrase"), PASSPHRASE).await;
    window.press("button", &t("ui-unlock-button")).await;
    window.find("heading", &case.name).await;

    let elsewhere = "dossier://case/01900000-0000-7000-8000-00000000dead";
    for (link, words) in [(elsewhere, "ui-link-elsewhere"), ("dossier://case/x", "ui-link-lost")] {
        desk.start_again(link).await;
        window.sees(&t(words)).await;
        assert!(window.has("heading", &case.name).await, "{link} changes nothing");
    }
}
