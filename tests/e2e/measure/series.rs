//! Key presses in series, each with the time until what it does is painted, in milliseconds.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    programs::memory,
    screen::{Colour, Screen},
    seat::{
        BAR, NAMES, Open, PATIENCE, PHOTOS, PICTURE, ROWS, SCANS, Seat, TITLE, current, has_picture,
    },
};
use crate::keyboard::{ENTER, ESCAPE, HOME};

const PRESSES: usize = 200;
/// Rows from the first one on that are in sight without scrolling.
const WITHIN: usize = 10;
/// A person's hand; the key before is painted by then.
const PAUSE: Duration = Duration::from_millis(50);
/// What is likely to come next is made ready meanwhile.
const READING: Duration = Duration::from_millis(2_500);
/// What has not changed for so long changes no more.
const REST: Duration = Duration::from_millis(400);
/// Beginnings of names that the vault has many of.
const TYPED: [&str; 6] = ["bado", "fengi", "hakjo", "lummo", "natos", "prayar"];
const TURNS: usize = 1_000;
/// Caches are filled by then.
const WARM: usize = 100;

fn ms(took: Option<Duration>) -> Option<f64> {
    took.map(|it| it.as_secs_f64() * 1_000.0)
}

fn press(seat: &Seat, key: impl Into<u32>) -> Instant {
    let start = Instant::now();
    seat.keyboard.press(key.into());
    start
}

/// The next row of the queue, with no case open.
pub fn next_row(Open { seat, .. }: &Open<'_>) -> Value {
    let parts = [ROWS, NAMES];
    let mut series = Vec::new();
    row(seat, 0);
    for _ in 0..PRESSES {
        let before = seat.screen.all(&parts);
        let start = press(seat, 'j');
        series.push(ms(seat.screen.until(start, PATIENCE, |it| it.all(&parts) != before)));
        sleep(PAUSE);
    }
    json!(series)
}

/// A row further and back again within what is in sight, until another row is pointed at; whatever
/// else changes meanwhile does not count.
pub fn rows_in_sight(seat: &Seat) -> Value {
    let mut series = Vec::new();
    row(seat, 0);
    for press_number in 0..PRESSES {
        let down = (press_number / WITHIN).is_multiple_of(2);
        let before = current(&seat.screen.pixels(ROWS));
        let start = press(seat, if down { 'j' } else { 'k' });
        let moved = |it: &Screen| {
            let now = current(&it.pixels(ROWS));
            now.is_some() && now != before
        };
        series.push(ms(seat.screen.until(start, PATIENCE, moved)));
        sleep(PAUSE);
    }
    json!(series)
}

/// Each letter that is typed into the search, until the list changes no more.
pub fn search(Open { seat, .. }: &Open<'_>) -> Value {
    let parts = [NAMES];
    let mut series = Vec::new();
    for word in TYPED {
        press(seat, '/');
        sleep(REST);
        for letter in word.chars() {
            let before = seat.screen.all(&parts);
            let start = press(seat, letter);
            series.push(ms(seat.screen.settled(start, &before, &parts, REST)));
        }
        // Empties the field, and leaves it.
        press(seat, ESCAPE);
        sleep(REST);
        press(seat, ESCAPE);
        sleep(READING);
    }
    json!(series)
}

/// To a row of the queue, by its number; no case is open then.
fn row(seat: &Seat, number: usize) {
    press(seat, ESCAPE);
    sleep(REST);
    // From wherever the focus is into the list.
    press(seat, '/');
    press(seat, ENTER);
    press(seat, HOME);
    sleep(REST);
    for _ in 0..number {
        press(seat, 'j');
        sleep(PAUSE);
    }
    sleep(READING);
}

/// The same with its case open.
fn case(seat: &Seat, number: usize) {
    row(seat, number);
    press(seat, ENTER);
    sleep(READING);
}

/// How long until another picture than before is there.
fn picture(seat: &Seat, start: Instant, before: &[Colour]) -> Option<Duration> {
    seat.screen.until(start, PATIENCE, |it| {
        let now = it.pixels(PICTURE);
        now != before && has_picture(&now)
    })
}

/// A case whose scan nobody has read yet, opened from the queue.
pub fn cold(Open { seat, .. }: &Open<'_>) -> Value {
    let mut series = Vec::new();
    row(seat, 0);
    // Every second one: nothing that is beside an open case was made ready with it.
    for _ in 0..SCANS / 2 {
        sleep(READING);
        // No case is open: the place of the picture is as empty as the page.
        let before = seat.screen.pixels(PICTURE);
        let start = press(seat, ENTER);
        series.push(ms(picture(seat, start, &before)));
        press(seat, ESCAPE);
        sleep(REST);
        press(seat, 'j');
        sleep(PAUSE);
        press(seat, 'j');
    }
    json!(series)
}

/// The next case while one is open, until its picture is there.
pub fn next_case(Open { seat, .. }: &Open<'_>) -> Value {
    let mut series = Vec::new();
    case(seat, SCANS);
    for _ in 1..PHOTOS {
        sleep(READING);
        let before = seat.screen.pixels(PICTURE);
        let start = press(seat, 'j');
        series.push(ms(picture(seat, start, &before)));
    }
    json!(series)
}

/// A recommendation with one reason, until its sheet is gone and the next case is there with its
/// picture. The write is on the disk before the sheet goes.
pub fn recommend(Open { seat, .. }: &Open<'_>) -> Value {
    let mut series = Vec::new();
    case(seat, SCANS);
    for _ in 1..PHOTOS {
        sleep(READING);
        let [bar, case, before] = [BAR, TITLE, PICTURE].map(|part| seat.screen.pixels(part));
        press(seat, 'a');
        sleep(REST);
        press(seat, '1');
        sleep(REST);
        assert!(seat.screen.pixels(BAR) != bar, "the sheet lies over everything");
        let start = Instant::now();
        seat.keyboard.control(ENTER);
        series.push(ms(seat.screen.until(start, PATIENCE, |it| {
            let is_next = it.pixels(BAR) == bar && it.pixels(TITLE) != case;
            let now = it.pixels(PICTURE);
            is_next && now != before && has_picture(&now)
        })));
    }
    json!(series)
}

/// What the desk takes of memory after some cases that were opened in turn, and after many, in kB.
pub fn memory_over_many(Open { seat, program }: &Open<'_>) -> Value {
    let parts = [ROWS, NAMES];
    case(seat, 0);
    let mut taken = Vec::new();
    for turn in 0..=WARM + TURNS {
        if turn == WARM || turn == WARM + TURNS {
            sleep(READING);
            taken.push(memory(program.id()));
        }
        let before = seat.screen.all(&parts);
        let start = press(seat, 'j');
        let painted = seat.screen.until(start, PATIENCE, |it| it.all(&parts) != before);
        assert!(painted.is_some(), "the next case opens");
        sleep(PAUSE);
    }
    json!(taken)
}
