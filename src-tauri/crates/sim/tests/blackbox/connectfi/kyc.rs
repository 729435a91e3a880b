//! The deprecated contract: init and status, and what last names lead to.

use serde_json::{Value, json};

use super::partner::{LEGACY, Partner, data, labels, problems, refusal, slot, text};

#[tokio::test]
async fn init_answers_customer_kyc_and_documents() {
    let partner = Partner::new(LEGACY).await;
    let (id, begun) = partner.begun("Person").await;
    assert_eq!(begun["customer"]["customerId"], id);
    assert_eq!(begun["customer"]["reference"], "ref0");
    assert_eq!(begun["customer"]["customerType"], "individual");
    assert_eq!(begun["customer"]["kycStatus"], "WAITING_DATA");
    assert_eq!(begun["customer"]["boises"], json!([]));
    assert!(begun["customer"]["dtsCreatedAt"].is_string());
    assert_eq!(begun["customer"]["customer"]["firstName"], "Sample");
    for empty in ["businessAddresses", "businessPhones"] {
        assert_eq!(begun["customer"]["customer"][empty], json!([]), "{empty}");
    }
    let expected = json!({
        "attributeCodes": [],
        "system": "condor",
        "mode": "licenseUSACondor",
        "status": "WAITING_DATA",
    });
    assert_eq!(begun["kyc"], expected);
    assert_eq!(labels(&begun), ["LICENSE FRONT", "LICENSE BACK"]);
    let front = slot(&begun, "LICENSE FRONT");
    assert!(text(&front["id"]).starts_with("doc-"));
    assert_eq!((&front["type"], &front["documentSide"]), (&json!("LICENSE"), &json!("FRONT")));
    assert_eq!(front["uploadStatus"], false);
    assert!(front.get("extension").is_none());
    assert_eq!(partner.effect(&id, "submit"), 1);
    assert_eq!(partner.kyc(&id).await, begun, "status answers the same");
}

#[tokio::test]
async fn status_before_init_shows_no_process() {
    let partner = Partner::new(LEGACY).await;
    let id = partner.create("Person").await;
    let kyc = partner.kyc(&id).await;
    assert_eq!(kyc["customer"]["customerId"], id);
    assert_eq!((&kyc["kyc"], &kyc["customer"]["kycStatus"]), (&Value::Null, &Value::Null));
    assert_eq!(kyc["kycDocumentList"], json!([]));
}

#[tokio::test]
async fn init_needs_a_customer() {
    let partner = Partner::new(LEGACY).await;
    for (body, expected) in [
        (json!({}), "required customerId"),
        (json!({ "customerId": 7 }), "/customerId type"),
        (json!({ "customerId": "" }), "/customerId minLength"),
        (json!([]), "type"),
    ] {
        let told = problems(&partner.post("/customer/kyc/init", &body).await);
        assert_eq!(told, [expected], "{body}");
    }
    // Both forms of ids are taken, neither is there.
    for unknown in ["csta-0", "csta_0", "cstap_0"] {
        let context = refusal(&partner.init(unknown).await, 400, "customerNotFound");
        assert_eq!(context, json!({ "customerId": unknown }));
        let answer = partner.get(&format!("/customer/kyc/status/{unknown}")).await;
        refusal(&answer, 400, "customerNotFound");
    }
}

#[tokio::test]
async fn sync_mode_is_taken_and_ignored_and_both_spellings_of_the_address_are() {
    let partner = Partner::new(LEGACY).await;
    for (key, value) in [
        ("syncMode", json!(true)),
        ("syncMode", json!(false)),
        ("syncMode", Value::Null),
        ("webhookURL", json!("https://example.com/hook?case=1")),
        ("webhookUrl", json!("https://example.com/hook?case=1")),
        ("somethingElse", json!(1)),
    ] {
        let id = partner.create("Person").await;
        let body = json!({ "customerId": id, key: value });
        let begun = data(&partner.post("/customer/kyc/init", &body).await);
        assert_eq!(begun["kyc"]["status"], "WAITING_DATA", "{key} {value}");
    }
    for (key, value) in [("syncMode", json!("yes")), ("webhookURL", json!(7))] {
        let body = json!({ "customerId": "csta-0", key: value });
        let told = problems(&partner.post("/customer/kyc/init", &body).await);
        assert_eq!(told, [format!("/{key} type")]);
    }
}

