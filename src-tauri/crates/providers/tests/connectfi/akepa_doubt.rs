use dossier_domain::{Kind, Memory, Provider, Reconciled};
use dossier_providers::{Body, Delivery, Doubtful, Error, Target, rules};
use serde_json::{Value, json};

use crate::{
    common::{Fake, Reply, doubtful, reply},
    fake::*,
};

async fn cleared(
    fake: &Fake,
    kind: Kind,
    memory: &Memory,
    before: Option<&str>,
    body: Option<&Value>,
) -> Reconciled {
    let target = Some(Target { external_id: CUSTOMER, memory: Some(memory) });
    let doubt = Doubtful { target, before, body, ..doubtful(kind) };
    let found = akepa(fake).reconcile(&doubt).await.unwrap();
    let reads = |path: &str| path.starts_with("/akepa/status") || path.contains("/customer/status");
    assert!(calls(fake).iter().all(|call| reads(&call.path)), "reconciling only reads");
    found
}

#[tokio::test]
async fn a_lost_identification_is_never_repeated_on_a_guess() {
    let memory = memory(json!({"applications": [], "made_here": true}));
    type Case = (fn() -> Reply, Option<Reconciled>);
    let cases: [Case; 4] = [
        (|| yes(application("running", None)), None),
        (|| no(404, "applicationNotFound", json!({})), Some(Reconciled::NotArrived)),
        (|| reply(404, ""), Some(Reconciled::Unknown("answer_unseen"))),
        (|| reply(405, "<html>"), Some(Reconciled::Unknown("answer_unseen"))),
    ];
    for (answer, expected) in cases {
        let fake = start(move |_, _| answer()).await;
        let found = cleared(&fake, Kind::Submit, &memory, Some("none"), None).await;
        match (expected, found) {
            (Some(expected), found) => assert_eq!(found, expected),
            (None, Reconciled::Accepted(receipt)) => {
                assert_eq!(receipt.reference.as_deref(), Some(APPLICATION));
                assert!(receipt.reconciled);
            }
            (None, found) => panic!("{found:?}"),
        }
    }
    let down = start(|_, _| reply(502, "")).await;
    let target = Some(Target { external_id: CUSTOMER, memory: Some(&memory) });
    let doubt = Doubtful { target, before: Some("none"), ..doubtful(Kind::Submit) };
    let error = akepa(&down).reconcile(&doubt).await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error}");
}

#[tokio::test]
async fn a_lost_update_is_told_by_the_status() {
    let known = known();
    let moved = start(|_, _| yes(application("waiting_review", None))).await;
    let before = Some("pending_step_up");
    let found = cleared(&moved, Kind::Submit, &known, before, None).await;
    let Reconciled::Accepted(receipt) = found else { panic!("{found:?}") };
    assert_eq!(receipt.provider_status.as_deref(), Some("waiting_review"));
    let same = start(|_, _| yes(application("pending_step_up", None))).await;
    let found = cleared(&same, Kind::Submit, &known, before, None).await;
    assert_eq!(found, Reconciled::SafeToRepeat, "the same documents are linked once");
}

#[tokio::test]
async fn a_refused_repetition_of_an_update_that_arrived_is_a_receipt() {
    let conflict = |status: &'static str| {
        start(move |seen, _| match seen.path.as_str() {
            "/akepa/update" => no(400, "statusApplicationEntity", json!(null)),
            _ => yes(application(status, Some("Approved"))),
        })
    };
    let memory = known();
    let files = [uploaded("PASSPORT", "doc_3")];
    let again = Delivery {
        repeat: true,
        before: Some("pending_step_up"),
        target: Some(Target { external_id: CUSTOMER, memory: Some(&memory) }),
        files: &files,
        ..delivery(Kind::Submit)
    };
    let delivered = akepa(&conflict("completed").await).deliver(&again).await.unwrap();
    assert!(delivered.receipt.reconciled);
    let stayed = conflict("pending_step_up").await;
    let error = akepa(&stayed).deliver(&again).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error}");
    let first = Delivery { repeat: false, ..again };
    let error = akepa(&conflict("completed").await).deliver(&first).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a first try that is refused is refused");
}

#[tokio::test]
async fn a_lost_upload_is_sent_again_without_a_look() {
    let fake = start(|_, _| yes(json!({}))).await;
    let found = cleared(&fake, Kind::Upload, &known(), None, None).await;
    assert_eq!(found, Reconciled::NotArrived);
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn a_lost_correction_is_told_by_the_status_or_the_data() {
    let known = known();
    let answering = |status: &'static str, customer: Value| {
        start(move |seen, _| match seen.path.starts_with("/akepa") {
            true => yes(application(status, None)),
            false => yes(customer.clone()),
        })
    };
    let wanted = json!({"customer": {"lastName": "Sample", "firstName": "Testa"}});
    let before = Some("data_request");
    for (status, typed, expected) in [
        ("running", json!({"customer": {"lastName": "Else"}}), None),
        ("data_request", wanted, None),
        ("data_request", json!({"customer": {"lastName": "Else"}}), Some(Reconciled::NotArrived)),
        ("data_request", json!({"customer": {"gender": "M"}}), Some(Reconciled::SafeToRepeat)),
        (
            "data_request",
            json!({"customer": {"identificationDocuments": [{"type": "SSN", "value": "1"}]}}),
            Some(Reconciled::SafeToRepeat),
        ),
    ] {
        let fake = answering(status, customer()).await;
        let found = cleared(&fake, Kind::Correct, &known, before, Some(&typed)).await;
        match expected {
            Some(expected) => assert_eq!(found, expected, "{typed}"),
            None => assert!(matches!(found, Reconciled::Accepted(_)), "{typed}: {found:?}"),
        }
    }
    let typed = json!({"customer": {"lastName": "Else"}});
    let refusing = start(|seen, _| match seen.path.as_str() {
        "/customer/update" => no(400, "statusApplicationEntity", json!(null)),
        _ => yes(application("completed", Some("Approved"))),
    })
    .await;
    let again = Delivery {
        repeat: true,
        before,
        target: Some(Target { external_id: CUSTOMER, memory: Some(&known) }),
        body: Body::Json(&typed),
        ..delivery(Kind::Correct)
    };
    assert!(akepa(&refusing).deliver(&again).await.unwrap().receipt.reconciled);
}

#[tokio::test]
async fn the_word_before_is_the_status() {
    let fake = start(|_, _| yes(application("pending_step_up", None))).await;
    let memory = known();
    let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
    let snapshot = akepa(&fake).read(target).await.unwrap();
    let rules = rules(Provider::ConnectfiAkepa);
    for (kind, before) in [
        (Kind::Submit, Some("pending_step_up")),
        (Kind::Correct, Some("pending_step_up")),
        (Kind::Upload, None),
        (Kind::Create, None),
    ] {
        assert_eq!(rules.before(kind, &snapshot, None).as_deref(), before);
    }
}
