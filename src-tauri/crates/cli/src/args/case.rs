use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use dossier_app::Hold;
use dossier_domain::{AttestationKind, Recommendation};

use super::{parse, queue::List};

#[derive(Debug, Subcommand)]
pub(crate) enum CaseCommand {
    /// Makes an application and sends it
    Create(Create),
    /// Records what the customer proved or accepted
    Attest {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// phone, email, agreements, terms
        #[arg(required = true, value_parser = parse::attestation)]
        kinds: Vec<AttestationKind>,
        /// When the customer did so; without it now
        #[arg(long, value_name = "TIME", value_parser = parse::time)]
        when: Option<DateTime<Utc>>,
        /// How it was established
        #[arg(long, value_name = "TEXT")]
        how: Option<String>,
    },
    /// Follows an application that exists at the provider
    Add {
        /// Name or id of the connection
        #[arg(long)]
        connection: String,
        /// The provider's id
        external_id: String,
    },
    /// Follows every application of a table, or all that the provider lists
    Import {
        /// Name or id of the connection
        #[arg(long)]
        connection: String,
        /// CSV file with a column external_id; - for standard input
        #[arg(required_unless_present = "listed")]
        file: Option<PathBuf>,
        /// Follows every application that the provider itself lists
        #[arg(long, conflicts_with = "file")]
        listed: bool,
    },
    /// Puts a case off until a time or until the provider changes it
    Snooze {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// When it comes back
        #[arg(long, value_name = "TIME", value_parser = parse::time)]
        until: DateTime<Utc>,
        /// Why; kept as a note
        #[arg(long)]
        reason: Option<String>,
    },
    /// Takes back that a case is put off
    Wake {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
    },
    /// Asks for another pair of eyes
    Escalate {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Why; kept as a note
        reason: String,
    },
    /// Ends that another pair of eyes is asked for
    Calm {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
    },
    /// Lists cases, most urgent first
    List(List),
    /// Shows a case
    Show {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Shows identification numbers in full; the reason goes on record
        #[arg(long, value_name = "REASON")]
        reveal: Option<String>,
    },
    /// Puts the call into the outbox that moves the case on
    Submit {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Seconds during which it can be taken back
        #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
        hold: Hold,
    },
    /// Starts a lost attempt again
    StartAgain {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Seconds during which it can be taken back
        #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
        hold: Hold,
    },
    /// Sends corrected data
    Correct {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// JSON file with the corrected part of the applicant; - for standard input
        file: PathBuf,
        /// Seconds during which it can be taken back
        #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
        hold: Hold,
    },
    /// Answers a request for information
    #[command(group(clap::ArgGroup::new("what").required(true).args(["file", "outside"])))]
    Answer {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// JSON file with fields and documents; - for standard input
        file: Option<PathBuf>,
        /// Records an answer that was given elsewhere
        #[arg(long, value_name = "TEXT")]
        outside: Option<String>,
        /// Seconds during which it can be taken back
        #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
        hold: Hold,
    },
    /// Adds a note
    Note {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// The note
        text: String,
    },
    /// Ticks an item of the checklist
    Check {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// The item's code, as the case's checklist has it
        item: String,
    },
    /// Puts a recommendation on record; it is sent to nobody
    Decide(Decide),
    /// Keeps everything of the case, whatever the rules say
    Hold {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Why; goes on record
        #[arg(long)]
        reason: String,
    },
    /// Lets the rules count again
    ReleaseHold {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// Why; goes on record
        #[arg(long)]
        reason: String,
    },
    /// Writes the case to a ZIP that verifies by itself
    ///
    /// Identification numbers show their last four digits only. That it was written goes on record.
    Export {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// The file to write, which may not be there
        #[arg(long, value_name = "FILE.zip")]
        out: PathBuf,
        /// Leaves out names, numbers, texts and documents; their digests stay
        #[arg(long)]
        redacted: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Name or id of the connection
    #[arg(long)]
    pub(crate) connection: String,
    /// JSON file with the applicant in the provider's field names; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) applicant: PathBuf,
    /// What the customer proved or accepted: phone,email,agreements
    #[arg(long, value_delimiter = ',', value_parser = parse::attestation)]
    pub(crate) attest: Vec<AttestationKind>,
    /// Seconds during which it can be taken back
    #[arg(long, value_name = "S", default_value = "0", value_parser = parse::hold)]
    pub(crate) hold: Hold,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
    pub(crate) case: String,
    /// approve, decline or request
    #[arg(value_parser = parse::recommendation)]
    pub(crate) recommendation: Recommendation,
    /// Code of a reason; may be given several times
    #[arg(long = "reason", value_name = "CODE", required = true, num_args = 1..)]
    pub(crate) reasons: Vec<String>,
    /// Text for the customer, to copy
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Text that stays here
    #[arg(long, value_name = "TEXT")]
    pub(crate) private: Option<String>,
    /// The case's "evidence" as it was shown; refused where it is another by now
    #[arg(long, value_name = "DIGEST")]
    pub(crate) evidence: Option<String>,
}
