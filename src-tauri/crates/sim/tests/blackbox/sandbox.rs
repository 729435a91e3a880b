//! What numbers lead to, and which moves the state allows.

use std::time::Duration;

use dossier_sim::Options;
use serde_json::Value;

use crate::partner::{DELAY, Partner, until};

/// Number, status after the first apply, flags (identity, number, address), uploads, status after
/// the second apply.
type Row = (&'static str, &'static str, [bool; 3], &'static [&'static str], &'static str);

const NUMBER: &str = "IDENTIFICATION_NUMBER_VERIFICATION";
const NEEDED: &str = "DOCUMENTS_NEEDED";

const EXAMPLES: [Row; 13] = [
    ("210000001", NEEDED, [true, false, false], &["SELFIE", "PASSPORT"], "APPROVED"),
    (
        "211000001",
        NEEDED,
        [true, false, false],
        &["SELFIE", "ID_FRONT", "ID_BACK"],
        "MANUAL_REVIEW",
    ),
    ("220000001", NEEDED, [false, true, false], &[NUMBER], "APPROVED"),
    ("221000001", NEEDED, [false, true, false], &[NUMBER], "MANUAL_REVIEW"),
    ("230000001", NEEDED, [false, false, true], &["ADDRESS_VERIFICATION"], "APPROVED"),
    ("231000001", NEEDED, [false, false, true], &["ADDRESS_VERIFICATION"], "MANUAL_REVIEW"),
    ("240000001", NEEDED, [true, true, false], &["SELFIE", "PASSPORT", NUMBER], "APPROVED"),
    ("241000001", NEEDED, [true, true, false], &["SELFIE", "PASSPORT", NUMBER], "MANUAL_REVIEW"),
    ("250000001", NEEDED, [true, false, false], &["PASSPORT", "SELFIE"], "APPROVED"),
    ("300000001", "MANUAL_REVIEW", [false; 3], &[], ""),
    ("400000001", "APPROVED", [false; 3], &[], ""),
    ("500000001", "REJECTED", [false; 3], &[], ""),
    ("999999999", "MANUAL_REVIEW", [false; 3], &[], ""),
];

fn flags(application: &Value) -> [bool; 3] {
    [
        "id_verification_documents_needed",
        "identification_number_verification_document_needed",
        "address_verification_document_needed",
    ]
    .map(|flag| application[flag].as_bool().expect("a flag"))
}

#[tokio::test]
async fn worked_examples() {
    let partner = Partner::new().await;
    for (number, first, raised, uploads, second) in EXAMPLES {
        let id = partner.applied(number).await;
        let application = partner.application(&id).await;
        assert_eq!(application["status"], first, "{number} after the first apply");
        assert_eq!(flags(&application), raised, "{number} flags");
        let has_customer = !application["customer_id"].is_null();
        assert_eq!(has_customer, first == "APPROVED", "{number} customer");
        let Some((last, others)) = uploads.split_last() else { continue };
        for kind in others {
            partner.upload(&id, kind).await.expect(200);
            assert_eq!(partner.status(&id).await, NEEDED, "{number}: {kind} is not all");
        }
        partner.upload(&id, last).await.expect(200);
        let application = partner.application(&id).await;
        assert_eq!(application["status"], "PENDING", "{number} after the uploads");
        assert_eq!(flags(&application), [false; 3], "{number} flags after the uploads");
        assert_eq!(partner.apply(&id).await.expect(200)["status"], "SUBMITTED");
        partner.sim.advance(DELAY);
        assert_eq!(partner.status(&id).await, second, "{number} after the second apply");
        assert_eq!(partner.sim.effect_count("jiko", &id, "submit"), 2);
    }
}

#[tokio::test]
async fn every_unstated_second_digit_asks_for_identity() {
    let partner = Partner::new().await;
    for digit in [0, 5, 6, 7, 8, 9] {
        let id = partner.applied(&format!("2{digit}0000001")).await;
        let application = partner.application(&id).await;
        assert_eq!(application["status"], NEEDED, "2{digit}");
        assert_eq!(flags(&application), [true, false, false], "2{digit}");
    }
}

#[tokio::test]
async fn the_move_takes_the_delay() {
    let partner = Partner::new().await;
    let id = partner.create("400000001").await;
    partner.apply(&id).await.expect(200);
    partner.sim.advance(DELAY - Duration::from_secs(5));
    assert_eq!(partner.status(&id).await, "SUBMITTED", "before the delay is over");
    partner.sim.advance(Duration::from_secs(5));
    let application = partner.application(&id).await;
    assert_eq!(application["status"], "APPROVED");
    let customer = application["customer_id"].as_str().unwrap();
    let customer = partner.get(&format!("/api/v1/customers/{customer}/")).await.expect(200);
    assert_eq!(customer["application_id"], id.as_str());
}

#[tokio::test]
async fn the_move_comes_without_being_looked_for() {
    let options = Options { delay: Duration::from_millis(30), ..Options::default() };
    let partner = Partner::with(options).await;
    let id = partner.create("400000001").await;
    partner.apply(&id).await.expect(200);
    let partner = &partner;
    until("the approval's webhook", || async {
        partner.sim.webhooks(Some("jiko")).first().map(|line| line.body.contains(&id))
    })
    .await;
    assert_eq!(partner.status(&id).await, "APPROVED");
}

#[tokio::test]
async fn apply_in_a_wrong_state_is_412() {
    let partner = Partner::new().await;
    for (number, status) in [
        ("210000001", NEEDED),
        ("300000001", "MANUAL_REVIEW"),
        ("400000001", "APPROVED"),
        ("500000001", "REJECTED"),
    ] {
        let id = partner.create(number).await;
        partner.apply(&id).await.expect(200);
        partner.apply(&id).await.expect(412);
        partner.sim.advance(DELAY);
        assert_eq!(partner.status(&id).await, status);
        partner.apply(&id).await.expect(412);
        assert_eq!(partner.sim.effect_count("jiko", &id, "submit"), 1, "one apply counted");
    }
}

#[tokio::test]
async fn early_uploads_keep_flags_down() {
    let partner = Partner::new().await;
    let id = partner.create("240000001").await;
    partner.upload(&id, NUMBER).await.expect(200);
    partner.upload(&id, "SELFIE").await.expect(200);
    assert_eq!(partner.status(&id).await, "CREATED", "uploads alone submit nothing");
    partner.apply(&id).await.expect(200);
    partner.sim.advance(DELAY);
    assert_eq!(flags(&partner.application(&id).await), [true, false, false]);
    partner.upload(&id, "PASSPORT").await.expect(200);
    assert_eq!(partner.status(&id).await, "PENDING", "the early selfie counts");

    for (number, status) in [("220000001", "APPROVED"), ("221000001", "MANUAL_REVIEW")] {
        let id = partner.create(number).await;
        partner.upload(&id, NUMBER).await.expect(200);
        partner.apply(&id).await.expect(200);
        partner.sim.advance(DELAY);
        assert_eq!(partner.status(&id).await, status, "{number} with nothing left to ask for");
    }
}

#[tokio::test]
async fn pending_can_come_late() {
    let partner = Partner::new().await;
    partner.sim.set_faults(serde_json::json!({ "jiko": { "late_pending": true } })).unwrap();
    let id = partner.applied("220000001").await;
    partner.upload(&id, NUMBER).await.expect(200);
    let application = partner.application(&id).await;
    assert_eq!((&application["status"], flags(&application)), (&NEEDED.into(), [false; 3]));
    partner.sim.advance(DELAY);
    assert_eq!(partner.status(&id).await, "PENDING");
}
