//! Telling the person, while the window is elsewhere, that cases changed. Nothing of a case is in
//! it: the system keeps and shows such notices where anybody may see them.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use dossier_domain::Message;
use dossier_words::{Language, Words};

use crate::settings;

/// Not more often; what came meanwhile is counted.
const APART: Duration = Duration::from_secs(60);

/// Who shows notices.
pub trait Notifier: Send + Sync {
    /// Shows one. That nobody can show it is no error.
    fn show(&self, title: &str, text: &str);
}

/// The operating system.
pub struct System;

impl Notifier for System {
    fn show(&self, title: &str, text: &str) {
        let mut notice = notify_rust::Notification::new();
        let shown = notice.appname("Dossier").icon("dossier").summary(title).body(text).show();
        if shown.is_err() {
            tracing::warn!("the system shows no notices");
        }
    }
}

/// Cases that changed and were not told yet, and when was told last.
#[derive(Default)]
pub(crate) struct Untold(Mutex<(u32, Option<Instant>)>);

impl Untold {
    /// Adds what changed; how many are to be told now, none where it is too early.
    pub(crate) fn add(&self, cases: u32) -> Option<u32> {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        now.0 += cases;
        if now.0 == 0 || now.1.is_some_and(|at| at.elapsed() < APART) {
            return None;
        }
        now.1 = Some(Instant::now());
        Some(std::mem::take(&mut now.0))
    }

    /// Nothing is untold any more: the person looks, or the vault is locked.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).0 = 0;
    }
}

/// What is said of so many cases, in the person's language.
pub(crate) fn text(cases: u32, language: settings::Language) -> String {
    let words = Words::of(match language {
        settings::Language::English => Language::English,
        settings::Language::German => Language::German,
        settings::Language::System => of_system(),
    });
    words.say(&Message::new("notice-cases").with("count", cases))
}

fn of_system() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = named.filter_map(|it| std::env::var(it).ok()).find(|it| !it.is_empty());
    Language::of_locale(&locale.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_soon_after_is_gathered() {
        let untold = Untold::default();
        assert_eq!(untold.add(0), None);
        assert_eq!(untold.add(2), Some(2));
        assert_eq!(untold.add(3), None, "a moment later");
        untold.0.lock().unwrap().1 = Some(Instant::now() - APART);
        assert_eq!(untold.add(1), Some(4));
    }

    #[test]
    fn the_words_hold_a_number_and_nothing_else() {
        assert_eq!(text(1, settings::Language::English), "A case changed at its provider.");
        assert_eq!(
            text(12, settings::Language::German),
            "12 Fälle änderten sich bei ihrem Anbieter."
        );
    }
}
