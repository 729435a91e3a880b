use std::{fs, path::Path, time::Duration};

use serde::{Deserialize, Serialize};

use crate::{Error, header::write_file};

const FILE: &str = "tries.json";
/// So many wrong passphrases cost nothing but their derivation.
const FREE: u32 = 10;
const LONGEST: Duration = Duration::from_secs(300);

/// Wrong passphrases since the vault was last opened, and how long to wait before the next.
///
/// Time is what the computer has been running for, sleep included: nobody can set it. After a
/// restart of the computer it is less than before, and then counts as a whole: at least so long
/// ago was the last try. So a wait is never longer than the rule says, and never cut short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tries {
    wrong: u32,
    /// When the last of them was.
    up_ms: u64,
}

impl Tries {
    /// Those that are on record beside the vault in `dir`. What cannot be read counts as none.
    pub fn read(dir: &Path) -> Self {
        let bytes = fs::read(dir.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// How many.
    pub fn wrong(&self) -> u32 {
        self.wrong
    }

    /// How long no passphrase is tried, `up` after the computer was started.
    pub fn wait(&self, up: Duration) -> Duration {
        let last = Duration::from_millis(self.up_ms);
        delay(self.wrong).saturating_sub(up.checked_sub(last).unwrap_or(up))
    }

    /// One more, `up` after the computer was started.
    #[must_use]
    pub fn and_one(&self, up: Duration) -> Self {
        let up_ms = u64::try_from(up.as_millis()).unwrap_or(u64::MAX);
        Self { wrong: self.wrong.saturating_add(1), up_ms }
    }

    /// Puts them on record.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self, dir: &Path) -> Result<(), Error> {
        let bytes = serde_json::to_vec(self).expect("two numbers are JSON");
        write_file(dir, FILE, &bytes)
    }

    /// Forgets them all: the vault was opened.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget(dir: &Path) -> Result<(), Error> {
        match fs::remove_file(dir.join(FILE)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::io("the count of wrong passphrases could not be removed")(error))
            }
            _ => Ok(()),
        }
    }
}

/// Nothing up to ten, then a second that doubles up to five minutes.
fn delay(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => Duration::from_secs(1_u64.checked_shl(more).unwrap_or(u64::MAX)).min(LONGEST),
    }
}
