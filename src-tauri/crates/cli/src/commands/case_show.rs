use std::collections::BTreeSet;

use chrono::Utc;
use dossier_app::{CaseView, ItemView, OtherCase, TimelineView};
use dossier_domain::{Message, Page};
use dossier_words::{Words, visible};
use owo_colors::{OwoColorize, Stream};
use serde::Serialize;
use serde_json::Value;

use super::{case_list::need, wanted::wanted};
use crate::{
    fail::Failure,
    report::Report,
    table::{facts, table},
    terminal::Terminal,
    times::{clock, due},
};

pub(super) async fn run(
    terminal: &Terminal,
    case: &str,
    reveal: Option<String>,
) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_case(case).await?;
    let view = match reveal {
        Some(reason) => desk.reveal_case(id, &reason).await?,
        None => desk.show_case(id).await?,
    };
    let same_person = desk.same_person(id).await?;
    let shown = Shown { case: &view, same_person };
    let text = Sheet { words: terminal.words(), case: &view, same: &shown.same_person }.text();
    Ok(Report::new(&shown, text))
}

/// A case, and what stands beside it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    case: &'a CaseView,
    /// Other cases of what seems to be the same person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_person: Vec<OtherCase>,
}

/// A case on a page: what is wrong first, what happened last.
struct Sheet<'a> {
    words: &'a Words,
    case: &'a CaseView,
    same: &'a [OtherCase],
}

