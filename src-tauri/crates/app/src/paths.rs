use std::path::{Path, PathBuf};

/// The folder of the desktop application's vault, which the terminal uses too.
pub fn default_vault_dir() -> Option<PathBuf> {
    dirs::data_dir().map(|data| data.join("dossier").join("vault"))
}

/// The folder of the vaults' anchors, outside of every vault.
pub fn default_anchors_dir() -> Option<PathBuf> {
    let state = dirs::state_dir().or_else(dirs::data_local_dir)?;
    Some(state.join("dossier").join("anchors"))
}

/// Whether `dir` holds a vault, locked or not.
pub fn vault_exists(dir: &Path) -> bool {
    dossier_store::Vault::exists(dir)
}
