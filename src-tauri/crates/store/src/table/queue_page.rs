//! Pages of the queue: merged from the lanes that a filter lets through, each read in order from
//! where the page before ended.

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{CaseId, Due, QueueFilter, Sensitive, Sort, View};
use rusqlite::{OptionalExtension, Row, params, types::Value};
use uuid::Uuid;

use super::{
    queue::{NEVER, TABLE, is_in, stage_of, would_be_in},
    queue_spot::{First, Spot, Start},
    queue_types::{QueueCursor, QueuePage, QueueQuery, QueueRow},
    search_find::Found,
};
use crate::{Error, ReadTx, rows};

/// Up to here matches are counted one by one.
const COUNTED: u32 = 10_000;

/// A part of the queue that is kept in every order.
#[derive(Debug, Clone, Copy)]
struct Lane {
    connection: i64,
    doubtful: bool,
    bucket: i64,
    cases: u32,
}

/// The due times, in microseconds, that a filter lets through.
fn window(due: Option<Due>, now: DateTime<Utc>) -> (i64, i64) {
    let now = |later: TimeDelta| rows::micros(now + later);
    let (zero, day, week) = (TimeDelta::zero(), TimeDelta::days(1), TimeDelta::days(7));
    match due {
        None => (i64::MIN, NEVER),
        Some(Due::Late) => (i64::MIN, now(zero) - 1),
        Some(Due::Today) => (now(zero), now(day) - 1),
        Some(Due::Week) => (now(zero), now(week) - 1),
        Some(Due::Later) => (now(week), NEVER - 1),
        Some(Due::None) => (NEVER, NEVER),
    }
}

