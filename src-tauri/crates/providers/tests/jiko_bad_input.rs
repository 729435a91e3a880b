//! Servers that answer anything but the contract. docs/providers/jiko.md, What the client does.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]

mod common;

use std::time::Duration;

use common::*;
use dossier_domain::{ErrorCode, SlotName};
use dossier_providers::{
    Door, Error, Garbled, Reason, Sent, Setup, Target, check_credentials, connect,
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

fn garbled(error: &Error) -> Option<Garbled> {
    match error {
        Error::Unintelligible { what, .. } => Some(*what),
        _ => None,
    }
}

#[tokio::test]
async fn answers_that_cannot_be_understood_are_typed_and_leave_a_doubt_on_writes() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let cases: Vec<(&str, u16, Vec<u8>, Garbled)> = vec![
        ("text/html", 200, b"<!DOCTYPE html><p>Sign in</p>".to_vec(), Garbled::Html),
        ("application/json", 200, b" <html>".to_vec(), Garbled::Html),
        ("text/html", 404, b"<p>no such page</p>".to_vec(), Garbled::Html),
        ("application/json", 200, Vec::new(), Garbled::Empty),
        ("application/json", 200, b"{\"id\": ".to_vec(), Garbled::Malformed),
        ("application/json", 200, b"{\"id\": NaN}".to_vec(), Garbled::Malformed),
        ("application/json", 200, b"\"\\ud800\"".to_vec(), Garbled::Malformed),
        ("application/json", 200, b"\xff\xfe{}".to_vec(), Garbled::Malformed),
        ("application/json", 200, deep.into_bytes(), Garbled::Malformed),
        ("application/json", 200, b"{}".to_vec(), Garbled::Shape),
        ("application/json", 200, b"[1e400]".to_vec(), Garbled::Malformed),
        ("application/json", 200, vec![b' '; 10_000_000], Garbled::TooLarge),
    ];
    for (media, status, body, expected) in cases {
        let fake =
            Fake::start(move |_, _| reply(status, body.clone()).with("content-type", media)).await;
        let client = fake.client();
        let read = client.read(Target::new(APPLICATION)).await.unwrap_err();
        assert_eq!(garbled(&read), Some(expected), "{read}");
        assert!(!read.doubtful(), "a read changes nothing");
        let slot = SlotName::new("SELFIE");
        let body = json!({"a": 1});
        for write in [create(&body), submit(), upload(&slot, b"x")] {
            let error = client.deliver(&write).await.unwrap_err();
            assert_eq!(garbled(&error), Some(expected), "{:?}", write.kind);
            assert!(error.doubtful(), "{:?} may have been processed", write.kind);
            assert_eq!(error.code(), ErrorCode::ProviderUnavailable);
        }
    }
}

#[tokio::test]
async fn ten_megabytes_without_a_length_are_cut_off_while_they_come() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").await.unwrap();
        let chunk = [b"10000\r\n".to_vec(), vec![b' '; 0x10000], b"\r\n".to_vec()].concat();
        let mut sent = 0_usize;
        // Endless, until the client hangs up.
        while stream.write_all(&chunk).await.is_ok() {
            sent += 0x10000;
        }
        sent
    });
    let error = client(&base_url, &quick()).read(Target::new(APPLICATION)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::TooLarge));
    let sent = tokio::time::timeout(Duration::from_secs(10), server).await.unwrap().unwrap();
    assert!(sent < 30_000_000, "the client hung up soon: {sent}");
}

#[tokio::test]
async fn redirects_are_not_followed_and_carry_nothing_on() {
    let other = Fake::bare(|_, _| json_reply(200, json!({}))).await;
    for status in [301, 302, 303, 307, 308] {
        let target = format!("{}/api/v1/login/", other.base_url);
        let fake = Fake::bare(move |_, _| reply(status, "").with("location", target.clone())).await;
        let error = fake.client().deliver(&create(&json!({"a": 1}))).await.unwrap_err();
        assert_eq!(garbled(&error), Some(Garbled::Redirect));
        assert!(!error.doubtful(), "the login was redirected, the create never left");
        let target = format!("{}/api/v1/applications/", other.base_url);
        let fake =
            Fake::start(move |_, _| reply(status, "").with("location", target.clone())).await;
        let error = fake.client().deliver(&create(&json!({"a": 1}))).await.unwrap_err();
        assert_eq!(garbled(&error), Some(Garbled::Redirect));
    }
    assert!(other.seen().is_empty(), "not one byte went to the other server");
}

