use std::collections::BTreeSet;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::{DuePolicy, Problem, Provider, Recommendation, Stage, WorkingDays};

/// The most hours that a stage may take: a year of working days.
const MOST_HOURS: u32 = 8_760;
/// The most characters of a label.
const LONGEST_LABEL: usize = 200;
/// The most entries of a list; more cannot be looked through.
const MOST_ENTRIES: usize = 100;
const LONGEST_CODE: usize = 64;

/// How a desk reviews. What a file leaves out is as it is shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Hours of working time after which a case is late.
    pub due_hours: DueHours,
    /// Days that count; none: every day.
    pub working_days: Vec<Day>,
    /// Reasons for each recommendation.
    pub reasons: Reasons,
    /// Whether reasons beside those of the lists are taken too.
    pub other_reasons: bool,
    /// What to look at, in which cases.
    pub checklists: Vec<Checklist>,
    /// Whether items beside those of the checklists can be ticked too.
    pub other_items: bool,
    /// Why a number may be shown in full.
    pub reveal_reasons: Vec<Coded>,
}

/// Hours of working time that a case may stand in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct DueHours {
    /// For documents and data.
    pub documents: u32,
    /// For a request for information, and for a status that nobody knows.
    pub information: u32,
    /// For a case that is ready to submit.
    pub ready: u32,
    /// Before a manual review is looked at again.
    pub manual_review: u32,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the days are what they are called")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A code for the record, and the words that people read. A code of the shipped policy has words
/// of the program; any other is shown by its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// Letters, digits, `_`, `-` and `.`.
    pub code: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Reasons for each recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    /// To approve.
    pub approve: Vec<Coded>,
    /// To decline.
    pub decline: Vec<Coded>,
    /// To ask the customer for more.
    pub request: Vec<Coded>,
}

/// What to look at in some cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Only in cases of these providers; none named: of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<Provider>,
    /// Only while a case is in one of these stages; none named: in all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// What to look at.
    pub items: Vec<Coded>,
}

impl Default for DueHours {
    fn default() -> Self {
        Self { documents: 72, information: 24, ready: 8, manual_review: 48 }
    }
}

impl Default for Policy {
    fn default() -> Self {
        let items = ["name", "birth_date", "address", "document_legible", "selfie"];
        Self {
            due_hours: DueHours::default(),
            working_days: vec![
                Day::Monday,
                Day::Tuesday,
                Day::Wednesday,
                Day::Thursday,
                Day::Friday,
            ],
            reasons: Reasons {
                approve: coded(&["identity_matches", "address_matches", "documents_complete"]),
                decline: coded(&[
                    "identity_mismatch",
                    "document_suspicious",
                    "document_expired",
                    "duplicate_person",
                ]),
                request: coded(&[
                    "document_unreadable",
                    "document_missing",
                    "data_differs",
                    "selfie_unclear",
                ]),
            },
            other_reasons: true,
            checklists: vec![Checklist {
                providers: Vec::new(),
                stages: Vec::new(),
                items: coded(&items),
            }],
            other_items: true,
            reveal_reasons: coded(&[
                "compare_document",
                "customer_call",
                "provider_question",
                "correction",
            ]),
        }
    }
}

fn coded(codes: &[&str]) -> Vec<Coded> {
    codes.iter().map(|code| Coded { code: (*code).to_owned(), label: None }).collect()
}

impl Coded {
    /// Whether a text can be a code: it goes into the journal as it is.
    pub fn is_code(text: &str) -> bool {
        let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        !text.is_empty() && text.len() <= LONGEST_CODE && text.chars().all(fits)
    }
}

impl Reasons {
    /// Those for a recommendation.
    pub fn of(&self, recommendation: Recommendation) -> &[Coded] {
        match recommendation {
            Recommendation::Approve => &self.approve,
            Recommendation::Decline => &self.decline,
            Recommendation::Request => &self.request,
        }
    }
}

impl Policy {
    /// When cases are late.
    pub fn due(&self) -> DuePolicy {
        let days: Vec<Weekday> = self.working_days.iter().map(|day| day.weekday()).collect();
        DuePolicy {
            documents: self.due_hours.documents,
            information: self.due_hours.information,
            ready: self.due_hours.ready,
            manual_review: self.due_hours.manual_review,
            working_days: WorkingDays::new(&days),
        }
    }

    /// What to look at in a case, each item once.
    pub fn items(&self, provider: Provider, stage: Stage) -> Vec<&Coded> {
        let fits = |list: &&Checklist| {
            (list.providers.is_empty() || list.providers.contains(&provider))
                && (list.stages.is_empty() || list.stages.contains(&stage))
        };
        let mut seen = BTreeSet::new();
        let all = self.checklists.iter().filter(fits).flat_map(|list| &list.items);
        all.filter(|item| seen.insert(&item.code)).collect()
    }

    /// Whether this is an item of any checklist.
    pub fn has_item(&self, code: &str) -> bool {
        self.checklists.iter().flat_map(|list| &list.items).any(|item| item.code == code)
    }

