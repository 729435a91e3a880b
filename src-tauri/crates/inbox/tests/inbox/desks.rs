//! Desks' side: tokens, pages, answers that get lost.

use dossier_inbox::Limits;
use dossier_providers::{Door, Error, InboxToken};

use crate::{
    http::{self, event},
    place::{Place, pull},
};

#[tokio::test]
async fn only_a_known_token_is_answered_and_only_with_its_own_letters() {
    let place = Place::new().await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let stranger = InboxToken::from_bytes([77; 32]);
    let refused = pull(place.address(), &stranger, None).await.unwrap_err();
    assert_eq!(refused, Error::Credentials(Door::Login));
    let other = pull(place.address(), &place.other, None).await.unwrap();
    assert!(other.letters.is_empty() && other.unreadable == 0, "another connection's desk");

    use secrecy::ExposeSecret;
    let password = place.desks[0].password().expose_secret().to_owned();
    let token = place.desks[0].text().expose_secret().to_owned();
    let hash: String =
        place.desks[0].desk().token_sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    for (shown, status) in [
        (format!("Bearer {password}"), 200),
        (format!("bearer {password}"), 200),
        (format!("Basic  {password}"), 401),
        (password.clone(), 401),
        (format!("Bearer {}", &password[1..]), 401),
        (format!("Bearer {token}"), 401),
        (format!("Bearer {hash}"), 401),
        (String::new(), 401),
    ] {
        let request = http::request("GET", "/v1/letters", &[("authorization", &shown)], b"");
        assert_eq!(http::raw(place.address(), &request).await, Some(status), "{shown}");
    }
}

#[tokio::test]
async fn letters_come_in_pages_and_every_one_once() {
    let limits = Limits { page_letters: 3, ..Limits::default() };
    let place = Place::with(limits, 1).await;
    let bodies: Vec<_> = (0..8).map(|number| event(&number.to_string())).collect();
    for body in &bodies {
        assert_eq!(place.deliver(body).await, 200);
    }
    let (mut cursor, mut seen, mut sizes) = (None::<String>, Vec::new(), Vec::new());
    loop {
        let page = place.pull(0, cursor.as_deref()).await;
        sizes.push(page.letters.len());
        seen.extend(page.letters.into_iter().map(|letter| letter.body));
        cursor = Some(page.cursor);
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, bodies);
    assert_eq!(sizes, [3, 3, 2]);
    let after = place.pull(0, cursor.as_deref()).await;
    assert!(after.letters.is_empty() && !after.more);
    assert_eq!(Some(after.cursor.as_str()), cursor.as_deref(), "it stays where it is");
    assert_eq!(place.deliver(&event("new")).await, 200);
    assert_eq!(place.pull(0, cursor.as_deref()).await.letters.len(), 1);
}

#[tokio::test]
async fn long_letters_make_short_pages_but_never_an_empty_one() {
    let limits = Limits { page_bytes: 10, ..Limits::default() };
    let place = Place::with(limits, 1).await;
    for number in 0..2 {
        assert_eq!(place.deliver(&event(&number.to_string())).await, 200);
    }
    let first = place.pull(0, None).await;
    assert_eq!((first.letters.len(), first.more), (1, true));
    let second = place.pull(0, Some(&first.cursor)).await;
    assert_eq!((second.letters.len(), second.more), (1, false));
}

#[tokio::test]
async fn an_answer_that_was_lost_comes_again_with_the_old_cursor() {
    let mut place = Place::new().await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let first = place.pull(0, None).await;
    assert_eq!(place.deliver(&event("2")).await, 200);
    let lost = place.pull(0, Some(&first.cursor)).await;
    place.restart().await;
    let again = place.pull(0, Some(&first.cursor)).await;
    assert_eq!(again.letters, lost.letters);
    assert_eq!(again.cursor, lost.cursor);
    assert_eq!(place.bodies(0).await.len(), 2, "a desk that was set back can begin anew");
}

#[tokio::test]
async fn a_cursor_that_means_nothing_here_begins_at_the_beginning() {
    let place = Place::new().await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let elsewhere = Place::new().await;
    let theirs = elsewhere.pull(0, None).await.cursor;
    let own = place.pull(0, None).await.cursor;
    let (id, _) = own.split_once('.').unwrap();
    let ahead = format!("{id}.999999");
    let negative = format!("{id}.-1");
    for cursor in [theirs.as_str(), &ahead, &negative, "noise", "", "é&after=1"] {
        let page = place.pull(0, Some(cursor)).await;
        assert_eq!(page.letters.len(), 1, "{cursor}");
        assert_eq!(page.cursor, own);
    }
}

#[tokio::test]
async fn every_desk_reads_for_itself_and_from_when_it_was_known() {
    let mut place = Place::with(Limits::default(), 2).await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let cursor = place.pull(0, None).await.cursor;
    assert!(place.pull(0, Some(&cursor)).await.letters.is_empty());
    assert_eq!(place.bodies(1).await.len(), 1, "what the first has read is there for the second");
    place.desks.push(InboxToken::from_bytes([50; 32]));
    place.restart().await;
    assert_eq!(place.deliver(&event("2")).await, 200);
    assert_eq!(place.bodies(2).await, [event("2")], "what came before it is sealed to others");
    assert_eq!(place.bodies(0).await.len(), 2);
}
