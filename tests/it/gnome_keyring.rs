//! The half of a key in a real keychain: the Secret Service of a session of the test's own, kept by
//! `gnome-keyring-daemon`. What a bus is for a program stands in its environment, so each test
//! starts itself once more with another one.

use std::{
    io::Write,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use dossier::keychain::{DEADLINE, SystemKeychain};
use serde_json::{Value, json};
use tauri::async_runtime::block_on;
use zbus::blocking::{Connection, fdo::DBusProxy};

use crate::{
    bus::Bus,
    desk::{PASSPHRASE, TestWindow},
};

const ADDRESS: &str = "DBUS_SESSION_BUS_ADDRESS";
const WITHIN: &str = "DOSSIER_TEST_WITHIN";
const SECRETS: &str = "org.freedesktop.secrets";
/// What the keychain is opened with; none of Dossier's.
const LOGIN: &str = "the login's password";

/// Runs this test of this program again on that bus, and is told that it passed there.
fn runs_within(address: &str, test: &str) {
    let home = tempfile::tempdir().unwrap();
    let told = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("gnome_keyring::{test}"), "--nocapture"])
        .env(WITHIN, home.path())
        .env(ADDRESS, address)
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_RUNTIME_DIR", home.path())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{text}\n{}", String::from_utf8_lossy(&told.stderr));
    assert!(text.contains("1 passed"), "it ran: {text}");
}

fn within() -> Option<String> {
    std::env::var(WITHIN).ok()
}

struct Daemon(Child);

impl Daemon {
    /// Open from its start with a password, or locked.
    fn start(home: &str, password: Option<&str>) -> Self {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets", "--control-directory"]).arg(home);
        if password.is_some() {
            command.arg("--unlock");
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("gnome-keyring-daemon, which cargo xtask installs");
        let mut input = child.stdin.take().unwrap();
        input.write_all(password.unwrap_or_default().as_bytes()).unwrap();
        drop(input);
        let daemon = Self(child);
        wait_for_owner(true);
        daemon
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
        wait_for_owner(false);
    }
}

/// Until the bus has a keychain, or none any more.
fn wait_for_owner(is_wanted: bool) {
    let started = Instant::now();
    let bus = DBusProxy::new(&Connection::session().unwrap()).unwrap();
    while bus.name_has_owner(SECRETS.try_into().unwrap()).unwrap() != is_wanted {
        assert!(started.elapsed() < Duration::from_secs(30), "{is_wanted} did not come about");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn window() -> TestWindow {
    TestWindow::with_keychain(Arc::new(SystemKeychain), Some(DEADLINE))
}

fn unlock(window: &TestWindow) -> Result<Value, Value> {
    window.call("unlock_vault", json!({"passphrase": PASSPHRASE}))
}

/// The sentence with which no vault is made, within the time that a keychain has.
fn refused() -> String {
    let window = window();
    let request = json!({"passphrase": PASSPHRASE, "mode": "passphrase_and_device",
        "reviewer": "Test Person", "role": "supervisor"});
    let started = Instant::now();
    let error = window.fails("create_vault", request, "not_available");
    assert!(started.elapsed() < DEADLINE + Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(window.ok("vault_state", json!({}))["state"], "absent");
    error["message"]["message_id"].as_str().unwrap().to_owned()
}

fn has(folder: &Path, needle: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        bytes.windows(needle.len()).any(|it| it == needle)
    })
}

#[test]
fn a_half_is_kept_by_the_sessions_keychain_and_outlives_its_program() {
    let Some(home) = within() else {
        let bus = Bus::that_starts_nothing();
        return runs_within(
            &bus.address,
            "a_half_is_kept_by_the_sessions_keychain_and_outlives_its_program",
        );
    };
    let daemon = Daemon::start(&home, Some(LOGIN));
    let window = window();
    let code = window.create_with("passphrase_and_device", "supervisor");
    window.ok("lock_vault", json!({}));
    unlock(&window).unwrap();
    window.ok("lock_vault", json!({}));
    drop(daemon);
    let id = |error: Value| error["message"]["message_id"].as_str().unwrap().to_owned();
    assert_eq!(id(unlock(&window).unwrap_err()), "keychain-no-provider");

    let daemon = Daemon::start(&home, Some(LOGIN));
    unlock(&window).expect("what it kept is there again");
    window.ok("lock_vault", json!({}));
    drop(daemon);

    let locked = Daemon::start(&home, None);
    let started = Instant::now();
    let told = id(unlock(&window).unwrap_err());
    assert!(["keychain-locked", "keychain-dismissed"].contains(&told.as_str()), "{told}");
    assert!(started.elapsed() < DEADLINE + Duration::from_secs(1), "{:?}", started.elapsed());
    let request = json!({"code": code, "passphrase": PASSPHRASE, "mode": "passphrase"});
    window.call("recover_vault", request).expect("the recovery code needs no keychain");
    drop(locked);

    let keyrings = Path::new(&home).join("data/keyrings");
    assert!(has(&keyrings, b"Keyring"), "it is on the disk: {}", keyrings.display());
    assert!(!has(&window.folder.path().join("vault"), b"Keyring"));
}

#[test]
fn without_a_bus_or_a_keychain_no_vault_of_both_is_made() {
    let name = "without_a_bus_or_a_keychain_no_vault_of_both_is_made";
    if within().is_none() {
        let bus = Bus::that_starts_nothing();
        runs_within(&bus.address, name);
        return runs_within("unix:path=/nonexistent/bus", name);
    }
    let has_bus = !std::env::var(ADDRESS).unwrap().contains("nonexistent");
    let wanted = if has_bus { "keychain-no-provider" } else { "keychain-no-bus" };
    assert_eq!(refused(), wanted);
}

/// A keychain that takes a question and never says anything.
struct Mute;

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Mute {
    async fn open_session(&self, _algorithm: &str, _input: zbus::zvariant::Value<'_>) -> String {
        std::future::pending().await
    }
}

#[test]
fn a_keychain_that_never_answers_is_given_up_in_its_time() {
    if within().is_none() {
        let bus = Bus::that_starts_nothing();
        let connection = block_on(bus.join());
        let server = connection.object_server();
        block_on(server.at("/org/freedesktop/secrets", Mute)).unwrap();
        block_on(connection.request_name(SECRETS)).unwrap();
        return runs_within(&bus.address, "a_keychain_that_never_answers_is_given_up_in_its_time");
    }
    assert_eq!(refused(), "keychain-never-answered");
}
