use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, elements::Element};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::{
    desk::{Desk, programs},
    elements::{self, Name},
    picture,
    process::Process,
    wait::{PATIENCE, until, within},
    words::{say, t},
};

const CONTROL: char = '\u{e009}';
const RELEASE: char = '\u{e000}';
const BACKSPACE: &str = "\u{e003}";

/// Leaves a sheet or a case.
pub const ESCAPE: &str = "\u{e00c}";

/// The program in its window, under WebDriver. Dropped, it is ended as if by a power cut; where a
/// test fails, a picture of it is left in `target/e2e`.
pub struct Window {
    client: Client,
    session: String,
    port: u16,
    _driver: Process,
}

impl Window {
    /// Starts the program at a desk.
    pub async fn open(desk: &Desk) -> Self {
        // The driver wants a number; that another program takes it meanwhile is possible only
        // while nobody listens on it, and then the session fails with a clear message.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = free.local_addr().expect("it listens").port();
        drop(free);
        let mut driver = Command::new("WebKitWebDriver");
        driver.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        desk.surround(&mut driver);
        // A driver gives up the session whose page ends.
        driver.env("DOSSIER_E2E_KEEP_PAGE", "yes");
        driver.env("TAURI_WEBVIEW_AUTOMATION", "true").stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Process::start(&mut driver);
        until(async || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())
            .await
            .expect("WebKitWebDriver listens");

        let program = programs().join("dossier");
        let options = json!({"binary": program, "args": []});
        let capabilities = json!({"webkitgtk:browserOptions": options});
        let Value::Object(capabilities) = capabilities else { unreachable!("it is an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the program starts in its window");
        let session = client.session_id().await.ok().flatten().expect("the session has an id");
        let window = Self { client, session, port, _driver: driver };
        // What asks for the passphrase at first is drawn anew by the rest of the screen.
        let first = ":not([data-first]) > main";
        window.wait("the first screen", async || window.text(first).await.map(drop)).await;
        window
    }

    /// The WebDriver session.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Locks the vault as a person does.
    pub async fn lock(&self) {
        self.press_part("button", &say("ui-person-menu", &[("name", "Test Person")])).await;
        self.press("menuitem", &t("ui-command-lock")).await;
    }

    /// Waits until `found` finds something.
    #[track_caller]
    pub fn wait<T>(
        &self,
        what: &str,
        found: impl AsyncFnMut() -> Option<T>,
    ) -> impl Future<Output = T> {
        let caller = std::panic::Location::caller();
        async move {
            match until(found).await {
                Some(value) => value,
                None => panic!("{caller}: {what} did not come within {PATIENCE:?}"),
            }
        }
    }

    /// The element with this role and this accessible name, as soon as it is there.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> impl Future<Output = Element> {
        self.found(role, Name::Is(name))
    }

    /// The element with this role whose accessible name has a part in it.
    #[track_caller]
    pub fn find_part(&self, role: &str, part: &str) -> impl Future<Output = Element> {
        self.found(role, Name::Has(part))
    }

    #[track_caller]
    fn found(&self, role: &str, name: Name<'_>) -> impl Future<Output = Element> {
        let caller = std::panic::Location::caller();
        async move {
            match until(async || elements::find(&self.client, role, name).await).await {
                Some(element) => element,
                None => {
                    let there = elements::all(&self.client, role).await;
                    panic!("{caller}: no {role} whose name {name:?}; there are {there:#?}")
                }
            }
        }
    }

