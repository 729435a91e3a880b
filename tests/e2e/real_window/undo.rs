//! What was done can be taken back while it has not left.

use dossier_documents::synthetic::photo_jpeg;
use serde_json::json;

use super::main_job::{attach, open_case, slot_name};
use crate::{
    desk::Desk,
    words::{say, t},
};

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_has_not_left_is_taken_back_with_one_key() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    desk.set(json!({"hold_seconds": 60}));
    let photo = desk.write("selfie.jpg", &photo_jpeg(4, 1200, 1600, 1));
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    attach(&desk, &window, "SELFIE", &photo).await;
    window.find("button", &t("ui-undo")).await;

    // The button that had the focus is gone, so that the key goes to the window.
    window.keys("u").await;
    let what = say("ui-submission-upload", &[("slot", &slot_name("SELFIE"))]);
    window.sees(&say("ui-undone", &[("what", &what)])).await;
    window.find("button", &t("ui-choose-file")).await;
    let uploads = desk.sim().effect_count("jiko", &case.external_id, "upload:SELFIE");
    assert_eq!(uploads, 0, "it never left");
}
