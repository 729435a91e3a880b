use std::collections::BTreeMap;

use dossier_domain::{
    Act, Applicant, Attestation, AttestationKind, Case, CaseId, Connection, ConnectionId,
    Environment, Fact, Kind, Message, Sensitive, Snapshot, Submission,
};
use dossier_providers::{CheckContext, Target};
use dossier_store::{Poll, WriteTx};
use serde_json::Value;

use crate::{
    CaseSummary, Desk, Error, Hold, NotFound, actions,
    desk::case_in,
    desk::provider_error,
    facts,
    outbox::{self, Scope},
    schedule::next_read,
    search_words::search_words,
    take,
};

/// An application to make.
pub struct NewCase {
    /// Through which connection.
    pub connection_id: ConnectionId,
    /// The applicant in the provider's field names.
    pub applicant: Value,
    /// What the customer proved or accepted, on the operator's word.
    pub attested: Vec<Attestation>,
    /// Undo window.
    pub hold: Hold,
}

/// An application that was made, here at least.
#[derive(Debug, Clone)]
pub struct Created {
    /// The case.
    pub case_id: CaseId,
    /// The submission that creates it at the provider.
    pub submission_id: dossier_domain::SubmissionId,
}

/// A line of a list that was not taken.
#[derive(Debug, Clone, serde::Serialize)]
pub struct RefusedLine {
    /// Its number in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: Message,
}

/// What became of a list of ids.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Imported {
    /// Cases followed now.
    pub added: u32,
    /// Cases followed before.
    pub already_known: u32,
    /// Lines not taken.
    pub refused: Vec<RefusedLine>,
}

impl Imported {
    /// Lines that something became of.
    pub(crate) fn lines(&self) -> u64 {
        u64::from(self.added) + u64::from(self.already_known) + self.refused.len() as u64
    }
}

impl Desk {
    /// Makes an application: the case and the submission that creates it are committed together;
    /// delivering is the outbox's.
    pub async fn create_case(&self, new: NewCase) -> Result<Created, Error> {
        self.require(Act::Work)?;
        let connection = self.connection(new.connection_id).await?;
        let rules = dossier_providers::rules(connection.provider);
        let now = self.now();
        let catalogues = self.known_catalogues(&connection).await?;
        let context = CheckContext { today: now.date_naive(), catalogues: catalogues.as_ref() };
        let problems = rules.check_applicant(&new.applicant, &context);
        if !problems.is_empty() {
            return Err(Error::Problems(problems));
        }
        let mut attested: BTreeMap<AttestationKind, Attestation> = BTreeMap::new();
        if connection.environment == Environment::Simulated {
            for kind in rules.attestations().iter().chain(rules.submit_attestations()) {
                attested.insert(*kind, Attestation { kind: *kind, at: now, how: None });
            }
        }
        attested.extend(new.attested.into_iter().map(|it| (it.kind, it)));
        let on_record: Vec<Attestation> = attested.values().cloned().collect();
        let provider = connection.provider.display_name();
        actions::attested_for(rules.attestations(), &on_record, provider)
            .map_err(Error::NotAvailable)?;
        let case_id = CaseId::from_uuid(self.new_id());
        let mut case = Case::opened(case_id, connection.id, connection.provider, now);
        case.name = rules.applicant_name(&new.applicant).map(Sensitive::new);
        let submission = self.new_submission(&case, Kind::Create, new.hold);
        let submission_id = submission.id;
        let applicant = Applicant::new(new.applicant);
        self.inner
            .vault
            .write(self.me(), now, move |tx| {
                // First without needs: its submissions refer to it.
                tx.put_case(&case, &[])?;
                let words = search_words(rules, &applicant);
                let digest = tx.put_applicant(case_id, &applicant, &words)?;
                tx.record(
                    Fact::of_case(facts::CASE_CREATED, case_id)
                        .with("connection_id", case.connection_id)
                        .with("applicant", digest),
                );
                for attestation in attested.values() {
                    attest(tx, case_id, attestation)?;
                }
                outbox::add(tx, &submission)?;
                take::save(tx, &case)
            })
            .await?;
        Ok(Created { case_id, submission_id })
    }

    /// Records what the customer proved or accepted.
    pub async fn attest(
        &self,
        case_id: CaseId,
        attestations: Vec<Attestation>,
    ) -> Result<dossier_domain::Link, Error> {
        self.require(Act::Work)?;
        self.record(case_id, move |tx, _| {
            attestations.iter().try_for_each(|attestation| attest(tx, case_id, attestation))
        })
        .await
    }

