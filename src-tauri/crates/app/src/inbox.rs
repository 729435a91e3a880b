//! Pulling events from the team's inbox, which providers call because they cannot call a desktop.

use chrono::{DateTime, TimeDelta, Utc};
use dossier_domain::{Act, Connection, ConnectionId, Fact, Message};
use dossier_providers::{InboxClient, InboxToken};
use dossier_store::InboxRow;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::{Desk, Error, facts};

/// How often an inbox is asked while the program runs.
const EVERY: TimeDelta = TimeDelta::seconds(15);
/// Pages that one call pulls at most; the rest comes with the next.
const MOST_PAGES: u32 = 200;
const CURSOR: &str = "inbox";

/// The inbox of a connection, and what it has to be told of this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct InboxView {
    /// Where it is.
    pub address: String,
    /// By what it recognises this desk: no secret.
    pub token_sha256: String,
    /// To which key it seals this desk's letters: no secret.
    pub seal_to: String,
}

/// What one pull brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Pulled {
    /// Events taken; their cases are read next.
    pub accepted: u32,
    /// Events taken before.
    pub duplicate: u32,
    /// Letters that do not open, or whose events are not believed.
    pub rejected: u32,
}

impl InboxView {
    fn new(inbox: &InboxRow) -> Result<Self, Error> {
        let desk = token(inbox)?.desk();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            address: inbox.address.clone(),
            token_sha256: hex(&desk.token_sha256),
            seal_to: hex(&desk.seal_to),
        })
    }
}

