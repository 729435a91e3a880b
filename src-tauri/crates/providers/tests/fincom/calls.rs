use dossier_domain::{Applicant, Kind, PageKind, Provider, SlotName, Stage};
use dossier_providers::{Body, CreateFill, Delivery, Error, Garbled, Target, UploadedFile};
use serde_json::{Value, json};

use crate::fake::*;

const V1: Provider = Provider::FincomV1;
const V2: Provider = Provider::FincomV2;

fn fill() -> CreateFill {
    CreateFill { case_id: case_id(), consented_at: now() }
}

#[tokio::test]
async fn a_create_is_prepared_with_our_case() {
    let fake = Fake::start(|_, _| reply(500, "")).await;
    for provider in BOTH {
        let client = fake.client(provider);
        let applicant = json!({"meta_data": {"ours": 1}, "basic_info": {}});
        let body = client.prepare_create(applicant, &fill()).await.unwrap();
        assert_eq!(body["meta_data"]["dossier_case"], case_id().to_string());
        assert_eq!(body["meta_data"]["ours"], 1);
        let kind = if provider == V1 { json!("STANDARD") } else { Value::Null };
        assert_eq!(body["verification_type"], kind, "V1 has a default, V2 demands it");
        let null = json!({"meta_data": null, "verification_type": "RELIANCE"});
        let body = client.prepare_create(null, &fill()).await.unwrap();
        assert_eq!(body["meta_data"], json!({"dossier_case": case_id().to_string()}));
        assert_eq!(body["verification_type"], "RELIANCE");
        for wrong in [json!({"meta_data": "text"}), json!([])] {
            let error = client.prepare_create(wrong, &fill()).await.unwrap_err();
            assert!(matches!(error, Error::Input(_)));
        }
    }
    assert!(fake.calls().is_empty(), "nothing is sent");
}

#[tokio::test]
async fn a_create_sends_the_prepared_body_and_keeps_id_and_terms() {
    let body = json!({"basic_info": {"email": "a@example.com", "country_of_residence": "BGD"}});
    for provider in BOTH {
        let fake = Fake::start(|_, _| {
            data(json!({"customer_id": CUSTOMER, "tos_policies_url": terms_url()}))
        })
        .await;
        let delivered = fake.client(provider).deliver(&create(&body)).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
        assert_eq!(
            delivered.memory.unwrap().expose(),
            &json!({"version": version(provider), "tos_policies_value": TERMS, "country": "BGD"})
        );
        let call = fake.calls().remove(0);
        assert_eq!(call.call(), format!("POST /{}/customers/individual", version(provider)));
        assert_eq!(call.json(), body);
        assert_eq!(call.header("content-type"), Some("application/json"));
    }
}

#[tokio::test]
async fn a_read_asks_the_version_that_knows_the_customer() {
    // Only V1's call knows the customer.
    let only_first = |seen: &Seen, _: usize| match seen.path.starts_with("/v1/") {
        true => data(customer("INCOMPLETE")),
        false => json_reply(404, json!({"message": "Resource not found"})),
    };
    let fake = Fake::start(only_first).await;
    let client = fake.client(V2);
    let snapshot = client.read(Target::new(CUSTOMER)).await.unwrap();
    let learnt = snapshot.memory.clone().unwrap();
    assert_eq!(learnt.expose()["version"], "v1");
    client.read(target(Some(&learnt))).await.unwrap();
    let paths: Vec<_> = fake.calls().iter().map(|call| call.path.clone()).collect();
    assert_eq!(
        paths,
        [
            format!("/v2/customers/{CUSTOMER}"),
            format!("/v1/customers/{CUSTOMER}"),
            format!("/v1/customers/{CUSTOMER}")
        ]
    );
    // What was created with V2 stays V2, whichever call knows it.
    let made = memory("v2");
    let snapshot = client.read(target(Some(&made))).await.unwrap();
    assert_eq!(snapshot.memory.unwrap().expose()["version"], "v2");

    let nobody = Fake::start(|_, _| json_reply(404, json!({"message": "no"}))).await;
    let error = nobody.client(V1).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!((error, nobody.calls().len()), (Error::NotFound, 2));
    let odd = nobody.client(V1).read(Target::new("../other")).await.unwrap_err();
    assert_eq!((odd, nobody.calls().len()), (Error::NotFound, 2), "not even asked");
}

#[tokio::test]
async fn a_read_tells_stage_requirements_and_the_page_of_terms() {
    let fake = Fake::start(|_, _| data(customer("INCOMPLETE"))).await;
    let more = json!({"selfie_required": true});
    let snapshot = client(V2, &fake.base_url, more).read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
    assert_eq!(
        (snapshot.pages[0].kind, snapshot.pages[0].url.clone()),
        (PageKind::Terms, terms_url())
    );
    let first = &snapshot.requirements[0].alternatives[0];
    assert_eq!(first, &[SlotName::new("PASSPORT"), SlotName::new("SELFIE")]);
}

