use dossier_domain::{ConnectionId, Due, Provider, QueueFilter, Sensitive, Sort, Stage, View};
use dossier_store::{FoundBy, QueueCursor, QueueQuery, QueueRow};
use serde::{Deserialize, Serialize};

use crate::{Desk, Error, MatchView, QueueRowView, QueueView, sight::Sight};

/// Which part of the queue to show.
#[derive(Debug, Clone)]
pub struct QueueRequest {
    /// Which part.
    pub filter: QueueFilter,
    /// Part of a name, an address or an id; a number in full.
    pub search: Option<Sensitive<String>>,
    /// The greatest number of rows, 1 to 1000.
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

impl Default for QueueRequest {
    fn default() -> Self {
        Self { filter: QueueFilter::of(View::NeedsUs), search: None, limit: 50, after: None }
    }
}

/// A filter in the words of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ViewFilter {
    /// The view to look into.
    pub view: String,
    /// Never kept: it may name a person.
    pub search: Option<String>,
    /// Only this provider.
    pub provider: Option<Provider>,
    /// Only this connection.
    pub connection: Option<String>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only what is late then.
    pub due: Option<Due>,
    /// Only with, or only without, something doubtful on a document.
    pub finding: Option<bool>,
    /// In which order; the usual one where it is not said.
    pub sort: Option<Sort>,
}

impl ViewFilter {
    /// What it says.
    ///
    /// # Errors
    /// When a word is none.
    pub fn read(&self) -> Result<QueueFilter, Error> {
        let connection = self.connection.as_deref().map(str::parse::<ConnectionId>).transpose();
        Ok(QueueFilter {
            view: View::parse(&self.view).ok_or_else(|| Error::invalid("error-unknown-view"))?,
            provider: self.provider,
            connection: connection.map_err(|_| Error::invalid("error-no-connection"))?,
            stage: self.stage,
            due: self.due,
            finding: self.finding,
            sort: self.sort.unwrap_or_default(),
        })
    }
}

impl Desk {
    /// A page of the queue. What was put off until now is awake on it.
    pub async fn queue(&self, request: QueueRequest) -> Result<QueueView, Error> {
        if !(1..=1000).contains(&request.limit) {
            return Err(Error::invalid("error-limit"));
        }
        let cursor =
            |text: &String| QueueCursor::parse(text).ok_or_else(|| Error::invalid("error-cursor"));
        self.wake_due().await?;
        let query = QueueQuery {
            filter: request.filter,
            search: request.search,
            now: self.now(),
            limit: request.limit,
            after: request.after.as_ref().map(cursor).transpose()?,
        };
        let sight = self.sight();
        let page = self.inner.vault.read(move |tx| tx.queue(&query)).await?;
        Ok(QueueView {
            cases: page.rows.into_iter().map(|row| view(row, sight)).collect(),
            next: page.next,
            total: page.total,
            total_is_least: page.total_is_least,
        })
    }
}

fn view(row: QueueRow, sight: Sight) -> QueueRowView {
    QueueRowView {
        case_id: row.case_id.to_string(),
        external_id: row.external_id,
        connection_id: row.connection_id.to_string(),
        provider: row.provider.as_str(),
        name: sight.name(row.name.as_ref()),
        stage: row.stage,
        provider_status: row.provider_status,
        due_at: row.due_at,
        needs: row.needs,
        first_seen_at: row.first_seen_at,
        updated_at: row.updated_at,
        findings: row.findings,
        documents: row.documents,
        snoozed_until: row.snoozed_until,
        escalated: row.is_escalated,
        found_by: row.found_by.map(found_by),
    }
}

fn found_by(by: FoundBy) -> MatchView {
    let field = match by {
        FoundBy::Name | FoundBy::CloseName => "name",
        FoundBy::ExternalId => "external_id",
        FoundBy::Email => "email",
        FoundBy::Phone => "phone",
        FoundBy::Number => "number",
        FoundBy::CaseId => "case_id",
    };
    MatchView { field, is_close: by == FoundBy::CloseName }
}
