//! Events by way of the team's inbox: the simulator calls it, the desk pulls from it.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use dossier_app::{Clock, Hold, NewConnection, Pulled, Scope};
use dossier_domain::{CaseId, Environment, Provider, Role, Stage};
use dossier_inbox::{Config, Inbox, Options};
use dossier_providers::InboxToken;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::test_desk::TestDesk;

const HOOK: &str = "00112233445566778899aabbccddeeff";
const APPROVED: &str = "application.approved";

/// An inbox for the desk's connection, in a folder beside its vault.
async fn start(
    desk: &TestDesk,
    token: &InboxToken,
    secret: Option<&str>,
    listen: SocketAddr,
) -> Inbox {
    let hex = |bytes: [u8; 32]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let known = token.desk();
    let secret = secret.map(|secret| format!("webhook_secret = \"{secret}\"\n"));
    let config = format!(
        "[[connection]]\nname = \"sample\"\nprovider = \"{}\"\nhook = \"{HOOK}\"\n{}\
         [[connection.desk]]\ntoken_sha256 = \"{}\"\nseal_to = \"{}\"\n",
        desk.provider,
        secret.unwrap_or_default(),
        hex(known.token_sha256),
        hex(known.seal_to)
    );
    let config = Config::parse(&config, desk.home.path()).unwrap();
    let clock = Arc::clone(&desk.clock);
    let options = Options { listen, clock: Arc::new(move || clock.now()), ..Options::default() };
    Inbox::start(config, &desk.home.path().join("inbox"), options).await.expect("an inbox")
}

/// What a team does: an inbox is set up, the provider is told to call it, and the desk to pull.
async fn with_inbox(desk: &TestDesk) -> (Inbox, InboxToken) {
    let token = InboxToken::from_bytes(rand::random());
    let signs = dossier_providers::rules(desk.provider).signs_events();
    // Some secrets exist only after the provider was given the address.
    let early = signs.then_some("not known yet");
    let first = start(desk, &token, early, ([127, 0, 0, 1], 0).into()).await;
    let address = first.address();
    let hook = format!("http://{address}/hooks/{HOOK}");
    match desk.provider {
        Provider::FincomV1 | Provider::FincomV2 => {
            desk.faults(json!({desk.provider.as_str(): {"webhook_url": hook}}));
        }
        _ => {
            let made = desk.desk().register_webhook(desk.connection, &hook).await.expect("told");
            assert_eq!(made.url, hook);
            let listed = desk.desk().webhooks(desk.connection).await.unwrap();
            assert_eq!(listed.len(), 1);
        }
    }
    first.stop().await;
    let secret = match signs {
        true => Some(desk.desk().hand_out_webhook_secret(desk.connection).await.unwrap()),
        false => None,
    };
    let secret = secret.as_ref().map(|secret| secret.expose_secret());
    let inbox = start(desk, &token, secret, address).await;
    let address = format!("http://{address}/");
    let view = desk.desk().set_inbox(desk.connection, &address, Some(token.text())).await.unwrap();
    assert_eq!(Some(view), desk.desk().inbox(desk.connection).await.unwrap());
    (inbox, token)
}

/// How many events of this name were taken for the case.
async fn taken(desk: &TestDesk, case: CaseId, event: &str) -> usize {
    let is_it = |data: &serde_json::Map<String, Value>| data["event"] == event;
    let timeline = desk.show(case).await.timeline;
    timeline.iter().filter(|entry| entry.kind == "event.taken" && is_it(&entry.data)).count()
}