#[tokio::test]
async fn an_upload_is_a_form_of_customer_and_file() {
    for provider in BOTH {
        let fake =
            Fake::start(|_, _| data(json!({"files": [{"document": "/CwW9PHhP_document.png"}]})))
                .await;
        let slot = SlotName::new("PASSPORT");
        let delivered = fake.client(provider).deliver(&upload(&slot, b"\x89PNG")).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some("/CwW9PHhP_document.png"));
        assert_eq!(
            delivered.receipt.sha256.as_deref(),
            Some("0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543")
        );
        let call = fake.calls().remove(0);
        assert_eq!(call.call(), "POST /v1/customers/upload", "V2 has no upload of its own");
        let media = call.header("content-type").unwrap();
        let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
        let expected = [
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"customer_id\"\r\n\r\n{CUSTOMER}\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"document\"; filename=\"document.png\"\r\nContent-Type: image/png\r\n\r\n").into_bytes(),
            b"\x89PNG".to_vec(),
            format!("\r\n--{boundary}--\r\n").into_bytes(),
        ]
        .concat();
        assert_eq!(call.body, expected);
        assert_eq!(call.header("content-length"), Some(expected.len().to_string().as_str()));
    }
}

#[tokio::test]
async fn uploads_go_to_slots_of_the_contract_and_to_asked_fields() {
    let fake = Fake::start(|_, _| data(json!({"files": [{"document": "/a.png"}]}))).await;
    let client = fake.client(V2);
    for good in ["SELFIE", "ADDRESS/PASSPORT", "proof_of_identity.GOVERNMENT_ID.files.FRONT"] {
        client.deliver(&upload(&SlotName::new(good), b"x")).await.unwrap();
    }
    for bad in ["ID_FRONT", "tos_policies_value.TOS.tos_policies_value", "a.b.c", ""] {
        let slot = SlotName::new(bad);
        let error = client.deliver(&upload(&slot, b"x")).await.unwrap_err();
        assert_eq!(error, Error::Unsupported, "{bad}");
    }
    assert_eq!(fake.calls().len(), 3);
    for odd in [json!({"files": []}), json!({"files": [{"document": "no slash"}]}), json!({})] {
        let fake = Fake::start(move |_, _| data(odd.clone())).await;
        let error = fake.client(V2).deliver(&upload(&SlotName::new("SELFIE"), b"x")).await;
        let error = error.unwrap_err();
        assert!(error.doubtful(), "a URI is owed: {error}");
    }
}

#[tokio::test]
async fn an_attach_of_v1_is_two_objects() {
    let fake = Fake::start(|_, _| yes()).await;
    let files = [
        file("DRIVERS_LICENSE/BACK", "/b.png", json!({})),
        file("DRIVERS_LICENSE/FRONT", "/f.png", identity()),
        file("ADDRESS/PASSPORT", "/a.pdf", json!({"country": "BGD"})),
    ];
    let kept = memory("v1");
    let delivered = fake.client(V1).deliver(&submit(Some(&kept), &files)).await.unwrap();
    let call = fake.calls().remove(0);
    assert_eq!(call.call(), "POST /v1/customers/individual/attach");
    assert_eq!(
        call.json(),
        json!({
            "customer_id": CUSTOMER,
            "proof_of_identity": {"type": "DRIVERS_LICENSE", "number": "X1234567",
                "country": "USA", "issue_date": "2020-01-15", "expiry_date": "2090-01-15",
                "files": [{"uri": "/f.png", "side": "FRONT"}, {"uri": "/b.png", "side": "BACK"}]},
            "proof_of_address": {"type": "PASSPORT", "country": "BGD",
                "files": [{"uri": "/a.pdf"}]},
            "tos_policies_value": TERMS,
        })
    );
    let memory = delivered.memory.unwrap();
    assert_eq!(memory.expose()["linked"].as_array().unwrap().len(), 3);
    assert!(memory.expose().get("queued").is_none(), "V1 is processed when it is answered");
}

