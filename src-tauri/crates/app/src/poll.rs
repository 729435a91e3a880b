//! Reading the status of cases: one by one, or many by a provider's list.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Actor, Case, CaseId, Connection, ConnectionId, Snapshot, Stage};
use dossier_providers::{Rules, Target};
use dossier_store::{CacheTx, Poll};
use futures_util::{Stream, StreamExt, stream};

use crate::{
    Desk, Error,
    desk::{case_in, provider_error},
    schedule::next_read,
    take::{self, Taken},
};

/// From so many cases of one connection on, a page of the provider's list is cheaper than a read
/// of each.
const WORTH_A_LIST: usize = 25;
/// A list that goes on for longer than this is left; what was not on it is read one by one.
const MOST_PAGES: u32 = 400;
const NOT_FOUND_WAITS: TimeDelta = TimeDelta::hours(1);

/// Whether a status word of a list, the same as before, means that there is nothing new: questions
/// may be asked or answered while the word stays, and so it does while files wait in a queue.
fn tells_all(word: &str, case: &Case) -> bool {
    let rules = dossier_providers::rules(case.provider);
    match case.stage {
        _ if case.open_stage.is_some() => false,
        Stage::InformationRequested => false,
        Stage::Approved => !rules.asks_after_approval(),
        Stage::InProgress => rules.map_status(word) == Stage::InProgress,
        _ => true,
    }
}

