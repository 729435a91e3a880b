//! What moves a case on besides a submit: a new attempt, a correction, an answer, and what the
//! customer is attested to have done.

use std::collections::BTreeMap;

use dossier_app::{Answer, Queued};
use serde::Deserialize;
use serde_json::Value;
use tauri::State;

use super::{
    case::{AttestedRequest, QueuedView, hold},
    case_id,
};
use crate::{error::CommandError, guard::guarded, state::Shell};

/// An answer to a request for information.
#[derive(Deserialize, specta::Type)]
pub struct AnswerRequest {
    /// What was typed or chosen, by field.
    fields: BTreeMap<String, String>,
    /// Handles of chosen files, by field. A path never comes from the window.
    documents: BTreeMap<String, String>,
    hold_seconds: Option<u32>,
}

impl From<Queued> for QueuedView {
    fn from((submission, state): Queued) -> Self {
        Self { submission_id: submission.to_string(), state: state.as_str().to_owned() }
    }
}

/// Queues a new attempt after a lost one.
#[tauri::command]
#[specta::specta]
pub async fn start_again(
    shell: State<'_, Shell>,
    id: String,
    hold_seconds: Option<u32>,
) -> Result<QueuedView, CommandError> {
    guarded(shell, move |shell| async move {
        let queued = shell.desk()?.start_again(case_id(&id)?, hold(hold_seconds)).await?;
        shell.touched();
        Ok(queued.into())
    })
    .await
}

/// Queues a correction: a partial applicant in the provider's field names.
#[tauri::command]
#[specta::specta]
pub async fn correct_case(
    shell: State<'_, Shell>,
    id: String,
    correction: Value,
    hold_seconds: Option<u32>,
) -> Result<QueuedView, CommandError> {
    guarded(shell, move |shell| async move {
        let queued = shell.desk()?.correct(case_id(&id)?, correction, hold(hold_seconds)).await?;
        shell.touched();
        Ok(queued.into())
    })
    .await
}

/// Queues an answer behind the uploads of its files.
#[tauri::command]
#[specta::specta]
pub async fn answer_case(
    shell: State<'_, Shell>,
    id: String,
    request: AnswerRequest,
) -> Result<QueuedView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let AnswerRequest { fields, documents: chosen, hold_seconds } = request;
        let mut documents = BTreeMap::new();
        for (field, handle) in &chosen {
            documents.insert(field.clone(), shell.files().path(handle)?);
        }
        let answer = Answer { fields, documents };
        let queued = desk.answer(case_id(&id)?, answer, hold(hold_seconds)).await?;
        for handle in chosen.values() {
            shell.files().forget(handle);
        }
        shell.touched();
        Ok(queued.into())
    })
    .await
}

/// Records that the provider's questions were answered outside of Dossier; nothing is sent.
#[tauri::command]
#[specta::specta]
pub async fn answer_outside(
    shell: State<'_, Shell>,
    id: String,
    text: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.answer_outside(case_id(&id)?, &text).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Records what the customer proved or accepted, on the person's word.
#[tauri::command]
#[specta::specta]
pub async fn attest_case(
    shell: State<'_, Shell>,
    id: String,
    attested: Vec<AttestedRequest>,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let attested = attested.into_iter().map(Into::into).collect();
        shell.desk()?.attest(case_id(&id)?, attested).await?;
        shell.touched();
        Ok(())
    })
    .await
}
