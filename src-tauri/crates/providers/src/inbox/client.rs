use base64::{Engine, engine::general_purpose::STANDARD};
use dossier_domain::Connection;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{InboxToken, Letter};
use crate::{
    Door, Error, Garbled, Settings,
    http::{Call, Http},
};

/// A desk's way to the inbox of its team.
pub struct InboxClient {
    http: Http,
    token: InboxToken,
}

/// What was waiting in the inbox.
#[derive(Debug)]
pub struct InboxPage {
    /// Letters in the order in which the inbox received them.
    pub letters: Vec<Letter>,
    /// Letters that this token does not open: they were changed on the way, or are of a newer
    /// form.
    pub unreadable: u32,
    /// Where this page ends; to be given next time, once everything on it is kept. Giving it tells
    /// the inbox that the letters before it were read.
    pub cursor: String,
    /// More is there already.
    pub more: bool,
}

#[derive(Deserialize)]
struct PageWire {
    letters: Vec<String>,
    cursor: String,
    more: bool,
}

impl InboxClient {
    /// A client for the inbox at `address`, https or plain http to this computer; nothing is sent
    /// yet. Proxy and certificate authority are those of the connection.
    pub fn new(
        connection: &Connection,
        address: &str,
        token: InboxToken,
        settings: &Settings,
    ) -> Result<Self, Error> {
        let place = Connection { base_url: address.to_owned(), ..connection.clone() };
        Ok(Self { http: Http::new(&place, settings)?, token })
    }

    /// The letters after `cursor`; the oldest that are kept without one, and after a cursor of
    /// another inbox.
    pub async fn pull(&self, cursor: Option<&str>) -> Result<InboxPage, Error> {
        let query = cursor.map(|cursor| {
            let start = "?".to_owned();
            form_urlencoded::Serializer::for_suffix(start, 1).append_pair("after", cursor).finish()
        });
        let path = format!("/v1/letters{}", query.unwrap_or_default());
        let password = self.token.password();
        let bearer = format!("Bearer {}", password.expose_secret());
        let answer = self
            .http
            .send(Call {
                method: Method::GET,
                path: &path,
                headers: &[("authorization", &bearer)],
                body: Vec::new(),
                changes: false,
            })
            .await?;
        match answer.status {
            401 => return Err(Error::Credentials(Door::Login)),
            403 => return Err(Error::Credentials(Door::Address)),
            _ if !answer.is_success() => return Err(answer.garbled(Garbled::NotThisApi)),
            _ => {}
        }
        let wire: PageWire = serde_json::from_value(answer.json()?)
            .map_err(|_| answer.garbled(Garbled::NotThisApi))?;
        let all = wire.letters.len();
        let letters: Vec<Letter> = wire
            .letters
            .iter()
            .filter_map(|sealed| self.token.open(&STANDARD.decode(sealed).ok()?))
            .collect();
        let unreadable = u32::try_from(all - letters.len()).unwrap_or(u32::MAX);
        Ok(InboxPage { letters, unreadable, cursor: wire.cursor, more: wire.more })
    }
}
