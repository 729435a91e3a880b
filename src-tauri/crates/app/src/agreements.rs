use dossier_domain::ConnectionId;
use dossier_providers::Agreement;
use serde::Serialize;

use crate::{Desk, Error, desk::provider_error};

/// The agreements that a customer has to be shown before an application is made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AgreementsView {
    /// The provider's name for this version of them.
    pub version: String,
    /// The day from which they hold, as the provider writes it.
    pub release_date: Option<String>,
    /// The single documents.
    pub documents: Vec<AgreementView>,
}

/// One document that a customer agrees to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AgreementView {
    /// Its title.
    pub title: String,
    /// Where it can be read. Shown as text: the window opens nothing.
    pub url: String,
    /// The provider's word for what it is.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The provider's word for what it belongs to.
    pub category: Option<String>,
}

impl From<Agreement> for AgreementView {
    fn from(agreement: Agreement) -> Self {
        let Agreement { title, url, kind, category } = agreement;
        Self { title, url, kind, category }
    }
}

impl Desk {
    /// The agreements in force at the connection's provider, asked for anew.
    pub async fn agreements(&self, id: ConnectionId) -> Result<AgreementsView, Error> {
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let found = client
            .agreements()
            .await
            .map_err(|source| provider_error(&connection, None, source))?;
        Ok(AgreementsView {
            version: found.version,
            release_date: found.release_date,
            documents: found.documents.into_iter().map(Into::into).collect(),
        })
    }
}