    /// Whether it is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        elements::find(&self.client, role, Name::Is(name)).await.is_some()
    }

    /// Presses it, as soon as it is there and can be pressed.
    #[track_caller]
    pub fn press(&self, role: &str, name: &str) -> impl Future<Output = ()> {
        self.pressed(role, Name::Is(name))
    }

    /// The same by a part of its name.
    #[track_caller]
    pub fn press_part(&self, role: &str, part: &str) -> impl Future<Output = ()> {
        self.pressed(role, Name::Has(part))
    }

    #[track_caller]
    fn pressed(&self, role: &str, name: Name<'_>) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let mut last = String::new();
            let pressed = until(async || {
                let element = elements::find(&self.client, role, name).await?;
                if !element.is_enabled().await.ok()? {
                    last = "it is disabled".to_owned();
                    return None;
                }
                // A box or dot is drawn by its label, and the real one lies hidden beneath.
                let target = match role {
                    "radio" | "checkbox" => {
                        let script = "return arguments[0].closest('label') ?? arguments[0]";
                        self.element(script, &element).await?
                    }
                    _ => element,
                };
                target.click().await.map_err(|error| last = error.to_string()).ok()
            })
            .await;
            if pressed.is_none() {
                let there = elements::all(&self.client, role).await;
                panic!("{caller}: no {role} {name:?} to press ({last}); there are {there:#?}");
            }
        }
    }

    async fn element(&self, script: &str, from: &Element) -> Option<Element> {
        let from = serde_json::to_value(from).ok()?;
        let found = self.client.execute(script, vec![from]).await.ok()?;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// Types into a field in place of what it holds.
    #[track_caller]
    pub fn fill(&self, role: &str, name: &str, text: &str) -> impl Future<Output = ()> {
        let field = self.find(role, name);
        async move {
            let field = field.await;
            // As a person does it: React does not hear of what WebDriver clears.
            if field.prop("value").await.ok().flatten().is_some_and(|it| !it.is_empty()) {
                let all = format!("{CONTROL}a{RELEASE}");
                field.send_keys(&all).await.expect("its text can be selected");
                field.send_keys(BACKSPACE).await.expect("its text can be removed");
            }
            field.send_keys(text).await.expect("the field can be typed into");
            let typed = field.prop("value").await.ok().flatten();
            assert_eq!(typed.as_deref(), Some(text), "what was typed stands in the field");
        }
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("keys can be pressed");
    }

    /// Presses a key together with Ctrl where the focus is.
    pub async fn control(&self, key: char) {
        self.keys(&format!("{CONTROL}{key}{RELEASE}")).await;
    }

    /// What is to be read within an element now. The next case is drawn out of sight while one is
    /// open: nothing of it counts here.
    pub async fn text(&self, selector: &str) -> Option<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .find((it) => it.checkVisibility())?.innerText ?? null";
        let text = self.client.execute(script, vec![json!(selector)]).await.ok()?;
        text.as_str().map(str::to_owned)
    }

    /// Waits until a text is to be read anywhere.
    #[track_caller]
    pub fn sees(&self, text: &str) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let seen = until(async || self.reads(text).await.then_some(())).await;
            if seen.is_none() {
                let shown = self.text("body").await.unwrap_or_default();
                panic!("{caller}: {text:?} is not to be read in:\n{shown}");
            }
        }
    }

    /// Waits until a text is not to be read any more.
    pub async fn loses(&self, text: &str) {
        let lost = async || (!self.reads(text).await).then_some(());
        self.wait(&format!("the end of {text:?}"), lost).await;
    }

    /// Whether a text is to be read anywhere now.
    pub async fn reads(&self, text: &str) -> bool {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text("body").await.is_some_and(|shown| flat(&shown).contains(&flat(text)))
    }

    /// What stands beside a term of a list of facts.
    pub async fn fact(&self, term: &str) -> String {
        let script = "return [...document.querySelectorAll('dt')]
            .find((it) => it.textContent === arguments[0] && it.checkVisibility())
            ?.nextElementSibling?.innerText ?? null";
        let arguments = vec![json!(term)];
        let what = format!("the fact {term:?}");
        self.wait(&what, async || {
            let fact = self.client.execute(script, arguments.clone()).await.ok()?;
            fact.as_str().map(|it| it.trim().to_owned())
        })
        .await
    }

    /// Waits until every picture of the page is drawn, and there are this many.
    #[track_caller]
    pub fn draws(&self, count: usize) -> impl Future<Output = ()> {
        let script = "const shown = [...document.images].filter((it) => it.checkVisibility());
            return shown.length === arguments[0]
                && shown.every((it) => it.complete && it.naturalWidth > 0)";
        self.wait("all pictures", async move || {
            let drawn = self.client.execute(script, vec![json!(count)]).await.ok()?;
            (drawn == true).then_some(())
        })
    }

    /// A picture of what is shown.
    pub async fn picture(&self) -> Vec<u8> {
        let (port, session) = (self.port, self.session.clone());
        let taken = tokio::task::spawn_blocking(move || picture::take(port, &session)).await;
        taken.ok().flatten().expect("the window can be pictured")
    }

    /// Makes the window this large, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window can be resized");
        let script = "return [innerWidth, innerHeight]";
        let wanted = json!([width, height]);
        let done = within(Duration::from_secs(10), async || {
            (self.client.execute(script, Vec::new()).await.ok()? == wanted).then_some(())
        });
        assert!(done.await.is_some(), "the window is {width} x {height}");
    }

    /// Closes the window as a person does and waits until the program has ended.
    pub async fn close(self, desk: &Desk) {
        // The session ends with its last window, and the answer may be lost with it.
        let _ = self.client.close_window().await;
        until(async || desk.is_vault_free().await.then_some(()))
            .await
            .expect("the closed program lets go of the vault");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let folder = programs().with_file_name("e2e");
        let path: PathBuf = folder.join(format!("{test}.png"));
        let save =
            |png| std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, png)).ok();
        // Without the runtime, which does not run any more when a test has failed.
        let saved = picture::take(self.port, &self.session).and_then(save);
        if saved.is_some() {
            eprintln!("the window at that moment: {}", path.display());
        }
    }
}
