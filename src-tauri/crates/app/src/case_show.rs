use dossier_domain::{Act, Case, CaseId, Fact, Requirement, SlotName, Submission};
use dossier_providers::Rules;
use dossier_store::{ReadTx, Salt, salted_digest};
use serde_json::Value;

use crate::{
    CaseView, Desk, DetailsView, Error, NotFound, RequirementView, SlotView, actions,
    desk::case_in,
    facts,
    filled::{self, SlotState},
    views::{AttestedView, CheckView, DecisionView, DocumentView, NoteView, need_words},
};

impl Desk {
    /// All of a case; identification numbers masked.
    pub async fn show_case(&self, id: CaseId) -> Result<CaseView, Error> {
        self.inner.vault.read(move |tx| show(tx, id, false)).await
    }

    /// All of a case with its numbers in the clear. The reason goes on record first.
    pub async fn reveal_case(&self, id: CaseId, reason: &str) -> Result<CaseView, Error> {
        self.require(Act::Review)?;
        let reason = Error::written(reason, "error-reveal-reason")?;
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let view = show(tx, id, true)?;
                let digest = tx.add_note(id, reviewer, &reason)?;
                tx.record(Fact::of_case(facts::REVEALED, id).with("reason", digest));
                Ok(view)
            })
            .await
    }

    /// Puts on record that the numbers of a document are shown in full: with the case that it is
    /// read for, or, where there is none, with the vault, which keeps a digest of the reason only.
    pub async fn reveal_reading(&self, id: Option<CaseId>, reason: &str) -> Result<(), Error> {
        self.require(Act::Review)?;
        let reason = Error::written(reason, "error-reveal-reason")?;
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let fact = match id {
                    Some(id) => {
                        case_in(tx, id)?;
                        let digest = tx.add_note(id, reviewer, &reason)?;
                        Fact::of_case(facts::REVEALED, id).with("reason", digest)
                    }
                    None => {
                        let digest = salted_digest(&Salt::random()?, reason.as_bytes());
                        Fact::of_vault(facts::REVEALED).with("reason", digest)
                    }
                };
                tx.record(fact);
                Ok(())
            })
            .await
    }
}

pub(crate) fn show(tx: &ReadTx<'_>, id: CaseId, reveal: bool) -> Result<CaseView, Error> {
    let case = case_in(tx, id)?;
    let connection =
        tx.connection(case.connection_id)?.ok_or(Error::NotFound(NotFound::Connection))?;
    let rules = dossier_providers::rules(case.provider);
    let submissions = tx.submissions_of(id)?;
    let attested = tx.attestations(id)?;
    let applicant = match tx.applicant(id)? {
        Some(applicant) if reveal => applicant.expose().clone(),
        Some(applicant) => rules.masked(applicant.expose()),
        None => Value::Object(serde_json::Map::new()),
    };
    Ok(CaseView {
        summary: (&case).into(),
        provider: case.provider.as_str(),
        connection_id: case.connection_id.to_string(),
        environment: connection.environment.as_str(),
        name: case.name.as_ref().map(|name| name.expose().clone()),
        customer_id: case.customer_id.clone(),
        due_at: case.due_at,
        applicant,
        requirements: requirements(&case, &submissions, rules),
        slots: slots(tx, &case, &submissions, rules)?,
        actions: actions::actions(&case, &submissions, &attested, rules),
        needs: need_words(&filled::needs(&case, &submissions, rules)),
        provider_reasons: case.reasons.clone(),
        pages: case.pages.clone(),
        deadline: case.deadline,
        deadline_estimated: case.deadline_estimated,
        submissions: submissions.iter().map(Into::into).collect(),
        documents: documents(tx, id)?,
        attestations: attested
            .into_iter()
            .map(|it| AttestedView { kind: it.kind.as_str(), at: it.at, how: it.how })
            .collect(),
        notes: tx
            .notes(id)?
            .into_iter()
            .map(|note| NoteView { reviewer: note.reviewer, at: note.at, text: note.text })
            .collect(),
        checks: tx
            .checks(id)?
            .into_iter()
            .map(|check| CheckView { item: check.item, reviewer: check.reviewer, at: check.at })
            .collect(),
        recommendation: tx.decisions(id)?.pop().map(|decision| DecisionView {
            recommendation: decision.recommendation.as_str(),
            reasons: decision.reasons,
            text: decision.text,
            private: decision.private,
            at: decision.at,
        }),
        timeline: tx.timeline(id)?.into_iter().map(Into::into).collect(),
    })
}

