//! Numbers in the clear: for a reason, on record in the same transaction, and not too often.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::TimeDelta;
use dossier_domain::{Act, CaseId, Fact, Message, Policy, ReviewerId};
use dossier_store::{ReadTx, Salt, WriteTx, salted_digest};
use serde::Serialize;
use serde_json::Value;

use crate::{
    CaseView, Desk, Error, case_show::show, desk::case_in, facts, policy::policy, sight::Sight,
};

/// So many within [`LATELY`]: enough for one who works, too few for one who collects.
const MOST_LATELY: u32 = 30;
const LATELY: TimeDelta = TimeDelta::minutes(10);
/// Entries of the journal that are looked through for them.
const LOOKED_THROUGH: u32 = 2_000;
/// A path that starts so names the number that was given for a document type.
const DOCUMENT: &str = "document:";

/// A value in the clear.
#[derive(Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RevealedView {
    /// Which field.
    pub path: String,
    /// What it holds.
    pub value: String,
}

impl std::fmt::Debug for RevealedView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RevealedView").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Why numbers of a case are shown, given once while the desk is open.
#[derive(Default)]
pub(crate) struct RevealReasons(Mutex<HashMap<CaseId, String>>);

impl RevealReasons {
    fn of(&self, id: CaseId) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn keep(&self, id: CaseId, reason: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, reason);
    }
}

impl Desk {
    /// One masked value of a case in the clear: a field of the applicant by its dotted path, or
    /// `document:TYPE` for the number given for a document type. The reason has to be given once
    /// for each case while the desk is open.
    pub async fn reveal_field(
        &self,
        id: CaseId,
        path: &str,
        reason: Option<&str>,
    ) -> Result<RevealedView, Error> {
        self.require_reveal()?;
        let given = match reason {
            Some(reason) => Some(reason.to_owned()),
            None => self.inner.reveal_reasons.of(id),
        };
        let reason = Error::written(&given.unwrap_or_default(), "error-reveal-reason")?;
        let (reviewer, path, why) = (self.reviewer().id, path.to_owned(), reason.clone());
        let shown = self
            .inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let value = masked_value(tx, id, &path)?;
                record(tx, Some(id), reviewer, &why, Some(&path))?;
                Ok::<_, Error>(RevealedView { path, value })
            })
            .await?;
        self.inner.reveal_reasons.keep(id, reason);
        Ok(shown)
    }

    /// All of a case with its numbers in the clear.
    pub async fn reveal_case(&self, id: CaseId, reason: &str) -> Result<CaseView, Error> {
        self.require_reveal()?;
        let reason = Error::written(reason, "error-reveal-reason")?;
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let view = show(tx, id, tx.now(), Sight::Numbers)?;
                record(tx, Some(id), reviewer, &reason, None)?;
                Ok(view)
            })
            .await
    }

    /// Puts on record that the numbers of a document are shown in full: with the case that it is
    /// read for, or, where there is none, with the vault, which keeps a digest of the reason only.
    pub async fn reveal_reading(&self, id: Option<CaseId>, reason: &str) -> Result<(), Error> {
        self.require_reveal()?;
        let reason = Error::written(reason, "error-reveal-reason")?;
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                if let Some(id) = id {
                    case_in(tx, id)?;
                }
                record(tx, id, reviewer, &reason, None)
            })
            .await
    }

    fn require_reveal(&self) -> Result<(), Error> {
        self.require(Act::Review)?;
        self.require_unshared()
    }
}

/// Puts a reveal on record: its reason as a code where it is one of the policy's, otherwise as a
/// note that the journal names.
fn record(
    tx: &WriteTx<'_>,
    id: Option<CaseId>,
    reviewer: ReviewerId,
    reason: &str,
    field: Option<&str>,
) -> Result<(), Error> {
    let since = tx.now() - LATELY;
    if tx.count_since(facts::REVEALED, since, LOOKED_THROUGH)? >= MOST_LATELY {
        let minutes = LATELY.num_minutes();
        let message = Message::new("error-reveals-too-often");
        return Err(Error::TooOften(message.with("count", MOST_LATELY).with("minutes", minutes)));
    }
    let in_force = policy(tx)?;
    let listed = in_force.policy.reveal_reasons.iter().any(|it| it.code == reason);
    if !listed && !in_force.policy.other_reasons {
        return Err(unknown_reveal_reason(&in_force.policy));
    }
    let mut fact = match id {
        Some(id) => Fact::of_case(facts::REVEALED, id),
        None => Fact::of_vault(facts::REVEALED),
    };
    fact = match id {
        _ if listed => in_force.name(fact.with("reason_code", reason)),
        Some(id) => fact.with("reason", tx.add_note(id, reviewer, reason)?),
        None => fact.with("reason", salted_digest(&Salt::random()?, reason.as_bytes())),
    };
    if let Some(field) = field {
        fact = fact.with("field", field);
    }
    tx.record(fact);
    Ok(())
}

fn unknown_reveal_reason(policy: &Policy) -> Error {
    let known: Vec<&str> = policy.reveal_reasons.iter().map(|it| it.code.as_str()).collect();
    Error::Invalid(Message::new("error-reason-unknown").with("reasons", known.join(", ")))
}

/// The value at a path, if it is one that is masked.
fn masked_value(tx: &ReadTx<'_>, id: CaseId, path: &str) -> Result<String, Error> {
    let case = case_in(tx, id)?;
    let not_masked = || Error::invalid("error-not-masked");
    if let Some(document_type) = path.strip_prefix(DOCUMENT) {
        let given = tx.document_details(id, document_type)?;
        let number = given.as_ref().and_then(|given| given["number"].as_str());
        return number.map(str::to_owned).ok_or_else(not_masked);
    }
    let applicant = tx.applicant(id)?.ok_or_else(not_masked)?;
    let masked = dossier_providers::rules(case.provider).masked(applicant.expose());
    match (at(applicant.expose(), path), at(&masked, path)) {
        (Some(clear), masked) if masked != Some(clear) => match clear {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(not_masked()),
        },
        _ => Err(not_masked()),
    }
}

/// The value at a dotted path; a step may be a key that holds points itself.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    if path.is_empty() {
        return Some(value);
    }
    match value {
        Value::Object(map) => map.iter().find_map(|(key, value)| {
            let rest = path.strip_prefix(key.as_str())?;
            match rest.strip_prefix('.') {
                Some(rest) => at(value, rest),
                None => rest.is_empty().then_some(value),
            }
        }),
        Value::Array(items) => {
            let (index, rest) = path.split_once('.').unwrap_or((path, ""));
            at(items.get(index.parse::<usize>().ok()?)?, rest)
        }
        _ => None,
    }
}
