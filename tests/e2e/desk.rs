use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use dossier_sim::{Options, Sim};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    display::{Bus, Display},
    window::Window,
    words::t,
};

pub const PASSPHRASE: &str = "a passphrase for tests";

/// What a person sits at: a display, a session, a home folder, and providers to talk to.
pub struct Desk {
    display: Display,
    bus: Bus,
    home: TempDir,
    sim: Sim,
}

/// A case that was made before the window was opened.
pub struct Case {
    /// Our id.
    pub id: String,
    /// The provider's; empty before it has one.
    pub external_id: String,
    /// The applicant's name, as the window shows it.
    pub name: String,
    /// The applicant's identification number.
    pub number: String,
}

/// The folder of programs; tests are one below it.
pub fn programs() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    test.ancestors().nth(2).expect("tests are built in a folder of their own").to_owned()
}

impl Desk {
    /// Without a vault.
    pub async fn new() -> Self {
        Self::beside(Options::default()).await
    }

    /// Without a vault, beside simulated providers of this kind.
    async fn beside(options: Options) -> Self {
        for program in ["dossier-worker", "dossierctl", "dossier-sim"] {
            let path = programs().join(program);
            assert!(path.is_file(), "{} is not built; use cargo xtask e2e", path.display());
        }
        let delay = Duration::from_millis(50);
        let sim =
            Sim::start(Options { delay, ..options }).await.expect("the simulated providers start");
        let home = tempfile::Builder::new().prefix("robin-").tempdir();
        let home = home.expect("a folder can be made");
        for folder in ["run", "config/dossier", "data"] {
            fs::create_dir_all(home.path().join(folder)).expect("folders can be made");
        }
        let desk = Self { display: Display::start(), bus: Bus::start(), home, sim };
        desk.set(json!({"hold_seconds": 0}));
        desk
    }

    /// With a vault that is connected to the simulated providers.
    pub async fn with_vault() -> Self {
        Self::with_cases(0).await
    }

    /// With a vault that follows this many cases of the simulated providers.
    pub async fn with_cases(cases: usize) -> Self {
        Self::connected(Options { cases, ..Options::default() }).await
    }

    /// With a vault that is connected to one provider: where that is away, everything is.
    pub async fn with_provider(name: &str) -> Self {
        Self::connected(Options { only: vec![name.to_owned()], ..Options::default() }).await
    }

    /// With a vault that is connected to one provider and knows none of its customers.
    pub async fn with_customers(provider: &str, customers: usize) -> Self {
        let only = vec![provider.to_owned()];
        let desk = Self::beside(Options { cases: customers, only, ..Options::default() }).await;
        let connections = &desk.sim.announcement().connections;
        desk.connect(&json!({"connections": connections})).await;
        desk
    }

    async fn connected(options: Options) -> Self {
        let desk = Self::beside(options).await;
        desk.connect(&json!(desk.sim.announcement())).await;
        desk
    }

    /// Makes a vault and connects it to what was announced; announced cases are followed.
    async fn connect(&self, announced: &Value) {
        self.dossierctl(&["vault", "create", "--reviewer", "Test Person"]).await;
        let file = self.write("simulator.json", announced.to_string().as_bytes());
        self.dossierctl(&["connection", "add", "--from-sim", &file]).await;
    }

    /// The simulated providers.
    pub fn sim(&self) -> &Sim {
        &self.sim
    }

    /// Settings of the window besides those of a test: nothing is held back, nothing locks.
    pub fn set(&self, settings: Value) {
        let mut all = json!({
            "hold_seconds": 0,
            "idle_lock_minutes": 15,
            "theme": "light",
            "one_key_shortcuts": true,
        });
        for (name, value) in settings.as_object().expect("settings are an object") {
            all[name] = value.clone();
        }
        self.write("config/dossier/settings.json", all.to_string().as_bytes());
    }

