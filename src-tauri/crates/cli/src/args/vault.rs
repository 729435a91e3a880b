use std::path::PathBuf;

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
    /// Writes the whole vault to one new file, sealed as the vault is
    Backup {
        /// The file to write
        file: PathBuf,
    },
    /// Makes the vault of a backup in a folder without one; the passphrase is the backup's
    ///
    /// What was owed to providers then is read back before anything is sent.
    Restore {
        /// The backup
        file: PathBuf,
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
