//! What the desktop tells of the person's session: it sleeps, its screen is locked, another person
//! sits at the computer.
//!
//! Where there is no message bus, or nobody on it tells such things, the vault is locked by time
//! alone.

use futures_util::{Stream, StreamExt, stream::SelectAll};
use zbus::{
    Connection, MatchRule, Message, MessageStream,
    message::Type,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
};

use crate::{lock_rule::Seen, state::Shell};

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "/org/freedesktop/login1";
const MANAGER_INTERFACE: &str = "org.freedesktop.login1.Manager";
const SESSION_INTERFACE: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const SCREEN_SAVERS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];

type Signals = SelectAll<std::pin::Pin<Box<dyn Stream<Item = Message> + Send>>>;

/// Listens on both buses and tells the rule. Ends only where nothing can be listened to.
pub async fn watch(shell: Shell) {
    let (system, session) = (Connection::system().await.ok(), Connection::session().await.ok());
    if let Err(error) = listen(shell, system, session).await {
        tracing::warn!(%error, "the desktop does not tell of sleep and locked screens");
    }
}

/// The same on buses that are given.
///
/// # Errors
/// Where a bus does not take what is asked of it.
pub async fn listen(
    shell: Shell,
    system: Option<Connection>,
    session: Option<Connection>,
) -> zbus::Result<()> {
    let mut signals = Signals::new();
    let mut delay = None;
    if let Some(system) = &system {
        let own = own_session(system).await;
        let sleep = rule(MANAGER_INTERFACE, "PrepareForSleep")?.path(MANAGER)?.sender(LOGIN)?;
        signals.push(heard(system, sleep.build()).await?);
        if let Some(own) = own {
            let lock = rule(SESSION_INTERFACE, "Lock")?.path(own.clone())?.sender(LOGIN)?;
            signals.push(heard(system, lock.build()).await?);
            let changed = rule(PROPERTIES, "PropertiesChanged")?.path(own)?.sender(LOGIN)?;
            signals.push(heard(system, changed.build()).await?);
        }
        delay = inhibit(system).await;
    }
    if let Some(session) = &session {
        for saver in SCREEN_SAVERS {
            signals.push(heard(session, rule(saver, "ActiveChanged")?.build()).await?);
        }
    }
    while let Some(signal) = signals.next().await {
        let Some(seen) = seen(&signal) else {
            if let Some(system) = &system
                && sleeps(&signal) == Some(false)
            {
                delay = inhibit(system).await;
            }
            continue;
        };
        shell.see(seen).await;
        if seen == Seen::Sleep {
            // Only now does the computer go to sleep.
            delay = None;
        }
    }
    drop(delay);
    Ok(())
}

fn rule(
    interface: &'static str,
    member: &'static str,
) -> zbus::Result<zbus::match_rule::Builder<'static>> {
    MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member(member)
}

async fn heard(
    bus: &Connection,
    rule: MatchRule<'static>,
) -> zbus::Result<std::pin::Pin<Box<dyn Stream<Item = Message> + Send>>> {
    let stream = MessageStream::for_match_rule(rule, bus, None).await?;
    Ok(Box::pin(stream.filter_map(|message| async move { message.ok() })))
}

/// The session that this process belongs to.
async fn own_session(system: &Connection) -> Option<OwnedObjectPath> {
    let ask = |method: &'static str| async move {
        let body = std::process::id();
        system.call_method(Some(LOGIN), MANAGER, Some(MANAGER_INTERFACE), method, &body).await
    };
    if let Ok(reply) = ask("GetSessionByPID").await {
        return reply.body().deserialize().ok();
    }
    // A program that the desktop's own services started belongs to none.
    let id = std::env::var("XDG_SESSION_ID").ok()?;
    let reply =
        system.call_method(Some(LOGIN), MANAGER, Some(MANAGER_INTERFACE), "GetSession", &id).await;
    reply.ok()?.body().deserialize().ok()
}

/// Has the computer wait with sleeping until the vault is locked; as long as the answer is held.
async fn inhibit(system: &Connection) -> Option<OwnedFd> {
    let body = ("sleep", "Dossier", "locks the vault", "delay");
    let reply =
        system.call_method(Some(LOGIN), MANAGER, Some(MANAGER_INTERFACE), "Inhibit", &body).await;
    reply.ok()?.body().deserialize().ok()
}

fn sleeps(signal: &Message) -> Option<bool> {
    let is_it = signal.header().member().is_some_and(|it| it.as_str() == "PrepareForSleep");
    if is_it { signal.body().deserialize().ok() } else { None }
}

fn seen(signal: &Message) -> Option<Seen> {
    let header = signal.header();
    match header.member()?.as_str() {
        "PrepareForSleep" => sleeps(signal)?.then_some(Seen::Sleep),
        "Lock" => Some(Seen::ScreenLocked),
        "ActiveChanged" => signal.body().deserialize::<bool>().ok()?.then_some(Seen::ScreenLocked),
        "PropertiesChanged" => {
            type Changed = (String, std::collections::HashMap<String, OwnedValue>, Vec<String>);
            let body = signal.body();
            let (interface, changed, _) = body.deserialize::<Changed>().ok()?;
            let is = |name: &str, value: bool| {
                changed
                    .get(name)
                    .is_some_and(|it| it.downcast_ref::<bool>().is_ok_and(|it| it == value))
            };
            if interface != SESSION_INTERFACE {
                None
            } else if is("LockedHint", true) {
                Some(Seen::ScreenLocked)
            } else if is("Active", false) {
                Some(Seen::OtherPerson)
            } else {
                None
            }
        }
        _ => None,
    }
}
