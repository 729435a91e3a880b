//! Whose document a file is of.

use dossier_app::{Doubt, Recognised};
use dossier_domain::{
    Act, ComparedField, Comparison, Difference, Edit, Finding, ReadFrom, Role, Sensitive, SlotName,
};
use serde::Serialize;
use tauri::State;

use super::case_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// Characters of a number that are shown.
const SHOWN_OF_NUMBER: usize = 4;

/// What was read on a file, held against the applicant.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RecognisedView {
    /// Field by field.
    pub comparisons: Vec<ComparisonView>,
    /// Why it may be of another person; attached, it is held then.
    pub doubts: Vec<Doubt>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// The open slot of this case that it seems to be for.
    pub suggestion: Option<String>,
}

/// One field. The values are only for who may review; a number shows its last four.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ComparisonView {
    /// Which.
    pub field: ComparedField,
    /// What the applicant's data say.
    pub applicant: Option<String>,
    /// What the document says.
    pub document: Option<String>,
    /// How the two stand to each other.
    pub difference: Difference,
    /// What it was read from.
    pub read_from: ReadFrom,
}

impl ComparisonView {
    fn shown_to(role: Role, comparison: &Comparison) -> Self {
        let Comparison { field, difference, read_from, .. } = *comparison;
        let value = |value: &Option<Sensitive<String>>| match value {
            Some(value) if role.may(Act::Review) => Some(match field {
                ComparedField::Number => last_four(value.expose()),
                _ => value.expose().clone(),
            }),
            _ => None,
        };
        let (applicant, document) = (value(&comparison.applicant), value(&comparison.document));
        Self { field, applicant, document, difference, read_from }
    }
}

fn view(role: Role, recognised: Recognised) -> RecognisedView {
    let Recognised { comparisons, doubts, findings, suggestion, .. } = recognised;
    RecognisedView {
        comparisons: comparisons.iter().map(|it| ComparisonView::shown_to(role, it)).collect(),
        doubts,
        findings,
        suggestion: suggestion.map(|slot| slot.to_string()),
    }
}

fn last_four(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(SHOWN_OF_NUMBER);
    "*".repeat(hidden) + &number.chars().skip(hidden).collect::<String>()
}

/// Reads a chosen file and holds it against the applicant of a case; may take seconds. Nothing is
/// kept.
#[tauri::command]
#[specta::specta]
pub async fn recognise_file(
    shell: State<'_, Shell>,
    case_id: String,
    slot: Option<String>,
    handle: String,
    edit: Edit,
) -> Result<RecognisedView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let id = self::case_id(&case_id)?;
        let bytes = shell.files().bytes(&handle)?;
        let slot = slot.map(SlotName::new);
        let read = async { Ok(desk.recognise(id, slot.as_ref(), &bytes, &edit).await?) };
        let recognised = shell.files().while_kept(&handle, read).await?;
        shell.desk()?;
        Ok(view(desk.reviewer().role, recognised))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_to(role: Role, field: ComparedField, document: &str) -> Option<String> {
        let comparison = Comparison {
            field,
            applicant: None,
            document: Some(Sensitive::new(document.to_owned())),
            difference: Difference::Missing,
            read_from: ReadFrom::Mrz,
        };
        let view = ComparisonView::shown_to(role, &comparison);
        assert_eq!((view.applicant, view.difference), (None, Difference::Missing));
        view.document
    }

    #[test]
    fn values_are_shown_to_who_may_review_and_of_a_number_the_last_four() {
        let name = |role| shown_to(role, ComparedField::Name, "SAMPLE NOBODY");
        assert_eq!(name(Role::Support), None);
        assert_eq!(name(Role::Reviewer).as_deref(), Some("SAMPLE NOBODY"));
        let number = |text| shown_to(Role::Supervisor, ComparedField::Number, text);
        assert_eq!(number("X00004821").as_deref(), Some("*****4821"));
        assert_eq!(number("821").as_deref(), Some("821"));
        assert_eq!(shown_to(Role::Support, ComparedField::Number, "X00004821"), None);
    }
}
