//! What libraries give back is wiped as well.
//!
//! Rust's memory is wiped by the allocator of `main.rs`. The database, the toolkit and the web
//! engine hold copies of what passes between page and application, and give them back
//! with their content, from where they can be read long after the vault was locked. The C library
//! overwrites what it is given back when it is told so as the program starts, and the engine uses
//! the C library's memory when it is told so. (`tests/e2e/real_window/memory.rs` looks.)
//!
//! The desktop entry (`icons/dossier.desktop`) tells both. Started in another way, the program
//! starts itself once more, which takes as long again as linking the engine does.

use std::{env, ffi::OsString, os::unix::process::CommandExt, process::Command};

/// Where glibc reads its settings, and the ones that matter: no blocks kept aside as they are, and
/// every block overwritten.
const SETTINGS: &str = "GLIBC_TUNABLES";
const WIPING: &str = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=85";
/// WebKit's: use the C library's memory.
const ENGINE: (&str, &str) = ("Malloc", "1");

/// Starts this program again with these settings, unless it was. To be called before any thread is
/// there; without success the program goes on as it is.
pub fn wipe_what_is_given_back() {
    let settings = env::var_os(SETTINGS).unwrap_or_default();
    if settings.to_string_lossy().contains(WIPING) {
        forget();
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let mut arguments = env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    let mut with = settings;
    if !with.is_empty() {
        with.push(":");
    }
    with.push(WIPING);
    let failed = again.args(arguments).env(SETTINGS, with).env(ENGINE.0, ENGINE.1).exec();
    eprintln!("dossier: memory of libraries is not wiped: {failed}");
}

/// What is started from here, the page among it, is not slowed down: it is ended instead.
#[allow(unsafe_code, reason = "no thread has been started that could read the environment")]
fn forget() {
    let left = env::var(SETTINGS).unwrap_or_default().replace(WIPING, "");
    let left = left.trim_end_matches(':');
    // SAFETY: the program has this one thread.
    unsafe {
        env::remove_var(ENGINE.0);
        match left {
            "" => env::remove_var(SETTINGS),
            left => env::set_var(SETTINGS, OsString::from(left)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktop_entry_starts_with_the_same_settings() {
        let entry = include_str!("../../icons/dossier.desktop");
        let (name, value) = ENGINE;
        let start = format!("Exec=env {SETTINGS}={WIPING} {name}={value} {{{{exec}}}} %u");
        assert!(entry.lines().any(|line| line == start), "{entry}");
    }
}
