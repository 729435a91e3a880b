//! The desktop tells of sleep, locked screens and other people, and the vault is locked at once.
//! Login manager and screen saver are played on a message bus of the test's own.

use std::{
    io::Read,
    os::unix::net::UnixStream,
    sync::{Arc, Mutex},
};

use dossier::session_signals::listen;
use serde_json::json;
use tauri::async_runtime::{block_on, spawn};
use zbus::{
    Connection,
    zvariant::{ObjectPath, OwnedFd, OwnedObjectPath, Value},
};

use crate::{
    bus::Bus,
    desk::{PASSPHRASE, TestWindow},
};

const MANAGER: &str = "/org/freedesktop/login1";
const OWN: &str = "/org/freedesktop/login1/session/own";
const OTHER: &str = "/org/freedesktop/login1/session/other";

/// The login manager, as far as Dossier asks it.
#[derive(Clone, Default)]
struct Login {
    /// The other ends of what was handed out to have sleep wait.
    delays: Arc<Mutex<Vec<UnixStream>>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _id: u32) -> OwnedObjectPath {
        ObjectPath::try_from(OWN).unwrap().into()
    }

    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, mode), ("sleep", "delay"));
        let (ours, theirs) = UnixStream::pair().unwrap();
        self.delays.lock().unwrap().push(ours);
        OwnedFd::from(std::os::fd::OwnedFd::from(theirs))
    }
}

struct Desktop {
    _bus: Bus,
    login: Login,
    teller: Connection,
    window: TestWindow,
}

impl Desktop {
    fn start() -> Self {
        let (bus, login) = (Bus::start(), Login::default());
        let teller = block_on(async {
            let teller = bus.join().await;
            teller.object_server().at(MANAGER, login.clone()).await.unwrap();
            teller.request_name("org.freedesktop.login1").await.unwrap();
            teller
        });
        let window = TestWindow::open();
        let heard = block_on(bus.join());
        spawn(listen(window.shell(), Some(heard.clone()), Some(heard)));
        let this = Self { _bus: bus, login, teller, window };
        this.window.wait("sleep waits for us", || this.delay());
        this
    }

    fn delay(&self) -> Option<UnixStream> {
        self.login.delays.lock().unwrap().pop()
    }

    fn tell(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) {
        block_on(self.teller.emit_signal(None::<&str>, path, interface, member, body)).unwrap();
    }

    fn property(&self, session: &str, name: &str, value: bool) {
        let changed = std::collections::HashMap::from([(name, Value::from(value))]);
        let body = ("org.freedesktop.login1.Session", changed, Vec::<String>::new());
        self.tell(session, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }

    fn state(&self) -> String {
        self.window.ok("vault_state", json!({}))["state"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    fn is_locked(&self, why: &str) {
        self.window.wait(why, || (self.state() == "locked").then_some(()));
        self.window.ok("unlock_vault", json!({"passphrase": PASSPHRASE}));
    }
}

#[test]
fn sleep_a_locked_screen_and_another_person_lock_the_vault_and_nothing_else_does() {
    let desktop = Desktop::start();
    let session = "org.freedesktop.login1.Session";
    let manager = "org.freedesktop.login1.Manager";
    // What is no reason comes first, and what is one after it, in order.
    desktop.tell(MANAGER, manager, "PrepareForSleep", &false);
    desktop.tell(OTHER, session, "Lock", &());
    desktop.property(OTHER, "LockedHint", true);
    desktop.property(OWN, "LockedHint", false);
    desktop.property(OWN, "IdleHint", true);
    desktop.property(OWN, "Active", true);
    desktop.tell("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", &false);
    assert_eq!(desktop.window.heard("locked").len(), 0);

    desktop.tell(OWN, session, "Lock", &());
    desktop.is_locked("the screen was locked by hand");
    assert_eq!(desktop.window.heard("locked").len(), 1, "nothing before it locked");
    desktop.property(OWN, "LockedHint", true);
    desktop.is_locked("the screen is locked");
    desktop.property(OWN, "Active", false);
    desktop.is_locked("another person sits there");
    for (path, saver) in [
        ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ] {
        desktop.tell(path, saver, "ActiveChanged", &true);
        desktop.is_locked(saver);
    }
    assert_eq!(desktop.window.heard("locked").len(), 5);
}

#[test]
fn the_computer_sleeps_only_when_the_vault_is_locked() {
    let desktop = Desktop::start();
    let manager = "org.freedesktop.login1.Manager";
    // Asked for again when the computer woke up, so that the second sleep waits too.
    desktop.tell(MANAGER, manager, "PrepareForSleep", &true);
    desktop.is_locked("it sleeps");
    desktop.tell(MANAGER, manager, "PrepareForSleep", &false);
    let mut delay = desktop.window.wait("sleep waits for us again", || desktop.delay());
    assert_eq!(desktop.state(), "open", "waking up locks nothing");
    desktop.tell(MANAGER, manager, "PrepareForSleep", &true);
    // The other end is closed when the delay is let go.
    assert_eq!(delay.read(&mut [0]).unwrap(), 0);
    assert_eq!(desktop.state(), "locked");
}
