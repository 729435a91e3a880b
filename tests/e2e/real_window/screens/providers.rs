//! Every provider's cases and forms.

use dossier_documents::synthetic::photo_jpeg;
use serde_json::{Value, json};

use super::super::main_job::choose;
use crate::{
    desk::Desk,
    tour::{BLUR, Tour},
    window::Window,
    words::{say, t},
};

/// Enough for each provider's cases to stand in every stage.
const SEEDED: usize = 60;

/// A case to be looked at, found by what its provider says and what is needed.
struct Stop {
    screen: &'static str,
    provider: &'static str,
    status: &'static str,
    need: &'static str,
    /// The action that moves it on has this sheet.
    sheet: Option<&'static str>,
}

const fn stop(
    screen: &'static str,
    provider: &'static str,
    status: &'static str,
    need: &'static str,
    sheet: Option<&'static str>,
) -> Stop {
    Stop { screen, provider, status, need, sheet }
}

const STOPS: [Stop; 11] = [
    stop("jiko", "jiko", "DOCUMENTS_NEEDED", "document:SELFIE", None),
    stop("atelio-links", "atelio", "document_required", "document:government_id", None),
    stop("atelio-lost", "atelio", "expired", "start_again", Some("start-again")),
    stop("connectfi-documents", "connectfi", "WAITING_DATA", "document:LICENSE/FRONT", None),
    stop("connectfi-data", "connectfi", "WAITING_DATA", "correct:", Some("correct-connectfi")),
    stop("akepa-documents", "connectfi-akepa", "pending_documents", "document:", None),
    stop("akepa-data", "connectfi-akepa", "data_request", "correct:", Some("correct-akepa")),
    stop("fincom-v1-again", "fincom-v1", "REINITIATE", "document:PASSPORT", None),
    stop("fincom-v1-asks", "fincom-v1", "ON_HOLD", "answer:", Some("answer-v1")),
    stop("fincom-v2-again", "fincom-v2", "ACTION_REQUIRED", "document:PASSPORT", None),
    stop("fincom-v2-asks", "fincom-v2", "ON_HOLD", "answer:", Some("answer-v2")),
];

/// Providers besides Jiko, as the lists of a form name them. Of two that begin alike the shorter
/// stands first, there and here.
const PROVIDERS: [(&str, &str); 5] = [
    ("atelio", "Atelio"),
    ("connectfi", "connectFi"),
    ("connectfi-akepa", "akepa"),
    ("fincom-v1", "Fin.com V1"),
    ("fincom-v2", "Fin.com V2"),
];

