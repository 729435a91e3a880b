//! What the tables hold of what the journal tells, one value a row, to be held against the journal.

use std::collections::BTreeMap;

use dossier_domain::Digest;
use rusqlite::types::ValueRef;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{DocumentPart, Error, ReadTx, Salt, rows, salted_digest};

/// Rows by their place: the table, the case where there is one, and what tells the row from others.
pub type Recorded = BTreeMap<String, Value>;

/// Place and row, as the journal can tell it: ids, codes and times.
const TOLD: [&str; 19] = [
    "SELECT 'reviewers/' || id, json_object('role', role) FROM reviewers",
    "SELECT 'connections/' || id, json_object('provider', provider, 'environment', environment)
     FROM connections",
    "SELECT 'credentials/' || connection_id, '{}' FROM credentials",
    "SELECT 'inboxes/' || connection_id, '{}' FROM inboxes",
    "SELECT 'retentions/' || connection_id, json_object('keep_days', keep_days, 'applicant_days',
        applicant_days, 'unsent_days', unsent_days, 'record_keeper', iif(record_keeper, 'true', 'false')) FROM retentions",
    "SELECT 'seen_events/' || connection_id, json_object('count', count(*)) FROM seen_events
     GROUP BY connection_id",
    "SELECT 'cases/' || id, json_object('connection_id', connection_id, 'opened_at', opened_at,
        'external_id', external_id, 'provider_status', provider_status, 'stage', stage) FROM cases",
    "SELECT 'documents/' || case_id || '/' || id, json_object('slot', slot, 'attached_at',
        attached_at, 'recipe', json(recipe), 'erased_at', erased_at) FROM documents",
    "SELECT 'submissions/' || case_id || '/' || id, json_object('submission', kind, 'slot', slot,
        'document_id', document_id, 'state', state, 'attempts', attempts, 'reason', reason,
        'provider_status', receipt ->> 'provider_status', 'reference', receipt ->> 'reference',
        'reconciled', iif(receipt IS NULL, NULL, iif(receipt ->> 'reconciled', 'true', 'false')),
        'refused_with', refusal ->> 'status') FROM submissions",
    "SELECT 'attestations/' || case_id || '/' || row_number() OVER each,
        json_object('kind', kind, 'at', at)
     FROM attestations WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    "SELECT 'notes/' || case_id || '/' || row_number() OVER each,
        json_object('by', reviewer_id, 'at', at)
     FROM notes WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    "SELECT 'decisions/' || case_id || '/' || row_number() OVER each, json_object('by', reviewer_id,
        'at', at, 'recommendation', recommendation, 'reasons', json(reasons), 'policy', policy)
     FROM decisions WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    "SELECT 'checks/' || case_id || '/' || item,
        json_object('by', reviewer_id, 'at', at, 'policy', policy) FROM checks",
    "SELECT 'holds/' || case_id, json_object('set_at', set_at) FROM holds",
    "SELECT 'snoozes/' || case_id, json_object('until', until) FROM snoozes",
    "SELECT 'escalations/' || case_id, json_object('at', at) FROM escalations",
    "SELECT 'record_dates/' || case_id, json_object('counts_from', counts_from) FROM record_dates",
    "SELECT 'erasures/' || case_id || '/' || what, json_object('at', at, 'rule', rule)
     FROM erasures",
    "SELECT 'policies/' || version, json_object('by', reviewer_id, 'at', at) FROM policies",
];

/// Place, salt and content, which the journal names by a digest; what it is called there.
const NAMED: [(&str, &str); 8] = [
    ("name", "SELECT 'applicants/' || case_id, salt, body FROM applicants"),
    (
        "how",
        "SELECT 'attestations/' || case_id || '/' || row_number() OVER each, salt,
        coalesce(how, '') FROM attestations WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    ),
    (
        "name",
        "SELECT 'document_details/' || case_id || '/' || document_type, salt, body
        FROM document_details",
    ),
    (
        "name",
        "SELECT 'document_readings/' || case_id || '/' || document_id, document_readings.salt,
        body FROM document_readings JOIN documents ON documents.id = document_id",
    ),
    (
        "name",
        "SELECT 'submission_bodies/' || case_id || '/' || submission_id, salt, body
        FROM submission_bodies JOIN submissions ON submissions.id = submission_id",
    ),
    (
        "text",
        "SELECT 'notes/' || case_id || '/' || row_number() OVER each, salt, text
        FROM notes WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    ),
    (
        "evidence",
        "SELECT 'decisions/' || case_id || '/' || row_number() OVER each, salt, evidence
        FROM decisions WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
    ),
    ("policy_sha256", "SELECT 'policies/' || version, NULL, body FROM policies"),
];

