//! Files and documents.

use chrono::NaiveDate;
use dossier_app::{Attach, Attached, Desk, DocumentDetails, Doubt, slot_rule};
use dossier_domain::{Crop, DocumentFacts, Edit, Finding, Operation, Provider, SlotName};
use serde::{Deserialize, Serialize};
use tauri::State;

use super::{case::hold, case_id, document_id};
use crate::{
    error::CommandError, files::FileView, guard::guarded, lock_rule::Seen, preview::PictureSize,
    state::Shell,
};

/// What would become of a file.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct TriedView {
    /// Whether a file that meets the slot's rule can be made.
    pub ok: bool,
    /// What the file is; none where its header cannot be read.
    pub facts: Option<DocumentFacts>,
    /// What would be sent.
    pub prepared: Option<DocumentFacts>,
    /// How it would be made.
    pub recipe: Vec<Operation>,
    /// What was noticed, the worst first.
    pub findings: Vec<Finding>,
    /// Address of a picture of the file as it is: the chosen pages, turned, not cropped.
    pub before: Option<String>,
    /// Address of a picture of what would be sent.
    pub after: Option<String>,
    /// Where the document seems to lie in the first picture; offered, never applied unasked.
    pub crop: Option<Crop>,
}

/// A file to attach.
#[derive(Deserialize, specta::Type)]
pub struct AttachFileRequest {
    case_id: String,
    slot: String,
    handle: String,
    details: DetailsRequest,
    edit: Edit,
    confirm_person: Option<String>,
    hold_seconds: Option<u32>,
}

/// What the person says about the document.
#[derive(Default, Deserialize, specta::Type)]
#[serde(default)]
pub struct DetailsRequest {
    number: Option<String>,
    country: Option<String>,
    issued: Option<NaiveDate>,
    expires: Option<NaiveDate>,
    state: Option<String>,
}

/// A file that was attached.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct AttachedView {
    /// The submission that uploads it.
    pub submission_id: String,
    /// The slot.
    pub slot: String,
    /// Where the submission stands.
    pub state: String,
    /// SHA-256 of what will be sent.
    pub output_sha256: String,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// Why it may be of another person. Where nobody confirmed the person, it is held.
    pub doubts: Vec<Doubt>,
}

impl From<Attached> for AttachedView {
    fn from(attached: Attached) -> Self {
        Self {
            submission_id: attached.submission_id.to_string(),
            slot: attached.slot.to_string(),
            state: attached.state.as_str().to_owned(),
            output_sha256: attached.output_sha256,
            findings: attached.findings,
            doubts: attached.doubts,
        }
    }
}

/// Which of a document's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// As received.
    Source,
    /// As sent.
    Prepared,
}

/// Asks the person for files and reads them; their bytes stay in the shell.
#[tauri::command]
#[specta::specta]
pub async fn choose_files(shell: State<'_, Shell>) -> Result<Vec<FileView>, CommandError> {
    guarded(shell, |shell| async move {
        shell.desk()?;
        let paths = shell.dialogs().files_to_read().await;
        read(shell, paths).await
    })
    .await
}

/// Reads files off the async threads. Locked meanwhile, nothing is kept.
pub(crate) async fn read(
    shell: Shell,
    paths: Vec<std::path::PathBuf>,
) -> Result<Vec<FileView>, CommandError> {
    let here = shell.clone();
    let files = tauri::async_runtime::spawn_blocking(move || {
        shell.desk()?;
        Ok::<_, CommandError>(shell.files().read(&paths))
    })
    .await
    .map_err(|_| CommandError::internal("reading files panicked"))??;
    here.see(Seen::Activity).await;
    Ok(files)
}

/// What would become of a file in a slot; nothing is kept.
#[tauri::command]
#[specta::specta]
pub async fn try_file(
    shell: State<'_, Shell>,
    handle: String,
    provider: Provider,
    slot: String,
    edit: Edit,
) -> Result<TriedView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let bytes = shell.files().bytes(&handle)?;
        let rule = slot_rule(provider, &SlotName::new(slot))?;
        let whole = Edit { crop: None, ..edit.clone() };
        let look = async {
            let tried = desk.try_document(&bytes, &rule, &edit).await?;
            let before = picture(&shell, &desk, &bytes, &whole).await;
            let (mut prepared, mut recipe, mut after) = (None, Vec::new(), None);
            if let Some(made) = tried.made {
                after = picture(&shell, &desk, &made.bytes, &Edit::default()).await;
                (prepared, recipe) = (Some(made.facts), made.recipe);
            }
            let (ok, facts, findings, crop) = (tried.ok, tried.facts, tried.findings, tried.crop);
            Ok(TriedView { ok, facts, prepared, recipe, findings, before, after, crop })
        };
        shell.files().while_kept(&handle, look).await
    })
    .await
}

/// The address of a picture; none of a file that cannot be shown.
async fn picture(shell: &Shell, desk: &Desk, bytes: &[u8], edit: &Edit) -> Option<String> {
    let picture = desk.preview_edited(bytes, edit, PictureSize::Screen.longest()).await.ok()?;
    // Locked meanwhile, nothing may stay behind.
    shell.desk().ok()?;
    Some(shell.previews().add(picture))
}

/// The address of a picture of what an edit takes of a chosen file: of one of its pages, say.
#[tauri::command]
#[specta::specta]
pub async fn file_picture(
    shell: State<'_, Shell>,
    handle: String,
    edit: Edit,
    size: PictureSize,
) -> Result<String, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let bytes = shell.files().bytes(&handle)?;
        let draw = async { Ok(desk.preview_edited(&bytes, &edit, size.longest()).await?) };
        let picture = shell.files().while_kept(&handle, draw).await?;
        shell.desk()?;
        Ok(shell.previews().add(picture))
    })
    .await
}

/// Prepares a chosen file for a slot, seals it in the vault and queues the upload.
#[tauri::command]
#[specta::specta]
pub async fn attach_file(
    shell: State<'_, Shell>,
    request: AttachFileRequest,
) -> Result<AttachedView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let bytes = shell.files().bytes(&request.handle)?;
        let DetailsRequest { number, country, issued, expires, state } = request.details;
        let attach = Attach {
            case_id: case_id(&request.case_id)?,
            slot: SlotName::new(request.slot),
            details: DocumentDetails { number, country, issued, expires, state },
            edit: request.edit,
            confirm_person: request.confirm_person,
            hold: hold(request.hold_seconds),
        };
        let attached = desk.attach_bytes(attach, bytes.to_vec()).await?;
        shell.files().forget(&request.handle);
        shell.touched();
        Ok(attached.into())
    })
    .await
}

/// Lets a chosen file go.
#[tauri::command]
#[specta::specta]
pub async fn forget_file(shell: State<'_, Shell>, handle: String) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.files().forget(&handle);
        Ok(())
    })
    .await
}

/// The address of a picture of a document: of one of its pages, from 1, where one is named.
#[tauri::command]
#[specta::specta]
pub async fn document_preview(
    shell: State<'_, Shell>,
    document_id: String,
    part: Part,
    page: Option<u32>,
    size: PictureSize,
) -> Result<String, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let id = self::document_id(&document_id)?;
        let prepared = part == Part::Prepared;
        let picture = desk.document_picture(id, prepared, page, size.longest()).await?;
        shell.desk()?;
        Ok(shell.previews().add(picture))
    })
    .await
}