impl Desk {
    /// Reads these cases, connection by connection side by side. An item for each case that was
    /// read or failed.
    pub(crate) async fn poll_cases(
        &self,
        ids: Vec<CaseId>,
    ) -> Result<impl Stream<Item = Result<Option<Taken>, Error>> + '_, Error> {
        let mut groups: HashMap<ConnectionId, Vec<CaseId>> = HashMap::new();
        for id in ids {
            groups.entry(self.case(id).await?.connection_id).or_default().push(id);
        }
        let mut left = Vec::new();
        for (connection, cases) in groups {
            let changed = match cases.len() {
                0..WORTH_A_LIST => cases,
                _ => self.changed_by_list(connection, cases).await?,
            };
            left.push(changed);
        }
        let one_by_one =
            |ids: Vec<CaseId>| Box::pin(stream::iter(ids).then(|id| self.poll_case(id)));
        Ok(stream::iter(left).flat_map_unordered(None, one_by_one))
    }

    /// Looks through the provider's list, where it has one, and returns the cases that have to be
    /// read: those whose status differs, and those that were not on it.
    async fn changed_by_list(
        &self,
        id: ConnectionId,
        ids: Vec<CaseId>,
    ) -> Result<Vec<CaseId>, Error> {
        let now = self.now();
        if self.inner.pauses.until(id, now).is_some() {
            return Ok(ids);
        }
        let connection = self.connection(id).await?;
        let Ok(client) = self.client(&connection).await else { return Ok(ids) };
        let mut waiting: HashMap<String, Case> = HashMap::new();
        let mut left = Vec::new();
        for id in ids {
            let case = self.case(id).await?;
            // What was only seen on a list has to be read once: the list does not tell all.
            let is_read = self.inner.vault.read(move |tx| tx.poll(id)).await?;
            let is_read = is_read.is_some_and(|poll| poll.read_at.is_some());
            match case.external_id.clone().filter(|_| is_read) {
                Some(external_id) => drop(waiting.insert(external_id, case)),
                None => left.push(id),
            }
        }
        let mut cursor: Option<String> = None;
        for _ in 0..MOST_PAGES {
            if waiting.is_empty() {
                break;
            }
            // Trouble with the list is no trouble of the cases: they are read one by one.
            let Ok(Some(page)) = client.list(cursor.as_deref()).await else { break };
            let mut same = Vec::new();
            for listed in page.applications {
                let Some(case) = waiting.remove(&listed.external_id) else { continue };
                let is_same = listed.provider_status.as_deref().is_some_and(|word| {
                    Some(word) == case.provider_status.as_deref() && tells_all(word, &case)
                });
                if is_same {
                    same.push(case);
                } else {
                    left.push(case.id);
                }
            }
            self.unchanged(same).await?;
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        left.extend(waiting.into_values().map(|case| case.id));
        Ok(left)
    }

    /// Schedules the next read of cases whose status is what it was.
    async fn unchanged(&self, cases: Vec<Case>) -> Result<(), Error> {
        if cases.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let polls = self
            .inner
            .vault
            .read(move |tx| {
                let poll = |case: &Case| {
                    let known = tx.poll(case.id)?.map_or(0, |poll| poll.unchanged);
                    let unchanged = known.saturating_add(1);
                    let rules = dossier_providers::rules(case.provider);
                    let next_read_at = next_read(case, rules, unchanged, now);
                    let read_at = Some(now);
                    Ok(Poll { case_id: case.id, next_read_at, read_at, unchanged, error: None })
                };
                cases.iter().map(poll).collect::<Result<Vec<_>, dossier_store::Error>>()
            })
            .await?;
        let put = move |tx: &CacheTx<'_>| polls.iter().try_for_each(|poll| tx.put_poll(poll));
        Ok(self.inner.vault.cache(put).await?)
    }

    /// Reads one case's status. None where there is nothing to read, or its connection rests.
    pub(crate) async fn poll_case(&self, id: CaseId) -> Result<Option<Taken>, Error> {
        let case = self.case(id).await?;
        let now = self.now();
        let Some(external_id) = case.external_id.as_deref() else { return Ok(None) };
        if !self.inner.pauses.enter(case.connection_id, now) {
            return Ok(None);
        }
        let connection = self.connection(case.connection_id).await?;
        let client = self.client(&connection).await?;
        match client.read(Target { external_id, memory: case.memory.as_ref() }).await {
            Ok(snapshot) => {
                let rules = dossier_providers::rules(case.provider);
                let taken = self.take(&connection, rules, id, snapshot).await?;
                self.inner.pauses.clear(connection.id);
                Ok(Some(taken))
            }
            Err(source) => {
                self.read_failed(&connection, id, &source, now).await?;
                Err(provider_error(&connection, Some(id), source))
            }
        }
    }

    async fn read_failed(
        &self,
        connection: &Connection,
        id: CaseId,
        source: &dossier_providers::Error,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let code = source.code().as_str();
        let until = match source {
            dossier_providers::Error::NotFound => now + NOT_FOUND_WAITS,
            dossier_providers::Error::RateLimited { retry_after } => {
                let wait = retry_after.and_then(|it| TimeDelta::from_std(it).ok());
                self.inner.pauses.failed(connection.id, now, wait)
            }
            _ => self.inner.pauses.failed(connection.id, now, None),
        };
        self.note_health(connection.id, Some(code)).await?;
        let known = self.inner.vault.read(move |tx| tx.poll(id)).await?;
        self.schedule(Poll {
            case_id: id,
            next_read_at: Some(until),
            read_at: known.as_ref().and_then(|poll| poll.read_at),
            unchanged: known.map_or(0, |poll| poll.unchanged),
            error: Some(code.to_owned()),
        })
        .await
    }

    /// Takes a snapshot into its case and schedules the next read.
    pub(crate) async fn take(
        &self,
        connection: &Connection,
        rules: &'static dyn Rules,
        id: CaseId,
        snapshot: Snapshot,
    ) -> Result<Taken, Error> {
        let now = self.now();
        let (taken, poll) = self
            .inner
            .vault
            .write(Actor::Provider, now, move |tx| {
                let case = case_in(tx, id)?;
                let taken = take::take(tx, rules, &case, &snapshot)?;
                let before = tx.poll(id)?.map_or(0, |poll| poll.unchanged);
                let unchanged = if taken.changed { 0 } else { before.saturating_add(1) };
                let next_read_at = next_read(&taken.case, rules, unchanged, now);
                let poll =
                    Poll { case_id: id, next_read_at, read_at: Some(now), unchanged, error: None };
                // Where nothing is told there is no change for it to go with.
                let poll = match taken.changed {
                    true => tx.put_poll(&poll).map(|()| None)?,
                    false => Some(poll),
                };
                Ok::<_, Error>((taken, poll))
            })
            .await?;
        self.inner.pauses.set_fresh(id, true);
        let (connection, vault) = (connection.id, &self.inner.vault);
        vault
            .cache(move |tx| {
                tx.set_health(connection, now, None)?;
                poll.iter().try_for_each(|poll| tx.put_poll(poll))
            })
            .await?;
        Ok(taken)
    }

    pub(crate) async fn schedule(&self, poll: Poll) -> Result<(), Error> {
        Ok(self.inner.vault.cache(move |tx| tx.put_poll(&poll)).await?)
    }
}
