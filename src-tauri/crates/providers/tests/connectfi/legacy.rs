use dossier_domain::{
    FieldKind, Kind, MediaType, RequirementKind, SlotName, SlotStatus, Snapshot, Stage,
};
use dossier_providers::{Body, Delivery, Error, Garbled, Target};
use serde_json::{Value, json};

use crate::fake::*;

async fn read(data: Value) -> Snapshot {
    let fake = start(move |_, _| yes(data.clone())).await;
    legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap()
}

fn sets(snapshot: &Snapshot, kind: RequirementKind) -> Vec<Vec<String>> {
    let requirement = snapshot.requirements.iter().find(|it| it.kind == kind).unwrap();
    let names = |set: &Vec<SlotName>| set.iter().map(ToString::to_string).collect();
    requirement.alternatives.iter().map(names).collect()
}

#[tokio::test]
async fn open_documents_are_requirements_and_carry_their_ids() {
    let snapshot = read(kyc("WAITING_DATA", licence(false, true), json!([]))).await;
    assert_eq!(snapshot.provider_status, "WAITING_DATA");
    assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
    assert_eq!(snapshot.customer_id.as_deref(), Some(CUSTOMER));
    assert_eq!(sets(&snapshot, RequirementKind::Identity), [["LICENSE/FRONT", "LICENSE/BACK"]]);
    let front = &snapshot.slots[0];
    assert_eq!((front.slot.as_str(), front.status), ("LICENSE/FRONT", SlotStatus::Open));
    assert_eq!((front.reference.as_deref(), front.word.as_str()), (Some("doc_f"), "false"));
    assert_eq!(snapshot.slots[1].status, SlotStatus::Received);
}

#[tokio::test]
async fn documents_are_grouped_by_what_they_show() {
    let places = json!([
        place("d1", "PASSPORT", Some("FRONT"), false),
        place("d2", "UTILITY", None, false),
        place("d3", "CONTRACT", Some(""), false),
        place("d4", "ID_CARD", Some("BACK"), true),
        place("d5", "SELFIE", None, false),
    ]);
    let snapshot = read(kyc("WAITING_DATA", places, json!([]))).await;
    assert_eq!(sets(&snapshot, RequirementKind::Identity), [["PASSPORT", "ID_CARD/BACK"]]);
    assert_eq!(sets(&snapshot, RequirementKind::Address), [["UTILITY", "CONTRACT"]]);
    assert_eq!(sets(&snapshot, RequirementKind::Other), [["SELFIE"]], "seen, though not taken");
}

#[tokio::test]
async fn attributes_are_a_requirement_for_data() {
    let snapshot =
        read(kyc("WAITING_DATA", json!([]), json!(["cardAttributes", "occupation"]))).await;
    assert_eq!(snapshot.stage, Stage::DataNeeded);
    let [data] = &snapshot.requirements[..] else { panic!("one requirement") };
    assert_eq!(data.kind, RequirementKind::Data);
    let names: Vec<&str> = data.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "cardAttributes.productID",
            "cardAttributes.nameOnCard",
            "cardAttributes.designId",
            "cardAttributes.addressType",
            "cardAttributes.issueType",
            "cardAttributes.additionalData",
            "occupation",
        ]
    );
    assert_eq!(data.fields[3].kind, FieldKind::Choice);
    assert_eq!(data.fields[3].options, ["PRIMARY", "SECONDARY"]);
    let both = read(kyc("WAITING_DATA", licence(false, false), json!(["cardAttributes"]))).await;
    assert_eq!((both.stage, both.requirements.len()), (Stage::DocumentsNeeded, 2));
    let filled = read(kyc("WAITING_DATA", licence(true, true), json!(["cardAttributes"]))).await;
    assert_eq!(filled.stage, Stage::DataNeeded);
}

#[tokio::test]
async fn waiting_for_nothing_told_is_never_satisfied_by_itself() {
    for places in [json!([]), licence(true, true)] {
        let snapshot = read(kyc("WAITING_DATA", places, json!([]))).await;
        assert_eq!(snapshot.stage, Stage::DocumentsNeeded);
        assert_eq!(snapshot.requirements.len(), 1);
        assert!(!snapshot.requirements[0].satisfied_by(&Default::default()));
    }
}

