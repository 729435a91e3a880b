use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Actor, CaseId, Connection, Snapshot, Stage};
use dossier_providers::{Rules, Target};
use dossier_store::Poll;
use serde::Serialize;

use crate::{
    Desk, Error,
    desk::case_in,
    desk::{known_rules, provider_error},
    outbox::Scope,
    take::{self, Taken},
};

/// A read due within this time keeps a sync from being idle.
const SOON: TimeDelta = TimeDelta::seconds(5);
const NAP: TimeDelta = TimeDelta::milliseconds(200);
/// The longest wait between reads of a case that was asked for by name.
const LOOK_LONGEST: TimeDelta = TimeDelta::seconds(5);

/// What to sync and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Sync {
    /// All cases, or one, whatever its schedule says.
    pub scope: Scope,
    /// Go on until nothing is owed and nothing is about to move.
    pub until_idle: bool,
    /// Stop after this long.
    pub timeout: std::time::Duration,
}

/// What a sync did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SyncReport {
    /// Reads of a case's status.
    pub checked: u32,
    /// Reads that brought something new.
    pub changed: u32,
    /// Submissions that a provider took.
    pub delivered: u32,
    /// Submissions and reads that did not go well.
    pub failed: u32,
    /// Submissions still owed.
    pub pending: u32,
}

/// When a case in `stage` is read next, after `unchanged` reads that brought nothing.
pub(crate) fn next_read(stage: Stage, unchanged: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let wait = match stage {
        Stage::InProgress => {
            TimeDelta::seconds(5i64 << unchanged.min(4)).min(TimeDelta::seconds(60))
        }
        Stage::ManualReview | Stage::Unmapped => TimeDelta::minutes(15),
        Stage::NotSubmitted
        | Stage::DocumentsNeeded
        | Stage::DataNeeded
        | Stage::ReadyToResubmit
        | Stage::InformationRequested => TimeDelta::minutes(30),
        Stage::Approved | Stage::Rejected => return None,
    };
    Some(now + wait)
}

impl Desk {
    /// Delivers what is due and reads status, once or until idle. `each` hears of progress.
    ///
    /// An error only when nothing could be done at all.
    pub async fn sync(
        &self,
        sync: Sync,
        mut each: impl FnMut(&SyncReport),
    ) -> Result<SyncReport, Error> {
        let mut report = SyncReport::default();
        let mut first_error = None;
        let started = tokio::time::Instant::now();
        let mut looks = 0;
        let mut settled = 0;
        loop {
            let run = self.deliver_due(sync.scope, |_| ()).await?;
            report.delivered += run.accepted;
            report.failed += run.failed;
            settled += run.settled;
            first_error = first_error.or(run.first_error);
            each(&report);
            self.read_due(sync.scope, &mut report, &mut first_error, &mut each).await?;
            report.pending = self.owed(sync.scope).await?;
            each(&report);
            looks += 1;
            if !sync.until_idle || self.is_idle(sync.scope).await? {
                break;
            }
            let left = sync.timeout.saturating_sub(started.elapsed());
            if left.is_zero() {
                break;
            }
            tokio::time::sleep(self.nap(sync.scope, looks).await?.min(left)).await;
        }
        match first_error {
            Some(error) if report.checked == 0 && settled == 0 => Err(error),
            _ => Ok(report),
        }
    }

    async fn read_due(
        &self,
        scope: Scope,
        report: &mut SyncReport,
        first_error: &mut Option<Error>,
        each: &mut impl FnMut(&SyncReport),
    ) -> Result<(), Error> {
        let due: Vec<CaseId> = match scope {
            Scope::Case(id) => vec![id],
            Scope::All => {
                let now = self.now();
                let polls = self.inner.vault.read(move |tx| tx.due_polls(now, 10_000)).await?;
                polls.into_iter().map(|poll| poll.case_id).collect()
            }
        };
        for id in due {
            match self.poll_case(id).await {
                Ok(Some(taken)) => {
                    report.checked += 1;
                    report.changed += u32::from(taken.changed);
                }
                Ok(None) => {}
                Err(error @ Error::Provider { .. }) => {
                    report.failed += 1;
                    first_error.get_or_insert(error);
                }
                Err(error) => return Err(error),
            }
            each(report);
        }
        Ok(())
    }

    /// Reads one case's status. None where there is nothing to read, or its connection rests.
    async fn poll_case(&self, id: CaseId) -> Result<Option<Taken>, Error> {
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
                let rules = known_rules(case.provider)?;
                let taken = self.take(&connection, rules, id, snapshot).await?;
                self.inner.pauses.clear(connection.id);
                Ok(Some(taken))
            }
            Err(source) => {
                let code = source.code().as_str();
                let until = match &source {
                    dossier_providers::Error::NotFound => now + TimeDelta::hours(1),
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
                .await?;
                Err(provider_error(&connection, Some(id), source))
            }
        }
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
        let due = self.inner.options.due.clone();
        let (taken, unchanged) = self
            .inner
            .vault
            .write(Actor::Provider, now, move |tx| {
                let case = case_in(tx, id)?;
                let taken = take::take(tx, &due, rules, &case, &snapshot)?;
                let before = tx.poll(id)?.map_or(0, |poll| poll.unchanged);
                let unchanged = if taken.changed { 0 } else { before.saturating_add(1) };
                Ok::<_, Error>((taken, unchanged))
            })
            .await?;
        self.inner.pauses.set_fresh(id, true);
        self.note_health(connection.id, None).await?;
        self.schedule(Poll {
            case_id: id,
            next_read_at: next_read(taken.case.stage, unchanged, now),
            read_at: Some(now),
            unchanged,
            error: None,
        })
        .await?;
        Ok(taken)
    }

    pub(crate) async fn owed(&self, scope: Scope) -> Result<u32, Error> {
        let open = self.inner.vault.read(|tx| tx.open_submissions()).await?;
        let owed = open
            .iter()
            .filter(|submission| scope.holds(submission.case_id))
            .filter(|submission| submission.state.is_owed() || submission.held_until.is_some());
        Ok(u32::try_from(owed.count()).unwrap_or(u32::MAX))
    }

    async fn is_idle(&self, scope: Scope) -> Result<bool, Error> {
        if self.owed(scope).await? > 0 {
            return Ok(false);
        }
        match scope {
            Scope::Case(id) => {
                let case = self.inner.vault.read(move |tx| tx.case(id)).await?;
                Ok(case.is_none_or(|case| case.stage != Stage::InProgress))
            }
            Scope::All => {
                let next = self.inner.vault.read(|tx| tx.next_poll_in_progress()).await?;
                Ok(next.is_none_or(|next| next > self.now() + SOON))
            }
        }
    }

    /// How long to wait before looking again: until the next thing is due, a moment at least.
    async fn nap(&self, scope: Scope, looks: u32) -> Result<std::time::Duration, Error> {
        let now = self.now();
        let wait = match scope {
            // Asked for by name: looked at more and more rarely.
            Scope::Case(_) => (NAP * (1i32 << looks.min(6))).min(LOOK_LONGEST),
            Scope::All => {
                let read = self.inner.vault.read(|tx| tx.next_poll_in_progress()).await?;
                let send = self.next_delivery().await?;
                let next = [read, send].into_iter().flatten().min();
                next.map_or(NAP, |next| (next - now).max(NAP).min(SOON))
            }
        };
        Ok(wait.to_std().unwrap_or_default())
    }
}
