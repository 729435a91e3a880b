//! What a person does to move a case on: submit, start again, correct, answer.

use std::{collections::BTreeMap, path::PathBuf};

use dossier_documents::read_file;
use dossier_domain::{
    Act, CaseId, Digest, DocumentId, Edit, Fact, Field, FieldKind, Kind, Link, Message, Problem,
    RequirementKind, SlotName, SlotRule, SubmissionId, SubmissionState,
};
use dossier_providers::{Action, CheckContext};
use dossier_store::ReadTx;
use serde_json::{Map, Value};

use crate::{
    Desk, Error, Hold, actions,
    attach::{self, DocumentDetails},
    desk::case_in,
    facts, linked, outbox, take,
};

/// An answer to a request for information.
#[derive(Debug, Default)]
pub struct Answer {
    /// What is typed or chosen, by field name.
    pub fields: BTreeMap<String, String>,
    /// Files on this computer, by field name.
    pub documents: BTreeMap<String, PathBuf>,
}

/// What was put into the outbox.
pub type Queued = (SubmissionId, SubmissionState);

impl Desk {
    /// Queues the call that hands the case in, behind its uploads.
    pub async fn submit(&self, case_id: CaseId, hold: Hold) -> Result<Queued, Error> {
        self.hand_in(case_id, Action::Submit, hold).await
    }

    /// Queues a new attempt after a lost one.
    pub async fn start_again(&self, case_id: CaseId, hold: Hold) -> Result<Queued, Error> {
        self.hand_in(case_id, Action::StartAgain, hold).await
    }

