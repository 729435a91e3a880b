use std::collections::BTreeMap;

use dossier_domain::{Document, Submission};
use dossier_store::{NamedText, salted_digest};
use dossier_verify::{AFTER, BEFORE, DOCUMENTS};
use serde_json::{Value, json};

use super::{
    gather::{Gathered, GatheredDocument},
    readme, redacted, summary,
};
use crate::{Error, SubmissionView, TimelineView};

type Member = (String, Vec<u8>);

/// Every member but manifest and signature, in order.
pub(super) fn members(gathered: Gathered, redacted: bool) -> Result<Vec<Member>, Error> {
    let case = redacted::case(&gathered.case, redacted);
    let readme = readme::readme(&gathered, redacted);
    let summary = summary::summary(&gathered, redacted)?;
    let timeline = json!(gathered.case.timeline);
    let texts = texts(&gathered, redacted);
    let (recipes, documents) = recipes(&gathered, redacted);
    let [one, two, three, four, five] = BEFORE;
    let mut members: Vec<Member> = vec![
        (one.to_owned(), readme.into_bytes()),
        (two.to_owned(), spelt(&case)),
        (three.to_owned(), spelt(&timeline)),
        (four.to_owned(), spelt(&recipes)),
        (five.to_owned(), spelt(&texts)),
    ];
    members.extend(documents);
    let checkpoint = gathered.checkpoint.to_text().into_bytes();
    let [page, journal, anchor, ..] = AFTER;
    members.extend([
        (page.to_owned(), summary),
        (journal.to_owned(), gathered.journal.into_bytes()),
        (anchor.to_owned(), checkpoint),
    ]);
    Ok(members)
}

fn spelt(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// The entry that names a content by this digest, and under which name.
fn naming<'a>(timeline: &'a [TimelineView], digest: &str) -> Option<(&'a TimelineView, &'a str)> {
    timeline.iter().find_map(|entry| {
        let (name, _) = entry.data.iter().find(|(_, value)| *value == digest)?;
        Some((entry, name.as_str()))
    })
}

/// Notes, recommendations and attestations, each with what its digest in the journal is made from.
fn texts(gathered: &Gathered, redacted: bool) -> Value {
    let text = |text: &NamedText| {
        let digest = text.digest().to_string();
        let (entry, name) = naming(&gathered.case.timeline, &digest)?;
        let mut told = json!({"kind": text.kind, "at": text.at, "seq": entry.seq, "name": name,
            "digest": digest, "recorded": entry.data});
        if !redacted {
            told["by"] = json!(text.by);
            told["salt"] = text.salt.to_hex().into();
            told["content"] = text.content.clone();
            if let Value::Array(both) = &text.content {
                told["for_the_customer"] = both[0].clone();
                told["private"] = both[1].clone();
            }
        }
        Some(told)
    };
    json!({"contents": gathered.texts.iter().filter_map(text).collect::<Vec<_>>()})
}

/// How every file was made and what became of it, and the files that are kept.
fn recipes(gathered: &Gathered, redacted: bool) -> (Value, Vec<Member>) {
    let (mut contents, mut documents, mut members) = (Vec::new(), Vec::new(), Vec::new());
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for document in &gathered.documents {
        let slot = document.facts.slot.as_str();
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        let slot: String = slot.chars().map(plain).collect();
        let count = counts.entry(slot.clone()).or_default();
        *count += 1;
        let stem = format!("{DOCUMENTS}{slot}-{count}");
        let files = if redacted { Vec::new() } else { files(document, &stem) };
        let member = |part: usize| files.get(part).or(files.first()).map(|(name, _)| name.clone());
        documents.push(facts(&document.facts, member(0), member(1)));
        for (part, bytes) in [&document.prepared, &document.source].into_iter().enumerate() {
            let (Some(salt), Some(bytes)) = (&document.salt, bytes) else { continue };
            let digest = salted_digest(salt, bytes).to_string();
            let id = document.facts.id.to_string();
            let timeline = &gathered.case.timeline;
            let of_it = |entry: &&TimelineView| entry.data.get("document_id") == Some(&json!(id));
            let Some(entry) = timeline.iter().find(of_it) else { continue };
            let name = ["prepared", "source"][part];
            let mut told = json!({"document_id": id, "seq": entry.seq, "name": name,
                "digest": digest});
            if let Some(member) = member(part) {
                told["member"] = member.into();
                told["salt"] = salt.to_hex().into();
            }
            contents.push(told);
        }
        members.extend(files);
    }
    let submissions: Vec<Value> =
        gathered.submissions.iter().map(|it| submission(it, redacted)).collect();
    let told = json!({"submissions": submissions, "documents": documents, "contents": contents});
    (told, members)
}

/// What was sent, and the original where it is another.
fn files(document: &GatheredDocument, stem: &str) -> Vec<Member> {
    let facts = &document.facts;
    let mut files = Vec::new();
    if let Some(bytes) = &document.prepared {
        let ending = facts.prepared.media_type.extension();
        files.push((format!("{stem}.{ending}"), bytes.clone()));
    }
    if let Some(bytes) =
        document.source.as_ref().filter(|it| Some(*it) != document.prepared.as_ref())
    {
        let ending = facts.source.media_type.extension();
        files.push((format!("{stem}-original.{ending}"), bytes.clone()));
    }
    files
}

fn facts(document: &Document, sent: Option<String>, original: Option<String>) -> Value {
    json!({
        "document_id": document.id.to_string(),
        "slot": document.slot.to_string(),
        "attached_at": document.attached_at,
        "erased_at": document.erased_at,
        "source": document.source,
        "prepared": document.prepared,
        "recipe": document.recipe,
        "findings": document.findings.iter().map(|it| &it.code).collect::<Vec<_>>(),
        "sent": sent,
        "original": original,
    })
}

fn submission(submission: &Submission, redacted: bool) -> Value {
    let mut told = json!(SubmissionView::from(submission));
    told["document_id"] = json!(submission.document_id.map(|id| id.to_string()));
    if redacted && let Some(refusal) = told.get_mut("refusal").and_then(Value::as_object_mut) {
        refusal.remove("words");
    }
    told
}
