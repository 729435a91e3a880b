//! Folders that a person chose to have files written into.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;

use crate::error::CommandError;

/// The chosen folders by what the window calls them: it never sees where they are.
#[derive(Debug, Default)]
pub struct ChosenFolders(Mutex<HashMap<String, PathBuf>>);

impl ChosenFolders {
    /// Keeps a folder; the name that the window is given for it.
    pub fn keep(&self, folder: PathBuf) -> String {
        let token = Uuid::new_v4().to_string();
        self.known().insert(token.clone(), folder);
        token
    }

    /// The folder of this name.
    ///
    /// # Errors
    /// `not_found` where it was not chosen since the vault was unlocked.
    pub fn get(&self, token: &str) -> Result<PathBuf, CommandError> {
        let known = self.known().get(token).cloned();
        known.ok_or_else(|| CommandError::not_found("error-no-folder"))
    }

    /// Forgets them.
    pub fn clear(&self) {
        self.known().clear();
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, PathBuf>> {
        // Every change is one insert, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
