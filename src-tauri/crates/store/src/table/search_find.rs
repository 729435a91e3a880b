//! Finding cases by what is typed, each with the reason. Nothing here walks over all cases: every
//! step is bounded, and what is cut is told.

use std::collections::HashSet;

use rusqlite::params;

use super::{
    name_words::{SHORTEST, SHORTEST_TYPED, words_of},
    queue_types::FoundBy,
    search::{Start, backwards, digits, mark, normal},
    search_part::{Budget, Candidates, Wanted},
};
use crate::{Error, ReadTx};

/// So many are looked at, the newest first, before it is seen whether they fill a page.
const LOOKED_AT: usize = 500;
/// Where a filter lets nearly nothing through, so often.
const ROUNDS: usize = 8;
/// So many are looked at at most.
pub(super) const MOST: usize = LOOKED_AT * ROUNDS;
/// So many of the newest are looked through for what is too short for the index.
const NEWEST: i64 = 1_000;
/// The indices know parts of this length and longer.
pub(super) const PART: usize = 3;
/// An id or a number is typed to here at least.
const ID_PART: usize = 8;
/// A telephone number that is typed to here is meant; so long are numbers within a town.
const NUMBER_PART: usize = 7;
/// Where the dashes of a case id stand.
const ID_DASHES: [usize; 4] = [8, 13, 18, 23];
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

