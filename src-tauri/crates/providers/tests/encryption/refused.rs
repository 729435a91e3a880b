use dossier_providers::{Error, Garbled, Reason, Sent};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::common::{Fake, credentials, quick, reply};
use crate::front::{Authority, Front, Identity, tested};

/// Nothing arrived, nobody tried twice, and the caller knows that nothing was sent.
fn untouched(front: &Front, result: Result<(), Error>, expected: Reason) {
    let refused = Error::Unavailable { reason: expected, answered: false, sent: Sent::No };
    assert_eq!(result, Err(refused));
    assert_eq!(front.fake.seen().len(), 0, "a request arrived");
    assert_eq!(front.connections(), 1, "tried again");
}

#[tokio::test]
async fn a_certificate_of_another_time_is_refused() {
    for (from, to) in [(-3, -1), (2, 5)] {
        let authority = Authority::new("Ours");
        let front = Front::start(authority.certify("localhost", from, to)).await;
        let result = front.tested(|it| it.ca_pem = Some(authority.pem())).await;
        untouched(&front, result, Reason::CertificateTime);
    }
}

#[tokio::test]
async fn a_certificate_for_another_host_is_refused() {
    let authority = Authority::new("Ours");
    let front = Front::start(authority.certify("elsewhere.example", -1, 5)).await;
    let result = front.tested(|it| it.ca_pem = Some(authority.pem())).await;
    untouched(&front, result, Reason::CertificateName);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let front = Front::start(Identity::self_signed("localhost")).await;
    let result = front.tested(|_| ()).await;
    untouched(&front, result, Reason::CertificateIssuer);

    let (ours, theirs) = (Authority::new("Ours"), Authority::new("Theirs"));
    let front = Front::start(theirs.certify("localhost", -1, 5)).await;
    let result = front.tested(|it| it.ca_pem = Some(ours.pem())).await;
    untouched(&front, result, Reason::CertificateIssuer);
}

/// A server that answers whatever comes with the same bytes, and what came.
async fn answers(bytes: &'static [u8]) -> (u16, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = vec![0; 16 * 1024];
        let length = stream.read(&mut heard).await.unwrap();
        heard.truncate(length);
        stream.write_all(bytes).await.unwrap();
        let _ = stream.read_to_end(&mut heard).await;
        heard
    });
    (port, heard)
}

/// The title of a request, which stands in the clear only where encryption failed.
fn holds_a_request(heard: &[u8]) -> bool {
    heard.windows(5).any(|it| it == b"POST " || it == b"HTTP/")
}

#[tokio::test]
async fn an_old_version_of_the_protocol_and_none_at_all_are_refused() {
    // A greeting in TLS 1.1: record, its length, greeting, its length, version, 32 random bytes,
    // no session, a cipher of that time, no compression.
    const OLD: [u8; 47] = {
        let mut hello = [7; 47];
        let head = [22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
        let mut at = 0;
        while at < head.len() {
            hello[at] = head[at];
            at += 1;
        }
        let tail = [0, 0, 47, 0];
        let mut at = 0;
        while at < tail.len() {
            hello[43 + at] = tail[at];
            at += 1;
        }
        hello
    };
    for greeting in [&OLD[..], b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"] {
        let (port, heard) = answers(greeting).await;
        let result = tested(port, |_| ()).await;
        let Err(Error::Unavailable { reason, sent, .. }) = result else { panic!("{result:?}") };
        assert_eq!((reason, sent), (Reason::Tls, Sent::No));
        assert!(!holds_a_request(&heard.await.unwrap()));
    }
}

#[tokio::test]
async fn a_proxy_that_answers_for_the_provider_is_refused() {
    // It lets the connection through to itself and goes on in the clear.
    let (port, heard) = answers(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n").await;
    let proxy = format!("http://127.0.0.1:{port}");
    let result = tested(1, |it| it.proxy = Some(proxy)).await;
    assert!(matches!(result, Err(Error::Unavailable { sent: Sent::No, .. })), "{result:?}");
    let heard = heard.await.unwrap();
    assert!(heard.starts_with(b"CONNECT localhost:1 "), "asked for another host");
    assert!(!heard.windows(5).any(|it| it == b"POST "), "spoke in the clear");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Fake::bare(|_, _| reply(200, "{}")).await;
    for status in [301, 302, 307, 308] {
        let to = format!("{}/api/v1/login/", elsewhere.base_url);
        let fake = Fake::bare(move |_, _| reply(status, "").with("location", to.clone())).await;
        let client = dossier_providers::connect(
            &crate::common::connection(&fake.base_url),
            &credentials(),
            &quick(),
        )
        .unwrap();
        let error = client.test().await.err();
        let what = Garbled::Redirect;
        assert!(
            matches!(error, Some(Error::Unintelligible { what: found, .. }) if found == what),
            "{error:?}"
        );
        assert_eq!(fake.seen().len(), 1, "tried again");
    }
    assert_eq!(elsewhere.seen().len(), 0, "followed");
}
