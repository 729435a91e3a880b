use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders that are made by tools and not kept.
const MADE: [&str; 4] = [".git", "target", "node_modules", "dist"];

/// One text file of the repository.
#[derive(Debug)]
pub(super) struct File {
    /// Where it is, from the top, with `/` between folders.
    pub(super) path: String,
    /// What it says.
    pub(super) text: String,
}

impl File {
    /// True for Rust sources that a person wrote.
    pub(super) fn is_source(&self) -> bool {
        self.path.ends_with(".rs") && !self.is_generated()
    }

    /// Its lines with their numbers, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    fn is_generated(&self) -> bool {
        self.text.lines().next().is_some_and(|line| line.contains("@generated"))
    }
}

/// Reads every text file below `top`, in the order of their paths.
pub(super) fn read(top: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![top.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                let is_made = path.file_name().is_some_and(|name| MADE.iter().any(|m| name == *m));
                if !is_made {
                    folders.push(path);
                }
            } else if let Some(text) = text_of(&path)? {
                let inside = path.strip_prefix(top).context("a file is outside of the top")?;
                let path = inside.to_string_lossy().replace('\\', "/");
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("{} could not be listed", folder.display());
    let entries = std::fs::read_dir(folder).with_context(context)?;
    entries.map(|entry| Ok(entry.with_context(context)?.path())).collect()
}

// Images and the like are no text; a file that went away while reading is nobody's violation.
fn text_of(path: &Path) -> Result<Option<String>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} could not be read", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_and_what_tools_made_is_not() {
        let files = read(crate::cargo::root()).unwrap();
        assert!(files.iter().any(|file| file.path == "src-tauri/xtask/src/tidy/files.rs"));
        assert!(files.iter().all(|file| !file.path.starts_with("target/")));
    }

    #[test]
    fn a_generated_file_is_no_source() {
        let file = |path: &str, text: &str| File { path: path.into(), text: text.into() };
        assert!(file("a.rs", "//! A noun.").is_source());
        assert!(!file("a.rs", "// @generated from the tables").is_source());
        assert!(!file("a.md", "A noun.").is_source());
    }
}