fn requirements(
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Vec<RequirementView> {
    let accepted = filled::slots_in(case, submissions, rules, &[SlotState::Accepted]);
    let cared_for = filled::cared_for(case, submissions, rules);
    let view = |requirement: &Requirement, met: bool| RequirementView {
        kind: requirement.kind,
        satisfied: met || requirement.satisfied_by(&accepted),
        optional: requirement.optional,
        alternatives: requirement
            .alternatives
            .iter()
            .map(|set| set.iter().map(ToString::to_string).collect())
            .collect(),
        missing: if met {
            Vec::new()
        } else {
            requirement.missing(&cared_for).iter().map(ToString::to_string).collect()
        },
        fields: if met { Vec::new() } else { requirement.fields.clone() },
    };
    let open = case.requirements.iter().map(|requirement| view(requirement, false));
    open.chain(case.met.iter().map(|requirement| view(requirement, true))).collect()
}

/// What is to be said about a slot's document, and what was.
fn details(
    tx: &ReadTx<'_>,
    id: CaseId,
    rules: &dyn Rules,
    slot: &SlotName,
) -> Result<DetailsView, Error> {
    let rule = rules.details(slot);
    let given = tx.document_details(id, &rule.document_type)?;
    let given = given.as_ref().and_then(Value::as_object).into_iter().flatten();
    Ok(DetailsView {
        needed: rule.needed.to_vec(),
        optional: rule.optional.to_vec(),
        forbidden: rule.forbidden.to_vec(),
        given: given
            .filter_map(|(name, value)| Some((name.clone(), value.as_str()?)))
            .map(|(name, value)| {
                let shown = if name == "number" { last_four(value) } else { value.to_owned() };
                (name, shown)
            })
            .collect(),
        document_type: rule.document_type,
    })
}

fn last_four(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(4);
    if hidden == 0 {
        return "*".repeat(number.chars().count());
    }
    number.chars().enumerate().map(|(at, char)| if at < hidden { '*' } else { char }).collect()
}

/// Slots that the provider takes now, and those that a requirement or a report names.
fn slots(
    tx: &ReadTx<'_>,
    case: &Case,
    submissions: &[Submission],
    rules: &dyn Rules,
) -> Result<Vec<SlotView>, Error> {
    let mut names: Vec<SlotName> = case.requirements.iter().flat_map(Requirement::slots).collect();
    names.extend(case.slots.iter().map(|report| report.slot.clone()));
    names.extend(submissions.iter().filter_map(|submission| submission.slot.clone()));
    names.extend(rules.slots().into_iter().filter(|slot| actions::takes_file(case, rules, slot)));
    let mut views: Vec<SlotView> = Vec::new();
    for slot in names {
        if views.iter().any(|view| view.slot == slot.as_str()) {
            continue;
        }
        let report = case.slots.iter().find(|report| report.slot == slot);
        views.push(SlotView {
            state: filled::slot_state(case, submissions, rules, &slot).as_str(),
            rule: rules.slot_rule(&slot),
            details: details(tx, case.id, rules, &slot)?,
            link: report.and_then(|report| report.link.clone()),
            provider_word: report.map(|report| report.word.clone()),
            reason: report.and_then(|report| report.reason.clone()),
            slot: slot.to_string(),
        });
    }
    Ok(views)
}

fn documents(tx: &ReadTx<'_>, id: CaseId) -> Result<Vec<DocumentView>, Error> {
    let documents = tx.documents(id)?;
    Ok(documents
        .into_iter()
        .map(|document| DocumentView {
            document_id: document.id.to_string(),
            slot: document.slot.to_string(),
            attached_at: document.attached_at,
            source: document.source,
            prepared: document.prepared,
            recipe: document.recipe,
            findings: document.findings,
            erased_at: document.erased_at,
        })
        .collect())
}
