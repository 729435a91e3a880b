//! Steps that look.

use dossier_domain::{RequirementKind, SlotName};
use dossier_providers::{Action, verify_webhook};
use serde_json::Value;

use super::{Bench, step::Outcome, wording};

impl Bench {
    pub(super) async fn ask(&mut self, verb: &str, rest: &str) -> Outcome {
        Outcome::Yes(match verb {
            "test" => return wording::result(self.client.test().await, |_| "let in".to_owned()),
            "list" => return wording::result(self.all_listed().await, |words| words),
            "catalogues" => {
                let lists = |found: Option<Value>| found.map_or("none".to_owned(), |it| keys(&it));
                return wording::result(self.client.catalogues().await, lists);
            }
            "effect" => self.effect(rest).to_string(),
            "calls" => self.calls(rest).to_string(),
            "events" => self.events(),
            "file" => self.media_type_of(rest),
            _ => match self.client.read(self.target()).await {
                Ok(snapshot) => {
                    let words = self.look(verb, rest, &snapshot);
                    self.note(snapshot);
                    words
                }
                Err(error) => return Outcome::No(wording::error(&error)),
            },
        })
    }

    fn look(&self, verb: &str, rest: &str, snapshot: &dossier_domain::Snapshot) -> String {
        let status = Some(snapshot.provider_status.as_str());
        match verb {
            "read" => wording::status(snapshot),
            "asks" => wording::requirements(&snapshot.requirements),
            "fields" => {
                let wanted =
                    |kind| matches!(kind, RequirementKind::Data | RequirementKind::Information);
                let open = snapshot.requirements.iter().filter(|it| wanted(it.kind));
                let fields = open.flat_map(|it| &it.fields);
                fields.map(wording::field).collect::<Vec<_>>().join(", ")
            }
            "slots" => snapshot.slots.iter().map(wording::slot).collect::<Vec<_>>().join(", "),
            "reasons" => snapshot.reasons.join(", "),
            "pages" => snapshot.pages.iter().map(|it| format!("{:?}", it.kind)).collect(),
            "echo" => snapshot
                .applicant
                .as_ref()
                .and_then(|it| self.rules.applicant_name(it.expose()))
                .map_or("nothing".to_owned(), |name| {
                    let typed = self.rules.applicant_name(&self.applicant);
                    if typed.as_ref() == Some(&name) { "the same name".to_owned() } else { name }
                }),
            "takes" => {
                let action = Action::ALL.into_iter().find(|action| action.as_str() == rest);
                format!("{:?}", self.rules.takes(action.expect("an action"), status))
            }
            "attach" => self.rules.accepts_attach(status, &SlotName::new(rest)).to_string(),
            _ => panic!("{verb} is no step"),
        }
    }

    /// Number of pages, customers, and whether ours is among them with its word.
    async fn all_listed(&self) -> Result<String, dossier_providers::Error> {
        let (mut cursor, mut pages, mut count) = (None, 0, 0);
        let mut ours = String::new();
        loop {
            let Some(page) = self.client.list(cursor.as_deref()).await? else {
                return Ok("none".to_owned());
            };
            pages += 1;
            count += page.applications.len();
            let own = |id: &str| self.external_id.as_deref() == Some(id);
            if let Some(found) = page.applications.iter().find(|it| own(&it.external_id)) {
                ours = format!(", ours {}", found.provider_status.as_deref().unwrap_or("-"));
            }
            match page.next {
                Some(next) => cursor = Some(next),
                None => return Ok(format!("{count} on {pages} pages{ours}")),
            }
        }
    }

    fn effect(&self, name: &str) -> u64 {
        let id = self.external_id.as_deref().unwrap_or_default();
        self.sim.effect_count(self.provider.as_str(), id, name)
    }

    /// `POST /v2/customers/{id}/individual/attach`; a `*` stands for the rest.
    fn calls(&self, which: &str) -> u64 {
        let (method, path) = which.split_once(' ').expect("method and path");
        let path = path.replace("{id}", self.external_id.as_deref().unwrap_or_default());
        let fits = |found: &str| match path.strip_suffix('*') {
            Some(start) => found.starts_with(start),
            None => found == path,
        };
        let requests = self.sim.requests();
        requests.iter().filter(|it| it.method == method && fits(&it.path)).map(|it| it.count).sum()
    }

    /// The kinds of the events about our customer, as far as they are believed.
    fn events(&self) -> String {
        let told = self.sim.connection(self.provider.as_str()).expect("simulated");
        let secret = told.credentials["webhook_secret"].as_str().unwrap_or_default();
        let read = |line: &dossier_sim::WebhookLine| {
            let headers: Vec<_> = line.headers.clone().into_iter().collect();
            let secret = secret.to_owned().into();
            match verify_webhook(self.provider, &secret, &headers, line.body.as_bytes()) {
                Ok(event) if Some(&event.external_id) == self.external_id.as_ref() => event.kind,
                Ok(_) => "another's".to_owned(),
                Err(error) => error.to_string(),
            }
        };
        let lines = self.sim.webhooks(Some(self.provider.as_str()));
        lines.iter().map(read).collect::<Vec<_>>().join(", ")
    }

    /// How the last file arrived, if it is known under this slot.
    fn media_type_of(&self, slot: &str) -> String {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(&self.sent_file);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        match self.sim.file(&digest) {
            Some(file) if file.slot == slot => file.media_type,
            Some(file) => format!("under {}", file.slot),
            None => "did not arrive".to_owned(),
        }
    }
}

/// The lists of a catalogue that hold something.
fn keys(lists: &Value) -> String {
    let full = |value: &Value| match value {
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => false,
    };
    let lists = lists.as_object().into_iter().flatten();
    lists
        .filter(|(_, value)| full(value))
        .map(|(key, _)| key.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
