use std::path::{Path, PathBuf};

/// The folder of the desktop application's vault, which the terminal uses too.
pub fn default_vault_dir() -> Option<PathBuf> {
    dirs::data_dir().map(|data| data.join("dossier").join("vault"))
}

/// Whether `dir` holds a vault, locked or not.
pub fn vault_exists(dir: &Path) -> bool {
    dossier_store::Vault::exists(dir)
}
