//! Every fault of one call, at every provider, on a create, on a submit and on a read. Nothing is
//! lost, nothing happens twice, and nothing stays without a state that says what comes next.

use std::time::Duration;

use dossier_app::{Hold, NewCase, Scope, Step, SubmissionView, Sync};
use dossier_domain::{CaseId, Provider};
use serde_json::{Value, json};

use crate::test_desk::TestDesk;

/// What can go wrong with one call and is over soon.
fn faults() -> Vec<Value> {
    let status = |status: u16| json!({"kind": "status", "status": status});
    let mut faults: Vec<Value> = [408, 425, 500, 502, 503, 504].map(status).into();
    // No 429: its wait is kept by the client's own clock, which cannot be moved here.
    faults.extend([500, 503].map(|status| json!({"kind": "status_after", "status": status})));
    for effect in [false, true] {
        faults.extend([
            json!({"kind": "half_close", "effect": effect}),
            json!({"kind": "html", "effect": effect}),
            json!({"kind": "empty", "effect": effect}),
            json!({"kind": "garbage", "effect": effect}),
            json!({"kind": "deep", "depth": 10000, "effect": effect}),
            json!({"kind": "endless", "effect": effect}),
            json!({"kind": "gzip_bomb", "bytes": 100_000_000, "effect": effect}),
            json!({"kind": "raw", "body": "{\"a\": NaN}", "effect": effect}),
            json!({"kind": "raw", "body": "{\"a\": 1e400}", "effect": effect}),
            json!({"kind": "raw", "body": "{\"a\": \"\\ud800\"}", "effect": effect}),
            json!({"kind": "bad_head", "head": "SSH-2.0-sample\r\n", "effect": effect}),
            json!({"kind": "redirect", "to": "http://127.0.0.1:9/", "effect": effect}),
        ]);
    }
    faults.extend([
        json!({"kind": "reset_before"}),
        json!({"kind": "reset_after"}),
        json!({"kind": "truncate", "bytes": 9}),
        json!({"kind": "repeated_keys"}),
        json!({"kind": "content_type", "content_type": "text/plain"}),
    ]);
    faults
}

/// Reads and logins may go on failing for a while, and a person lets go what waits.
async fn settle(desk: &TestDesk, case: CaseId) -> Vec<SubmissionView> {
    for _ in 0..6 {
        desk.advance(Duration::from_secs(3601));
        while !matches!(
            desk.desk().deliver_next(Scope::Case(case)).await.expect("a step"),
            Step::Idle(_)
        ) {}
        let open = desk.submissions(case).await;
        if open.iter().all(|it| ["accepted", "refused", "parked"].contains(&it.state)) {
            return open;
        }
    }
    panic!("without an end: {:?}", desk.submissions(case).await);
}

fn state_of<'a>(all: &'a [SubmissionView], kind: &str) -> &'a SubmissionView {
    all.iter().find(|it| it.kind == kind).expect("it was queued")
}

/// Makes and submits one application of which one call fails; what the vault says of it, held
/// against the provider's own count.
async fn survive(desk: &TestDesk, method: &str, fault: &Value) {
    let made = |desk: &TestDesk| -> u64 {
        let effects = desk.sim.effects();
        effects.iter().filter(|it| it.effect == "create").map(|it| it.count).sum()
    };
    let before = made(desk);
    desk.fault(method, "*", Some(1), fault.clone());
    let new = NewCase {
        connection_id: desk.connection,
        applicant: desk.template(),
        attested: vec![],
        hold: Hold::None,
    };
    let case = desk.desk().create_case(new).await.expect("queued").case_id;
    let all = settle(desk, case).await;
    let create = state_of(&all, "create");
    let made = made(desk) - before;
    match create.state {
        "accepted" => assert_eq!(made, 1, "{method} {fault}"),
        "refused" => assert_eq!(made, 0, "{method} {fault}: {:?}", create.refusal),
        _ => assert!(made <= 1 && create.reason.is_some(), "{method} {fault}: {create:?}"),
    }
    if create.state != "accepted" || ["fincom-v1", "fincom-v2"].contains(&desk.provider.as_str()) {
        // Fin.com takes a submit only with its documents; `dossierctl`'s chaos has those.
        return;
    }
    desk.faults(json!({}));
    let once = Sync { scope: Scope::Case(case), until_idle: false, timeout: Duration::ZERO };
    desk.desk().sync(once, |_| ()).await.expect("it can be read");
    desk.fault(method, "*", Some(1), fault.clone());
    desk.desk().submit(case, Hold::None).await.expect("it can be submitted");
    let all = settle(desk, case).await;
    let submit = state_of(&all, "submit");
    let seen = desk.effects(case, "submit").await;
    match submit.state {
        "accepted" => assert_eq!(seen, 1, "{method} {fault}"),
        "refused" => assert_eq!(seen, 0, "{method} {fault}: {:?}", submit.refusal),
        _ => assert!(seen <= 1 && submit.reason.is_some(), "{method} {fault}: {submit:?}"),
    }
    let known = desk.status(case).await;
    desk.fault("*", "*", Some(1), fault.clone());
    // What cannot be read leaves what is known.
    desk.desk().sync(once, |_| ()).await.ok();
    assert!(!desk.status(case).await.is_empty() || known.is_empty(), "{fault}");
}

async fn survives_all(provider: Provider) {
    let desk = TestDesk::of(provider).await;
    for fault in faults() {
        for method in ["POST", "GET"] {
            survive(&desk, method, &fault).await;
        }
    }
    desk.faults(json!({}));
    let verified = desk.desk().verify_journal().await.unwrap();
    assert!(verified.ok, "{verified:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn jiko() {
    survives_all(Provider::Jiko).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn atelio() {
    survives_all(Provider::Atelio).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connectfi() {
    survives_all(Provider::Connectfi).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connectfi_akepa() {
    survives_all(Provider::ConnectfiAkepa).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fincom_v1() {
    survives_all(Provider::FincomV1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fincom_v2() {
    survives_all(Provider::FincomV2).await;
}
