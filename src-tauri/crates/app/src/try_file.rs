use dossier_documents::Prepared;
use dossier_domain::{CaseId, DocumentFacts, DocumentId, Finding, Message, Operation, SlotRule};
use dossier_store::DocumentPart;

use crate::{Desk, Error, NotFound};

/// What would become of a file. Nothing of it is kept.
#[derive(Debug)]
pub struct Tried {
    /// Whether a file that meets the rule can be made.
    pub ok: bool,
    /// What the file is; none where its header cannot be read.
    pub facts: Option<DocumentFacts>,
    /// What was noticed, the worst first.
    pub findings: Vec<Finding>,
    /// The file as it would be sent; none exactly when it is not ok.
    pub made: Option<Made>,
}

/// A file that was made and not kept.
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is.
    pub facts: DocumentFacts,
    /// How it was made.
    pub recipe: Vec<Operation>,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Made").field("facts", &self.facts).finish_non_exhaustive()
    }
}

/// A picture to look at: small, upright, without metadata.
pub use dossier_documents::Preview;

impl Desk {
    /// Prepares a file as attaching it would, without keeping anything.
    pub async fn try_document(&self, bytes: &[u8], rule: &SlotRule) -> Result<Tried, Error> {
        match self.inner.options.worker.prepare(bytes, rule).await {
            Ok(Prepared { bytes, facts, source, recipe, findings }) => Ok(Tried {
                ok: true,
                facts: Some(source),
                findings,
                made: Some(Made { bytes, facts, recipe }),
            }),
            Err(error) if error.findings().is_empty() => Err(error.into()),
            Err(_) => {
                let found = self.inner.options.worker.inspect(bytes, rule).await?;
                let (facts, findings) = (found.facts, found.findings);
                Ok(Tried { ok: false, facts, findings, made: None })
            }
        }
    }

    /// A picture of a file for the screen, no side longer than `max_side` pixels.
    pub async fn preview(&self, bytes: &[u8], max_side: u32) -> Result<Preview, Error> {
        Ok(self.inner.options.worker.preview(bytes, max_side).await?)
    }

    /// The bytes of a document that are still kept, and the case it belongs to.
    pub async fn document_bytes(
        &self,
        id: DocumentId,
        prepared: bool,
    ) -> Result<(CaseId, Vec<u8>), Error> {
        let part = if prepared { DocumentPart::Prepared } else { DocumentPart::Source };
        self.inner
            .vault
            .read(move |tx| {
                let document = tx.document(id)?.ok_or(Error::NotFound(NotFound::Document))?;
                let erased = || Error::NotAvailable(Message::new("reason-document-erased"));
                let bytes = tx.document_bytes(id, part)?.ok_or_else(erased)?;
                Ok((document.case_id, bytes))
            })
            .await
    }
}
