//! Walking the parts of the queue that are kept in every order, each from a place on.

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Due, QueueFilter, Sort};
use rusqlite::{Row, Rows, params, types::Value};

use super::{
    queue::{NEVER, is_in, stage_of, text},
    queue_spot::{First, Spot, Start},
    queue_types::QueueQuery,
};
use crate::{Error, ReadTx, rows};

/// So many rows more than its share of a page are read from a lane at once: about half of what
/// stands on one page of the file.
const AHEAD: usize = 8;

/// A part of the queue that is kept in every order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane {
    pub(super) connection: i64,
    pub(super) doubtful: bool,
    pub(super) bucket: i64,
    pub(super) cases: u32,
}

/// The due times, in microseconds, that a filter lets through.
pub(super) fn window(due: Option<Due>, now: DateTime<Utc>) -> (i64, i64) {
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
    /// The lanes that a filter lets through.
    pub(super) fn lanes(&self, filter: &QueueFilter) -> Result<Vec<Lane>, Error> {
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

    /// Takes the first spots behind the start from every lane that the filter lets through.
    pub(super) fn merge(
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
        // Of each lane a few by turns, so that little is read of one beyond where the page ends.
        let step = first.wanted / lanes.len().max(1) + AHEAD;
        let mut statement = self.db.prepare_cached(walk(filter.sort, is_whole))?;
        let mut walks: Vec<_> = lanes.iter().map(|lane| (lane, start.clone())).collect();
        while !walks.is_empty() {
            let mut left = Vec::with_capacity(walks.len());
            for (lane, start) in walks {
                let mut values = vec![Value::from(lane.bucket)];
                values.extend(begin(filter.sort, from, start.as_ref()));
                values.extend([Value::from(to), Value::from(step as i64)]);
                if !is_whole {
                    values.extend([Value::from(lane.connection), Value::from(lane.doubtful)]);
                }
                if filter.sort != Sort::Urgent {
                    values.push(Value::from(from));
                }
                let rows = statement.query(rusqlite::params_from_iter(values))?;
                let next = take_some(rows, filter.sort, lane.bucket, step, first)?;
                left.extend(next.map(|next| (lane, Some(next))));
            }
            walks = left;
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
}

/// Takes rows of a lane, of which `step` were asked for. Tells where the lane goes on, unless it has
/// nothing more that comes early enough.
fn take_some(
    mut rows: Rows<'_>,
    sort: Sort,
    bucket: i64,
    step: usize,
    first: &mut First,
) -> Result<Option<Start>, Error> {
    for read in 1.. {
        let Some(row) = rows.next()? else { break };
        let found = spot(row, sort, bucket)?;
        let next = found.start();
        if !first.take(found) {
            break;
        }
        if read == step {
            return Ok(Some(next));
        }
    }
    Ok(None)
}

/// Walks some rows of one lane, or of one bucket, in an order from a start on.
fn walk(sort: Sort, is_whole: bool) -> &'static str {
    match (sort, is_whole) {
        (Sort::Urgent, true) => {
            "SELECT due, seq, due FROM queue
             WHERE bucket = ?1 AND (due, seq) > (?2, ?3) AND due <= ?4 ORDER BY due, seq LIMIT ?5"
        }
        (Sort::Urgent, false) => {
            "SELECT due, seq, due FROM queue INDEXED BY queue_by_due
             WHERE connection = ?6 AND doubtful = ?7 AND bucket = ?1
                AND (due, seq) > (?2, ?3) AND due <= ?4 ORDER BY due, seq LIMIT ?5"
        }
        (Sort::Updated, _) => {
            "SELECT due, seq, updated FROM queue INDEXED BY queue_by_updated
             WHERE connection = ?6 AND doubtful = ?7 AND bucket = ?1
                AND (updated, seq) < (?2, ?3) AND due <= ?4 AND due >= ?8
             ORDER BY updated DESC, seq DESC LIMIT ?5"
        }
        (Sort::Oldest, _) => {
            "SELECT due, seq, seq FROM queue INDEXED BY queue_by_age
             WHERE connection = ?6 AND doubtful = ?7 AND bucket = ?1
                AND seq > ?3 AND ?2 IS NOT NULL AND due <= ?4 AND due >= ?8 ORDER BY seq LIMIT ?5"
        }
        (Sort::Name, _) => {
            "SELECT due, seq, name_sort FROM queue INDEXED BY queue_by_name
             WHERE connection = ?6 AND doubtful = ?7 AND bucket = ?1
                AND (name_sort, seq) > (?2, ?3) AND due <= ?4 AND due >= ?8
             ORDER BY name_sort, seq LIMIT ?5"
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
pub(super) fn spot_of(
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
