use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{CaseId, ConnectionId, DocumentRule, Goes, Message, Sent};
use dossier_store::{KeptCase, KeptDocument, ReadTx};
use serde::Serialize;

use super::unsent;
use crate::{Desk, Error, NotFound, desk::case_in};

/// What goes within this time is told as going soon.
const SOON: TimeDelta = TimeDelta::days(30);

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
    /// It was not sent, and goes within a week.
    pub warns: bool,
    /// All of it in a sentence.
    pub told: Message,
}

/// How much goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeptCount {
    /// Documents.
    pub documents: u32,
    /// Cases whose applicant's data goes.
    pub applicants: u32,
}

impl KeptCount {
    fn add(&mut self, row: &KeptRow) {
        match row.what {
            "document" => self.documents += 1,
            _ => self.applicants += 1,
        }
    }
}

/// What goes now and soon.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UpcomingView {
    /// What is over its time.
    pub due: KeptCount,
    /// What goes within 30 days.
    pub soon: KeptCount,
    /// Cases of which nothing goes because of a legal hold.
    pub on_hold: u32,
    /// What is over its time, then what goes soon, the earliest first.
    pub rows: Vec<KeptRow>,
    /// The time up to which it was looked.
    pub up_to: DateTime<Utc>,
    /// Whether a provider's clock agrees with this computer's; until then nothing goes for its age.
    pub clock_confirmed: bool,
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
            .walk(move |tx| {
                let up_to = tx.erasing_clock()?.max(says);
                if let KeptScope::Case(id) = scope {
                    return kept(tx, id, up_to);
                }
                let is_meant = |case: &KeptCase| match scope {
                    KeptScope::Connection(id) => id == case.connection_id,
                    KeptScope::All | KeptScope::Case(_) => true,
                };
                let rows = of_all(tx, is_meant, up_to)?;
                Ok(KeptView { on_hold: false, rows, up_to })
            })
            .await
    }

    /// What goes now and within 30 days, counted and line by line.
    pub async fn upcoming(&self) -> Result<UpcomingView, Error> {
        let (says, clock_confirmed) = (self.now(), self.is_clock_confirmed());
        self.inner
            .vault
            .walk(move |tx| {
                let up_to = tx.erasing_clock()?.max(says);
                let (mut due, mut soon) = (KeptCount::default(), KeptCount::default());
                let mut held = HashSet::new();
                let mut rows = of_all(tx, |_| true, up_to)?;
                rows.retain(|row| {
                    if row.goes == "hold" {
                        held.insert(row.case_id.clone());
                    }
                    let is_soon = row.at.is_some_and(|at| at <= up_to + SOON);
                    match row.goes {
                        "due" => due.add(row),
                        "at" if is_soon => soon.add(row),
                        _ => return false,
                    }
                    true
                });
                // What is over its time has none.
                rows.sort_by_key(|row| row.at);
                let on_hold = u32::try_from(held.len()).unwrap_or(u32::MAX);
                Ok(UpcomingView { due, soon, on_hold, rows, up_to, clock_confirmed })
            })
            .await
    }
}

fn of_all(
    tx: &ReadTx<'_>,
    is_meant: impl Fn(&KeptCase) -> bool,
    now: DateTime<Utc>,
) -> Result<Vec<KeptRow>, Error> {
    let mut documents: HashMap<CaseId, Vec<KeptDocument>> = HashMap::new();
    for document in tx.kept_documents()? {
        documents.entry(document.case_id).or_default().push(document);
    }
    let mut rows = Vec::new();
    for case in tx.kept_cases()?.iter().filter(|case| is_meant(case)) {
        let own = documents.get(&case.case_id).map_or(&[][..], Vec::as_slice);
        rows.extend(of_case(tx, case, own, now)?);
    }
    Ok(rows)
}

/// What is kept of a case and until when, what went, and what stays.
pub(crate) fn kept(tx: &ReadTx<'_>, id: CaseId, now: DateTime<Utc>) -> Result<KeptView, Error> {
    let case = tx.kept_case(id)?.ok_or(Error::NotFound(NotFound::Case))?;
    let documents = tx.kept_documents_of(id)?;
    let mut rows = of_case(tx, &case, &documents, now)?;
    let row = |what, slot: Option<String>, goes, at, rule, told| KeptRow {
        case_id: id.to_string(),
        external_id: None,
        what,
        slot,
        goes,
        at,
        rule,
        warns: false,
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

fn of_case(
    tx: &ReadTx<'_>,
    case: &KeptCase,
    documents: &[KeptDocument],
    now: DateTime<Utc>,
) -> Result<Vec<KeptRow>, Error> {
    let rule = tx.retention(case.connection_id)?;
    let external_id = case_in(tx, case.case_id)?.external_id;
    // A case that ended since the last run is told as if it ended now.
    let mut ending = case.ending;
    if case.is_final {
        ending.at = ending.at.or(Some(now));
    }
    let row = |what, slot: Option<String>, goes: Goes, of: (&str, u32), code: String| {
        let (word, at) = match goes {
            Goes::At(at) if at <= now => ("due", None),
            Goes::At(at) => ("at", Some(at)),
            Goes::WhenDecided => ("decided", None),
            Goes::WhenDated => ("dated", None),
            Goes::NotOnHold => ("hold", None),
        };
        let (of, days) = of;
        let mut told = Message::new(format!("goes-{of}-{word}")).with("days", days);
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
            warns: of == "unsent" && at.is_none_or(|at| at - now <= unsent::WARNED),
            told,
        }
    };
    let mut rows: Vec<KeptRow> = documents
        .iter()
        .map(|it| {
            // One that nobody has looked at since it came is told as if it came now.
            let sent = match it.sent {
                Sent::Not(since) => Sent::Not(since.or(Some(now))),
                Sent::Taken => Sent::Taken,
            };
            let (goes, under) = rule.document(&ending, sent);
            let of = match under {
                DocumentRule::Keep => ("document", rule.keep_days),
                DocumentRule::Unsent => ("unsent", rule.unsent_days),
            };
            row("document", Some(it.slot.to_string()), goes, of, rule.document_rule(under))
        })
        .collect();
    if case.has_words {
        let goes = rule.applicant(&ending);
        let of = ("applicant", rule.applicant_days);
        rows.push(row("applicant", None, goes, of, rule.applicant_rule()));
    }
    Ok(rows)
}
