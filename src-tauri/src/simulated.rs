//! Simulated providers on this computer, for trying the application without an account anywhere.
//!
//! They keep their state in memory and end with the application. The vault keeps their connections,
//! so they can be started again at the same addresses: their made-up cases then begin anew, and
//! what was made or moved there before is not known to them any more.

mod program;

use std::time::Duration;

use dossier_app::{ConnectionView, Desk, Scope, SimAnnouncement, Sync};
use dossier_domain::{ConnectionId, Environment};
use serde::{Deserialize, Serialize};
use tauri::Url;
use tokio::{net::TcpStream, process::Child, sync::Mutex};

use crate::{
    error::CommandError,
    events::{Intake, News},
    state::Shell,
};
use program::NotStarted;

/// On loopback something answers at once or never.
const ANSWER: Duration = Duration::from_millis(500);

/// Whether the simulated providers of a vault answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SimulatedWord {
    /// The vault is connected to none.
    Absent,
    /// None of them answers.
    Asleep,
    /// They run, whoever started them.
    Running,
}

/// The program `dossier-sim`, while it runs. It ends with the application.
#[derive(Default)]
pub struct Simulated(Mutex<Option<Child>>);

/// What the first line of the program says, as far as it is needed to find its cases again.
#[derive(Deserialize)]
struct Announced {
    connections: Vec<AnnouncedConnection>,
    cases: Vec<AnnouncedCase>,
}

#[derive(Deserialize)]
struct AnnouncedConnection {
    provider: String,
    base_url: String,
}

#[derive(Deserialize)]
struct AnnouncedCase {
    provider: String,
    external_id: String,
}

impl Simulated {
    /// Whether the program is installed.
    pub fn is_installed() -> bool {
        program::path().is_some()
    }

    /// Whether the simulated providers of the vault answer. Nothing is asked of them: it is enough
    /// that something listens.
    ///
    /// # Errors
    /// When the connections cannot be read.
    pub async fn state(desk: &Desk) -> Result<SimulatedWord, CommandError> {
        Ok(word(&simulated(desk).await?).await)
    }

    /// Starts the simulated providers and reads their cases: the first time with a connection to
    /// each, later at the addresses that the vault's connections have.
    ///
    /// # Errors
    /// `not_available` where they are not installed, run already, or cannot be started at these
    /// addresses.
    pub async fn try_out(
        &self,
        shell: &Shell,
        desk: &Desk,
    ) -> Result<Vec<ConnectionView>, CommandError> {
        let mut running = self.0.lock().await;
        let known = simulated(desk).await?;
        if word(&known).await == SimulatedWord::Running {
            return Err(CommandError::not_available("reason-simulated-running"));
        }
        // One that nothing in this vault is connected to: the vault is another, or it was cut off.
        *running = None;
        let (child, cases) = match known.iter().filter_map(port).min() {
            None => begin(desk).await?,
            Some(first) => begin_anew(desk, &known, first).await?,
        };
        *running = Some(child);
        shell.touched();
        let total = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        let read = read(shell, desk, &cases, total).await;
        // Also after an error: nothing is being read any more.
        shell.tell(News::Intake(Intake { done: total, total: Some(total) }));
        read?;
        simulated(desk).await
    }

    /// Ends it.
    pub async fn end(&self) {
        if let Some(mut child) = self.0.lock().await.take() {
            let _ = child.kill().await;
        }
    }
}

/// A case of a simulated provider and the connection that it runs through.
type Case = (ConnectionId, String);

/// For the first time: with a connection to each.
async fn begin(desk: &Desk) -> Result<(Child, Vec<Case>), CommandError> {
    let (child, line) = program::start_anywhere().await?;
    let mut cases = Vec::new();
    for added in desk.add_simulated(SimAnnouncement::parse(&line)?).await? {
        let id = desk.find_connection(&added.connection.connection_id).await?;
        cases.extend(added.external_ids.into_iter().map(|external_id| (id, external_id)));
    }
    Ok((child, cases))
}

/// Again, where the vault's connections look for them.
async fn begin_anew(
    desk: &Desk,
    known: &[ConnectionView],
    first: u16,
) -> Result<(Child, Vec<Case>), CommandError> {
    // The control endpoints stand before the first provider.
    let (child, line) =
        program::start_at(first.saturating_sub(1)).await.map_err(|not| match not {
            NotStarted::Taken => CommandError::not_available("reason-simulated-address"),
            other => other.into(),
        })?;
    let other = || CommandError::not_available("reason-simulated-other");
    let announced: Announced = serde_json::from_str(&line).map_err(|_| other())?;
    let mut cases = Vec::new();
    for connection in known {
        let is_there = |it: &AnnouncedConnection| {
            it.provider == connection.provider && it.base_url == connection.base_url
        };
        if !announced.connections.iter().any(is_there) {
            return Err(other());
        }
        let id = desk.find_connection(&connection.connection_id).await?;
        // Other credentials are those of providers that were started otherwise. A test also ends
        // the pause after the calls that found nobody.
        desk.test_connection(id).await.map_err(|_| other())?;
        let own = announced.cases.iter().filter(|case| case.provider == connection.provider);
        cases.extend(own.map(|case| (id, case.external_id.clone())));
    }
    Ok((child, cases))
}

/// Follows every case that is not followed yet, and reads again those that are.
async fn read(shell: &Shell, desk: &Desk, cases: &[Case], total: u32) -> Result<(), CommandError> {
    for (done, (connection, external_id)) in (1..).zip(cases) {
        let (id, is_fresh) = desk.follow_case(*connection, external_id).await?;
        if !is_fresh {
            let once = Sync { scope: Scope::Case(id), until_idle: false, timeout: Duration::ZERO };
            desk.sync(once, |_| ()).await?;
        }
        shell.tell(News::Intake(Intake { done, total: Some(total) }));
        shell.touched();
    }
    Ok(())
}

/// The vault's connections to simulated providers.
async fn simulated(desk: &Desk) -> Result<Vec<ConnectionView>, CommandError> {
    let simulated = Environment::Simulated.as_str();
    let all = desk.connections().await?;
    Ok(all.into_iter().filter(|it| it.environment == simulated).collect())
}

async fn word(connections: &[ConnectionView]) -> SimulatedWord {
    if connections.is_empty() {
        return SimulatedWord::Absent;
    }
    for connection in connections {
        if answers(connection).await {
            return SimulatedWord::Running;
        }
    }
    SimulatedWord::Asleep
}

async fn answers(connection: &ConnectionView) -> bool {
    let Some(port) = port(connection) else { return false };
    let connect = TcpStream::connect((std::net::Ipv4Addr::LOCALHOST, port));
    tokio::time::timeout(ANSWER, connect).await.is_ok_and(|connected| connected.is_ok())
}

fn port(connection: &ConnectionView) -> Option<u16> {
    Url::parse(&connection.base_url).ok()?.port()
}
