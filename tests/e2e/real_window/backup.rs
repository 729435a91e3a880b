//! A computer is lost, and what was backed up is put back on another.

use dossier_documents::synthetic::photo_jpeg;
use serde_json::json;

use super::main_job::{attach, open_case, slot_name};
use crate::{
    desk::{Desk, PASSPHRASE},
    window::Window,
    words::{beginning, say, t},
};

const SLOT: &str = "SELFIE";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_delivered_after_a_backup_is_not_delivered_again_when_it_is_put_back() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    // It waits until somebody lets it go.
    desk.set(json!({"hold_seconds": null}));
    let photo = desk.write("selfie.jpg", &photo_jpeg(4, 1200, 1600, 1));
    let file = desk.write("of today.backup", b"");
    std::fs::remove_file(&file).expect("only its name is wanted");
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    attach(&desk, &window, SLOT, &photo).await;
    window.find("tab", &format!("{}: {}", t("ui-slot-state-queued"), slot_name(SLOT))).await;
    window.keys("gs").await;
    desk.answer(&[&file]);
    window.press("button", &t("ui-backup-button")).await;
    window.sees(&say("ui-backup-written", &[("path", &file)])).await;
    window.close(&desk).await;

    // Delivered since, of which the backup knows nothing.
    let owed = desk.dossierctl(&["outbox", "list"]).await;
    let upload = owed[0]["submission_id"].as_str().expect("it is owed").to_owned();
    desk.dossierctl(&["outbox", "retry", &upload]).await;
    desk.dossierctl(&["outbox", "deliver", "--all"]).await;
    let uploads = || desk.sim().effect_count("jiko", &case.external_id, "upload:SELFIE");
    assert_eq!(uploads(), 1);
    std::fs::remove_dir_all(desk.vault()).expect("the computer is lost");

    let window = Window::open(&desk).await;
    window.press("button", &t("ui-restore-open")).await;
    desk.answer(&[&file]);
    window.press("button", &t("ui-restore-choose")).await;
    window.sees("of today.backup").await;
    window.fill("textbox", &t("ui-restore-passphrase"), PASSPHRASE).await;
    window.press("button", &t("ui-restore-button")).await;
    window.find("heading", &t("ui-restored-title")).await;
    window.sees(&say("ui-restored-uncertain", &[("count", "1")])).await;
    window.press("button", &t("ui-restored-go-on")).await;
    open_case(&window, &case).await;
    let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name(SLOT));
    window.find("tab", &accepted).await;
    window.find_part("button", &beginning("ui-sync-up_to_date-at", &[])).await;
    assert_eq!(uploads(), 1, "it was read back and not sent again");
    window.close(&desk).await;
    let left = desk.dossierctl(&["outbox", "list"]).await;
    assert_eq!(left, json!([]), "nothing is owed any more");
    let verified = desk.dossierctl(&["journal", "verify"]).await;
    assert_eq!(verified["ok"], true, "{verified}");
}
