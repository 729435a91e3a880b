//! Texts that are made to be more than text, in what providers say of a person and a case.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Names under which the providers tell of a person and a case in free words.
const FIELDS: [&str; 12] = [
    "first_name",
    "last_name",
    "firstName",
    "lastName",
    "exception_reasons",
    "reason",
    "reasons",
    "message",
    "description",
    "comment",
    "street_line_1",
    "city",
];
/// A sample of what the tests of the screen try all of.
const TEXTS: [&str; 12] = [
    "<script>window.__ran=1</script>",
    "<img src=x onerror=\"window.__ran=1\">",
    "<svg onload=\"window.__ran=1\"></svg>",
    "<iframe srcdoc=\"<script>parent.__ran=1</script>\"></iframe>",
    "<meta http-equiv=refresh content=\"0;url=http://192.0.2.1/\">",
    "<base href=\"http://192.0.2.1/\">",
    "\"><script>window.__ran=1</script>",
    "<style>@import 'http://192.0.2.1/x.css';</style>",
    "javascript:window.__ran=1",
    "{{constructor.constructor('window.__ran=1')()}}",
    "invoice\u{202e}gpj.exe",
    "Ann\u{0007}\u{200b}\u{2066}Sample",
];
/// What a text became if it was taken for more than text, and where the page went.
const LOOK: &str = "
const made = [...document.body.querySelectorAll(
  'script, iframe, object, embed, base, meta, link, style, [onerror], [onload], [srcdoc]')];
const fetched = performance.getEntriesByType('resource').map((it) => it.name)
  .filter((it) => it.includes('192.0.2.1'));
return {ran: '__ran' in window, made: made.map((it) => it.outerHTML.slice(0, 200)), fetched,
  host: location.host, text: document.body.textContent.replace(/\\s+/g, ' ')};";

#[tokio::test(flavor = "multi_thread")]
async fn what_providers_say_is_text_and_nothing_else() {
    let desk = Desk::with_cases(TEXTS.len()).await;
    let listed = desk.dossierctl(&["case", "list", "--view", "all"]).await;
    let cases: Vec<Value> = listed["cases"].as_array().expect("there are cases").clone();
    for (case, text) in cases.iter().zip(TEXTS) {
        let fields: Value = FIELDS.map(|name| (name.to_owned(), json!(text))).into_iter().collect();
        let says = json!({"method": "GET", "fault": {"kind": "says", "fields": fields}});
        desk.sim().set_faults(json!({"rules": [says]})).expect("the plan is right");
        let id = case["case_id"].as_str().expect("it has an id");
        desk.dossierctl(&["sync", "--case", id]).await;
    }
    let mut named = Vec::new();
    for (case, text) in cases.iter().zip(TEXTS) {
        let id = case["case_id"].as_str().expect("it has an id");
        let shown = desk.dossierctl(&["case", "show", id]).await;
        if shown["name"].as_str().is_some_and(|it| it.contains(text)) {
            named.push((id.to_owned(), text));
        }
    }
    assert!(named.len() >= 3, "some providers tell names: {named:?}");

    let window = desk.unlocked().await;
    for (id, text) in named {
        let script = "location.hash = '/cases/' + arguments[0]";
        window.client().execute(script, vec![json!(id)]).await.expect("the window answers");
        // As typed; what could not be seen is told.
        let shown = text
            .replace('\u{202e}', "\\u{202e}")
            .replace('\u{200b}', "\\u{200b}")
            .replace('\u{2066}', "\\u{2066}")
            .replace('\u{7}', "\\u{7}");
        window
            .wait("the case with its name as it is", async || {
                window.text("main.case").await.filter(|it| it.contains(&shown))
            })
            .await;
        let look = window.client().execute(LOOK, Vec::new()).await.expect("the window answers");
        assert_eq!(
            (&look["ran"], &look["made"], &look["fetched"]),
            (&json!(false), &json!([]), &json!([]))
        );
        assert_eq!(look["host"], "localhost", "nothing led away: {look}");
        let page = look["text"].as_str().expect("a text");
        assert!(page.contains(&shown), "{shown} is shown as it is: {page}");
        assert!(!page.chars().any(|it| "\u{202e}\u{200b}\u{2066}\u{7}".contains(it)), "{page}");
    }
    window.close(&desk).await;
}
