//! Following what exists at a provider: its list of applications and its event log.

use dossier_domain::{Act, ConnectionId, Message};

use crate::{Desk, Error, Imported, RefusedLine, desk::provider_error};

/// Pages of an event log that one call follows at most; the rest comes with the next.
const MOST_PAGES: u32 = 200;
const EVENT_LOG: &str = "events";

impl Desk {
    /// Follows every application of the provider's list that is not followed yet; `each` is called
    /// after every one.
    pub async fn follow_all(
        &self,
        id: ConnectionId,
        mut each: impl FnMut(&Imported),
    ) -> Result<Imported, Error> {
        self.require(Act::Work)?;
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let mut imported = Imported::default();
        let mut cursor: Option<String> = None;
        let mut line = 0;
        loop {
            let page = client
                .list(cursor.as_deref())
                .await
                .map_err(|source| provider_error(&connection, None, source))?;
            let Some(page) = page else {
                let message = Message::new("reason-no-list");
                let provider = connection.provider.display_name();
                return Err(Error::NotAvailable(message.with("provider", provider)));
            };
            for listed in page.applications {
                line += 1;
                match self.follow_case(id, &listed.external_id).await {
                    Ok((_, true)) => imported.added += 1,
                    Ok((_, false)) => imported.already_known += 1,
                    Err(error @ Error::Store(_)) => return Err(error),
                    Err(error) => {
                        imported.refused.push(RefusedLine { line, reason: error.message() });
                    }
                }
                each(&imported);
            }
            match page.next {
                Some(next) => cursor = Some(next),
                None => return Ok(imported),
            }
        }
    }

    /// [`Desk::catch_up`] for every connection that has cases and was not asked for a while.
    /// Trouble is left to the reads that follow.
    pub(crate) async fn catch_up_all(&self) -> Result<(), Error> {
        let now = self.now();
        let connections = self
            .inner
            .vault
            .read(|tx| {
                let all = tx.connections()?.into_iter();
                all.map(|it| Ok::<_, Error>((it.id, tx.cases_of_connection(it.id)?)))
                    .collect::<Result<Vec<_>, _>>()
            })
            .await?;
        for (id, cases) in connections {
            if cases > 0
                && self.inner.pauses.until(id, now).is_none()
                && self.inner.pauses.catches_up(id, now)
            {
                match self.catch_up(id).await {
                    Ok(_) | Err(Error::Provider { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Takes what the provider's event log holds since the last time; the cases named there are
    /// read next. Returns the number of events that were new. None where there is no such log.
    pub async fn catch_up(&self, id: ConnectionId) -> Result<Option<u32>, Error> {
        let connection = self.connection(id).await?;
        let client = self.client(&connection).await?;
        let mut cursor = self.inner.vault.read(move |tx| tx.cursor(id, EVENT_LOG)).await?;
        let mut fresh = 0;
        for _ in 0..MOST_PAGES {
            let page = client
                .events(cursor.as_deref())
                .await
                .map_err(|source| provider_error(&connection, None, source))?;
            let Some(page) = page else { return Ok(None) };
            for event in page.events {
                fresh += u32::from(self.take_event(id, event).await?);
            }
            // After the events: one that is taken twice is known again by its id.
            if let Some(at) = page.cursor.clone() {
                self.inner.vault.cache(move |tx| tx.put_cursor(id, EVENT_LOG, &at)).await?;
                cursor = page.cursor;
            }
            if !page.more {
                break;
            }
        }
        Ok(Some(fresh))
    }
}
