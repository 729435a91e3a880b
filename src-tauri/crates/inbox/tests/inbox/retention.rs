//! How long events are kept, with a clock that is set.

use chrono::TimeDelta;
use dossier_inbox::Limits;

use crate::{http::event, place::Place};

async fn erased_after(place: &Place, time: TimeDelta) -> usize {
    place.pass(time);
    place.inbox().erase().await.unwrap()
}

#[tokio::test]
async fn an_event_goes_thirty_days_after_the_last_desk_has_read_it() {
    let place = Place::with(Limits::default(), 2).await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    assert_eq!(erased_after(&place, TimeDelta::days(365)).await, 0, "nobody has read it");
    let first = place.pull(0, None).await;
    // The cursor that is given back says that what came before it is kept.
    place.pull(0, Some(&first.cursor)).await;
    assert_eq!(erased_after(&place, TimeDelta::days(365)).await, 0, "one has not read it");
    let second = place.pull(1, None).await;
    assert_eq!(erased_after(&place, TimeDelta::days(365)).await, 0, "nor said that it has");
    place.pull(1, Some(&second.cursor)).await;
    assert_eq!(erased_after(&place, TimeDelta::days(30)).await, 0, "now it has");
    assert_eq!(place.bodies(0).await.len(), 1, "a desk that was set back still finds it");
    assert_eq!(erased_after(&place, TimeDelta::seconds(1)).await, 1);
    for desk in 0..2 {
        assert!(place.bodies(desk).await.is_empty());
    }
    assert_eq!(erased_after(&place, TimeDelta::days(365)).await, 0);
}

#[tokio::test]
async fn numbers_of_what_is_gone_are_not_used_again() {
    let place = Place::new().await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let cursor = place.pull(0, None).await.cursor;
    place.pull(0, Some(&cursor)).await;
    assert_eq!(erased_after(&place, TimeDelta::days(31)).await, 1);
    assert_eq!(place.deliver(&event("2")).await, 200);
    let page = place.pull(0, Some(&cursor)).await;
    assert_eq!(page.letters.len(), 1, "the cursor of before leads on");
    assert_ne!(page.cursor, cursor);
}

#[tokio::test]
async fn what_waits_for_a_desk_that_is_no_more_goes_too() {
    let mut place = Place::with(Limits::default(), 2).await;
    assert_eq!(place.deliver(&event("1")).await, 200);
    let cursor = place.pull(0, None).await.cursor;
    place.pull(0, Some(&cursor)).await;
    assert_eq!(erased_after(&place, TimeDelta::days(365)).await, 0);
    place.desks.truncate(1);
    place.restart().await;
    assert_eq!(erased_after(&place, TimeDelta::days(30)).await, 0);
    assert_eq!(erased_after(&place, TimeDelta::seconds(1)).await, 1);
}

#[tokio::test]
async fn more_than_one_step_of_events_goes_at_once() {
    let place = Place::new().await;
    let all = 30;
    for number in 0..all {
        assert_eq!(place.deliver(&event(&number.to_string())).await, 200);
    }
    let cursor = place.pull(0, None).await.cursor;
    place.pull(0, Some(&cursor)).await;
    assert_eq!(erased_after(&place, TimeDelta::days(31)).await, all);
}
