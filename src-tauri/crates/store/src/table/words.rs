//! Words of names and of e-mail addresses, each once, with the cases that have it.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    name_words::{SHORTEST, SHORTEST_TYPED, is_near, near_hashes, words_of},
    search_part::quoted,
};
use crate::{Error, ReadTx};

/// So many words near to a typed one are tried, those that most cases have first.
const NEAR: usize = 24;
/// So many words that begin with what was typed are tried, and so many that contain it.
pub(super) const WORDS: usize = 500;

/// Where a word stands. One that a name and its address have is the name's.
const NAME: i64 = 0;
const EMAIL: i64 = 1;

/// A word, and how many cases have it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) id: i64,
    pub(super) text: String,
    pub(super) cases: i64,
}

fn read_word(row: &Row<'_>) -> rusqlite::Result<Word> {
    Ok(Word { id: row.get(0)?, text: row.get(1)?, cases: row.get(2)? })
}

/// The words of a case, each with where it stands.
fn of_case(name: Option<&str>, email: Option<&str>) -> BTreeSet<(String, i64)> {
    let name = words_of(name.unwrap_or_default());
    let email = words_of(email.unwrap_or_default());
    let of_email = email.difference(&name).map(|word| (word.clone(), EMAIL)).collect::<Vec<_>>();
    name.into_iter().map(|word| (word, NAME)).chain(of_email).collect()
}

/// Gives a case the words that it is found by from now on, and takes away those that it was found
/// by before: of its name and of its address.
pub(super) fn follow(
    db: &Connection,
    seq: i64,
    was: [Option<&str>; 2],
    is: [Option<&str>; 2],
) -> Result<(), Error> {
    let (was, is) = (of_case(was[0], was[1]), of_case(is[0], is[1]));
    for (word, origin) in is.difference(&was) {
        add(db, seq, word, *origin)?;
    }
    for (word, origin) in was.difference(&is) {
        take_away(db, seq, word, *origin)?;
    }
    Ok(())
}

fn id_of(db: &Connection, word: &str, origin: i64) -> Result<Option<i64>, Error> {
    let mut statement =
        db.prepare_cached("SELECT id FROM words WHERE word = ?1 AND origin = ?2")?;
    Ok(statement.query_row(params![word, origin], |row| row.get(0)).optional()?)
}

fn add(db: &Connection, seq: i64, word: &str, origin: i64) -> Result<(), Error> {
    let id = match id_of(db, word, origin)? {
        Some(id) => id,
        None => first(db, word, origin)?,
    };
    let mut insert = db.prepare_cached(
        "INSERT INTO word_cases (word, seq) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    )?;
    if insert.execute([id, seq])? > 0 {
        db.prepare_cached("UPDATE words SET cases = cases + 1 WHERE word = ?1 AND origin = ?2")?
            .execute(params![word, origin])?;
    }
    Ok(())
}

/// A word that no case had.
fn first(db: &Connection, word: &str, origin: i64) -> Result<i64, Error> {
    let mut insert = db.prepare_cached(
        "INSERT INTO words (word, origin, id, cases)
         VALUES (?1, ?2, (SELECT coalesce(max(id), 0) + 1 FROM words), 0) RETURNING id",
    )?;
    let id: i64 = insert.query_row(params![word, origin], |row| row.get(0))?;
    if word.chars().count() < SHORTEST {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO word_parts (rowid, text) VALUES (?1, ?2)")?
        .execute(params![id, word])?;
    if origin == NAME {
        let mut insert = db.prepare_cached("INSERT INTO word_near (hash, word) VALUES (?1, ?2)")?;
        for hash in near_hashes(word) {
            insert.execute([hash, id])?;
        }
    }
    Ok(id)
}

fn take_away(db: &Connection, seq: i64, word: &str, origin: i64) -> Result<(), Error> {
    let Some(id) = id_of(db, word, origin)? else { return Ok(()) };
    let mut delete = db.prepare_cached("DELETE FROM word_cases WHERE word = ?1 AND seq = ?2")?;
    if delete.execute([id, seq])? == 0 {
        return Ok(());
    }
    let mut update = db.prepare_cached(
        "UPDATE words SET cases = cases - 1 WHERE word = ?1 AND origin = ?2 RETURNING cases",
    )?;
    let left: i64 = update.query_row(params![word, origin], |row| row.get(0))?;
    if left > 0 {
        return Ok(());
    }
    for hash in near_hashes(word) {
        db.prepare_cached("DELETE FROM word_near WHERE hash = ?1 AND word = ?2")?
            .execute([hash, id])?;
    }
    db.prepare_cached("DELETE FROM word_parts WHERE rowid = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM words WHERE word = ?1 AND origin = ?2")?
        .execute(params![word, origin])?;
    Ok(())
}

impl ReadTx<'_> {
    /// Words that begin like this, those that most cases have first.
    pub(super) fn words_from(&self, start: &str) -> Result<Vec<Word>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, word, cases FROM words WHERE word BETWEEN ?1 AND ?1 || char(1114111)
             ORDER BY word <> ?1, cases DESC LIMIT ?2",
        )?;
        let found = statement.query_map(params![start, WORDS as i64], read_word)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Words that are this one.
    pub(super) fn words_that_are(&self, word: &str) -> Result<Vec<Word>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT id, word, cases FROM words WHERE word = ?1")?;
        let found = statement.query_map([word], read_word)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Words that contain this: first the word itself, then those that begin with it. At least
    /// [`SHORTEST`] letters.
    pub(super) fn words_with(&self, part: &str) -> Result<Vec<Word>, Error> {
        let mut found = self.words_from(part)?;
        let mut statement = self.db.prepare_cached(
            "SELECT id, word, cases FROM words INDEXED BY words_by_id WHERE id IN
                (SELECT rowid FROM word_parts WHERE word_parts MATCH ?1 ORDER BY rowid LIMIT ?2)",
        )?;
        let within = statement.query_map(params![quoted(part), WORDS as i64], read_word)?;
        let mut within = within.collect::<Result<Vec<_>, _>>()?;
        within.retain(|it| !it.text.starts_with(part));
        within.sort_by_key(|it| -it.cases);
        found.append(&mut within);
        Ok(found)
    }

    /// Words of names that are a letter apart from this one.
    pub(super) fn words_near(&self, word: &str) -> Result<Vec<Word>, Error> {
        if word.chars().count() < SHORTEST_TYPED {
            return Ok(Vec::new());
        }
        let mut near: Vec<Word> = Vec::new();
        let mut statement = self.db.prepare_cached(
            "SELECT id, words.word, cases FROM word_near JOIN words ON id = word_near.word
             WHERE hash = ?1",
        )?;
        for hash in near_hashes(word) {
            for known in statement.query_map([hash], read_word)? {
                let known = known?;
                if known.text != word && is_near(&known.text, word) {
                    near.push(known);
                }
            }
        }
        near.sort_by(|a, b| (-a.cases, &a.text).cmp(&(-b.cases, &b.text)));
        near.dedup_by_key(|it| it.id);
        near.truncate(NEAR);
        Ok(near)
    }

    /// The newest cases of words, up to `each` of one word and `most` of all.
    pub(super) fn cases_with(
        &self,
        words: &[Word],
        each: usize,
        most: usize,
    ) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT seq FROM word_cases WHERE word = ?1 ORDER BY seq DESC LIMIT ?2",
        )?;
        let mut found = Vec::new();
        for word in words {
            let left = each.min(most - found.len()) as i64;
            let seqs = statement.query_map([word.id, left], |row| row.get(0))?;
            for seq in seqs {
                found.push(seq?);
            }
        }
        Ok(found)
    }
}
