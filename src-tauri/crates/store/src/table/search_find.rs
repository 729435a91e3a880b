//! Finding cases by what is typed, each with the reason. Nothing here walks over all cases: every
//! step is bounded, and what is cut is told.

use std::collections::HashSet;

use rusqlite::params;

use super::{
    name_words::{SHORTEST_TYPED, is_near, near_hashes, words_of},
    queue_types::FoundBy,
    search::{digits, mark, normal},
};
use crate::{Error, ReadTx};

/// So many are looked at, the newest first, before it is seen whether they fill a page.
const LOOKED_AT: usize = 500;
/// Where a filter lets nearly nothing through, so often.
const ROUNDS: usize = 8;
/// So many are looked at at most.
const MOST: usize = LOOKED_AT * ROUNDS;
/// So many of the newest are looked through for what is too short for the index.
const NEWEST: i64 = 1_000;
/// The index knows parts of this length and longer.
const PART: usize = 3;
/// A case id is typed to here at least.
const ID_PART: usize = 8;
/// Where the dashes of a case id stand.
const ID_DASHES: [usize; 4] = [8, 13, 18, 23];
/// So many words near to a typed one are tried, those that most cases have first.
const NEAR: usize = 24;

/// A case that was found. By what is told later, from what the case holds, where it is not said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) seq: i64,
    pub(super) by: Option<FoundBy>,
}

/// What takes what is found, each case once, and counts what is let through.
struct Taking<F> {
    seen: HashSet<i64>,
    taken: u32,
    take: F,
}

impl<F: FnMut(Found) -> Result<bool, Error>> Taking<F> {
    fn each(&mut self, seq: i64, by: Option<FoundBy>) -> Result<(), Error> {
        if self.seen.insert(seq) && (self.take)(Found { seq, by })? {
            self.taken += 1;
        }
        Ok(())
    }
}

