use dossier_domain::{ErrorCode, Kind, MediaType, RequirementKind, SlotName, Snapshot, Stage};
use dossier_providers::{Body, Delivery, Error, Garbled, Target};
use serde_json::{Value, json};

use crate::{
    common::{Fake, KEY, Seen, json_reply, reply},
    fake::*,
};

async fn read(data: Value) -> Snapshot {
    let fake = start(move |_, _| yes(data.clone())).await;
    let memory = known();
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    akepa(&fake).read(target).await.unwrap()
}

fn paths(fake: &Fake) -> Vec<String> {
    calls(fake).into_iter().map(|call| format!("{} {}", call.method, call.path)).collect()
}

#[tokio::test]
async fn a_known_application_is_asked_for_by_its_id() {
    let fake = start(|_, _| yes(application("running", None))).await;
    let memory = known();
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    let snapshot = akepa(&fake).read(target).await.unwrap();
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("running", Stage::InProgress));
    assert_eq!(snapshot.external_id, CUSTOMER);
    assert_eq!(snapshot.memory, Some(memory.clone()));
    assert_eq!(paths(&fake), ["POST /akepa/status"]);
    let body = calls(&fake)[0].json();
    assert_eq!(body, json!({"customerId": CUSTOMER, "applicationId": APPLICATION}));
}

#[tokio::test]
async fn the_newest_application_counts() {
    let fake = start(|seen, _| {
        let mut data = application("running", None);
        data["applicationId"] = seen.json()["applicationId"].clone();
        yes(data)
    })
    .await;
    let memory = memory(json!({"applications": ["iapp_2", "iapp_1"]}));
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    let snapshot = akepa(&fake).read(target).await.unwrap();
    assert_eq!(calls(&fake)[0].json()["applicationId"], "iapp_2");
    assert_eq!(snapshot.memory.unwrap().expose()["applications"], json!(["iapp_2", "iapp_1"]));
}

#[tokio::test]
async fn a_completed_application_ends_by_its_outcome_in_any_case() {
    for (outcome, stage) in [
        (Some("Approved"), Stage::Approved),
        (Some("approved"), Stage::Approved),
        (Some("Denied"), Stage::Rejected),
        (Some("DENIED"), Stage::Rejected),
        (Some("Withdrawn"), Stage::Unmapped),
        (Some(""), Stage::Unmapped),
        (None, Stage::Unmapped),
    ] {
        let snapshot = read(application("completed", outcome)).await;
        assert_eq!(snapshot.stage, stage, "{outcome:?}");
        assert_eq!(snapshot.provider_status, "completed", "word for word");
        let kept: Vec<&str> = outcome.into_iter().filter(|word| !word.is_empty()).collect();
        assert_eq!(snapshot.reasons, kept);
    }
    assert_eq!(read(application("running", Some("Approved"))).await.stage, Stage::InProgress);
}

#[tokio::test]
async fn what_is_wanted_is_assumed_by_the_status() {
    let step_up = read(application("pending_step_up", None)).await;
    assert_eq!(step_up.stage, Stage::DocumentsNeeded);
    let [identity] = &step_up.requirements[..] else { panic!("one requirement") };
    assert_eq!(identity.kind, RequirementKind::Identity);
    let sets: Vec<Vec<&str>> = identity
        .alternatives
        .iter()
        .map(|set| set.iter().map(SlotName::as_str).collect())
        .collect();
    assert_eq!(sets, [vec!["LICENSE/FRONT", "LICENSE/BACK"], vec!["PASSPORT"]]);
    let documents = read(application("pending_documents", None)).await;
    assert_eq!(documents.stage, Stage::DocumentsNeeded);
    assert!(documents.requirements[0].slots().contains(&SlotName::new("UTILITY")));
    let data = read(application("data_request", None)).await;
    assert_eq!(data.stage, Stage::DataNeeded);
    let names: Vec<&str> =
        data.requirements[0].fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names[..3], ["customer.firstName", "customer.middleName", "customer.lastName"]);
    assert_eq!(data.requirements[0].kind, RequirementKind::Data);
    for (status, stage) in [
        ("waiting_review", Stage::ManualReview),
        ("pending_journey_application_review", Stage::ManualReview),
        ("pending_something", Stage::Unmapped),
    ] {
        let snapshot = read(application(status, None)).await;
        assert_eq!((snapshot.stage, snapshot.requirements.len()), (stage, 0), "{status}");
        assert_eq!(snapshot.provider_status, status);
    }
}