#[tokio::test]
async fn compressed_answers_are_not_unpacked() {
    let fake =
        Fake::start(|_, _| reply(200, b"\x1f\x8b".to_vec()).with("content-encoding", "gzip")).await;
    let error = fake.client().read(Target::new(APPLICATION)).await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::Encoded));
}

#[tokio::test]
async fn refusals_keep_the_providers_words() {
    for status in [400, 409, 412, 422] {
        let fake =
            Fake::start(move |_, _| reply(status, r#"{"detail": "not in this state"}"#)).await;
        let error = fake.client().deliver(&submit()).await.unwrap_err();
        assert!(!error.doubtful());
        let refusal = error.refusal(now()).unwrap();
        assert_eq!((refusal.status, refusal.words.as_str()), (status, "not in this state"));
        assert_eq!(error.code(), ErrorCode::ProviderRefused);
    }
    let fake = Fake::start(|_, _| reply(404, "")).await;
    assert_eq!(fake.client().read(Target::new(APPLICATION)).await.unwrap_err(), Error::NotFound);
}

#[tokio::test]
async fn refused_logins_say_at_which_door() {
    for (status, expected) in
        [(401, Error::Credentials(Door::Login)), (403, Error::Credentials(Door::Address))]
    {
        let fake = Fake::bare(move |_, _| reply(status, "")).await;
        let error = fake.client().test().await.unwrap_err();
        assert_eq!(error, expected);
        assert_eq!(error.code(), ErrorCode::CredentialsRefused);
        assert_eq!(fake.seen().len(), 1, "refused credentials are not tried again");
    }
    let elsewhere = Fake::bare(|_, _| json_reply(404, json!({"error": "no route"}))).await;
    let error = elsewhere.client().test().await.unwrap_err();
    assert_eq!(garbled(&error), Some(Garbled::NotThisApi));
    let forbidden = Fake::start(|_, _| reply(403, "<html>")).await;
    let error = forbidden.client().read(Target::new(APPLICATION)).await.unwrap_err();
    assert_eq!(error, Error::Credentials(Door::Address));
}

#[tokio::test]
async fn a_wait_is_kept_by_every_call_of_the_connection() {
    let fake = Fake::start(|_, _| reply(429, "").with("retry-after", "315360000")).await;
    let client = fake.client();
    let hour = Duration::from_secs(3600);
    let error = client.read(Target::new(APPLICATION)).await.unwrap_err();
    assert_eq!(error, Error::RateLimited { retry_after: Some(hour) }, "clamped to an hour");
    let error = client.deliver(&submit()).await.unwrap_err();
    let Error::RateLimited { retry_after: Some(rest) } = error else { panic!("{error}") };
    assert!(rest <= hour && rest > hour - Duration::from_secs(60));
    assert!(!error.doubtful());
    assert_eq!(fake.seen().len(), 2, "one login, one call, nothing before the time");

    for header in ["-1", "soon", "Fri, 20 Nov 2020 12:00:00 GMT"] {
        let fake = Fake::start(move |_, _| reply(429, "").with("retry-after", header)).await;
        let error = fake.client().read(Target::new(APPLICATION)).await.unwrap_err();
        assert_eq!(error, Error::RateLimited { retry_after: None }, "{header}");
    }
}

#[tokio::test]
async fn server_trouble_is_unavailable_and_leaves_a_doubt_on_writes() {
    for status in [408, 425, 500, 502, 503, 504] {
        let fake = Fake::start(move |_, _| reply(status, "<html>trouble</html>")).await;
        let client = fake.client();
        let unavailable =
            |sent| Error::Unavailable { reason: Reason::Server(status), answered: true, sent };
        assert_eq!(client.read(Target::new(APPLICATION)).await.unwrap_err(), unavailable(Sent::No));
        assert_eq!(client.deliver(&submit()).await.unwrap_err(), unavailable(Sent::Maybe));
        let login = Fake::bare(move |_, _| reply(status, "")).await;
        let error = login.client().deliver(&submit()).await.unwrap_err();
        assert_eq!(error, unavailable(Sent::No), "only the login was sent");
    }
}

#[tokio::test]
async fn nothing_listening_means_nothing_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&base_url, &quick()).deliver(&submit()).await.unwrap_err();
    let (reason, sent) = (Reason::ConnectionRefused, Sent::No);
    assert_eq!(error, Error::Unavailable { reason, answered: false, sent });
    assert!(!error.answered(), "being offline is no try");
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_told_apart() {
    // A label over 63 characters is refused by the resolver without asking the network.
    let base_url = format!("https://{}.example", "x".repeat(70));
    let error = client(&base_url, &quick()).test().await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { reason: Reason::Dns, .. }), "{error:?}");
}

