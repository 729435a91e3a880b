//! The words that people read, from one set of Fluent messages.
//!
//! Other crates name a message by its id and parameters ([`Message`]); the sentence is made here,
//! for terminal and shell, and from the same file in the window. An error has two parts: what
//! happened and what is safe (the message itself), and what to do (its attribute `do`, or the
//! advice of its code).
//!
//! **Invariant**: what a parameter holds can be shown: control characters and the ones that
//! reorder text are made visible.

mod visible;

use dossier_domain::{ErrorCode, Message};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::langid;

pub use visible::visible;

/// The English messages, as the window imports them too.
pub const ENGLISH: &str = include_str!("../messages/en.ftl");

/// The German ones, message for message.
pub const GERMAN: &str = include_str!("../messages/de.ftl");

/// A language that there are words in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
}

impl Language {
    /// The one that a locale names, `de`, `de-AT` or `de_DE.UTF-8`; English where it names another.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("de") { Self::German } else { Self::English }
    }
}

/// Parameters that are counted; all others are text, also where they look like a number.
const NUMBERS: &[&str] = &["count", "days", "minutes", "seconds", "entry", "least", "number"];

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// An error in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorWords {
    /// What happened and what is safe.
    pub sentence: String,
    /// What to do.
    pub advice: String,
}

impl ErrorWords {
    /// Both in one text.
    pub fn whole(&self) -> String {
        format!("{} {}", self.sentence, self.advice)
    }
}

impl Words {
    /// The English ones.
    pub fn english() -> Self {
        Self::of(Language::English)
    }

    /// Those of a language.
    pub fn of(language: Language) -> Self {
        let (text, locale) = match language {
            Language::English => (ENGLISH, langid!("en-GB")),
            Language::German => (GERMAN, langid!("de-DE")),
        };
        let resource =
            FluentResource::try_new(text.to_owned()).expect("the message file is valid Fluent");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // A terminal shows the marks that isolate parameters as boxes.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("every message id stands once in the file");
        Self { bundle }
    }

    /// Whether there is a sentence of its own for the id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// The sentence of a message. One without a sentence is shown as its id, so that it is noticed.
    pub fn say(&self, message: &Message) -> String {
        if let Some(said) = self.format(message, None) {
            return said;
        }
        if message.id.starts_with("finding-")
            && let Some((_, sentence)) = message.params.iter().find(|(name, _)| name == "sentence")
        {
            return visible(sentence);
        }
        debug_assert!(false, "the message {} has no words", message.id);
        format!("[{}]", message.id)
    }

    /// An error's sentence and what to do about it.
    pub fn error(&self, code: ErrorCode, message: &Message) -> ErrorWords {
        let advice = self
            .format(message, Some("do"))
            .unwrap_or_else(|| self.say(&Message::new(format!("advice-{}", code.as_str()))));
        ErrorWords { sentence: self.say(message), advice }
    }

    /// A word of one of the lists: `label("stage", "Approved")`. One that is not in the list stays
    /// as it is.
    pub fn label(&self, list: &str, word: &str) -> String {
        let message = Message::new(format!("{list}-{}", word.replace('.', "-")));
        self.format(&message, None).unwrap_or_else(|| visible(word))
    }

    fn format(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let found = self.bundle.get_message(&message.id)?;
        let pattern = match attribute {
            None => found.value()?,
            Some(name) => found.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.params {
            args.set(name.as_str(), argument(name, value));
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{}: {errors:?}", message.id);
        Some(said)
    }
}

fn argument<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    if NUMBERS.contains(&name)
        && let number @ FluentValue::Number(_) = FluentValue::try_number(value)
    {
        return number;
    }
    // Fluent can select on a word, and not on nothing.
    FluentValue::from(if value.is_empty() { "none".to_owned() } else { visible(value) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_put_in_without_marks_and_made_visible() {
        let message = Message::new("error-connection-exists").with("name", "a\u{202e}b\u{1b}[2J");
        let said = Words::english().say(&message);
        assert!(said.contains(r"named a\u{202e}b\u{1b}[2J already"), "{said}");
    }

    #[test]
    fn a_locale_names_its_language() {
        for german in ["de", "DE", "de-CH", "de_DE.UTF-8", "de@euro"] {
            assert_eq!(Language::of_locale(german), Language::German, "{german}");
        }
        for other in ["", "C", "C.UTF-8", "en_GB.UTF-8", "den", "fr_FR"] {
            assert_eq!(Language::of_locale(other), Language::English, "{other}");
        }
    }

    #[test]
    fn german_says_all_that_english_says() {
        let (english, german) = (Words::english(), Words::of(Language::German));
        let ids = ENGLISH.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        let silent: Vec<&str> = ids.filter(|id| english.has(id) && !german.has(id)).collect();
        assert!(silent.is_empty(), "{silent:?}");
        let said = german.say(&Message::new("error-input-problems").with("count", 12_u32));
        assert!(said.starts_with("12 Werte verletzen eine Regel."), "{said}");
    }

    #[test]
    fn counts_choose_the_form() {
        let words = Words::english();
        let said =
            |count: u32| words.say(&Message::new("error-input-problems").with("count", count));
        assert!(said(1).starts_with("One value breaks"), "{}", said(1));
        assert!(said(12).starts_with("12 values break"), "{}", said(12));
    }

    #[test]
    fn text_that_looks_like_a_number_stays_text() {
        let message = Message::new("error-connection-exists").with("name", "007");
        assert!(Words::english().say(&message).contains("named 007 already"));
    }

    #[test]
    fn a_finding_says_its_own_sentence() {
        let message = Message::new("finding-never_seen").with("sentence", "It is upside down.");
        assert_eq!(Words::english().say(&message), "It is upside down.");
    }

    #[test]
    fn every_code_has_advice_and_every_error_says_what_to_do() {
        let words = Words::english();
        for code in ErrorCode::ALL {
            assert!(words.has(&format!("advice-{}", code.as_str())), "{}", code.as_str());
        }
        let ids = ENGLISH.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        for id in ids.filter(|id| id.starts_with("error-")) {
            let message = words.bundle.get_message(id).unwrap();
            assert!(message.get_attribute("do").is_some(), "{id} does not say what to do");
        }
    }

    #[test]
    fn no_sentence_shouts() {
        let loud: Vec<&str> =
            ENGLISH.lines().filter(|line| !line.starts_with('#') && line.contains('!')).collect();
        assert!(loud.is_empty(), "{loud:?}");
    }

    #[test]
    #[should_panic(expected = "has no words")]
    fn a_message_without_words_is_noticed() {
        Words::english().say(&Message::new("nobody-wrote-this"));
    }
}