/// What is served besides the customer: the old path answers as told.
async fn without_application(old: fn() -> crate::common::Reply) -> Fake {
    start(move |seen: &Seen, _| match seen.path.as_str() {
        "/akepa/status" => no(404, "applicationNotFound", json!({"applicationId": "x"})),
        path if path.starts_with("/akepa/status/") => old(),
        _ => yes(customer()),
    })
    .await
}

#[tokio::test]
async fn a_customer_made_here_without_an_application_is_none() {
    for old in [
        (|| reply(404, "")) as fn() -> crate::common::Reply,
        || reply(404, "<html>"),
        || json_reply(404, json!({"message": "Cannot GET"})),
        || no(404, "applicationNotFound", json!({})),
        || no(400, "customerNotFound", json!({})),
        || json_reply(403, json!({"message": "Missing Authentication Token"})),
    ] {
        let fake = without_application(old).await;
        let memory = memory(json!({"applications": [], "made_here": true}));
        let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
        let snapshot = akepa(&fake).read(target).await.unwrap();
        assert_eq!(snapshot.provider_status, "none");
        assert_eq!(snapshot.stage, Stage::NotSubmitted);
        assert_eq!(snapshot.memory, Some(memory));
    }
}

#[tokio::test]
async fn a_followed_customer_is_unknown_unless_akepa_tells() {
    let fake = without_application(|| reply(404, "")).await;
    let snapshot = akepa(&fake).read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("unknown", Stage::Unmapped));
    assert!(snapshot.applicant.is_some(), "who it is can be read");
    assert_eq!(
        paths(&fake),
        [format!("GET /akepa/status/{CUSTOMER}"), format!("GET /customer/status/{CUSTOMER}")]
    );
    let fake = without_application(|| no(404, "applicationNotFound", json!({}))).await;
    let snapshot = akepa(&fake).read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(snapshot.provider_status, "none", "akepa itself says that there is none");
    let fake = without_application(|| yes(application("waiting_review", None))).await;
    let snapshot = akepa(&fake).read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(snapshot.stage, Stage::ManualReview);
    assert!(snapshot.applicant.is_some());
    assert_eq!(snapshot.memory.unwrap().expose()["applications"], json!([APPLICATION]));
    let down = without_application(|| reply(503, "")).await;
    let error = akepa(&down).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "nothing is guessed: {error}");
}

#[tokio::test]
async fn a_hint_is_kept_only_when_akepa_answers_to_it() {
    let fake = start(|seen, _| match seen.path.as_str() {
        "/akepa/status" if seen.json()["applicationId"] == APPLICATION => {
            yes(application("running", None))
        }
        "/akepa/status" => no(404, "applicationNotFound", json!({})),
        path if path.starts_with("/akepa") => reply(404, ""),
        _ => yes(customer()),
    })
    .await;
    let hinted = memory(json!({"applications": [], "hints": ["iapp_forged", APPLICATION]}));
    let target = Target { external_id: CUSTOMER, memory: Some(&hinted) };
    let snapshot = akepa(&fake).read(target).await.unwrap();
    assert_eq!(snapshot.provider_status, "running");
    assert_eq!(
        snapshot.memory.unwrap().expose(),
        &json!({"applications": [APPLICATION], "made_here": false})
    );
    let forged = memory(json!({"applications": [], "hints": ["iapp_forged"]}));
    let target = Target { external_id: CUSTOMER, memory: Some(&forged) };
    assert_eq!(akepa(&fake).read(target).await.unwrap().provider_status, "unknown");
}

#[tokio::test]
async fn ids_with_hyphens_are_refused_before_anything_is_sent() {
    let fake = start(|_, _| yes(application("running", None))).await;
    let client = akepa(&fake);
    let slot = SlotName::new("PASSPORT");
    let body = json!({"customer": {"firstName": "Testa"}});
    let long = "c".repeat(37);
    for id in ["csta-7f3a", "", long.as_str(), "../x"] {
        let target = Some(Target::new(id));
        for error in [
            client.read(Target::new(id)).await.unwrap_err(),
            client.deliver(&Delivery { target, ..delivery(Kind::Submit) }).await.unwrap_err(),
            client
                .deliver(&Delivery { target, ..upload(&slot, b"x", MediaType::Png) })
                .await
                .unwrap_err(),
            client
                .deliver(&Delivery { target, body: Body::Json(&body), ..delivery(Kind::Correct) })
                .await
                .unwrap_err(),
        ] {
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            let Error::Input(problems) = &error else { panic!("{error}") };
            assert_eq!(problems[0].path, "customerId");
            assert!(!error.doubtful() && !error.answered());
        }
    }
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn the_first_submit_identifies_with_a_reference_of_its_own() {
    let fake = start(|_, _| yes(application("pending_step_up", None))).await;
    let memory = memory(json!({"applications": [], "made_here": true}));
    let target = Some(Target { external_id: CUSTOMER, memory: Some(&memory) });
    let delivered =
        akepa(&fake).deliver(&Delivery { target, ..delivery(Kind::Submit) }).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(APPLICATION));
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("pending_step_up"));
    let snapshot = delivered.snapshot.unwrap();
    assert_eq!(
        snapshot.memory.unwrap().expose(),
        &json!({"applications": [APPLICATION], "made_here": true})
    );
    assert_eq!(paths(&fake), ["POST /akepa/identification"]);
    let reference = KEY.replace('-', "");
    assert_eq!(reference.len(), 32);
    let body = calls(&fake)[0].json();
    assert_eq!(body, json!({"customerId": CUSTOMER, "reference": reference}), "and nothing more");
}

