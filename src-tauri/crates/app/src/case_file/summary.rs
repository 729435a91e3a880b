use chrono::{DateTime, Utc};
use dossier_domain::{Document, Message};
use dossier_store::NamedText;
use dossier_summary::{Column, Part, Sheet};
use dossier_words::Words;
use serde_json::Value;

use super::gather::Gathered;
use crate::{Error, RequirementView, TimelineView};

/// The case on pages, for people.
pub(super) fn summary(gathered: &Gathered, redacted: bool) -> Result<Vec<u8>, Error> {
    let page = Page { words: Words::english(), gathered, redacted };
    let set = page.sheet().to_pdf();
    set.map_err(|_| Error::Internal("the summary could not be set on pages"))
}

struct Page<'a> {
    words: Words,
    gathered: &'a Gathered,
    redacted: bool,
}

/// Which entries' data is worth a line, in this order.
const TOLD: [&str; 9] = [
    "submission",
    "slot",
    "state",
    "reason",
    "provider_status",
    "attested",
    "event",
    "item",
    "recommendation",
];

impl Page<'_> {
    fn sheet(&self) -> Sheet {
        let variant = if self.redacted { "redacted" } else { "full" };
        Sheet {
            title: self.word("title"),
            subtitle: self.word(variant),
            foot: format!("{} · {}", self.word("foot"), self.gathered.case.summary.case_id),
            page_of,
            parts: [
                self.facts(),
                self.applicant(),
                self.requirements(),
                self.documents(),
                self.submissions(),
                self.recommendation(),
                self.texts(),
                self.timeline(),
                self.proof(),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }

    fn word(&self, name: &str) -> String {
        self.words.label("summary", name)
    }

    fn named(&self, rows: Vec<(&str, Option<String>)>) -> Vec<(String, String)> {
        let row = |(name, value): (&str, Option<String>)| Some((self.word(name), value?));
        rows.into_iter().filter_map(row).collect()
    }

    fn facts(&self) -> Option<Part> {
        let case = &self.gathered.case;
        let place = self.words.label("environment", case.environment);
        let deadline = case.deadline.map(|at| {
            let estimated =
                if case.deadline_estimated { self.word("estimated") } else { String::new() };
            format!("{} {estimated}", time(at)).trim_end().to_owned()
        });
        let rows = self.named(vec![
            ("name", case.name.clone().filter(|_| !self.redacted)),
            ("case", Some(case.summary.case_id.clone())),
            ("provider", Some(format!("{} ({place})", case.provider))),
            ("external", case.summary.external_id.clone()),
            ("stage", Some(self.words.label("stage", case.summary.stage.as_str()))),
            ("status", case.summary.provider_status.clone()),
            ("due", case.due_at.map(time)),
            ("deadline", deadline),
            ("made", Some(time(self.gathered.checkpoint.at))),
        ]);
        Some(Part::Facts { heading: self.word("facts"), rows })
    }

    /// In the provider's field names, numbers masked.
    fn applicant(&self) -> Option<Part> {
        let rows = leaves(&self.gathered.case.applicant, "");
        let some = !self.redacted && !rows.is_empty();
        some.then(|| Part::Facts { heading: self.word("applicant"), rows })
    }

    fn requirements(&self) -> Option<Part> {
        let row = |it: &RequirementView| {
            let kind = serde_json::to_value(it.kind).unwrap_or_default();
            let sets = it.alternatives.iter().map(|set| set.join(" + "));
            vec![
                self.words.label("requirement", kind.as_str().unwrap_or_default()),
                sets.collect::<Vec<_>>().join(", or "),
                self.word(if it.satisfied { "met" } else { "open" }),
            ]
        };
        let rows = self.gathered.case.requirements.iter().map(row).collect();
        self.table("requirements", &[("asked", 3.0), ("by", 6.0), ("state", 2.0)], rows)
    }

    fn documents(&self) -> Option<Part> {
        let row = |document: &Document| {
            let facts = &document.prepared;
            let size = match (facts.width, facts.height, facts.pages) {
                (Some(width), Some(height), _) => format!("{width} × {height}"),
                (.., Some(pages)) => format!("{pages} p."),
                _ => String::new(),
            };
            let kept = document.erased_at.map_or_else(
                || self.word("kept"),
                |at| format!("{} {}", self.word("erased"), time(at)),
            );
            let bytes = facts.bytes.div_ceil(1000);
            let kind = format!("{} {size}, {bytes} kB", facts.media_type.as_str());
            vec![
                document.slot.to_string(),
                time(document.attached_at),
                kind,
                facts.sha256.clone(),
                kept,
            ]
        };
        let rows = self.gathered.documents.iter().map(|it| row(&it.facts)).collect();
        let columns =
            [("slot", 2.4), ("attached", 2.4), ("file", 2.6), ("sha256", 4.2), ("bytes", 1.4)];
        self.table("documents", &columns, rows)
    }

    fn submissions(&self) -> Option<Part> {
        let rows = self.gathered.case.submissions.iter().map(|it| {
            let answered = it.receipt.as_ref().map(|receipt| receipt.at);
            let answered = answered.or(it.refusal.as_ref().map(|refusal| refusal.at));
            let word = match (&it.receipt, &it.refusal) {
                (Some(receipt), _) => receipt.provider_status.clone().unwrap_or_default(),
                (_, Some(refusal)) if !self.redacted => refusal.words.clone(),
                (_, Some(refusal)) => format!("HTTP {}", refusal.status),
                _ => String::new(),
            };
            vec![
                self.words.label("kind", it.kind),
                it.slot.clone().unwrap_or_default(),
                self.words.label("state", it.state),
                answered.map(time).unwrap_or_default(),
                word,
            ]
        });
        let columns =
            [("sent", 2.0), ("slot", 2.4), ("state", 2.0), ("answered", 2.6), ("answer", 4.0)];
        self.table("submissions", &columns, rows.collect())
    }

    fn recommendation(&self) -> Option<Part> {
        let decision = self.gathered.case.recommendation.as_ref()?;
        let rows = self.named(vec![
            ("recommended", Some(self.words.label("recommendation", decision.recommendation))),
            ("reasons", Some(decision.reasons.join(", "))),
            ("when", Some(time(decision.at))),
            ("customer", decision.text.clone().filter(|_| !self.redacted)),
            ("private", decision.private.clone().filter(|_| !self.redacted)),
        ]);
        Some(Part::Facts { heading: self.word("recommendation"), rows })
    }

    fn texts(&self) -> Option<Part> {
        let text = |it: &NamedText| {
            let text = it.content.as_str().filter(|text| !text.is_empty())?;
            let by = it.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
            Some((format!("{}, {}{by}", self.word(it.kind), time(it.at)), text.to_owned()))
        };
        let paragraphs: Vec<_> = self.gathered.texts.iter().filter_map(text).collect();
        let some = !self.redacted && !paragraphs.is_empty();
        some.then(|| Part::Text { heading: self.word("texts"), paragraphs })
    }

    fn timeline(&self) -> Option<Part> {
        let row = |entry: &TimelineView| {
            let told =
                TOLD.iter().filter_map(|name| Some((*name, entry.data.get(*name)?.as_str()?)));
            let told = told.map(|(name, value)| match name {
                "submission" => self.words.label("kind", value),
                "state" => self.words.label("state", value),
                "recommendation" => self.words.label("recommendation", value),
                _ => value.to_owned(),
            });
            vec![
                entry.seq.to_string(),
                time(entry.at),
                self.words.label("actor", entry.actor),
                self.words.label("event", &entry.kind.replace('_', "-")),
                told.collect::<Vec<_>>().join(", "),
            ]
        };
        let rows = self.gathered.case.timeline.iter().map(row).collect();
        let columns = [("entry", 1.0), ("when", 3.0), ("who", 1.5), ("what", 4.0), ("which", 4.0)];
        self.table("timeline", &columns, rows)
    }

    fn proof(&self) -> Option<Part> {
        let mut rows = self.named(vec![
            ("vault", Some(self.gathered.vault.id.to_string())),
            ("fingerprint", Some(self.gathered.vault.fingerprint.clone())),
            ("head", Some(self.gathered.checkpoint.head.to_string())),
        ]);
        let seq = self.gathered.checkpoint.seq;
        let verify = Message::new("summary-verify").with("entry", seq);
        rows.push((self.word("journal"), self.words.say(&verify)));
        Some(Part::Facts { heading: self.word("proof"), rows })
    }

    fn table(
        &self,
        heading: &str,
        columns: &[(&str, f32)],
        rows: Vec<Vec<String>>,
    ) -> Option<Part> {
        let column = |(head, width): &(&str, f32)| Column { head: self.word(head), width: *width };
        let columns = columns.iter().map(column).collect();
        let some = !rows.is_empty();
        some.then(|| Part::Table { heading: self.word(heading), columns, rows })
    }
}

fn page_of(page: usize, pages: usize) -> String {
    let message = Message::new("summary-page").with("page", page).with("pages", pages);
    Words::english().say(&message)
}

/// A time as everybody reads it, wherever the page is read.
fn time(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// Values with their dotted paths.
fn leaves(value: &Value, path: &str) -> Vec<(String, String)> {
    let below = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match value {
        Value::Object(map) => map.iter().flat_map(|(name, it)| leaves(it, &below(name))).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, it)| leaves(it, &below(&at.to_string())))
            .collect(),
        Value::Null => Vec::new(),
        Value::String(text) => vec![(path.to_owned(), text.clone())],
        other => vec![(path.to_owned(), other.to_string())],
    }
}
