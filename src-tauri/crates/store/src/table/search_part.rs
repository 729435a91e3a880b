//! What was typed, part by part, and the cases that have every part. Cases are read from the lists
//! of words, the shortest first; nothing is looked for in every case's text.

use std::collections::HashSet;

use rusqlite::params;

use super::{
    name_words::{LONGEST, SHORTEST, digits_of, words_of},
    search::Start,
    search_find::{MOST, PART},
    words::{WORDS, Word},
};
use crate::{Error, ReadTx};

/// Of the list that is gone through so many cases are read, the newest.
const LISTED: usize = 20_000;
/// Cases are compared with so many of another list, those of its likeliest words.
const COMPARED: usize = 50_000;
/// So many cases are read to see whether their texts contain what no list tells.
const READ: usize = 300;

/// A text as the indices of parts take it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What stands between two spaces.
#[derive(Debug)]
struct Part {
    /// A case that has it has one of these in its texts.
    texts: Vec<String>,
    /// A case that has it is in each of these, or elsewhere.
    lists: Vec<Listed>,
    /// Being in its list is having it.
    is_list: bool,
    /// Cases that have it in what is no word.
    elsewhere: HashSet<i64>,
}

impl Part {
    /// Whether the lists and indices tell of every case that has it.
    fn is_indexed(&self) -> bool {
        self.texts.iter().all(|it| it.chars().count() >= PART)
    }

    /// Whether a case has it; none where its texts have to tell.
    fn is_of(&self, seq: i64) -> Option<bool> {
        if self.elsewhere.contains(&seq) {
            return Some(true);
        }
        let mut is_in_all = true;
        for list in &self.lists {
            match list.has(seq) {
                Some(false) => return Some(false),
                has => is_in_all &= has == Some(true),
            }
        }
        (self.is_list && is_in_all).then_some(true)
    }
}

/// Cases that have some letters of a part, or some digits.
#[derive(Debug)]
struct Listed {
    /// Words that have the letters.
    words: Vec<Word>,
    /// Cases that have the digits.
    seqs: Vec<i64>,
    /// How many they are.
    cases: usize,
    /// Whether these are all that have them.
    is_all: bool,
    /// Those that cases are compared with, in order. None where nothing is, or where this list is
    /// the one that is gone through.
    compared: Option<Vec<i64>>,
    is_gone_through: bool,
}

impl Listed {
    fn words(words: Vec<Word>, is_all: bool) -> Self {
        let cases = words.iter().map(|it| it.cases.unsigned_abs() as usize).sum();
        Self { words, seqs: vec![], cases, is_all, compared: None, is_gone_through: false }
    }

    fn digits(seqs: Vec<i64>) -> Self {
        let (cases, is_all) = (seqs.len(), seqs.len() < MOST);
        Self { words: vec![], seqs, cases, is_all, compared: None, is_gone_through: false }
    }

    /// Whether a case is in it; none where that is not known.
    fn has(&self, seq: i64) -> Option<bool> {
        if self.is_gone_through {
            return Some(true);
        }
        let compared = self.compared.as_ref()?;
        let is_in = compared.binary_search(&seq).is_ok();
        (is_in || (self.is_all && self.cases <= COMPARED)).then_some(is_in)
    }
}

/// What was typed, to be looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    parts: Vec<Part>,
    /// Whether more may have it than the lists tell.
    is_cut: bool,
}

impl Wanted {
    /// A word of each of these groups.
    pub(super) fn words(groups: Vec<Vec<Word>>) -> Self {
        let part = |words: Vec<Word>| Part {
            texts: words.iter().map(|it| it.text.clone()).collect(),
            is_list: true,
            elsewhere: HashSet::new(),
            lists: vec![Listed::words(words, true)],
        };
        Self { parts: groups.into_iter().map(part).collect(), is_cut: false }
    }
}

/// Cases that may have what is wanted, and whether there may be more.
pub(super) struct Candidates {
    pub(super) seqs: Vec<i64>,
    pub(super) is_cut: bool,
}

/// How much may still be read.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(READ)
    }
}