#[tokio::test]
async fn the_kycs_own_status_counts_before_the_customers() {
    let mut data = kyc("REVIEW", json!([]), json!([]));
    data["customer"]["kycStatus"] = json!("PENDING");
    assert_eq!(read(data.clone()).await.provider_status, "REVIEW");
    data["kyc"]["status"] = Value::Null;
    assert_eq!(read(data.clone()).await.provider_status, "PENDING");
    data["kyc"] = Value::Null;
    assert_eq!(read(data).await.stage, Stage::InProgress);
}

#[tokio::test]
async fn requirements_are_open_only_while_something_is_waited_for() {
    for (status, stage, open) in [
        ("PENDING", Stage::InProgress, 0),
        ("REVIEW", Stage::ManualReview, 0),
        ("APPROVED", Stage::Approved, 0),
        ("DECLINED", Stage::Rejected, 0),
        ("ON_FIRE", Stage::Unmapped, 1),
    ] {
        let snapshot = read(kyc(status, licence(false, false), json!([]))).await;
        assert_eq!((snapshot.stage, snapshot.requirements.len()), (stage, open), "{status}");
        assert_eq!(snapshot.provider_status, status, "word for word");
    }
}

#[tokio::test]
async fn before_init_the_status_is_none() {
    let mut bare = kyc("", Value::Null, Value::Null);
    bare["kyc"] = Value::Null;
    let snapshot = read(bare).await;
    assert_eq!((snapshot.provider_status.as_str(), snapshot.stage), ("none", Stage::NotSubmitted));
    assert_eq!(snapshot.memory, None);
    for (status, code) in
        [(400, "customerNotFound"), (404, "applicationNotFound"), (400, "kycNotStarted")]
    {
        let fake = start(move |seen, _| match seen.path.contains("/kyc/") {
            true => no(status, code, json!({"customerId": CUSTOMER})),
            false => yes(customer()),
        })
        .await;
        let snapshot = legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap();
        assert_eq!(snapshot.provider_status, "none", "{code}");
        assert!(snapshot.applicant.is_some());
        let paths: Vec<String> = calls(&fake).into_iter().map(|call| call.path).collect();
        assert_eq!(
            paths,
            [format!("/customer/kyc/status/{CUSTOMER}"), format!("/customer/status/{CUSTOMER}")]
        );
    }
}

#[tokio::test]
async fn a_refused_read_is_none_only_where_no_kyc_was_ever_seen() {
    let refusing = |customer: Value| {
        start(move |seen, _| match seen.path.contains("/kyc/") {
            true => no(400, "outOfOrder", json!({})),
            false => yes(customer.clone()),
        })
    };
    let fake = refusing(customer()).await;
    let seen = start(|_, _| yes(kyc("PENDING", json!([]), json!([])))).await;
    let memory = legacy(&seen).read(Target::new(CUSTOMER)).await.unwrap().memory.unwrap();
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    let error = legacy(&fake).read(target).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a running KYC does not go back to none: {error}");
    let mut running = customer();
    running["kycStatus"] = json!("PENDING");
    let error = legacy(&refusing(running).await).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error}");
    let invalid = start(|_, _| no(400, "requestValidateError", json!([]))).await;
    let error = legacy(&invalid).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)));
    assert_eq!(calls(&invalid).len(), 1);
}

#[tokio::test]
async fn a_customer_that_is_nowhere_is_not_found() {
    let fake = start(|_, _| no(400, "customerNotFound", json!({"customerId": CUSTOMER}))).await;
    assert_eq!(legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap_err(), Error::NotFound);
    let error = legacy(&fake).read(Target::new("../card")).await.unwrap_err();
    assert_eq!(error, Error::NotFound, "what is no id is never put into a path");
    assert_eq!(calls(&fake).len(), 2);
}

