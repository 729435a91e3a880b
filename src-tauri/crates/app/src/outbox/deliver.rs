//! Which submission is delivered next, and how many at a time.

use chrono::{DateTime, Utc};
use dossier_domain::{Submission, SubmissionState};
use futures_util::{StreamExt, stream::FuturesUnordered};

use super::{
    Scope, Step,
    claim::Claim,
    pick::{Pick, pick},
    write::Work,
};
use crate::{Desk, Error};

/// Cases delivered side by side. Their calls share the connection's budget, so that more would
/// only wait there.
const LANES: usize = 4;

/// What a run of deliveries did.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) accepted: u32,
    pub(crate) failed: u32,
    /// Steps that got an answer, good or not.
    pub(crate) settled: u32,
    pub(crate) first_error: Option<Error>,
}

impl Run {
    fn note(&mut self, step: Step) {
        self.settled += u32::from(matches!(step, Step::Moved(..)));
        match step {
            Step::Moved(_, SubmissionState::Accepted) => self.accepted += 1,
            Step::Moved(_, SubmissionState::Refused | SubmissionState::Parked) => self.failed += 1,
            Step::Moved(..) | Step::Idle(_) => {}
            Step::Deferred(_, error) => {
                self.failed += 1;
                self.first_error.get_or_insert(error);
            }
        }
    }
}

impl Desk {
    /// Delivers until nothing is due.
    pub async fn deliver_all(&self, scope: Scope) -> Result<u32, Error> {
        Ok(self.deliver_due(scope, |_| ()).await?.accepted)
    }

    /// Several cases side by side, one thing at a time within a case.
    pub(crate) async fn deliver_due(
        &self,
        scope: Scope,
        mut each: impl FnMut(&Step),
    ) -> Result<Run, Error> {
        let mut run = Run::default();
        let mut under_way = FuturesUnordered::new();
        loop {
            while under_way.len() < LANES {
                match self.claim_next(scope).await? {
                    Claimed::Now(claim, submission) => {
                        under_way.push(self.step(claim, *submission));
                    }
                    Claimed::Later(_) => break,
                }
            }
            match under_way.next().await {
                Some(step) => {
                    let step = step?;
                    each(&step);
                    run.note(step);
                }
                None => return Ok(run),
            }
        }
    }

    /// Delivers the oldest submission that is due, or tells when the next one is.
    pub async fn deliver_next(&self, scope: Scope) -> Result<Step, Error> {
        match self.claim_next(scope).await? {
            Claimed::Now(claim, submission) => self.step(claim, *submission).await,
            Claimed::Later(next) => Ok(Step::Idle(next)),
        }
    }

    /// The next submission that is due, with its case claimed.
    async fn claim_next(&self, scope: Scope) -> Result<Claimed, Error> {
        self.inner.vault.writable()?;
        loop {
            let open = self.open_in(scope).await?;
            let submission = match self.pick(&open, scope) {
                Pick::Later(next) => return Ok(Claimed::Later(next)),
                Pick::Now(submission) => submission,
            };
            let case_id = submission.case_id;
            let Some(claim) = self.inner.claims.take(case_id) else { continue };
            // Another lane may have delivered it between looking and claiming.
            let own = Scope::Case(case_id);
            let open = self.open_in(own).await?;
            let connection = submission.connection_id;
            if let Pick::Now(submission) = self.pick_claimed(&open, own)
                && self.inner.pauses.enter(connection, self.now())
            {
                return Ok(Claimed::Now(claim, submission));
            }
        }
    }

    async fn open_in(&self, scope: Scope) -> Result<Vec<Submission>, Error> {
        let look = self.inner.vault.read(move |tx| match scope {
            Scope::All => tx.open_submissions(),
            Scope::Case(id) => tx.submissions_of(id),
        });
        Ok(look.await?)
    }

    fn pick(&self, open: &[Submission], scope: Scope) -> Pick {
        let now = self.now();
        let pauses = |id| self.inner.pauses.until(id, now);
        pick(open, scope, now, pauses, |id| self.inner.claims.is_taken(id))
    }

    fn pick_claimed(&self, open: &[Submission], scope: Scope) -> Pick {
        let now = self.now();
        pick(open, scope, now, |id| self.inner.pauses.until(id, now), |_| false)
    }

    /// When the next submission is due; none while nothing is owed.
    pub(crate) async fn next_delivery(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let open = self.open_in(Scope::All).await?;
        match self.pick(&open, Scope::All) {
            Pick::Later(next) => Ok(next),
            Pick::Now(_) => Ok(Some(self.now())),
        }
    }

    async fn step(&self, _claim: Claim, submission: Submission) -> Result<Step, Error> {
        let case = self.case(submission.case_id).await?;
        let connection = self.connection(case.connection_id).await?;
        let rules = dossier_providers::rules(case.provider);
        self.deliver(Work { submission, case, connection, rules }).await
    }
}

enum Claimed {
    Now(Claim, Box<Submission>),
    Later(Option<DateTime<Utc>>),
}