impl Desk {
    /// Has a connection's events pulled from an inbox. Without a token this desk makes its own,
    /// which then never leaves the vault; one that it has already stays. Nothing is sent yet.
    pub async fn set_inbox(
        &self,
        id: ConnectionId,
        address: &str,
        given: Option<SecretString>,
    ) -> Result<InboxView, Error> {
        self.require(Act::Supervise)?;
        let connection = self.connection(id).await?;
        // Without the secret no event could be believed.
        self.believer(&connection).await?;
        let known = self.inner.vault.read(move |tx| tx.inbox(id)).await?;
        let token = match (given, known) {
            (Some(text), _) => InboxToken::parse(text.expose_secret())
                .ok_or_else(|| Error::invalid("error-inbox-token-form"))?,
            (None, Some(known)) => token(&known)?,
            (None, None) => InboxToken::from_bytes(rand::random()),
        };
        let inbox = InboxRow {
            address: address.trim().trim_end_matches('/').to_owned(),
            token: token.text(),
        };
        // A client is made to check the address as far as that goes without a call.
        self.inbox_client(&connection, &inbox)?;
        let view = InboxView::new(&inbox)?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.set_inbox(id, &inbox)?;
                tx.record(Fact::of_vault(facts::INBOX_SET).with("connection_id", id));
                Ok::<_, Error>(())
            })
            .await?;
        Ok(view)
    }

    /// The inbox of a connection, where it has one.
    pub async fn inbox(&self, id: ConnectionId) -> Result<Option<InboxView>, Error> {
        self.connection(id).await?;
        let inbox = self.inner.vault.read(move |tx| tx.inbox(id)).await?;
        inbox.as_ref().map(InboxView::new).transpose()
    }

    /// Pulls no more for a connection, and forgets its token.
    pub async fn remove_inbox(&self, id: ConnectionId) -> Result<(), Error> {
        self.require(Act::Supervise)?;
        self.connection(id).await?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                if !tx.remove_inbox(id)? {
                    return Err(no_inbox());
                }
                tx.record(Fact::of_vault(facts::INBOX_REMOVED).with("connection_id", id));
                Ok(())
            })
            .await
    }

    /// The secret that signs a connection's events, for the inbox, which has to know it.
    pub async fn hand_out_webhook_secret(&self, id: ConnectionId) -> Result<SecretString, Error> {
        self.require(Act::Supervise)?;
        self.connection(id).await?;
        let secret = self.webhook_secret(id).await?;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.record(
                    Fact::of_vault(facts::WEBHOOK_SECRET_HANDED_OUT).with("connection_id", id),
                );
                Ok::<_, Error>(())
            })
            .await?;
        Ok(secret)
    }

    /// Takes what waits in a connection's inbox. Signatures are checked here once more, so that an
    /// inbox that fell into wrong hands can hold events back but make none.
    pub async fn pull_inbox(&self, id: ConnectionId) -> Result<Pulled, Error> {
        self.inner.vault.writable()?;
        let connection = self.connection(id).await?;
        let inbox = self.inner.vault.read(move |tx| tx.inbox(id)).await?.ok_or_else(no_inbox)?;
        let client = self.inbox_client(&connection, &inbox)?;
        let believer = self.believer(&connection).await?;
        let mut cursor = self.inner.vault.read(move |tx| tx.cursor(id, CURSOR)).await?;
        let mut pulled = Pulled::default();
        for _ in 0..MOST_PAGES {
            let page = client
                .pull(cursor.as_deref())
                .await
                .map_err(|source| inbox_error(&connection, source))?;
            pulled.rejected += page.unreadable;
            for letter in page.letters {
                let headers: Vec<_> = letter.headers.into_iter().collect();
                match believer.believe(&headers, letter.body.as_bytes()) {
                    Ok(event) => match self.take_event(id, event).await? {
                        true => pulled.accepted += 1,
                        false => pulled.duplicate += 1,
                    },
                    Err(_) => pulled.rejected += 1,
                }
            }
            // After the events: when this is lost they come again, and are known by their ids.
            if cursor.as_ref() != Some(&page.cursor) {
                let at = page.cursor.clone();
                self.inner.vault.cache(move |tx| tx.put_cursor(id, CURSOR, &at)).await?;
                cursor = Some(page.cursor);
            }
            if !page.more {
                break;
            }
        }
        if pulled.rejected > 0 {
            tracing::warn!(connection = %id, rejected = pulled.rejected, "letters not believed");
        }
        Ok(pulled)
    }

    /// [`Desk::pull_inbox`] for these connections, as far as they have an inbox that was not asked
    /// a moment ago. Trouble with one is told and keeps no other back.
    pub(crate) async fn pull_inboxes(
        &self,
        only: Option<ConnectionId>,
        mut trouble: impl FnMut(Error),
    ) -> Result<(), Error> {
        let now = self.now();
        for id in self.inner.vault.read(|tx| tx.connections_with_inbox()).await? {
            if only.is_some_and(|only| only != id) || !self.inner.pauses.pulls(id, now, EVERY) {
                continue;
            }
            match self.pull_inbox(id).await {
                Ok(_) => {}
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => trouble(error),
            }
        }
        Ok(())
    }

    /// When an inbox is asked next; none where there is none.
    pub(crate) async fn next_pull(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let now = self.now();
        let with_inbox = self.inner.vault.read(|tx| tx.connections_with_inbox()).await?;
        let next = |id: ConnectionId| self.inner.pauses.next_pull(id, now, EVERY);
        Ok(with_inbox.into_iter().map(next).min())
    }

    fn inbox_client(
        &self,
        connection: &Connection,
        inbox: &InboxRow,
    ) -> Result<InboxClient, Error> {
        let calls = &self.inner.options.calls;
        InboxClient::new(connection, &inbox.address, token(inbox)?, calls)
            .map_err(|source| inbox_error(connection, source))
    }
}

fn token(inbox: &InboxRow) -> Result<InboxToken, Error> {
    InboxToken::parse(inbox.token.expose_secret())
        .ok_or(Error::Store(dossier_store::Error::Row { table: "inboxes" }))
}

fn no_inbox() -> Error {
    Error::NotAvailable(Message::new("reason-no-inbox"))
}

fn inbox_error(connection: &Connection, source: dossier_providers::Error) -> Error {
    Error::Inbox { connection: connection.name.clone(), source }
}
