use chrono::{DateTime, SecondsFormat, Utc};
use dossier_domain::{CaseId, Document, Message, Submission};
use dossier_store::{Checkpoint, DocumentPart, NamedText, ReadTx, Salt, VaultInfo};

use crate::{CaseView, Error, case_show::show, sight::Sight};

/// What of a case goes into a case file, as it was at one moment.
pub(super) struct Gathered {
    pub(super) vault: VaultInfo,
    pub(super) public_key: [u8; 32],
    pub(super) checkpoint: Checkpoint,
    /// The journal from the case's first entry on.
    pub(super) journal: String,
    /// With its numbers masked.
    pub(super) case: CaseView,
    pub(super) submissions: Vec<Submission>,
    pub(super) texts: Vec<NamedText>,
    pub(super) documents: Vec<GatheredDocument>,
}

/// A document and, where they are kept, its bytes.
pub(super) struct GatheredDocument {
    pub(super) facts: Document,
    pub(super) salt: Option<Salt>,
    pub(super) source: Option<Vec<u8>>,
    pub(super) prepared: Option<Vec<u8>>,
}

impl Gathered {
    pub(super) fn made_at(&self) -> String {
        self.checkpoint.at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

pub(super) fn gather(tx: &ReadTx<'_>, id: CaseId, now: DateTime<Utc>) -> Result<Gathered, Error> {
    let case = show(tx, id, now, Sight::Facts)?;
    if case.timeline.is_empty() {
        return Err(Error::NotAvailable(Message::new("reason-journal-over")));
    }
    let gathered = |facts: Document| {
        let bytes = |part| tx.document_bytes(facts.id, part);
        Ok::<_, Error>(GatheredDocument {
            salt: tx.document_salt(facts.id)?,
            source: bytes(DocumentPart::Source)?,
            prepared: bytes(DocumentPart::Prepared)?,
            facts,
        })
    };
    Ok(Gathered {
        vault: tx.vault_info()?,
        public_key: tx.public_key()?,
        checkpoint: tx.checkpoint(now)?,
        journal: tx.journal_part(id)?,
        case,
        submissions: tx.submissions_of(id)?,
        texts: tx.named_texts(id)?,
        documents: tx.documents(id)?.into_iter().map(gathered).collect::<Result<_, Error>>()?,
    })
}
