use std::path::Path;

use chrono::NaiveDate;
use dossier_documents::{Inspection, Prepared, Preview, read_file};
use dossier_domain::{
    Act, CaseId, Document, DocumentId, Edit, Fact, Finding, Kind, Message, Severity, SlotName,
    SlotRule, SubmissionId, SubmissionState,
};
use dossier_store::DocumentPart;
use serde_json::{Map, Value};

use crate::{
    Desk, Doubt, Error, Hold, Recognised, SCREEN_SIDE, actions, desk::case_in, facts, fail::skips,
    outbox, take,
};

/// What a person says about a document.
#[derive(Debug, Clone, Default)]
pub struct DocumentDetails {
    /// Its number.
    pub number: Option<String>,
    /// The country that issued it.
    pub country: Option<String>,
    /// When it was issued.
    pub issued: Option<NaiveDate>,
    /// When it expires.
    pub expires: Option<NaiveDate>,
    /// The state that issued it.
    pub state: Option<String>,
}

/// A file to attach.
#[derive(Debug, Clone)]
pub struct Attach {
    /// The case.
    pub case_id: CaseId,
    /// The slot, in the provider's name.
    pub slot: SlotName,
    /// What the person says about the document.
    pub details: DocumentDetails,
    /// What of the file to send, and how turned and cropped.
    pub edit: Edit,
    /// Why a doubt about the person was set aside.
    pub confirm_person: Option<String>,
    /// Undo window.
    pub hold: Hold,
}

/// A file that was attached.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The document.
    pub document_id: DocumentId,
    /// The submission that uploads it.
    pub submission_id: SubmissionId,
    /// The slot.
    pub slot: SlotName,
    /// Where the submission stands.
    pub state: SubmissionState,
    /// SHA-256 of what will be sent.
    pub output_sha256: String,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// Why it may be of another person. Where there is something and nobody confirmed the person,
    /// the submission is held until somebody does ([`Desk::confirm_person`]).
    pub doubts: Vec<Doubt>,
}

/// A file as it is to be kept.
pub(crate) struct Kept {
    pub(crate) source: Vec<u8>,
    pub(crate) prepared: Prepared,
    pub(crate) pictures: Pictures,
    pub(crate) recognised: Recognised,
}

/// Files of so many bytes take long enough to decode for a person to wait; and so do pages that are
/// drawn, whatever their size.
const HEAVY_BYTES: usize = 500_000;

/// Whether a picture for the screen is worth keeping.
fn is_heavy(bytes: &[u8]) -> bool {
    bytes.len() >= HEAVY_BYTES || bytes.starts_with(b"%PDF")
}

/// Pictures for the screen, kept so that a large file is not decoded whenever its case is opened.
/// None of a small file, of what cannot be shown, and of a prepared file that is the one that was
/// received.
pub(crate) struct Pictures {
    source: Option<Preview>,
    prepared: Option<Preview>,
}

impl Desk {
    /// Looks at a file against a slot's rule; nothing is kept.
    pub async fn check_document(&self, bytes: &[u8], rule: &SlotRule) -> Result<Inspection, Error> {
        Ok(self.inner.options.worker.inspect(bytes, rule).await?)
    }

    /// Prepares a file of this computer for a slot, seals both in the vault and queues the upload.
    pub async fn attach_file(&self, attach: Attach, path: &Path) -> Result<Attached, Error> {
        // Refused before a byte is read, so that a person learns the nearest reason.
        self.attachable(&attach).await?;
        let bytes = read_file(path)?;
        self.attach_bytes(attach, bytes).await
    }

    /// [`Desk::attach_file`] for bytes that are in memory already.
    pub async fn attach_bytes(&self, attach: Attach, bytes: Vec<u8>) -> Result<Attached, Error> {
        let rule = self.attachable(&attach).await?;
        let kept = self.make(&attach, bytes, &rule).await?;
        self.keep(attach, kept).await
    }

