//! What is kept of a case, for how long, and how it goes.

mod erase;
mod preview;
mod shorten;
mod unsent;

use chrono::NaiveDate;
use dossier_domain::{Act, CaseId, ConnectionId, Fact, Link, Message, Retention};
use serde::Serialize;

pub use erase::Erased;
pub(crate) use erase::Looked;
pub(crate) use preview::kept;
pub use preview::{KeptCount, KeptRow, KeptScope, KeptView, UpcomingView};

use crate::{Desk, Error, NotFound, facts};

/// Nobody keeps anything for longer; a greater number is a slip.
const MOST_DAYS: u32 = 36_500;

/// How long what a connection's cases hold is kept.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RetentionView {
    /// The connection.
    pub connection_id: String,
    /// Its name.
    pub name: String,
    /// Days for which documents stay after the decision; 0: until the provider has them.
    pub keep_days: u32,
    /// Days for which the applicant's data stays after the decision.
    pub applicant_days: u32,
    /// Days for which a document stays that no provider has.
    pub unsent_days: u32,
    /// It stays for five years from a date that a person enters instead.
    pub record_keeper: bool,
}

/// What to change of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct RetentionChange {
    /// Days for documents.
    pub keep_days: Option<u32>,
    /// Days for the applicant's data.
    pub applicant_days: Option<u32>,
    /// Days for documents that no provider has.
    pub unsent_days: Option<u32>,
    /// Whether records are kept here.
    pub record_keeper: Option<bool>,
}

impl Desk {
    /// How long is kept what the cases of each connection hold.
    pub async fn retentions(&self) -> Result<Vec<RetentionView>, Error> {
        self.inner
            .vault
            .read(|tx| {
                let connections = tx.connections()?.into_iter();
                connections
                    .map(|it| Ok(view(it.id, it.name, &tx.retention(it.id)?)))
                    .collect::<Result<_, Error>>()
            })
            .await
    }

    /// Changes how long what a connection's cases hold is kept. What is over its time by that goes
    /// with the next run.
    pub async fn set_retention(
        &self,
        id: ConnectionId,
        change: RetentionChange,
    ) -> Result<RetentionView, Error> {
        self.require(Act::Supervise)?;
        let days = [change.keep_days, change.applicant_days, change.unsent_days];
        if days.into_iter().flatten().any(|days| days > MOST_DAYS) {
            return Err(Error::invalid("error-retention-days"));
        }
        // There has to be time to send it.
        if change.unsent_days == Some(0) {
            return Err(Error::invalid("error-retention-unsent"));
        }
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let connection = tx.connection(id)?.ok_or(Error::NotFound(NotFound::Connection))?;
                let before = tx.retention(id)?;
                let after = Retention {
                    keep_days: change.keep_days.unwrap_or(before.keep_days),
                    applicant_days: change.applicant_days.unwrap_or(before.applicant_days),
                    unsent_days: change.unsent_days.unwrap_or(before.unsent_days),
                    record_keeper: change.record_keeper.unwrap_or(before.record_keeper),
                };
                if after != before {
                    tx.put_retention(id, &after)?;
                    tx.record(
                        Fact::of_vault(facts::RETENTION_CHANGED)
                            .with("connection_id", id)
                            .count("keep_days", after.keep_days.into())
                            .count("applicant_days", after.applicant_days.into())
                            .count("unsent_days", after.unsent_days.into())
                            .with("record_keeper", after.record_keeper),
                    );
                }
                Ok(view(id, connection.name, &after))
            })
            .await
    }

    /// Keeps everything of a case until the hold is lifted, whatever the rules say.
    pub async fn hold_case(&self, id: CaseId, reason: &str) -> Result<Link, Error> {
        self.require(Act::Supervise)?;
        let reason = Error::written(reason, "error-hold-reason")?;
        let reviewer = self.reviewer().id;
        self.record(id, move |tx, case| {
            if !tx.set_hold(case.id)? {
                return Err(Error::NotAvailable(Message::new("reason-on-hold")));
            }
            let digest = tx.add_note(case.id, reviewer, &reason)?;
            tx.record(Fact::of_case(facts::HOLD_SET, case.id).with("reason", digest));
            Ok(())
        })
        .await
    }

    /// Lets the rules count again.
    pub async fn release_hold(&self, id: CaseId, reason: &str) -> Result<Link, Error> {
        self.require(Act::Supervise)?;
        let reason = Error::written(reason, "error-hold-reason")?;
        let reviewer = self.reviewer().id;
        self.record(id, move |tx, case| {
            if !tx.lift_hold(case.id)? {
                return Err(Error::NotAvailable(Message::new("reason-not-on-hold")));
            }
            let digest = tx.add_note(case.id, reviewer, &reason)?;
            tx.record(Fact::of_case(facts::HOLD_LIFTED, case.id).with("reason", digest));
            Ok(())
        })
        .await
    }

    /// Enters the date from which the years of a case's record count, such as the end of the
    /// account.
    pub async fn date_record(&self, id: CaseId, from: NaiveDate) -> Result<Link, Error> {
        self.require(Act::Supervise)?;
        self.record(id, move |tx, case| {
            tx.put_record_date(case.id, from)?;
            tx.record(Fact::of_case(facts::RETENTION_CHANGED, case.id).with("counts_from", from));
            Ok(())
        })
        .await
    }
}

fn view(id: ConnectionId, name: String, retention: &Retention) -> RetentionView {
    let Retention { keep_days, applicant_days, unsent_days, record_keeper } = *retention;
    let connection_id = id.to_string();
    RetentionView { connection_id, name, keep_days, applicant_days, unsent_days, record_keeper }
}
