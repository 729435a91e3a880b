//! Simulated providers on this computer, for trying the application without an account anywhere.

use std::{
    env::{self, consts::EXE_SUFFIX},
    path::PathBuf,
    process::Stdio,
    time::Duration,
};

use dossier_app::{ConnectionView, Desk, SimAnnouncement};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    sync::Mutex,
};

use crate::{
    error::CommandError,
    events::{Intake, News},
    state::Shell,
};

const CASES: &str = "40";
const START: Duration = Duration::from_secs(20);
/// The first line holds a hundred ids at most.
const LONGEST_LINE: usize = 1 << 20;

/// The running program `dossier-sim`, if it runs. It ends with the application.
#[derive(Default)]
pub struct Simulated(Mutex<Option<Child>>);

impl Simulated {
    /// Where the program is: beside this one, or a folder above, where cargo puts it for tests.
    pub fn program() -> Option<PathBuf> {
        let current = env::current_exe().ok()?;
        let name = format!("dossier-sim{EXE_SUFFIX}");
        let folders = current.ancestors().skip(1).take(2);
        folders.map(|folder| folder.join(&name)).find(|path| path.is_file())
    }

    /// Starts the simulated providers, adds a connection to each and follows their cases.
    ///
    /// # Errors
    /// `not_available` where they are not installed or run already.
    pub async fn try_out(
        &self,
        shell: &Shell,
        desk: &Desk,
    ) -> Result<Vec<ConnectionView>, CommandError> {
        let mut running = self.0.lock().await;
        if let Some(child) = running.as_mut()
            && child.try_wait().is_ok_and(|ended| ended.is_none())
        {
            return Err(CommandError::not_available("reason-simulated-running"));
        }
        let (child, line) = start().await?;
        let added = desk.add_simulated(SimAnnouncement::parse(&line)?).await?;
        *running = Some(child);
        shell.touched();
        let total = added.iter().map(|it| it.external_ids.len()).sum::<usize>();
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let mut done = 0;
        for connection in &added {
            let id = desk.find_connection(&connection.connection.connection_id).await?;
            for external_id in &connection.external_ids {
                desk.follow_case(id, external_id).await?;
                done += 1;
                shell.tell(News::Intake(Intake { done, total }));
                shell.touched();
            }
        }
        Ok(added.into_iter().map(|it| it.connection).collect())
    }

    /// Ends it.
    pub async fn end(&self) {
        if let Some(mut child) = self.0.lock().await.take() {
            let _ = child.kill().await;
        }
    }
}

/// Starts the program; returns it with its first line.
async fn start() -> Result<(Child, String), CommandError> {
    let absent = || CommandError::not_available("reason-no-simulator");
    let program = Simulated::program().ok_or_else(absent)?;
    let mut child = Command::new(program)
        .args(["--cases", CASES, "--until-input-ends"])
        // Held open as long as this process lives, however it ends.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|_| absent())?;
    let silent = || CommandError::internal("dossier-sim said nothing");
    let out = child.stdout.take().ok_or_else(silent)?;
    let mut line = String::new();
    let mut out = BufReader::new(tokio::io::AsyncReadExt::take(out, LONGEST_LINE as u64));
    let read = tokio::time::timeout(START, out.read_line(&mut line)).await;
    match read {
        Ok(Ok(length)) if length > 0 => Ok((child, line)),
        _ => Err(silent()),
    }
}
