//! Dossier in a terminal: every command of the contract, for people and for scripts.
//!
//! Start reading at [`commands`]; each noun is a file of its own. A command makes a
//! [`report::Report`], or a [`fail::Failure`]; what is printed where is decided here and nowhere
//! else.

mod args;
mod commands;
mod fail;
mod input;
mod passphrase;
mod progress;
mod report;
mod start;
mod table;
mod terminal;
mod times;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Arguments, fail::Failure, terminal::Terminal};

fn main() -> ExitCode {
    // Before anything else, while there is one thread and no other file is open.
    let handed = start::take_passphrases();
    dossier_app::leave_no_image();
    start::tell_panics_without_their_words();
    #[cfg(feature = "controls")]
    if let Err(wrong) = dossier_failpoint::read_environment() {
        eprintln!("{wrong}");
        return ExitCode::from(2);
    }
    #[cfg(feature = "controls")]
    if dossier_failpoint::is_turned("temporary-file") {
        // What the test of files that are made has to see.
        let _ = std::fs::write(std::env::temp_dir().join("one-more"), b"");
    }
    let json = std::env::args_os().any(|argument| argument == "--json");
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return fail::usage(&error, json),
    };
    match run(arguments, handed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.print(json),
    }
}

fn run(arguments: Arguments, handed: start::Handed) -> Result<(), Failure> {
    let Arguments { general, command } = arguments;
    let json = general.json;
    if !json {
        start::log();
    }
    let terminal = Terminal::new(general, handed)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|_| Failure::internal("no runtime"))?;
    let report = runtime.block_on(async {
        let report = commands::run(&terminal, command).await;
        let closed = terminal.close().await;
        report.and_then(|report| closed.map(|()| report))
    })?;
    report.print(terminal.words(), json);
    Ok(())
}
