//! Steps that send something.

use chrono::Utc;
use dossier_documents::synthetic;
use dossier_domain::{
    Applicant, Field, FieldKind, Kind, MediaType, RequirementKind, SlotName, Snapshot,
};
use dossier_providers::{
    Body, CheckContext, CreateFill, Delivered, Delivery, Doubtful, Error, UploadedFile,
};
use serde_json::json;

use super::{
    Bench, Sent, Try,
    step::{Outcome, json as parsed},
    wording,
};

const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";

impl Bench {
    pub(super) async fn act(&mut self, verb: &str, rest: &str) -> Outcome {
        match verb {
            "check" => self.check(),
            "check-submit" => self.check_submit(),
            "create" => self.create().await,
            "upload" => self.upload(rest).await,
            "submit" => {
                let files = self.take_files(false);
                self.tell(Kind::Submit, None, Sent::Nothing, files).await
            }
            "correct" => self.tell(Kind::Correct, None, Sent::Json(parsed(rest)), vec![]).await,
            "answer" => {
                let values = if rest.is_empty() { json!({}) } else { parsed(rest) };
                let files = self.take_files(true);
                self.tell(Kind::Answer, None, Sent::Json(values), files).await
            }
            "repeat" => {
                let last = self.last.clone().expect("something was sent");
                self.deliver(last, true).await
            }
            "recover" => self.recover().await,
            "stranger" => self.become_another().await,
            _ => unreachable!("a step that sends"),
        }
    }

    fn check(&self) -> Outcome {
        let today = Utc::now().date_naive();
        let problems = self.rules.check_applicant(&self.applicant, &CheckContext::on(today));
        wording::problems(&problems)
    }

    fn check_submit(&self) -> Outcome {
        let context = CheckContext::on(Utc::now().date_naive());
        wording::problems(&self.rules.check_submit(&self.files, &context))
    }

    /// Creates without asking our own rules first, so that the provider's are seen.
    async fn create(&mut self) -> Outcome {
        let fill = CreateFill { case_id: self.case_id, consented_at: Utc::now() };
        let prepared = self.client.prepare_create(self.applicant.clone(), &fill).await;
        match prepared {
            Ok(body) => {
                self.external_id = None;
                let sent = Sent::Json(body);
                let last =
                    Try { kind: Kind::Create, slot: None, before: None, body: sent, files: vec![] };
                self.deliver(last, false).await
            }
            Err(error) => Outcome::No(wording::error(&error)),
        }
    }

    async fn upload(&mut self, rest: &str) -> Outcome {
        let (slot, media) = rest.split_once(' ').unwrap_or((rest, "jpg"));
        let seed = rand::random();
        let (bytes, media_type) = match media {
            "pdf" => (format!("%PDF-1.4\n%{seed}\n%%EOF\n").into_bytes(), MediaType::Pdf),
            "png" => (synthetic::plain_png(seed, 8, 8), MediaType::Png),
            // Says that it is a picture, and is none.
            "text" => (format!("no picture {seed}").into_bytes(), MediaType::Jpeg),
            _ => (synthetic::plain_jpeg(seed, 8, 8), MediaType::Jpeg),
        };
        self.sent_file.clone_from(&bytes);
        self.tell(Kind::Upload, Some(SlotName::new(slot)), Sent::File(bytes, media_type), vec![])
            .await
    }

    /// Looks at the customer as the desk does, then sends.
    async fn tell(
        &mut self,
        kind: Kind,
        slot: Option<SlotName>,
        body: Sent,
        files: Vec<UploadedFile>,
    ) -> Outcome {
        let before = match self.client.read(self.target()).await {
            Ok(snapshot) => {
                let before = self.rules.before(kind, &snapshot, slot.as_ref());
                self.note(snapshot);
                before
            }
            Err(_) => None,
        };
        self.deliver(Try { kind, slot, before, body, files }, false).await
    }