    /// What keeps it from being used; each with the place in the file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let hours = [
            ("documents", self.due_hours.documents),
            ("information", self.due_hours.information),
            ("ready", self.due_hours.ready),
            ("manual_review", self.due_hours.manual_review),
        ];
        for (name, hours) in hours {
            if !(1..=MOST_HOURS).contains(&hours) {
                let message = format!("Give a number of hours from 1 to {MOST_HOURS}.");
                problems.push(problem(format!("due_hours.{name}"), "out_of_range", message));
            }
        }
        for recommendation in Recommendation::ALL {
            let list = self.reasons.of(recommendation);
            let path = format!("reasons.{}", recommendation.as_str());
            if list.is_empty() && !self.other_reasons {
                let message = "Name at least one reason, or let other reasons be taken.";
                problems.push(problem(path.clone(), "required", message));
            }
            check(list, &path, &mut problems);
        }
        for (at, list) in self.checklists.iter().enumerate() {
            check(&list.items, &format!("checklists[{at}].items"), &mut problems);
        }
        if self.checklists.len() > MOST_ENTRIES {
            problems.push(too_many("checklists"));
        }
        if self.reveal_reasons.is_empty() {
            let message = "Name at least one reason for which a number may be shown.";
            problems.push(problem("reveal_reasons", "required", message));
        }
        check(&self.reveal_reasons, "reveal_reasons", &mut problems);
        problems
    }
}

fn check(list: &[Coded], path: &str, problems: &mut Vec<Problem>) {
    if list.len() > MOST_ENTRIES {
        problems.push(too_many(path));
    }
    let mut seen = BTreeSet::new();
    for (at, Coded { code, label }) in list.iter().enumerate() {
        let place = |part: &str| format!("{path}[{at}].{part}");
        if !Coded::is_code(code) {
            let message = "Use up to 64 letters, digits, points, hyphens and underscores.";
            problems.push(problem(place("code"), "format", message));
        } else if !seen.insert(code) {
            let message = "This code stands in the list already.";
            problems.push(problem(place("code"), "duplicate", message));
        }
        let length = label.as_ref().map(|label| label.trim().chars().count());
        if length.is_some_and(|length| !(1..=LONGEST_LABEL).contains(&length)) {
            let message = format!("Write 1 to {LONGEST_LABEL} characters, or leave it out.");
            problems.push(problem(place("label"), "length", message));
        }
    }
}

fn too_many(path: &str) -> Problem {
    problem(path, "too_long", format!("Name at most {MOST_ENTRIES}."))
}

fn problem(path: impl Into<String>, code: &str, message: impl Into<String>) -> Problem {
    let (path, code, message) = (path.into(), code.to_owned(), message.into());
    Problem { path, code, message, suggestion: None }
}

impl Day {
    fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_policy_is_sound_and_as_strict_as_the_desk_always_was() {
        let policy = Policy::default();
        assert_eq!(policy.problems(), []);
        assert_eq!(policy.due(), DuePolicy::default());
        assert_eq!(policy.items(Provider::Jiko, Stage::ManualReview).len(), 5);
    }

    #[test]
    fn what_a_file_leaves_out_is_as_shipped() {
        let read: Policy = serde_json::from_str(r#"{"due_hours": {"ready": 3}}"#).unwrap();
        let due_hours = DueHours { ready: 3, ..DueHours::default() };
        assert_eq!(read, Policy { due_hours, ..Policy::default() });
    }

    #[test]
    fn every_problem_is_told_with_its_place() {
        let mut policy = Policy::default();
        policy.due_hours.ready = 0;
        policy.reasons.decline = coded(&["a b", "x", "x"]);
        policy.reasons.decline[1].label = Some(" ".to_owned());
        policy.reveal_reasons.clear();
        let told: Vec<(String, String)> =
            policy.problems().into_iter().map(|it| (it.path, it.code)).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            told,
            [
                ("due_hours.ready", "out_of_range"),
                ("reasons.decline[0].code", "format"),
                ("reasons.decline[1].label", "length"),
                ("reasons.decline[2].code", "duplicate"),
                ("reveal_reasons", "required"),
            ]
        );
    }

    #[test]
    fn a_checklist_is_for_its_providers_and_stages() {
        let list = |providers: &[Provider], stages: &[Stage], items: &[&str]| Checklist {
            providers: providers.to_vec(),
            stages: stages.to_vec(),
            items: coded(items),
        };
        let policy = Policy {
            checklists: vec![
                list(&[], &[], &["name"]),
                list(&[Provider::Jiko], &[Stage::ManualReview], &["name", "call_back"]),
            ],
            ..Policy::default()
        };
        let codes = |provider, stage| {
            policy.items(provider, stage).iter().map(|it| it.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(codes(Provider::Jiko, Stage::ManualReview), ["name", "call_back"]);
        assert_eq!(codes(Provider::Jiko, Stage::InProgress), ["name"]);
        assert_eq!(codes(Provider::Atelio, Stage::ManualReview), ["name"]);
    }
}
