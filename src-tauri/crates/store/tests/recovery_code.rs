//! Recovery codes as people write them down and type them.
#![allow(clippy::unwrap_used, reason = "a test may")]

use dossier_store::RecoveryCode;
use proptest::prelude::*;
use secrecy::ExposeSecret;

const DIGITS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn fresh() -> String {
    RecoveryCode::random().unwrap().to_text().expose_secret().to_owned()
}

fn is_read(text: &str) -> bool {
    RecoveryCode::parse(text).is_some()
}

proptest! {
    #[test]
    fn a_code_is_read_however_it_is_spelt(capital: bool, gap in 0..4_usize) {
        let text = fresh();
        prop_assert_eq!(text.len(), 9 * 4 + 8);
        let typed = text.replace('-', ["", " ", "–", " - "][gap]);
        let typed = if capital { typed } else { typed.to_lowercase().replace('0', "o").replace('1', "l") };
        let read = RecoveryCode::parse(&typed).expect("is read").to_text();
        prop_assert_eq!(read.expose_secret(), text.as_str());
    }

    #[test]
    fn a_slip_is_noticed(at in 0..36_usize, by in 1..32_usize) {
        let mut digits: Vec<char> = fresh().chars().filter(|it| *it != '-').collect();
        let value = DIGITS.find(digits[at]).unwrap();
        digits[at] = DIGITS.chars().nth((value + by) % 32).unwrap();
        prop_assert!(!is_read(&digits.iter().collect::<String>()));
    }

    #[test]
    fn two_digits_that_changed_places_are_noticed(at in 0..35_usize) {
        let mut digits: Vec<char> = fresh().chars().filter(|it| *it != '-').collect();
        prop_assume!(digits[at] != digits[at + 1]);
        digits.swap(at, at + 1);
        prop_assert!(!is_read(&digits.iter().collect::<String>()));
    }

    #[test]
    fn anything_else_is_no_code(text in ".{0,60}") {
        prop_assert!(!is_read(&text));
    }
}
