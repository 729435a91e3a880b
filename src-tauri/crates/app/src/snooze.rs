//! Putting a case off until a time, and asking for another pair of eyes.

use chrono::{DateTime, Utc};
use dossier_domain::{Act, Actor, CaseId, Fact, Link, Message};
use dossier_store::WriteTx;

use crate::{Desk, Error, facts};

/// So many are woken in one change.
const STEP: u32 = 200;

/// Why a case is awake again, as the journal tells it.
#[derive(Clone, Copy)]
pub(crate) enum Woken {
    /// A person wants it.
    Person,
    /// Its time has come.
    Time,
    /// The provider changed it.
    Provider,
}

/// Wakes a case, if it is put off, and says why.
pub(crate) fn wake(tx: &WriteTx<'_>, id: CaseId, why: Woken) -> Result<bool, Error> {
    let is_woken = tx.wake(id)?;
    if is_woken {
        let why = match why {
            Woken::Person => "person",
            Woken::Time => "time",
            Woken::Provider => "provider",
        };
        tx.record(Fact::of_case(facts::CASE_WOKEN, id).with("why", why));
    }
    Ok(is_woken)
}

impl Desk {
    /// Puts a case off: it leaves every view but those of what is put off and of everything, until
    /// then or until the provider changes it.
    pub async fn snooze(
        &self,
        id: CaseId,
        until: DateTime<Utc>,
        reason: Option<&str>,
    ) -> Result<Link, Error> {
        self.require(Act::Work)?;
        if until <= self.now() {
            return Err(Error::invalid("error-snooze-past"));
        }
        let reason = reason.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
        let reviewer = self.reviewer().id;
        self.record(id, move |tx, _| {
            tx.snooze(id, until)?;
            let fact = Fact::of_case(facts::CASE_SNOOZED, id).with("until", until.to_rfc3339());
            tx.record(match reason {
                Some(reason) => fact.with("reason", tx.add_note(id, reviewer, &reason)?),
                None => fact,
            });
            Ok(())
        })
        .await
    }

    /// Takes back that a case is put off.
    pub async fn wake(&self, id: CaseId) -> Result<Link, Error> {
        self.require(Act::Work)?;
        self.record(id, move |tx, _| {
            if wake(tx, id, Woken::Person)? {
                return Ok(());
            }
            Err(Error::NotAvailable(Message::new("reason-not-snoozed")))
        })
        .await
    }

    /// Asks for another pair of eyes.
    pub async fn escalate(&self, id: CaseId, reason: &str) -> Result<Link, Error> {
        self.require(Act::Work)?;
        let reason = Error::written(reason, "error-escalate-reason")?;
        let reviewer = self.reviewer().id;
        self.record(id, move |tx, _| {
            if !tx.escalate(id)? {
                return Err(Error::NotAvailable(Message::new("reason-already-escalated")));
            }
            let digest = tx.add_note(id, reviewer, &reason)?;
            tx.record(Fact::of_case(facts::CASE_ESCALATED, id).with("reason", digest));
            Ok(())
        })
        .await
    }

    /// Ends that another pair of eyes is asked for.
    pub async fn calm(&self, id: CaseId) -> Result<Link, Error> {
        self.require(Act::Work)?;
        self.record(id, move |tx, _| {
            if !tx.calm(id)? {
                return Err(Error::NotAvailable(Message::new("reason-not-escalated")));
            }
            tx.record(Fact::of_case(facts::CASE_CALMED, id));
            Ok(())
        })
        .await
    }

    /// Wakes what was put off until now. A vault that takes no change keeps it asleep.
    pub(crate) async fn wake_due(&self) -> Result<(), Error> {
        let now = self.now();
        loop {
            let over = self.inner.vault.read(move |tx| tx.snoozes_over(now, STEP)).await?;
            if over.is_empty() || self.inner.vault.writable().is_err() {
                return Ok(());
            }
            let woken = self
                .inner
                .vault
                .write(Actor::Dossier, now, move |tx| {
                    over.iter().try_for_each(|id| wake(tx, *id, Woken::Time).map(|_| ()))
                })
                .await;
            if woken.is_err() {
                return Self::unless_read_only(woken);
            }
        }
    }
}