    /// Gives a program this desk's surroundings and none of the person's who runs the test.
    pub fn surround(&self, command: &mut Command) {
        let kept = ["PATH", "LANG", "RUST_BACKTRACE", "LLVM_PROFILE_FILE"];
        command.env_clear();
        command.envs(kept.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command
            .envs(self.places())
            .env("DISPLAY", self.display.name())
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            // The accessibility bus would be started for nobody; roles and names come from the
            // browser itself.
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_A11Y", "none")
            .env("TZ", "UTC")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("DOSSIER_E2E_FILES", self.script());
    }

    /// Where programs of this desk keep what they keep.
    pub fn places(&self) -> [(&'static str, String); 6] {
        let below = |name| self.home.path().join(name).display().to_string();
        [
            ("HOME", self.home.path().display().to_string()),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_STATE_HOME", below("state")),
            ("XDG_CACHE_HOME", below("cache")),
            ("XDG_RUNTIME_DIR", below("run")),
        ]
    }

    /// The D-Bus session's address.
    pub fn session(&self) -> &str {
        self.bus.address()
    }

    /// The display's name.
    pub fn display(&self) -> &str {
        self.display.name()
    }

    /// What tells this desk's processes from others.
    pub fn mark(&self) -> String {
        format!("XDG_RUNTIME_DIR={}", self.home.path().join("run").display())
    }

    fn script(&self) -> PathBuf {
        self.home.path().join("answers")
    }

    /// What the next dialog is answered with.
    pub fn answer(&self, files: &[&str]) {
        fs::write(self.script(), format!("{}\n", files.join("\t"))).expect("it can be written");
    }

    /// Writes a file below the home folder; returns its path.
    pub fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.home.path().join(name);
        fs::write(&path, bytes).expect("a file can be written");
        path.to_str().expect("temporary folders have plain names").to_owned()
    }

    /// Makes a folder below the home folder; returns its path.
    pub fn folder(&self, name: &str) -> String {
        let path = self.home.path().join(name);
        fs::create_dir(&path).expect("a folder can be made");
        path.to_str().expect("temporary folders have plain names").to_owned()
    }

    /// The vault's folder.
    pub fn vault(&self) -> PathBuf {
        self.home.path().join("data/dossier/vault")
    }

    /// Runs `dossierctl --json` on the vault, which nobody else may have open.
    pub async fn dossierctl(&self, arguments: &[&str]) -> Value {
        let output = self.call(PASSPHRASE, arguments).await;
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "dossierctl {arguments:?}: {errors}");
        serde_json::from_slice(&output.stdout).expect("dossierctl answers with JSON")
    }

    /// The code that `dossierctl` refuses a command with; none where it does not refuse.
    pub async fn refusal(&self, passphrase: &str, arguments: &[&str]) -> Option<String> {
        let output = self.call(passphrase, arguments).await;
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        (!output.status.success()).then_some(errors)
    }

    async fn call(&self, passphrase: &str, arguments: &[&str]) -> std::process::Output {
        let mut command = Command::new(programs().join("dossierctl"));
        self.surround(&mut command);
        command.env("DOSSIER_PASSPHRASE", passphrase).stdin(Stdio::null());
        command.arg("--vault").arg(self.vault()).arg("--json").args(arguments);
        tokio::process::Command::from(command).output().await.expect("dossierctl starts")
    }

    /// Whether nobody has the vault open.
    pub async fn is_vault_free(&self) -> bool {
        self.refusal(PASSPHRASE, &["outbox", "list"]).await.is_none()
    }

    /// Makes a case for which Jiko wants a selfie and a passport.
    pub async fn case_that_needs_documents(&self) -> Case {
        self.case_of_that_needs_documents(|_| ()).await
    }

    /// The same, with something changed about the applicant.
    pub async fn case_of_that_needs_documents(&self, change: impl FnOnce(&mut Value)) -> Case {
        let made = self.new_case("210481516", change).await;
        let id = &made.id;
        self.dossierctl(&["case", "submit", id]).await;
        self.dossierctl(&["sync", "--case", id, "--until-idle", "--timeout", "60"]).await;
        let shown = self.dossierctl(&["case", "show", id]).await;
        assert_eq!(shown["provider_status"], "DOCUMENTS_NEEDED", "{shown}");
        let external_id = shown["external_id"].as_str().expect("the provider gave it one");
        Case { external_id: external_id.to_owned(), ..made }
    }

    /// Makes a case that no provider has heard of, with something changed about the applicant.
    pub async fn new_case(&self, number: &str, change: impl FnOnce(&mut Value)) -> Case {
        let connections = self.dossierctl(&["connection", "list"]).await;
        let connection = connections[0]["connection_id"].as_str().expect("there is one");
        let mut applicant = self.dossierctl(&["applicant", "template", "jiko"]).await;
        applicant["identification_number"] = json!(number);
        change(&mut applicant);
        let file = self.write("applicant.json", applicant.to_string().as_bytes());
        let create = ["case", "create", "--connection", connection, "--applicant", &file];
        let created = self.dossierctl(&create).await;
        let id = created["case_id"].as_str().expect("it has an id");
        let shown = self.dossierctl(&["case", "show", id]).await;
        Case {
            id: id.to_owned(),
            external_id: String::new(),
            name: shown["name"].as_str().expect("it has a name").to_owned(),
            number: number.to_owned(),
        }
    }

    /// Opens the window and unlocks the vault.
    pub async fn unlocked(&self) -> Window {
        let window = Window::open(self).await;
        window.find("heading", &t("ui-unlock-title")).await;
        window.fill("textbox", &t("ui-unlock-passphrase"), PASSPHRASE).await;
        window.press("button", &t("ui-unlock-button")).await;
        window.find("heading", &t("ui-view-needs-us")).await;
        window
    }

    /// Starts the program a second time, as a followed link does, and waits until it has ended.
    pub async fn start_again(&self, argument: &str) {
        let mut command = Command::new(programs().join("dossier"));
        self.surround(&mut command);
        command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut command = tokio::process::Command::from(command);
        let second = command.kill_on_drop(true).status();
        let ended = tokio::time::timeout(Duration::from_secs(30), second).await;
        ended.expect("a second start ends at once").expect("the program starts");
    }

    /// The home folder, in which everything that the programs write is found.
    pub fn home(&self) -> &Path {
        self.home.path()
    }
}
