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
/// Lists with so many cases are compared with; of longer ones the cases' texts are read.
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
    text: String,
    /// A case that has it is in each of these, or elsewhere.
    lists: Vec<Listed>,
    /// Having a word that contains it is having it.
    is_word: bool,
    /// Cases that have it in what is no word.
    elsewhere: HashSet<i64>,
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
    /// All of them in order, where another list is the one that is gone through.
    all: Option<Vec<i64>>,
    is_gone_through: bool,
}

impl Listed {
    fn of(words: Vec<Word>, is_all: bool) -> Self {
        let cases = words.iter().map(|it| it.cases.unsigned_abs() as usize).sum();
        Self { words, seqs: Vec::new(), cases, is_all, all: None, is_gone_through: false }
    }

    fn digits(seqs: Vec<i64>) -> Self {
        let (cases, is_all) = (seqs.len(), seqs.len() < MOST);
        Self { words: Vec::new(), seqs, cases, is_all, all: None, is_gone_through: false }
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
        let part = |words| Part {
            text: String::new(),
            lists: vec![Listed::of(words, true)],
            is_word: true,
            elsewhere: HashSet::new(),
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
        let has_any = |part: &Part| !part.lists.is_empty() || part.text.chars().count() >= PART;
        Ok(wanted.parts.iter().any(has_any).then_some(wanted))
    }

    fn part(&self, text: &str) -> Result<Part, Error> {
        let words = words_of(text);
        let is_long = |word: &str| word.chars().count() >= SHORTEST;
        let is_word = words.len() == 1
            && words.contains(text)
            && is_long(text)
            && text.chars().count() < LONGEST;
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
            lists.push(Listed::of(found, is_all));
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
                lists.push(Listed::of(found, false));
            }
        }
        let mut elsewhere = HashSet::new();
        if text.chars().count() >= PART {
            elsewhere.extend(self.elsewhere(text)?);
            if !is_word {
                elsewhere.extend(self.starting(Start::Email, text)?);
            }
        }
        Ok(Part { text: text.to_owned(), lists, is_word, elsewhere })
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
            let known = part.text.chars().count() >= PART || part.text.is_empty();
            least.or_else(|| known.then_some(0)).map(|it| (!known, it + part.elsewhere.len()))
        };
        let costs = wanted.parts.iter().enumerate();
        let least = costs.filter_map(|(at, part)| Some((cost(part)?, at))).min();
        let Some((_, least)) = least else {
            return Ok(Candidates { seqs: Vec::new(), is_cut: true });
        };
        let mut is_cut = wanted.is_cut;
        let mut seqs = Vec::new();
        for (at, part) in wanted.parts.iter_mut().enumerate() {
            let shortest = match at == least {
                true => (0..part.lists.len()).min_by_key(|it| part.lists[*it].cases),
                false => None,
            };
            for (number, listed) in part.lists.iter_mut().enumerate() {
                if shortest == Some(number) {
                    listed.is_gone_through = true;
                    let each = if is_one { MOST } else { LISTED };
                    seqs = self.cases_with(&listed.words, each, LISTED)?;
                    seqs.append(&mut listed.seqs);
                    is_cut |= !listed.is_all || seqs.len() < listed.cases;
                } else if listed.is_all && listed.cases <= COMPARED {
                    let mut all = self.cases_with(&listed.words, COMPARED, COMPARED)?;
                    all.append(&mut listed.seqs);
                    all.sort_unstable();
                    listed.all = Some(all);
                }
            }
            if at == least {
                seqs.extend(&part.elsewhere);
            }
        }
        seqs.sort_unstable_by_key(|seq| -seq);
        seqs.dedup();
        Ok(Candidates { seqs, is_cut })
    }

    /// Whether a case has every part; none where too much was read already to tell.
    pub(super) fn has(
        &self,
        seq: i64,
        wanted: &Wanted,
        budget: &mut Budget,
    ) -> Result<Option<bool>, Error> {
        let mut to_read = Vec::new();
        for part in wanted.parts.iter().filter(|it| !it.elsewhere.contains(&seq)) {
            let may = |it: &Listed| it.all.as_ref().is_none_or(|it| it.binary_search(&seq).is_ok());
            if !part.lists.iter().all(may) {
                return Ok(Some(false));
            }
            let is_told = |it: &Listed| it.all.is_some() || it.is_gone_through;
            if !(part.is_word && part.lists.iter().all(is_told)) {
                to_read.push(part.text.as_str());
            }
        }
        if to_read.is_empty() {
            return Ok(Some(true));
        }
        let Some(left) = budget.0.checked_sub(1) else { return Ok(None) };
        budget.0 = left;
        let told = self.told(seq)?.text();
        Ok(Some(to_read.into_iter().all(|part| told.contains(part))))
    }
}
