//! Seeded customers.

use std::collections::BTreeSet;

use dossier_sim::Options;
use serde_json::{Value, json};

use super::client::{Client, V1, V2};
use crate::partner::DELAY;

/// A simulator with so many cases for every provider.
async fn seeded(provider: &'static str, seed: u64, cases: usize) -> Client {
    let providers = Client::new(provider).await.sim.announcement().connections.len();
    let cases = cases * providers;
    Client::with(provider, Options { seed, cases, delay: DELAY, ..Options::default() }).await
}

/// The account's cases without the times, which depend on the start.
async fn cases(client: &Client) -> Vec<Value> {
    let mut all = Vec::new();
    for case in &client.sim.announcement().cases {
        if case.provider == client.provider {
            let mut customer = client.details(&case.external_id).await;
            for key in ["created_at", "updated_at", "last_status_updated_at"] {
                customer[key] = json!(null);
            }
            all.push(customer);
        }
    }
    all
}

#[tokio::test]
async fn the_same_seed_makes_the_same_cases() {
    for provider in [V1, V2] {
        let (one, two) = (seeded(provider, 7, 15).await, seeded(provider, 7, 15).await);
        assert_eq!(one.credentials, two.credentials);
        assert_eq!(cases(&one).await, cases(&two).await);
        let other = seeded(provider, 8, 15).await;
        assert_ne!(one.credentials, other.credentials);
        assert_ne!(cases(&one).await, cases(&other).await);
        let fewer = seeded(provider, 7, 5).await;
        assert_eq!(cases(&one).await[..5], cases(&fewer).await, "more cases change no others");
    }
}

#[tokio::test]
async fn every_stage_is_there() {
    for (provider, stages) in [
        (
            V1,
            &["APPROVED", "INCOMPLETE", "ON_HOLD", "QUEUED", "REINITIATE", "REJECTED", "REVIEWING"]
                [..],
        ),
        (V2, &["ACTION_REQUIRED", "APPROVED", "INCOMPLETE", "ON_HOLD", "REJECTED", "REVIEWING"]),
    ] {
        let client = seeded(provider, 3, 20).await;
        let all = cases(&client).await;
        assert_eq!(all.len(), 20);
        let found: BTreeSet<_> =
            all.iter().map(|one| one["customer_status"].as_str().unwrap()).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), stages, "{provider}");
        let asked = |status: &str, some: bool| {
            all.iter().any(|one| {
                one["customer_status"] == status
                    && one["request_for_information"].as_array().unwrap().is_empty() != some
            })
        };
        assert!(asked("ON_HOLD", true) && asked("ON_HOLD", false), "with and without fields");
        assert!(asked("APPROVED", true), "asked after approval");
        for one in &all {
            assert!(one["last_name"].as_str().unwrap().starts_with("Testcase-"));
            assert!(one["email"].as_str().unwrap().ends_with("@example.com"));
            let rejected = one["customer_status"] == "REJECTED";
            let required = one["customer_status"] == "ACTION_REQUIRED";
            assert_eq!(one["rejection_reason"].is_object(), rejected || required);
        }
        let listed = client.get("/v2/customers?type=INDIVIDUAL&per_page=512").await.expect(200);
        assert_eq!(listed["data"]["pagination"]["total"], 20);
        assert!(client.sim.webhooks(Some(provider)).is_empty(), "the past is not delivered");
        assert!(client.sim.effects().is_empty(), "and nobody's doing");
    }
}

#[tokio::test]
async fn seeded_cases_stay_until_acted_on() {
    for (provider, version) in [(V1, "v1"), (V2, "v2")] {
        let mut client = seeded(provider, 1, 20).await;
        let before = cases(&client).await;
        client.sim.advance(20 * DELAY);
        let token = client.log_in().await.expect(200)["access_token"].clone();
        client.token = token.as_str().unwrap().to_owned();
        assert_eq!(cases(&client).await, before);

        let at = |status: &str| {
            let found = before.iter().find(|one| one["customer_status"] == status);
            found.expect("a case").clone()
        };
        let reviewing = at("REVIEWING")["customer_id"].as_str().unwrap().to_owned();
        client.outcome(&reviewing, "rejected");
        let again = if version == "v1" { "REINITIATE" } else { "ACTION_REQUIRED" };
        for status in ["INCOMPLETE", again] {
            let one = at(status);
            let url = one["tos_policies_url"].as_str().unwrap();
            let (_, terms) = url.split_once("tos_policies_value=").unwrap();
            let id = one["customer_id"].as_str().unwrap().to_owned();
            let customer = super::client::Created { id, terms: terms.to_owned() };
            client.attach(version, &customer).await;
            client.sim.advance(2 * DELAY);
            assert_eq!(client.status(&customer.id).await, "APPROVED", "{provider} from {status}");
        }
        assert_eq!(client.status(&reviewing).await, "REJECTED");
    }
}