#[tokio::test]
async fn an_identification_without_an_id_in_its_answer_leaves_a_doubt() {
    for data in [json!({}), json!({"status": "running", "customerId": CUSTOMER}), json!([1])] {
        let fake = start(move |_, _| yes(data.clone())).await;
        let error = akepa(&fake).deliver(&delivery(Kind::Submit)).await.unwrap_err();
        assert!(matches!(error, Error::Unintelligible { what: Garbled::Shape, .. }), "{error}");
        assert!(error.doubtful(), "it may have started");
    }
    let mut other = application("running", None);
    other["customerId"] = json!("csta_other");
    let fake = start(move |_, _| yes(other.clone())).await;
    let error = akepa(&fake).deliver(&delivery(Kind::Submit)).await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::OtherId, .. }), "{error}");
}

#[tokio::test]
async fn a_later_submit_links_what_was_uploaded() {
    let fake = start(|_, _| yes(application("waiting_review", None))).await;
    let files = [
        uploaded("LICENSE/FRONT", "doc_1"),
        uploaded("LICENSE/BACK", "doc_2"),
        uploaded("PASSPORT", "doc_3"),
        uploaded("UTILITY", ""),
    ];
    let memory = known();
    let target = Some(Target { external_id: CUSTOMER, memory: Some(&memory) });
    let submit = Delivery { target, files: &files, ..delivery(Kind::Submit) };
    let delivered = akepa(&fake).deliver(&submit).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("waiting_review"));
    assert_eq!(paths(&fake), ["POST /akepa/update"]);
    assert_eq!(
        calls(&fake)[0].json(),
        json!({"applicationId": APPLICATION, "entityId": CUSTOMER, "documents": [
            {"documentId": "doc_1", "type": "license", "side": "FRONT"},
            {"documentId": "doc_2", "type": "license", "side": "BACK"},
            {"documentId": "doc_3", "type": "passport"},
        ]})
    );
    let memory = delivered.snapshot.unwrap().memory.unwrap();
    assert_eq!(memory.expose()["linked"], json!(["doc_1", "doc_2", "doc_3"]));
    assert_eq!(delivered.memory, Some(memory), "also where the answer tells nothing");
}

#[tokio::test]
async fn an_update_is_accepted_by_the_yes_alone_and_not_sent_empty() {
    let fake = start(|_, _| yes(json!({"ok": 1}))).await;
    let memory = known();
    let target = Some(Target { external_id: CUSTOMER, memory: Some(&memory) });
    let files = [uploaded("PASSPORT", "doc_3")];
    let submit = Delivery { target, files: &files, ..delivery(Kind::Submit) };
    let delivered = akepa(&fake).deliver(&submit).await.unwrap();
    assert_eq!(delivered.snapshot, None);
    assert!(delivered.memory.is_some());
    let empty = Delivery { files: &[], ..submit };
    assert!(matches!(akepa(&fake).deliver(&empty).await.unwrap_err(), Error::Input(_)));
    assert_eq!(calls(&fake).len(), 1);
}

