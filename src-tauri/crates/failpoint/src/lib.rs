//! Named places at which a test makes the program fail, and controls that a test turns to show
//! that it can fail.
//!
//! Other crates depend on this one with their feature `controls` only, so that a release holds
//! nothing of it. `DOSSIER_FAIL_POINT=NAME[:n]:MODE` has the n-th arrival at a place fail,
//! `DOSSIER_FAIL_LOG=FILE` has every arrival written down, `DOSSIER_CONTROL=NAME,NAME` turns
//! controls.

use std::{
    env,
    fs::{File, OpenOptions},
    io::Write,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

/// How long a stalled place takes, unless `stall=MS` says otherwise.
const STALL: Duration = Duration::from_secs(30);

static PLAN: OnceLock<Plan> = OnceLock::new();

#[derive(Default)]
struct Plan {
    point: Option<(String, u32, Mode)>,
    arrivals: AtomicU32,
    log: Option<Mutex<File>>,
    controls: Vec<String>,
}

enum Mode {
    Error,
    Panic,
    Abort,
    Stall(Duration),
}

/// Reads the environment; to be called once, before the first place is reached. Without it no
/// place ever fails.
///
/// # Errors
/// What is wrong with a variable, in words.
pub fn read_environment() -> Result<(), String> {
    let point = match env::var("DOSSIER_FAIL_POINT") {
        Ok(text) => Some(parse(&text).ok_or_else(|| format!("{text:?} is no NAME[:n]:MODE"))?),
        Err(_) => None,
    };
    let log = match env::var_os("DOSSIER_FAIL_LOG") {
        Some(path) => {
            let file = OpenOptions::new().create(true).append(true).open(path);
            Some(Mutex::new(file.map_err(|error| error.to_string())?))
        }
        None => None,
    };
    let controls = env::var("DOSSIER_CONTROL").unwrap_or_default();
    let controls = controls.split(',').map(str::to_owned).collect();
    // A second call changes nothing.
    let _ = PLAN.set(Plan { point, arrivals: AtomicU32::new(0), log, controls });
    Ok(())
}

/// Turns one control in a process that has not read the environment; for tests that call a crate
/// themselves. A second call changes nothing.
pub fn turn(control: &str) {
    let _ = PLAN.set(Plan { controls: vec![control.to_owned()], ..Plan::default() });
}

fn parse(text: &str) -> Option<(String, u32, Mode)> {
    let (place, mode) = text.rsplit_once(':')?;
    let mode = match mode.split_once('=') {
        None if mode == "error" => Mode::Error,
        None if mode == "panic" => Mode::Panic,
        None if mode == "abort" => Mode::Abort,
        None if mode == "stall" => Mode::Stall(STALL),
        Some(("stall", ms)) => Mode::Stall(Duration::from_millis(ms.parse().ok()?)),
        _ => return None,
    };
    match place.rsplit_once(':') {
        Some((name, n)) => Some((name.to_owned(), n.parse().ok()?, mode)),
        None => Some((place.to_owned(), 1, mode)),
    }
}

/// Whether a test turned this control.
#[must_use]
pub fn is_turned(control: &str) -> bool {
    PLAN.get().is_some_and(|plan| plan.controls.iter().any(|turned| turned == control))
}

/// The program is at this place. True if what is done there has to fail with an error; in the
/// other modes it does not return, or late.
#[must_use]
pub fn reach(name: &str) -> bool {
    let Some(plan) = PLAN.get() else { return false };
    let fails = plan.point.as_ref().is_some_and(|(wanted, n, _)| {
        wanted == name && plan.arrivals.fetch_add(1, Ordering::Relaxed) + 1 == *n
    });
    if let Some(log) = &plan.log {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        let said = writeln!(log, "{}{name}", if fails { "! " } else { "" });
        assert!(said.is_ok(), "the log of fail points cannot be written");
    }
    match &plan.point {
        Some((_, _, mode)) if fails => match mode {
            Mode::Error => true,
            Mode::Panic => std::panic::panic_any("a fail point"),
            Mode::Abort => std::process::abort(),
            Mode::Stall(wait) => {
                std::thread::sleep(*wait);
                false
            }
        },
        _ => false,
    }
}

tokio::task_local! {
    static WORK: &'static str;
}

/// Does something under a name, so that a place deep below can tell for what it was reached.
pub async fn doing<T>(work: &'static str, future: impl Future<Output = T>) -> T {
    WORK.scope(work, future).await
}

/// What is being done; none outside of [`doing`].
#[must_use]
pub fn work() -> Option<&'static str> {
    WORK.try_with(|work| *work).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_a_name_a_number_and_a_mode() {
        let parsed = |text: &str| parse(text).map(|(name, n, _)| (name, n));
        assert_eq!(parsed("send.create:abort"), Some(("send.create".to_owned(), 1)));
        assert_eq!(parsed("send.create:3:stall=20"), Some(("send.create".to_owned(), 3)));
        for wrong in ["", "send.create", "send.create:x:abort", "a:explode", "a:stall=soon"] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
