//! The row of the queue that each case has, written with every change to what it shows.

use chrono::{DateTime, Utc};
use dossier_domain::{Case, CaseId, ConnectionId, Place, Stage, View};
use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Error, ReadTx, WriteTx,
    fail::skips,
    rows,
    table::search::{self, Told},
};

pub(super) const TABLE: &str = "queue";
/// The due time of a case that has none: behind every other.
pub(super) const NEVER: i64 = i64::MAX;
/// Sorts behind every name.
const NAMELESS: &str = "\u{10ffff}";
/// The bits of a bucket that tell the stage.
const STAGE_BITS: u32 = 4;

/// What cases of one bucket have in common: the views they are in, and the stage.
pub(super) fn bucket(place: &Place) -> i64 {
    let stage = Stage::ALL.into_iter().position(|it| it == place.stage).unwrap_or_default();
    mask(|view| view.holds(place)) << STAGE_BITS | stage as i64
}

/// The stage of a bucket's cases.
pub(super) fn stage_of(bucket: i64) -> Result<Stage, Error> {
    let at = usize::try_from(bucket & ((1 << STAGE_BITS) - 1)).unwrap_or(usize::MAX);
    Stage::ALL.get(at).copied().ok_or(Error::Row { table: TABLE })
}

/// Whether a bucket's cases are in the view.
pub(super) fn is_in(bucket: i64, view: View) -> bool {
    (bucket >> STAGE_BITS) & bit(view) != 0
}

/// Whether a case of which this was kept would be in the view if it were not put off.
pub(super) fn would_be_in(would: i64, view: View) -> bool {
    would & bit(view) != 0
}

/// A text of a row of the queue, as it lies there.
pub(super) fn text<'row>(row: &'row Row<'_>, at: usize) -> Result<&'row str, Error> {
    row.get_ref(at)?.as_str().map_err(|_| Error::Row { table: TABLE })
}

fn mask(holds: impl Fn(View) -> bool) -> i64 {
    View::ALL.into_iter().filter(|view| holds(*view)).map(bit).sum()
}

fn bit(view: View) -> i64 {
    1 << View::ALL.into_iter().position(|it| it == view).unwrap_or_default()
}

/// By family name, as far as a written name tells it: its last word comes first.
pub(super) fn name_sort(name: Option<&str>) -> String {
    let name = name.unwrap_or_default().trim().to_lowercase();
    match name.rsplit_once(char::is_whitespace) {
        _ if name.is_empty() => NAMELESS.to_owned(),
        Some((before, last)) => format!("{last} {before}"),
        None => name,
    }
}

/// A row as it is kept.
#[derive(PartialEq)]
struct Kept {
    bucket: i64,
    due: i64,
    connection: i64,
    doubtful: bool,
    would: i64,
    name: Option<String>,
    external_id: Option<String>,
}

fn read_kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        bucket: row.get(0)?,
        due: row.get(1)?,
        connection: row.get(2)?,
        doubtful: row.get(3)?,
        would: row.get(4)?,
        name: row.get(5)?,
        external_id: row.get(6)?,
    })
}

impl ReadTx<'_> {
    fn kept(&self, seq: i64) -> Result<Option<Kept>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT bucket, due, connection, doubtful, would, name, external_id
             FROM queue INDEXED BY queue_by_seq WHERE seq = ?1",
        )?;
        Ok(statement.query_row([seq], read_kept).optional()?)
    }

    /// What the case was last known to wait for, as its row has it.
    pub(crate) fn needs_of(&self, seq: i64) -> Result<String, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT needs FROM queue INDEXED BY queue_by_seq WHERE seq = ?1")?;
        let needs: Option<String> = statement.query_row([seq], |row| row.get(0)).optional()?;
        Ok(needs.unwrap_or_else(|| "[]".to_owned()))
    }

    /// How many slots of a case hold a document, and how many findings of those that count give a
    /// reason to doubt: of several in one slot the last.
    fn documents_told(&self, id: &str) -> Result<(i64, i64), Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(*), coalesce(sum(doubtful), 0) FROM (
                SELECT max(seq), (SELECT count(*) FROM json_each(findings)
                    WHERE json_extract(json_each.value, '$.severity') <> 'info') AS doubtful
                FROM documents WHERE case_id = ?1 AND erased_at IS NULL GROUP BY slot)",
        )?;
        Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

