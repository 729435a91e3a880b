//! Texts that are made to be more than text: in every field in which a provider says something of a
//! person or a case, in names of files, in notes and in a barcode.

use std::collections::{BTreeMap, BTreeSet};

use dossier_documents::synthetic::{licence_back_of, plain_jpeg};
use serde_json::{Value, json};

use super::main_job::{choose, open_case};
use crate::{
    desk::Desk,
    window::Window,
    words::{say, t},
};

/// Names under which the providers tell of a person and a case in free words.
const FIELDS: [&str; 24] = [
    "first_name",
    "middle_name",
    "last_name",
    "firstName",
    "middleName",
    "lastName",
    "exception_reasons",
    "reason",
    "reasons",
    "message",
    "description",
    "comment",
    "moderation_comment",
    "reject_labels",
    "rejection_reason",
    "street_line_1",
    "street_line_2",
    "addressLine1",
    "addressLine2",
    "address_line1",
    "street",
    "city",
    "occupation",
    "title",
];
/// The texts that the tests of the screen try, which write them.
const TEXTS: &str = include_str!("../../fixtures/hostile-texts.json");
/// Files that are chosen at once.
const FILES: usize = 60;
/// What a barcode can hold, in capitals as licences have it.
const PRINTED: &str = "<IMG SRC=X ONERROR=ALERT(1)>";
/// What a text became if it was taken for more than text, and where the page went.
const LOOK: &str = "
const made = [...document.body.querySelectorAll(
  'script, iframe, object, embed, base, meta, link, style, marquee, math, video, x, [onerror], '
  + '[onload], [onclick], [onfocus], [ontoggle], [srcdoc], form[action]')];
const fetched = performance.getEntriesByType('resource').map((it) => it.name)
  .filter((it) => it.includes('192.0.2.1'));
return {ran: '__ran' in window, made: made.map((it) => it.outerHTML.slice(0, 200)), fetched,
  host: location.host, text: document.body.textContent.replace(/\\s+/g, ' ')};";

fn texts() -> Vec<String> {
    let texts: Vec<String> = serde_json::from_str(TEXTS).expect("a list of texts");
    assert!(texts.len() >= 200, "{} texts", texts.len());
    texts
}

/// Characters that hide or reorder others, as the screen writes them.
fn is_unseen(char: char) -> bool {
    let code = u32::from(char);
    (code < 0x20 && !"\n\t".contains(char))
        || matches!(code, 0x7f..0xa0 | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff)
}

