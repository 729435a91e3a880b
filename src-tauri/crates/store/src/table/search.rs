//! What a case is found by, written with every change to it.

use dossier_domain::{CaseId, SearchWords};
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;

use super::name_words::{near_hashes, words_of};
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

/// Writes a case's row of the search's index anew, from what is kept of it.
pub(super) fn write(db: &Connection, seq: i64) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM case_search WHERE rowid = ?1")?.execute([seq])?;
    write_first(db, seq)
}

/// [`write`] for a case that has no row there.
pub(super) fn write_first(db: &Connection, seq: i64) -> Result<(), Error> {
    let texts: [Option<String>; 4] = db
        .prepare_cached(
            "SELECT name, external_id, email, phone FROM queue INDEXED BY queue_by_seq
             LEFT JOIN contacts ON contacts.seq = queue.seq WHERE queue.seq = ?1",
        )?
        .query_row([seq], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    let text = texts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    if !text.is_empty() {
        db.prepare_cached("INSERT INTO case_search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![seq, text])?;
    }
    Ok(())
}

/// Keeps the words of names: each as long as a case has it.
pub(super) fn rename(db: &Connection, was: Option<&str>, is: Option<&str>) -> Result<(), Error> {
    let (was, is) = (words_of(was.unwrap_or_default()), words_of(is.unwrap_or_default()));
    for word in is.difference(&was) {
        let (id, cases): (i64, i64) = db
            .prepare_cached(
                "INSERT INTO name_words (word, cases) VALUES (?1, 1)
                 ON CONFLICT (word) DO UPDATE SET cases = cases + 1 RETURNING id, cases",
            )?
            .query_row([word], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if cases == 1 {
            let mut insert =
                db.prepare_cached("INSERT INTO name_near (hash, word) VALUES (?1, ?2)")?;
            for hash in near_hashes(word) {
                insert.execute([hash, id])?;
            }
        }
    }
    for word in was.difference(&is) {
        let left: Option<(i64, i64)> = db
            .prepare_cached(
                "UPDATE name_words SET cases = cases - 1 WHERE word = ?1 RETURNING id, cases",
            )?
            .query_row([word], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((id, 0)) = left {
            for hash in near_hashes(word) {
                db.prepare_cached("DELETE FROM name_near WHERE hash = ?1 AND word = ?2")?
                    .execute([hash, id])?;
            }
            db.prepare_cached("DELETE FROM name_words WHERE id = ?1")?.execute([id])?;
        }
    }
    Ok(())
}

/// Sets what an applicant is found by.
fn put_applicant(db: &Connection, seq: i64, words: &SearchWords) -> Result<(), Error> {
    let email = words.email.as_ref().map(|it| it.expose().trim().to_lowercase());
    let phone = words.phone.as_ref().map(|it| digits(it.expose()));
    let known: Option<(Option<String>, Option<String>)> = db
        .prepare_cached("SELECT email, phone FROM contacts WHERE seq = ?1")?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if known.unwrap_or_default() != (email.clone(), phone.clone()) {
        db.prepare_cached(
            "INSERT OR REPLACE INTO contacts (seq, email, phone) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![seq, email, phone])?;
        write(db, seq)?;
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
        for table in ["contacts", "number_marks", "cache_unsearched"] {
            self.db.execute(&format!("DELETE FROM {table} WHERE seq = ?1"), [seq])?;
        }
        self.place_anew(id)?;
        write(self.db, seq)
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
