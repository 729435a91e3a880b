//! What was typed and not yet saved: kept in the vault, so that it outlasts the lock and nothing
//! of it stays in the window.

use chrono::TimeDelta;
use dossier_domain::Sensitive;

use crate::{Desk, Error};

/// A draft that nobody touched for so long is let go.
const KEPT: TimeDelta = TimeDelta::days(30);
/// More than any form holds.
const MOST_BYTES: usize = 256 * 1024;
const LONGEST_NAME: usize = 200;

/// A draft: the name that the screen gave, and what it put there.
#[derive(Debug)]
pub struct Draft {
    /// A name; with the case's id in it where it belongs to a case, so that it goes with that.
    pub key: String,
    /// JSON of the screen's own shape.
    pub body: Sensitive<String>,
}

impl Desk {
    /// Every draft; old ones are let go first.
    pub async fn drafts(&self) -> Result<Vec<Draft>, Error> {
        let old = self.now() - KEPT;
        let dropped = self.inner.vault.cache(move |tx| tx.drop_drafts_before(old)).await;
        Self::unless_read_only(dropped.map_err(Error::from))?;
        let kept = self.inner.vault.read(|tx| tx.drafts()).await?;
        Ok(kept.into_iter().map(|(key, body)| Draft { key, body }).collect())
    }

    /// Keeps a draft in the place of the one before; none lets go of it.
    ///
    /// # Errors
    /// `invalid_input` for more than 256 KiB.
    pub async fn keep_draft(
        &self,
        key: String,
        body: Option<Sensitive<String>>,
    ) -> Result<(), Error> {
        let size = body.as_ref().map_or(0, |body| body.expose().len());
        if key.is_empty() || key.len() > LONGEST_NAME || size > MOST_BYTES {
            return Err(Error::invalid("error-draft-size"));
        }
        let now = self.now();
        let kept = self.inner.vault.cache(move |tx| match &body {
            Some(body) => tx.put_draft(&key, body.expose(), now),
            None => tx.drop_draft(&key),
        });
        Ok(kept.await?)
    }
}
