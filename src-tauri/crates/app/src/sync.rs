use std::pin::pin;

use chrono::TimeDelta;
use dossier_domain::{CaseId, Stage};
use futures_util::StreamExt;
use serde::Serialize;

use crate::{Desk, Error, outbox::Scope};

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

impl Desk {
    /// Delivers what is due and reads status, once or until idle. `each` hears of progress.
    ///
    /// An error only when nothing could be done at all.
    pub async fn sync(
        &self,
        sync: Sync,
        mut each: impl FnMut(&SyncReport),
    ) -> Result<SyncReport, Error> {
        self.inner.vault.writable()?;
        self.wake_due().await?;
        let mut report = SyncReport::default();
        let mut first_error = None;
        let started = tokio::time::Instant::now();
        let mut looks = 0;
        let mut settled = 0;
        if matches!(sync.scope, Scope::All) {
            self.catch_up_all().await?;
        }
        let whose = match sync.scope {
            Scope::All => None,
            Scope::Case(id) => Some(self.case(id).await?.connection_id),
        };
        loop {
            self.pull_inboxes(whose, |error| {
                report.failed += 1;
                first_error.get_or_insert(error);
            })
            .await?;
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
        self.erase_if_news().await?;
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
        let mut reads = pin!(self.poll_cases(due).await?);
        while let Some(read) = reads.next().await {
            match read {
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