#[tokio::test]
async fn an_attach_of_v2_is_two_lists() {
    let fake = Fake::start(|_, _| yes()).await;
    let mut licence = identity();
    licence["state"] = json!("US-CA");
    let files = [
        file("SELFIE", "/s.png", json!({"number": "never sent"})),
        file("DRIVERS_LICENSE/FRONT", "/f.png", licence.clone()),
        file("DRIVERS_LICENSE/BACK", "/b.png", licence),
        file("BANK_STATEMENT", "/a.pdf", json!({"issued": today_minus(30)})),
    ];
    let kept = memory("v2");
    let delivered = fake.client(V2).deliver(&submit(Some(&kept), &files)).await.unwrap();
    let call = fake.calls().remove(0);
    assert_eq!(call.call(), format!("POST /v2/customers/{CUSTOMER}/individual/attach"));
    assert_eq!(
        call.json(),
        json!({
            "identifying_documents": [
                {"type": "DRIVERS_LICENSE", "number": "X1234567", "country": "USA",
                 "state": "US-CA", "issue_date": "2020-01-15", "expiry_date": "2090-01-15",
                 "files": [{"uri": "/f.png", "side": "FRONT"}, {"uri": "/b.png", "side": "BACK"}]},
                {"type": "SELFIE", "files": [{"uri": "/s.png"}]},
            ],
            "address_documents": [{"type": "BANK_STATEMENT", "country": "USA",
                "issue_date": today_minus(30), "files": [{"uri": "/a.pdf"}]}],
            "tos_policies_value": TERMS,
        })
    );
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
    let memory = delivered.memory.unwrap();
    assert_eq!(memory.expose()["queued"]["before"], "INCOMPLETE|2026-05-04T12:00:00Z");
}

fn today_minus(days: i64) -> String {
    (now() - chrono::Duration::days(days)).date_naive().to_string()
}

#[tokio::test]
async fn a_customer_of_the_other_version_is_attached_with_its_own_contract() {
    let fake = Fake::start(|_, _| yes()).await;
    let kept = memory("v1");
    let files = papers();
    fake.client(V2).deliver(&submit(Some(&kept), &files)).await.unwrap();
    assert_eq!(fake.calls()[0].path, "/v1/customers/individual/attach");
    let selfie = [papers(), vec![file("SELFIE", "/s.png", json!({}))]].concat();
    let error = fake.client(V2).deliver(&submit(Some(&kept), &selfie)).await.unwrap_err();
    let Error::Input(problems) = error else { panic!("{error}") };
    assert_eq!(problems[0].path, "SELFIE");
    assert_eq!(fake.calls().len(), 1, "nothing was sent");
}

