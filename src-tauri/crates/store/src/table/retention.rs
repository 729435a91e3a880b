use chrono::{DateTime, NaiveDate, Utc};
use dossier_domain::{CaseId, ConnectionId, DocumentId, Ending, Retention, Sent, SlotName};
use rusqlite::{OptionalExtension, Row, params};

use crate::{CacheTx, Error, ReadTx, WriteTx, rows};

const TABLE: &str = "retentions";
const ENDINGS: &str = "cache_endings";
const UNSENT: &str = "cache_unsent";

/// A case that holds something that goes some day.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptCase {
    /// The case.
    pub case_id: CaseId,
    /// The connection whose rule counts.
    pub connection_id: ConnectionId,
    /// It is in a final stage.
    pub is_final: bool,
    /// What decides when its content goes.
    pub ending: Ending,
    /// Data of the applicant, or what people wrote, is still there.
    pub has_words: bool,
}

/// A document whose bytes are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptDocument {
    /// The document.
    pub id: DocumentId,
    /// Its case.
    pub case_id: CaseId,
    /// The slot it was given for.
    pub slot: SlotName,
    /// Whether the provider has it.
    pub sent: Sent,
}

/// What went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureRow {
    /// The document; none where it was the applicant's data.
    pub document_id: Option<DocumentId>,
    /// When.
    pub at: DateTime<Utc>,
    /// Under which rule, as a code.
    pub rule: String,
}

/// What has to be joined to a case for this.
const KEPT: &str = "SELECT cases.id, connection_id, stage IN ('Approved', 'Rejected'),
        cache_endings.at, counts_from, holds.case_id IS NOT NULL,
        erasures.at IS NULL OR cases.name IS NOT NULL
            OR EXISTS (SELECT 1 FROM applicants WHERE applicants.case_id = cases.id)
            OR EXISTS (SELECT 1 FROM notes WHERE notes.case_id = cases.id AND text <> '')
    FROM cases
    LEFT JOIN cache_endings ON cache_endings.case_id = cases.id
    LEFT JOIN record_dates ON record_dates.case_id = cases.id
    LEFT JOIN holds ON holds.case_id = cases.id
    LEFT JOIN erasures ON erasures.case_id = cases.id AND what = 'applicant'";

fn read_kept(row: &Row<'_>) -> rusqlite::Result<Result<KeptCase, Error>> {
    let (case_id, connection_id): (String, String) = (row.get(0)?, row.get(1)?);
    let (is_final, at): (bool, Option<String>) = (row.get(2)?, row.get(3)?);
    let (from, on_hold, has_words): (Option<String>, bool, bool) =
        (row.get(4)?, row.get(5)?, row.get(6)?);
    Ok((|| {
        Ok(KeptCase {
            case_id: rows::parsed(&case_id, "cases")?,
            connection_id: rows::parsed(&connection_id, "cases")?,
            is_final,
            ending: Ending {
                at: rows::times(at, ENDINGS)?,
                counts_from: from.map(|day| rows::parsed(&day, "record_dates")).transpose()?,
                on_hold,
            },
            has_words,
        })
    })())
}

impl ReadTx<'_> {
    /// How long what the connection's cases hold is kept.
    pub fn retention(&self, id: ConnectionId) -> Result<Retention, Error> {
        let set = self
            .db
            .prepare_cached(
                "SELECT keep_days, applicant_days, record_keeper, unsent_days FROM retentions
                 WHERE connection_id = ?1",
            )?
            .query_row([id.to_string()], |row| {
                Ok(Retention {
                    keep_days: row.get(0)?,
                    applicant_days: row.get(1)?,
                    record_keeper: row.get(2)?,
                    unsent_days: row.get(3)?,
                })
            })
            .optional()?;
        Ok(set.unwrap_or_default())
    }

    /// One case, whatever it holds.
    pub fn kept_case(&self, id: CaseId) -> Result<Option<KeptCase>, Error> {
        self.db
            .prepare_cached(&format!("{KEPT} WHERE cases.id = ?1"))?
            .query_row([id.to_string()], read_kept)
            .optional()?
            .transpose()
    }

    /// Every case that holds something that goes some day: documents, or in a final stage also
    /// words about the applicant.
    pub fn kept_cases(&self) -> Result<Vec<KeptCase>, Error> {
        let sql = format!(
            "{KEPT} WHERE stage IN ('Approved', 'Rejected')
                OR cases.id IN (SELECT case_id FROM documents WHERE erased_at IS NULL)
                OR cache_endings.at IS NOT NULL
             ORDER BY cases.seq"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map([], read_kept)?;
        found.map(|row| row?).collect()
    }

    /// Every document whose bytes are kept, oldest first.
    pub fn kept_documents(&self) -> Result<Vec<KeptDocument>, Error> {
        self.kept_documents_where("1", [])
    }

    /// The documents of a case whose bytes are kept.
    pub fn kept_documents_of(&self, id: CaseId) -> Result<Vec<KeptDocument>, Error> {
        self.kept_documents_where("case_id = ?1", [id.to_string()])
    }

    fn kept_documents_where<P: rusqlite::Params>(
        &self,
        which: &str,
        p: P,
    ) -> Result<Vec<KeptDocument>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT id, case_id, slot, EXISTS (SELECT 1 FROM submissions
                WHERE case_id = documents.case_id AND document_id = documents.id
                AND state = 'accepted'), since
             FROM documents LEFT JOIN cache_unsent ON cache_unsent.document_id = documents.id
             WHERE erased_at IS NULL AND {which} ORDER BY seq"
        ))?;
        let found = statement.query_map(p, |row| {
            let texts = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
            let sent = (row.get::<_, bool>(3)?, row.get::<_, Option<String>>(4)?);
            Ok((texts, row.get::<_, String>(2)?, sent))
        })?;
        found
            .map(|row| {
                let ((id, case_id), slot, (is_taken, since)) = row?;
                Ok(KeptDocument {
                    id: rows::parsed(&id, "documents")?,
                    case_id: rows::parsed(&case_id, "documents")?,
                    slot: SlotName::new(slot),
                    sent: match is_taken {
                        true => Sent::Taken,
                        false => Sent::Not(rows::times(since, UNSENT)?),
                    },
                })
            })
            .collect()
    }

    /// What went of a case.
    pub fn erasures(&self, id: CaseId) -> Result<Vec<ErasureRow>, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT what, at, rule FROM erasures WHERE case_id = ?1 ORDER BY at")?;
        let found = statement.query_map([id.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
        })?;
        found
            .map(|row| {
                let (what, at, rule) = row?;
                let document_id =
                    (what != "applicant").then(|| rows::parsed(&what, "erasures")).transpose()?;
                Ok(ErasureRow { document_id, at: rows::time(&at, "erasures")?, rule })
            })
            .collect()
    }

    /// The time up to which erasing has come.
    pub fn erasing_clock(&self) -> Result<DateTime<Utc>, Error> {
        let at: Option<String> = self
            .db
            .prepare_cached("SELECT at FROM cache_clock")?
            .query_row([], |row| row.get(0))
            .optional()?;
        match at {
            Some(at) => rows::time(&at, "cache_clock"),
            None => Ok(self.vault_info()?.created_at),
        }
    }
}

