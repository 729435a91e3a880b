//! Ten thousand random tamperings, each told with the number of the first entry that does not
//! hold.

use dossier_domain::ReviewerId;
use proptest::{
    prelude::{Strategy, any},
    sample::Index,
    strategy::ValueTree,
    test_runner::TestRunner,
};
use uuid::Uuid;

use super::*;

const ENTRIES: usize = 1_000;
const TAMPERINGS: usize = 10_000;
const KIND: &str = "vault.created";

/// A journal of three cases and the vault, and the chain's value after its last entry.
fn journal(salt: u64) -> (Vec<Row>, Link) {
    let start: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().unwrap();
    let mut entries: Vec<Entry> = (1..=ENTRIES as u64)
        .map(|seq| {
            let case = CaseId::from_uuid(Uuid::from_u128(u128::from(seq % 3) + 1));
            let fact = match seq % 4 {
                0 => Fact::of_vault(KIND),
                _ => Fact::of_case(KIND, case),
            };
            let actor = Actor::Reviewer(ReviewerId::from_uuid(Uuid::from_u128(7)));
            let at = start + chrono::TimeDelta::seconds(seq as i64);
            Entry { seq, at, actor, fact: fact.count("salt", salt).count("at", seq) }
        })
        .collect();
    rows_of(&mut entries)
}

fn rows_of(entries: &mut [Entry]) -> (Vec<Row>, Link) {
    let mut head = Digest::ZERO;
    let row = |entry: &mut Entry| {
        let body = rows::json_text(entry).into_bytes();
        head = chain(&head, &body);
        let case_id = entry.fact.case_id.map(|id| id.to_string());
        Row { seq: entry.seq as i64, case_id, body, hash: head.bytes().to_vec() }
    };
    let rows: Vec<Row> = entries.iter_mut().map(row).collect();
    let seq = rows.len() as u64;
    (rows, Link { seq, hash: head })
}

fn first_bad(rows: &[Row], anchored: Option<Link>) -> Option<u64> {
    verify_rows(rows.iter().cloned().map(Ok::<_, ()>), None, anchored).unwrap().first_bad
}

fn entry_of(row: &Row) -> Entry {
    serde_json::from_slice(&row.body).unwrap()
}

fn flip(bytes: &mut [u8], at: Index) {
    let bit = at.index(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
}

/// Changes the journal in one way; the first number that has to be told, and whether the chain
/// holds in itself, so that only the anchor tells.
fn tamper(
    rows: &mut Vec<Row>,
    (way, at, other): (u8, usize, usize),
    bit: Index,
) -> Option<(usize, bool)> {
    let number = at + 1;
    let told = |first| Some((first, false));
    match way {
        0 => {
            flip(&mut rows[at].body, bit);
            told(number)
        }
        1 => {
            flip(&mut rows[at].hash, bit);
            told(number)
        }
        2 => {
            // In the column only: the row stays where it is.
            rows[at].seq ^= 1 << bit.index(16);
            told(number)
        }
        3 => {
            let mut id = rows[at].case_id.take().unwrap_or_else(|| "0".to_owned()).into_bytes();
            flip(&mut id, bit);
            rows[at].case_id = Some(String::from_utf8_lossy(&id).into_owned());
            told(number)
        }
        4 => {
            rows.remove(at);
            // Without the last one the chain holds.
            Some((number, number == ENTRIES))
        }
        5 if at != other => {
            let mut copy = rows[other].clone();
            copy.seq = number as i64;
            copy.body = rows::json_text(&Entry { seq: copy.seq as u64, ..entry_of(&copy) }).into();
            rows.insert(at, copy);
            told(number)
        }
        6 if at != other => {
            rows.swap(at, other);
            told(at.min(other) + 1)
        }
        7 => {
            let copy = rows[at].clone();
            rows.insert(at, copy);
            told(number + 1)
        }
        8 => {
            rows.truncate(at);
            Some((number, true))
        }
        9 => {
            rows.drain(..=at);
            Some((1, rows.is_empty()))
        }
        10 => {
            let mut entry = entry_of(&rows[at]);
            entry.at += chrono::TimeDelta::seconds(1 + bit.index(1 << 30) as i64);
            rows[at].body = rows::json_text(&entry).into();
            told(number)
        }
        11 if entry_of(&rows[at]).fact.case_id != entry_of(&rows[other]).fact.case_id => {
            let seq = number as u64;
            let entry = Entry { seq, ..entry_of(&rows[other]) };
            rows[at].case_id = entry.fact.case_id.map(|id| id.to_string());
            rows[at].body = rows::json_text(&entry).into();
            told(number)
        }
        12 => {
            let mut entries: Vec<Entry> = rows.iter().map(entry_of).collect();
            entries[at].fact = entries[at].fact.clone().count("at", 1_000_000);
            *rows = rows_of(&mut entries).0;
            // Which one it was cannot be known: the anchor knows the last value only.
            Some((ENTRIES, true))
        }
        13 => {
            *rows = journal(2 + other as u64).0[..number].to_vec();
            Some(((number + 1).min(ENTRIES), true))
        }
        _ => None,
    }
}

#[test]
fn every_tampering_is_told_with_the_first_entry_that_does_not_hold() {
    let (whole, anchored) = journal(1);
    assert_eq!(first_bad(&whole, Some(anchored)), None);
    let mut runner = TestRunner::deterministic();
    let (mut done, mut by_anchor_only) = (0, 0);
    let ways = (0..14_u8, 0..ENTRIES, 0..ENTRIES, any::<Index>());
    while done < TAMPERINGS {
        let (way, at, other, bit) = ways.new_tree(&mut runner).unwrap().current();
        let mut rows = whole.clone();
        let Some((expected, by_anchor)) = tamper(&mut rows, (way, at, other), bit) else {
            continue;
        };
        if rows == whole {
            continue;
        }
        done += 1;
        let told = first_bad(&rows, Some(anchored));
        assert_eq!(told, Some(expected as u64), "way {way} at {at}, {other}");
        if by_anchor {
            // The control: without the anchor a cut tail and a chain made anew pass.
            assert_eq!(first_bad(&rows, None), None, "way {way} at {at}, {other}, no anchor");
            by_anchor_only += 1;
        }
    }
    assert!(by_anchor_only > TAMPERINGS / 6, "{by_anchor_only}");
}
