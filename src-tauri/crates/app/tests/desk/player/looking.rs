//! What a player reads and hears.

use dossier_domain::Snapshot;
use dossier_providers::verify_webhook;

use super::Player;
use crate::told;

impl Player {
    pub(super) fn take(&mut self, snapshot: Snapshot) -> String {
        let told = format!("{} {}", snapshot.provider_status, snapshot.stage.as_str());
        self.memory = snapshot.memory.clone().or(self.memory.take());
        self.snapshot = Some(snapshot);
        told
    }

    pub(super) async fn listed(&self) -> String {
        let mut cursor: Option<String> = None;
        loop {
            let page = match self.client.list(cursor.as_deref()).await {
                Ok(Some(page)) => page,
                Ok(None) => return "no list".to_owned(),
                Err(error) => return told::error(&error),
            };
            if let Some(found) = page.applications.iter().find(|it| it.external_id == self.id) {
                return found.provider_status.clone().unwrap_or_else(|| "listed".to_owned());
            }
            cursor = page.next;
            if cursor.is_none() {
                return "not listed".to_owned();
            }
        }
    }

    /// Takes the delivered events about this application that were not taken before.
    pub(super) fn hear(&mut self) -> String {
        let provider = self.rules.provider();
        let credentials = &self.sim.connection(provider.as_str()).unwrap().credentials;
        let secret = credentials["webhook_secret"].as_str().unwrap_or_default().into();
        let mut kinds = Vec::new();
        for line in self.sim.webhooks(Some(provider.as_str())) {
            if !line.body.contains(&self.id) {
                continue;
            }
            let headers: Vec<_> = line.headers.into_iter().collect();
            match verify_webhook(provider, &secret, &headers, line.body.as_bytes()) {
                Ok(event) if self.heard.contains(&event.id) => {}
                Ok(event) => {
                    assert_eq!(event.external_id, self.id);
                    self.memory =
                        self.rules.remember(self.memory.as_ref(), &event).or(self.memory.take());
                    kinds.push(event.kind.rsplit('.').next().unwrap().to_owned());
                    self.heard.push(event.id);
                }
                Err(error) => kinds.push(error.to_string()),
            }
        }
        kinds.join(",")
    }

    /// The kinds of the provider's own log about this application.
    pub(super) async fn log(&self) -> String {
        let page = match self.client.events(None).await {
            Ok(Some(page)) => page,
            Ok(None) => return "no log".to_owned(),
            Err(error) => return told::error(&error),
        };
        let own = page.events.iter().filter(|event| event.external_id == self.id);
        own.map(|it| it.kind.rsplit('.').next().unwrap()).collect::<Vec<_>>().join(",")
    }

    /// The customer sends a document, or all of them, on the provider's page.
    pub(super) async fn page(&self, document: &str) -> String {
        let mut page: reqwest::Url = self.seen().pages[0].url.parse().unwrap();
        if !document.is_empty() {
            page.query_pairs_mut().append_pair("document", document);
        }
        reqwest::Client::new().post(page).send().await.unwrap().status().as_u16().to_string()
    }
}
