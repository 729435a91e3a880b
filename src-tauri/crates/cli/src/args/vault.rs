use std::path::PathBuf;

use clap::Subcommand;
use dossier_domain::{KeyMode, Role};

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
        /// What opens it: passphrase, or passphrase-and-device, which is made in the window
        #[arg(long, default_value = "passphrase", value_parser = parse::key_mode)]
        mode: KeyMode,
        /// Also prints a recovery code, once; on a terminal it always does
        #[arg(long)]
        recovery_code: bool,
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
        /// Also prints a new recovery code, once; the old one opens nothing then
        #[arg(long)]
        recovery_code: bool,
    },
    /// Opens the vault with its recovery code and sets a new passphrase
    ///
    /// The code comes from --recovery-code-fd, DOSSIER_RECOVERY_CODE or a prompt, the passphrase
    /// from --new-passphrase-fd, DOSSIER_NEW_PASSPHRASE or a prompt. Prints a new code, once; the
    /// old one opens nothing then.
    Recover {
        /// Reads the recovery code from this open file descriptor
        #[arg(long, value_name = "N")]
        recovery_code_fd: Option<i32>,
        /// Reads the new passphrase from this open file descriptor
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<i32>,
        /// What opens it from now on; needed for a vault that opened on one computer only
        #[arg(long, value_parser = parse::key_mode)]
        mode: Option<KeyMode>,
    },
}
