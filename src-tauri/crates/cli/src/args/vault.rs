use clap::Subcommand;
use dossier_domain::Role;

use super::parse;

#[derive(Debug, Subcommand)]
pub(crate) enum VaultCommand {
    /// Makes a vault
    Create {
        /// Name that records show; without it the account's name on this computer
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
        /// What the person may do: support, reviewer or supervisor
        #[arg(long, default_value = "supervisor", value_parser = parse::role)]
        role: Role,
    },
    /// Describes the vault
    Info,
    /// Sets what the person may do, from the next command on; the change goes on record
    Role {
        /// support, reviewer or supervisor
        #[arg(value_parser = parse::role)]
        role: Role,
    },
    /// Puts the vault behind another passphrase
    ///
    /// The new one comes from --new-passphrase-fd, DOSSIER_NEW_PASSPHRASE or a prompt.
    ChangePassphrase {
        /// Reads the new passphrase from this open file descriptor
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<i32>,
    },
}
