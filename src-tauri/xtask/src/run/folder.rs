use std::{
    fs::DirBuilder,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// A new folder for one run, readable by its owner only and removed at the end.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes it among the system's temporary folders.
    pub(super) fn new() -> Result<Self> {
        let name = format!("dossier-run-{:016x}", super::job::random());
        let path = std::env::temp_dir().join(name);
        // Making a folder fails where the name is taken, so nobody can put one there beforehand.
        builder().create(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        Ok(Self { path })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.path) {
            eprintln!("{} was left behind: {error}", self.path.display());
        }
    }
}

fn builder() -> DirBuilder {
    #[allow(unused_mut, reason = "only some systems have modes")]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_gone_afterwards_with_everything_in_it() {
        let folder = Folder::new().unwrap();
        let path = folder.path().to_path_buf();
        std::fs::write(path.join("file"), "text").unwrap();
        assert!(path.is_dir());
        drop(folder);
        assert!(!path.exists());
    }
}
