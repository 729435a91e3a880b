//! A vault that opens on one computer only, and everything that can be wrong with its keychain.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use dossier::keychain::{Keychain, Trouble};
use serde_json::{Value, json};

use crate::desk::{PASSPHRASE, TestWindow};

/// What makes a keychain give trouble.
type Spoil = fn(&FakeKeychain);

/// Long enough for a call that works, short enough to wait for.
const DEADLINE: Duration = Duration::from_secs(1);

/// A keychain that does what it is told.
#[derive(Default)]
pub struct FakeKeychain {
    kept: Mutex<HashMap<String, Vec<u8>>>,
    mood: Mutex<Mood>,
}

#[derive(Clone, Default)]
enum Mood {
    #[default]
    Well,
    Fails(Trouble),
    /// As if another program were the keychain now.
    Another,
    /// Answers after this time.
    Hangs(Duration),
}

impl FakeKeychain {
    fn ask(&self) -> Result<(), Trouble> {
        let mood = self.mood.lock().unwrap().clone();
        match mood {
            Mood::Fails(trouble) => Err(trouble),
            Mood::Hangs(time) => {
                std::thread::sleep(time);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn change(&self, change: impl FnOnce(&mut HashMap<String, Vec<u8>>)) {
        change(&mut self.kept.lock().unwrap());
    }
}

impl Keychain for FakeKeychain {
    fn name(&self) -> Result<String, Trouble> {
        self.ask()?;
        let is_another = matches!(*self.mood.lock().unwrap(), Mood::Another);
        Ok(if is_another { "another keychain" } else { "a keychain" }.to_owned())
    }

    fn find(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        self.ask()?;
        Ok(self.kept.lock().unwrap().get(name).cloned())
    }

    fn keep(&self, name: &str, secret: &[u8]) -> Result<(), Trouble> {
        self.ask()?;
        self.kept.lock().unwrap().insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}

fn unlock(window: &TestWindow) -> Result<Value, Value> {
    window.call("unlock_vault", json!({"passphrase": PASSPHRASE}))
}

fn recover(window: &TestWindow, code: &str, mode: &str) -> Result<Value, Value> {
    window.call("recover_vault", json!({"code": code, "passphrase": PASSPHRASE, "mode": mode}))
}

fn locked(keychain: &Arc<FakeKeychain>, deadline: Option<Duration>) -> (TestWindow, String) {
    let window = TestWindow::with_keychain(keychain.clone(), deadline);
    let code = window.create_with("passphrase_and_device", "supervisor");
    window.ok("lock_vault", json!({}));
    (window, code)
}

#[test]
fn a_vault_of_both_opens_with_both_and_its_half_is_in_the_keychain_only() {
    let keychain = Arc::new(FakeKeychain::default());
    let (window, _) = locked(&keychain, Some(DEADLINE));
    let state = window.ok("vault_state", json!({}));
    assert_eq!(state["mode"], "passphrase_and_device");
    assert_eq!((&state["has_recovery_code"], &state["wait_seconds"]), (&json!(true), &json!(0)));
    window.fails("unlock_vault", json!({"passphrase": "a wrong one"}), "wrong_passphrase");
    unlock(&window).unwrap();
    let change = json!({"old": PASSPHRASE, "fresh": PASSPHRASE, "newCode": true});
    assert!(window.ok("change_passphrase", change).is_string(), "a new code was wanted");
    window.ok("lock_vault", json!({}));
    unlock(&window).unwrap();
    let half = keychain.kept.lock().unwrap().values().next().unwrap().clone();
    let hex: String = half.iter().map(|byte| format!("{byte:02x}")).collect();
    for entry in std::fs::read_dir(window.folder.path().join("vault")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
        assert!(!has(&half) && !has(hex.as_bytes()), "no fallback in a file");
    }
}

#[test]
fn each_of_eight_troubles_has_its_sentence_and_the_recovery_code_opens_in_all_of_them() {
    let wrong: [(&str, Spoil); 8] = [
        ("keychain-no-bus", |it| it.set(Mood::Fails(Trouble::NoBus))),
        ("keychain-no-provider", |it| it.set(Mood::Fails(Trouble::NoProvider))),
        ("keychain-locked", |it| it.set(Mood::Fails(Trouble::Locked))),
        ("keychain-dismissed", |it| it.set(Mood::Fails(Trouble::Dismissed))),
        ("keychain-never-answered", |it| it.set(Mood::Hangs(Duration::from_secs(20)))),
        ("keychain-missing", |it| it.change(HashMap::clear)),
        ("keychain-different", |it| {
            it.change(|kept| kept.values_mut().for_each(|half| half[0] ^= 1));
        }),
        ("keychain-swapped", |it| {
            it.change(HashMap::clear);
            it.set(Mood::Another);
        }),
    ];
    for (id, go_wrong) in wrong {
        let keychain = Arc::new(FakeKeychain::default());
        let (window, code) = locked(&keychain, Some(DEADLINE));
        go_wrong(&keychain);
        let started = Instant::now();
        let error = unlock(&window).expect_err(id);
        assert_eq!(
            (&error["code"], &error["message"]["message_id"]),
            (&json!("not_available"), &json!(id))
        );
        assert!(started.elapsed() < Duration::from_secs(10), "{id}");
        recover(&window, &code, "passphrase").unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(window.ok("vault_state", json!({}))["mode"], "passphrase", "{id}");
        window.ok("lock_vault", json!({}));
        unlock(&window).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
}

/// The control: without the deadline the answer comes when the keychain pleases.
#[test]
fn without_its_deadline_a_keychain_that_hangs_holds_the_window_up() {
    let hang = DEADLINE * 4;
    for (deadline, is_told) in [(Some(DEADLINE), true), (None, false)] {
        let keychain = Arc::new(FakeKeychain::default());
        let (window, _) = locked(&keychain, deadline);
        keychain.set(Mood::Hangs(hang));
        let started = Instant::now();
        let answer = unlock(&window);
        assert_eq!(answer.is_err(), is_told, "{answer:?}");
        assert_eq!(started.elapsed() < hang, is_told);
    }
}

#[test]
fn one_call_is_under_way_at_a_time_and_the_keychain_is_asked_again_when_it_came_back() {
    let keychain = Arc::new(FakeKeychain::default());
    let (window, _) = locked(&keychain, Some(DEADLINE));
    keychain.set(Mood::Hangs(DEADLINE * 3));
    assert_eq!(unlock(&window).unwrap_err()["message"]["message_id"], "keychain-never-answered");
    keychain.set(Mood::Well);
    let started = Instant::now();
    assert_eq!(unlock(&window).unwrap_err()["message"]["message_id"], "keychain-never-answered");
    assert!(started.elapsed() < DEADLINE, "it is not asked twice");
    window.wait("the first call comes back", || unlock(&window).ok());
}

#[test]
fn a_recovered_vault_keeps_a_new_half_where_that_is_wanted() {
    let keychain = Arc::new(FakeKeychain::default());
    let (window, code) = locked(&keychain, Some(DEADLINE));
    keychain.change(HashMap::clear);
    let error = recover(&window, "AAAA", "passphrase").unwrap_err();
    assert_eq!(error["code"], "invalid_input");
    let fresh = recover(&window, &code, "passphrase_and_device").unwrap();
    assert_ne!(fresh["recovery_code"], code.as_str());
    window.ok("lock_vault", json!({}));
    unlock(&window).unwrap();
    window.ok("lock_vault", json!({}));
    let error = recover(&window, &code, "passphrase").unwrap_err();
    assert_eq!(error["code"], "wrong_passphrase", "the code is used up");
    keychain.set(Mood::Fails(Trouble::NoProvider));
    let fresh = fresh["recovery_code"].as_str().unwrap();
    let error = recover(&window, fresh, "passphrase_and_device").unwrap_err();
    assert_eq!(
        error["message"]["message_id"], "keychain-no-provider",
        "never a plain file instead"
    );
    recover(&window, fresh, "passphrase").unwrap();
}

#[test]
fn no_vault_of_both_is_made_where_the_keychain_gives_trouble() {
    let keychain = Arc::new(FakeKeychain::default());
    keychain.set(Mood::Fails(Trouble::NoBus));
    let window = TestWindow::with_keychain(keychain, Some(DEADLINE));
    let request = json!({"passphrase": PASSPHRASE, "mode": "passphrase_and_device",
        "reviewer": "Test Person", "role": "supervisor"});
    let error = window.fails("create_vault", request, "not_available");
    assert_eq!(error["message"]["message_id"], "keychain-no-bus");
    assert_eq!(window.ok("vault_state", json!({}))["state"], "absent");
    window.create("supervisor");
}
