use super::Difference;
use super::words::{is_latin, words};
use crate::ReadFields;

/// A name as a document has it.
pub(super) struct Name {
    written: String,
    surname: Vec<String>,
    given: Vec<String>,
    /// It may have been cut short for want of room.
    cut: bool,
}

/// Words behind a name that tell generations apart.
const SUFFIXES: [&str; 7] = ["JR", "SR", "II", "III", "IV", "2ND", "3RD"];
/// Words before a name that are no part of it.
const TITLES: [&str; 7] = ["MR", "MRS", "MS", "MISS", "MX", "DR", "PROF"];

impl Name {
    pub(super) fn of(fields: &ReadFields, cut: bool) -> Option<Self> {
        let surname = fields.surname.as_deref()?;
        let given = fields.given_names.as_deref().unwrap_or_default();
        let written = format!("{given} {surname}").trim().to_owned();
        Some(Self { written, surname: words(surname), given: words(given), cut })
    }

    /// Given names and surname.
    pub(super) fn written(&self) -> String {
        self.written.clone()
    }

    /// How the applicant's full name, in whatever order, stands to it.
    pub(super) fn compare(&self, ours: &str) -> Difference {
        if ours.trim() == self.written {
            return Difference::Same;
        }
        let explained = match_up(words(ours), [self.given.clone(), self.surname.clone()], self.cut);
        match explained {
            true => Difference::Format,
            // Another script can be written in Latin letters in more ways than are known here.
            false if !is_latin(ours) => Difference::Missing,
            false => Difference::Different,
        }
    }
}

/// Whether the two are one name written in two ways.
fn match_up(mut ours: Vec<String>, [given, surname]: [Vec<String>; 2], cut: bool) -> bool {
    ours.retain(|it| !TITLES.contains(&it.as_str()));
    let mut theirs = [given, surname].concat();
    theirs.retain(|it| !TITLES.contains(&it.as_str()));
    let (our_suffix, their_suffix) = (take_suffix(&mut ours), take_suffix(&mut theirs));
    if our_suffix.is_some() && their_suffix.is_some() && our_suffix != their_suffix {
        return false;
    }
    if ours.is_empty() || theirs.is_empty() {
        return false;
    }
    // In one piece, in either order: hyphens, spaces and prefixes set apart or not.
    let joined = ours.concat();
    for turn in 0..theirs.len() {
        let (front, back) = theirs.split_at(turn);
        if [back, front].concat().concat() == joined {
            return true;
        }
    }
    let before = ours.len();
    remove_pairs(&mut ours, &mut theirs, |a, b| a == b);
    remove_runs(&mut ours, &mut theirs);
    remove_runs(&mut theirs, &mut ours);
    remove_pairs(&mut ours, &mut theirs, |a, b| {
        (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b))
    });
    if cut {
        remove_pairs(&mut ours, &mut theirs, |ours, theirs| ours.starts_with(theirs));
    }
    // What is left may stand on one side only, and something must have been there to agree on.
    ours.len() < before && (ours.is_empty() || theirs.is_empty())
}

fn take_suffix(words: &mut Vec<String>) -> Option<String> {
    let at = words.iter().position(|it| SUFFIXES.contains(&it.as_str()))?;
    let suffix = words.remove(at);
    Some(match suffix.as_str() {
        "2ND" => "II".into(),
        "3RD" => "III".into(),
        _ => suffix,
    })
}

/// Takes away words that stand on both sides by `same`, one for one.
fn remove_pairs(
    ours: &mut Vec<String>,
    theirs: &mut Vec<String>,
    same: impl Fn(&str, &str) -> bool,
) {
    ours.retain(|it| match theirs.iter().position(|other| same(it, other)) {
        Some(at) => {
            theirs.remove(at);
            false
        }
        None => true,
    });
}

/// Takes away words of the one side that are several words in a row of the other.
fn remove_runs(ours: &mut Vec<String>, theirs: &mut Vec<String>) {
    ours.retain(|it| {
        for length in 2..=theirs.len().min(4) {
            for from in 0..=theirs.len() - length {
                if theirs[from..from + length].concat() == *it {
                    theirs.drain(from..from + length);
                    return false;
                }
            }
        }
        true
    });
}
