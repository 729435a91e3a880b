use dossier_domain::{Provider, Sensitive, View};
use dossier_store::QueueQuery;

use crate::{Desk, Error, QueueRowView, QueueView};

/// Which part of the queue to show.
#[derive(Debug, Clone)]
pub struct QueueRequest {
    /// The view to look into.
    pub view: View,
    /// Part of a name or an id.
    pub search: Option<Sensitive<String>>,
    /// Only this provider.
    pub provider: Option<Provider>,
    /// The greatest number of rows, 1 to 1000.
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

impl Default for QueueRequest {
    fn default() -> Self {
        Self { view: View::NeedsUs, search: None, provider: None, limit: 50, after: None }
    }
}

impl Desk {
    /// A page of the queue, most urgent first.
    pub async fn queue(&self, request: QueueRequest) -> Result<QueueView, Error> {
        if !(1..=1000).contains(&request.limit) {
            return Err(Error::invalid("error-limit"));
        }
        if request.after.as_deref().is_some_and(|after| !after.contains('~')) {
            return Err(Error::invalid("error-cursor"));
        }
        let query = QueueQuery {
            view: request.view,
            search: request.search,
            provider: request.provider,
            limit: request.limit,
            after: request.after,
        };
        let sight = self.sight();
        let page = self.inner.vault.read(move |tx| tx.queue(&query)).await?;
        let cases = page
            .rows
            .into_iter()
            .map(|row| QueueRowView {
                case_id: row.case_id.to_string(),
                external_id: row.external_id,
                provider: row.provider.as_str(),
                name: sight.name(row.name.as_ref()),
                stage: row.stage,
                provider_status: row.provider_status,
                due_at: row.due_at,
                needs: row.needs,
            })
            .collect();
        Ok(QueueView { cases, next: page.next, total: page.total })
    }
}
