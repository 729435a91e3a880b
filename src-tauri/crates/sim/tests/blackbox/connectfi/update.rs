//! akepa: attaching documents, and what follows.

use serde_json::{Value, json};

use super::partner::{AKEPA, Partner, data, problems, refusal};

#[tokio::test]
async fn everything_asked_for_leads_on_by_last_name() {
    let partner = Partner::new(AKEPA).await;
    for (last_name, status, outcome) in
        [("Person", "completed", json!("Approved")), ("Declined", "completed", json!("Denied"))]
    {
        let (id, application) = partner.identified(last_name).await;
        let answer = partner.attach_license(&id, &application).await;
        assert_eq!(answer["status"], "running", "{last_name}");
        partner.settle();
        let answer = partner.application(&id, &application).await;
        assert_eq!((&answer["status"], &answer["outcome"]), (&json!(status), &outcome));
        let person = &answer["entityApplications"][0];
        assert_eq!(person["status"], status);
        assert_eq!(person["outcome"], outcome.as_str().unwrap().to_lowercase());
    }
}

#[tokio::test]
async fn wait_review_is_reviewed_until_somebody_decides() {
    let partner = Partner::new(AKEPA).await;
    for (outcome, word) in [("approved", "Approved"), ("rejected", "Denied")] {
        let (id, application) = partner.identified("WaitReview").await;
        assert_eq!(partner.journey(&id, &application).await, "pending_step_up");
        let answer = partner.attach_license(&id, &application).await;
        assert_eq!(answer["status"], "waiting_review", "at once");
        partner.settle();
        assert_eq!(partner.journey(&id, &application).await, "waiting_review", "it stays");
        partner.outcome(&id, outcome);
        partner.settle();
        assert_eq!(partner.application(&id, &application).await["outcome"], word);
    }
}

#[tokio::test]
async fn as_long_as_more_is_expected_the_status_stays() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    for (side, status) in [("FRONT", "pending_step_up"), ("BACK", "running")] {
        let document = partner.uploaded("license", side).await;
        let documents = json!([{ "documentId": document, "type": "license", "side": side }]);
        let answer = data(&partner.update(&id, &application, documents).await);
        assert_eq!(answer["status"], status, "{side}");
    }
    assert_eq!(partner.effect(&id, "submit"), 3, "identification and two updates");
}

#[tokio::test]
async fn a_passport_is_enough_and_other_papers_are_not() {
    let partner = Partner::new(AKEPA).await;
    for (kind, status) in [
        ("passport", "running"),
        ("license", "pending_step_up"),
        ("utility", "pending_step_up"),
        ("identification_card", "pending_step_up"),
    ] {
        let (id, application) = partner.identified("Person").await;
        let document = partner.uploaded(kind, kind).await;
        let documents = json!([{ "documentId": document, "type": kind }]);
        let answer = data(&partner.update(&id, &application, documents).await);
        assert_eq!(answer["status"], status, "{kind}");
    }
}

#[tokio::test]
async fn last_names_choose_what_is_asked_for() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("AskPassport").await;
    assert_eq!(partner.attach_license(&id, &application).await["status"], "pending_step_up");
    let (id, application) = partner.identified("AskEverything").await;
    assert_eq!(partner.attach_license(&id, &application).await["status"], "pending_step_up");
    let document = partner.uploaded("utility", "u").await;
    let documents = json!([{ "documentId": document, "type": "utility" }]);
    let answer = data(&partner.update(&id, &application, documents).await);
    assert_eq!(answer["status"], "running");
}

