//! The control of the tables held against the journal: whichever kind of fact is left out while its
//! change is made, it is missed.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
};

use serde_json::Value;

use crate::{
    stories::{ALL, Story},
    teller::Teller,
    world::CHEAP_KEY,
};

const TELLERS: usize = 6;

/// Kinds that tell of something that stands in no table: what left the vault, was looked at, or is
/// beside the database.
const CHANGE_NO_TABLE: [&str; 11] = [
    "anchor.absent",
    "case.exported",
    "journal.exported",
    "vault.backed_up",
    "vault.passphrase_changed",
    "vault.recovered",
    "vault.restored",
    "vault.unlock_failed",
    "vault.unlocked",
    "webhook.removed",
    "webhook.secret_handed_out",
];

/// What a journal tells, each kind once.
fn told(teller: &Teller) -> BTreeSet<String> {
    teller.json(&["journal", "export", "all.ndjson"]);
    let text = std::fs::read_to_string(teller.world.desk.path("all.ndjson")).unwrap();
    let kind = |line: &str| -> Option<String> {
        let line: Value = serde_json::from_str(line).ok()?;
        let body: Value = serde_json::from_str(line["body"].as_str()?).ok()?;
        Some(body["kind"].as_str()?.to_owned())
    };
    let kinds: BTreeSet<String> = text.lines().filter_map(kind).collect();
    assert!(kinds.len() > 3, "{kinds:?}");
    kinds
}

#[test]
#[ignore = "tells every story forty times; cargo xtask check security --all runs it"]
fn whichever_fact_is_left_out_is_missed() {
    let mut turns: BTreeMap<String, &'static Story> = BTreeMap::new();
    for story in &ALL {
        let mut teller = Teller::new(story.provider, None);
        (story.tell)(&mut teller);
        let rebuilt = teller.json(&["journal", "verify", "--rebuild"]);
        assert_eq!(rebuilt["projections"], "equal", "{}", story.name);
        for kind in told(&teller) {
            turns.entry(kind).or_insert(story);
        }
    }
    turns.retain(|kind, _| !CHANGE_NO_TABLE.contains(&kind.as_str()));
    let count = turns.len();
    let (turns, unseen) = (Mutex::new(turns), Mutex::new(Vec::new()));
    let (refused, differ) = (Mutex::new(0), Mutex::new(0));
    std::thread::scope(|scope| {
        for _ in 0..TELLERS {
            scope.spawn(|| {
                while let Some((kind, story)) = { turns.lock().unwrap().pop_first() } {
                    match missed(&kind, story) {
                        Missed::Refused => *refused.lock().unwrap() += 1,
                        Missed::Differs => *differ.lock().unwrap() += 1,
                        Missed::Not => unseen.lock().unwrap().push(kind),
                    }
                }
            });
        }
    });
    let (refused, differ) = (refused.into_inner().unwrap(), differ.into_inner().unwrap());
    println!(
        "figure: {count} kinds of facts left out: {refused} times no change was made, {differ} \
         times the tables differed"
    );
    let unseen = unseen.into_inner().unwrap();
    assert!(unseen.is_empty(), "{unseen:#?}");
    assert!(count > 30 && differ > 5, "{count} kinds, {differ} told by the tables");
}

/// What came of a fact that was left out.
enum Missed {
    /// A change without any fact is not made: the program says so, or the story finds it undone.
    Refused,
    /// Other facts of the same change were there, and the tables hold more than they tell.
    Differs,
    Not,
}

fn missed(kind: &str, story: &Story) -> Missed {
    let mut teller = Teller::new(story.provider, None);
    teller.world.controls = format!("{CHEAP_KEY},no-fact.{kind}");
    let told = catch_unwind(AssertUnwindSafe(|| (story.tell)(&mut teller)));
    teller.world.controls = CHEAP_KEY.to_owned();
    let rebuilt = teller.run(&["journal", "verify", "--rebuild"]);
    match [rebuilt.stdout, rebuilt.stderr].iter().any(|it| it.contains("\"differ\"")) {
        true => Missed::Differs,
        false if told.is_err() => Missed::Refused,
        false => Missed::Not,
    }
}