#[tokio::test]
async fn ids_with_hyphens_are_good_here() {
    let id = "csta-7f3a";
    let mut data = kyc("PENDING", json!([]), json!([]));
    data["customer"]["customerId"] = json!(id);
    let fake = start(move |_, _| yes(data.clone())).await;
    assert_eq!(legacy(&fake).read(Target::new(id)).await.unwrap().external_id, id);
}

#[tokio::test]
async fn an_answer_about_another_customer_is_refused() {
    let fake = start(|_, _| {
        let mut data = kyc("APPROVED", json!([]), json!([]));
        data["customer"]["customerId"] = json!("csta_other");
        yes(data)
    })
    .await;
    let client = legacy(&fake);
    for error in [
        client.read(Target::new(CUSTOMER)).await.unwrap_err(),
        client.deliver(&delivery(Kind::Submit)).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Unintelligible { what: Garbled::OtherId, .. }), "{error}");
    }
}

#[tokio::test]
async fn a_submit_starts_kyc_and_brings_what_is_wanted() {
    let fake = start(|_, _| yes(kyc("WAITING_DATA", licence(false, false), json!([])))).await;
    let delivered = legacy(&fake).deliver(&delivery(Kind::Submit)).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("WAITING_DATA"));
    assert_eq!(delivered.snapshot.unwrap().slots.len(), 2);
    let call = calls(&fake).remove(0);
    assert_eq!((call.method.as_str(), call.path.as_str()), ("POST", "/customer/kyc/init"));
    assert_eq!(call.json(), json!({"customerId": CUSTOMER}), "neither webhook nor syncMode");
}

#[tokio::test]
async fn an_upload_is_a_form_with_one_file_for_the_listed_place() {
    let fake = start(|_, _| yes(kyc("WAITING_DATA", licence(true, false), json!([])))).await;
    let slot = SlotName::new("LICENSE/FRONT");
    let bytes = b"\x89PNG\r\n\x1a\n--\x00\xff";
    let try_one = Delivery { before: Some("doc_f:false"), ..upload(&slot, bytes, MediaType::Png) };
    let delivered = legacy(&fake).deliver(&try_one).await.unwrap();
    assert_eq!(delivered.receipt.reference.as_deref(), Some("doc_f"));
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("WAITING_DATA"));
    assert_eq!(delivered.receipt.sha256.unwrap().len(), 64);
    assert_eq!(delivered.snapshot.unwrap().slots[0].status, SlotStatus::Received);
    let call = calls(&fake).remove(0);
    assert_eq!(call.path, format!("/customer/kyc/upload/{CUSTOMER}/doc_f"));
    let media = call.header("content-type").unwrap();
    let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
    let mut expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; \
         filename=\"document.png\"\r\nContent-Type: image/png\r\n\r\n"
    )
    .into_bytes();
    expected.extend_from_slice(bytes);
    expected.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    assert_eq!(call.body, expected);
    assert_eq!(call.header("content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn a_repeated_upload_takes_the_place_from_the_list_as_it_is_now() {
    let fake = start(|seen, _| {
        let place = place("doc_new", "PASSPORT", None, seen.method == "POST");
        yes(kyc("WAITING_DATA", json!([place]), json!([])))
    })
    .await;
    let slot = SlotName::new("PASSPORT");
    for (repeat, before) in [(true, Some("doc_old:false")), (false, None)] {
        let try_one = Delivery { repeat, before, ..upload(&slot, b"x", MediaType::Jpeg) };
        legacy(&fake).deliver(&try_one).await.unwrap();
        let seen = calls(&fake);
        assert!(seen.last().unwrap().path.ends_with("/doc_new"), "{repeat}");
    }
}

#[tokio::test]
async fn files_that_no_slot_takes_are_not_sent() {
    let fake = start(|_, _| yes(kyc("WAITING_DATA", json!([]), json!([])))).await;
    let client = legacy(&fake);
    for (slot, media) in [
        ("CONTRACT", MediaType::Jpeg),
        ("SELFIE", MediaType::Png),
        ("LICENSE/TOP", MediaType::Png),
        ("../../auth", MediaType::Png),
    ] {
        let slot = SlotName::new(slot);
        let error = client.deliver(&upload(&slot, b"x", media)).await.unwrap_err();
        assert_eq!(error, Error::Unsupported, "{slot}");
    }
    assert!(fake.seen().is_empty());
    let slot = SlotName::new("UTILITY");
    let unlisted = Delivery { before: Some("none"), ..upload(&slot, b"x", MediaType::Pdf) };
    let Error::Input(problems) = client.deliver(&unlisted).await.unwrap_err() else {
        panic!("not asked for")
    };
    assert_eq!((problems[0].path.as_str(), problems[0].code.as_str()), ("UTILITY", "not_asked"));
    assert!(calls(&fake).is_empty());
}

#[tokio::test]
async fn a_yes_that_leaves_the_slot_open_is_none() {
    let fake = start(|_, _| yes(kyc("WAITING_DATA", licence(false, false), json!([])))).await;
    let slot = SlotName::new("LICENSE/FRONT");
    let try_one = Delivery { before: Some("doc_f:false"), ..upload(&slot, b"x", MediaType::Png) };
    let error = legacy(&fake).deliver(&try_one).await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::Shape, .. }), "{error}");
    assert!(error.doubtful());
}

