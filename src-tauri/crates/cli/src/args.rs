//! What can be typed.

mod case;
mod connection;
mod document;
mod other;
mod parse;
mod queue;
mod retention;
mod vault;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use case::{CaseCommand, Create, Decide};
pub(crate) use connection::{Add, ConnectionCommand, InboxCommand, WebhookCommand};
pub(crate) use document::{Attach, DocumentCommand};
pub(crate) use other::{
    ApplicantCommand, BundleCommand, EventsCommand, JournalCommand, OutboxCommand, PolicyCommand,
    SyncCommand,
};
pub(crate) use parse::Place;
pub(crate) use queue::{List, Part, ViewCommand};
pub(crate) use retention::RetentionCommand;
pub(crate) use vault::VaultCommand;

/// KYC case work from the terminal
///
/// Works on an encrypted vault on this computer; nothing but what you submit leaves it, and only to
/// the provider it is for.
#[derive(Debug, Parser)]
#[command(name = "dossierctl", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) general: General,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct General {
    /// Folder of the vault; without it the desktop application's
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) vault: Option<PathBuf>,
    /// One JSON value on standard output and nothing else
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Reads the passphrase from this open file descriptor
    #[arg(long, global = true, value_name = "N")]
    pub(crate) passphrase_fd: Option<i32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The vault itself: make it, describe it, back it up, change its passphrase
    #[command(subcommand)]
    Vault(VaultCommand),
    /// Accounts at providers
    #[command(subcommand)]
    Connection(ConnectionCommand),
    /// Applicants' data, without a vault
    #[command(subcommand)]
    Applicant(ApplicantCommand),
    /// Cases: make, follow, look, move on
    #[command(subcommand)]
    Case(CaseCommand),
    /// Views of the queue under names of their own
    #[command(subcommand)]
    View(ViewCommand),
    /// Document files: check, prepare, attach
    #[command(subcommand)]
    Document(DocumentCommand),
    /// Delivers what is due and reads status
    Sync(SyncCommand),
    /// What is owed to providers
    #[command(subcommand)]
    Outbox(OutboxCommand),
    /// Providers' events
    #[command(subcommand)]
    Events(EventsCommand),
    /// Reasons, checklists and due hours of this desk
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// The record of everything that was done
    #[command(subcommand)]
    Journal(JournalCommand),
    /// How long what is known of people is kept, and what of it goes
    #[command(subcommand)]
    Retention(RetentionCommand),
    /// Case files
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Writes what helps to find a fault: versions, counts, codes; nothing personal
    Diagnostics {
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_tree_of_commands_is_consistent() {
        Arguments::command().debug_assert();
    }
}