    /// Prepares a file for its slot, and reads it.
    pub(crate) async fn make(
        &self,
        attach: &Attach,
        source: Vec<u8>,
        rule: &SlotRule,
    ) -> Result<Kept, Error> {
        let worker = &self.inner.options.worker;
        let edit = &attach.edit;
        // Where no file comes of it, nothing is waited for.
        let preparing = async {
            let prepared = worker.prepare_edited(&source, rule, edit).await?;
            let shown = match prepared.bytes == source {
                true => None,
                false => self.picture_of(&prepared.bytes).await,
            };
            Ok((prepared, shown))
        };
        let showing = async { Ok(self.picture_of(&source).await) };
        let ((prepared, shown), read, of_source) =
            tokio::try_join!(preparing, self.read_picture(&source, edit), showing)?;
        let pictures = Pictures { source: of_source, prepared: shown };
        let number = attach.details.number.as_deref();
        let recognised = self.recognised(attach.case_id, Some(&attach.slot), number, read).await?;
        Ok(Kept { source, prepared, pictures, recognised })
    }

    async fn picture_of(&self, bytes: &[u8]) -> Option<Preview> {
        match is_heavy(bytes) {
            true => self.inner.options.worker.preview(bytes, SCREEN_SIDE).await.ok(),
            false => None,
        }
    }

    async fn attachable(&self, attach: &Attach) -> Result<SlotRule, Error> {
        self.require(Act::Work)?;
        let case = self.case(attach.case_id).await?;
        let rules = dossier_providers::rules(case.provider);
        let known = rules.slots().contains(&attach.slot) || rules.slot_rule(&attach.slot).is_some();
        if let Some(message) = actions::hosted(rules) {
            return Err(Error::NotAvailable(message));
        }
        if !known {
            let names: Vec<String> = rules.slots().iter().map(ToString::to_string).collect();
            return Err(Error::Invalid(
                Message::new("error-unknown-slot")
                    .with("provider", case.provider.display_name())
                    .with("slots", names.join(", ")),
            ));
        }
        if !actions::takes_file(&case, rules, &attach.slot) {
            return Err(Error::NotAvailable(actions::not_attachable(&case, rules)));
        }
        let given = details(&attach.details);
        let forbidden = rules.details(&attach.slot).forbidden;
        if let Some(name) = forbidden.iter().find(|name| given.contains_key(**name)) {
            return Err(Error::Invalid(
                Message::new("error-detail-forbidden")
                    .with("provider", case.provider.display_name())
                    .with("slot", &attach.slot)
                    .with("detail", name),
            ));
        }
        rules
            .slot_rule(&attach.slot)
            .ok_or_else(|| Error::NotAvailable(actions::not_attachable(&case, rules)))
    }