impl ReadTx<'_> {
    /// Looks up what was typed; none where there is nothing in it to look up.
    pub(super) fn wanted(&self, typed: &str) -> Result<Option<Wanted>, Error> {
        let mut wanted = Wanted { parts: Vec::new(), is_cut: false };
        for text in typed.split_whitespace() {
            let part = self.part(text)?;
            wanted.is_cut |= part.elsewhere.len() >= MOST;
            wanted.parts.push(part);
        }
        let has_any = |part: &Part| !part.lists.is_empty() || part.is_indexed();
        Ok(wanted.parts.iter().any(has_any).then_some(wanted))
    }

    fn part(&self, text: &str) -> Result<Part, Error> {
        let texts = vec![text.to_owned()];
        if text.len() >= PART && text.bytes().all(|it| it.is_ascii_digit()) {
            let lists = vec![Listed::digits(self.elsewhere(text)?)];
            return Ok(Part { texts, lists, is_list: true, elsewhere: HashSet::new() });
        }
        let words = words_of(text);
        let is_long = |word: &str| word.chars().count() >= SHORTEST;
        let is_word = words.contains(text) && text.chars().count() < LONGEST;
        let mut lists = Vec::new();
        for word in words.iter().filter(|word| is_long(word)) {
            let mut found = self.words_with(word)?;
            let is_all = found.len() < WORDS;
            // Between signs a word is whole.
            let begins = text.starts_with(word.as_str());
            let ends = text.ends_with(word.as_str());
            found.retain(|it| {
                (begins || it.text.starts_with(word)) && (ends || it.text.ends_with(word))
            });
            lists.push(Listed::words(found, is_all));
        }
        if let Some(digits) = digits_of(text).max_by_key(|it| it.len()) {
            lists.push(Listed::digits(self.elsewhere(digits)?));
        }
        if lists.is_empty() {
            // Too short for an index of parts: words that are this, and of the last all that begin
            // like it.
            for word in &words {
                let found = match text.ends_with(word.as_str()) {
                    true => self.words_from(word)?,
                    false => self.words_that_are(word)?,
                };
                lists.push(Listed::words(found, false));
            }
        }
        let mut elsewhere = HashSet::new();
        if text.chars().count() >= PART {
            elsewhere.extend(self.elsewhere(text)?);
            if !is_word {
                elsewhere.extend(self.starting(Start::Email, text)?);
            }
        }
        Ok(Part { texts, lists, is_list: is_word, elsewhere })
    }

    /// The newest cases that have this in what is no word.
    pub(super) fn elsewhere(&self, text: &str) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT rowid FROM case_search WHERE case_search MATCH ?1
             ORDER BY rowid DESC LIMIT ?2",
        )?;
        let found = statement.query_map(params![quoted(text), MOST as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Cases of which this begins like that, up to [`MOST`].
    pub(super) fn starting(&self, start: Start, with: &str) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT seq FROM case_starts WHERE text BETWEEN ?1 AND ?1 || char(1114111) LIMIT ?2",
        )?;
        let found = statement.query_map(params![start.of(with), MOST as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The cases of the part that fewest have, the newest first, and the other parts ready to be
    /// compared with.
    pub(super) fn candidates(&self, wanted: &mut Wanted) -> Result<Candidates, Error> {
        let is_one = wanted.parts.len() == 1 && wanted.parts[0].lists.len() <= 1;
        let cost = |part: &Part| {
            let least = part.lists.iter().map(|it| it.cases).min();
            // What is shorter than the indices know stands in more cases than they tell.
            let is_indexed = part.is_indexed();
            let least = least.or_else(|| is_indexed.then_some(0))?;
            Some((!is_indexed, least + part.elsewhere.len()))
        };
        let costs = wanted.parts.iter().enumerate();
        let Some((_, least)) = costs.filter_map(|(at, part)| Some((cost(part)?, at))).min() else {
            return Ok(Candidates { seqs: Vec::new(), is_cut: true });
        };
        let (mut seqs, mut is_cut) = (Vec::new(), wanted.is_cut);
        let part = &mut wanted.parts[least];
        if let Some(shortest) = part.lists.iter_mut().min_by_key(|it| it.cases) {
            shortest.is_gone_through = true;
            let each = if is_one { MOST } else { LISTED };
            seqs = self.cases_with(&shortest.words, each, LISTED)?;
            seqs.append(&mut shortest.seqs);
            is_cut |= !shortest.is_all || seqs.len() < shortest.cases;
        }
        seqs.extend(&part.elsewhere);
        seqs.sort_unstable_by_key(|seq| -seq);
        seqs.dedup();
        // The texts of a few are read sooner than lists are.
        if seqs.len() > READ {
            let lists = wanted.parts.iter_mut().flat_map(|it| &mut it.lists);
            for list in lists.filter(|it| !it.is_gone_through) {
                let mut compared = self.cases_with(&list.words, COMPARED, COMPARED)?;
                compared.append(&mut list.seqs);
                compared.sort_unstable();
                list.compared = Some(compared);
            }
        }
        Ok(Candidates { seqs, is_cut })
    }

    /// Whether a case has every part; none where its texts would have to tell, and too many were
    /// read already.
    pub(super) fn has(
        &self,
        seq: i64,
        wanted: &Wanted,
        budget: &mut Budget,
    ) -> Result<Option<bool>, Error> {
        let mut to_read = Vec::new();
        for part in &wanted.parts {
            match part.is_of(seq) {
                Some(true) => {}
                Some(false) => return Ok(Some(false)),
                None => to_read.push(part),
            }
        }
        if to_read.is_empty() {
            return Ok(Some(true));
        }
        let Some(left) = budget.0.checked_sub(1) else { return Ok(None) };
        budget.0 = left;
        let told = self.told(seq)?.text();
        let has = |part: &Part| part.texts.iter().any(|it| told.contains(it));
        Ok(Some(to_read.into_iter().all(has)))
    }
}