#[tokio::test]
async fn terms_and_country_are_read_where_they_are_not_remembered() {
    let fake = Fake::start(|seen, _| match seen.method.as_str() {
        "GET" => data(customer("INCOMPLETE")),
        _ => yes(),
    })
    .await;
    fake.client(V2).deliver(&submit(None, &papers())).await.unwrap();
    let calls = fake.calls();
    assert_eq!(calls[1].json()["tos_policies_value"], TERMS);
    assert_eq!(calls[1].json()["address_documents"][0]["country"], "USA");

    let silent = Fake::start(|_, _| {
        let mut details = customer("INCOMPLETE");
        details["tos_policies_url"] = Value::Null;
        details["country_of_residence"] = Value::Null;
        data(details)
    })
    .await;
    let files = papers();
    let error = silent.client(V2).deliver(&submit(None, &files)).await.unwrap_err();
    let paths = |error: Error| match error {
        Error::Input(problems) => problems.into_iter().map(|it| it.path).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    assert_eq!(paths(error), ["address_documents.country", "tos_policies_value"]);
    let typed = Applicant::new(json!({"basic_info": {"country_of_residence": "USA"}}));
    let delivery = Delivery { applicant: Some(&typed), ..submit(None, &files) };
    let error = silent.client(V2).deliver(&delivery).await.unwrap_err();
    assert_eq!(paths(error), ["tos_policies_value"]);
}

#[tokio::test]
async fn the_configured_live_photo_is_demanded_before_anything_is_sent() {
    let fake = Fake::start(|_, _| yes()).await;
    let client = client(V2, &fake.base_url, json!({"selfie_required": true}));
    let kept = memory("v2");
    let files = papers();
    let error = client.deliver(&submit(Some(&kept), &files)).await.unwrap_err();
    let Error::Input(problems) = error else { panic!("{error}") };
    assert_eq!((problems[0].path.as_str(), problems[0].code.as_str()), ("SELFIE", "required"));
    assert!(fake.calls().is_empty());
    let with = [files, vec![file("SELFIE", "/s.png", json!({}))]].concat();
    client.deliver(&submit(Some(&kept), &with)).await.unwrap();
}

#[tokio::test]
async fn an_address_document_of_another_country_is_refused_here() {
    let fake = Fake::start(|_, _| yes()).await;
    let kept = memory("v2");
    let files = [
        file("PASSPORT", "/p.png", identity()),
        file("UTILITY_BILL", "/u.pdf", json!({"country": "BGD"})),
    ];
    let error = fake.client(V2).deliver(&submit(Some(&kept), &files)).await.unwrap_err();
    let Error::Input(problems) = error else { panic!("{error}") };
    assert_eq!(problems[0].path, "UTILITY_BILL.country");
    assert_eq!(problems[0].code, "mismatch");
    assert!(fake.calls().is_empty());
}

#[tokio::test]
async fn an_answer_is_a_patch_of_what_was_asked() {
    for provider in BOTH {
        let fake = Fake::start(|_, _| yes()).await;
        let values = json!({"proof_of_identity.PASSPORT.expiry_date": "2090-01-15"});
        let files = [file("proof_of_identity.PASSPORT.files", "/new.png", json!({}))];
        let kept = memory(version(provider));
        let answer = Delivery {
            files: &files,
            ..delivery(Kind::Answer, Some(target(Some(&kept))), Body::Json(&values))
        };
        let delivered = fake.client(provider).deliver(&answer).await.unwrap();
        assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
        let call = fake.calls().remove(0);
        assert_eq!(call.call(), format!("PATCH /v1/customers/{CUSTOMER}"));
        assert_eq!(
            call.json(),
            json!({"proof_of_identity": {"expiry_date": "2090-01-15",
                "files": [{"uri": "/new.png"}]}})
        );
        let empty = json!({});
        let none = delivery(Kind::Answer, Some(target(None)), Body::Json(&empty));
        let error = fake.client(provider).deliver(&none).await.unwrap_err();
        assert!(matches!(error, Error::Input(_)));
        assert_eq!(fake.calls().len(), 1);
    }
}

#[tokio::test]
async fn what_the_provider_does_not_have_is_not_supported() {
    let fake = Fake::start(|_, _| yes()).await;
    let client = fake.client(V2);
    let body = json!({});
    for delivery in [
        delivery(Kind::Correct, Some(target(None)), Body::Json(&body)),
        delivery(Kind::Answer, Some(target(None)), Body::Nothing),
        delivery(Kind::Create, None, Body::Nothing),
        delivery(Kind::Create, Some(Target::new("../x")), Body::Json(&body)),
        delivery(Kind::Submit, None, Body::Nothing),
        delivery(Kind::Submit, Some(Target::new("a/b")), Body::Nothing),
    ] {
        let kind = delivery.kind;
        assert_eq!(client.deliver(&delivery).await.unwrap_err(), Error::Unsupported, "{kind:?}");
    }
    assert_eq!(client.agreements().await.unwrap_err(), Error::Unsupported);
    assert_eq!(client.webhooks().await.unwrap_err(), Error::Unsupported);
    assert_eq!(client.events(None).await.unwrap(), None);
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn a_yes_about_another_customer_is_not_believed() {
    let other = || data(json!({"customer_id": "another", "customer_status": "APPROVED"}));
    let fake = Fake::start(move |_, _| other()).await;
    let client = fake.client(V2);
    let kept = memory("v2");
    let files: Vec<UploadedFile> = papers();
    let read = client.read(Target::new(CUSTOMER)).await.unwrap_err();
    let write = client.deliver(&submit(Some(&kept), &files)).await.unwrap_err();
    for error in [&read, &write] {
        assert!(matches!(error, Error::Unintelligible { what: Garbled::OtherId, .. }), "{error}");
    }
    assert!(!read.doubtful() && write.doubtful());
    // Upper-case spellings are the same UUID.
    let upper = Fake::start(|_, _| {
        let mut details = customer("APPROVED");
        details["customer_id"] = json!(CUSTOMER.to_uppercase());
        data(details)
    })
    .await;
    upper.client(V2).read(Target::new(CUSTOMER)).await.unwrap();
}

#[tokio::test]
async fn the_list_goes_by_pages() {
    let fake = Fake::start(|seen, _| {
        let last = seen.path.contains("current_page=2");
        let id = if last { "c-2" } else { "c-1" };
        let customers = vec![
            json!({"customer_id": id, "customer_status": "REVIEWING"}),
            json!({"customer_id": 7}),
            json!({"customer_id": "../x", "customer_status": "REVIEWING"}),
        ];
        page(customers, if last { 2 } else { 1 }, 2)
    })
    .await;
    for provider in BOTH {
        let client = fake.client(provider);
        let first = client.list(None).await.unwrap().unwrap();
        assert_eq!(first.applications.len(), 1);
        assert_eq!(first.applications[0].external_id, "c-1");
        assert_eq!(first.applications[0].provider_status.as_deref(), Some("REVIEWING"));
        let second = client.list(first.next.as_deref()).await.unwrap().unwrap();
        assert_eq!((second.applications[0].external_id.as_str(), second.next), ("c-2", None));
    }
    assert_eq!(
        fake.calls()[0].call(),
        "GET /v2/customers?type=INDIVIDUAL&per_page=500&current_page=1"
    );
}
