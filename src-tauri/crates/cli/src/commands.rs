//! One file a noun. A command asks the desk and makes a report.

mod applicant;
mod bundle;
mod case;
mod case_list;
mod case_show;
mod connection;
mod connection_add;
mod document;
mod handed_in;
mod inbox;
mod journal;
mod outbox;
mod policy;
mod retention;
mod review;
mod sync;
mod vault;
mod view;
mod wanted;

use crate::{args::Command, fail::Failure, report::Report, terminal::Terminal};

/// Does what was typed.
pub(crate) async fn run(terminal: &Terminal, command: Command) -> Result<Report, Failure> {
    match command {
        Command::Vault(command) => vault::run(terminal, command).await,
        Command::Connection(command) => connection::run(terminal, command).await,
        Command::Applicant(command) => applicant::run(command),
        Command::Case(command) => case::run(terminal, command).await,
        Command::View(command) => view::run(terminal, command).await,
        Command::Document(command) => document::run(terminal, command).await,
        Command::Sync(command) => sync::run(terminal, command).await,
        Command::Outbox(command) => outbox::run(terminal, command).await,
        Command::Events(command) => journal::ingest(terminal, command).await,
        Command::Policy(command) => policy::run(terminal, command).await,
        Command::Journal(command) => journal::run(terminal, command).await,
        Command::Retention(command) => retention::run(terminal, command).await,
        Command::Bundle(command) => bundle::run(command),
        Command::Diagnostics { out } => journal::diagnostics(terminal, &out).await,
    }
}