#[tokio::test]
async fn attributes_are_sent_as_typed_and_only_what_was_asked() {
    let fake = start(|_, _| yes(kyc("PENDING", json!([]), json!([])))).await;
    let typed = json!({
        "cardAttributes": {"productID": 7, "addressType": "PRIMARY", "additionalData": {"a": [1]}},
        "customer": {"lastName": "Elsewise"},
    });
    let correct = Delivery {
        body: Body::Json(&typed),
        before: Some("WAITING_DATA:cardAttributes,occupation"),
        ..delivery(Kind::Correct)
    };
    let delivered = legacy(&fake).deliver(&correct).await.unwrap();
    assert_eq!(delivered.receipt.provider_status.as_deref(), Some("PENDING"));
    let call = calls(&fake).remove(0);
    assert_eq!(call.path, "/customer/kyc/add-attributes");
    assert_eq!(
        call.json(),
        json!({"customerId": CUSTOMER,
            "additionalAttributes": {"cardAttributes": typed["cardAttributes"]}})
    );
    let other = json!({"customer": {"lastName": "Elsewise"}});
    let idle = Delivery { body: Body::Json(&other), ..correct };
    assert!(matches!(legacy(&fake).deliver(&idle).await.unwrap_err(), Error::Input(_)));
    assert_eq!(calls(&fake).len(), 1);
}

#[tokio::test]
async fn attributes_are_accepted_by_the_yes_alone() {
    let fake = start(|_, _| yes(json!({"accepted": true}))).await;
    let typed = json!({"cardAttributes": {"productID": "7"}});
    let correct = Delivery {
        body: Body::Json(&typed),
        before: Some("WAITING_DATA:cardAttributes"),
        ..delivery(Kind::Correct)
    };
    let delivered = legacy(&fake).deliver(&correct).await.unwrap();
    assert_eq!(delivered.snapshot, None, "what comes back is not documented");
    assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
}

#[tokio::test]
async fn what_the_contract_has_no_call_for_is_not_sent() {
    let fake = start(|_, _| yes(json!({}))).await;
    let client = legacy(&fake);
    let answer = delivery(Kind::Answer);
    assert_eq!(client.deliver(&answer).await.unwrap_err(), Error::Unsupported);
    let nobody = Delivery { target: None, ..delivery(Kind::Submit) };
    assert_eq!(client.deliver(&nobody).await.unwrap_err(), Error::Unsupported);
    assert_eq!(client.list(None).await, Ok(None));
    assert_eq!(client.events(None).await, Ok(None));
    assert_eq!(client.webhooks().await.unwrap_err(), Error::Unsupported);
    assert_eq!(client.agreements().await.unwrap_err(), Error::Unsupported);
    assert!(fake.seen().is_empty());
}