    /// Seals a prepared file and queues its upload.
    pub(crate) async fn keep(
        &self,
        attach: Attach,
        Kept { source, prepared, pictures, recognised }: Kept,
    ) -> Result<Attached, Error> {
        let now = self.now();
        let mut findings = prepared.findings;
        let Recognised { doubts, fingerprint, reading, findings: noticed, .. } = recognised;
        findings.extend(noticed);
        findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
        let rules = dossier_providers::rules(self.case(attach.case_id).await?.provider);
        let asked = rules.details(&attach.slot);
        let details = details(&attach.details);
        let sent = |name: &String| {
            asked.needed.contains(&name.as_str()) || asked.optional.contains(&name.as_str())
        };
        if !details.is_empty() && !details.keys().all(sent) {
            findings.push(Finding {
                code: "details_not_sent".to_owned(),
                severity: Severity::Info,
                message: "The provider asks for no number or dates of this document; they are \
                          kept here and not sent."
                    .to_owned(),
                number: None,
            });
        }
        let document = Document {
            id: DocumentId::from_uuid(self.new_id()),
            case_id: attach.case_id,
            slot: attach.slot.clone(),
            source: prepared.source,
            prepared: prepared.facts,
            recipe: prepared.recipe,
            findings: findings.clone(),
            attached_at: now,
            erased_at: None,
        };
        let document_id = document.id;
        let output_sha256 = document.prepared.sha256.clone();
        let ids = (SubmissionId::from_uuid(self.new_id()), self.new_key());
        let reviewer = self.reviewer().id;
        let confirmed = attach.confirm_person.filter(|reason| !reason.trim().is_empty());
        let in_doubt = !doubts.is_empty() && confirmed.is_none();
        let slot = attach.slot;
        let hold = if in_doubt { Hold::UntilReleased } else { attach.hold };
        let told: Vec<&str> = doubts.iter().map(|doubt| doubt.as_str()).collect();
        let told = told.join(",");
        let (submission_id, state) = self
            .inner
            .vault
            .write(self.me(), now, move |tx| {
                let case = case_in(tx, document.case_id)?;
                let names = tx.add_document(&document, &source, &prepared.bytes)?;
                let mut fact = Fact::of_case(facts::DOCUMENT_ATTACHED, case.id)
                    .with("document_id", document.id)
                    .with("slot", &document.slot)
                    .with("source", names.source)
                    .with("prepared", names.prepared);
                for (part, name, picture) in [
                    (DocumentPart::Source, "source_picture", &pictures.source),
                    (DocumentPart::Prepared, "prepared_picture", &pictures.prepared),
                ] {
                    if let Some(picture) = picture {
                        let digest = tx.add_document_picture(document.id, part, &picture.bytes)?;
                        fact = fact.with(name, digest);
                    }
                }
                if let Ok(Value::Array(recipe)) = serde_json::to_value(&document.recipe) {
                    fact.data.insert("recipe".to_owned(), Value::Array(recipe));
                }
                if !told.is_empty() {
                    fact = fact.with("doubts", told);
                }
                if reading != dossier_domain::Reading::default() {
                    let digest = tx.add_document_reading(document.id, &reading)?;
                    fact = fact.with("reading", digest);
                }
                if let Some(fingerprint) = fingerprint {
                    tx.add_fingerprint(document.id, fingerprint)?;
                }
                if let Some(reason) = &confirmed {
                    let digest = tx.add_note(case.id, reviewer, reason)?;
                    fact = fact.with("person_confirmed", digest);
                }
                tx.record(fact);
                if !details.is_empty() {
                    let document_type = asked.document_type;
                    let digest =
                        tx.put_document_details(case.id, &document_type, &Value::Object(details))?;
                    tx.record(
                        Fact::of_case(facts::DETAILS_GIVEN, case.id)
                            .with("document_type", document_type)
                            .with("details", digest),
                    );
                }
                outbox::supersede(tx, case.id, &document.slot)?;
                let mut submission = outbox::new(&case, Kind::Upload, hold, now, ids);
                submission.slot = Some(document.slot.clone());
                submission.document_id = Some(document.id);
                submission.reason = in_doubt.then(|| outbox::PERSON_IN_DOUBT.to_owned());
                if !skips("outbox-row") {
                    outbox::add(tx, &submission)?;
                }
                take::save(tx, &case)?;
                Ok::<_, Error>((submission.id, submission.state))
            })
            .await?;
        if let Some(fingerprint) = fingerprint {
            self.inner.fingerprints.add(document_id, fingerprint);
        }
        Ok(Attached { document_id, submission_id, slot, state, output_sha256, findings, doubts })
    }
}

fn details(given: &DocumentDetails) -> Map<String, Value> {
    let text = |value: &Option<String>| value.clone().map(Value::String);
    let date = |value: &Option<NaiveDate>| value.map(|date| Value::String(date.to_string()));
    [
        ("number", text(&given.number)),
        ("country", text(&given.country)),
        ("issued", date(&given.issued)),
        ("expires", date(&given.expires)),
        ("state", text(&given.state)),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)))
    .collect()
}