#[tokio::test]
async fn an_upload_has_an_id_made_and_sends_the_file_to_it() {
    let fake = start(|seen, _| match seen.path.as_str() {
        "/akepa/document/generate" => yes(json!({"id": "doc_9", "uploadStatus": false})),
        _ => yes(json!({"id": "doc_9"})),
    })
    .await;
    for (slot, media, sent) in [
        ("LICENSE/FRONT", MediaType::Jpeg, ("license front", "jpg", "license")),
        (
            "IDENTIFICATION_CARD/BACK",
            MediaType::Png,
            ("identification card back", "png", "identification_card"),
        ),
        ("1099", MediaType::Png, ("1099", "png", "1099")),
    ] {
        let name = SlotName::new(slot);
        let delivered = akepa(&fake).deliver(&upload(&name, b"bytes", media)).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some("doc_9"));
        assert!(delivered.receipt.sha256.is_some());
        let seen = calls(&fake);
        let [generate, upload] = &seen[seen.len() - 2..] else { panic!("two calls") };
        let (name, extension, kind) = sent;
        assert_eq!(
            generate.json(),
            json!({"workflow": "PERSONAL", "name": name, "extension": extension, "type": kind})
        );
        assert_eq!(upload.path, "/akepa/document/upload/doc_9");
        let form = String::from_utf8_lossy(&upload.body);
        let disposition = format!("name=\"file\"; filename=\"document.{extension}\"");
        assert!(form.contains(&disposition) && form.contains("\r\n\r\nbytes\r\n--"), "{form}");
    }
}

#[tokio::test]
async fn a_lost_generate_leaves_no_doubt_and_a_lost_upload_does() {
    let slot = SlotName::new("PASSPORT");
    let file = upload(&slot, b"x", MediaType::Png);
    let fake = start(|_, _| reply(503, "")).await;
    let error = akepa(&fake).deliver(&file).await.unwrap_err();
    assert!(!error.doubtful(), "nothing of the file was sent: {error}");
    let fake = start(|seen, _| match seen.path.ends_with("generate") {
        true => yes(json!({"id": "doc_9"})),
        false => reply(503, ""),
    })
    .await;
    assert!(akepa(&fake).deliver(&file).await.unwrap_err().doubtful());
    for (answer, what) in [
        (json!({"id": "doc_other"}), Garbled::OtherId),
        (json!({"id": "doc_9", "uploadStatus": false}), Garbled::Shape),
    ] {
        let fake = start(move |seen, _| match seen.path.ends_with("generate") {
            true => yes(json!({"id": "doc_9"})),
            false => yes(answer.clone()),
        })
        .await;
        let error = akepa(&fake).deliver(&file).await.unwrap_err();
        assert!(matches!(error, Error::Unintelligible { what: found, .. } if found == what));
    }
    let fake = start(|_, _| yes(json!({"id": "sdoc-1"}))).await;
    let error = akepa(&fake).deliver(&file).await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::Shape, .. }), "{error}");
}

#[tokio::test]
async fn files_that_akepa_does_not_take_are_not_sent() {
    let fake = start(|_, _| yes(json!({}))).await;
    for (slot, media) in [
        ("PASSPORT", MediaType::Pdf),
        ("LICENSE", MediaType::Png),
        ("PASSPORT/BACK", MediaType::Png),
        ("license/front", MediaType::Png),
    ] {
        let slot = SlotName::new(slot);
        let error = akepa(&fake).deliver(&upload(&slot, b"x", media)).await.unwrap_err();
        assert_eq!(error, Error::Unsupported, "{slot}");
    }
    let error = akepa(&fake).deliver(&delivery(Kind::Answer)).await.unwrap_err();
    assert_eq!(error, Error::Unsupported);
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn a_correction_sends_the_parts_of_the_customer_that_were_typed() {
    let fake = start(|_, _| yes(json!({}))).await;
    let typed = json!({
        "customer": {"lastName": "Sampleton", "nickname": "T", "email": null},
        "reference": "other",
        "cardAttributes": {"productID": 7},
    });
    let correct = Delivery { body: Body::Json(&typed), ..delivery(Kind::Correct) };
    let delivered = akepa(&fake).deliver(&correct).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    assert_eq!(paths(&fake), ["POST /customer/update"]);
    assert_eq!(
        calls(&fake)[0].json(),
        json!({"customerId": CUSTOMER, "customer": {"lastName": "Sampleton"}})
    );
    let idle = json!({"reference": "other"});
    let idle = Delivery { body: Body::Json(&idle), ..correct };
    assert!(matches!(akepa(&fake).deliver(&idle).await.unwrap_err(), Error::Input(_)));
    assert_eq!(calls(&fake).len(), 1);
}

#[tokio::test]
async fn an_application_that_is_gone_is_not_found() {
    let fake = start(|_, _| no(404, "applicationNotFound", json!({"applicationId": "x"}))).await;
    let memory = known();
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    assert_eq!(akepa(&fake).read(target).await.unwrap_err(), Error::NotFound);
    let other = start(|_, _| {
        let mut data = application("running", None);
        data["applicationId"] = json!("iapp_other");
        yes(data)
    })
    .await;
    let error = akepa(&other).read(target).await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::OtherId, .. }), "{error}");
}
