use deunicode::deunicode;

/// The words of a text in the letters A to Z and digits, such that all usual ways to write a name
/// in them come out alike: accents fall away, and what German and Nordic letters become (`AE`,
/// `OE`, `UE`, `AA`) is one letter. An apostrophe joins, everything else parts.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '\'' | '’' | 'ʼ' | '`' | '´' | '.' => {}
            letter if letter.is_alphanumeric() => plain.push_str(&deunicode(&letter.to_string())),
            // Accents that follow their letter.
            '\u{300}'..='\u{36f}' => {}
            _ => plain.push(' '),
        }
    }
    plain.split(|it: char| !it.is_ascii_alphanumeric()).filter_map(folded).collect()
}

fn folded(word: &str) -> Option<String> {
    let mut word = word.to_ascii_uppercase();
    for (long, short) in [("AE", "A"), ("OE", "O"), ("UE", "U"), ("AA", "A")] {
        word = word.replace(long, short);
    }
    (!word.is_empty()).then_some(word)
}

/// Whether a text is in Latin letters, so that it can be held against a document at all.
pub(super) fn is_latin(text: &str) -> bool {
    let latin = |it: char| {
        matches!(it, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
            || !it.is_alphabetic()
    };
    text.chars().all(latin)
}
