//! A window without a screen over a real shell: commands in, answers and events out.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use dossier::{
    Core, context,
    dialogs::Dialogs,
    keychain::{DEADLINE, Keychain, Keychains},
    notices::Notifier,
    paths::Paths,
    state::Shell,
};
use dossier_sim::{Options, Sim};
use serde_json::{Value, json};
use tauri::{
    App, Listener, Manager, WebviewWindow, WebviewWindowBuilder,
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

use crate::keychain::FakeKeychain;

pub const PASSPHRASE: &str = "a passphrase for tests";
/// Generous: other builds may share the machine.
const PATIENCE: Duration = Duration::from_secs(60);
const EVENTS: [&str; 7] =
    ["changed", "sync", "files_over", "files_dropped", "intake", "restoring", "locked"];

/// What the next dialog is answered with.
pub enum Answer {
    Paths(Vec<PathBuf>),
    Panic,
}

#[derive(Default)]
struct Answers(Mutex<VecDeque<Answer>>);

impl Answers {
    fn next(&self) -> Vec<PathBuf> {
        let answer = self.0.lock().unwrap().pop_front();
        match answer {
            Some(Answer::Paths(paths)) => paths,
            Some(Answer::Panic) => panic!("this panic is part of a test"),
            None => Vec::new(),
        }
    }
}

#[async_trait]
impl Dialogs for Answers {
    async fn files_to_read(&self) -> Vec<PathBuf> {
        self.next()
    }

    async fn file_to_write(&self, _name: &str) -> Option<PathBuf> {
        self.next().pop()
    }

    async fn folder_to_write(&self) -> Option<PathBuf> {
        self.next().pop()
    }
}

/// A window, its shell, and a folder that is gone afterwards.
pub struct TestWindow {
    pub folder: TempDir,
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    answers: Arc<Answers>,
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    notifier: Arc<Shown>,
}

/// As at the end of the program: tasks that still read while the process exits would read what
/// SQLCipher has freed by then.
impl Drop for TestWindow {
    fn drop(&mut self) {
        let shell = self.app.state::<Shell>().inner().clone();
        tauri::async_runtime::block_on(async move { shell.close().await });
    }
}

/// Notices that the system was asked to show.
#[derive(Default)]
struct Shown(Mutex<Vec<String>>);

impl Notifier for Shown {
    fn show(&self, title: &str, text: &str) {
        self.0.lock().unwrap().push(format!("{title}: {text}"));
    }
}

impl TestWindow {
    /// No vault yet.
    pub fn new() -> Self {
        Self::with_keychain(Arc::new(FakeKeychain::default()), Some(DEADLINE))
    }

    /// No vault yet, on a computer with this keychain.
    pub fn with_keychain(keychain: Arc<dyn Keychain>, deadline: Option<Duration>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let answers = Arc::new(Answers::default());
        let (builder, core) = Core::assemble(mock_builder());
        let app = builder.build(context()).unwrap();
        let dialogs = Arc::clone(&answers) as Arc<dyn Dialogs>;
        let keychains = Keychains::new(keychain, deadline);
        let notifier = Arc::new(Shown::default());
        let paths = Paths::under(folder.path());
        core.start(&app, paths, dialogs, keychains, Arc::clone(&notifier) as Arc<dyn Notifier>);
        let heard: Arc<Mutex<Vec<_>>> = Arc::default();
        for name in EVENTS {
            let heard = Arc::clone(&heard);
            app.listen_any(name, move |event| {
                let payload = serde_json::from_str(event.payload()).unwrap();
                heard.lock().unwrap().push((name.to_owned(), payload));
            });
        }
        let window = open(&app, dossier::WINDOW);
        Self { folder, app, window, answers, heard, notifier }
    }

    /// With an open vault of a supervisor.
    pub fn open() -> Self {
        let window = Self::new();
        window.create("supervisor");
        window
    }

    /// What the system was asked to tell the person.
    pub fn notices(&self) -> Vec<String> {
        self.notifier.0.lock().unwrap().clone()
    }

    pub fn shell(&self) -> Shell {
        self.app.state::<Shell>().inner().clone()
    }

    pub fn create(&self, role: &str) {
        self.create_with("passphrase", role);
    }

    /// Makes a vault of this mode; returns its recovery code.
    pub fn create_with(&self, mode: &str, role: &str) -> String {
        let request = json!({"passphrase": PASSPHRASE, "mode": mode, "reviewer": "Test Person",
            "role": role});
        let made = self.ok("create_vault", request);
        made["recovery_code"].as_str().unwrap().to_owned()
    }

    /// Sends a command as the window does.
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        call(&self.window, command, arguments)
    }

    /// The same from a window that has another label.
    pub fn call_from_other(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let other = self.app.get_webview_window("other");
        call(&other.unwrap_or_else(|| open(&self.app, "other")), command, arguments)
    }

    /// A command that must succeed.
    #[track_caller]
    pub fn ok(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A command that must fail with a code; returns the error.
    #[track_caller]
    pub fn fails(&self, command: &str, arguments: Value, code: &str) -> Value {
        let error = match self.call(command, arguments) {
            Ok(answer) => panic!("{command} should fail with {code} but said {answer}"),
            Err(error) => error,
        };
        assert_eq!(error["code"], code, "{command}: {error}");
        assert!(error["message"]["message_id"].is_string(), "{command} has a sentence: {error}");
        assert!(error.get("detail").is_some(), "{command} has a detail or null: {error}");
        error
    }

    pub fn answer(&self, answer: Answer) {
        self.answers.0.lock().unwrap().push_back(answer);
    }

    /// Events of a name so far.
    pub fn heard(&self, name: &str) -> Vec<Value> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|(it, _)| it == name).map(|(_, payload)| payload.clone()).collect()
    }

    /// Waits until `found` finds something.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, found: impl Fn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = found() {
                return value;
            }
            assert!(start.elapsed() < PATIENCE, "{what} did not happen");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Adds a connection to a simulator; returns its id.
    pub fn connect(&self, sim: &Sim) -> String {
        let connection = sim.connection("jiko").unwrap();
        let request = json!({
            "provider": "jiko",
            "name": "Jiko for tests",
            "environment": "simulated",
            "base_url": connection.base_url,
            "credentials": connection.credentials,
            "proxy": null,
            "ca_pem": null,
            "owner": null,
        });
        let added = self.ok("add_connection", json!({ "request": request }));
        added["connection_id"].as_str().unwrap().to_owned()
    }

    /// Makes an application that is delivered at once; returns the case's id.
    pub fn create_case(&self, connection_id: &str) -> String {
        let applicant = self.ok("applicant_template", json!({"provider": "jiko"}));
        let request = json!({
            "connection_id": connection_id,
            "applicant": applicant,
            "attested": [],
            "hold_seconds": 0,
        });
        let case = self.ok("create_case", json!({ "request": request }));
        case["case_id"].as_str().unwrap().to_owned()
    }

    /// Waits until a case is in a stage.
    #[track_caller]
    pub fn wait_for_stage(&self, case_id: &str, stage: &str) -> Value {
        self.wait(&format!("stage {stage}"), || {
            let case = self.ok("show_case", json!({"id": case_id}));
            (case["stage"] == stage).then_some(case)
        })
    }

    /// Writes a file and has it chosen; returns its handle.
    pub fn choose(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        self.answer(Answer::Paths(vec![path]));
        let files = self.ok("choose_files", json!({}));
        assert_eq!(files[0]["error"], Value::Null, "{files}");
        files[0]["handle"].as_str().unwrap().to_owned()
    }
}

/// Simulated providers of this process.
pub fn simulator(cases: usize) -> Sim {
    let (delay, only) = (Duration::from_millis(20), vec!["jiko".to_owned()]);
    let options = Options { cases, delay, only, ..Options::default() };
    tauri::async_runtime::block_on(Sim::start(options)).unwrap()
}

fn open(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, Default::default()).build().unwrap()
}

fn call(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let address = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: address.parse().unwrap(),
        body: tauri::ipc::InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}
