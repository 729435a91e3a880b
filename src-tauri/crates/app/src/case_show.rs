use chrono::{DateTime, Utc};
use dossier_domain::{Case, CaseId, Evidence, Kind, Requirement, SlotName, Submission};
use dossier_providers::Rules;
use dossier_store::ReadTx;
use serde_json::Value;

use crate::{
    CaseView, Desk, DetailsView, Error, NotFound, RequirementView, SlotView, actions,
    desk::case_in,
    evidence,
    filled::{self, SlotState},
    policy::policy,
    retention,
    sight::Sight,
    views::{AttestedView, CheckView, DecisionView, DocumentView, ItemView, NoteView, need_words},
};

impl Desk {
    /// All of a case, as much of the person as the role is shown.
    pub async fn show_case(&self, id: CaseId) -> Result<CaseView, Error> {
        let (now, sight) = (self.now(), self.sight());
        self.inner.vault.read(move |tx| show(tx, id, now, sight)).await
    }
}

pub(crate) fn show(
    tx: &ReadTx<'_>,
    id: CaseId,
    now: DateTime<Utc>,
    sight: Sight,
) -> Result<CaseView, Error> {
    let case = case_in(tx, id)?;
    let connection =
        tx.connection(case.connection_id)?.ok_or(Error::NotFound(NotFound::Connection))?;
    let rules = dossier_providers::rules(case.provider);
    let submissions = tx.submissions_of(id)?;
    let attested = tx.attestations(id)?;
    let applicant = match tx.applicant(id)? {
        Some(applicant) => {
            sight.applicant(rules, &as_sent(tx, rules, &submissions, applicant.expose())?)
        }
        None => Value::Object(serde_json::Map::new()),
    };
    let evidence = evidence::evidence(tx, &case, &submissions, rules)?;
    let in_force = policy(tx)?.policy;
    let view = CaseView {
        summary: (&case).into(),
        provider: case.provider.as_str(),
        connection_id: case.connection_id.to_string(),
        environment: connection.environment.as_str(),
        name: sight.name(case.name.as_ref()),
        customer_id: case.customer_id.clone(),
        due_at: case.due_at,
        snoozed_until: tx.snoozed_until(id)?,
        escalated: tx.is_escalated(id)?,
        applicant,
        requirements: requirements(&case, &submissions, rules),
        slots: slots(tx, &case, &submissions, (rules, sight))?,
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
            .map(|note| NoteView {
                reviewer: note.reviewer,
                at: note.at,
                erased: note.text.is_empty(),
                text: note.text,
            })
            .collect(),
        checks: tx
            .checks(id)?
            .into_iter()
            .map(|check| CheckView { item: check.item, reviewer: check.reviewer, at: check.at })
            .collect(),
        kept: retention::kept(tx, id, tx.erasing_clock()?.max(now))?,
        checklist: in_force
            .items(case.provider, case.stage)
            .into_iter()
            .map(|it| ItemView { item: it.code.clone(), label: it.label.clone() })
            .collect(),
        evidence: tx.evidence_name(&evidence)?.to_string(),
        recommendation: recommendation(tx, id, &evidence)?,
        timeline: tx.timeline(id)?.into_iter().map(Into::into).collect(),
    };
    Ok(sight.case(view))
}

/// With what was known only when the application was created, such as which agreements held.
fn as_sent(
    tx: &ReadTx<'_>,
    rules: &dyn Rules,
    submissions: &[Submission],
    applicant: &Value,
) -> Result<Value, Error> {
    let (mut shown, names) = (applicant.clone(), rules.filled_on_create());
    let create = submissions.iter().rfind(|it| it.kind == Kind::Create);
    let (false, Some(create)) = (names.is_empty(), create) else { return Ok(shown) };
    let body = tx.submission_body(create.id)?;
    if let (Some(body), Some(shown)) = (body, shown.as_object_mut()) {
        for name in names {
            if let Some(sent) = body.get(name) {
                shown.insert((*name).to_owned(), sent.clone());
            }
        }
    }
    Ok(shown)
}

/// The recommendation that counts, and what has changed since.
fn recommendation(
    tx: &ReadTx<'_>,
    id: CaseId,
    evidence: &Evidence,
) -> Result<Option<DecisionView>, Error> {
    let changed = tx.last_seen(id)?.map(|seen| seen.changed(evidence)).unwrap_or_default();
    Ok(tx.decisions(id)?.pop().map(|decision| DecisionView {
        recommendation: decision.recommendation.as_str(),
        reasons: decision.reasons,
        text: decision.text,
        private: decision.private,
        at: decision.at,
        policy: decision.policy,
        outdated: !changed.is_empty(),
        changed,
    }))
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
    (rules, sight): (&dyn Rules, Sight),
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
                let shown = if name == "number" { sight.number(value) } else { value.to_owned() };
                (name, shown)
            })
            .collect(),
        document_type: rule.document_type,
    })
}

/// Slots that the provider takes now, and those that a requirement or a report names.
fn slots(
    tx: &ReadTx<'_>,
    case: &Case,
    submissions: &[Submission],
    (rules, sight): (&dyn Rules, Sight),
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
            details: details(tx, case.id, (rules, sight), &slot)?,
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