impl WriteTx<'_> {
    /// Writes a case's row of the queue, and what it is found by.
    pub(crate) fn put_place(
        &self,
        seq: i64,
        case: &Case,
        needs: &str,
        updated: DateTime<Utc>,
    ) -> Result<(), Error> {
        let id = case.id.to_string();
        let snoozed_until = self.snoozed_until(case.id)?;
        let place = Place {
            stage: case.stage,
            open: case.open_stage,
            recommended: case.recommended,
            is_snoozed: snoozed_until.is_some(),
            is_escalated: self.is_escalated(case.id)?,
        };
        let (documents, findings) = self.documents_told(&id)?;
        let name = case.name.as_ref().map(|name| name.expose().clone());
        let new = Kept {
            bucket: bucket(&place),
            due: case.due_at.map_or(NEVER, rows::micros),
            connection: self.connection_number(case)?,
            doubtful: findings > 0,
            would: mask(|view| view.would_hold(&place)),
            name,
            external_id: case.external_id.clone(),
        };
        let old = self.kept(seq)?;
        let sort = name_sort(new.name.as_deref());
        let (updated, opened) = (rows::micros(updated), rows::micros(case.opened_at));
        let (until, case_id) = (snoozed_until.map(rows::micros), case.id.uuid().into_bytes());
        let shown: [&dyn rusqlite::ToSql; 17] = [
            &seq,
            &new.external_id,
            &case.provider_status,
            &needs,
            &findings,
            &documents,
            &updated,
            &until,
            &new.bucket,
            &new.due,
            &new.connection,
            &new.doubtful,
            &new.would,
            &new.name,
            &sort,
            &case_id,
            &opened,
        ];
        match &old {
            None => self.db.prepare_cached(INSERT)?.execute(shown.as_slice())?,
            // Its place is what it was: no index but one has to be touched.
            Some(old) if *old == new => self.db.prepare_cached(UPDATE)?.execute(&shown[..10])?,
            Some(_) if skips("queue-move") => 0,
            Some(old) => {
                let was: [&dyn rusqlite::ToSql; 2] = [&old.bucket, &old.due];
                let all = [&shown[..15], &was].concat();
                self.db.prepare_cached(MOVE)?.execute(all.as_slice())?
            }
        };
        let found_by = |kept: &Kept| (kept.name.clone(), kept.external_id.clone());
        let (was, is) = (old.as_ref().map(found_by), found_by(&new));
        if was.as_ref() == Some(&is) {
            return Ok(());
        }
        let (email, phone) = self.contacts(seq)?;
        let told = |(name, external_id)| Told {
            name,
            external_id,
            email: email.clone(),
            phone: phone.clone(),
        };
        search::follow(self.db, seq, &was.map(told).unwrap_or_default(), &told(is))
    }

    fn connection_number(&self, case: &Case) -> Result<i64, Error> {
        let id = case.connection_id.to_string();
        let known = self.connection_known(case.connection_id)?;
        if let Some(number) = known {
            return Ok(number);
        }
        let mut statement = self.db.prepare_cached(
            "INSERT INTO queue_connections (id, provider) VALUES (?1, ?2) RETURNING number",
        )?;
        Ok(statement.query_row(params![id, case.provider.as_str()], |row| row.get(0))?)
    }

    fn connection_known(&self, id: ConnectionId) -> Result<Option<i64>, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT number FROM queue_connections WHERE id = ?1")?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
    }

    /// Puts a case off; one that was put off before gets the new time.
    pub fn snooze(&self, id: CaseId, until: DateTime<Utc>) -> Result<(), Error> {
        self.db
            .prepare_cached(
                "INSERT INTO snoozes (case_id, until) VALUES (?1, ?2)
                 ON CONFLICT (case_id) DO UPDATE SET until = ?2",
            )?
            .execute(params![id.to_string(), rows::micros(until)])?;
        self.place_anew(id)
    }

    /// Ends that a case is put off; false where it was not.
    pub fn wake(&self, id: CaseId) -> Result<bool, Error> {
        let gone = self
            .db
            .prepare_cached("DELETE FROM snoozes WHERE case_id = ?1")?
            .execute([id.to_string()])?;
        if gone > 0 {
            self.place_anew(id)?;
        }
        Ok(gone > 0)
    }

    /// Asks for another pair of eyes; false where that was asked before.
    pub fn escalate(&self, id: CaseId) -> Result<bool, Error> {
        let set = self.db.execute(
            "INSERT INTO escalations (case_id, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![id.to_string(), rows::micros(self.now())],
        )?;
        if set > 0 {
            self.place_anew(id)?;
        }
        Ok(set > 0)
    }

    /// Ends that another pair of eyes is asked for; false where it was not.
    pub fn calm(&self, id: CaseId) -> Result<bool, Error> {
        let gone =
            self.db.execute("DELETE FROM escalations WHERE case_id = ?1", [id.to_string()])?;
        if gone > 0 {
            self.place_anew(id)?;
        }
        Ok(gone > 0)
    }
}

