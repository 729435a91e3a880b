use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use dossier_app::Hold;
use dossier_domain::{Crop, Edit};

use super::{Place, parse};

#[derive(Debug, Subcommand)]
pub(crate) enum DocumentCommand {
    /// Looks at files and tells whether they can be made to fit; needs no vault
    Check {
        /// Files, or folders of files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Provider and slot, as in jiko:PASSPORT
        #[arg(long = "for", value_name = "PROVIDER:SLOT", value_parser = parse::place)]
        place: Place,
    },
    /// Makes the files that fit; needs no vault
    Prepare {
        /// Files, or folders of files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Provider and slot, as in jiko:PASSPORT
        #[arg(long = "for", value_name = "PROVIDER:SLOT", value_parser = parse::place)]
        place: Place,
        /// The file to write, which must not exist; for several files the folder to write into
        #[arg(long, value_name = "OUT")]
        out: PathBuf,
        #[command(flatten)]
        edit: EditOptions,
    },
    /// Reads the barcode and the machine-readable lines of documents; without a case needs no vault
    Read {
        /// Files, or folders of files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        edit: EditOptions,
        /// The case to hold what is read against
        #[arg(long)]
        case: Option<String>,
        /// Shows document numbers in full, for a reason that is journaled
        #[arg(long, value_name = "REASON")]
        reveal: Option<String>,
    },
    /// Prepares a file for a case and puts it into the outbox
    Attach(Attach),
}

/// What of a file to use, and how turned.
#[derive(Debug, Args)]
pub(crate) struct EditOptions {
    /// The page to use, from 1; given several times, the pages are stacked
    #[arg(long = "page", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pages: Vec<u32>,
    /// Turns the picture to the right by so many degrees
    #[arg(long, value_name = "DEGREES", default_value = "0", value_parser = parse::turn)]
    turn: u8,
    /// Keeps a part: left, top, right and bottom in percent of the upright picture
    #[arg(long, value_name = "L,T,R,B", value_parser = parse::crop)]
    crop: Option<Crop>,
}

impl From<EditOptions> for Edit {
    fn from(options: EditOptions) -> Self {
        let EditOptions { pages, turn, crop } = options;
        Self { pages, turn, crop }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
    pub(crate) case: String,
    /// The slot, in the provider's name
    pub(crate) slot: String,
    /// The file
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) edit: EditOptions,
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
