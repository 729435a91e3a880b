//! What a person set about the window. Nothing in it tells who the person or a customer is.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use dossier_domain::ErrorCode;
use serde::{Deserialize, Serialize};

use crate::{error::CommandError, paths};

/// The longest undo window, in seconds.
const LONGEST_HOLD: u32 = 3_600;

/// More keys than there are commands, and the longest way to write one.
const MOST_KEYS: usize = 200;
const LONGEST_KEY: usize = 60;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Settings {
    /// Undo window of what is sent, in seconds; none: until a person lets it go.
    pub hold_seconds: Option<u32>,
    /// Minutes without anybody after which the vault is locked, 1 to 15.
    pub idle_lock_minutes: u32,
    /// Light or dark.
    pub theme: Theme,
    /// Whether single keys without Ctrl are commands.
    pub one_key_shortcuts: bool,
    /// Language of the window.
    pub language: Language,
    /// Size of the text, in percent: 100 to 200.
    pub text_percent: u32,
    /// For how long a number stays in the clear, in seconds: 10 to 300.
    pub reveal_seconds: u32,
    /// Whether the system tells what came while the window was elsewhere.
    pub notifications: bool,
    /// Keys that a person chose, by command.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// Language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// As the operating system has it.
    System,
    /// English.
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the operating system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hold_seconds: Some(10),
            idle_lock_minutes: 5,
            theme: Theme::System,
            one_key_shortcuts: true,
            language: Language::System,
            text_percent: 100,
            reveal_seconds: 30,
            notifications: true,
            keys: BTreeMap::new(),
        }
    }
}

impl Settings {
    fn is_valid(&self) -> bool {
        (1..=15).contains(&self.idle_lock_minutes)
            && self.hold_seconds.is_none_or(|seconds| seconds <= LONGEST_HOLD)
            && (100..=200).contains(&self.text_percent)
            && (10..=300).contains(&self.reveal_seconds)
            && self.keys.len() <= MOST_KEYS
            && self.keys.iter().all(|(command, keys)| {
                command.len() <= LONGEST_KEY
                    && keys.len() <= 8
                    && keys.iter().all(|key| key.len() <= LONGEST_KEY)
            })
    }
}

/// The settings and the file that keeps them.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    now: Mutex<Settings>,
}

impl SettingsFile {
    /// Reads them; what is absent, damaged or out of bounds is as if nothing was set.
    pub fn read(path: PathBuf) -> Self {
        let read = load(&path).unwrap_or_default();
        Self { path, now: Mutex::new(read) }
    }

    /// As they are now.
    pub fn get(&self) -> Settings {
        self.now().clone()
    }

    /// Keeps new ones.
    ///
    /// # Errors
    /// `invalid_input` where one is out of bounds, and when the file cannot be written.
    pub fn set(&self, settings: Settings) -> Result<(), CommandError> {
        if !settings.is_valid() {
            return Err(CommandError::invalid("error-settings"));
        }
        let failed = |error: std::io::Error| {
            let full = error.kind() == std::io::ErrorKind::StorageFull;
            tracing::warn!(%error, "settings were not written");
            match full {
                true => CommandError::new(ErrorCode::StorageFull, "error-storage-full"),
                false => CommandError::not_available("error-settings-file"),
            }
        };
        let mut now = self.now();
        let json = serde_json::to_vec_pretty(&settings)
            .map_err(|_| CommandError::internal("settings are not JSON"))?;
        if let Some(folder) = self.path.parent() {
            paths::private_folder(folder).map_err(failed)?;
        }
        paths::write_private(&self.path, &json).map_err(failed)?;
        *now = settings;
        Ok(())
    }

    fn now(&self) -> MutexGuard<'_, Settings> {
        // Every change is one assignment, so a panic leaves it whole.
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn load(path: &Path) -> Option<Settings> {
    let settings: Settings = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    settings.is_valid().then_some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_bad_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config").join("settings.json");
        let file = SettingsFile::read(path.clone());
        assert_eq!(file.get(), Settings::default());
        let chosen = Settings { idle_lock_minutes: 15, theme: Theme::Dark, ..Settings::default() };
        file.set(chosen.clone()).unwrap();
        for minutes in [0, 16, u32::MAX] {
            let bad = Settings { idle_lock_minutes: minutes, ..chosen.clone() };
            assert_eq!(file.set(bad).unwrap_err().code, ErrorCode::InvalidInput, "{minutes}");
        }
        assert_eq!(SettingsFile::read(path.clone()).get(), chosen);

        // As an earlier version wrote them.
        let earlier = br#"{"hold_seconds":null,"idle_lock_minutes":2,"theme":"dark","one_key_shortcuts":false}"#;
        std::fs::write(&path, earlier).unwrap();
        let read = SettingsFile::read(path.clone()).get();
        assert_eq!((read.idle_lock_minutes, read.language), (2, Language::System));
        assert!(!read.one_key_shortcuts && read.keys.is_empty());

        std::fs::write(&path, b"{").unwrap();
        assert_eq!(SettingsFile::read(path).get(), Settings::default(), "a damaged file");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config").join("settings.json");
        SettingsFile::read(path.clone()).set(Settings::default()).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}
