use dossier_domain::{Kind, Provider, Reconciled, Stage};
use dossier_providers::{Body, CreateFill, Delivery, Error, Garbled, rules};
use serde_json::{Value, json};

use crate::{
    common::{Reply, case_id, doubtful, json_reply, now},
    fake::*,
};

fn create(body: &Value) -> Delivery<'_> {
    Delivery { body: Body::Json(body), ..delivery(Kind::Create) }
}

fn exists(reference: Value, entity: Value) -> Reply {
    no(400, "referenceExists", json!({"reference": reference, "entityId": entity}))
}

#[tokio::test]
async fn our_case_is_the_reference_whatever_was_typed() {
    let fake = start(|_, _| yes(json!({}))).await;
    let fill = CreateFill { case_id: case_id(), consented_at: now() };
    for client in [legacy(&fake), akepa(&fake)] {
        let mut typed = rules(Provider::Connectfi).template(1);
        let plain = client.prepare_create(typed.clone(), &fill).await.unwrap();
        assert_eq!(plain["reference"], REFERENCE);
        assert_eq!(plain["customer"], typed["customer"]);
        typed["reference"] = json!("copied");
        assert_eq!(client.prepare_create(typed, &fill).await.unwrap(), plain);
    }
    assert!(fake.seen().is_empty(), "nothing is asked for that");
}

#[tokio::test]
async fn a_create_sends_the_prepared_bytes_and_keeps_the_customer() {
    let body =
        json!({"reference": REFERENCE, "customerType": "individual", "customer": {"a": 1.50}});
    for data in [customer(), json!({"customer": customer()})] {
        let fake = start(move |_, _| yes(data.clone())).await;
        for client in [legacy(&fake), akepa(&fake)] {
            let delivered = client.deliver(&create(&body)).await.unwrap();
            assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
            assert_eq!(delivered.receipt.provider_status.as_deref(), Some("none"));
            assert_eq!(delivered.receipt.at, now());
            assert!(!delivered.receipt.reconciled);
            let snapshot = delivered.snapshot.unwrap();
            assert_eq!(snapshot.stage, Stage::NotSubmitted);
            assert_eq!(snapshot.external_id, CUSTOMER);
        }
        for call in calls(&fake) {
            assert_eq!((call.method.as_str(), call.path.as_str()), ("POST", "/customer/init"));
            assert_eq!(call.json(), body);
            assert_eq!(call.header("content-type"), Some("application/json"));
        }
    }
}

#[tokio::test]
async fn the_echo_has_the_names_of_the_create_body_and_no_whole_number() {
    let fake = start(|_, _| yes(customer())).await;
    let delivered = legacy(&fake).deliver(&create(&json!({"reference": "r"}))).await.unwrap();
    let applicant = delivered.snapshot.unwrap().applicant.unwrap();
    let echo = applicant.expose();
    assert_eq!(echo["customerType"], "individual");
    assert_eq!(echo["customer"]["firstName"], "Testa");
    assert_eq!(echo["customer"]["identificationDocuments"][0]["value"], "*****4567");
    assert_eq!(echo["customer"].get("businessAddresses"), None);
    let rules = rules(Provider::Connectfi);
    assert_eq!(&rules.masked(echo), echo, "masking twice changes nothing");
    assert_eq!(rules.applicant_name(echo).as_deref(), Some("Testa Sample"));
}

#[tokio::test]
async fn our_reference_existing_is_the_receipt_of_an_earlier_try() {
    let body = json!({"reference": REFERENCE});
    let fake = start(|_, _| exists(json!(REFERENCE), json!(CUSTOMER))).await;
    for repeat in [false, true] {
        for client in [legacy(&fake), akepa(&fake)] {
            let delivered = client.deliver(&Delivery { repeat, ..create(&body) }).await.unwrap();
            assert_eq!(delivered.receipt.reference.as_deref(), Some(CUSTOMER));
            assert!(delivered.receipt.reconciled);
            assert_eq!(delivered.snapshot, None, "the status was not told");
        }
    }
}

