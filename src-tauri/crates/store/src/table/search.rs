//! What a case is found by, written with every change to it.

use std::collections::BTreeSet;

use dossier_domain::{CaseId, SearchWords};
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;

use super::{name_words::digits_of, words};
use crate::{CacheTx, Error, ReadTx, WriteTx, rows};

/// The origin of numbers that stand among the applicant's data; those of a document have its type.
const APPLICANT: &str = "applicant";
/// How much of a number's digest is kept: enough that no two are taken for one another.
const MARK_BYTES: usize = 16;

/// The digits of a telephone number.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A number as it is compared: large letters and digits only.
pub(super) fn normal(number: &str) -> String {
    let kept = number.chars().filter(|it| it.is_alphanumeric());
    kept.flat_map(char::to_uppercase).collect()
}

/// The name of a number in the search, under the vault's own key for it.
pub(super) fn mark(db: &Connection, number: &str) -> Result<Vec<u8>, Error> {
    let key: Vec<u8> =
        db.prepare_cached("SELECT key FROM search_key")?.query_row([], |row| row.get(0))?;
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&key).map_err(|_| Error::Row { table: "search_key" })?;
    mac.update(normal(number).as_bytes());
    let mut mark = mac.finalize().into_bytes().to_vec();
    mark.truncate(MARK_BYTES);
    Ok(mark)
}

/// What a case is found by, as it is kept.
#[derive(Default)]
pub(crate) struct Told {
    pub(super) name: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
}

impl Told {
    /// All of it in small letters.
    pub(super) fn text(&self) -> String {
        let all = [&self.name, &self.external_id, &self.email, &self.phone];
        all.into_iter().flatten().map(|it| it.to_lowercase()).collect::<Vec<_>>().join("\n")
    }

    /// What has words: the name and the address.
    fn words(&self) -> [Option<&str>; 2] {
        [self.name.as_deref(), self.email.as_deref()]
    }

    /// What is looked for from its beginning.
    fn starts(&self) -> BTreeSet<String> {
        let lower = |it: &String| it.to_lowercase();
        let id = self.external_id.as_ref().map(|it| Start::Id.of(&lower(it)));
        let email = self.email.as_ref().map(|it| Start::Email.of(&lower(it)));
        let phone = self.phone.as_ref().map(|it| Start::Phone.of(it));
        let back = self.phone.as_ref().map(|it| Start::PhoneFromEnd.of(&backwards(it)));
        [id, email, phone, back].into_iter().flatten().collect()
    }

    /// What of it is no word.
    fn rest(&self) -> String {
        let whole = [&self.external_id, &self.phone].into_iter().flatten().map(String::as_str);
        let mixed = [&self.name, &self.email].into_iter().flatten();
        whole.chain(mixed.flat_map(|it| digits_of(it))).collect::<Vec<_>>().join("\n")
    }
}

/// What of a case is looked for from its beginning.
#[derive(Clone, Copy)]
pub(super) enum Start {
    Id,
    Email,
    Phone,
    PhoneFromEnd,
}

impl Start {
    /// The text as it is kept.
    pub(super) fn of(self, text: &str) -> String {
        let letter = match self {
            Self::Id => 'i',
            Self::Email => 'e',
            Self::Phone => 'p',
            Self::PhoneFromEnd => 'q',
        };
        format!("{letter}{text}")
    }
}

pub(super) fn backwards(digits: &str) -> String {
    digits.chars().rev().collect()
}

