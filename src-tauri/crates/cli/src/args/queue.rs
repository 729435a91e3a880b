use clap::{Args, Subcommand};
use dossier_domain::{Due, Provider, Sort, Stage, View};

use super::parse;

/// Which part of the queue.
#[derive(Debug, Args)]
pub(crate) struct Part {
    /// needs-us, needs-documents, needs-data, ready, information-requested, manual-review, waiting,
    /// decided, unmapped, snoozed, escalated or all
    #[arg(long, default_value = "needs-us", value_parser = parse::view, hide_default_value = true)]
    pub(crate) view: View,
    /// Only this provider
    #[arg(long, value_parser = parse::provider)]
    pub(crate) provider: Option<Provider>,
    /// Only this connection, by name or id
    #[arg(long)]
    pub(crate) connection: Option<String>,
    /// Only this stage
    #[arg(long, value_parser = parse::stage)]
    pub(crate) stage: Option<Stage>,
    /// late, today, week, later or none
    #[arg(long, value_parser = parse::due)]
    pub(crate) due: Option<Due>,
    /// urgent, updated, oldest or name
    #[arg(long, value_parser = parse::sort)]
    pub(crate) sort: Option<Sort>,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) part: Part,
    /// Part of a name, an address or an id; a number in full
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// The greatest number of rows
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) limit: u32,
    /// Where the page before ended
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ViewCommand {
    /// Lists the saved views
    List,
    /// Saves a part of the queue under a name
    Save {
        /// The name
        name: String,
        #[command(flatten)]
        part: Part,
    },
    /// Gives a saved view another name
    Rename {
        /// Its id
        id: String,
        /// The name
        name: String,
    },
    /// Removes a saved view; the cases in it stay where they are
    Remove {
        /// Its id
        id: String,
    },
}
