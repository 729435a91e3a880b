//! A folder, a vault, simulated providers, and the program.

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
    time::{Duration, Instant},
};

use dossier_documents::synthetic;
use dossier_sim::{Options, Sim};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub const PASSPHRASE: &str = "a synthetic passphrase";
pub const CONNECTION: &str = "Simulated Jiko";

/// No command of these tests takes longer, also on a machine under load.
const LONGEST: Duration = Duration::from_secs(100);

/// 12 megapixels, held upright, stored lying.
pub static PHOTO: LazyLock<Vec<u8>> = LazyLock::new(|| synthetic::photo_jpeg(1, 3024, 4032, 6));

pub struct Desk {
    pub sim: Sim,
    pub folder: TempDir,
    /// Where the program keeps what belongs to no vault.
    pub state: TempDir,
    _runtime: Runtime,
}

/// How a command ended.
#[derive(Debug)]
pub struct Outcome {
    /// Its exit status; none where a signal ended it.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A refusal under `--json`.
#[derive(Debug)]
pub struct Refusal {
    pub code: String,
    pub message: String,
    pub detail: Value,
}

impl Desk {
    /// Simulated providers and an empty folder.
    pub fn without_vault() -> Self {
        let (delay, only) = (Duration::from_millis(150), vec!["jiko".to_owned()]);
        Self::beside(Options { delay, only, ..Options::default() })
    }

    /// An empty folder beside providers that are simulated so.
    pub fn beside(options: Options) -> Self {
        let runtime = Runtime::new().unwrap();
        let sim = runtime.block_on(Sim::start(options)).unwrap();
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        Self { sim, folder, state, _runtime: runtime }
    }

    /// With a vault.
    pub fn without_connection() -> Self {
        let desk = Self::without_vault();
        desk.json(&["vault", "create"]);
        desk
    }

    /// With a vault that is connected to the simulated providers.
    pub fn new() -> Self {
        let desk = Self::without_connection();
        desk.write("sim.json", &serde_json::to_vec(desk.sim.announcement()).unwrap());
        desk.json(&["connection", "add", "--from-sim", "sim.json"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Writes a file that holds the simulated Jiko's credentials.
    pub fn write_credentials(&self, name: &str) {
        let credentials = &self.sim.connection("jiko").unwrap().credentials;
        self.write(name, credentials.to_string().as_bytes());
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossierctl"));
        command
            .current_dir(self.folder.path())
            .env_remove("DOSSIER_LOG")
            .env("DOSSIER_PASSPHRASE", PASSPHRASE)
            .env("XDG_STATE_HOME", self.state.path())
            .args(arguments)
            .stdin(Stdio::null());
        if !arguments.contains(&"--vault") {
            command.args(["--vault", "vault"]);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Outcome {
        finish(self.command(arguments))
    }

    /// The result of a command that has to succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(&[&["--json"], arguments].concat());
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
        outcome.value()
    }

    /// The refusal of a command that has to be refused.
    pub fn refused(&self, arguments: &[&str]) -> Refusal {
        let outcome = self.run(&[&["--json"], arguments].concat());
        assert_eq!(outcome.status, Some(1), "{arguments:?}: {outcome:?}");
        outcome.refusal()
    }

    /// An applicant for whom the simulated Jiko does what the number says, in `applicant.json`.
    pub fn write_applicant(&self, number: &str) {
        let mut applicant = self.json(&["applicant", "template", "jiko"]);
        applicant["identification_number"] = number.into();
        self.write("applicant.json", applicant.to_string().as_bytes());
    }

    /// A new case; its id.
    pub fn create_case(&self, number: &str) -> String {
        self.write_applicant(number);
        let created = self.json(&[
            "case",
            "create",
            "--connection",
            CONNECTION,
            "--applicant",
            "applicant.json",
        ]);
        created["case_id"].as_str().unwrap().to_owned()
    }

    pub fn faults(&self, plan: Value) {
        self.sim.set_faults(plan).unwrap();
    }

    /// The effects that any application saw, as `(effect, count)`.
    pub fn effects(&self) -> Vec<(String, u64)> {
        self.sim.effects().into_iter().map(|row| (row.effect, row.count)).collect()
    }
}

impl Outcome {
    /// Standard output, which has to be one JSON value and nothing else.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The last line of standard error, in the contract's shape; nothing stands beside it.
    pub fn refusal(&self) -> Refusal {
        assert_eq!(self.stdout, "", "a refusal has no result");
        let line = self.stderr.lines().last().unwrap_or_default();
        let told: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        let error = &told["error"];
        let text = |name: &str| error[name].as_str().unwrap_or_else(|| panic!("{told}")).to_owned();
        for name in error.as_object().unwrap().keys() {
            assert!(["code", "message", "detail"].contains(&name.as_str()), "{told}");
        }
        Refusal { code: text("code"), message: text("message"), detail: error["detail"].clone() }
    }
}

/// Runs it to its end, which has to come.
pub fn finish(command: Command) -> Outcome {
    finish_within(command, LONGEST)
}

/// [`finish`] for what is more than one command.
pub fn finish_within(mut command: Command, longest: Duration) -> Outcome {
    beside("dossier-worker");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdout = read_all(child.stdout.take().unwrap());
    let stderr = read_all(child.stderr.take().unwrap());
    let status = wait(&mut child, longest).unwrap_or_else(|| {
        child.kill().unwrap();
        panic!("{command:?} did not end");
    });
    Outcome { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// The exit code (none after a signal), or none if it has not ended by then.
pub fn wait(child: &mut Child, longest: Duration) -> Option<Option<i32>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status.code());
        }
        if started.elapsed() >= longest {
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn read_all(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    })
}

/// A program that stands beside `dossierctl`.
pub fn beside(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_BIN_EXE_dossierctl")).with_file_name(name);
    assert!(path.is_file(), "{name} is not built: cargo build --package {name}");
    path
}