impl ReadTx<'_> {
    /// Until when a case is put off; none where it is not.
    pub fn snoozed_until(&self, id: CaseId) -> Result<Option<DateTime<Utc>>, Error> {
        let until: Option<i64> = self
            .db
            .prepare_cached("SELECT until FROM snoozes WHERE case_id = ?1")?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?;
        until.map(|micros| rows::of_micros(micros, "snoozes")).transpose()
    }

    /// Whether somebody asked for another pair of eyes.
    pub fn is_escalated(&self, id: CaseId) -> Result<bool, Error> {
        let mut statement =
            self.db.prepare_cached("SELECT 1 FROM escalations WHERE case_id = ?1")?;
        Ok(statement.exists([id.to_string()])?)
    }

    /// When the next case that is put off wakes.
    pub fn next_waking(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let mut statement = self.db.prepare_cached("SELECT min(until) FROM snoozes")?;
        let until: Option<i64> = statement.query_row([], |row| row.get(0))?;
        until.map(|micros| rows::of_micros(micros, "snoozes")).transpose()
    }

    /// Cases that were put off until now or earlier, the earliest first.
    pub fn snoozes_over(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<CaseId>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT case_id FROM snoozes WHERE until <= ?1 ORDER BY until LIMIT ?2",
        )?;
        let found = statement
            .query_map(params![rows::micros(now), limit], |row| row.get::<_, String>(0))?;
        found.map(|id| rows::parsed(&id?, "snoozes")).collect()
    }
}

const INSERT: &str = "INSERT INTO queue (seq, external_id, provider_status, needs, findings,
        documents, updated, snoozed_until, bucket, due, connection, doubtful, would, name,
        name_sort, case_id, opened)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
const UPDATE: &str = "UPDATE queue SET external_id = ?2, provider_status = ?3, needs = ?4,
        findings = ?5, documents = ?6, updated = ?7, snoozed_until = ?8
    WHERE bucket = ?9 AND due = ?10 AND seq = ?1";
const MOVE: &str = "UPDATE queue SET external_id = ?2, provider_status = ?3, needs = ?4,
        findings = ?5, documents = ?6, updated = ?7, snoozed_until = ?8, bucket = ?9, due = ?10,
        connection = ?11, doubtful = ?12, would = ?13, name = ?14, name_sort = ?15
    WHERE bucket = ?16 AND due = ?17 AND seq = ?1";
