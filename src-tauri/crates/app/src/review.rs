use dossier_domain::{
    Act, Case, CaseId, Decision, Fact, Link, Message, Recommendation, ReviewerId, Stage,
};
use dossier_store::WriteTx;

use crate::{Desk, Error, desk::case_in, facts, take};

impl Desk {
    /// Adds a note to the case; notes are never changed.
    pub async fn note(&self, case_id: CaseId, text: &str) -> Result<Link, Error> {
        self.require(Act::Work)?;
        let text = Error::written(text, "error-note-empty")?;
        let reviewer = self.reviewer().id;
        self.record(case_id, move |tx, _| {
            let digest = tx.add_note(case_id, reviewer, &text)?;
            tx.record(Fact::of_case(facts::NOTE_ADDED, case_id).with("text", digest));
            Ok(())
        })
        .await
    }

    /// Ticks an item of the checklist.
    pub async fn check(&self, case_id: CaseId, item: &str) -> Result<Link, Error> {
        self.require(Act::Review)?;
        let item = code(item)?;
        let reviewer = self.reviewer().id;
        self.record(case_id, move |tx, _| {
            if !tx.add_check(case_id, reviewer, &item)? {
                let message = Message::new("reason-already-checked").with("item", &item);
                return Err(Error::NotAvailable(message));
            }
            tx.record(Fact::of_case(facts::ITEM_CHECKED, case_id).with("item", &item));
            Ok(())
        })
        .await
    }

    /// Puts our recommendation on record. It is sent to nobody; a later one supersedes it.
    pub async fn recommend(
        &self,
        case_id: CaseId,
        recommendation: Recommendation,
        reasons: Vec<String>,
        text: Option<String>,
        private: Option<String>,
    ) -> Result<Link, Error> {
        self.require(Act::Review)?;
        if reasons.is_empty() {
            return Err(Error::invalid("error-reason-missing"));
        }
        let reasons = reasons.iter().map(|it| code(it)).collect::<Result<Vec<_>, _>>()?;
        let now = self.now();
        let due = self.inner.options.due.clone();
        let decision = Decision { recommendation, reasons, text, private, at: now };
        let reviewer: ReviewerId = self.reviewer().id;
        self.record(case_id, move |tx, mut case| {
            if case.stage == Stage::Rejected || case.stage == Stage::Approved {
                let message = Message::new("reason-decided");
                return Err(Error::NotAvailable(
                    message.with("provider", case.provider.display_name()),
                ));
            }
            let digest = tx.add_decision(case_id, reviewer, &decision)?;
            tx.record(
                Fact::of_case(facts::RECOMMENDED, case_id)
                    .with("recommendation", decision.recommendation.as_str())
                    .with("reasons", decision.reasons.join(","))
                    .with("texts", digest),
            );
            case.recommended = true;
            take::save(tx, &due, &case)
        })
        .await
    }

    /// One change to a case; returns its place in the journal.
    pub(crate) async fn record(
        &self,
        case_id: CaseId,
        change: impl FnOnce(&WriteTx<'_>, Case) -> Result<(), Error> + Send + 'static,
    ) -> Result<Link, Error> {
        let ((), link) = self
            .inner
            .vault
            .write_linked(self.me(), self.now(), move |tx| {
                let case = case_in(tx, case_id)?;
                change(tx, case)
            })
            .await?;
        link.ok_or(Error::Internal("a change was not recorded"))
    }
}

/// A code: short, of letters, digits, `_`, `-` and `.`; it goes into the journal as it is.
fn code(text: &str) -> Result<String, Error> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    if text.is_empty() || text.len() > 64 || !text.chars().all(fits) {
        return Err(Error::invalid("error-code"));
    }
    Ok(text.to_owned())
}
