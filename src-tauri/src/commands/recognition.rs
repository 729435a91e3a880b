//! Whose document a file is of.

use dossier_app::{Compared, Doubt, Elsewhere, Recognised};
use dossier_domain::{
    ComparedField, Comparison, Difference, Edit, Finding, ReadFrom, Sensitive, SlotName,
};
use serde::Serialize;
use tauri::State;

use super::case_id;
use crate::{error::CommandError, guard::guarded, state::Shell};

/// What was read on a file, held against the applicant.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RecognisedView {
    /// Field by field.
    pub comparisons: Vec<ComparisonView>,
    /// Why it may be of another person; attached, it is held then.
    pub doubts: Vec<Doubt>,
    /// Other cases that have the same picture.
    pub elsewhere: Vec<ElsewhereView>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// The open slot of this case that it seems to be for.
    pub suggestion: Option<String>,
}

/// Another case that has the same picture.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ElsewhereView {
    /// The case.
    pub case_id: String,
    /// The customer's name, as the queue shows it.
    pub name: Option<String>,
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

impl From<Comparison> for ComparisonView {
    fn from(comparison: Comparison) -> Self {
        let Comparison { field, difference, read_from, applicant, document } = comparison;
        let value = |value: Option<Sensitive<String>>| value.map(Sensitive::into_exposed);
        let (applicant, document) = (value(applicant), value(document));
        Self { field, applicant, document, difference, read_from }
    }
}

impl From<Elsewhere> for ElsewhereView {
    fn from(Elsewhere { case_id, name }: Elsewhere) -> Self {
        Self { case_id: case_id.to_string(), name: name.map(Sensitive::into_exposed) }
    }
}

impl From<Recognised> for RecognisedView {
    fn from(recognised: Recognised) -> Self {
        let Recognised { comparisons, doubts, elsewhere, findings, suggestion, .. } = recognised;
        Self {
            comparisons: comparisons.into_iter().map(Into::into).collect(),
            doubts,
            elsewhere: elsewhere.into_iter().map(Into::into).collect(),
            findings,
            suggestion: suggestion.map(|slot| slot.to_string()),
        }
    }
}

/// What was read on the kept document of a slot, held against the applicant as they are now.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ComparedView {
    /// The document.
    pub document_id: String,
    /// Its slot.
    pub slot: String,
    /// Field by field; empty where nothing was read on it.
    pub comparisons: Vec<ComparisonView>,
    /// Why it may be of another person.
    pub doubts: Vec<Doubt>,
    /// Other cases that have the same picture.
    pub elsewhere: Vec<ElsewhereView>,
}

impl From<Compared> for ComparedView {
    fn from(compared: Compared) -> Self {
        let Compared { document_id, slot, comparisons, doubts, elsewhere } = compared;
        Self {
            document_id: document_id.to_string(),
            slot: slot.to_string(),
            comparisons: comparisons.into_iter().map(Into::into).collect(),
            doubts,
            elsewhere: elsewhere.into_iter().map(Into::into).collect(),
        }
    }
}

/// What was read on the documents of a case, beside what is known of the applicant.
#[tauri::command]
#[specta::specta]
pub async fn compared_documents(
    shell: State<'_, Shell>,
    case_id: String,
) -> Result<Vec<ComparedView>, CommandError> {
    guarded(shell, move |shell| async move {
        let compared = shell.desk()?.compared(self::case_id(&case_id)?).await?;
        shell.desk()?;
        Ok(compared.into_iter().map(Into::into).collect())
    })
    .await
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
        Ok(recognised.into())
    })
    .await
}
