//! Every commit, rename, send and receive of the program fails once, and nothing comes of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    time::Instant,
};

use crate::{
    points,
    settings::setting,
    stories::{ALL, Story},
    teller::Teller,
};

/// Threads that tell stories: most of one is waiting for a pause to end.
const TELLERS: usize = 6;

/// Which story reaches which place, the shortest first.
fn reached() -> BTreeMap<String, &'static Story> {
    let mut reached: BTreeMap<String, (usize, &'static Story)> = BTreeMap::new();
    for story in &ALL {
        let mut teller = Teller::new(story.provider, None);
        let started = Instant::now();
        (story.tell)(&mut teller);
        let took = started.elapsed().as_millis() as usize;
        teller.check().unwrap_or_else(|wrong| panic!("{}: {wrong}", story.name));
        for name in teller.reached() {
            let known = reached.entry(name).or_insert((took, story));
            if known.0 > took {
                *known = (took, story);
            }
        }
    }
    reached.into_iter().map(|(name, (_, story))| (name, story)).collect()
}

#[test]
fn every_fail_point_is_reached_and_survived() {
    let all = points::all();
    let reached = reached();
    let seen: BTreeSet<&String> = reached.keys().collect();
    let unknown: Vec<_> = seen.iter().filter(|name| !all.contains(**name)).collect();
    assert!(unknown.is_empty(), "reached, but not in the list: {unknown:?}");
    let missed: Vec<_> = all
        .iter()
        .filter(|name| !seen.contains(name) && points::out_of_reach(name).is_none())
        .collect();
    assert!(missed.is_empty(), "no story reaches: {missed:?}");
    let surprising: Vec<_> =
        seen.iter().filter(|name| points::out_of_reach(name).is_some()).collect();
    assert!(surprising.is_empty(), "reached after all; take them from the list: {surprising:?}");
    assert!(seen.len() >= 30, "{} places", seen.len());

    let modes: String = setting("MODES", "abort".to_owned());
    let only: String = setting("POINT", String::new());
    let mut turns = Vec::new();
    for mode in modes.split(',') {
        let chosen = reached.iter().filter(|(name, _)| name.contains(&only));
        turns.extend(chosen.map(|(name, story)| (format!("{name}:{mode}"), *story)));
    }
    let count = turns.len();
    let (turns, wrong) = (Mutex::new(turns), Mutex::new(Vec::new()));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..TELLERS {
            scope.spawn(|| {
                while let Some((armed, story)) = { turns.lock().unwrap().pop() } {
                    if let Err(said) = survives(&armed, story) {
                        wrong.lock().unwrap().push(format!("{armed} in {}: {said}", story.name));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    println!(
        "{} fail points, modes {modes}: {count} failures in {:.0?}, {} wrong",
        seen.len(),
        started.elapsed(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn survives(armed: &str, story: &Story) -> Result<(), String> {
    let told = std::panic::catch_unwind(|| {
        let mut teller = Teller::new(story.provider, Some(armed.to_owned()));
        (story.tell)(&mut teller);
        if !teller.has_failed() {
            return Err("the place was not reached".to_owned());
        }
        teller.check().map(|_| ())
    });
    told.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        Err(said
            .or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()))
            .unwrap_or_default())
    })
}