impl ReadTx<'_> {
    /// Number of cases in a view, kept up with every change.
    pub fn count(&self, view: View) -> Result<u32, Error> {
        Ok(self.lanes(&QueueFilter::of(view))?.iter().map(|lane| lane.cases).sum())
    }

    /// Number of cases in every view.
    pub fn counts(&self) -> Result<Vec<(View, u32)>, Error> {
        let lanes = self.lanes(&QueueFilter::of(View::All))?;
        let of = |view| lanes.iter().filter(|it| is_in(it.bucket, view)).map(|it| it.cases).sum();
        Ok(View::ALL.into_iter().map(|view| (view, of(view))).collect())
    }

    /// Number of cases that a filter lets through, and whether there may be more.
    pub fn count_filtered(
        &self,
        filter: &QueueFilter,
        now: DateTime<Utc>,
    ) -> Result<(u32, bool), Error> {
        let lanes = self.lanes(filter)?;
        if filter.due.is_none() {
            return Ok((lanes.iter().map(|lane| lane.cases).sum(), false));
        }
        let mut statement = self.db.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM queue INDEXED BY queue_by_due
             WHERE connection = ?1 AND doubtful = ?2 AND bucket = ?3 AND due BETWEEN ?4 AND ?5
             LIMIT ?6)",
        )?;
        let (from, to) = window(filter.due, now);
        let mut total = 0;
        for Lane { connection, doubtful, bucket, .. } in lanes {
            let most = COUNTED + 1 - total;
            let p = params![connection, doubtful, bucket, from, to, most];
            total += statement.query_row(p, |row| row.get::<_, u32>(0))?;
            if total > COUNTED {
                return Ok((COUNTED, true));
            }
        }
        Ok((total, false))
    }

    /// A page of the queue.
    pub fn queue(&self, query: &QueueQuery) -> Result<QueuePage, Error> {
        let wanted = query.limit as usize + 1;
        let search = query.search.as_ref().map(|it| it.expose().trim()).filter(|it| !it.is_empty());
        let mut first = First { wanted, spots: Vec::new() };
        let start = self.start(query)?;
        let (mut found, mut total, total_is_least);
        match search {
            Some(text) => {
                (found, total) = (Vec::new(), 0);
                total_is_least = self.find(text, query.limit, |it| {
                    let Some(spot) = self.passing(query, it.seq)? else { return Ok(false) };
                    total += 1;
                    found.push(it);
                    if start.as_ref().is_none_or(|start| spot.is_behind(start)) {
                        first.take(spot);
                    }
                    Ok(true)
                })?;
            }
            None => {
                found = Vec::new();
                (total, total_is_least) = self.count_filtered(&query.filter, query.now)?;
                self.merge(query, start, total_is_least, &mut first)?;
            }
        }
        let mut spots = first.spots;
        let more = spots.len() >= wanted;
        spots.truncate(query.limit as usize);
        let next = spots.last().filter(|_| more).map(|last| format!("{}~{}", last.key, last.seq));
        let mut rows = Vec::with_capacity(spots.len());
        for spot in &spots {
            let found_by = match found.iter().find(|it| it.seq == spot.seq) {
                Some(Found { by: Some(by), .. }) => Some(*by),
                Some(_) => Some(self.reason(spot.seq, search.unwrap_or_default())?),
                None => None,
            };
            rows.push(QueueRow { found_by, ..self.row(spot)? });
        }
        Ok(QueuePage { rows, next, total, total_is_least })
    }

    /// The lanes that a filter lets through.
    fn lanes(&self, filter: &QueueFilter) -> Result<Vec<Lane>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT connection, doubtful, bucket, cases, id, provider FROM queue_counts
             JOIN queue_connections ON number = connection WHERE cases > 0",
        )?;
        let mut found = statement.query([])?;
        let mut lanes = Vec::new();
        let connection = filter.connection.map(|id| id.to_string());
        while let Some(row) = found.next()? {
            let (doubtful, bucket) = (row.get(1)?, row.get(2)?);
            let (id, provider) = (text(row, 4)?, text(row, 5)?);
            let passes = is_in(bucket, filter.view)
                && connection.as_deref().is_none_or(|it| it == id)
                && filter.provider.is_none_or(|it| it.as_str() == provider)
                && filter.finding.is_none_or(|it| it == doubtful)
                && filter.stage.is_none_or(|it| stage_of(bucket).is_ok_and(|stage| stage == it));
            if passes {
                let (connection, cases) = (row.get(0)?, row.get(3)?);
                lanes.push(Lane { connection, doubtful, bucket, cases });
            }
        }
        Ok(lanes)
    }

    /// Where the page before ended, in the order that is asked for.
    fn start(&self, query: &QueueQuery) -> Result<Option<Start>, Error> {
        let Some(QueueCursor { key, seq }) = query.after else { return Ok(None) };
        let text = match query.filter.sort {
            // A name is no part of a cursor.
            Sort::Name => {
                let sql = "SELECT name_sort FROM queue INDEXED BY queue_by_seq WHERE seq = ?1";
                let mut statement = self.db.prepare_cached(sql)?;
                statement.query_row([seq], |row| row.get(0)).optional()?.unwrap_or_default()
            }
            _ => String::new(),
        };
        Ok(Some(Start { key, text, seq }))
    }

    /// Takes the first spots behind the start from every lane that the filter lets through.
    fn merge(
        &self,
        query: &QueueQuery,
        start: Option<Start>,
        are_many: bool,
        first: &mut First,
    ) -> Result<(), Error> {
        let filter = &query.filter;
        let mut lanes = self.lanes(filter)?;
        let (from, to) = window(filter.due, query.now);
        if filter.due.is_some() && filter.sort != Sort::Urgent && !are_many {
            return self.sort_window(query, &lanes, start.as_ref(), first);
        }
        let is_whole = filter.connection.is_none()
            && filter.provider.is_none()
            && filter.finding.is_none()
            && filter.sort == Sort::Urgent;
        if is_whole {
            lanes.sort_by_key(|lane| lane.bucket);
            lanes.dedup_by_key(|lane| lane.bucket);
        }
        let mut statement = self.db.prepare_cached(walk(filter.sort, is_whole))?;
        for lane in lanes {
            let mut values = vec![Value::from(lane.bucket)];
            values.extend(begin(filter.sort, from, start.as_ref()));
            values.push(Value::from(to));
            if !is_whole {
                values.extend([Value::from(lane.connection), Value::from(lane.doubtful)]);
            }
            if filter.sort != Sort::Urgent {
                values.push(Value::from(from));
            }
            let mut rows = statement.query(rusqlite::params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if !first.take(spot(row, filter.sort, lane.bucket)?) {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The same for few cases that are due in a window: all of them are looked at.
    fn sort_window(
        &self,
        query: &QueueQuery,
        lanes: &[Lane],
        start: Option<&Start>,
        first: &mut First,
    ) -> Result<(), Error> {
        let (sort, (from, to)) = (query.filter.sort, window(query.filter.due, query.now));
        let sql = match sort {
            Sort::Urgent | Sort::Oldest => {
                "SELECT seq, due, connection, doubtful, seq FROM queue
                WHERE bucket = ?1 AND due BETWEEN ?2 AND ?3"
            }
            Sort::Updated => {
                "SELECT seq, due, connection, doubtful, updated FROM queue
                WHERE bucket = ?1 AND due BETWEEN ?2 AND ?3"
            }
            Sort::Name => {
                "SELECT seq, due, connection, doubtful, name_sort FROM queue
                WHERE bucket = ?1 AND due BETWEEN ?2 AND ?3"
            }
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let mut buckets: Vec<i64> = lanes.iter().map(|lane| lane.bucket).collect();
        buckets.sort_unstable();
        buckets.dedup();
        for bucket in buckets {
            let mut rows = statement.query(params![bucket, from, to])?;
            while let Some(row) = rows.next()? {
                let (connection, doubtful) = (row.get::<_, i64>(2)?, row.get::<_, bool>(3)?);
                let is_let_through = lanes.iter().any(|it| {
                    (it.connection, it.doubtful, it.bucket) == (connection, doubtful, bucket)
                });
                let (seq, due) = (row.get(0)?, row.get(1)?);
                let found = spot_of(sort, row, 4, (bucket, due, seq))?;
                if is_let_through && start.is_none_or(|start| found.is_behind(start)) {
                    first.take(found);
                }
            }
        }
        Ok(())
    }

    /// The spot of a case that a search found; none where the filter does not let it through. Also
    /// what is put off is searched.
    fn passing(&self, query: &QueueQuery, seq: i64) -> Result<Option<Spot>, Error> {
        let filter = &query.filter;
        // What the index holds is enough for the usual orders.
        let sql = match filter.sort {
            Sort::Urgent | Sort::Oldest => {
                "SELECT bucket, due, connection, doubtful, would, seq
                 FROM queue INDEXED BY queue_by_seq WHERE seq = ?1"
            }
            Sort::Updated => {
                "SELECT bucket, due, connection, doubtful, would, updated
                 FROM queue INDEXED BY queue_by_seq WHERE seq = ?1"
            }
            Sort::Name => {
                "SELECT bucket, due, connection, doubtful, would, name_sort
                 FROM queue INDEXED BY queue_by_seq WHERE seq = ?1"
            }
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([seq])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let (bucket, due, connection) = (row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?);
        let (from, to) = window(filter.due, query.now);
        let passes = would_be_in(row.get(4)?, filter.view)
            && (from..=to).contains(&due)
            && filter.finding.is_none_or(|it| row.get(3) == Ok(it))
            && filter.stage.is_none_or(|it| stage_of(bucket).is_ok_and(|stage| stage == it));
        if !passes {
            return Ok(None);
        }
        if filter.connection.is_some() || filter.provider.is_some() {
            let mut statement = self
                .db
                .prepare_cached("SELECT id, provider FROM queue_connections WHERE number = ?1")?;
            let (id, provider): (String, String) =
                statement.query_row([connection], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if filter.connection.is_some_and(|it| it.to_string() != id)
                || filter.provider.is_some_and(|it| it.as_str() != provider)
            {
                return Ok(None);
            }
        }
        spot_of(filter.sort, row, 5, (bucket, due, seq)).map(Some)
    }

    fn row(&self, spot: &Spot) -> Result<QueueRow, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT case_id, external_id, id, provider, provider_status, name, needs, findings,
                documents, opened, updated, snoozed_until, would
             FROM queue CROSS JOIN queue_connections ON number = connection
             WHERE bucket = ?1 AND due = ?2 AND seq = ?3",
        )?;
        statement
            .query_row(params![spot.bucket, spot.due, spot.seq], |row| Ok(read_row(spot, row)))?
    }
}

/// Walks one lane, or one bucket, in an order from a start on.
fn walk(sort: Sort, is_whole: bool) -> &'static str {
    match (sort, is_whole) {
        (Sort::Urgent, true) => {
            "SELECT due, seq, due FROM queue
             WHERE bucket = ?1 AND (due, seq) > (?2, ?3) AND due <= ?4 ORDER BY due, seq"
        }
        (Sort::Urgent, false) => {
            "SELECT due, seq, due FROM queue INDEXED BY queue_by_due
             WHERE connection = ?5 AND doubtful = ?6 AND bucket = ?1
                AND (due, seq) > (?2, ?3) AND due <= ?4 ORDER BY due, seq"
        }
        (Sort::Updated, _) => {
            "SELECT due, seq, updated FROM queue INDEXED BY queue_by_updated
             WHERE connection = ?5 AND doubtful = ?6 AND bucket = ?1
                AND (updated, seq) < (?2, ?3) AND due <= ?4 AND due >= ?7
             ORDER BY updated DESC, seq DESC"
        }
        (Sort::Oldest, _) => {
            "SELECT due, seq, seq FROM queue INDEXED BY queue_by_age
             WHERE connection = ?5 AND doubtful = ?6 AND bucket = ?1
                AND seq > ?3 AND ?2 IS NOT NULL AND due <= ?4 AND due >= ?7 ORDER BY seq"
        }
        (Sort::Name, _) => {
            "SELECT due, seq, name_sort FROM queue INDEXED BY queue_by_name
             WHERE connection = ?5 AND doubtful = ?6 AND bucket = ?1
                AND (name_sort, seq) > (?2, ?3) AND due <= ?4 AND due >= ?7
             ORDER BY name_sort, seq"
        }
    }
}

/// The two values behind which a walk begins.
fn begin(sort: Sort, from: i64, start: Option<&Start>) -> [Value; 2] {
    let number = |key: i64, seq: i64| [Value::from(key), Value::from(seq)];
    match (sort, start) {
        (Sort::Urgent, Some(start)) if start.key >= from => number(start.key, start.seq),
        (Sort::Urgent, _) => number(from, -1),
        (Sort::Updated, Some(start)) => number(-start.key, start.seq),
        (Sort::Updated, None) => number(i64::MAX, i64::MAX),
        (Sort::Oldest, Some(start)) => number(0, start.seq),
        (Sort::Oldest, None) => number(0, -1),
        (Sort::Name, Some(start)) => [Value::from(start.text.clone()), Value::from(start.seq)],
        (Sort::Name, None) => [Value::from(String::new()), Value::from(-1)],
    }
}

fn spot(row: &Row<'_>, sort: Sort, bucket: i64) -> Result<Spot, Error> {
    spot_of(sort, row, 2, (bucket, row.get(0)?, row.get(1)?))
}

/// A spot whose key stands in the column `at`.
fn spot_of(
    sort: Sort,
    row: &Row<'_>,
    at: usize,
    (bucket, due, seq): (i64, i64, i64),
) -> Result<Spot, Error> {
    let (mut key, mut text, mut tie) = (0, String::new(), seq);
    match sort {
        Sort::Urgent => key = due,
        Sort::Updated => (key, tie) = (-row.get::<_, i64>(at)?, -seq),
        Sort::Oldest => {}
        Sort::Name => text = row.get(at)?,
    }
    Ok(Spot { key, text, tie, bucket, due, seq })
}

fn text<'row>(row: &'row Row<'_>, at: usize) -> Result<&'row str, Error> {
    row.get_ref(at)?.as_str().map_err(|_| Error::Row { table: TABLE })
}

fn read_row(spot: &Spot, row: &Row<'_>) -> Result<QueueRow, Error> {
    let time = |micros| rows::of_micros(micros, TABLE);
    let (connection_id, provider) = (text(row, 2)?, text(row, 3)?);
    let id: [u8; 16] = row.get(0)?;
    let snoozed_until: Option<i64> = row.get(11)?;
    Ok(QueueRow {
        case_id: CaseId::from_uuid(Uuid::from_bytes(id)),
        external_id: row.get(1)?,
        connection_id: rows::parsed(connection_id, TABLE)?,
        provider: rows::parsed(provider, TABLE)?,
        stage: stage_of(spot.bucket)?,
        provider_status: row.get(4)?,
        due_at: (spot.due != NEVER).then(|| time(spot.due)).transpose()?,
        name: row.get::<_, Option<String>>(5)?.map(Sensitive::new),
        needs: rows::json(text(row, 6)?, TABLE)?,
        first_seen_at: time(row.get(9)?)?,
        updated_at: time(row.get(10)?)?,
        findings: row.get(7)?,
        documents: row.get(8)?,
        snoozed_until: snoozed_until.map(time).transpose()?,
        is_escalated: would_be_in(row.get(12)?, View::Escalated),
        found_by: None,
    })
}