#[tokio::test]
async fn the_last_upload_leads_on_by_last_name() {
    for (last_name, status) in
        [("Person", "APPROVED"), ("WaitReview", "REVIEW"), ("Declined", "DECLINED")]
    {
        let partner = Partner::new(LEGACY).await;
        let (id, _) = partner.begun(last_name).await;
        partner.settle();
        assert_eq!(partner.kyc_status(&id).await, "WAITING_DATA", "it waits for the partner");
        partner.upload_license(&id).await;
        assert_eq!(partner.kyc_status(&id).await, "PENDING", "{last_name}");
        partner.settle();
        let kyc = partner.kyc(&id).await;
        assert_eq!(kyc["kyc"]["status"], status, "{last_name}");
        assert_eq!(kyc["customer"]["kycStatus"], status, "both are the same");
        partner.settle();
        assert_eq!(partner.kyc_status(&id).await, status, "and nothing comes by itself");
    }
}

#[tokio::test]
async fn init_may_be_the_end_at_once() {
    for (last_name, status, later) in [
        ("InstantApproved", "APPROVED", "APPROVED"),
        ("InstantDeclined", "DECLINED", "DECLINED"),
        ("InstantReview", "REVIEW", "REVIEW"),
        ("InstantPending", "PENDING", "APPROVED"),
    ] {
        let partner = Partner::new(LEGACY).await;
        let (id, begun) = partner.begun(last_name).await;
        assert_eq!(begun["kyc"]["status"], status);
        assert_eq!(labels(&begun), Vec::<String>::new());
        partner.settle();
        assert_eq!(partner.kyc_status(&id).await, later);
    }
}

#[tokio::test]
async fn last_names_choose_what_is_asked_for() {
    let partner = Partner::new(LEGACY).await;
    let all = ["PASSPORT", "LICENSE FRONT", "LICENSE BACK", "CONTRACT", "UTILITY", "ID_CARD"];
    for (last_name, documents, codes) in [
        ("AskPassport", &all[..1], json!([])),
        ("AskEverything", &all[..], json!(["cardAttributes"])),
        ("AskData", &[], json!(["cardAttributes"])),
    ] {
        let (_, begun) = partner.begun(last_name).await;
        assert_eq!(begun["kyc"]["status"], "WAITING_DATA");
        assert_eq!(labels(&begun), documents);
        assert_eq!(begun["kyc"]["attributeCodes"], codes);
        for label in documents.iter().filter(|label| !label.starts_with("LICENSE")) {
            let slot = slot(&begun, label);
            assert_eq!((&slot["type"], &slot["documentSide"]), (&json!(label), &Value::Null));
        }
    }
}

#[tokio::test]
async fn a_repeated_init_answers_the_process_that_is_there() {
    let partner = Partner::new(LEGACY).await;
    let (id, begun) = partner.begun("Person").await;
    assert_eq!(data(&partner.init(&id).await), begun);
    assert_eq!(partner.effect(&id, "submit"), 1, "nothing was started");
    partner.upload_license(&id).await;
    partner.settle();
    assert_eq!(data(&partner.init(&id).await)["kyc"]["status"], "APPROVED");
    assert_eq!(partner.effect(&id, "submit"), 1, "nor after approval");
}

#[tokio::test]
async fn after_a_refusal_init_begins_anew() {
    let partner = Partner::new(LEGACY).await;
    let (id, begun) = partner.begun("Declined").await;
    partner.upload_license(&id).await;
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "DECLINED");
    let again = data(&partner.init(&id).await);
    assert_eq!(again["kyc"]["status"], "WAITING_DATA");
    let front = slot(&again, "LICENSE FRONT");
    assert_eq!(front["uploadStatus"], false);
    assert_ne!(front["id"], slot(&begun, "LICENSE FRONT")["id"]);
    assert_eq!(partner.effect(&id, "submit"), 2);
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "WAITING_DATA", "old promises have lapsed");
}
