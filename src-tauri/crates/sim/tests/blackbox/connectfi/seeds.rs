//! Seeded customers.

use std::collections::BTreeMap;

use dossier_sim::{Options, Sim};
use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, data, jpg, text};
use crate::partner::DELAY;

/// One with so many customers of each provider.
async fn seeded(provider: &'static str, seed: u64, each: usize) -> Partner {
    let none = Sim::start(Options::default()).await.expect("the simulator starts");
    let cases = each * none.announcement().connections.len();
    Partner::with(provider, Options { seed, cases, delay: DELAY, ..Options::default() }).await
}

fn ids(partner: &Partner) -> Vec<String> {
    let cases = partner.sim.announcement().cases.iter();
    let own = cases.filter(|case| case.provider == partner.provider);
    own.map(|case| case.external_id.clone()).collect()
}

/// What the status call answers for each, without the times, which depend on the start. `None`
/// where KYC was not started.
async fn shown(partner: &Partner) -> Vec<Option<Value>> {
    let mut all = Vec::new();
    for id in ids(partner) {
        all.push(if partner.provider == LEGACY {
            let mut kyc = partner.kyc(&id).await;
            kyc["customer"]["dtsCreatedAt"] = Value::Null;
            (!kyc["kyc"].is_null()).then_some(kyc)
        } else {
            let answer = partner.get(&format!("/akepa/status/{id}")).await;
            (answer.status != 404).then(|| data(&answer))
        });
    }
    all
}

fn status(provider: &str, shown: &Value) -> String {
    let pointer = if provider == LEGACY { "/kyc/status" } else { "/status" };
    text(shown.pointer(pointer).expect("a status"))
}

#[tokio::test]
async fn the_same_seed_makes_the_same_customers() {
    for provider in BOTH {
        let (one, two) = (seeded(provider, 7, 20).await, seeded(provider, 7, 20).await);
        let other = seeded(provider, 8, 20).await;
        assert_eq!(one.credentials, two.credentials);
        assert_ne!(one.credentials, other.credentials);
        assert_eq!(ids(&one), ids(&two));
        assert_ne!(ids(&one), ids(&other));
        assert_eq!(shown(&one).await, shown(&two).await);
        let fewer = seeded(provider, 7, 10).await;
        assert_eq!(ids(&one)[..10], ids(&fewer), "more customers change no others");
    }
}

#[tokio::test]
async fn every_stage_is_there() {
    for (provider, expected) in [
        (LEGACY, vec!["APPROVED", "DECLINED", "PENDING", "REVIEW", "WAITING_DATA"]),
        (
            AKEPA,
            vec![
                "completed",
                "data_request",
                "pending_documents",
                "pending_journey_application_review",
                "pending_step_up",
                "running",
                "waiting_review",
            ],
        ),
    ] {
        let partner = seeded(provider, 3, 15).await;
        let all = shown(&partner).await;
        assert_eq!(all.len(), 15);
        assert!(all.iter().any(Option::is_none), "one was only registered");
        let mut stages: BTreeMap<String, usize> = BTreeMap::new();
        for shown in all.iter().flatten() {
            *stages.entry(status(provider, shown)).or_default() += 1;
        }
        assert_eq!(stages.keys().collect::<Vec<_>>(), expected);
        for id in ids(&partner) {
            let customer = data(&partner.get(&format!("/customer/status/{id}")).await);
            let last_name = text(&customer["customer"]["lastName"]);
            assert!(last_name.starts_with("Testcase-"), "plainly synthetic: {last_name}");
        }
        assert!(partner.sim.effects().is_empty(), "nobody's doing");
        assert!(partner.hooks().is_empty(), "the past is not delivered");
    }
}

#[tokio::test]
async fn needs_are_of_every_kind_under_the_deprecated_contract() {
    let partner = seeded(LEGACY, 3, 15).await;
    let all = shown(&partner).await;
    let waiting: Vec<&Value> =
        all.iter().flatten().filter(|kyc| kyc["kyc"]["status"] == "WAITING_DATA").collect();
    let has = |wanted: &dyn Fn(&Value) -> bool| waiting.iter().any(|kyc| wanted(kyc));
    let any = |kyc: &Value, key: &str, value: Value| {
        kyc["kycDocumentList"].as_array().unwrap().iter().any(|entry| entry[key] == value)
    };
    assert!(has(&|kyc| kyc["kyc"]["attributeCodes"] == json!(["cardAttributes"])));
    assert!(has(&|kyc| any(kyc, "type", json!("CONTRACT"))));
    assert!(has(&|kyc| any(kyc, "uploadStatus", json!(true))), "half a licence");
}

#[tokio::test]
async fn seeded_customers_stay_until_acted_on() {
    for provider in BOTH {
        let partner = seeded(provider, 1, 9).await;
        let before = shown(&partner).await;
        partner.sim.advance(10 * DELAY);
        assert_eq!(shown(&partner).await, before);
    }
}

#[tokio::test]
async fn seeded_customers_go_on_when_acted_on() {
    let partner = seeded(LEGACY, 1, 9).await;
    let half = shown(&partner).await.into_iter().flatten().find(|kyc| {
        let list = kyc["kycDocumentList"].as_array().unwrap();
        let done = list.iter().filter(|entry| entry["uploadStatus"] == true).count();
        list.len() == 2 && done == 1
    });
    let id = text(&half.expect("half a licence")["customer"]["customerId"]);
    let path = partner.slot(&id, "LICENSE BACK").await;
    let answer = data(&partner.upload(&path, "file", &jpg("")).await);
    assert_eq!(answer["kyc"]["status"], "PENDING");
    partner.settle();
    assert_eq!(partner.kyc_status(&id).await, "APPROVED");

    let partner = seeded(AKEPA, 1, 9).await;
    for shown in shown(&partner).await.into_iter().flatten() {
        let (id, application) = (text(&shown["customerId"]), text(&shown["applicationId"]));
        if !["pending_step_up", "pending_documents"].contains(&shown["status"].as_str().unwrap()) {
            continue;
        }
        let answer = partner.attach_license(&id, &application).await;
        assert_eq!(answer["status"], "running");
        partner.settle();
        assert_eq!(partner.application(&id, &application).await["outcome"], "Approved");
    }
    let reviewed = shown(&partner)
        .await
        .into_iter()
        .flatten()
        .find(|shown| shown["status"] == "pending_journey_application_review");
    let reviewed = reviewed.expect("one in review");
    let id = text(&reviewed["customerId"]);
    partner.outcome(&id, "approved");
    partner.settle();
    let application = text(&reviewed["applicationId"]);
    assert_eq!(partner.journey(&id, &application).await, "completed");
}
