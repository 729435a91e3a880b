//! One case.

use chrono::{DateTime, Utc};
use dossier_app::{
    AgreementsView, CaseSummary, CaseView, Hold, NewCase, OtherCase, Recommend, RevealedView,
};
use dossier_domain::{Attestation, AttestationKind, Problem, Provider, Recommendation};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::State;

use super::{case_id, connection_id};
use crate::{error::CommandError, guard::guarded, state::Shell};

/// A case that is followed.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct FollowedView {
    /// Our id of it.
    pub case_id: String,
    /// False where it was followed before.
    pub fresh: bool,
}

/// An application to make.
#[derive(Deserialize, specta::Type)]
pub struct CreateCaseRequest {
    connection_id: String,
    applicant: Value,
    attested: Vec<AttestedRequest>,
    hold_seconds: Option<u32>,
}

/// What the customer proved or accepted, on the person's word.
#[derive(Deserialize, specta::Type)]
pub struct AttestedRequest {
    kind: AttestationKind,
    at: DateTime<Utc>,
    #[serde(default)]
    how: Option<String>,
}

impl From<AttestedRequest> for Attestation {
    fn from(request: AttestedRequest) -> Self {
        Self { kind: request.kind, at: request.at, how: request.how }
    }
}

/// Our recommendation. It is sent to nobody.
#[derive(Deserialize, specta::Type)]
pub struct RecommendRequest {
    recommendation: Recommendation,
    reasons: Vec<String>,
    text: Option<String>,
    private: Option<String>,
    /// The case's evidence as it was looked at.
    evidence: Option<String>,
}

/// A submission that was queued.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct QueuedView {
    /// Its id.
    pub submission_id: String,
    /// Where it stands.
    pub state: String,
}

/// Seconds that something is held back, or until a person lets it go.
pub(super) fn hold(seconds: Option<u32>) -> Hold {
    seconds.map_or(Hold::UntilReleased, Hold::Seconds)
}

/// All of a case, as much of the person as the role is shown.
#[tauri::command]
#[specta::specta]
pub async fn show_case(shell: State<'_, Shell>, id: String) -> Result<CaseView, CommandError> {
    guarded(shell, move |shell| async move {
        let view = shell.desk()?.show_case(case_id(&id)?).await?;
        shell.links().shown(view.slots.iter().filter_map(|slot| slot.link.as_deref()));
        shell.links().shown(view.pages.iter().map(|page| page.url.as_str()));
        Ok(view)
    })
    .await
}

/// Other cases that seem to be about the same person; none for who may not review.
#[tauri::command]
#[specta::specta]
pub async fn same_person(
    shell: State<'_, Shell>,
    id: String,
) -> Result<Vec<OtherCase>, CommandError> {
    guarded(shell, move |shell| async move { Ok(shell.desk()?.same_person(case_id(&id)?).await?) })
        .await
}

/// One masked value of a case in the clear, on record. The reason is asked once for each case.
#[tauri::command]
#[specta::specta]
pub async fn reveal_field(
    shell: State<'_, Shell>,
    id: String,
    path: String,
    reason: Option<String>,
) -> Result<RevealedView, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let shown = desk.reveal_field(case_id(&id)?, &path, reason.as_deref()).await?;
        shell.touched();
        Ok(shown)
    })
    .await
}

/// Masks everything while the screen is shown to others; the pictures that the window has are
/// taken back.
#[tauri::command]
#[specta::specta]
pub async fn share_screen(shell: State<'_, Shell>, on: bool) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.share_screen(on);
        shell.previews().clear();
        Ok(())
    })
    .await
}

/// Follows an application that exists at the provider.
#[tauri::command]
#[specta::specta]
pub async fn follow_case(
    shell: State<'_, Shell>,
    connection_id: String,
    external_id: String,
) -> Result<FollowedView, CommandError> {
    guarded(shell, move |shell| async move {
        let connection = self::connection_id(&connection_id)?;
        let (case_id, fresh) = shell.desk()?.follow_case(connection, &external_id).await?;
        shell.touched();
        Ok(FollowedView { case_id: case_id.to_string(), fresh })
    })
    .await
}

/// A synthetic, valid applicant in the provider's own field names.
#[tauri::command]
#[specta::specta]
pub async fn applicant_template(
    shell: State<'_, Shell>,
    provider: Provider,
) -> Result<Value, CommandError> {
    guarded(shell, move |_| async move { Ok(dossier_app::applicant_template(provider)?) }).await
}

/// What the provider would refuse about an applicant.
#[tauri::command]
#[specta::specta]
pub async fn check_applicant(
    shell: State<'_, Shell>,
    provider: Provider,
    applicant: Value,
) -> Result<Vec<Problem>, CommandError> {
    guarded(shell, move |_| async move { Ok(dossier_app::check_applicant(provider, &applicant)?) })
        .await
}

/// The agreements that a customer has to be shown before an application is made.
#[tauri::command]
#[specta::specta]
pub async fn agreements(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Result<AgreementsView, CommandError> {
    guarded(shell, move |shell| async move {
        let found = shell.desk()?.agreements(self::connection_id(&connection_id)?).await?;
        shell.links().shown(found.documents.iter().map(|document| document.url.as_str()));
        Ok(found)
    })
    .await
}

/// Makes an application here; it is delivered in the background.
#[tauri::command]
#[specta::specta]
pub async fn create_case(
    shell: State<'_, Shell>,
    request: CreateCaseRequest,
) -> Result<CaseSummary, CommandError> {
    guarded(shell, move |shell| async move {
        let desk = shell.desk()?;
        let new = NewCase {
            connection_id: connection_id(&request.connection_id)?,
            applicant: request.applicant,
            attested: request.attested.into_iter().map(Into::into).collect(),
            hold: hold(request.hold_seconds),
        };
        let created = desk.create_case(new).await?;
        shell.touched();
        Ok(desk.case_summary(created.case_id).await?)
    })
    .await
}

/// Queues the call that moves the case on, behind its uploads.
#[tauri::command]
#[specta::specta]
pub async fn submit_case(
    shell: State<'_, Shell>,
    id: String,
    hold_seconds: Option<u32>,
) -> Result<QueuedView, CommandError> {
    guarded(shell, move |shell| async move {
        let queued = shell.desk()?.submit(case_id(&id)?, hold(hold_seconds)).await?;
        shell.touched();
        Ok(queued.into())
    })
    .await
}

/// Adds a note to the case.
#[tauri::command]
#[specta::specta]
pub async fn add_note(
    shell: State<'_, Shell>,
    id: String,
    text: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.note(case_id(&id)?, &text).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Ticks an item of the checklist.
#[tauri::command]
#[specta::specta]
pub async fn check_item(
    shell: State<'_, Shell>,
    id: String,
    item: String,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.check(case_id(&id)?, &item).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Puts our recommendation on record.
#[tauri::command]
#[specta::specta]
pub async fn recommend(
    shell: State<'_, Shell>,
    id: String,
    request: RecommendRequest,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let RecommendRequest { recommendation, reasons, text, private, evidence } = request;
        let recommend = Recommend { recommendation, reasons, text, private, evidence };
        shell.desk()?.recommend(case_id(&id)?, recommend).await?;
        shell.touched();
        Ok(())
    })
    .await
}
