//! Where the application keeps its files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

const FOLDER: &str = "dossier";

/// The folders of one person.
#[derive(Debug, Clone)]
pub struct Paths {
    vault: PathBuf,
    config: PathBuf,
    logs: PathBuf,
    anchors: Option<PathBuf>,
}

impl Paths {
    /// The usual ones; none where the person has no home folder.
    pub fn of_person() -> Option<Self> {
        let logs = dirs::state_dir().or_else(dirs::data_local_dir)?;
        Some(Self {
            vault: dossier_app::default_vault_dir()?,
            config: dirs::config_dir()?.join(FOLDER),
            logs: logs.join(FOLDER).join("logs"),
            anchors: dossier_app::default_anchors_dir(),
        })
    }

    /// All under one folder.
    pub fn under(folder: &Path) -> Self {
        Self {
            vault: folder.join("vault"),
            config: folder.join("config"),
            logs: folder.join("logs"),
            anchors: Some(folder.join("anchors")),
        }
    }

    /// The vault's folder.
    pub fn vault(&self) -> &Path {
        &self.vault
    }

    /// The file of settings.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.json")
    }

    /// The folder of the vaults' anchors.
    pub fn anchors(&self) -> Option<PathBuf> {
        self.anchors.clone()
    }

    /// The folder of logs.
    pub fn logs(&self) -> &Path {
        &self.logs
    }
}

/// Makes a folder that only its owner can look into.
///
/// # Errors
/// What the operating system says.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a file that only its owner can read, whole or not at all.
///
/// # Errors
/// What the operating system says.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let unfinished = path.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}