/// The telephone number that was typed, if it may be one.
fn phone(typed: &str) -> Option<String> {
    let is_number = typed.chars().all(|it| it.is_ascii_digit() || " +-().".contains(it));
    Some(digits(typed)).filter(|it| is_number && it.len() >= PART)
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
        if text.contains('@') {
            let found = self.of_email(text)?;
            for seq in &found {
                taking.each(*seq, Some(FoundBy::Email))?;
            }
            if taking.taken > 0 {
                return Ok(found.len() == LOOKED_AT);
            }
        }
        if text.chars().count() < PART {
            return self.short(text, page, &mut taking);
        }
        if let Some(is_cut) = self.starts(text, page, &mut taking)? {
            return Ok(is_cut);
        }
        let mut is_cut = false;
        // Digits alone are looked for as every other part is.
        if let Some(number) = phone(text).filter(|it| it != text) {
            let found = self.elsewhere(&number)?;
            is_cut |= found.len() >= MOST;
            is_cut |= self.let_through(&found, None, page, &mut taking)?;
        }
        is_cut |= match self.wanted(text)? {
            Some(wanted) => self.parts(wanted, None, page, &mut taking)?,
            None => false,
        };
        if !is_cut
            && taking.taken <= page
            && let Some(wanted) = self.wanted_near(text)?
        {
            is_cut = self.parts(wanted, Some(FoundBy::CloseName), page, &mut taking)?;
        }
        Ok(is_cut)
    }

    /// Gives cases to `taking` of which the id at the provider, the e-mail address or the telephone
    /// number begins like what was typed, the telephone number also if it ends so. Whether more may
    /// be found, where nothing else has to be looked for.
    fn starts(
        &self,
        text: &str,
        page: u32,
        taking: &mut Taking<impl FnMut(Found) -> Result<bool, Error>>,
    ) -> Result<Option<bool>, Error> {
        let (mut whole, mut others) = (Vec::new(), Vec::new());
        let has_signs = text.contains(|it: char| !it.is_alphabetic());
        if has_signs && !text.contains(char::is_whitespace) {
            whole.extend(self.starting(Start::Id, text)?);
            others.extend(self.starting(Start::Email, text)?);
        }
        if let Some(number) = phone(text) {
            whole.extend(self.starting(Start::Phone, &number)?);
            whole.extend(self.starting(Start::PhoneFromEnd, &backwards(&number))?);
        }
        let digits = phone(text).map_or(0, |it| it.len());
        let is_long = text.chars().count() >= ID_PART || digits >= NUMBER_PART;
        let is_meant = is_long && !whole.is_empty();
        let is_cut = whole.len() >= MOST || others.len() >= MOST;
        whole.append(&mut others);
        whole.sort_unstable_by_key(|seq| -seq);
        whole.dedup();
        if self.let_through(&whole, None, page, taking)? || taking.taken > page {
            return Ok(Some(true));
        }
        // So much of an id or a number means it, and not another that has this in the middle.
        Ok((is_meant && taking.taken > 0).then_some(is_cut))
    }

    /// Cases with this e-mail address.
    fn of_email(&self, email: &str) -> Result<Vec<i64>, Error> {
        self.seqs("SELECT seq FROM case_starts WHERE text = ?1 LIMIT ?2", Start::Email.of(email))
    }

    /// By what of it the case was found.
    pub(super) fn reason(&self, seq: i64, text: &str) -> Result<FoundBy, Error> {
        let text = typed(text);
        let told = self.told(seq)?;
        let [name, external_id, email, number] =
            [told.name, told.external_id, told.email, told.phone]
                .map(|it| it.unwrap_or_default().to_lowercase());
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
            found = self.of_email(email)?;
        }
        let name = typed(name);
        if let Some(wanted) = self.wanted(&name)? {
            found.extend(self.with_parts(wanted, LOOKED_AT)?.0);
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

    /// The newest cases that have all that is wanted, up to `most`, and whether there may be more.
    fn with_parts(&self, mut wanted: Wanted, most: usize) -> Result<(Vec<i64>, bool), Error> {
        let Candidates { seqs, mut is_cut } = self.candidates(&mut wanted)?;
        let (mut found, mut budget) = (Vec::new(), Budget::default());
        for seq in seqs {
            if found.len() >= most {
                return Ok((found, true));
            }
            match self.has(seq, &wanted, &mut budget)? {
                Some(true) => found.push(seq),
                Some(false) => {}
                None => is_cut = true,
            }
        }
        Ok((found, is_cut))
    }

    /// Gives cases with all that is wanted to `taking`. True where it ended before all were looked
    /// at.
    fn parts(
        &self,
        wanted: Wanted,
        by: Option<FoundBy>,
        page: u32,
        taking: &mut Taking<impl FnMut(Found) -> Result<bool, Error>>,
    ) -> Result<bool, Error> {
        let (found, is_cut) = self.with_parts(wanted, MOST)?;
        Ok(self.let_through(&found, by, page, taking)? || is_cut)
    }

    /// Gives cases to `taking`, until enough are taken for a page. True where some are left.
    fn let_through(
        &self,
        found: &[i64],
        by: Option<FoundBy>,
        page: u32,
        taking: &mut Taking<impl FnMut(Found) -> Result<bool, Error>>,
    ) -> Result<bool, Error> {
        for (round, found) in found.chunks(LOOKED_AT).enumerate() {
            if round > 0 && taking.taken > page {
                return Ok(true);
            }
            for seq in found {
                taking.each(*seq, by)?;
            }
        }
        Ok(false)
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
        let words = self.words_from(text)?;
        if !words.is_empty() {
            let wanted = Wanted::words(vec![words]);
            self.parts(wanted, None, page, taking)?;
        }
        Ok(true)
    }

    /// Names that are a letter apart from what was typed; none where there are no such names.
    fn wanted_near(&self, text: &str) -> Result<Option<Wanted>, Error> {
        // A digit that differs makes another number, not a slip.
        if text.contains(|it: char| it.is_ascii_digit()) {
            return Ok(None);
        }
        let (mut groups, mut are_others) = (Vec::new(), false);
        for word in words_of(text).iter().filter(|it| it.chars().count() >= SHORTEST) {
            let mut words = self.words_near(word)?;
            are_others |= !words.is_empty();
            words.extend(self.words_with(word)?);
            groups.push(words);
        }
        Ok(are_others.then(|| Wanted::words(groups)))
    }
}
