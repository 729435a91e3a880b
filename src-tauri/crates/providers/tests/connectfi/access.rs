use std::sync::Arc;

use chrono::{Duration, Utc};
use dossier_domain::{ErrorCode, Kind, MediaType, Provider, SlotName};
use dossier_providers::{
    Body, CreateFill, Delivery, Door, Error, Garbled, Settings, Target, check_credentials,
};
use serde_json::json;

use crate::{
    common::{Fake, case_id, json_reply, now, quick, reply},
    fake::*,
};

#[tokio::test]
async fn the_login_is_what_the_contract_says_and_its_token_goes_in_the_header() {
    let fake = start(|_, _| yes(kyc("PENDING", json!([]), json!([])))).await;
    legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap();
    let seen = fake.seen();
    assert_eq!((seen[0].method.as_str(), seen[0].path.as_str()), ("POST", "/auth/get-token"));
    assert_eq!(seen[0].json(), json!({"user": {"login": LOGIN, "password": PASSWORD}}));
    assert_eq!(seen[0].header("x-connectfi-token"), None);
    assert_eq!(seen[1].header("x-connectfi-token"), Some("token-1"));
    assert_eq!(seen[1].header("authorization"), None);
}

#[tokio::test]
async fn a_base_url_may_have_a_path() {
    let fake = start(|_, _| yes(kyc("PENDING", json!([]), json!([])))).await;
    let base_url = format!("{}/connectfi/", fake.base_url);
    let client = client_with(Provider::Connectfi, &base_url, &quick());
    client.read(Target::new(CUSTOMER)).await.unwrap();
    assert_eq!(fake.seen()[0].path, "/connectfi/auth/get-token");
    assert_eq!(calls(&fake)[0].path, format!("/connectfi/customer/kyc/status/{CUSTOMER}"));
}

#[tokio::test]
async fn of_two_tokens_the_base_one_is_used() {
    for shape in [
        json!("token-b"),
        json!({"base": "token-b", "confined": "token-c"}),
        json!({"confined": {"token": "token-c"}, "base": {"token": "token-b"}}),
        json!([{"confined": "token-c"}, {"base": "token-b"}]),
        json!([{"type": "confined", "token": "token-c"}, {"type": "base", "token": "token-b"}]),
    ] {
        let told = shape.clone();
        let fake = Fake::bare(move |seen, _| match is_login(seen) {
            true => token(shape.clone(), Utc::now() + Duration::hours(1)),
            false => yes(kyc("PENDING", json!([]), json!([]))),
        })
        .await;
        legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap();
        assert_eq!(calls(&fake)[0].header("x-connectfi-token"), Some("token-b"), "{told}");
    }
    for shape in [json!(7), json!(""), json!("two\nlines"), json!({}), json!([]), json!(null)] {
        let told = shape.clone();
        let fake = Fake::bare(move |_, _| token(shape.clone(), Utc::now())).await;
        let error = legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap_err();
        assert!(matches!(error, Error::Unintelligible { what: Garbled::Shape, .. }), "{told}");
    }
}

#[tokio::test]
async fn one_login_serves_many_calls_at_once() {
    let fake = start(|_, _| yes(kyc("PENDING", json!([]), json!([])))).await;
    let client: Arc<_> = legacy(&fake).into();
    let reads: Vec<_> = (0..8)
        .map(|_| {
            let client: Arc<dyn dossier_providers::Client> = Arc::clone(&client);
            tokio::spawn(async move { client.read(Target::new(CUSTOMER)).await })
        })
        .collect();
    for read in reads {
        read.await.unwrap().unwrap();
    }
    assert_eq!((logins(&fake), calls(&fake).len()), (1, 8));
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires_whatever_this_clock_says() {
    // The provider's clock stands in 2031; its tokens live one second, then one hour.
    let fake = Fake::bare(|seen, before| {
        let date = "Wed, 01 Jan 2031 00:00:00 GMT";
        if !is_login(seen) {
            return yes(kyc("PENDING", json!([]), json!([]))).with("date", date);
        }
        let (name, expires) = match before.is_empty() {
            true => ("short", "2031-01-01T00:00:01Z"),
            false => ("long", "2031-01-01T01:00:00Z"),
        };
        token(json!(name), expires.parse().unwrap()).with("date", date)
    })
    .await;
    let client = legacy(&fake);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(5);
    while logins(&fake) < 2 {
        assert!(std::time::Instant::now() < deadline, "a token of one second was kept");
        client.read(Target::new(CUSTOMER)).await.unwrap();
    }
    for _ in 0..20 {
        client.read(Target::new(CUSTOMER)).await.unwrap();
    }
    assert_eq!(logins(&fake), 2, "a token of an hour is kept");
}

#[tokio::test]
async fn a_401_brings_one_new_login_and_the_same_request_again() {
    let fake = start(|_, count| match count {
        0 => json_reply(401, json!({"code": "unauthorized", "message": "Authentication error"})),
        _ => yes(customer()),
    })
    .await;
    let body = json!({"reference": REFERENCE});
    let create = Delivery { body: Body::Json(&body), ..delivery(Kind::Create) };
    legacy(&fake).deliver(&create).await.unwrap();
    let calls_made = calls(&fake);
    assert_eq!((logins(&fake), calls_made.len()), (2, 2));
    assert_eq!(calls_made[0].body, calls_made[1].body);

    let never = start(|_, _| reply(401, "")).await;
    let error = akepa(&never).read(Target::new(CUSTOMER)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Call));
    assert_eq!((logins(&never), calls(&never).len()), (2, 2), "once, not for ever");
}

