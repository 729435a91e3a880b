//! Words, and which of them are one letter apart.

use std::collections::BTreeSet;

/// Words are near to one another from so many letters on: shorter ones to too many.
pub(super) const SHORTEST: usize = 3;
/// No word is longer; what is behind is cut.
pub(super) const LONGEST: usize = 64;
/// A typed word has to have so many letters before one of them may be wrong.
pub(super) const SHORTEST_TYPED: usize = 4;

/// The words of a text in small letters: letters that stand together, each word once.
pub(super) fn words_of(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    words.map(|word| word.chars().take(LONGEST).collect()).collect()
}

/// The digits of a text that stand together, from three on.
pub(super) fn digits_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_ascii_digit()).filter(|it| it.len() >= SHORTEST)
}

/// Hashes of a word and of each word that is left when one letter is taken out. Two words have one
/// in common where a letter differs, is missing, is too many, or two beside each other are swapped.
pub(super) fn near_hashes(word: &str) -> BTreeSet<i64> {
    let letters: Vec<char> = word.chars().collect();
    let without = (0..letters.len()).map(|at| {
        let left = letters.iter().enumerate().filter(|(other, _)| *other != at);
        hash(left.map(|(_, letter)| *letter))
    });
    without.chain([hash(letters.iter().copied())]).collect()
}

/// FNV-1a: what is taken for near by chance is compared letter by letter afterwards.
fn hash(letters: impl Iterator<Item = char>) -> i64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = letters.fold(start, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    });
    hash.cast_signed()
}

/// Whether one letter differs, is missing, is too many, or two beside each other are swapped; also
/// where the words are the same.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let alike = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[alike..], &other[alike..]);
    match (a, b) {
        _ if a == b => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) if rest_a == rest_b => true,
        ([_, rest @ ..], _) if rest == b => true,
        (_, [_, rest @ ..]) if rest == a => true,
        ([x, y, rest_a @ ..], [z, w, rest_b @ ..]) => x == w && y == z && rest_a == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As the books have it: distance with swaps of neighbours, in full.
    fn distance(one: &str, other: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (i, 0) => i,
                    (0, j) => j,
                    _ => {
                        let differs = usize::from(a[i - 1] != b[j - 1]);
                        let mut least =
                            (d[i - 1][j] + 1).min(d[i][j - 1] + 1).min(d[i - 1][j - 1] + differs);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(d[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn near_is_a_distance_of_at_most_one(one in "[abc]{0,7}", other in "[abc]{0,7}") {
            prop_assert_eq!(is_near(&one, &other), distance(&one, &other) <= 1);
        }

        #[test]
        fn whatever_is_near_has_a_hash_in_common(one in "[abcd]{1,7}", other in "[abcd]{1,7}") {
            let meet = near_hashes(&one).intersection(&near_hashes(&other)).count() > 0;
            prop_assert!(meet || !is_near(&one, &other));
        }
    }

    #[test]
    fn words_are_told_apart_by_what_is_no_letter() {
        let words: Vec<String> = words_of("Ana-María O'Test2case  ÖZ").into_iter().collect();
        assert_eq!(words, ["ana", "case", "maría", "o", "test", "öz"]);
        assert_eq!(digits_of("a12b3456-789").collect::<Vec<_>>(), ["3456", "789"]);
    }
}
