//! Numbers over all cases, each by one statement over an index.

use chrono::{DateTime, NaiveDate, Utc};
use dossier_domain::{Provider, Stage};
use rusqlite::{Row, ToSql, params};

use crate::{Error, ReadTx, rows};

const TABLE: &str = "cases";
const FINAL: &str = "stage IN ('Approved', 'Rejected')";

/// Decisions of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRow {
    /// In UTC.
    pub day: NaiveDate,
    /// The first of the two that are counted: approved, or submitted.
    pub one: u32,
    /// The second: rejected, or recommended.
    pub other: u32,
}

fn all<T>(
    tx: &ReadTx<'_>,
    sql: &str,
    values: &[&dyn ToSql],
    read: impl Fn(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut statement = tx.db.prepare_cached(sql)?;
    let mut found = statement.query(values)?;
    let mut read_rows = Vec::new();
    while let Some(row) = found.next()? {
        read_rows.push(read(row)?);
    }
    Ok(read_rows)
}

fn stage_of(word: &str) -> Result<Stage, Error> {
    Stage::parse(word).ok_or(Error::Row { table: TABLE })
}

fn day(row: &Row<'_>) -> Result<DayRow, Error> {
    let text: String = row.get(0)?;
    let day = rows::parsed(&text, TABLE)?;
    Ok(DayRow { day, one: row.get(1)?, other: row.get(2)? })
}

impl ReadTx<'_> {
    /// Cases that are not decided, by stage and provider.
    pub fn open_by_stage(&self) -> Result<Vec<(Stage, Provider, u32)>, Error> {
        let sql =
            format!("SELECT stage, provider, count(*) FROM cases WHERE NOT {FINAL} GROUP BY 1, 2");
        all(self, &sql, &[], |row| {
            let (stage, provider): (String, String) = (row.get(0)?, row.get(1)?);
            Ok((stage_of(&stage)?, rows::parsed(&provider, TABLE)?, row.get(2)?))
        })
    }

    /// How many cases that are not decided are known since before `time`.
    pub fn open_before(&self, time: DateTime<Utc>) -> Result<u32, Error> {
        let sql = format!("SELECT count(*) FROM cases WHERE NOT {FINAL} AND opened_at < ?1");
        let mut counted = self.db.prepare_cached(&sql)?;
        Ok(counted.query_row([rows::time_text(time)], |row| row.get(0))?)
    }

    /// Cases decided since then, by day: approved, rejected.
    pub fn decided_by_day(&self, since: DateTime<Utc>) -> Result<Vec<DayRow>, Error> {
        let sql = format!(
            "SELECT substr(stage_since, 1, 10), sum(stage = 'Approved'), sum(stage = 'Rejected')
             FROM cases WHERE {FINAL} AND stage_since >= ?1 GROUP BY 1 ORDER BY 1"
        );
        all(self, &sql, params![rows::time_text(since)], day)
    }

    /// Hours from the day a case was known to its decision, of cases decided since then; the
    /// shortest first. What was decided when it was first seen does not count.
    pub fn hours_to_decision(&self, since: DateTime<Utc>) -> Result<Vec<f64>, Error> {
        let sql = format!(
            "SELECT (julianday(stage_since) - julianday(opened_at)) * 24 AS hours FROM cases
             WHERE {FINAL} AND stage_since >= ?1 AND stage_since > opened_at ORDER BY hours"
        );
        all(self, &sql, params![rows::time_text(since)], |row| Ok(row.get(0)?))
    }

    /// Reasons of the cases rejected since then, as the provider spells them; none where it gave
    /// none. The most frequent first.
    pub fn refusal_reasons(
        &self,
        since: DateTime<Utc>,
    ) -> Result<Vec<(Option<String>, Provider, u32)>, Error> {
        let sql = "SELECT reason.value, provider, count(*) AS cases
             FROM cases LEFT JOIN json_each(cases.reasons) AS reason
             WHERE stage = 'Rejected' AND stage_since >= ?1
             GROUP BY 1, 2 ORDER BY cases DESC, 1, 2 LIMIT 50";
        all(self, sql, params![rows::time_text(since)], |row| {
            let provider: String = row.get(1)?;
            Ok((row.get(0)?, rows::parsed(&provider, TABLE)?, row.get(2)?))
        })
    }

    /// What was done since then, by day: submits that were accepted, recommendations.
    pub fn done_by_day(&self, since: DateTime<Utc>) -> Result<Vec<DayRow>, Error> {
        let sql = "SELECT day, sum(submitted), sum(recommended) FROM (
                 SELECT substr(created_at, 1, 10) AS day, 1 AS submitted, 0 AS recommended
                 FROM submissions
                 WHERE kind = 'submit' AND state = 'accepted' AND created_at >= ?1
                 UNION ALL
                 SELECT substr(at, 1, 10), 0, 1 FROM decisions WHERE at >= ?1
             ) GROUP BY 1 ORDER BY 1";
        all(self, sql, params![rows::time_text(since)], day)
    }
}
