//! Pages of the queue: merged from the lanes that a filter lets through, each read in order from
//! where the page before ended.

use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, QueueFilter, Sensitive, Sort, View};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::{
    queue::{NEVER, TABLE, is_in, stage_of, text, would_be_in},
    queue_spot::{First, Spot, Start},
    queue_types::{QueueCursor, QueuePage, QueueQuery, QueueRow},
    queue_walk::{Lane, spot_of, window},
    search_find::Found,
};
use crate::{Error, ReadTx, rows};

/// Up to here matches are counted one by one.
const COUNTED: u32 = 10_000;

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
