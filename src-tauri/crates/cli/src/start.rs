//! What has to happen while this process has one thread.

use std::{
    env,
    io::{Read, Write},
};

use dossier_domain::{ErrorCode, Message};
use dossier_words::Language;
use secrecy::SecretString;

use crate::fail::Failure;

/// The language of the terminal: what DOSSIER_LANG says, else the locale.
pub(crate) fn language() -> Language {
    ["DOSSIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Language::English, |locale| Language::of_locale(&locale))
}

/// Secrets that came through the environment.
pub(crate) struct Handed {
    pub(crate) passphrase: Option<SecretString>,
    pub(crate) new_passphrase: Option<SecretString>,
    pub(crate) recovery_code: Option<SecretString>,
}

/// Takes the secrets out of the environment, so that no child and nobody who lists processes
/// finds them there.
pub(crate) fn take_passphrases() -> Handed {
    Handed {
        passphrase: take_variable("DOSSIER_PASSPHRASE"),
        new_passphrase: take_variable("DOSSIER_NEW_PASSPHRASE"),
        recovery_code: take_variable("DOSSIER_RECOVERY_CODE"),
    }
}

/// Tells where a panic happened. Not what it says, unless a developer asks: a message of a failed
/// index or parse can hold what was being read.
pub(crate) fn tell_panics_without_their_words() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if env::var_os("RUST_BACKTRACE").is_some() {
            return before(info);
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        // Nobody is left to hear that standard error cannot be written to.
        let _ = writeln!(
            std::io::stderr(),
            "dossierctl came upon a fault of its own at {place}. What had been saved is safe."
        );
    }));
}

fn take_variable(name: &str) -> Option<SecretString> {
    let value = env::var(name).ok().map(SecretString::from);
    remove_variable(name);
    value
}

#[allow(unsafe_code, reason = "called at the start of main only, before a second thread exists")]
fn remove_variable(name: &str) {
    wipe_variable(name);
    // SAFETY: no other thread reads or writes the environment, because there is none yet.
    unsafe { env::remove_var(name) }
}

/// Overwrites it where the process was given it: what is only taken out of the list is still there,
/// and the system shows it to whoever asks about this process.
#[cfg(unix)]
#[allow(unsafe_code, reason = "called at the start of main only, before a second thread exists")]
fn wipe_variable(name: &str) {
    let Ok(name) = std::ffi::CString::new(name) else { return };
    // SAFETY: the pointer leads to a text of this process that ends with a zero, which belongs to
    // the environment and may be written to; nobody else looks at it, because there is one thread.
    unsafe {
        let value = libc::getenv(name.as_ptr());
        if !value.is_null() {
            value.write_bytes(0, libc::strlen(value));
        }
    }
}

#[cfg(not(unix))]
fn wipe_variable(_: &str) {}

/// Reads a passphrase from an open file descriptor, to its end or the first line's, and closes it.
#[cfg(unix)]
pub(crate) fn read_passphrase(descriptor: i32) -> Result<SecretString, Failure> {
    let unreadable = || {
        let message = Message::new("error-passphrase-unreadable");
        Failure::new(ErrorCode::InvalidInput, message)
    };
    let is_open = std::fs::symlink_metadata(format!("/dev/fd/{descriptor}")).is_ok();
    if descriptor < 0 || !is_open {
        return Err(unreadable());
    }
    let mut file = take_descriptor(descriptor);
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < 4096 && file.read(&mut byte).map_err(|_| unreadable())? == 1 {
        if byte[0] == b'\n' {
            break;
        }
        line.push(byte[0]);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    String::from_utf8(line).map(SecretString::from).map_err(|_| unreadable())
}

#[cfg(unix)]
#[allow(unsafe_code, reason = "the caller of this program hands the descriptor over for this")]
fn take_descriptor(descriptor: i32) -> std::fs::File {
    use std::os::fd::FromRawFd;
    // SAFETY: it is open, was opened by whoever started this process and handed over by number,
    // and at this time nothing in this process owns a descriptor besides the standard ones.
    unsafe { std::fs::File::from_raw_fd(descriptor) }
}

#[cfg(not(unix))]
pub(crate) fn read_passphrase(_: i32) -> Result<SecretString, Failure> {
    let message = Message::new("error-passphrase-unreadable");
    Err(Failure::new(ErrorCode::InvalidInput, message))
}

/// Writes the log to standard error where `DOSSIER_LOG` asks for it.
pub(crate) fn log() {
    let Ok(filter) = env::var("DOSSIER_LOG") else { return };
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(filter))
        .with_writer(std::io::stderr)
        .init();
}