/// Pulls until an event of this name was taken for the case.
async fn pull_until(desk: &TestDesk, case: CaseId, event: &str) {
    let begun = Instant::now();
    loop {
        let pulled = desk.desk().pull_inbox(desk.connection).await.expect("a pull");
        assert_eq!(pulled.rejected, 0);
        if taken(desk, case, event).await > 0 {
            return;
        }
        assert!(begun.elapsed().as_secs() < 20, "the provider's event comes");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

async fn submitted(desk: &TestDesk, applicant: Value) -> CaseId {
    let case = desk.made(applicant).await;
    desk.desk().submit(case, Hold::None).await.expect("submit is available");
    desk.settle(case).await;
    case
}

/// The provider moves, its event comes, and the next sync reads the case long before its time.
async fn is_told_of_an_approval(desk: &TestDesk, case: CaseId, event: &str) {
    let name = desk.provider.as_str();
    desk.sim.set_outcome(name, &desk.external_id(case).await, "approved").unwrap();
    pull_until(desk, case, event).await;
    desk.sync(Scope::All).await.unwrap();
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved);
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn jiko_calls_the_inbox_and_the_desk_knows() {
    let desk = TestDesk::new().await;
    let _inbox = with_inbox(&desk).await;
    let case = desk.submitted("300").await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::ManualReview);
    is_told_of_an_approval(&desk, case, APPROVED).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn atelios_link_comes_through_the_inbox_alone() {
    let desk = TestDesk::of(Provider::Atelio).await;
    let _inbox = with_inbox(&desk).await;
    let mut applicant = desk.template();
    applicant["kyc"]["ssn"] = "333-33-3333".into();
    let case = desk.made(applicant).await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    // The sync of the case may have pulled already.
    let begun = Instant::now();
    let link = loop {
        let slots = desk.show(case).await.slots;
        if let Some(link) = slots.iter().find_map(|slot| slot.link.clone()) {
            break link;
        }
        assert!(begun.elapsed().as_secs() < 20, "the link comes");
        desk.desk().pull_inbox(desk.connection).await.unwrap();
        desk.sync(Scope::All).await.unwrap();
    };
    assert!(link.starts_with("http"), "{link}");
    assert_eq!(desk.show(case).await.summary.stage, Stage::DocumentsNeeded);
}

#[tokio::test(flavor = "multi_thread")]
async fn connectfi_is_told_the_hook_with_each_case() {
    for provider in [Provider::Connectfi, Provider::ConnectfiAkepa] {
        let desk = TestDesk::of(provider).await;
        let _inbox = with_inbox(&desk).await;
        let case = submitted(&desk, desk.template()).await;
        assert_eq!(desk.show(case).await.summary.stage, Stage::DocumentsNeeded);
        is_told_of_an_approval(&desk, case, "status").await;
        desk.desk().remove_webhook(desk.connection, "webhook_url").await.unwrap();
        assert!(desk.desk().webhooks(desk.connection).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fincom_calls_the_inbox_and_the_desk_reads_before_its_time() {
    for provider in [Provider::FincomV1, Provider::FincomV2] {
        let desk = TestDesk::of(provider).await;
        let (inbox, token) = with_inbox(&desk).await;
        // Until the case has been read, and is not to be read again for a while.
        desk.desk().remove_inbox(desk.connection).await.unwrap();
        let case = desk.made(desk.template()).await;
        desk.settle(case).await;
        let address = format!("http://{}", inbox.address());
        let set = desk.desk().set_inbox(desk.connection, &address, Some(token.text())).await;
        set.unwrap();
        pull_until(&desk, case, "customer.created").await;
        let report = desk.sync(Scope::All).await.unwrap();
        assert_eq!((report.checked, report.failed), (1, 0), "though it was read just before");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_came_by_two_ways_or_twice_is_one() {
    let desk = TestDesk::new().await;
    let (inbox, _) = with_inbox(&desk).await;
    let case = desk.submitted("300").await;
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "approved").unwrap();
    pull_until(&desk, case, APPROVED).await;
    let lines: Vec<_> = desk
        .sim
        .webhooks(Some("jiko"))
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect();
    let again = desk.desk().ingest_events(desk.connection, &lines.join("\n")).await.unwrap();
    assert_eq!(again.rejected.len(), 0);
    assert_eq!(again.accepted, 0, "{again:?}");
    // An inbox that was set up anew starts its numbers anew, and old cursors mean nothing there.
    let address = inbox.address();
    inbox.stop().await;
    std::fs::remove_dir_all(desk.home.path().join("inbox")).unwrap();
    let token = InboxToken::from_bytes(rand::random());
    let secret = desk.desk().hand_out_webhook_secret(desk.connection).await.unwrap();
    let _inbox = start(&desk, &token, Some(secret.expose_secret()), address).await;
    let refused = desk.desk().pull_inbox(desk.connection).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "credentials_refused", "another token");
    assert_eq!(refused.message().id, "error-inbox-token");
    let at = format!("http://{address}");
    desk.desk().set_inbox(desk.connection, &at, Some(token.text())).await.unwrap();
    for line in desk.sim.webhooks(Some("jiko")) {
        assert_eq!(deliver(address, &line.headers, &line.body).await, 200);
    }
    let pulled = desk.desk().pull_inbox(desk.connection).await.unwrap();
    assert_eq!((pulled.accepted, pulled.duplicate, pulled.rejected), (0, again.duplicate, 0));
}

/// Delivers what a provider has sent before.
async fn deliver(
    address: SocketAddr,
    headers: &std::collections::BTreeMap<String, String>,
    body: &str,
) -> u16 {
    let mut request = reqwest::Client::new().post(format!("http://{address}/hooks/{HOOK}"));
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(body.to_owned()).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_pulled_again_and_nothing_doubles() {
    let desk = TestDesk::new().await;
    let (inbox, _) = with_inbox(&desk).await;
    let way = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let through = format!("http://{}", way.local_addr().unwrap());
    let cut = tokio::spawn(cut_the_first_answer(way, inbox.address()));
    desk.desk().set_inbox(desk.connection, &through, None).await.expect("its token stays");
    let case = desk.submitted("300").await;
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "approved").unwrap();
    // The sync of the case met the cut; whichever call did, the next one goes through.
    let lost = desk.desk().pull_inbox(desk.connection).await;
    if let Err(error) = lost {
        assert_eq!(error.code().as_str(), "provider_unavailable");
    }
    pull_until(&desk, case, APPROVED).await;
    assert_eq!(taken(&desk, case, APPROVED).await, 1);
    let again = desk.desk().pull_inbox(desk.connection).await.unwrap();
    assert_eq!(again, Pulled::default(), "and the cursor moved on");
    cut.abort();
}

/// Passes calls on, and keeps the first answer to itself.
async fn cut_the_first_answer(way: TcpListener, to: SocketAddr) {
    let mut is_first = true;
    loop {
        let (mut from, _) = way.accept().await.unwrap();
        let mut behind = TcpStream::connect(to).await.unwrap();
        if std::mem::take(&mut is_first) {
            let mut bytes = vec![0; 4096];
            let read = from.read(&mut bytes).await.unwrap();
            behind.write_all(&bytes[..read]).await.unwrap();
            assert!(behind.read(&mut bytes).await.unwrap() > 0, "the inbox has answered");
            continue;
        }
        tokio::spawn(async move { tokio::io::copy_bidirectional(&mut from, &mut behind).await });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inbox_in_wrong_hands_makes_no_event() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let token = InboxToken::from_bytes(rand::random());
    let inbox = start(&desk, &token, Some("a secret of its own"), ([127, 0, 0, 1], 0).into()).await;
    let address = format!("http://{}", inbox.address());
    desk.desk().set_inbox(desk.connection, &address, Some(token.text())).await.unwrap();
    let body = json!({
        "event_id": "made-up", "event_type": "application.approved",
        "payload": {"application_id": desk.external_id(case).await},
    });
    let mut mac = Hmac::<Sha256>::new_from_slice(b"a secret of its own").unwrap();
    mac.update(body.to_string().as_bytes());
    let signed = STANDARD.encode(mac.finalize().into_bytes());
    let headers = std::collections::BTreeMap::from([("x-jiko-signature".to_owned(), signed)]);
    assert_eq!(deliver(inbox.address(), &headers, &body.to_string()).await, 200);
    let pulled = desk.desk().pull_inbox(desk.connection).await.unwrap();
    assert_eq!(pulled, Pulled { accepted: 0, duplicate: 0, rejected: 1 });
    assert_eq!(taken(&desk, case, APPROVED).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_with_an_inbox_is_told_and_keeps_nothing_back() {
    let desk = TestDesk::new().await;
    let connection = desk.connection;
    let refused = |result: Result<_, dossier_app::Error>| result.map(|_: Pulled| ()).unwrap_err();
    let none = refused(desk.desk().pull_inbox(connection).await);
    assert_eq!(none.message().id, "reason-no-inbox");
    assert_eq!(desk.desk().inbox(connection).await.unwrap(), None);
    for (address, id) in [
        ("http://inbox.example.com", "error-setup-scheme"),
        ("inbox.example.com", "error-setup-base-url"),
        ("", "error-setup-base-url"),
    ] {
        let error = desk.desk().set_inbox(connection, address, None).await.unwrap_err();
        assert_eq!(error.message().id, id, "{address}");
    }
    let bad = desk.desk().set_inbox(connection, "https://example.com", Some("x".into())).await;
    assert_eq!(bad.unwrap_err().message().id, "error-inbox-token-form");

    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let made = desk.desk().set_inbox(connection, &format!("http://{nobody}"), None).await.unwrap();
    assert_eq!((made.token_sha256.len(), made.seal_to.len()), (64, 64));
    assert!(desk.desk().next_due().await.unwrap().is_some_and(|due| due <= desk.clock.now()));
    let case = desk.submitted("210").await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::DocumentsNeeded, "read all the same");
    assert!(desk.desk().next_due().await.unwrap().is_some_and(|due| due > desk.clock.now()));
    let down = refused(desk.desk().pull_inbox(connection).await);
    assert_eq!(down.code().as_str(), "provider_unavailable");
    desk.advance(std::time::Duration::from_secs(30));
    let report = desk.sync(Scope::All).await.expect("the provider is read all the same");
    assert_eq!(report.failed, 1, "and the inbox's trouble is counted");

    desk.desk().remove_inbox(connection).await.unwrap();
    assert_eq!(
        desk.desk().remove_inbox(connection).await.unwrap_err().code().as_str(),
        "not_available"
    );
    assert!(desk.desk().verify_journal().await.unwrap().ok);

    let jiko = desk.sim.connection("jiko").unwrap();
    let mut credentials = jiko.credentials.clone();
    credentials.as_object_mut().unwrap().remove("webhook_secret");
    let new = NewConnection {
        provider: Provider::Jiko,
        name: "Sandbox".to_owned(),
        environment: Environment::Sandbox,
        base_url: jiko.base_url.clone(),
        credentials: credentials.to_string().into(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    let without = desk.desk().add_connection(new).await.unwrap().connection_id.parse().unwrap();
    let refused = desk.desk().set_inbox(without, "https://example.com", None).await.unwrap_err();
    assert_eq!(refused.message().id, "reason-no-webhook-secret");
    let support = TestDesk::with(Role::Support, 0).await;
    let refused = support.desk().set_inbox(connection, "https://example.com", None).await;
    assert_eq!(refused.unwrap_err().code().as_str(), "not_available", "for supervisors");
}
