use dossier_domain::{
    Act, Case, CaseId, Coded, Decision, Fact, Link, Message, Recommendation, ReviewerId, Stage,
};
use dossier_store::WriteTx;

use crate::{Desk, Error, desk::case_in, evidence, facts, policy::policy, take};

/// A recommendation to put on record.
#[derive(Debug, Clone)]
pub struct Recommend {
    /// What is recommended.
    pub recommendation: Recommendation,
    /// Codes of reasons, at least one.
    pub reasons: Vec<String>,
    /// Text meant for the customer.
    pub text: Option<String>,
    /// Text that stays here.
    pub private: Option<String>,
    /// The name of the evidence that was looked at; where it is another one now, nothing is
    /// recorded. None: whatever there is.
    pub evidence: Option<String>,
}

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
        self.record(case_id, move |tx, case| {
            let in_force = policy(tx)?;
            if !in_force.policy.has_item(&item) && !in_force.policy.other_items {
                let known = in_force.policy.items(case.provider, case.stage);
                return Err(unknown("error-item-unknown", "items", known));
            }
            if !tx.add_check(case_id, reviewer, &item, in_force.version)? {
                let message = Message::new("reason-already-checked").with("item", &item);
                return Err(Error::NotAvailable(message));
            }
            let fact = Fact::of_case(facts::ITEM_CHECKED, case_id).with("item", &item);
            tx.record(in_force.name(fact));
            take::save(tx, &case).map(|_| ())
        })
        .await
    }

    /// Puts our recommendation on record, bound to the evidence as it is. It is sent to nobody; a
    /// later one supersedes it.
    pub async fn recommend(&self, case_id: CaseId, recommend: Recommend) -> Result<Link, Error> {
        self.require(Act::Review)?;
        let Recommend { recommendation, reasons, text, private, evidence: seen } = recommend;
        if reasons.is_empty() {
            return Err(Error::invalid("error-reason-missing"));
        }
        let reasons = reasons.iter().map(|it| code(it)).collect::<Result<Vec<_>, _>>()?;
        let reviewer: ReviewerId = self.reviewer().id;
        self.record(case_id, move |tx, case| {
            let in_force = policy(tx)?;
            let known = in_force.policy.reasons.of(recommendation);
            let is_known = |reason: &String| known.iter().any(|it| it.code == *reason);
            if !in_force.policy.other_reasons && !reasons.iter().all(is_known) {
                return Err(unknown("error-reason-unknown", "reasons", known));
            }
            if case.stage == Stage::Rejected || case.stage == Stage::Approved {
                let message = Message::new("reason-decided");
                return Err(Error::NotAvailable(
                    message.with("provider", case.provider.display_name()),
                ));
            }
            let rules = dossier_providers::rules(case.provider);
            let submissions = tx.submissions_of(case_id)?;
            let evidence = evidence::evidence(tx, &case, &submissions, rules)?;
            let name = tx.evidence_name(&evidence)?.to_string();
            if seen.is_some_and(|seen| seen != name) {
                return Err(Error::Conflict(Message::new("error-evidence-changed")));
            }
            let (policy, at) = (Some(in_force.version), tx.now());
            let decision = Decision { recommendation, reasons, text, private, policy, at };
            let (texts, seen) = tx.add_decision(case_id, reviewer, &decision, &evidence)?;
            let fact = Fact::of_case(facts::RECOMMENDED, case_id)
                .with("recommendation", decision.recommendation.as_str())
                .with("reasons", decision.reasons.join(","))
                .with("texts", texts)
                .with("evidence", seen);
            tx.record(in_force.name(fact));
            take::save(tx, &case).map(|_| ())
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

/// A code: it goes into the journal as it is.
fn code(text: &str) -> Result<String, Error> {
    if Coded::is_code(text) { Ok(text.to_owned()) } else { Err(Error::invalid("error-code")) }
}

/// The policy knows no such code; those that it knows are told.
fn unknown<'a>(id: &str, name: &str, known: impl IntoIterator<Item = &'a Coded>) -> Error {
    let known: Vec<&str> = known.into_iter().map(|it| it.code.as_str()).collect();
    Error::Invalid(Message::new(id).with(name, known.join(", ")))
}
