use dossier_domain::Provider;
use dossier_providers::{Door, Error, Target};
use serde_json::json;

use crate::fake::*;

const V2: Provider = Provider::FincomV2;

fn token_reply(access: &str, ttl: &str, refresh_ttl: &str) -> Reply {
    json_reply(
        200,
        json!({"access_token": access, "access_token_ttl": ttl, "refresh_token": "refresh",
            "refresh_token_ttl": refresh_ttl, "current_time": "2031-01-01 00:00:00+00"}),
    )
}

#[tokio::test]
async fn the_login_carries_the_client_and_every_call_its_token() {
    for provider in BOTH {
        let fake = Fake::start(|_, _| data(customer("REVIEWING"))).await;
        let client = fake.client(provider);
        client.read(Target::new(CUSTOMER)).await.unwrap();
        client.read(Target::new(CUSTOMER)).await.unwrap();
        let seen = fake.seen();
        assert_eq!(seen.len(), 3, "one login for both");
        assert_eq!(seen[0].call(), "POST /v1/oauth/token");
        assert_eq!(seen[0].json(), json!({"client_id": "desk", "client_secret": "open-sesame"}));
        assert_eq!(seen[0].header("authorization"), None);
        let version = version(provider);
        for call in fake.calls() {
            assert_eq!(call.call(), format!("GET /{version}/customers/{CUSTOMER}"));
            assert_eq!(call.header("authorization"), Some("Bearer token-1"));
        }
    }
}

#[tokio::test]
async fn tokens_are_renewed_by_the_refresh_token_before_they_end_whatever_this_clock_says() {
    // The provider's clock stands in 2031; the first token lives one second.
    let fake = Fake::bare(|seen, _| match seen.path.as_str() {
        "/v1/oauth/token" => {
            token_reply("short", "2031-01-01 00:00:01+00", "2031-01-02 00:00:00+00")
        }
        "/v1/oauth/refresh-token" => {
            token_reply("long", "2031-01-01T01:00:00.5Z", "2031-01-02 00:00:00+00")
        }
        _ => data(customer("REVIEWING")),
    })
    .await;
    let client = fake.client(V2);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(5);
    let renewed = || fake.seen().iter().any(|seen| seen.path == "/v1/oauth/refresh-token");
    while !renewed() {
        assert!(std::time::Instant::now() < deadline, "a token of one second was kept");
        client.read(Target::new(CUSTOMER)).await.unwrap();
    }
    client.read(Target::new(CUSTOMER)).await.unwrap();
    let logins: Vec<_> = fake.seen().into_iter().filter(Seen::is_login).collect();
    assert_eq!(logins.len(), 2);
    assert_eq!(logins[1].json(), json!({"refresh_token": "refresh"}));
    assert_eq!(fake.calls().last().unwrap().header("authorization"), Some("Bearer long"));
}

#[tokio::test]
async fn a_401_brings_one_renewal_and_the_same_request_again() {
    let body = json!({"basic_info": {"email": "a@example.com"}});
    let fake = Fake::start(|_, count| match count {
        0 => json_reply(401, json!({"message": "Authentication failed"})),
        _ => data(json!({"customer_id": CUSTOMER, "tos_policies_url": terms_url()})),
    })
    .await;
    fake.client(V2).deliver(&create(&body)).await.unwrap();
    let paths: Vec<_> = fake.seen().iter().map(|seen| seen.path.clone()).collect();
    assert_eq!(
        paths,
        [
            "/v1/oauth/token",
            "/v2/customers/individual",
            "/v1/oauth/refresh-token",
            "/v2/customers/individual"
        ]
    );
    let calls = fake.calls();
    assert_eq!(calls[0].body, calls[1].body);

    let never = Fake::start(|_, _| reply(401, "")).await;
    let error = never.client(V2).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Call));
    assert_eq!(never.calls().len(), 2, "once, not for ever");
}

#[tokio::test]
async fn a_refresh_that_is_not_taken_falls_back_on_the_secret() {
    for no in [401, 404, 422] {
        let fake = Fake::bare(move |seen, before| match seen.path.as_str() {
            "/v1/oauth/token" => tokens(if before.is_empty() { "first" } else { "second" }, "r"),
            "/v1/oauth/refresh-token" => json_reply(no, json!({"message": "no"})),
            _ if seen.header("authorization") == Some("Bearer second") => {
                data(customer("APPROVED"))
            }
            _ => reply(401, ""),
        })
        .await;
        fake.client(V2).read(Target::new(CUSTOMER)).await.unwrap();
        let logins = fake.seen().iter().filter(|seen| seen.path == "/v1/oauth/token").count();
        assert_eq!(logins, 2, "{no}");
    }
}

#[tokio::test]
async fn a_closed_door_is_told_apart() {
    for (status, expected) in
        [(401, Error::Credentials(Door::Login)), (403, Error::Credentials(Door::Address))]
    {
        let fake = Fake::bare(move |_, _| json_reply(status, json!({"message": "no"}))).await;
        let error = fake.client(V2).test().await.unwrap_err();
        assert_eq!(error, expected);
    }
    let fake = Fake::bare(|_, _| {
        json_reply(
            422,
            json!({"message": "Validation failed", "errors": {"client_id": ["desk is short"]}}),
        )
    })
    .await;
    let Error::Refused(refused) = fake.client(V2).test().await.unwrap_err() else { panic!() };
    assert_eq!(refused.words, "client_id: [...] is short");
    // A 403 that is not the API's own is the network's.
    let fake = Fake::start(|_, _| reply(403, "<html>no</html>")).await;
    let error = fake.client(V2).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Address));
}

#[tokio::test]
async fn a_test_logs_in_anew_and_reads_nothing_personal() {
    let fake = Fake::start(|_, _| {
        data(json!({"pagination": {"total_page": 20}, "occupations": [{"id": 1, "title": "x"}]}))
    })
    .await;
    let client = fake.client(V2);
    let health = client.test().await.unwrap();
    client.test().await.unwrap();
    assert!(health.clock_offset_s.unwrap().abs() < 5);
    let paths: Vec<_> = fake.seen().iter().map(Seen::call).collect();
    assert_eq!(paths[0], "POST /v1/oauth/token");
    assert_eq!(paths[1], "GET /v1/occupations?per_page=1");
    assert_eq!(paths[2], "POST /v1/oauth/token");
}

#[tokio::test]
async fn nothing_personal_leaves_while_the_clocks_disagree() {
    let fake =
        Fake::bare(|_, _| tokens("t", "r").with("date", "Wed, 01 Jan 2020 00:00:00 GMT")).await;
    let client = fake.client(V2);
    let body = json!({"basic_info": {"email": "a@example.com"}});
    let files = papers();
    let kept = memory("v2");
    for delivery in [create(&body), submit(Some(&kept), &files)] {
        let error = client.deliver(&delivery).await.unwrap_err();
        assert!(matches!(error, Error::ClockWrong { offset_s } if offset_s > 0), "{error}");
    }
    assert!(fake.calls().is_empty());
}
