/// The text with control characters, and the ones that reorder or hide text, written as escapes.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_control() || reorders(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    shown
}

fn reorders(char: char) -> bool {
    matches!(
        char,
        '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{061c}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_script_stay_and_tricks_do_not() {
        assert_eq!(visible("Zoë 王 О'Нил"), "Zoë 王 О'Нил");
        assert_eq!(visible("a\nb\u{200b}c\u{2066}"), r"a\u{a}b\u{200b}c\u{2066}");
    }
}
