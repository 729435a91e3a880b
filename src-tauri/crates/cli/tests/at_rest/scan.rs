//! Nothing of a person stands in any file in a form that could be read.

use crate::{
    day::Day,
    marks::{base64, files, hits, spellings},
};

/// Cases at one desk; more desks work side by side.
const CASES_OF_A_DESK: u64 = 25;

/// Cases altogether; 200 with `DOSSIER_AT_REST_CASES=200`, two files each.
fn cases() -> u64 {
    std::env::var("DOSSIER_AT_REST_CASES").ok().map_or(2, |text| text.parse().unwrap())
}

/// A day at one desk, of so many cases.
fn work(cases: std::ops::Range<u64>) -> Day {
    let mut day = Day::new("");
    day.begin();
    cases.for_each(|n| day.case(n));
    day.end();
    day
}

#[test]
fn a_days_work_leaves_nothing_that_can_be_read() {
    let all = cases();
    let days: Vec<Day> = std::thread::scope(|scope| {
        let first = (0..all).step_by(CASES_OF_A_DESK as usize);
        let desk = |n| scope.spawn(move || work(n..all.min(n + CASES_OF_A_DESK)));
        let desks: Vec<_> = first.map(desk).collect();
        desks.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let (mut read, mut count, mut marks) = (0, 0, 0);
    for day in &days {
        let files = files(day.home.path());
        read += files.iter().map(|it| it.metadata().unwrap().len()).sum::<u64>();
        count += files.len();
        marks += day.marks.len();
        assert_eq!(hits(day.home.path(), &day.marks), [""; 0]);
    }
    println!("figure: {all} cases, {marks} marks, {count} files, {read} bytes");
    assert!(marks > 60, "{marks} marks");
    assert!(read > 200_000, "there is something to look through");
}

#[test]
fn in_a_database_without_encryption_they_would_be_found() {
    let mut day = Day::new("no-encryption");
    day.begin();
    day.case(0);
    let hits = hits(day.home.path(), &day.marks);
    assert!(hits.len() > 10, "the control: {hits:?}");
}

#[test]
fn every_spelling_is_found() {
    let number = b"210400061";
    let spelled = spellings(number);
    for wanted in ["210400061", "210-40-0061", "323130343030303631", "%32%31%30%34", "\\u0032"] {
        let found = spelled.iter().any(|it| it.starts_with(wanted.as_bytes()));
        assert!(found, "{wanted}");
    }
    for before in 0..3 {
        let text = [&b"xyz"[..before], number, b"tail"].concat();
        let coded = base64(&text);
        let found = spelled.iter().any(|it| coded.windows(it.len()).any(|window| window == *it));
        assert!(found, "in base64 at {before}");
    }
}