/// What was typed, in small letters. A NUL would end the index's query within a quoted word.
pub(super) fn typed(text: &str) -> String {
    let plain = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    plain.flat_map(char::to_lowercase).collect::<String>().trim().to_owned()
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

/// The telephone number that was typed, if it may be one.
fn phone(typed: &str) -> Option<String> {
    let is_number = typed.chars().all(|it| it.is_ascii_digit() || " +-().".contains(it));
    Some(digits(typed)).filter(|it| is_number && it.len() >= PART)
}

/// What the index is asked: each word somewhere, or the digits of a telephone number. None where
/// all of it is too short.
fn phrases(typed: &str) -> Option<String> {
    let long = typed.split_whitespace().filter(|word| word.chars().count() >= PART);
    let words: Vec<String> = long.map(quoted).collect();
    let words = (!words.is_empty()).then(|| format!("({})", words.join(" AND ")));
    match (words, phone(typed)) {
        (Some(words), Some(phone)) => Some(format!("{words} OR {}", quoted(&phone))),
        (words, phone) => words.or(phone.map(|it| quoted(&it))),
    }
}

impl ReadTx<'_> {
    /// Gives every case that is found to `take`, which tells whether it is let through: those with
    /// the text itself, and where they fill no page also names that are a letter apart. True where
    /// the search ended before everything was looked at.
    pub(super) fn find(
        &self,
        text: &str,
        page: u32,
        take: impl FnMut(Found) -> Result<bool, Error>,
    ) -> Result<bool, Error> {
        let text = &typed(text);
        let mut taking = Taking { seen: HashSet::new(), taken: 0, take };
        for seq in self.whole_number(text)? {
            taking.each(seq, Some(FoundBy::Number))?;
        }
        for seq in self.with_id(text)? {
            taking.each(seq, Some(FoundBy::CaseId))?;
        }
        if taking.taken > 0 {
            // A number or an id in full means that one case.
            return Ok(false);
        }
        let Some(wanted) = phrases(text) else {
            return self.short(text, page, &mut taking);
        };
        let mut is_cut = self.parts(&wanted, None, page, &mut taking)?;
        if !is_cut
            && taking.taken <= page
            && let Some(wanted) = self.near_phrases(text)?
        {
            is_cut = self.parts(&wanted, Some(FoundBy::CloseName), page, &mut taking)?;
        }
        Ok(is_cut)
    }

    /// By what of it the case was found.
    pub(super) fn reason(&self, seq: i64, text: &str) -> Result<FoundBy, Error> {
        let text = typed(text);
        let mut statement = self.db.prepare_cached(
            "SELECT name, external_id, email, phone FROM queue INDEXED BY queue_by_seq
             LEFT JOIN contacts ON contacts.seq = queue.seq WHERE queue.seq = ?1",
        )?;
        let told: [Option<String>; 4] = statement
            .query_row([seq], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        let [name, external_id, email, number] =
            told.map(|it| it.unwrap_or_default().to_lowercase());
        let typed_number = phone(&text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let has = |told: &str| words.iter().any(|word| told.contains(word));
        Ok(match () {
            () if has(&name) => FoundBy::Name,
            () if has(&external_id) => FoundBy::ExternalId,
            () if typed_number.is_some_and(|it| number.contains(&it)) => FoundBy::Phone,
            () if has(&email) => FoundBy::Email,
            () => FoundBy::Name,
        })
    }

    /// Cases with this name or e-mail address, oldest first.
    pub(crate) fn cases_written(&self, name: &str, email: Option<&str>) -> Result<Vec<i64>, Error> {
        let mut found: Vec<i64> = Vec::new();
        if let Some(email) = email {
            let mut statement =
                self.db.prepare_cached("SELECT seq FROM contacts WHERE email = ?1 LIMIT ?2")?;
            let rows = statement.query_map(params![email, LOOKED_AT as i64], |row| row.get(0))?;
            found = rows.collect::<Result<_, _>>()?;
        }
        let name = typed(name);
        if name.chars().count() >= PART {
            found.extend(self.batch(&quoted(&name), i64::MAX)?);
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Cases with a number that is this one in full.
    fn whole_number(&self, text: &str) -> Result<Vec<i64>, Error> {
        if normal(text).chars().count() < SHORTEST_TYPED {
            return Ok(Vec::new());
        }
        let mark = mark(self.db, text)?;
        self.seqs("SELECT DISTINCT seq FROM number_marks WHERE mark = ?1 LIMIT ?2", mark)
    }

    /// Cases whose id begins like this.
    fn with_id(&self, text: &str) -> Result<Vec<i64>, Error> {
        let is_one = |(at, byte): (usize, u8)| match ID_DASHES.contains(&at) {
            true => byte == b'-',
            false => byte.is_ascii_hexdigit(),
        };
        if text.len() < ID_PART || !text.bytes().enumerate().all(is_one) {
            return Ok(Vec::new());
        }
        self.seqs("SELECT seq FROM cases WHERE id BETWEEN ?1 AND ?1 || '~' LIMIT ?2", text)
    }

    fn seqs(&self, sql: &str, value: impl rusqlite::ToSql) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_map(params![value, LOOKED_AT as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The newest cases before `before` that have what the index is asked for.
    fn batch(&self, wanted: &str, before: i64) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT rowid FROM case_search WHERE case_search MATCH ?1 AND rowid < ?2
             ORDER BY rowid DESC LIMIT ?3",
        )?;
        let found =
            statement.query_map(params![wanted, before, LOOKED_AT as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The first cases that have what the index is asked for, up to [`MOST`]. The index is made to
    /// be read in this order; in the other it reads every page of it twice.
    fn oldest(&self, wanted: &str) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT rowid FROM case_search WHERE case_search MATCH ?1 ORDER BY rowid LIMIT ?2",
        )?;
        let found = statement.query_map(params![wanted, MOST as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Gives what the index is asked for to `taking`, the newest first. True where it ended before
    /// all of it was looked at.
    fn parts(
        &self,
        wanted: &str,
        by: Option<FoundBy>,
        page: u32,
        taking: &mut Taking<impl FnMut(Found) -> Result<bool, Error>>,
    ) -> Result<bool, Error> {
        let all = self.oldest(wanted)?;
        if all.len() < MOST {
            for (round, found) in all.rchunks(LOOKED_AT).enumerate() {
                if round > 0 && taking.taken > page {
                    return Ok(true);
                }
                for seq in found.iter().rev() {
                    taking.each(*seq, by)?;
                }
            }
            return Ok(false);
        }
        let mut before = i64::MAX;
        for _ in 0..ROUNDS {
            let found = self.batch(wanted, before)?;
            for seq in &found {
                taking.each(*seq, by)?;
            }
            match found.last() {
                Some(last) if found.len() == LOOKED_AT => before = *last,
                _ => return Ok(false),
            }
            if taking.taken > page {
                break;
            }
        }
        Ok(true)
    }

    /// What is too short for the index: names with a word that begins like this, and the newest
    /// cases looked through.
    fn short(
        &self,
        text: &str,
        page: u32,
        taking: &mut Taking<impl FnMut(Found) -> Result<bool, Error>>,
    ) -> Result<bool, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT seq, name, external_id FROM queue INDEXED BY queue_by_seq
             ORDER BY seq DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([NEWEST])?;
        let mut looked_at = 0;
        while let Some(row) = rows.next()? {
            let told: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
            looked_at += 1;
            if told.into_iter().flatten().any(|it| it.to_lowercase().contains(text)) {
                taking.each(row.get(0)?, None)?;
            }
        }
        if looked_at < NEWEST {
            return Ok(false);
        }
        let mut statement = self.db.prepare_cached(
            "SELECT word FROM name_words WHERE word BETWEEN ?1 AND ?1 || char(1114111)
             ORDER BY cases DESC LIMIT ?2",
        )?;
        let found =
            statement.query_map(params![text, NEAR as i64], |row| row.get::<_, String>(0))?;
        let words = found.map(|it| Ok(quoted(&it?))).collect::<Result<Vec<_>, Error>>()?;
        if !words.is_empty() {
            self.parts(&words.join(" OR "), Some(FoundBy::Name), page, taking)?;
        }
        Ok(true)
    }

    /// What the index is asked for names that are a letter apart from what was typed; none where
    /// there are no such names.
    fn near_phrases(&self, text: &str) -> Result<Option<String>, Error> {
        let (mut groups, mut are_others) = (Vec::new(), false);
        for word in words_of(text) {
            let mut near = self.near_words(&word)?;
            are_others |= !near.is_empty();
            near.push(word);
            let group: Vec<String> = near.iter().map(|it| quoted(it)).collect();
            groups.push(format!("({})", group.join(" OR ")));
        }
        Ok(are_others.then(|| groups.join(" AND ")))
    }

    /// Words of names that are a letter apart from this one.
    fn near_words(&self, word: &str) -> Result<Vec<String>, Error> {
        let mut near: Vec<(i64, String)> = Vec::new();
        if word.chars().count() < SHORTEST_TYPED {
            return Ok(Vec::new());
        }
        let mut statement = self.db.prepare_cached(
            "SELECT name_words.word, cases FROM name_near JOIN name_words ON id = name_near.word
             WHERE hash = ?1",
        )?;
        for hash in near_hashes(word) {
            let mut rows = statement.query([hash])?;
            while let Some(row) = rows.next()? {
                let (known, cases): (String, i64) = (row.get(0)?, row.get(1)?);
                if known != word && is_near(&known, word) {
                    near.push((-cases, known));
                }
            }
        }
        near.sort();
        near.dedup();
        near.truncate(NEAR);
        Ok(near.into_iter().map(|(_, word)| word).collect())
    }
}
