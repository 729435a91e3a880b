//! The provider is away for a minute in the middle of ten uploads.

use std::time::{Duration, Instant};

use dossier_documents::synthetic::photo_jpeg;
use serde_json::json;

use crate::{
    desk::{Case, Desk},
    wait::within,
    window::Window,
    words::{beginning, say, state, t},
};

const CASES: usize = 5;
const SLOTS: [&str; 2] = ["SELFIE", "PASSPORT"];
const UPLOADS: u64 = 10;
/// So many arrive before the provider goes away.
const ARRIVED: u64 = 4;
const AWAY: Duration = Duration::from_secs(60);
/// A connection that rests is tried every half minute, and then case by case.
const RECOVERY: Duration = Duration::from_secs(180);

/// Uploads that stand in the outbox with this in their row.
const COUNT: &str = "
const [selector, upload] = arguments;
return [...document.querySelectorAll('.submission')]
  .filter((it) => it.textContent.includes(upload) && it.matches(selector)).length";

#[tokio::test(flavor = "multi_thread")]
async fn ten_uploads_have_ten_receipts_after_a_minute_without_the_provider() {
    let desk = Desk::with_vault().await;
    let mut cases = Vec::new();
    for _ in 0..CASES {
        cases.push(desk.case_that_needs_documents().await);
    }
    // The uploads behind those go nowhere, however fast the window is.
    let few = json!({"rules": [
        {"provider": "jiko", "method": "POST", "path": "*/documents/*", "first": ARRIVED,
            "fault": {"kind": "delay", "before_ms": 100}},
        {"provider": "jiko", "method": "POST", "path": "*/documents/*",
            "fault": {"kind": "reset_before"}},
    ]});
    desk.sim().set_faults(few).expect("the plan is right");
    let mut seed = 10;
    for case in &cases {
        for slot in SLOTS {
            seed += 1;
            let file = desk.write("photo.jpg", &photo_jpeg(seed, 900, 1200, 1));
            desk.dossierctl(&["document", "attach", &case.id, slot, &file]).await;
        }
    }

    let window = desk.unlocked().await;
    let script = "location.hash = '/outbox'";
    window.client().execute(script, Vec::new()).await.expect("the window answers");
    window.find("heading", &t("ui-outbox-title")).await;
    window.press("checkbox", &t("ui-outbox-all")).await;
    window
        .wait("some uploads", async || {
            (rows(&window, "[data-state=accepted]").await? == ARRIVED).then_some(())
        })
        .await;
    let away = json!({"rules": [{"provider": "jiko", "fault": {"kind": "reset_before"}}]});
    desk.sim().set_faults(away).expect("the plan is right");
    let start = Instant::now();
    window.find_part("button", &state("trouble")).await;
    assert_eq!(arrived(&desk, &cases), ARRIVED, "it went away in the middle");
    while start.elapsed() < AWAY {
        assert_eq!(arrived(&desk, &cases), ARRIVED, "nothing can arrive");
        let told = rows(&window, "[data-state=accepted]").await.unwrap_or(0);
        assert_eq!(told, ARRIVED, "accepted is what arrived");
        assert_eq!(rows(&window, "*").await, Some(UPLOADS), "none is lost from sight");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }

    desk.sim().set_faults(json!({})).expect("the plan is right");
    let receipts = within(RECOVERY, async || {
        (rows(&window, ":has(.receipt)").await? == UPLOADS).then_some(())
    });
    assert!(receipts.await.is_some(), "ten receipts within {RECOVERY:?}");
    assert_eq!(rows(&window, "[data-state=accepted]").await, Some(UPLOADS));
    window.find_part("button", &beginning("ui-sync-up_to_date-at", &[])).await;
    for case in &cases {
        for slot in SLOTS {
            let uploads = uploads(&desk, case, slot);
            assert_eq!(uploads, 1, "{slot} of {} arrived {uploads} times", case.external_id);
        }
    }
    window.close(&desk).await;
    let verified = desk.dossierctl(&["journal", "verify"]).await;
    assert_eq!(verified["ok"], true, "{verified}");
}

/// How many uploads in the outbox match.
async fn rows(window: &Window, selector: &str) -> Option<u64> {
    let upload = say("ui-submission-upload", &[("slot", "")]);
    let arguments = vec![json!(selector), json!(upload.trim())];
    window.client().execute(COUNT, arguments).await.ok()?.as_u64()
}

fn uploads(desk: &Desk, case: &Case, slot: &str) -> u64 {
    desk.sim().effect_count("jiko", &case.external_id, &format!("upload:{slot}"))
}

/// Uploads that had an effect at the provider.
fn arrived(desk: &Desk, cases: &[Case]) -> u64 {
    cases.iter().flat_map(|case| SLOTS.map(|slot| uploads(desk, case, slot))).sum()
}
