use dossier_documents::Prepared;
use dossier_domain::{
    CaseId, Crop, DocumentFacts, DocumentId, Edit, Finding, MediaType, Message, Operation, SlotRule,
};
use dossier_store::DocumentPart;

use crate::{Desk, Error, NotFound, readings::known};

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
    /// A crop that could be applied; never applied unasked.
    pub crop: Option<Crop>,
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

/// The longest side of a picture that a screen shows, in pixels.
pub const SCREEN_SIDE: u32 = 1_600;

impl Desk {
    /// Prepares a file as attaching it would, without keeping anything.
    pub async fn try_document(
        &self,
        bytes: &[u8],
        rule: &SlotRule,
        edit: &Edit,
    ) -> Result<Tried, Error> {
        let worker = &self.inner.options.worker;
        // A crop is proposed of the whole picture.
        let whole = Edit { crop: None, ..edit.clone() };
        let (prepared, look) =
            tokio::join!(worker.prepare_edited(bytes, rule, edit), worker.look(bytes, &whole));
        let look = known(look)?.unwrap_or_default();
        match prepared {
            Ok(Prepared { bytes, facts, source, recipe, mut findings }) => {
                findings.extend(look.findings);
                findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
                let made = Some(Made { bytes, facts, recipe });
                Ok(Tried { ok: true, facts: Some(source), findings, made, crop: look.crop })
            }
            Err(error) if error.findings().is_empty() => Err(error.into()),
            Err(error) => {
                let found = worker.inspect(bytes, rule).await?;
                let mut findings = found.findings;
                // What the edit asked for may be what refuses it, which no inspection tells.
                let more = error.findings().iter().chain(&look.findings);
                let more: Vec<Finding> = more
                    .filter(|it| findings.iter().all(|known| known.code != it.code))
                    .cloned()
                    .collect();
                findings.extend(more);
                findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
                Ok(Tried { ok: false, facts: found.facts, findings, made: None, crop: look.crop })
            }
        }
    }

    /// A picture of a file for the screen, no side longer than `max_side` pixels.
    pub async fn preview(&self, bytes: &[u8], max_side: u32) -> Result<Preview, Error> {
        self.require_unshared()?;
        Ok(self.inner.options.worker.preview(bytes, max_side).await?)
    }

    /// The same of what `edit` chooses of it.
    pub async fn preview_edited(
        &self,
        bytes: &[u8],
        edit: &Edit,
        max_side: u32,
    ) -> Result<Preview, Error> {
        self.require_unshared()?;
        Ok(self.inner.options.worker.preview_edited(bytes, edit, max_side).await?)
    }

    /// A picture of a document for the screen, no side longer than `max_side` pixels: of one of its
    /// pages, from 1, where one is named. That of a heavy file's first page for a screen is kept, and
    /// smaller ones are made of it.
    pub async fn document_picture(
        &self,
        id: DocumentId,
        prepared: bool,
        page: Option<u32>,
        max_side: u32,
    ) -> Result<Preview, Error> {
        if max_side <= SCREEN_SIDE && page.is_none_or(|it| it == 1) {
            self.require_unshared()?;
            let part = part(prepared);
            let kept = self.inner.vault.read(move |tx| tx.document_picture(id, part)).await?;
            match kept {
                Some(bytes) if max_side == SCREEN_SIDE => {
                    return Ok(Preview { bytes, media_type: MediaType::Jpeg });
                }
                Some(bytes) => return self.preview(&bytes, max_side).await,
                None => {}
            }
        }
        let (_, bytes) = self.document_bytes(id, prepared).await?;
        let edit = Edit { pages: page.into_iter().collect(), ..Edit::default() };
        self.preview_edited(&bytes, &edit, max_side).await
    }

    /// The bytes of a document that are still kept, and the case it belongs to.
    pub async fn document_bytes(
        &self,
        id: DocumentId,
        prepared: bool,
    ) -> Result<(CaseId, Vec<u8>), Error> {
        self.require_unshared()?;
        let part = part(prepared);
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

fn part(prepared: bool) -> DocumentPart {
    if prepared { DocumentPart::Prepared } else { DocumentPart::Source }
}
