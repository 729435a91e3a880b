//! From the journal's entries to rows.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};
use dossier_domain::{Actor, Entry, Stage};
use dossier_store::Recorded;
use serde_json::{Value, json};

use crate::facts;

/// Tables whose rows are of a case, which their places name.
pub(super) const OF_CASES: [&str; 16] = [
    "applicants",
    "attestations",
    "cases",
    "checks",
    "decisions",
    "document_details",
    "document_readings",
    "documents",
    "erasures",
    "escalations",
    "holds",
    "notes",
    "record_dates",
    "snoozes",
    "submission_bodies",
    "submissions",
];

/// What entries build.
#[derive(Default)]
pub(super) struct Built {
    pub(super) rows: Recorded,
    /// Entries that do not follow from those before them.
    pub(super) odd: Vec<u64>,
    /// Rows that are only ever added to, by table and case.
    counts: HashMap<String, u64>,
}

/// Whether the version that began this journal told everything that is built from it.
pub(super) fn is_told_in_full(entries: &[Entry]) -> bool {
    let first = entries.iter().find(|it| it.fact.kind == facts::VAULT_CREATED);
    first.is_some_and(|it| it.fact.data.contains_key("schema"))
}

pub(super) fn fold(entries: &[Entry]) -> Built {
    let mut built = Built::default();
    for entry in entries {
        built.take(&Told { entry });
    }
    built
}

/// An entry, as rows are made from it.
struct Told<'a> {
    entry: &'a Entry,
}

impl Told<'_> {
    /// An id, a code or a digest; null where the entry has none of this name.
    fn value(&self, name: &str) -> Value {
        self.entry.fact.data.get(name).cloned().unwrap_or_default()
    }

    fn text(&self, name: &str) -> &str {
        self.entry.fact.data.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn case(&self) -> String {
        self.entry.fact.case_id.map(|id| id.to_string()).unwrap_or_default()
    }

    /// The place of a row that belongs to the case.
    fn at(&self, table: &str, id: &str) -> String {
        format!("{table}/{}/{id}", self.case())
    }

    fn time(&self) -> String {
        spelt(self.entry.at)
    }

    fn by(&self) -> Value {
        match self.entry.actor {
            Actor::Reviewer(id) => id.to_string().into(),
            Actor::Provider | Actor::Dossier => Value::Null,
        }
    }
}

