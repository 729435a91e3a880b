//! From nothing to a queue.

use crate::{
    desk::{Desk, PASSPHRASE},
    window::Window,
    words::{beginning, t},
};

/// Makes a vault and fills it from the simulated providers beside the program.
pub async fn begin(window: &Window) {
    window.find("heading", &t("ui-create-title")).await;
    window.fill("textbox", &t("ui-create-name"), "Robin Example").await;
    window.fill("textbox", &t("ui-create-passphrase"), PASSPHRASE).await;
    window.fill("textbox", &t("ui-create-again"), PASSPHRASE).await;
    window.press("button", &t("ui-create-button")).await;
    window.find("heading", &t("ui-recovery-title")).await;
    put_code_away(window).await;
    window.find("heading", &t("ui-first-title")).await;
}

/// Says that the recovery code is kept.
async fn put_code_away(window: &Window) {
    window.press("checkbox", &t("ui-recovery-have")).await;
    window.press("button", &t("ui-recovery-go-on")).await;
}

/// Forty cases come in.
pub async fn simulate(window: &Window) {
    window.press("button", &t("ui-first-simulated-button")).await;
    window.find("grid", &t("ui-queue-cases")).await;
    window.sees(&t("ui-band-simulated-detail")).await;
}

/// Shows every case, whatever its stage.
pub async fn show_all(window: &Window) {
    window.press("button", &t("ui-view-needs-us")).await;
    window.press_part("menuitemradio", &t("ui-view-all")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_person_has_forty_simulated_cases_after_two_buttons() {
    let desk = Desk::new().await;
    let window = Window::open(&desk).await;
    begin(&window).await;
    simulate(&window).await;
    show_all(&window).await;
    let count = async || window.text(".queue-count").await.filter(|it| it == "40");
    window.wait("the fortieth case", count).await;
    window.close(&desk).await;
    let verified = desk.dossierctl(&["journal", "verify"]).await;
    assert_eq!(verified["ok"], true, "{verified}");
}

#[tokio::test(flavor = "multi_thread")]
async fn simulated_providers_are_started_again_after_a_restart() {
    let desk = Desk::new().await;
    let window = Window::open(&desk).await;
    begin(&window).await;
    simulate(&window).await;
    show_all(&window).await;
    let forty = async |window: &Window| {
        let count = async || window.text(".queue-count").await.filter(|it| it == "40");
        window.wait("the fortieth case", count).await;
    };
    forty(&window).await;
    window.close(&desk).await;
    let before = desk.dossierctl(&["connection", "list"]).await;

    let window = desk.unlocked().await;
    window.sees(&t("ui-band-asleep-detail")).await;
    window.press("button", &t("ui-band-asleep-button")).await;
    window.sees(&t("ui-band-awake")).await;
    window.sees(&t("ui-band-simulated-detail")).await;
    show_all(&window).await;
    forty(&window).await;
    window.find_part("button", &beginning("ui-sync-up_to_date-at", &[])).await;
    window.close(&desk).await;
    let after = desk.dossierctl(&["connection", "list"]).await;
    assert_eq!(after, before, "the same connections, and none has trouble");
    let verified = desk.dossierctl(&["journal", "verify"]).await;
    assert_eq!(verified["ok"], true, "{verified}");
}
