//! Following what exists at a provider: its list of applications and its event log.

use std::collections::HashSet;

use chrono::TimeDelta;
use dossier_domain::{Act, CaseId, Connection, ConnectionId, Message, Snapshot};
use dossier_providers::Listed;
use dossier_store::{Poll, WriteTx};

use crate::{Desk, Error, Imported, RefusedLine, desk::provider_error, intake::begin};

/// So many applications of a list are read before the others are taken from what the list tells.
const READ_AT_ONCE: u32 = 100;
/// A list that changes all the time is walked so often.
const MOST_WALKS: u32 = 3;
/// What waits for nobody is read after what may.
const LATER: TimeDelta = TimeDelta::seconds(1);

/// Pages of an event log that one call follows at most; the rest comes with the next.
const MOST_PAGES: u32 = 200;
const EVENT_LOG: &str = "events";

impl Desk {
    /// Follows every application of the provider's list that is not followed yet; `each` is called
    /// after every one that was read, and after every page that was taken as it was listed.
    ///
    /// The first ones are read at once. Of a long list only what it tells is taken at first, a page
    /// in one change, and the rest is read when a sync comes to it. Begun again after it was broken
    /// off, it goes on with what is not followed yet.
    pub async fn follow_all(
        &self,
        id: ConnectionId,
        mut each: impl FnMut(&Imported),
    ) -> Result<Imported, Error> {
        self.require(Act::Work)?;
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let mut imported = Imported::default();
        let mut seen: HashSet<String> = HashSet::new();
        for _ in 0..MOST_WALKS {
            let (mut cursor, mut total): (Option<String>, Option<u64>) = (None, None);
            loop {
                let page = client
                    .list(cursor.as_deref())
                    .await
                    .map_err(|source| provider_error(&connection, None, source))?;
                let Some(mut page) = page else {
                    let message = Message::new("reason-no-list");
                    let provider = connection.provider.display_name();
                    return Err(Error::NotAvailable(message.with("provider", provider)));
                };
                total = page.total.or(total);
                page.applications.retain(|it| seen.insert(it.external_id.clone()));
                self.follow_page(&connection, page.applications, &mut imported, &mut each).await?;
                match page.next {
                    Some(next) => cursor = Some(next),
                    None => break,
                }
            }
            // Pages move while they are read: who was on none of them is on one of the next walk.
            if total.is_none_or(|total| seen.len() as u64 >= total) {
                break;
            }
        }
        Ok(imported)
    }

    async fn follow_page(
        &self,
        connection: &Connection,
        listed: Vec<Listed>,
        imported: &mut Imported,
        each: &mut impl FnMut(&Imported),
    ) -> Result<(), Error> {
        let mut told = Vec::new();
        for Listed { external_id, told: of_list, .. } in listed {
            let line = imported.lines() + told.len() as u64 + 1;
            let of_list = of_list.filter(|_| imported.added >= READ_AT_ONCE);
            if let Some(of_list) = of_list {
                told.push((CaseId::from_uuid(self.new_id()), external_id, of_list));
                continue;
            }
            match self.follow_case(connection.id, &external_id).await {
                Ok((_, true)) => imported.added += 1,
                Ok((_, false)) => imported.already_known += 1,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    imported.refused.push(RefusedLine { line, reason: error.message() });
                }
            }
            each(imported);
        }
        if told.is_empty() {
            return Ok(());
        }
        let (connection, now) = (connection.clone(), self.now());
        let (added, known) = self
            .inner
            .vault
            .write(self.me(), now, move |tx| follow_told(tx, &connection, &told))
            .await?;
        imported.added += added;
        imported.already_known += known;
        each(imported);
        Ok(())
    }

    /// [`Desk::catch_up`] for every connection that has cases and was not asked for a while.
    /// Trouble is left to the reads that follow.
    pub(crate) async fn catch_up_all(&self) -> Result<(), Error> {
        let now = self.now();
        let connections = self
            .inner
            .vault
            .read(|tx| {
                let all = tx.connections()?.into_iter();
                all.map(|it| Ok::<_, Error>((it.id, tx.cases_of_connection(it.id)?)))
                    .collect::<Result<Vec<_>, _>>()
            })
            .await?;
        for (id, cases) in connections {
            if cases > 0
                && self.inner.pauses.until(id, now).is_none()
                && self.inner.pauses.catches_up(id, now)
            {
                match self.catch_up(id).await {
                    Ok(_) | Err(Error::Provider { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Takes what the provider's event log holds since the last time; the cases named there are
    /// read next. Returns the number of events that were new. None where there is no such log.
    pub async fn catch_up(&self, id: ConnectionId) -> Result<Option<u32>, Error> {
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let mut cursor = self.inner.vault.read(move |tx| tx.cursor(id, EVENT_LOG)).await?;
        let mut fresh = 0;
        for _ in 0..MOST_PAGES {
            let page = client
                .events(cursor.as_deref())
                .await
                .map_err(|source| provider_error(&connection, None, source))?;
            let Some(page) = page else { return Ok(None) };
            for event in page.events {
                fresh += u32::from(self.take_event(id, event).await?);
            }
            // After the events: one that is taken twice is known again by its id.
            if let Some(at) = page.cursor.clone() {
                self.inner.vault.cache(move |tx| tx.put_cursor(id, EVENT_LOG, &at)).await?;
                cursor = page.cursor;
            }
            if !page.more {
                break;
            }
        }
        Ok(Some(fresh))
    }
}

/// Follows those of a page that are not followed yet, by what the list tells; how many were not,
/// and were. Each is due to be read.
fn follow_told(
    tx: &WriteTx<'_>,
    connection: &Connection,
    told: &[(CaseId, String, Box<Snapshot>)],
) -> Result<(u32, u32), Error> {
    let (mut added, mut known) = (0, 0);
    for (id, external_id, snapshot) in told {
        if tx.case_of(connection.id, external_id)?.is_some() {
            known += 1;
            continue;
        }
        let case = begin(tx, connection, *id, external_id, snapshot)?;
        let due = if case.stage.is_final() { tx.now() + LATER } else { tx.now() };
        let next_read_at = Some(due);
        let poll = Poll { case_id: *id, next_read_at, read_at: None, unchanged: 0, error: None };
        tx.put_poll(&poll)?;
        added += 1;
    }
    Ok((added, known))
}