/// A time as tables have it.
fn spelt(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

impl Built {
    fn take(&mut self, it: &Told<'_>) {
        match it.entry.fact.kind.as_str() {
            facts::CASE_CREATED
            | facts::CASE_FOLLOWED
            | facts::CASE_ATTESTED
            | facts::SNAPSHOT_TAKEN
            | facts::APPLICANT_CORRECTED
            | facts::APPLICANT_ERASED => self.take_case(it),
            facts::SUBMISSION_QUEUED | facts::SUBMISSION_MOVED | facts::SUBMISSION_BODY => {
                self.take_submission(it);
            }
            facts::DOCUMENT_ATTACHED | facts::DETAILS_GIVEN | facts::DOCUMENT_ERASED => {
                self.take_document(it);
            }
            facts::NOTE_ADDED | facts::ANSWERED_OUTSIDE => self.note(it, "text"),
            facts::PERSON_CONFIRMED => self.note(it, "reason"),
            facts::REVEALED if it.entry.fact.case_id.is_some() => self.note(it, "reason"),
            facts::HOLD_SET => {
                self.new_row(it, format!("holds/{}", it.case()), json!({"set_at": it.time()}));
                self.note(it, "reason");
            }
            facts::CASE_SNOOZED => {
                let until = DateTime::parse_from_rfc3339(it.text("until")).ok();
                let row = json!({"until": until.map(|it| it.timestamp_micros())});
                self.rows.insert(format!("snoozes/{}", it.case()), row);
                self.note(it, "reason");
            }
            facts::CASE_WOKEN => self.gone(it, &format!("snoozes/{}", it.case())),
            facts::CASE_ESCALATED => {
                let row = json!({"at": it.entry.at.timestamp_micros()});
                self.new_row(it, format!("escalations/{}", it.case()), row);
                self.note(it, "reason");
            }
            facts::CASE_CALMED => self.gone(it, &format!("escalations/{}", it.case())),
            facts::HOLD_LIFTED => {
                self.gone(it, &format!("holds/{}", it.case()));
                self.note(it, "reason");
            }
            facts::ITEM_CHECKED => {
                let place = it.at("checks", it.text("item"));
                let row = json!({"by": it.by(), "at": it.time(), "policy": it.value("policy")});
                self.new_row(it, place, row);
            }
            facts::RECOMMENDED => {
                let reasons: Vec<&str> = it.text("reasons").split(',').collect();
                let row = json!({"by": it.by(), "at": it.time(), "reasons": reasons,
                    "recommendation": it.value("recommendation"), "policy": it.value("policy"),
                    "texts": it.value("texts"), "evidence": it.value("evidence")});
                self.add(it, "decisions", row);
            }
            _ => self.take_vault(it),
        }
    }

    fn take_vault(&mut self, it: &Told<'_>) {
        let id = it.text("connection_id").to_owned();
        match it.entry.fact.kind.as_str() {
            facts::VAULT_CREATED => {
                let place = format!("reviewers/{}", it.text("reviewer_id"));
                self.new_row(it, place, json!({"role": it.value("role")}));
            }
            facts::ROLE_SET => {
                let place = format!("reviewers/{}", it.text("reviewer_id"));
                self.change(it, &place, &[("role", it.value("role"))]);
            }
            facts::CONNECTION_ADDED => {
                let row = json!({"provider": it.value("provider"),
                    "environment": it.value("environment")});
                self.new_row(it, format!("connections/{id}"), row);
                self.new_row(it, format!("credentials/{id}"), json!({}));
            }
            facts::CREDENTIALS_ROTATED => self.change(it, &format!("credentials/{id}"), &[]),
            facts::CONNECTION_REMOVED => {
                self.gone(it, &format!("connections/{id}"));
                self.gone(it, &format!("credentials/{id}"));
                for table in ["retentions", "inboxes", "seen_events"] {
                    self.rows.remove(&format!("{table}/{id}"));
                }
            }
            facts::INBOX_SET => {
                self.rows.insert(format!("inboxes/{id}"), json!({}));
            }
            facts::INBOX_REMOVED => self.gone(it, &format!("inboxes/{id}")),
            facts::RETENTION_CHANGED if it.entry.fact.case_id.is_some() => {
                let row = json!({"counts_from": it.value("counts_from")});
                self.rows.insert(format!("record_dates/{}", it.case()), row);
            }
            facts::RETENTION_CHANGED => {
                let row = json!({"keep_days": it.value("keep_days"),
                    "applicant_days": it.value("applicant_days"),
                    "unsent_days": it.value("unsent_days"),
                    "record_keeper": it.value("record_keeper")});
                self.rows.insert(format!("retentions/{id}"), row);
            }
            facts::POLICY_SET => {
                let row = json!({"by": it.by(), "at": it.time(),
                    "policy_sha256": it.value("policy_sha256")});
                self.new_row(it, format!("policies/{}", it.value("policy")), row);
            }
            facts::EVENT_TAKEN => {
                let row = self.rows.entry(format!("seen_events/{id}")).or_default();
                *row = json!({"count": row["count"].as_u64().unwrap_or(0) + 1});
            }
            // The rest changes no row that the journal can tell.
            _ => {}
        }
    }

    fn take_case(&mut self, it: &Told<'_>) {
        let place = format!("cases/{}", it.case());
        match it.entry.fact.kind.as_str() {
            facts::CASE_CREATED | facts::CASE_FOLLOWED => {
                let row = json!({"connection_id": it.value("connection_id"),
                    "opened_at": it.time(), "external_id": it.value("external_id"),
                    "provider_status": null, "stage": Stage::NotSubmitted.as_str()});
                self.new_row(it, place, row);
            }
            facts::CASE_ATTESTED => {
                let at: Option<DateTime<Utc>> = it.text("at").parse().ok();
                let row = json!({"kind": it.value("attested"), "at": at.map(spelt),
                    "how": it.value("how")});
                self.add(it, "attestations", row);
            }
            facts::SNAPSHOT_TAKEN => {
                let (status, stage) = (it.value("provider_status"), it.value("stage"));
                self.change(it, &place, &[("provider_status", status), ("stage", stage)]);
            }
            facts::APPLICANT_ERASED => self.erase_applicant(it),
            _ => {}
        }
        if it.entry.fact.data.contains_key("applicant") {
            let row = json!({"name": it.value("applicant")});
            self.rows.insert(format!("applicants/{}", it.case()), row);
        }
    }

    fn take_submission(&mut self, it: &Told<'_>) {
        let id = it.text("submission_id");
        let place = it.at("submissions", id);
        let told = |names: &[&'static str]| -> Vec<(&'static str, Value)> {
            names.iter().map(|name| (*name, it.value(name))).collect()
        };
        match it.entry.fact.kind.as_str() {
            facts::SUBMISSION_BODY => {
                let row = json!({"name": it.value("body")});
                self.rows.insert(it.at("submission_bodies", id), row);
                return;
            }
            facts::SUBMISSION_QUEUED => {
                let mut row = json!({"attempts": 0, "provider_status": null, "reference": null,
                    "reconciled": null, "refused_with": null});
                for (name, value) in told(&["submission", "slot", "document_id", "state", "reason"])
                {
                    row[name] = value;
                }
                self.new_row(it, place, row);
            }
            _ => {
                let row = told(&[
                    "state",
                    "attempts",
                    "reason",
                    "provider_status",
                    "reference",
                    "reconciled",
                    "refused_with",
                ]);
                self.change(it, &place, &row);
            }
        }
        let case = format!("cases/{}", it.case());
        self.change(it, &case, &[("stage", it.value("stage"))]);
        if it.text("submission") == "create" && it.text("state") == "accepted" {
            self.change(it, &case, &[("external_id", it.value("reference"))]);
        }
    }

    fn take_document(&mut self, it: &Told<'_>) {
        let id = it.text("document_id");
        let place = it.at("documents", id);
        match it.entry.fact.kind.as_str() {
            facts::DOCUMENT_ATTACHED => {
                let row = json!({"slot": it.value("slot"), "attached_at": it.time(),
                    "recipe": it.value("recipe"), "source": it.value("source"),
                    "prepared": it.value("prepared"),
                    "source_picture": it.value("source_picture"),
                    "prepared_picture": it.value("prepared_picture"), "erased_at": null});
                self.new_row(it, place, row);
                if it.entry.fact.data.contains_key("reading") {
                    let row = json!({"name": it.value("reading")});
                    self.new_row(it, it.at("document_readings", id), row);
                }
                self.note(it, "person_confirmed");
            }
            facts::DOCUMENT_ERASED => {
                let gone = ["source", "prepared", "source_picture", "prepared_picture"];
                self.change(it, &place, &gone.map(|name| (name, Value::Null)));
                self.change(it, &place, &[("erased_at", it.time().into())]);
                self.rows.remove(&it.at("document_readings", id));
                self.erased(it, id);
            }
            _ => {
                let row = json!({"name": it.value("details")});
                self.rows.insert(it.at("document_details", it.text("document_type")), row);
            }
        }
    }

    /// What names the case and its words loses its rows and its names.
    fn erase_applicant(&mut self, it: &Told<'_>) {
        self.rows.remove(&format!("applicants/{}", it.case()));
        for table in ["document_details", "submission_bodies"] {
            let of_case = it.at(table, "");
            self.rows.retain(|place, _| !place.starts_with(&of_case));
        }
        let unnamed = [
            ("notes", "text"),
            ("decisions", "texts"),
            ("decisions", "evidence"),
            ("attestations", "how"),
        ];
        for (table, name) in unnamed {
            let of_case = it.at(table, "");
            let of_case = self
                .rows
                .range_mut(of_case.clone()..)
                .take_while(|row| row.0.starts_with(&of_case));
            of_case.for_each(|(_, row)| row[name] = Value::Null);
        }
        self.erased(it, "applicant");
    }

    fn erased(&mut self, it: &Told<'_>, what: &str) {
        let row = json!({"at": it.time(), "rule": it.value("rule")});
        self.rows.insert(it.at("erasures", what), row);
    }

    /// A note whose text the entry names; none where it names none.
    fn note(&mut self, it: &Told<'_>, name: &str) {
        if it.entry.fact.data.contains_key(name) {
            let row = json!({"by": it.by(), "at": it.time(), "text": it.value(name)});
            self.add(it, "notes", row);
        }
    }

    /// One more row of the case.
    fn add(&mut self, it: &Told<'_>, table: &str, row: Value) {
        let count = self.counts.entry(it.at(table, "")).or_default();
        *count += 1;
        let place = it.at(table, &count.to_string());
        self.new_row(it, place, row);
    }

    fn new_row(&mut self, it: &Told<'_>, place: String, row: Value) {
        if self.rows.insert(place, row).is_some() {
            self.odd.push(it.entry.seq);
        }
    }

    fn change(&mut self, it: &Told<'_>, place: &str, to: &[(&str, Value)]) {
        match self.rows.get_mut(place).and_then(Value::as_object_mut) {
            Some(row) => {
                row.extend(to.iter().map(|(name, value)| ((*name).to_owned(), value.clone())))
            }
            None => self.odd.push(it.entry.seq),
        }
    }

    fn gone(&mut self, it: &Told<'_>, place: &str) {
        if self.rows.remove(place).is_none() {
            self.odd.push(it.entry.seq);
        }
    }
}
