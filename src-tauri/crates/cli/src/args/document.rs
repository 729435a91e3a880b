use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use dossier_app::Hold;

use super::{Place, parse};

#[derive(Debug, Subcommand)]
pub(crate) enum DocumentCommand {
    /// Looks at a file and tells whether it can be made to fit; needs no vault
    Check {
        /// The file
        file: PathBuf,
        /// Provider and slot, as in jiko:PASSPORT
        #[arg(long = "for", value_name = "PROVIDER:SLOT", value_parser = parse::place)]
        place: Place,
    },
    /// Makes the file that fits; needs no vault
    Prepare {
        /// The file
        file: PathBuf,
        /// Provider and slot, as in jiko:PASSPORT
        #[arg(long = "for", value_name = "PROVIDER:SLOT", value_parser = parse::place)]
        place: Place,
        /// The file to write; must not exist
        #[arg(long, value_name = "OUT")]
        out: PathBuf,
    },
    /// Prepares a file for a case and puts it into the outbox
    Attach(Attach),
}

#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
    pub(crate) case: String,
    /// The slot, in the provider's name
    pub(crate) slot: String,
    /// The file
    pub(crate) file: PathBuf,
    /// The document's number
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// The country that issued it
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// When it was issued, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) issued: Option<NaiveDate>,
    /// When it expires, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) expires: Option<NaiveDate>,
    /// The state that issued it
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// Why a doubt about the person is set aside; goes on record
    #[arg(long, value_name = "REASON")]
    pub(crate) confirm_person: Option<String>,
    /// Seconds during which it can be taken back
    #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
    pub(crate) hold: Hold,
}
