//! From documents needed to approved, with photos as a phone takes them.

use dossier_documents::synthetic::{CANARIES, photo_jpeg};
use serde_json::Value;

use crate::{
    desk::{Case, Desk},
    marks,
    window::Window,
    words::{beginning, say, t},
};

/// A phone held upright: the picture is stored lying and turned to be seen.
const TURNED: u8 = 6;
/// As it is seen: 12 megapixels.
const SIDES: (u32, u32) = (3024, 4032);
const PROVIDER: (&str, &str) = ("provider", "Jiko");

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_from_documents_needed_to_approved_and_is_there_after_a_restart() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let files = photos(&desk);

    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    window.sees("DOCUMENTS_NEEDED").await;
    for (slot, file) in [("SELFIE", &files[0]), ("PASSPORT", &files[1])] {
        attach(&desk, &window, slot, file).await;
        let accepted = format!("{}: {}", t("ui-slot-state-accepted"), slot_name(slot));
        window.find("tab", &accepted).await;
        window.sees(&beginning("ui-delivery-accepted", &[PROVIDER])).await;
    }
    submit_again(&window).await;
    let stage = t("stage-Approved");
    window.wait("the approval", async || badge(&window).await.filter(|it| *it == stage)).await;
    let customer = window.fact(&t("ui-customer-id")).await;
    assert!(!customer.is_empty(), "an approved applicant is a customer");
    let refused = desk.refusal(crate::desk::PASSPHRASE, &["case", "list"]).await;
    assert!(refused.is_some_and(|it| it.contains("vault_in_use")), "one program has the vault");
    window.close(&desk).await;

    let shown = desk.dossierctl(&["case", "show", &case.id]).await;
    assert_eq!(shown["provider_status"], "APPROVED", "{shown}");
    assert_eq!(shown["customer_id"], customer.as_str());
    the_provider_has_each_file_once(&desk, &case, &shown);
    the_closed_vault_tells_nothing(&desk, &case, &files).await;

    let window = desk.unlocked().await;
    // It is decided, so that the view of what needs us no longer has it.
    window.press("button", &t("ui-view-needs-us")).await;
    window.press_part("menuitemradio", &t("ui-view-decided")).await;
    open_case(&window, &case).await;
    assert_eq!(badge(&window).await, Some(stage), "as it was before the restart");
    assert_eq!(window.fact(&t("ui-customer-id")).await, customer);
}

fn photos(desk: &Desk) -> [String; 2] {
    let (width, height) = SIDES;
    [("selfie.jpg", 1), ("passport.jpg", 2)]
        .map(|(name, seed)| desk.write(name, &photo_jpeg(seed, width, height, TURNED)))
}

/// Opens the case from the queue.
pub async fn open_case(window: &Window, case: &Case) {
    window.press("gridcell", &case.name).await;
    window.find("heading", &case.name).await;
}

/// Chooses a file for a slot, looks at what would go out, and attaches it.
pub async fn attach(desk: &Desk, window: &Window, slot: &str, file: &str) {
    choose(desk, window, slot, file).await;
    window.sees(&t("ui-fits")).await;
    window.find("img", &t("ui-before-alt")).await;
    window.find("img", &t("ui-after-alt")).await;
    window.draws(2).await;
    window.press("button", &say("ui-attach", &[("slot", &slot_name(slot))])).await;
}

/// Gives a file for a slot through the dialog.
pub async fn choose(desk: &Desk, window: &Window, slot: &str, file: &str) {
    window.press_part("tab", &slot_name(slot)).await;
    window.find("heading", &slot_name(slot)).await;
    desk.answer(&[file]);
    window.press("button", &t("ui-choose-file")).await;
}

pub fn slot_name(slot: &str) -> String {
    t(&format!("ui-slot-{slot}"))
}

async fn submit_again(window: &Window) {
    window.press("button", &say("ui-submit-again", &[PROVIDER])).await;
    window.find("dialog", &say("ui-submit-again", &[PROVIDER])).await;
    window.press("button", &say("ui-submit-button-again", &[PROVIDER, ("count", "0")])).await;
}

/// The stage, as the head of the case shows it.
async fn badge(window: &Window) -> Option<String> {
    window.text(".case-head .badge").await
}

/// Looked up in the simulated provider by the digest that the vault has as sent.
fn the_provider_has_each_file_once(desk: &Desk, case: &Case, shown: &Value) {
    let documents = shown["documents"].as_array().expect("the case lists its documents");
    assert_eq!(documents.len(), 2, "{documents:?}");
    for document in documents {
        let sha256 = document["prepared"]["sha256"].as_str().expect("it has a digest");
        let record = desk.sim().file(sha256).expect("the provider received these very bytes");
        assert_eq!(record.external_id, case.external_id);
        assert_eq!(record.slot, document["slot"].as_str().expect("it has a slot"));
        assert_eq!(record.media_type, "image/png", "all that Jiko takes");
        let (width, height) = (record.width.unwrap_or(0), record.height.unwrap_or(0));
        assert!(width > 0 && width < height, "upright, not {width} x {height}");
        let ratio = f64::from(width) / f64::from(height);
        assert!((ratio - 0.75).abs() < 0.01, "nothing is cut off: {width} x {height}");
        assert_eq!(document["prepared"]["bytes"], record.size);
        let once =
            desk.sim().effect_count("jiko", &case.external_id, &format!("upload:{}", record.slot));
        assert_eq!(once, 1, "{} arrived {once} times", record.slot);
    }
    let submits = desk.sim().effect_count("jiko", &case.external_id, "submit");
    assert_eq!(submits, 2, "once before the documents and once with them");
}

async fn the_closed_vault_tells_nothing(desk: &Desk, case: &Case, photos: &[String]) {
    let verified = desk.dossierctl(&["journal", "verify"]).await;
    assert_eq!(verified["ok"], true, "{verified}");
    let refused = desk.refusal("another passphrase", &["case", "list"]).await;
    assert!(refused.is_some_and(|it| it.contains("wrong_passphrase")), "only its own opens it");

    let mut secrets: Vec<Vec<u8>> = vec![
        case.number.clone().into_bytes(),
        case.external_id.clone().into_bytes(),
        b"Test Person".to_vec(),
        b"JFIF\0\x01".to_vec(),
        b"\0\0\0\rIHDR".to_vec(),
    ];
    secrets.extend(case.name.split(' ').map(|part| part.as_bytes().to_vec()));
    secrets.extend(CANARIES.map(|it| it.as_bytes().to_vec()));
    for photo in photos {
        let bytes = std::fs::read(photo).expect("the photo is still there");
        let middle = bytes.len() / 2;
        secrets.push(bytes[middle..middle + 32].to_vec());
    }
    let vault = marks::files(&desk.vault());
    let kept: u64 = vault.iter().filter_map(|it| it.metadata().ok()).map(|it| it.len()).sum();
    assert!(kept > 100_000, "the vault has the documents");
    // The web view's folders are among them.
    for folder in ["run", "config", "data", "state", "cache"] {
        let folder = desk.home().join(folder);
        if folder.exists() {
            assert_eq!(marks::hits(&folder, &secrets), [""; 0]);
        }
    }
}
