use std::{
    env::{self, consts::EXE_SUFFIX},
    net::{Ipv4Addr, TcpListener},
    ops::Range,
    path::PathBuf,
    process::Stdio,
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::{Child, Command},
};
use uuid::Uuid;

use crate::error::CommandError;

const CASES: &str = "40";
const START: Duration = Duration::from_secs(20);
/// The first line holds a hundred ids at most.
const LONGEST_LINE: u64 = 1 << 20;
/// Below the ports that operating systems give out by themselves, so that nobody is likely to have
/// them when the program is started again.
const PORTS: Range<u16> = 20_000..30_000;
/// The control endpoints and every provider there may be.
const NEIGHBOURS: u16 = 16;
const TRIES: usize = 20;

/// Why the program did not start.
pub(super) enum NotStarted {
    /// It is not there.
    Absent,
    /// It ended at once: its addresses are taken.
    Taken,
    /// It runs and says nothing.
    Silent,
}

impl From<NotStarted> for CommandError {
    fn from(not: NotStarted) -> Self {
        match not {
            NotStarted::Absent => Self::not_available("reason-no-simulator"),
            NotStarted::Taken => Self::not_available("reason-simulated-address"),
            NotStarted::Silent => Self::internal("dossier-sim said nothing"),
        }
    }
}

/// Where the program is: beside this one, or a folder above, where cargo puts it for tests.
pub(super) fn path() -> Option<PathBuf> {
    let current = env::current_exe().ok()?;
    let name = format!("dossier-sim{EXE_SUFFIX}");
    let folders = current.ancestors().skip(1).take(2);
    folders.map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// Starts it at addresses that are free; returns it with its first line.
pub(super) async fn start_anywhere() -> Result<(Child, String), NotStarted> {
    let mut tries = free_ports().take(TRIES);
    loop {
        let first = tries.next().ok_or(NotStarted::Taken)?;
        match start_at(first).await {
            // Somebody was faster.
            Err(NotStarted::Taken) => {}
            ended => return ended,
        }
    }
}

/// Starts it at this port and those that follow; returns it with its first line.
pub(super) async fn start_at(first: u16) -> Result<(Child, String), NotStarted> {
    let mut child = Command::new(path().ok_or(NotStarted::Absent)?)
        .args(["--cases", CASES, "--until-input-ends", "--listen"])
        .arg(format!("{}:{first}", Ipv4Addr::LOCALHOST))
        // Held open as long as this process lives, however it ends.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|_| NotStarted::Absent)?;
    let out = child.stdout.take().ok_or(NotStarted::Silent)?;
    let mut line = String::new();
    let mut out = BufReader::new(out.take(LONGEST_LINE));
    match tokio::time::timeout(START, out.read_line(&mut line)).await {
        Ok(Ok(0)) => Err(NotStarted::Taken),
        Ok(Ok(_)) => Ok((child, line)),
        _ => Err(NotStarted::Silent),
    }
}

/// Numbers from which on so many ports are free.
fn free_ports() -> impl Iterator<Item = u16> {
    let is_free = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    let span = u128::from(PORTS.end - PORTS.start - NEIGHBOURS);
    let drawn = std::iter::repeat_with(move || {
        PORTS.start + u16::try_from(Uuid::new_v4().as_u128() % span).unwrap_or(0)
    });
    drawn.take(10 * TRIES).filter(move |first| (*first..first + NEIGHBOURS).all(is_free))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_free_neighbours() {
        let first = free_ports().next().expect("there are many");
        assert!(PORTS.contains(&first) && PORTS.contains(&(first + NEIGHBOURS - 1)));
    }
}
