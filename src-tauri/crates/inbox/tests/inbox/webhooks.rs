//! Providers' side: what is believed, kept, and how it is answered.

use std::time::{Duration, Instant};

use rusqlite::params;

use crate::{
    http::{self, event},
    place::{HOOK, Place, UNSIGNED_HOOK},
};

#[tokio::test]
async fn a_signed_webhook_is_kept_as_it_came_and_a_forged_one_is_not() {
    let place = Place::new().await;
    let body = event("1");
    assert_eq!(place.deliver(&body).await, 200);
    let good = http::signature(crate::place::SECRET, &body);
    let other = http::signature("another secret of 16", &body);
    for (headers, body) in [
        (vec![], body.clone()),
        (vec![("x-jiko-signature", other.as_str())], body.clone()),
        (vec![("x-jiko-signature", good.as_str())], event("2")),
        (vec![("x-jiko-signature", good.as_str())], format!("{body} ")),
        (vec![("x-jiko-signature", "")], body.clone()),
        (vec![("authorization", good.as_str())], body.clone()),
    ] {
        assert_eq!(place.post(HOOK, &headers, &body).await, 401, "{headers:?} {body}");
    }
    let page = place.pull(0, None).await;
    assert_eq!(page.letters.len(), 1);
    let letter = &page.letters[0];
    assert_eq!(letter.body, body, "byte for byte");
    assert_eq!(letter.received_at.to_rfc3339(), "2026-11-20T12:00:00+00:00");
    let names: Vec<_> = letter.headers.keys().collect();
    assert_eq!(names, ["x-jiko-signature"], "no other header is kept");
}

#[tokio::test]
async fn a_duplicate_is_answered_well_and_kept_once() {
    let mut place = Place::new().await;
    for _ in 0..3 {
        assert_eq!(place.deliver(&event("1")).await, 200);
    }
    place.restart().await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    assert_eq!(place.bodies(0).await.len(), 1);
    let both = tokio::join!(async { place.deliver(&event("2")).await }, async {
        place.deliver(&event("2")).await
    });
    assert_eq!(both, (200, 200));
    assert_eq!(place.bodies(0).await.len(), 2, "also when both come at the same time");
}

#[tokio::test]
async fn late_and_reordered_events_are_kept_in_the_order_in_which_they_came() {
    let place = Place::new().await;
    place.pass(chrono::TimeDelta::days(400));
    let bodies = [event("3"), event("1"), event("2")];
    for body in &bodies {
        assert_eq!(place.deliver(body).await, 200);
    }
    assert_eq!(place.bodies(0).await, bodies);
}

#[tokio::test]
async fn what_is_no_webhook_is_turned_away() {
    let place = Place::new().await;
    let body = event("1");
    let signature = http::signature(crate::place::SECRET, &body);
    let headers = [("x-jiko-signature", signature.as_str())];
    let upper = HOOK.to_uppercase();
    for hook in ["", "00", &HOOK[1..], &format!("{HOOK}0"), &format!("{HOOK}/"), &upper] {
        assert_eq!(place.post(hook, &headers, &body).await, 404, "{hook}");
    }
    for (method, path, status) in [
        ("GET", format!("/hooks/{HOOK}"), 405),
        ("POST", "/v1/letters".to_owned(), 405),
        ("GET", "/".to_owned(), 404),
        ("GET", "/v1/letters".to_owned(), 401),
        ("GET", "/health".to_owned(), 200),
    ] {
        let request = http::request(method, &path, &headers, b"");
        assert_eq!(http::raw(place.address(), &request).await, Some(status), "{method} {path}");
    }
    assert!(place.bodies(0).await.is_empty());
}

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read_to_its_end() {
    let place = Place::new().await;
    let long = "x".repeat(place.limits.body_bytes + 1);
    assert_eq!(place.deliver(&long).await, 413);
    let head = format!(
        "POST /hooks/{HOOK} HTTP/1.1\r\nhost: inbox\r\ntransfer-encoding: chunked\r\n\r\n\
         {:x}\r\n{long}\r\n",
        long.len()
    );
    assert_eq!(http::raw(place.address(), head.as_bytes()).await, Some(413), "the end never comes");
    let body = event("1");
    let fits = format!("{body}{}", " ".repeat(place.limits.body_bytes - body.len()));
    let fits = place.deliver(&fits).await;
    assert_eq!(fits, 200, "spaces at the end make it as long as is allowed");
}

#[tokio::test]
async fn an_event_that_nobody_signs_is_kept_for_the_hook_alone() {
    let place = Place::new().await;
    let customer = r#"{"code":"0","data":{"customer":{"customerId":"sample1","status":"REVIEW"},"kyc":null},"requestId":"r1"}"#;
    assert_eq!(place.post(UNSIGNED_HOOK, &[("x-anything", "1")], customer).await, 200);
    let page = crate::place::pull(place.address(), &place.other, None).await.unwrap();
    assert_eq!(page.letters.len(), 1);
    assert!(page.letters[0].headers.is_empty());
    for noise in ["", "{}", "noise", "[1]"] {
        assert_eq!(place.post(UNSIGNED_HOOK, &[], noise).await, 400, "{noise}");
    }
    assert!(place.bodies(0).await.is_empty(), "and it is no other connection's");
}

#[tokio::test]
async fn a_signed_event_of_an_unknown_form_is_left_to_the_desks() {
    let place = Place::new().await;
    let body = r#"{"event_id":"e9","event_type":"application.new_word","payload":[]}"#;
    assert_eq!(place.deliver(body).await, 200);
    assert_eq!(place.deliver(body).await, 200);
    assert_eq!(place.bodies(0).await, [body]);
}

#[tokio::test]
async fn nothing_of_an_event_can_be_read_from_the_disk() {
    let place = Place::new().await;
    let body = event("plain-event-id");
    assert_eq!(place.deliver(&body).await, 200);
    let files: Vec<_> =
        std::fs::read_dir(place.data()).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.iter().any(|file| file.ends_with("inbox.db-wal")), "{files:?}");
    let signature = http::signature(crate::place::SECRET, &body);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for secret in
            ["plain-event-id", "application", &signature, HOOK, crate::place::SECRET, "Bearer"]
        {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} in {}", file.display());
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", file.display());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_come_fast_from_a_store_full_of_events() {
    let mut place = Place::with(dossier_inbox::Limits::default(), 2).await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    fill(&place, 30_000);
    place.restart().await;
    let mut times = Vec::new();
    for round in 0..9 {
        let begun = Instant::now();
        assert_eq!(place.deliver(&event(&format!("new-{round}"))).await, 200);
        times.push(begun.elapsed());
    }
    times.sort();
    // The middle one: the machine may be busy with other things for a moment.
    assert!(times[4] < Duration::from_millis(500), "{times:?}");
    let begun = Instant::now();
    let page = place.pull(1, None).await;
    assert!(page.more);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

/// Puts copies of letters beside the one that is there.
fn fill(place: &Place, count: u32) {
    let mut db = rusqlite::Connection::open(place.data().join("inbox.db")).unwrap();
    let tx = db.transaction().unwrap();
    for number in 0..count {
        tx.execute(
            "INSERT INTO events (connection, digest, received_at)
             SELECT connection, ?1, received_at FROM events WHERE seq = 1",
            params![number.to_le_bytes()],
        )
        .unwrap();
        tx.execute(
            "INSERT INTO letters (event, desk, sealed)
             SELECT ?1, desk, zeroblob(1500) FROM letters WHERE event = 1",
            params![tx.last_insert_rowid()],
        )
        .unwrap();
    }
    tx.commit().unwrap();
}