    async fn deliver(&mut self, this: Try, repeat: bool) -> Outcome {
        let applicant = Applicant::new(self.applicant.clone());
        let result = self
            .client
            .deliver(&Delivery {
                kind: this.kind,
                key: KEY,
                repeat,
                case_id: self.case_id,
                target: (this.kind != Kind::Create).then(|| self.target()),
                slot: this.slot.as_ref(),
                before: this.before.as_deref(),
                body: match &this.body {
                    Sent::Json(value) => Body::Json(value),
                    Sent::File(bytes, media_type) => Body::File { bytes, media_type: *media_type },
                    Sent::Nothing => Body::Nothing,
                },
                applicant: Some(&applicant),
                files: &this.files,
                now: Utc::now(),
            })
            .await;
        self.last = Some(this.clone());
        match result {
            Ok(delivered) => Outcome::Yes(self.took(&this, delivered)),
            Err(error) => {
                if !matches!(error, Error::Unavailable { .. }) {
                    // Refused files are still there to be linked.
                    self.files.extend(this.files);
                }
                Outcome::No(wording::error(&error))
            }
        }
    }

    fn took(&mut self, this: &Try, delivered: Delivered) -> String {
        self.memory = delivered.memory.or(self.memory.take());
        let reference = delivered.receipt.reference.unwrap_or_default();
        match (this.kind, &this.slot) {
            (Kind::Create, _) => self.external_id = Some(reference),
            (Kind::Upload, Some(slot)) if self.rules.links_on_submit() => {
                let document_type = self.rules.details(slot).document_type;
                let said = self.said.get(&document_type).cloned().unwrap_or_default();
                self.files.retain(|file| file.slot != *slot);
                let details = Applicant::new(said.into());
                self.files.push(UploadedFile { slot: slot.clone(), reference, details });
            }
            _ => {}
        }
        let reconciled = if delivered.receipt.reconciled { " after all" } else { "" };
        match delivered.snapshot {
            Some(snapshot) => {
                let words = wording::status(&snapshot);
                self.note(snapshot);
                format!("taken{reconciled}: {words}")
            }
            None => format!("taken{reconciled}"),
        }
    }

    pub(super) fn note(&mut self, snapshot: Snapshot) {
        self.memory = snapshot.memory.clone().or(self.memory.take());
        self.seen = Some(snapshot);
    }

    async fn recover(&mut self) -> Outcome {
        let last = self.last.clone().expect("something was sent");
        let body = match &last.body {
            Sent::Json(value) => Some(value),
            _ => None,
        };
        let found = self
            .client
            .reconcile(&Doubtful {
                kind: last.kind,
                key: KEY,
                key_sent_at: Some(Utc::now()),
                case_id: self.case_id,
                target: (last.kind != Kind::Create).then(|| self.target()),
                slot: last.slot.as_ref(),
                before: last.before.as_deref(),
                body,
                files: &last.files,
                answered: false,
                now: Utc::now(),
            })
            .await;
        match found {
            Ok(reconciled) => Outcome::Yes(wording::reconciled(&reconciled)),
            Err(error) => Outcome::No(wording::error(&error)),
        }
    }

    /// Files for an answer are those of its fields; all others are for a submit.
    fn take_files(&mut self, for_answer: bool) -> Vec<UploadedFile> {
        let fields: Vec<String> = self
            .fields(RequirementKind::Information)
            .into_iter()
            .filter(|field| field.kind == FieldKind::File)
            .map(|field| field.name)
            .collect();
        let is_field = |file: &UploadedFile| fields.iter().any(|name| name == file.slot.as_str());
        let (taken, left) = self.files.drain(..).partition(|file| is_field(file) == for_answer);
        self.files = left;
        taken
    }

    pub(super) fn fields(&self, kind: RequirementKind) -> Vec<Field> {
        let requirements = self.seen.iter().flat_map(|seen| &seen.requirements);
        requirements.filter(|it| it.kind == kind).flat_map(|it| it.fields.clone()).collect()
    }

    /// Another customer of the same account; uploaded files and what was remembered stay.
    async fn become_another(&mut self) -> Outcome {
        let memory = self.memory.clone();
        self.applicant = self.rules.template(rand::random());
        let outcome = self.create().await;
        self.memory = memory;
        outcome
    }
}