    /// Follows an application that exists at the provider; false if it was followed already.
    pub async fn follow_case(
        &self,
        connection_id: ConnectionId,
        external_id: &str,
    ) -> Result<(CaseId, bool), Error> {
        self.require(Act::Work)?;
        let external_id = Error::written(external_id, "error-external-id")?;
        let connection = self.connection(connection_id).await?;
        let rules = dossier_providers::rules(connection.provider);
        let known = external_id.clone();
        let known = self.inner.vault.read(move |tx| tx.case_of(connection_id, &known)).await?;
        if let Some(case) = known {
            return Ok((case.id, false));
        }
        let client = self.client(&connection).await?;
        let snapshot = client
            .read(Target::new(&external_id))
            .await
            .map_err(|source| provider_error(&connection, None, source))?;
        let now = self.now();
        let id = CaseId::from_uuid(self.new_id());
        self.inner
            .vault
            .write(self.me(), now, move |tx| {
                let case = begin(tx, &connection, id, &external_id, &snapshot)?;
                let next_read_at = next_read(&case, rules, 0, now);
                let read_at = Some(now);
                tx.put_poll(&Poll { case_id: id, next_read_at, read_at, unchanged: 0, error: None })
                    .map_err(Error::from)
            })
            .await?;
        Ok((id, true))
    }

    /// Follows every id of a CSV text with a header that has `external_id`; `each` is called after
    /// every line.
    pub async fn import_cases(
        &self,
        connection_id: ConnectionId,
        csv: &[u8],
        mut each: impl FnMut(&Imported),
    ) -> Result<Imported, Error> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv);
        let headers = reader.headers().map_err(|_| Error::invalid("error-csv"))?;
        let column = headers
            .iter()
            .position(|name| name.trim().trim_start_matches('\u{feff}') == "external_id")
            .ok_or_else(|| Error::invalid("error-csv-header"))?;
        let mut imported = Imported::default();
        for (number, record) in reader.records().enumerate() {
            let line = record
                .as_ref()
                .ok()
                .and_then(|record| record.position())
                .map_or(number as u64 + 2, csv::Position::line);
            let id = record.ok().and_then(|record| record.get(column).map(str::to_owned));
            let outcome = match id.as_deref() {
                Some(id) => self.follow_case(connection_id, id).await,
                None => Err(Error::invalid("error-csv-line")),
            };
            match outcome {
                Ok((_, true)) => imported.added += 1,
                Ok((_, false)) => imported.already_known += 1,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    imported.refused.push(RefusedLine { line, reason: error.message() });
                }
            }
            each(&imported);
        }
        Ok(imported)
    }

    /// The case in few words.
    pub async fn case_summary(&self, case_id: CaseId) -> Result<CaseSummary, Error> {
        self.inner
            .vault
            .read(move |tx| {
                let case = case_in(tx, case_id)?;
                Ok((&case).into())
            })
            .await
    }

    /// Delivers the case's `create` now and tells how that went.
    pub async fn deliver_create(&self, created: &Created) -> Result<CaseSummary, Error> {
        self.deliver_all(Scope::Case(created.case_id)).await?;
        let id = created.submission_id;
        let submission: Submission = self
            .inner
            .vault
            .read(move |tx| tx.submission(id))
            .await?
            .ok_or(Error::NotFound(NotFound::Submission))?;
        self.outcome(&submission).await?;
        self.case_summary(created.case_id).await
    }
}

/// Opens the case of an application that exists at the provider, as it was told of.
pub(crate) fn begin(
    tx: &WriteTx<'_>,
    connection: &Connection,
    id: CaseId,
    external_id: &str,
    snapshot: &Snapshot,
) -> Result<Case, Error> {
    let (now, rules) = (tx.now(), dossier_providers::rules(connection.provider));
    let mut case = Case::opened(id, connection.id, connection.provider, now);
    case.external_id = Some(external_id.to_owned());
    case.memory = snapshot.memory.clone();
    case.provider_stage = snapshot.stage;
    case.stage = snapshot.stage;
    tx.put_case(&case, &[])?;
    tx.record(
        Fact::of_case(facts::CASE_FOLLOWED, id)
            .with("connection_id", connection.id)
            .with("external_id", external_id),
    );
    if connection.environment == Environment::Simulated {
        for kind in rules.attestations().iter().chain(rules.submit_attestations()) {
            attest(tx, id, &Attestation { kind: *kind, at: now, how: None })?;
        }
    }
    take::take(tx, rules, &case, snapshot).map(|taken| taken.case)
}

fn attest(tx: &WriteTx<'_>, case_id: CaseId, attestation: &Attestation) -> Result<(), Error> {
    let digest = tx.add_attestation(case_id, attestation)?;
    tx.record(
        Fact::of_case(facts::CASE_ATTESTED, case_id)
            .with("attested", attestation.kind.as_str())
            .with("at", attestation.at.to_rfc3339())
            .with("how", digest),
    );
    Ok(())
}
