use chrono::NaiveDate;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum RetentionCommand {
    /// Shows how long is kept what the cases of each connection hold
    Show,
    /// Changes it for one connection
    Set(SetRetention),
    /// Tells what goes, when and why, and what stays
    Preview {
        /// Only cases of this connection, by name or id
        #[arg(long, value_name = "CONNECTION", conflicts_with = "case")]
        connection: Option<String>,
        /// Only this case, also what went already, as a text for the customer
        #[arg(long, value_name = "CASE")]
        case: Option<String>,
    },
    /// Erases what is over its time; every sync does so too
    Run {
        /// This computer's clock is right; without it a provider's clock has to agree with it
        #[arg(long)]
        confirm_clock: bool,
    },
    /// Enters the date from which the five years of a case's record count
    Date {
        /// Case id, CONNECTION_ID:EXTERNAL_ID or PROVIDER:EXTERNAL_ID
        case: String,
        /// YYYY-MM-DD, such as the end of the account
        from: NaiveDate,
    },
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true)
    .args(["keep_days", "applicant_days", "unsent_days", "record_keeper"])))]
pub(crate) struct SetRetention {
    /// Name or id of the connection
    #[arg(long)]
    pub(crate) connection: String,
    /// Days for which documents stay after the decision; 0 until the provider has them
    #[arg(long, value_name = "N")]
    pub(crate) keep_days: Option<u32>,
    /// Days for which the applicant's data stays after the decision
    #[arg(long, value_name = "N")]
    pub(crate) applicant_days: Option<u32>,
    /// Days for which a document stays that no provider has, also while its case goes on
    #[arg(long, value_name = "N")]
    pub(crate) unsent_days: Option<u32>,
    /// Keeps the applicant's data for five years from a date that a person enters
    #[arg(long, value_name = "true|false")]
    pub(crate) record_keeper: Option<bool>,
}
