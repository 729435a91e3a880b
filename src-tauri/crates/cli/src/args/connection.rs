use std::path::PathBuf;

use clap::{Args, Subcommand};
use dossier_domain::{Environment, Provider};

use super::parse;

#[derive(Debug, Subcommand)]
pub(crate) enum ConnectionCommand {
    /// Adds a connection
    Add(Add),
    /// Lists the connections
    List,
    /// Logs in and says in words what is wrong
    Test {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
    /// Replaces the credentials
    Rotate {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
        /// JSON file with the new credentials; - for standard input
        #[arg(long, value_name = "FILE")]
        credentials: PathBuf,
    },
    /// Registers, lists and removes webhooks at the provider
    #[command(subcommand)]
    Webhook(WebhookCommand),
    /// Says where the events of a connection are pulled from
    #[command(subcommand)]
    Inbox(InboxCommand),
    /// Removes a connection that no case runs through
    Remove {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// Has the provider call an address, such as that of a dossier-inbox
    Register {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
        /// Address that the provider calls
        url: String,
    },
    /// Lists the webhooks of the connection's account
    List {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
    /// Removes a webhook
    Remove {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
        /// The provider's id of the webhook
        #[arg(value_name = "WEBHOOK")]
        webhook: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum InboxCommand {
    /// Has “sync” pull events from a dossier-inbox
    Set {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
        /// Address of the inbox, https://host
        #[arg(long, value_name = "URL")]
        url: String,
        /// File with a token that “dossier-inbox new-token” made; - for standard input. Without
        /// it, this vault makes its own
        #[arg(long, value_name = "FILE")]
        token: Option<PathBuf>,
    },
    /// Shows the inbox, and the lines that its operator needs
    Show {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
    /// Pulls now, and says in words what is wrong
    Pull {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
    /// Writes the connection's webhook secret to a new file, for the inbox's operator
    Secret {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Pulls no more
    Remove {
        /// Name or id of the connection
        #[arg(value_name = "CONNECTION")]
        connection: String,
    },
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("whose").required(true).args(["provider", "from_sim"])))]
pub(crate) struct Add {
    /// Provider: jiko, atelio, connectfi, connectfi-akepa, fincom-v1 or fincom-v2
    #[arg(value_parser = parse::provider, requires_all = ["name", "base_url", "credentials"])]
    pub(crate) provider: Option<Provider>,
    /// One connection for every provider in dossier-sim's first line; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "base_url", "credentials", "environment", "proxy", "ca", "pins", "owner"])]
    pub(crate) from_sim: Option<PathBuf>,
    /// Name for people
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Address, https://host
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// JSON file with the credentials; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) credentials: Option<PathBuf>,
    /// sandbox or production
    #[arg(long, default_value = "sandbox", value_parser = parse::environment)]
    pub(crate) environment: Environment,
    /// Proxy for calls, http://host:port
    #[arg(long, value_name = "URL")]
    pub(crate) proxy: Option<String>,
    /// PEM file with a further certificate authority
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    /// PEM file with the only certificate authorities to be trusted, instead of the system's
    #[arg(long, value_name = "FILE", conflicts_with = "ca")]
    pub(crate) pins: Option<PathBuf>,
    /// Whose customers these are
    #[arg(long, value_name = "NAME")]
    pub(crate) owner: Option<String>,
}