#[tokio::test]
async fn somebody_elses_reference_is_a_refusal() {
    let body = json!({"reference": REFERENCE});
    let fake = start(|_, _| exists(json!("another"), json!("csta_other"))).await;
    for repeat in [false, true] {
        let error = legacy(&fake).deliver(&Delivery { repeat, ..create(&body) }).await.unwrap_err();
        let Error::Refused(refused) = error else { panic!("{error}") };
        assert!(refused.words.starts_with("referenceExists"), "{}", refused.words);
    }
    let unsaid = start(|_, _| exists(Value::Null, json!(CUSTOMER))).await;
    let error = legacy(&unsaid).deliver(&create(&body)).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a first try cannot have arrived before");
    let again = Delivery { repeat: true, ..create(&body) };
    assert!(legacy(&unsaid).deliver(&again).await.unwrap().receipt.reconciled);
}

#[tokio::test]
async fn a_repetition_whose_customer_is_not_named_goes_to_a_person() {
    let body = json!({"reference": REFERENCE});
    let unseen = Error::ArrivedUnseen { reason: "create_arrived_id_unknown" };
    for answer in [(|| exists(json!(REFERENCE), Value::Null)) as fn() -> Reply, || {
        no(400, "ssnExists", json!({}))
    }] {
        let fake = start(move |_, _| answer()).await;
        let again = Delivery { repeat: true, ..create(&body) };
        assert_eq!(akepa(&fake).deliver(&again).await.unwrap_err(), unseen);
    }
    let first = start(|_, _| no(400, "ssnExists", json!({}))).await;
    let error = akepa(&first).deliver(&create(&body)).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a first try that is refused is refused");
    let invalid = start(|_, _| no(400, "requestValidateError", json!([]))).await;
    let again = Delivery { repeat: true, ..create(&body) };
    let error = legacy(&invalid).deliver(&again).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error}");
}

#[tokio::test]
async fn a_lost_create_is_repeated_at_any_time_and_nothing_is_read() {
    let fake = start(|_, _| yes(json!({}))).await;
    for client in [legacy(&fake), akepa(&fake)] {
        let mut doubt = doubtful(Kind::Create);
        doubt.target = None;
        doubt.now = now() + chrono::Duration::days(30);
        assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::SafeToRepeat));
        doubt.key_sent_at = None;
        assert_eq!(client.reconcile(&doubt).await, Ok(Reconciled::NotArrived));
    }
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn a_yes_without_a_customer_leaves_a_doubt() {
    for data in
        [json!({}), json!(null), json!([]), json!({"customerId": 7}), json!({"customerId": "../x"})]
    {
        let told = data.clone();
        let fake = start(move |_, _| yes(data.clone())).await;
        let error = legacy(&fake).deliver(&create(&json!({"a": 1}))).await.unwrap_err();
        let shape = matches!(error, Error::Unintelligible { what: Garbled::Shape, .. });
        assert!(shape && error.doubtful(), "{told}: {error}");
    }
    let elsewhere = start(|_, _| json_reply(404, json!({"error": "no route"}))).await;
    let error = akepa(&elsewhere).deliver(&create(&json!({"a": 1}))).await.unwrap_err();
    let other = matches!(error, Error::Unintelligible { what: Garbled::NotThisApi, .. });
    assert!(other && error.doubtful(), "{error}");
}

#[tokio::test]
async fn a_customer_made_for_akepa_is_remembered_as_made_here() {
    let fake = start(|_, _| yes(customer())).await;
    let delivered = akepa(&fake).deliver(&create(&json!({"a": 1}))).await.unwrap();
    let memory = delivered.memory.unwrap();
    assert_eq!(memory.expose(), &json!({"applications": [], "made_here": true}));
    assert_eq!(delivered.snapshot.unwrap().memory, Some(memory));
    let delivered = legacy(&fake).deliver(&create(&json!({"a": 1}))).await.unwrap();
    assert_eq!(delivered.memory, None);
}
