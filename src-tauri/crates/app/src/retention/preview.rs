use chrono::{DateTime, Utc};
use dossier_domain::{CaseId, ConnectionId, Goes, Message};
use dossier_store::{KeptCase, KeptDocument, ReadTx};
use serde::Serialize;

use crate::{Desk, Error, NotFound, desk::case_in};

/// Whose content to look at.
#[derive(Debug, Clone, Copy)]
pub enum KeptScope {
    /// Everything that goes some day.
    All,
    /// Of one connection.
    Connection(ConnectionId),
    /// Of one case, also what went already and what stays.
    Case(CaseId),
}

/// Something that is kept, or went.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeptRow {
    /// The case.
    pub case_id: String,
    /// The provider's id of it.
    pub external_id: Option<String>,
    /// `document`, `applicant` or `journal`.
    pub what: &'static str,
    /// The slot of a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// `due`, `at`, `decided` (not before the decision), `dated` (not before a date is entered),
    /// `hold`, `gone` or `stays`.
    pub goes: &'static str,
    /// When it goes or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// The rule, as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// All of it in a sentence.
    pub told: Message,
}

/// What is kept and until when.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeptView {
    /// Whether the case that was asked for is on legal hold.
    pub on_hold: bool,
    /// What is kept or went.
    pub rows: Vec<KeptRow>,
    /// The time up to which erasing has come.
    pub up_to: DateTime<Utc>,
}

impl Desk {
    /// What would go, when and why, and what stays.
    pub async fn preview_retention(&self, scope: KeptScope) -> Result<KeptView, Error> {
        let says = self.now();
        self.inner
            .vault
            .read(move |tx| {
                let up_to = tx.erasing_clock()?.max(says);
                if let KeptScope::Case(id) = scope {
                    return kept(tx, id, up_to);
                }
                let documents = tx.kept_documents()?;
                let mut rows = Vec::new();
                for case in tx.kept_cases()? {
                    let is_meant = match scope {
                        KeptScope::Connection(id) => id == case.connection_id,
                        KeptScope::All | KeptScope::Case(_) => true,
                    };
                    if is_meant {
                        let own = documents.iter().filter(|it| it.case_id == case.case_id);
                        rows.extend(of_case(tx, &case, own, up_to)?);
                    }
                }
                Ok(KeptView { on_hold: false, rows, up_to })
            })
            .await
    }
}

/// What is kept of a case and until when, what went, and what stays.
pub(crate) fn kept(tx: &ReadTx<'_>, id: CaseId, now: DateTime<Utc>) -> Result<KeptView, Error> {
    let case = tx.kept_case(id)?.ok_or(Error::NotFound(NotFound::Case))?;
    let documents = tx.kept_documents_of(id)?;
    let mut rows = of_case(tx, &case, documents.iter(), now)?;
    let row = |what, slot: Option<String>, goes, at, rule, told| KeptRow {
        case_id: id.to_string(),
        external_id: None,
        what,
        slot,
        goes,
        at,
        rule,
        told,
    };
    for erasure in tx.erasures(id)? {
        let date = erasure.at.date_naive();
        let told = |message: &str| {
            Message::new(message).with("date", date).with("rule", erasure.rule.replace('_', " "))
        };
        let (at, rule) = (Some(erasure.at), Some(erasure.rule.clone()));
        rows.push(match erasure.document_id {
            Some(document) => {
                let slot = tx.document(document)?.map(|it| it.slot.to_string());
                let told = told("goes-document-gone").with("slot", slot.as_deref().unwrap_or("-"));
                row("document", slot, "gone", at, rule, told)
            }
            None => row("applicant", None, "gone", at, rule, told("goes-applicant-gone")),
        });
    }
    rows.push(row("journal", None, "stays", None, None, Message::new("goes-journal-stays")));
    let external_id = case_in(tx, id)?.external_id;
    for row in &mut rows {
        row.external_id.clone_from(&external_id);
    }
    Ok(KeptView { on_hold: case.ending.on_hold, rows, up_to: now })
}

fn of_case<'a>(
    tx: &ReadTx<'_>,
    case: &KeptCase,
    documents: impl Iterator<Item = &'a KeptDocument>,
    now: DateTime<Utc>,
) -> Result<Vec<KeptRow>, Error> {
    let rule = tx.retention(case.connection_id)?;
    let external_id = case_in(tx, case.case_id)?.external_id;
    // A case that ended since the last run is told as if it ended now.
    let mut ending = case.ending;
    if case.is_final {
        ending.at = ending.at.or(Some(now));
    }
    let row = |what: &'static str, slot: Option<String>, goes: Goes, days: u32, code: String| {
        let (word, at) = match goes {
            Goes::At(at) if at <= now => ("due", None),
            Goes::At(at) => ("at", Some(at)),
            Goes::WhenDecided => ("decided", None),
            Goes::WhenDated => ("dated", None),
            Goes::NotOnHold => ("hold", None),
        };
        let mut told = Message::new(format!("goes-{what}-{word}")).with("days", days);
        if let Some(at) = at {
            told = told.with("date", at.date_naive());
        }
        if let Some(slot) = &slot {
            told = told.with("slot", slot);
        }
        KeptRow {
            case_id: case.case_id.to_string(),
            external_id: external_id.clone(),
            what,
            slot,
            goes: word,
            at,
            rule: Some(code),
            told,
        }
    };
    let mut rows: Vec<KeptRow> = documents
        .map(|it| {
            let goes = rule.document(&ending, it.is_taken);
            let slot = Some(it.slot.to_string());
            row("document", slot, goes, rule.keep_days, rule.document_rule())
        })
        .collect();
    if case.has_words {
        let goes = rule.applicant(&ending);
        rows.push(row("applicant", None, goes, rule.applicant_days, rule.applicant_rule()));
    }
    Ok(rows)
}