impl WriteTx<'_> {
    /// Sets how long what the connection's cases hold is kept.
    pub fn put_retention(&self, id: ConnectionId, retention: &Retention) -> Result<(), Error> {
        let Retention { keep_days, applicant_days, unsent_days, record_keeper } = *retention;
        self.db.execute(
            &format!(
                "INSERT INTO {TABLE}
                    (connection_id, keep_days, applicant_days, record_keeper, unsent_days)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (connection_id) DO UPDATE
                 SET keep_days = ?2, applicant_days = ?3, record_keeper = ?4, unsent_days = ?5"
            ),
            params![id.to_string(), keep_days, applicant_days, record_keeper, unsent_days],
        )?;
        Ok(())
    }

    /// Keeps everything of a case; false where that was so before.
    pub fn set_hold(&self, id: CaseId) -> Result<bool, Error> {
        let set = self.db.execute(
            "INSERT INTO holds (case_id, set_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![id.to_string(), rows::time_text(self.now())],
        )?;
        Ok(set > 0)
    }

    /// Lets the case's rules count again; false where they did before.
    pub fn lift_hold(&self, id: CaseId) -> Result<bool, Error> {
        Ok(self.db.execute("DELETE FROM holds WHERE case_id = ?1", [id.to_string()])? > 0)
    }

    /// Sets the date from which the years of the case's record count.
    pub fn put_record_date(&self, id: CaseId, from: NaiveDate) -> Result<(), Error> {
        self.db.execute(
            "INSERT INTO record_dates (case_id, counts_from) VALUES (?1, ?2)
             ON CONFLICT (case_id) DO UPDATE SET counts_from = ?2",
            params![id.to_string(), from.to_string()],
        )?;
        Ok(())
    }
}

impl CacheTx<'_> {
    /// Sets the time up to which erasing has come.
    pub fn put_erasing_clock(&self, at: DateTime<Utc>) -> Result<(), Error> {
        self.of("retention").execute(
            "INSERT INTO cache_clock (id, at) VALUES (1, ?1)
             ON CONFLICT (id) DO UPDATE SET at = ?1",
            [rows::time_text(at)],
        )?;
        Ok(())
    }

    /// Sets since when a case is in a final stage; none for one that is not.
    pub fn put_ending(&self, id: CaseId, at: Option<DateTime<Utc>>) -> Result<(), Error> {
        let db = self.of("retention");
        match at {
            Some(at) => db.execute(
                "INSERT INTO cache_endings (case_id, at) VALUES (?1, ?2)
                 ON CONFLICT (case_id) DO UPDATE SET at = ?2",
                params![id.to_string(), rows::time_text(at)],
            )?,
            None => db.execute("DELETE FROM cache_endings WHERE case_id = ?1", [id.to_string()])?,
        };
        Ok(())
    }

    /// Sets since when a document is here that no provider has, where that is not known yet.
    pub fn put_unsent(&self, id: DocumentId, since: DateTime<Utc>) -> Result<(), Error> {
        self.of("retention").execute(
            "INSERT INTO cache_unsent (document_id, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![id.to_string(), rows::time_text(since)],
        )?;
        Ok(())
    }
}