impl ReadTx<'_> {
    /// Every row that tells what the journal tells, by its place. Content stands in it under its
    /// name in the journal, and under none once it is erased.
    pub fn recorded(&self) -> Result<Recorded, Error> {
        let mut found = Recorded::new();
        for sql in TOLD {
            let mut statement = self.db.prepare(sql)?;
            let mut told = statement.query([])?;
            while let Some(row) = told.next()? {
                let (place, row): (String, String) = (row.get(0)?, row.get(1)?);
                found.insert(place, rows::json(&row, "recorded")?);
            }
        }
        for (called, sql) in NAMED {
            let mut statement = self.db.prepare(sql)?;
            let mut named = statement.query([])?;
            while let Some(row) = named.next()? {
                let content = match row.get_ref(2)? {
                    ValueRef::Null => None,
                    content => {
                        Some(content.as_bytes().map_err(|_| Error::Row { table: "recorded" })?)
                    }
                };
                let digest = match (row.get::<_, Option<Vec<u8>>>(1)?, content) {
                    // A policy is about nobody.
                    (None, Some(content)) => {
                        Some(Digest::from_bytes(Sha256::digest(content).into()))
                    }
                    (Some(salt), Some(content)) => {
                        Salt::kept(&salt).map(|salt| salted_digest(&salt, content))
                    }
                    (_, None) => None,
                };
                put(&mut found, row.get(0)?, called, digest);
            }
        }
        self.recorded_texts(&mut found)?;
        self.recorded_files(&mut found)?;
        Ok(found)
    }

    /// Both texts of a recommendation have one name.
    fn recorded_texts(&self, found: &mut Recorded) -> Result<(), Error> {
        let mut statement = self.db.prepare(
            "SELECT 'decisions/' || case_id || '/' || row_number() OVER each, salt, text, private
             FROM decisions WINDOW each AS (PARTITION BY case_id ORDER BY seq)",
        )?;
        let mut told = statement.query([])?;
        while let Some(row) = told.next()? {
            let texts: (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            let texts = rows::json_text(&texts);
            let salt = Salt::kept(&row.get::<_, Vec<u8>>(1)?);
            let digest = salt.map(|salt| salted_digest(&salt, texts.as_bytes()));
            put(found, row.get(0)?, "texts", digest);
        }
        Ok(())
    }

    /// The bytes of every document that is kept.
    fn recorded_files(&self, found: &mut Recorded) -> Result<(), Error> {
        let mut statement = self.db.prepare("SELECT case_id, id FROM documents")?;
        let mut told = statement.query([])?;
        while let Some(row) = told.next()? {
            let (case, id): (String, String) = (row.get(0)?, row.get(1)?);
            let place = format!("documents/{case}/{id}");
            let id = rows::parsed(&id, "documents")?;
            let salt = self.document_salt(id)?;
            let mut named = |called: &str, bytes: Option<Vec<u8>>| {
                let digest = salt.as_ref().zip(bytes).map(|(it, bytes)| salted_digest(it, &bytes));
                put(found, place.clone(), called, digest);
            };
            named("source", self.document_bytes(id, DocumentPart::Source)?);
            named("prepared", self.document_bytes(id, DocumentPart::Prepared)?);
            named("source_picture", self.own_picture(id, DocumentPart::Source)?);
            named("prepared_picture", self.own_picture(id, DocumentPart::Prepared)?);
        }
        Ok(())
    }
}

fn put(found: &mut Recorded, place: String, called: &str, digest: Option<Digest>) {
    let digest = digest.map_or(Value::Null, |it| it.to_string().into());
    let row = found.entry(place).or_insert_with(|| Value::Object(serde_json::Map::new()));
    row[called] = digest;
}
