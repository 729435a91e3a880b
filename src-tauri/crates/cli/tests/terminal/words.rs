//! Everything that the use cases and providers can say has words.

use std::{collections::BTreeSet, fs, path::Path};

use dossier_domain::{AttestationKind, ErrorCode, Kind, Stage, SubmissionState, View};
use dossier_words::Words;

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The sources of a crate beside this one.
fn sources_of(name: &str) -> String {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src"), &mut text);
    text
}

/// What stands in double quotes and consists of these characters only.
fn quoted(text: &str) -> BTreeSet<&str> {
    let fits = |it: &&str| {
        !it.is_empty()
            && it.chars().all(|char| char.is_ascii_alphanumeric() || "-_.".contains(char))
    };
    text.split('"').filter(fits).collect()
}

fn missing<'a>(ids: impl IntoIterator<Item = String> + 'a) -> Vec<String> {
    let words = Words::english();
    ids.into_iter().filter(|id| !words.has(id)).collect()
}

#[test]
fn every_message_of_the_use_cases_has_a_sentence() {
    let text = sources_of("app") + &sources_of("cli");
    let prefixes = ["error-", "reason-", "notice-"];
    let ids: Vec<String> = quoted(&text)
        .into_iter()
        .filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)))
        // A prefix that is completed elsewhere.
        .filter(|id| !id.ends_with('-'))
        .map(str::to_owned)
        .collect();
    assert!(ids.len() > 40, "the scan finds the ids: {ids:?}");
    assert_eq!(missing(ids), [""; 0]);
    let (_, things) = text.split_once("impl NotFound {").unwrap();
    let (things, _) = things.split_once("\n}").unwrap();
    let things: Vec<String> =
        quoted(things).into_iter().map(|thing| format!("error-no-{thing}")).collect();
    assert!(things.contains(&"error-no-case".to_owned()), "{things:?}");
    assert_eq!(missing(things), [""; 0]);
}

#[test]
fn every_message_of_the_providers_has_a_sentence() {
    assert_eq!(missing(dossier_providers::Message::IDS.iter().map(ToString::to_string)), [""; 0]);
}

#[test]
fn every_reason_of_a_submission_has_a_sentence() {
    // Words of actions, of doubts, of tables and of what a search found, which the scan cannot tell from
    // reasons.
    let others = [
        "start_again",
        "name_differs",
        "birth_date_differs",
        "same_image_elsewhere",
        "case_id",
        "external_id",
        "seen_events",
    ];
    let outbox = sources_of("app");
    let marked = outbox
        .match_indices("Some(\"")
        .chain(outbox.match_indices("=> \""))
        .filter_map(|(at, mark)| outbox[at + mark.len()..].split('"').next())
        .filter(|word| word.contains('_') && !word.contains(' ') && !word.contains('-'));
    let codes = ErrorCode::ALL.iter().map(|code| code.as_str()).filter(|code| {
        // What a try that was answered, or not, can leave behind.
        [
            "provider_unavailable",
            "rate_limited",
            "credentials_refused",
            "clock_wrong",
            "invalid_input",
        ]
        .contains(code)
    });
    let ours: BTreeSet<String> = marked
        .chain(codes)
        .chain(dossier_providers::Message::REASONS.iter().copied())
        .filter(|word| !others.contains(word) && word.to_lowercase() == **word)
        .map(|word| format!("submission-{}", word.replace('_', "-")))
        .collect();
    assert!(ours.contains("submission-answer-lost"), "the scan finds them: {ours:?}");
    assert_eq!(missing(ours), [""; 0]);
}

#[test]
fn every_kind_of_journal_entry_has_a_label() {
    let text = sources_of("app") + &sources_of("store");
    let kinds = quoted(&text)
        .into_iter()
        .filter(|it| it.split('.').count() == 2 && it.split('.').all(|part| part.len() > 2))
        // Names of files.
        .filter(|it| !it.starts_with("vault.db"))
        .filter(|it| ![".json", ".html", ".txt"].iter().any(|end| it.ends_with(end)))
        // Places at which a test makes the program fail.
        .filter(|it| !it.ends_with(".before") && !it.ends_with(".after"))
        .map(|kind| format!("event-{}", kind.replace(['.', '_'], "-")))
        .collect::<BTreeSet<_>>();
    assert!(kinds.contains("event-case-created"), "the scan finds them: {kinds:?}");
    assert_eq!(missing(kinds), [""; 0]);
}

#[test]
fn every_word_of_the_lists_has_a_label() {
    let stages = Stage::ALL.map(|it| format!("stage-{}", it.as_str()));
    let views = View::ALL.map(|it| format!("view-{}", it.as_str()));
    let states = SubmissionState::ALL.map(|it| format!("state-{}", it.as_str()));
    let kinds = Kind::ALL.map(|it| format!("kind-{}", it.as_str()));
    let needs = ["document", "submit", "start_again", "correct", "answer", "recommend", "look"]
        .map(|it| format!("need-{it}"));
    let all = stages.into_iter().chain(views).chain(states).chain(kinds).chain(needs);
    assert_eq!(missing(all), [""; 0]);
    assert_eq!(AttestationKind::ALL.len(), 4, "attested facts are told by their own words");
}