#[tokio::test]
async fn updates_are_checked_strictly() {
    let partner = Partner::new(AKEPA).await;
    let good = json!({ "documentId": "doc_1", "type": "license", "side": "FRONT" });
    for (pointer, value, expected) in [
        ("/applicationId", json!("a-b"), "/applicationId pattern"),
        ("/entityId", json!(""), "/entityId minLength"),
        ("/documents", json!([]), "/documents minItems"),
        ("/documents", json!({}), "/documents type"),
        ("/documents/0", json!("doc_1"), "/documents/0 type"),
        ("/documents/0/documentId", json!("doc-1"), "/documents/0/documentId pattern"),
        ("/documents/0/type", json!("LICENSE"), "/documents/0/type enum"),
        ("/documents/0/side", json!("front"), "/documents/0/side enum"),
        ("/documents/0", json!({ "documentId": "doc_1" }), "/documents/0 required type"),
        (
            "/documents/0",
            json!({ "documentId": "doc_1", "type": "license", "number": "1" }),
            "/documents/0 additionalProperties number",
        ),
    ] {
        let mut body =
            json!({ "applicationId": "iapp_1", "entityId": "csta_1", "documents": [good] });
        *body.pointer_mut(pointer).unwrap() = value;
        assert_eq!(problems(&partner.post("/akepa/update", &body).await)[0], expected);
    }
    let told = problems(&partner.post("/akepa/update", &json!({ "customerId": "x" })).await);
    let expected = [
        "additionalProperties customerId",
        "required applicationId",
        "required entityId",
        "required documents",
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_an_update_names_must_be_there() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    let (other, _) = partner.identified("Person").await;
    let document = partner.uploaded("license", "x").await;
    let empty = partner.generate("license", "jpg").await;
    let one = |document: &str| json!([{ "documentId": document, "type": "license" }]);

    let answer = partner.update(&id, "iapp_0", one(&document)).await;
    let context = refusal(&answer, 404, "applicationNotFound");
    assert_eq!(context, json!({ "applicationId": "iapp_0" }));
    let answer = partner.update(&other, &application, one(&document)).await;
    let context = refusal(&answer, 400, "customerNotFound");
    assert_eq!(context, json!({ "customerId": other }));
    let answer = partner.update(&id, &application, one("doc_0")).await;
    let context = refusal(&answer, 400, "documentNotFound");
    assert_eq!(context, json!({ "documentId": "doc_0" }));
    let answer = partner.update(&id, &application, one(&empty)).await;
    assert_eq!(refusal(&answer, 400, "fileNotFound"), Value::Null);
    let another = json!([{ "documentId": document, "type": "passport" }]);
    let told = problems(&partner.update(&id, &application, another).await);
    assert_eq!(told, ["/documents/0/type const"]);
    assert_eq!(partner.effect(&id, "submit"), 1, "none of them did anything");
}

#[tokio::test]
async fn all_documents_of_an_update_are_attached_or_none() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("Person").await;
    let passport = partner.uploaded("passport", "p").await;
    let documents = json!([
        { "documentId": passport, "type": "passport" },
        { "documentId": "doc_0", "type": "license" },
    ]);
    refusal(&partner.update(&id, &application, documents).await, 400, "documentNotFound");
    assert_eq!(partner.journey(&id, &application).await, "pending_step_up");
    assert_eq!(partner.effect(&passport, "upload:PASSPORT"), 1);
}

#[tokio::test]
async fn completed_applications_take_nothing() {
    let partner = Partner::new(AKEPA).await;
    for last_name in ["InstantApproved", "InstantDeclined"] {
        let (id, application) = partner.identified(last_name).await;
        let document = partner.uploaded("passport", last_name).await;
        let documents = json!([{ "documentId": document, "type": "passport" }]);
        let answer = partner.update(&id, &application, documents).await;
        assert_eq!(refusal(&answer, 400, "statusApplicationEntity"), Value::Null);
    }
}

#[tokio::test]
async fn documents_that_nobody_asked_for_change_no_status() {
    let partner = Partner::new(AKEPA).await;
    let (id, application) = partner.identified("WaitReview").await;
    partner.attach_license(&id, &application).await;
    let document = partner.uploaded("utility", "u").await;
    let documents = json!([{ "documentId": document, "type": "utility" }]);
    let answer = data(&partner.update(&id, &application, documents).await);
    assert_eq!(answer["status"], "waiting_review");
}
