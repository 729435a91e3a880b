use std::path::PathBuf;

use clap::{Args, Subcommand};
use dossier_domain::{Provider, SubmissionId};

use super::parse;

#[derive(Debug, Subcommand)]
pub(crate) enum ApplicantCommand {
    /// Prints a synthetic applicant in the provider's field names
    Template {
        /// Provider: jiko
        #[arg(value_parser = parse::provider)]
        provider: Provider,
    },
    /// Tells what the provider would refuse; needs no vault
    Check {
        /// Provider: jiko
        #[arg(value_parser = parse::provider)]
        provider: Provider,
        /// JSON file with the applicant; - for standard input
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct SyncCommand {
    /// Only this case, at once whatever its schedule says
    #[arg(long)]
    pub(crate) case: Option<String>,
    /// Goes on until nothing is owed and nothing is about to move
    #[arg(long)]
    pub(crate) until_idle: bool,
    /// Stops after this many seconds
    #[arg(long, value_name = "S", default_value_t = 60)]
    pub(crate) timeout: u64,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    /// Lists what is owed
    List {
        /// Also what is finished
        #[arg(long)]
        all: bool,
    },
    /// Delivers what is due next
    Deliver {
        /// Everything that is due
        #[arg(long)]
        all: bool,
    },
    /// Lets a held or parked submission go
    Retry {
        /// Id of the submission
        #[arg(value_parser = parse::submission)]
        id: SubmissionId,
    },
    /// Lets a file go that is held because it may be of another person
    Confirm {
        /// Id of the submission
        #[arg(value_parser = parse::submission)]
        id: SubmissionId,
        /// How it is known that the document is the applicant's; goes on record
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// Takes a submission back that has not left
    Withdraw {
        /// Id of the submission
        #[arg(value_parser = parse::submission)]
        id: SubmissionId,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum EventsCommand {
    /// Takes delivered events from a file of lines; signatures are checked
    Ingest {
        /// File of lines with received_at, headers and body; - for standard input
        file: PathBuf,
        /// Name or id of the connection
        #[arg(long)]
        connection: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Shows the policy that holds
    Show {
        /// One that held before; 0 is the one that the program ships
        #[arg(long, value_name = "N")]
        version: Option<u32>,
        /// Also writes it to a new file, to change and set it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Sets the policy from a JSON file; the one before is kept
    Set {
        /// JSON file; - for standard input
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Walks the vault's journal, or an exported one, entry by entry
    Verify {
        /// An exported journal; needs no vault
        file: Option<PathBuf>,
        /// A file with the public key, or its fingerprint, of who should have signed it
        #[arg(long, value_name = "FILE", requires = "file")]
        key: Option<PathBuf>,
        /// Also builds what the vault's tables have to hold from the entries, and compares
        #[arg(long, conflicts_with = "file")]
        rebuild: bool,
    },
    /// Writes the journal to a new file, one entry a line
    Export {
        /// The file to write
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum BundleCommand {
    /// Tells whether a case file is intact, and with a key who signed it; needs no vault
    Verify {
        /// The case file
        file: PathBuf,
        /// File with the public key or the fingerprint of the vault that has to have signed it
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
}