/// Has a case found by what it is now, and no longer by what it was.
pub(crate) fn follow(db: &Connection, seq: i64, was: &Told, is: &Told) -> Result<(), Error> {
    words::follow(db, seq, was.words(), is.words())?;
    let (was_starts, is_starts) = (was.starts(), is.starts());
    for start in is_starts.difference(&was_starts) {
        db.prepare_cached(
            "INSERT INTO case_starts (text, seq) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute(params![start, seq])?;
    }
    for start in was_starts.difference(&is_starts) {
        db.prepare_cached("DELETE FROM case_starts WHERE text = ?1 AND seq = ?2")?
            .execute(params![start, seq])?;
    }
    let (was, is) = (was.rest(), is.rest());
    if was == is {
        return Ok(());
    }
    if !was.is_empty() {
        db.prepare_cached("DELETE FROM case_search WHERE rowid = ?1")?.execute([seq])?;
    }
    if !is.is_empty() {
        db.prepare_cached("INSERT INTO case_search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![seq, is])?;
    }
    Ok(())
}

/// Sets what an applicant is found by.
fn put_applicant(db: &Connection, seq: i64, words: &SearchWords) -> Result<(), Error> {
    let email = words.email.as_ref().map(|it| it.expose().trim().to_lowercase());
    let phone = words.phone.as_ref().map(|it| digits(it.expose()));
    let read = ReadTx { db };
    if read.contacts(seq)? != (email.clone(), phone.clone()) {
        let was = read.told(seq)?;
        db.prepare_cached(
            "INSERT OR REPLACE INTO contacts (seq, email, phone) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![seq, email, phone])?;
        let (name, external_id) = (was.name.clone(), was.external_id.clone());
        follow(db, seq, &was, &Told { name, external_id, email, phone })?;
    }
    let numbers = words.numbers.iter().map(|it| it.expose().as_str());
    put_numbers(db, seq, APPLICANT, numbers)?;
    db.prepare_cached("DELETE FROM cache_unsearched WHERE seq = ?1")?.execute([seq])?;
    Ok(())
}

fn put_numbers<'a>(
    db: &Connection,
    seq: i64,
    origin: &str,
    numbers: impl Iterator<Item = &'a str>,
) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM number_marks WHERE seq = ?1 AND origin = ?2")?
        .execute(params![seq, origin])?;
    for number in numbers.filter(|it| !normal(it).is_empty()) {
        db.prepare_cached(
            "INSERT INTO number_marks (mark, seq, origin) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![mark(db, number)?, seq, origin])?;
    }
    Ok(())
}

impl ReadTx<'_> {
    /// What a case is found by.
    pub(crate) fn told(&self, seq: i64) -> Result<Told, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, external_id FROM queue INDEXED BY queue_by_seq WHERE seq = ?1",
        )?;
        let found = statement.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (name, external_id) = found.unwrap_or_default();
        let (email, phone) = self.contacts(seq)?;
        Ok(Told { name, external_id, email, phone })
    }

    /// The e-mail address and the telephone number that a case is found by.
    pub(super) fn contacts(&self, seq: i64) -> Result<(Option<String>, Option<String>), Error> {
        let mut statement =
            self.db.prepare_cached("SELECT email, phone FROM contacts WHERE seq = ?1")?;
        let found = statement.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.unwrap_or_default())
    }

    /// Up to `limit` cases whose applicants are not in the search yet.
    pub fn unsearched(&self, limit: u32) -> Result<Vec<CaseId>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM cache_unsearched JOIN cases USING (seq)
             ORDER BY cache_unsearched.seq LIMIT ?1",
        )?;
        let found = statement.query_map([limit], |row| row.get::<_, String>(0))?;
        found.map(|id| rows::parsed(&id?, "cases")).collect()
    }
}

impl WriteTx<'_> {
    /// Sets what the applicant of a case is found by.
    pub(crate) fn put_search_words(&self, id: CaseId, words: &SearchWords) -> Result<(), Error> {
        put_applicant(self.db, self.seq_of(id)?, words)
    }

    /// Sets by which number of a document a case is found.
    pub(crate) fn put_document_number(
        &self,
        id: CaseId,
        document_type: &str,
        number: Option<&str>,
    ) -> Result<(), Error> {
        let origin = format!("document {document_type}");
        put_numbers(self.db, self.seq_of(id)?, &origin, number.into_iter())
    }

    /// Takes away all that a case was found by, save its ids.
    pub(crate) fn forget_search_words(&self, id: CaseId) -> Result<(), Error> {
        let seq = self.seq_of(id)?;
        let was = self.told(seq)?;
        let (name, external_id) = (was.name.clone(), was.external_id.clone());
        follow(self.db, seq, &was, &Told { name, external_id, ..Told::default() })?;
        for table in ["contacts", "number_marks", "cache_unsearched"] {
            self.db.execute(&format!("DELETE FROM {table} WHERE seq = ?1"), [seq])?;
        }
        self.place_anew(id)
    }
}

impl CacheTx<'_> {
    /// Puts an applicant into the search who is not in it yet.
    pub fn put_searched(&self, id: CaseId, words: &SearchWords) -> Result<(), Error> {
        let db = self.of("search");
        let seq = ReadTx { db }.seq_of(id)?;
        put_applicant(db, seq, words)?;
        let mut details = db.prepare_cached(
            "SELECT document_type, body FROM document_details WHERE case_id = ?1",
        )?;
        let mut found = details.query([id.to_string()])?;
        while let Some(row) = found.next()? {
            let (kind, body): (String, String) = (row.get(0)?, row.get(1)?);
            let body: serde_json::Value = rows::json(&body, "document_details")?;
            let origin = format!("document {kind}");
            put_numbers(db, seq, &origin, body["number"].as_str().into_iter())?;
        }
        Ok(())
    }
}
