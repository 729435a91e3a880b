//! The power fails at any moment of a day's work. What was said to be done is there afterwards.

use std::{collections::BTreeMap, time::Instant};

use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::{
    desk::{CONNECTION, PASSPHRASE, finish},
    replay::{Disk, Left},
    settings::{seed, setting},
    settled::{self, Contents},
    strace::{self, Event},
    subject::Subject,
    teller::NEXT_PASSPHRASE,
    world::{World, copy_folder},
};

const TEST_IMAGES: usize = 60;
/// Each leaves out one thing that makes the work last, and must be seen to.
const CONTROLS: [&str; 5] =
    ["synchronous=NORMAL", "synchronous=OFF", "no-header-sync", "no-folder-sync", "no-mark"];

/// A day's work and what may be relied on after each moment of it.
struct Day {
    events: Vec<Event>,
    /// After this event the program has said yes: entries of the journal, passphrase.
    said_yes: Vec<(usize, usize, &'static str)>,
    /// The vault at the end.
    whole: Contents,
}

struct Recorder {
    world: World,
    passphrase: &'static str,
    day: Vec<Event>,
    said_yes: Vec<(usize, usize, &'static str)>,
}

impl Recorder {
    fn act(&mut self, arguments: &[&str]) -> serde_json::Value {
        let log = self.world.desk.path("strace.log");
        let mut command = self.world.command(arguments);
        command.env("DOSSIER_PASSPHRASE", self.passphrase);
        command.env("DOSSIER_NEW_PASSPHRASE", NEXT_PASSPHRASE);
        let outcome = finish(strace::traced(&command, &log));
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        let text = std::fs::read_to_string(&log).unwrap();
        self.day.extend(strace::read(&text, self.world.desk.folder.path()));
        if arguments == ["vault", "change-passphrase"] {
            self.passphrase = NEXT_PASSPHRASE;
        }
        // Looked at on the side, because opening a vault writes.
        let aside = tempfile::tempdir().unwrap();
        copy_folder(&self.world.vault(), &aside.path().join("vault"));
        let now = settled::read(&aside.path().join("vault"), self.passphrase).unwrap();
        self.said_yes.push((self.day.len(), now.journal.len(), self.passphrase));
        outcome.value()
    }
}

fn record(control: Option<&'static str>) -> Day {
    let world = World::bare("jiko", 0).turned(control);
    let (day, said_yes) = (Vec::new(), Vec::new());
    let mut it = Recorder { world, passphrase: PASSPHRASE, day, said_yes };
    it.act(&["vault", "create"]);
    it.act(&["connection", "add", "--from-sim", "sim.json"]);
    let applicant = it.world.applicant(Subject::named("jiko"), "210400001");
    let create = ["case", "create", "--connection", CONNECTION, "--applicant", applicant];
    let id = it.act(&create)["case_id"].as_str().unwrap().to_owned();
    it.act(&["case", "submit", &id]);
    // A control is seen to fail in the morning.
    if control.is_none() {
        for slot in ["SELFIE", "PASSPORT"] {
            let picture = it.world.picture();
            it.act(&["document", "attach", &id, slot, &picture]);
        }
    }
    it.act(&["sync", "--case", &id, "--until-idle"]);
    it.act(&["case", "note", &id, "a synthetic note"]);
    it.act(&["vault", "change-passphrase"]);
    it.act(&["case", "attest", &id, "phone"]);
    let whole = settled::read(&it.world.vault(), NEXT_PASSPHRASE).unwrap();
    assert_eq!(whole.wrong, Vec::<String>::new());
    Day { events: it.day, said_yes: it.said_yes, whole }
}

/// A moment: any, or shortly after something that must not be lost.
fn moment(day: &Day, rng: &mut StdRng) -> usize {
    let last = day.events.len();
    if rng.random() {
        return rng.random_range(1..=last);
    }
    let sent = day.events.iter().enumerate().filter(|(_, event)| matches!(event, Event::Sent));
    let mut moments: Vec<usize> = sent.map(|(at, _)| at + 1).collect();
    moments.extend(day.said_yes.iter().map(|(at, ..)| *at));
    (moments[rng.random_range(0..moments.len())] + rng.random_range(0..4)).min(last)
}

/// What is wrong with the vault that is found when the power is back; none if nothing is.
fn wrong(day: &Day, now: usize, left: Left, rng: &mut StdRng) -> Option<String> {
    let mut disk = Disk::default();
    for (number, event) in day.events[..now].iter().enumerate() {
        disk.take(number, event);
    }
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    disk.image(now, left, rng, &vault);
    let yes = day.said_yes.iter().rfind(|(at, ..)| *at <= now);
    let (_, entries, passphrase) = yes.copied().unwrap_or((0, 0, PASSPHRASE));
    let mut found = settled::read(&vault, passphrase);
    if matches!(found, Err(dossier_store::Error::WrongPassphrase)) && passphrase == PASSPHRASE {
        // It was being changed.
        found = settled::read(&vault, NEXT_PASSPHRASE);
    }
    let found = match found {
        Ok(found) => found,
        Err(dossier_store::Error::NoVault) if yes.is_none() => return None,
        Err(error) => return Some(format!("cannot be opened: {error:?}")),
    };
    if !found.wrong.is_empty() {
        return Some(found.wrong.join(", "));
    }
    if found.chain.len() < entries {
        return Some(format!("{} of {entries} entries are left", found.chain.len()));
    }
    if found.chain[..] != day.whole.chain[..found.chain.len()] {
        return Some("the journal is another one".to_owned());
    }
    let sent = day.events[..now].iter().filter(|event| matches!(event, Event::Sent)).count();
    (found.marks() < sent).then(|| format!("{sent} were sent, {} marked", found.marks()))
}

/// Images that are wrong, by what is left; how many were made before there were enough.
fn cut(
    day: &Day,
    images: usize,
    enough: usize,
    rng: &mut StdRng,
) -> (BTreeMap<Left, Vec<String>>, usize) {
    let mut found: BTreeMap<Left, Vec<String>> = BTreeMap::new();
    for image in 0..images {
        if found.values().map(Vec::len).sum::<usize>() >= enough {
            return (found, image);
        }
        let left = Left::ALL[image % Left::ALL.len()];
        let now = moment(day, rng);
        let said = wrong(day, now, left, rng);
        found
            .entry(left)
            .or_default()
            .extend(said.map(|said| format!("after event {now}: {said}")));
    }
    (found, images)
}

#[test]
fn no_power_cut_loses_what_was_said_to_be_done() {
    let (seed, images) = (seed(), setting("IMAGES", TEST_IMAGES));
    println!("seed {seed}");
    strace::must_work();
    for control in [None].into_iter().chain(CONTROLS.map(Some)) {
        let started = Instant::now();
        let day = record(control);
        let sent = day.events.iter().filter(|event| matches!(event, Event::Sent)).count();
        let renames =
            day.events.iter().filter(|event| matches!(event, Event::Rename { .. })).count();
        assert!(sent >= 2 && renames >= 2, "{sent} sent, {renames} renames in the log");
        // That a control fails is known after a few images; a record has them all.
        let (images, enough) = match control {
            Some(_) if images <= TEST_IMAGES => (10 * images, 3),
            _ => (images, usize::MAX),
        };
        let (found, images) = cut(&day, images, enough, &mut StdRng::seed_from_u64(seed));
        let bad: usize = found.values().map(Vec::len).sum();
        println!(
            "{}: {bad} of {images} images wrong ({}); {} events, {} entries, {:.0?}",
            control.unwrap_or("synchronous=FULL"),
            found
                .iter()
                .map(|(left, said)| format!("{left:?} {}", said.len()))
                .collect::<Vec<_>>()
                .join(", "),
            day.events.len(),
            day.whole.chain.len(),
            started.elapsed(),
        );
        match control {
            None => assert_eq!(bad, 0, "seed {seed}: {found:#?}"),
            Some(control) => assert!(bad > 0, "{control} loses nothing: this test cannot fail"),
        }
    }
}