/// As it is seen: as typed, with what hides told; white space as a page has it.
fn shown(text: &str) -> String {
    let seen = |char: char| match is_unseen(char) {
        true => format!("\\u{{{:x}}}", u32::from(char)),
        false => char.to_string(),
    };
    let seen: String = text.chars().map(seen).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page's text, in which nothing ran, loaded, or led away.
async fn inert(window: &Window) -> String {
    let look = window.client().execute(LOOK, Vec::new()).await.expect("the window answers");
    assert_eq!(
        (&look["ran"], &look["made"], &look["fetched"]),
        (&json!(false), &json!([]), &json!([]))
    );
    assert_eq!(look["host"], "localhost", "nothing led away: {look}");
    let page = look["text"].as_str().expect("a text").to_owned();
    assert!(!page.chars().any(is_unseen), "something hides: {page}");
    page
}

/// Has a provider say these texts of a case, each in a field of its own; the texts by field.
async fn say_of(desk: &Desk, case: &str, texts: &[String]) -> BTreeMap<&'static str, String> {
    let said: BTreeMap<_, _> = FIELDS.into_iter().zip(texts.iter().cloned()).collect();
    let says = json!({"method": "GET", "fault": {"kind": "says", "fields": said}});
    desk.sim().set_faults(json!({"rules": [says]})).expect("the plan is right");
    desk.dossierctl(&["sync", "--case", case]).await;
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn what_providers_say_is_text_and_nothing_else() {
    let texts = texts();
    let desk = Desk::with_cases(12).await;
    let listed = desk.dossierctl(&["case", "list", "--view", "all"]).await;
    let cases: Vec<Value> = listed["cases"].as_array().expect("there are cases").clone();
    let all = Cycled(texts);
    let mut said = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let id = case["case_id"].as_str().expect("it has an id").to_owned();
        // Another first text for each, so that each text comes to other fields.
        let given = all.take(at * (FIELDS.len() - 1), FIELDS.len());
        let fields = say_of(&desk, &id, &given).await;
        let provider = case["provider"].as_str().expect("it has a provider").to_owned();
        said.push((id, provider, fields));
    }
    desk.sim().set_faults(json!({})).expect("the plan is right");

    let window = desk.unlocked().await;
    let (mut tried, mut seen) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    for (id, provider, fields) in &said {
        let script = "location.hash = '/cases/' + arguments[0]";
        window.client().execute(script, vec![json!(id)]).await.expect("the window answers");
        window
            .wait("the case", async || {
                let at = "return document.querySelector('main.case') !== null \
                    && location.hash.includes(arguments[0])";
                let is_there = window.client().execute(at, vec![json!(id)]).await.ok()?;
                is_there.as_bool()?.then_some(())
            })
            .await;
        let page = inert(&window).await;
        let is_shown = fields.values().filter(|text| page.contains(&shown(text))).count();
        *seen.entry(provider.clone()).or_default() += is_shown;
        tried.extend(fields.values().cloned());
    }
    println!("figure: {} texts in {} cases; shown {seen:?}", tried.len(), said.len());
    assert!(tried.len() >= 200, "{} texts were tried", tried.len());
    assert!(seen.len() >= 5, "every provider's cases: {seen:?}");
    assert!(seen.values().all(|count| *count >= 2), "each provider is shown saying it: {seen:?}");
    window.close(&desk).await;
}

/// A list that begins again at its end.
struct Cycled(Vec<String>);

impl Cycled {
    fn take(&self, from: usize, count: usize) -> Vec<String> {
        (from..from + count).map(|at| self.0[at % self.0.len()].clone()).collect()
    }
}

/// A name that a disk takes and that is not another one's.
fn file_name(at: usize, text: &str) -> Option<String> {
    let name = format!("{at} {text}.jpg");
    let is_taken = !name.contains(['/', '\0', '\n', '\t']) && name.len() < 200;
    is_taken.then_some(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_and_their_files_say_is_text_and_nothing_else() {
    let texts = texts();
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let noted: Vec<&String> = texts.iter().filter(|it| !it.trim().is_empty()).take(6).collect();
    for text in &noted {
        desk.dossierctl(&["case", "note", &case.id, text]).await;
    }
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    window.press_part("tab", &t("ui-tab-notes")).await;
    window
        .wait("every note as it was written", async || {
            let page = inert(&window).await;
            noted.iter().all(|text| page.contains(&shown(text))).then_some(())
        })
        .await;

    let named = texts.iter().enumerate().filter_map(|(at, text)| file_name(at, text));
    let names: Vec<String> = named.take(FILES).collect();
    assert_eq!(names.len(), FILES);
    let picture = plain_jpeg(7, 300, 400);
    let files: Vec<String> = names.iter().map(|name| desk.write(name, &picture)).collect();
    desk.answer(&files.iter().map(String::as_str).collect::<Vec<_>>());
    window.press("button", &t("ui-choose-file")).await;
    let count = FILES.to_string();
    window.find("heading", &say("ui-files-title", &[("count", &count)])).await;
    let page = inert(&window).await;
    for name in names {
        assert!(page.contains(&shown(&name)), "{name} is shown as it is: {page}");
    }
    window.close(&desk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_barcode_says_is_text_and_nothing_else() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    let licence = licence_back_of(PRINTED, "SAMPLE", "01021990", 3);
    let file = desk.write("licence.jpg", &licence.jpeg);
    choose(&desk, &window, "ID_BACK", &file).await;
    window
        .wait("what the barcode says", async || {
            let page = inert(&window).await;
            page.contains(PRINTED).then_some(())
        })
        .await;
    window.close(&desk).await;
}