    async fn hand_in(&self, case_id: CaseId, action: Action, hold: Hold) -> Result<Queued, Error> {
        self.require(Act::Work)?;
        let today = self.now().date_naive();
        self.queue_action(case_id, action, hold, move |tx, case_id| {
            let case = case_in(tx, case_id)?;
            let rules = dossier_providers::rules(case.provider);
            if rules.links_on_submit() {
                let files = linked::files(tx, &case, rules, Kind::Submit)?;
                let catalogues = tx.catalogues(case.connection_id)?;
                let context = CheckContext { today, catalogues: catalogues.as_ref() };
                let problems = rules.check_submit(&files, &context);
                if !problems.is_empty() {
                    return Err(Error::Problems(problems));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Queues a correction: a partial applicant in the provider's field names. What the provider
    /// did not ask for is ignored by its rules.
    pub async fn correct(
        &self,
        case_id: CaseId,
        correction: Value,
        hold: Hold,
    ) -> Result<Queued, Error> {
        self.require(Act::Work)?;
        let today = self.now().date_naive();
        self.queue_action(case_id, Action::Correct, hold, move |tx, case_id| {
            if correction.as_object().is_none_or(Map::is_empty) {
                return Err(Error::invalid("error-correction-empty"));
            }
            let case = case_in(tx, case_id)?;
            let rules = dossier_providers::rules(case.provider);
            let asked: Vec<Field> = case
                .requirements
                .iter()
                .filter(|it| it.kind == RequirementKind::Data)
                .flat_map(|it| it.fields.clone())
                .collect();
            let catalogues = tx.catalogues(case.connection_id)?;
            let context = CheckContext { today, catalogues: catalogues.as_ref() };
            let problems = rules.check_correction(&correction, &asked, &context);
            if problems.is_empty() { Ok(Some(correction)) } else { Err(Error::Problems(problems)) }
        })
        .await
    }

    /// Queues an answer behind the uploads of its documents.
    pub async fn answer(
        &self,
        case_id: CaseId,
        answer: Answer,
        hold: Hold,
    ) -> Result<Queued, Error> {
        self.require(Act::Work)?;
        let case = self.case(case_id).await?;
        let rules = dossier_providers::rules(case.provider);
        let asked: Vec<Field> = case
            .requirements
            .iter()
            .filter(|it| it.kind == RequirementKind::Information)
            .flat_map(|it| it.fields.clone())
            .collect();
        self.require_available(Action::Answer, case_id).await?;
        let problems = answer_problems(&answer, &asked);
        if !problems.is_empty() {
            return Err(Error::Problems(problems));
        }
        let no_files = || {
            let message = Message::new("reason-answer-takes-no-files");
            Error::NotAvailable(message.with("provider", rules.provider().display_name()))
        };
        for (field, path) in &answer.documents {
            let rule = rules.slot_rule(&SlotName::new(field)).ok_or_else(no_files)?;
            self.answer_file(case_id, field, path, &rule, hold).await?;
        }
        let fields: Map<String, Value> =
            answer.fields.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
        self.queue_action(case_id, Action::Answer, hold, move |_, _| Ok(Some(Value::from(fields))))
            .await
    }

    /// The reason why not comes before anything that is wrong with what was given.
    async fn require_available(&self, action: Action, case_id: CaseId) -> Result<(), Error> {
        self.inner
            .vault
            .read(move |tx| {
                let case = case_in(tx, case_id)?;
                let rules = dossier_providers::rules(case.provider);
                let (submissions, attested) =
                    (tx.submissions_of(case_id)?, tx.attestations(case_id)?);
                actions::available(action, &case, &submissions, &attested, rules)
                    .map_err(Error::NotAvailable)
            })
            .await
    }

    async fn answer_file(
        &self,
        case_id: CaseId,
        field: &str,
        path: &std::path::Path,
        rule: &SlotRule,
        hold: Hold,
    ) -> Result<DocumentId, Error> {
        let bytes = read_file(path)?;
        let attach = attach::Attach {
            case_id,
            slot: SlotName::new(field),
            details: DocumentDetails::default(),
            edit: Edit::default(),
            confirm_person: None,
            hold,
        };
        let kept = self.make(&attach, bytes, rule).await?;
        self.keep(attach, kept).await.map(|kept| kept.document_id)
    }

    /// Records an answer that was given outside of Dossier; nothing is sent.
    pub async fn answer_outside(&self, case_id: CaseId, text: &str) -> Result<Link, Error> {
        self.require(Act::Work)?;
        let text = Error::written(text, "error-note-empty")?;
        let reviewer = self.reviewer().id;
        self.record(case_id, move |tx, case| {
            let digest = tx.add_note(case.id, reviewer, &text)?;
            tx.record(Fact::of_case(facts::ANSWERED_OUTSIDE, case.id).with("text", digest));
            Ok(())
        })
        .await
    }

    /// Queues an action if it is available; `check` may refuse it or give the JSON it sends.
    async fn queue_action(
        &self,
        case_id: CaseId,
        action: Action,
        hold: Hold,
        check: impl FnOnce(&ReadTx<'_>, CaseId) -> Result<Option<Value>, Error> + Send + 'static,
    ) -> Result<Queued, Error> {
        let now = self.now();
        let ids = (SubmissionId::from_uuid(self.new_id()), self.new_key());
        self.inner
            .vault
            .write(self.me(), now, move |tx| {
                let case = case_in(tx, case_id)?;
                let rules = dossier_providers::rules(case.provider);
                let submissions = tx.submissions_of(case_id)?;
                let attested = tx.attestations(case_id)?;
                actions::available(action, &case, &submissions, &attested, rules)
                    .map_err(Error::NotAvailable)?;
                let body = check(tx, case_id)?;
                let submission = outbox::new(&case, action.kind(), hold, now, ids);
                outbox::add(tx, &submission)?;
                if let Some(body) = body {
                    let digest: Digest = tx.put_submission_body(submission.id, &body)?;
                    tx.record(
                        Fact::of_case(facts::SUBMISSION_BODY, case_id)
                            .with("submission_id", submission.id)
                            .with("body", digest),
                    );
                }
                take::save(tx, &case)?;
                Ok((submission.id, submission.state))
            })
            .await
    }
}

/// What does not fit the questions.
fn answer_problems(answer: &Answer, asked: &[Field]) -> Vec<Problem> {
    let problem = |path: &str, code: &str, message: &str| Problem {
        path: path.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
        suggestion: None,
    };
    let named = |name: &str| asked.iter().find(|field| field.name == name);
    let typed = answer.fields.iter().filter_map(|(name, value)| match named(name) {
        None => Some(problem(name, "not_asked", "This was not asked; leave it out.")),
        Some(field) => match field.kind {
            FieldKind::File => Some(problem(name, "format", "Give a file for this field.")),
            _ if value.trim().is_empty() => {
                Some(problem(name, "required", "Say something, or leave the field out."))
            }
            FieldKind::Date if value.parse::<chrono::NaiveDate>().is_err() => {
                Some(problem(name, "format", "Write the date as YYYY-MM-DD."))
            }
            FieldKind::Choice if !field.options.is_empty() && !field.options.contains(value) => {
                let message = format!("Choose one of {}.", field.options.join(", "));
                Some(problem(name, "not_one_of", &message))
            }
            FieldKind::Text | FieldKind::Date | FieldKind::Choice => None,
        },
    });
    let files = answer.documents.keys().filter_map(|name| match named(name) {
        Some(field) if field.kind == FieldKind::File => None,
        Some(_) => Some(problem(name, "format", "This field takes no file.")),
        None => Some(problem(name, "not_asked", "This was not asked; leave it out.")),
    });
    let mut problems: Vec<Problem> = typed.chain(files).collect();
    if answer.fields.is_empty() && answer.documents.is_empty() {
        problems.push(problem("", "required", "Answer at least one of the questions."));
    }
    problems
}