impl Sheet<'_> {
    fn text(&self) -> String {
        let parts = [
            ("", self.head()),
            ("Warnings", self.warnings()),
            ("Needed", self.needed()),
            ("For the customer", self.pages()),
            ("Applicant", self.applicant()),
            ("The same person", self.same_person()),
            ("Slots", self.slots()),
            ("Possible now", self.actions()),
            ("Submissions", self.submissions()),
            ("Checklist", self.checklist()),
            ("Recommendation and notes", self.review()),
            ("What happened", self.timeline()),
        ];
        let part = |(title, body): (&str, String)| match title {
            "" => body,
            _ => {
                let title = title.if_supports_color(Stream::Stdout, |it| it.bold()).to_string();
                format!("{title}\n{body}")
            }
        };
        let filled = parts.into_iter().filter(|(_, body)| !body.is_empty());
        filled.map(part).collect::<Vec<_>>().join("\n\n")
    }

    fn head(&self) -> String {
        let case = self.case;
        let summary = &case.summary;
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let mut lines = vec![
            ("Case", summary.case_id.clone()),
            ("Name", text(&case.name)),
            (
                "Provider",
                format!("{} ({})", case.provider, self.label("environment", case.environment)),
            ),
            ("Provider's id", text(&summary.external_id)),
            ("Stage", self.label("stage", summary.stage.as_str())),
            ("Provider's status", text(&summary.provider_status)),
        ];
        if let Some(customer) = &case.customer_id {
            lines.push(("Customer", customer.clone()));
        }
        if let Some(at) = case.due_at {
            lines.push(("Due", format!("{} ({})", due(self.words, at, Utc::now()), clock(at))));
        }
        if let Some(at) = case.deadline {
            let estimated = if case.deadline_estimated { ", by our count" } else { "" };
            lines.push(("Provider waits", format!("until {}{estimated}", clock(at))));
        }
        facts(&lines)
    }

    fn label(&self, list: &str, word: &str) -> String {
        self.words.label(list, word)
    }

    fn warnings(&self) -> String {
        let case = self.case;
        let mut warnings: Vec<String> =
            case.provider_reasons.iter().map(|it| self.reason(it)).collect();
        for slot in case.slots.iter().filter(|slot| slot.state == "refused") {
            let reason = slot.reason.as_deref().map(|it| self.reason(it));
            let reason = reason.unwrap_or_else(|| "no reason given".to_owned());
            warnings.push(format!("{} was refused: {reason}", slot.slot));
        }
        let unsent = case.kept.rows.iter().filter(|row| row.warns);
        warnings.extend(unsent.map(|row| self.words.say(&row.told)));
        for submission in &case.submissions {
            if submission.state == "parked"
                && let Some(reason) = &submission.reason
            {
                let kind = self.label("kind", submission.kind);
                warnings.push(format!("{kind} waits for a person: {}", self.words.say(reason)));
            }
        }
        warnings.extend(case.timeline.iter().filter_map(|entry| self.notice(entry)));
        let line = |warning: String| {
            let line = format!("! {}", visible(&warning));
            line.if_supports_color(Stream::Stdout, |it| it.yellow()).to_string()
        };
        warnings.into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The provider's own words, or our sentence for what was concluded from its status.
    fn reason(&self, reason: &str) -> String {
        let ours = Message::new(format!("told-{reason}"));
        if self.words.has(&ours.id) {
            self.words.say(&ours)
        } else {
            format!("the provider says: {reason}")
        }
    }

    fn notice(&self, entry: &TimelineView) -> Option<String> {
        let text = |name: &str| entry.data.get(name).and_then(Value::as_str);
        let notice = text("notice").filter(|_| entry.kind == "notice.raised")?;
        let message = Message::new(notice)
            .with("from", text("from").unwrap_or("-"))
            .with("to", text("to").unwrap_or("-"));
        Some(self.words.say(&message))
    }

    fn needed(&self) -> String {
        let open = self.case.requirements.iter().filter(|it| !it.satisfied);
        let mut lines: Vec<String> = open
            .map(|it| {
                let kind = serde_json::to_value(it.kind).unwrap_or_default();
                let kind = self.label("requirement", kind.as_str().unwrap_or_default());
                let optional = if it.optional { " (optional)" } else { "" };
                let reasons: BTreeSet<_> =
                    it.fields.iter().filter_map(|field| field.reason.as_deref()).collect();
                let reasons = reasons.iter().map(|reason| format!(". The provider says: {reason}"));
                format!("{kind}{optional}: {}{}", wanted(it), reasons.collect::<String>())
            })
            .collect();
        if !self.case.needs.is_empty() {
            let needs: Vec<_> = self.case.needs.iter().map(|it| need(self.words, it)).collect();
            lines.push(format!("Next: {}", needs.join(", ")));
        }
        visible(&lines.join("\u{1f}")).replace(r"\u{1f}", "\n")
    }

    /// Pages whose links a person hands on.
    fn pages(&self) -> String {
        let line = |page: &Page| {
            let kind = serde_json::to_value(page.kind).unwrap_or_default();
            let kind = self.label("page", kind.as_str().unwrap_or_default());
            format!("{kind}: {}", visible(&page.url))
        };
        self.case.pages.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn applicant(&self) -> String {
        match &self.case.applicant {
            Value::Object(map) if map.is_empty() => String::new(),
            applicant => facts(
                &leaves(applicant, "")
                    .iter()
                    .map(|(path, value)| (path.as_str(), value.clone()))
                    .collect::<Vec<_>>(),
            ),
        }
    }

    /// By name and date of birth, or by e-mail address.
    fn same_person(&self) -> String {
        let rows = self.same.iter().map(|other| {
            let summary = &other.summary;
            let status = summary.provider_status.clone().unwrap_or_default();
            let stage = self.label("stage", summary.stage.as_str());
            vec![other.connection.clone(), stage, status, summary.case_id.clone()]
        });
        if self.same.is_empty() {
            return String::new();
        }
        table(&["Connection", "Stage", "Provider's status", "Case"], rows)
    }

    fn slots(&self) -> String {
        if self.case.slots.is_empty() {
            return String::new();
        }
        let rows = self.case.slots.iter().map(|slot| {
            let rule = slot.rule.as_ref().map_or_else(String::new, |rule| {
                let types: Vec<_> = rule.media_types.iter().map(|it| it.as_str()).collect();
                format!("{}, at most {} bytes", types.join(" or "), rule.max_bytes)
            });
            let word = slot.provider_word.clone().unwrap_or_default();
            vec![slot.slot.clone(), self.label("slot", slot.state), word, rule]
        });
        table(&["Slot", "State", "Provider's word", "Rule"], rows)
    }

    fn actions(&self) -> String {
        let line = |action: &dossier_app::ActionView| {
            let name = self.label("action", action.action);
            match &action.reason {
                Some(reason) => format!("- {name}: no. {}", self.words.say(reason)),
                None => format!("+ {name}"),
            }
        };
        self.case.actions.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn submissions(&self) -> String {
        if self.case.submissions.is_empty() {
            return String::new();
        }
        super::outbox::list(self.words, &self.case.submissions)
    }

    /// What the policy has looked at, and how much of it was.
    fn checklist(&self) -> String {
        let items = &self.case.checklist;
        let is_ticked = |item: &str| self.case.checks.iter().any(|check| check.item == item);
        let count = items.iter().filter(|it| is_ticked(&it.item)).count();
        let line = |it: &ItemView| {
            let mark = if is_ticked(&it.item) { "x" } else { " " };
            let label = it.label.as_deref().map(|label| format!("  {}", visible(label)));
            format!("[{mark}] {}{}", it.item, label.unwrap_or_default())
        };
        if items.is_empty() {
            return String::new();
        }
        let lines: Vec<_> = items.iter().map(line).collect();
        format!("{count}/{} ticked\n{}", items.len(), lines.join("\n"))
    }

    fn review(&self) -> String {
        let case = self.case;
        let mut lines = Vec::new();
        if let Some(decision) = &case.recommendation {
            let reasons = decision.reasons.join(", ");
            lines.push(format!("recommended: {} ({reasons})", decision.recommendation));
            if decision.outdated {
                let parts: Vec<_> =
                    decision.changed.iter().map(|it| self.label("evidence", it.as_str())).collect();
                let line = format!("! outdated, the evidence changed since: {}", parts.join(", "));
                let line = line.if_supports_color(Stream::Stdout, |it| it.yellow()).to_string();
                lines.push(line);
            }
        }
        lines.extend(case.checks.iter().map(|check| {
            format!("ticked: {} ({}, {})", check.item, visible(&check.reviewer), clock(check.at))
        }));
        lines.extend(case.notes.iter().map(|note| {
            let text = if note.erased { "(erased)".to_owned() } else { visible(&note.text) };
            format!("{} {}: {text}", clock(note.at), visible(&note.reviewer))
        }));
        lines.join("\n")
    }

    fn timeline(&self) -> String {
        let rows = self.case.timeline.iter().map(|entry| {
            let kind = entry.kind.replace('_', "-");
            let data =
                ["event", "submission", "slot", "state", "reason", "provider_status", "attested"];
            let told: Vec<&str> =
                data.iter().filter_map(|name| entry.data.get(*name)?.as_str()).collect();
            vec![
                entry.seq.to_string(),
                clock(entry.at),
                self.label("actor", entry.actor),
                self.label("event", &kind),
                told.join(" "),
            ]
        });
        table(&["No.", "Time", "Who", "What", ""], rows)
    }
}

/// Values with their dotted paths.
fn leaves(value: &Value, path: &str) -> Vec<(String, String)> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(name, value)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(value, &path)
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, value)| leaves(value, &format!("{path}.{at}")))
            .collect(),
        Value::Null => Vec::new(),
        Value::String(text) => vec![(path.to_owned(), text.clone())],
        other => vec![(path.to_owned(), other.to_string())],
    }
}
