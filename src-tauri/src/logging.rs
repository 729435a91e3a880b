//! The log: a file a day, few of them, and nothing personal in any.

use std::{fs, path::Path};

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

use crate::paths;

/// Days that are kept.
const KEPT: usize = 7;
/// Our own crates, which log ids and codes only. What libraries would say can hold addresses and
/// contents.
const FILTER: &str = "off,dossier=info,dossier_app=info,dossier_store=info,\
    dossier_providers=info,dossier_documents=info";

/// Begins the log in `folder`. Where that is not possible the application runs without.
pub fn begin(folder: &Path) {
    if paths::private_folder(folder).is_err() {
        return;
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("dossier")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    let Ok(appender) = appender else { return };
    let file = fmt::layer().with_ansi(false).with_writer(appender);
    let log = tracing_subscriber::registry().with(EnvFilter::new(FILTER)).with(file);
    // A second log in one process, as tests have it, is none.
    let _ = log.try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
}

/// The last lines of the newest log.
pub fn last_lines(folder: &Path, count: usize) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    // Their names end in their day, so that the greatest is the newest.
    let newest = entries.flatten().map(|entry| entry.path()).max();
    let text = newest.and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].iter().map(|line| (*line).to_owned()).collect()
}