#[tokio::test]
async fn refused_logins_say_at_which_door() {
    for (status, expected) in
        [(401, Error::Credentials(Door::Login)), (403, Error::Credentials(Door::Address))]
    {
        let fake = Fake::bare(move |_, _| reply(status, r#"{"code": "unauthorized"}"#)).await;
        let error = legacy(&fake).test().await.unwrap_err();
        assert_eq!(error, expected);
        assert_eq!(error.code(), ErrorCode::CredentialsRefused);
        assert_eq!(fake.seen().len(), 1, "refused credentials are not tried again");
    }
    let context = json!([{"instancePath": "/user/login", "keyword": "pattern", "params": {},
        "message": "desk_1 must match pattern"}]);
    let odd = Fake::bare(move |_, _| no(400, "requestValidateError", context.clone())).await;
    let Error::Refused(refused) = akepa(&odd).test().await.unwrap_err() else {
        panic!("the login's shape was refused")
    };
    assert_eq!(refused.fields[0].path, "user.login");
    assert!(!format!("{refused:?}").contains("desk_1"), "{refused:?}");
    let unwilling = Fake::bare(|_, _| no(200, "blocked", json!(null))).await;
    let error = legacy(&unwilling).test().await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "a 200 with another code is no token: {error}");
}

#[tokio::test]
async fn a_test_asks_about_nobody_and_takes_any_answer_in_connectfis_words() {
    for code in ["customerNotFound", "requestValidateError", "somethingElse"] {
        let fake = start(move |_, _| no(400, code, json!({"customerId": "x"}))).await;
        let health = akepa(&fake).test().await.unwrap();
        assert!(health.clock_offset_s.unwrap().abs() < 10);
        let call = calls(&fake).remove(0);
        assert_eq!(call.method, "GET");
        assert_eq!(call.path, "/customer/status/dossier_connection_test");
        assert!(call.body.is_empty());
    }
    let elsewhere = start(|_, _| json_reply(404, json!({"error": "no route"}))).await;
    let error = legacy(&elsewhere).test().await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::NotThisApi, .. }), "{error}");
    let page = start(|_, _| reply(404, "<p>no page</p>").with("content-type", "text/html")).await;
    let error = legacy(&page).test().await.unwrap_err();
    assert!(matches!(error, Error::Unintelligible { what: Garbled::Html, .. }), "{error}");
}

#[tokio::test]
async fn a_clock_off_by_an_hour_stops_everything_personal_and_no_reading() {
    for provider in [Provider::Connectfi, Provider::ConnectfiAkepa] {
        let fake = start(|seen, _| match seen.path.contains("akepa") {
            true => yes(application("running", None)),
            false => yes(kyc("PENDING", json!([]), json!([]))),
        })
        .await;
        let settings = Settings { clock: Arc::new(|| Utc::now() + Duration::hours(1)), ..quick() };
        let client = client_with(provider, &fake.base_url, &settings);
        let body =
            json!({"customer": {"firstName": "Testa"}, "cardAttributes": {"productID": "1"}});
        let slot = SlotName::new("LICENSE/FRONT");
        for delivery in [
            Delivery { body: Body::Json(&body), ..delivery(Kind::Create) },
            delivery(Kind::Submit),
            Delivery { before: Some("doc_f:false"), ..upload(&slot, b"x", MediaType::Png) },
            Delivery {
                body: Body::Json(&body),
                before: Some("WAITING_DATA:cardAttributes"),
                ..delivery(Kind::Correct)
            },
        ] {
            let error = client.deliver(&delivery).await.unwrap_err();
            assert!(matches!(error, Error::ClockWrong { .. }), "{:?}: {error}", delivery.kind);
        }
        assert!(calls(&fake).is_empty(), "nothing but logins left this computer");
        let memory = known();
        let target = Target { external_id: CUSTOMER, memory: Some(&memory) };
        client.read(target).await.unwrap();
    }
}

#[test]
fn credentials_are_checked_by_shape_and_named_by_field() {
    for provider in [Provider::Connectfi, Provider::ConnectfiAkepa] {
        assert_eq!(check_credentials(provider, r#"{"login": "a_1", "password": "x"}"#), Ok(()));
        for (json, paths) in [
            ("[]", vec![""]),
            ("{}", vec!["login", "password"]),
            (r#"{"login": "a-b", "password": "x"}"#, vec!["login"]),
            (r#"{"login": "a", "password": 7}"#, vec!["password"]),
            (
                &json!({"login": "a".repeat(37), "password": "p".repeat(51)}).to_string(),
                vec!["login", "password"],
            ),
        ] {
            let Err(Error::Input(problems)) = check_credentials(provider, json) else {
                panic!("{json}")
            };
            let found: Vec<&str> = problems.iter().map(|it| it.path.as_str()).collect();
            assert_eq!(found, paths, "{json}");
        }
    }
}

#[tokio::test]
async fn nothing_is_prepared_from_what_is_no_object() {
    let fake = start(|_, _| yes(json!({}))).await;
    let fill = CreateFill { case_id: case_id(), consented_at: now() };
    let error = akepa(&fake).prepare_create(json!([]), &fill).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    assert!(fake.seen().is_empty());
}