#[tokio::test(flavor = "multi_thread")]
async fn axe_core_finds_nothing_wrong_with_any_provider_s_case_and_its_forms() {
    let desk = Desk::with_cases(SEEDED).await;
    take_links(&desk).await;
    let cases = desk.dossierctl(&["case", "list"]).await;
    let fresh = create(&desk, "fincom-v2", "Simulated Fin.com V2").await;
    let photo = desk.write("passport.jpg", &photo_jpeg(7, 1200, 1600, 1));
    let window = desk.unlocked().await;
    let mut tour = Tour::new(&window);
    for it in &STOPS {
        open(&window, &find(&cases, it.provider, it.status, it.need)).await;
        tour.look(it.screen).await;
        if let Some(sheet) = it.sheet {
            tour.sheet(sheet, "s").await;
        }
    }

    open(&window, &find(&cases, "fincom-v2", "ON_HOLD", "look")).await;
    window.press("button", &t("ui-act-answer-outside")).await;
    tour.open_sheet("answer-outside").await;

    open(&window, &fresh).await;
    tour.look("fincom-v2-terms").await;
    choose(&desk, &window, "PASSPORT", &photo).await;
    window.sees(&t("ui-fits")).await;
    window.draws(2).await;
    window.loses(&t("ui-reading")).await;
    tour.look("document-details").await;
    tour.is_clean(STOPS.len() + 5 + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_core_finds_nothing_wrong_with_any_provider_s_application_and_connection() {
    let desk = Desk::with_vault().await;
    let window = desk.unlocked().await;
    let mut tour = Tour::new(&window);
    for (provider, name) in &PROVIDERS {
        go(&window, "/new").await;
        window.find("heading", &t("ui-new-title")).await;
        window.press_part("button", &t("ui-new-connection")).await;
        window.press_part("option", name).await;
        window.press("button", &t("ui-new-synthetic")).await;
        let filled = "return [...document.querySelectorAll('form input')].some((it) => it.value)";
        window.wait("a made-up person", async || is_true(&window, filled).await).await;
        window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
        tour.look(&format!("new-{provider}")).await;
    }
    window.fill("textbox", &t("ui-field-email"), "Sample@Example.com").await;
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
    let mend = say("ui-use-suggestion", &[("value", "sample@example.com")]);
    window.find("button", &mend).await;
    tour.look("new-to-mend").await;

    for (provider, name) in &PROVIDERS {
        go(&window, "/connections").await;
        window.press("button", &t("ui-connection-add")).await;
        window.press_part("button", &t("ui-connection-provider")).await;
        window.press_part("option", name).await;
        tour.look(&format!("connect-{provider}")).await;
        window.press("button", &t("ui-cancel")).await;
    }
    tour.is_clean(5 + 1 + 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_core_finds_nothing_wrong_with_an_outbox_of_all_states() {
    let desk = Desk::with_cases(SEEDED).await;
    let cases = desk.dossierctl(&["case", "list"]).await;
    let of = |provider, status, need| find(&cases, provider, status, need);
    desk.dossierctl(&["case", "submit", &of("jiko", "PENDING", "submit")]).await;
    desk.dossierctl(&["sync", "--until-idle", "--timeout", "60"]).await;
    // Nothing of connectFi comes to an end, and Atelio is away.
    let faults = json!({"rules": [
        {"provider": "connectfi", "path": "*attributes*", "fault": {"kind": "stall"}},
        {"provider": "atelio", "fault": {"kind": "status", "status": 503}},
    ]});
    desk.sim().set_faults(faults).expect("the plan is right");
    let correction = json!({"cardAttributes": {"productID": "sample-1", "nameOnCard": "A SAMPLE"}});
    let correction = desk.write("correction.json", correction.to_string().as_bytes());
    desk.dossierctl(&["case", "start-again", &of("atelio", "expired", "start_again")]).await;
    let data = of("connectfi", "WAITING_DATA", "correct:");
    desk.dossierctl(&["case", "correct", &data, &correction]).await;
    let held = of("jiko", "CREATED", "submit");
    desk.dossierctl(&["case", "submit", "--hold", "3000", &held]).await;

    let window = desk.unlocked().await;
    let mut tour = Tour::new(&window);
    go(&window, "/outbox").await;
    window.find("heading", &t("ui-outbox-title")).await;
    window.press("checkbox", &t("ui-outbox-all")).await;
    for state in ["accepted", "held", "queued", "sending"] {
        let there = format!("return !!document.querySelector('.submission[data-state={state}]')");
        window.wait(state, async || is_true(&window, &there).await).await;
    }
    tour.look("outbox-states").await;
    tour.is_clean(1);
}

/// Makes an application of a made-up person and delivers it; its id.
async fn create(desk: &Desk, provider: &str, connection: &str) -> String {
    let applicant = desk.dossierctl(&["applicant", "template", provider]).await;
    let file = desk.write("applicant.json", applicant.to_string().as_bytes());
    let create = ["case", "create", "--connection", connection, "--applicant", &file];
    let created = desk.dossierctl(&create).await;
    let id = created["case_id"].as_str().expect("it has an id");
    desk.dossierctl(&["sync", "--case", id, "--until-idle", "--timeout", "60"]).await;
    id.to_owned()
}

/// What the customer's upload pages are, as Atelio tells it by events.
async fn take_links(desk: &Desk) {
    let lines = desk.sim().webhooks(Some("atelio"));
    assert!(!lines.is_empty(), "seeded customers have their last events in the log");
    let text: String = lines.iter().map(|it| json!(it).to_string() + "\n").collect();
    let file = desk.write("events.jsonl", text.as_bytes());
    desk.dossierctl(&["events", "ingest", "--connection", "Simulated Atelio", &file]).await;
    desk.dossierctl(&["sync", "--timeout", "60"]).await;
}

/// The id of the first case that fits.
#[track_caller]
fn find(cases: &Value, provider: &str, status: &str, need: &str) -> String {
    let needs = |it: &Value| {
        let mut needs = it["needs"].as_array().into_iter().flatten().filter_map(Value::as_str);
        needs.any(|it| it.starts_with(need))
    };
    let mut all = cases["cases"].as_array().expect("a list").iter();
    let found =
        all.find(|it| it["provider"] == provider && it["provider_status"] == status && needs(it));
    let found = found.unwrap_or_else(|| panic!("{provider}: {status} {need} in {cases:#}"));
    found["case_id"].as_str().expect("it has an id").to_owned()
}

/// Opens a case, whatever the queue shows.
async fn open(window: &Window, id: &str) {
    go(window, "/").await;
    let none = async || window.text(".case-head").await.is_none().then_some(());
    window.wait("no case", none).await;
    go(window, &format!("/cases/{id}")).await;
    window.wait("the case", async || window.text(".case-head h1").await).await;
    window.client().execute(BLUR, Vec::new()).await.expect("the window answers");
}

async fn go(window: &Window, place: &str) {
    let script = "location.hash = arguments[0]";
    window.client().execute(script, vec![json!(place)]).await.expect("the window answers");
}

async fn is_true(window: &Window, script: &str) -> Option<()> {
    let answer = window.client().execute(script, Vec::new()).await.ok()?;
    (answer == true).then_some(())
}