/// Logs in, then does `then` to the next request, which was read to its end.
async fn after_login(then: &'static [u8], hang: bool) -> (String, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await.unwrap();
        let body = r#"{"token": "t", "expires": "2100-01-01T00:00:00Z"}"#;
        let login = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        stream.write_all(login.as_bytes()).await.unwrap();
        let _ = stream.read(&mut request).await.unwrap();
        stream.write_all(then).await.unwrap();
        if hang {
            // Until the client hangs up.
            while stream.read(&mut request).await.is_ok_and(|read| read > 0) {}
        }
    });
    (base_url, server)
}

#[tokio::test]
async fn a_connection_lost_after_sending_leaves_a_doubt() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"id\"";
    for (then, hang, reason, answered) in [
        (&b""[..], false, Reason::Reset, false),
        (&b"HTTP/1.1 200"[..], false, Reason::Reset, false),
        (&head[..], false, Reason::Reset, true),
        (&b""[..], true, Reason::Timeout, false),
        (&head[..], true, Reason::Timeout, true),
    ] {
        let (base_url, server) = after_login(then, hang).await;
        let error = client(&base_url, &quick()).deliver(&submit()).await.unwrap_err();
        assert_eq!(error, Error::Unavailable { reason, answered, sent: Sent::Maybe });
        assert!(error.doubtful());
        server.abort();
    }
}

#[tokio::test]
async fn plain_text_on_a_tls_port_is_a_tls_error_and_gets_no_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("https://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = vec![0; 4096];
        let read = stream.read(&mut hello).await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        hello.truncate(read);
        hello
    });
    let error = client(&base_url, &quick()).deliver(&submit()).await.unwrap_err();
    let (reason, sent) = (Reason::Tls, Sent::No);
    assert_eq!(error, Error::Unavailable { reason, answered: false, sent });
    let hello = server.await.unwrap();
    assert_eq!(hello[0], 0x16, "a TLS handshake and nothing else was sent");
}

#[tokio::test]
async fn an_unreachable_proxy_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut connection = connection("https://jiko.example");
    connection.proxy = Some(format!("http://{}", listener.local_addr().unwrap()));
    drop(listener);
    let client = connect(&connection, &credentials(), &quick()).unwrap();
    let error = client.test().await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { reason: Reason::Proxy, .. }), "{error:?}");
}

#[test]
fn settings_that_cannot_work_are_refused_before_anything_is_sent() {
    let setup = |change: &dyn Fn(&mut dossier_domain::Connection)| {
        let mut connection = connection("https://jiko.example");
        change(&mut connection);
        connect(&connection, &credentials(), &quick()).err()
    };
    assert_eq!(
        setup(&|c| c.base_url = "http://jiko.example".into()),
        Some(Error::Setup(Setup::Scheme))
    );
    assert_eq!(setup(&|c| c.base_url = "jiko".into()), Some(Error::Setup(Setup::BaseUrl)));
    assert_eq!(setup(&|c| c.proxy = Some("socks5://x:1".into())), Some(Error::Setup(Setup::Proxy)));
    assert_eq!(setup(&|c| c.ca_pem = Some("no certificate".into())), Some(Error::Setup(Setup::Ca)));
}

#[test]
fn credentials_are_checked_by_shape_and_never_printed() {
    let jiko = dossier_domain::Provider::Jiko;
    let good = r#"{"username": "u", "password": "p", "shared_secret": "s", "webhook_secret": "w"}"#;
    assert_eq!(check_credentials(jiko, good), Ok(()));
    for (json, path) in [
        ("", ""),
        ("[]", ""),
        (r#"{"username": "u", "password": "hunter2"}"#, "shared_secret"),
        (r#"{"username": "u", "password": 7, "shared_secret": "hunter2"}"#, "password"),
        (r#"{"username": " ", "password": "hunter2", "shared_secret": "s"}"#, "username"),
    ] {
        let Err(Error::Input(problems)) = check_credentials(jiko, json) else { panic!("{json}") };
        assert_eq!(problems[0].path, path);
        assert!(!format!("{problems:?}").contains("hunter2"));
    }
}
