//! The provider is away for a while.

use std::time::{Duration, Instant};

use dossier_documents::synthetic::photo_jpeg;
use serde_json::json;

use super::main_job::{attach, open_case, slot_name};
use crate::{
    desk::Desk,
    wait::within,
    words::{beginning, state, t},
};

const AWAY: Duration = Duration::from_secs(10);
/// Tries have pauses that grow; the first after the outage comes within this.
const RECOVERY: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_while_the_provider_is_away_arrives_once_when_it_is_back() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let photo = desk.write("selfie.jpg", &photo_jpeg(3, 1200, 1600, 1));
    let window = desk.unlocked().await;
    open_case(&window, &case).await;

    let away = json!({"rules": [{"provider": "jiko", "fault": {"kind": "reset_before"}}]});
    desk.sim().set_faults(away).expect("the plan is right");
    let start = Instant::now();
    attach(&desk, &window, "SELFIE", &photo).await;
    // The other providers are there, so that the desk is not offline.
    window.find_part("button", &state("trouble")).await;
    let saved = format!("{}: {}", t("ui-slot-state-queued"), slot_name("SELFIE"));
    while start.elapsed() < AWAY {
        window.find("tab", &saved).await;
        let uploads = desk.sim().effect_count("jiko", &case.external_id, "upload:SELFIE");
        assert_eq!(uploads, 0, "nothing can have arrived");
    }

    desk.sim().set_faults(json!({})).expect("the plan is right");
    let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name("SELFIE"));
    let arrived = within(RECOVERY, async || window.has("tab", &accepted).await.then_some(())).await;
    assert!(arrived.is_some(), "it is sent by itself within {RECOVERY:?}");
    window.find_part("button", &beginning("ui-sync-up_to_date-at", &[])).await;
    let uploads = desk.sim().effect_count("jiko", &case.external_id, "upload:SELFIE");
    assert_eq!(uploads, 1, "never twice");
}
