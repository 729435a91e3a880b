//! Somebody at a desk with a filled vault.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use dossier_documents::synthetic::{grainy_jpeg, photo_jpeg};

use super::screen::{Colour, Part, Screen};
use crate::{
    desk::{Desk, PASSPHRASE, programs},
    keyboard::{ENTER, Keyboard},
    process::Process,
};

/// Cases at the head of the queue, each with a photograph of 12 megapixels.
pub const PHOTOS: usize = 24;
/// Those behind them, each with a scan of about ten megabytes.
pub const SCANS: usize = 12;

/// How a desktop starts the program.
const ENTRY: &str = include_str!("../../../icons/dossier.desktop");

/// The main button of a screen.
const ACCENT: Colour = [11, 92, 173];
/// The row that is pointed at.
const SELECTED: Colour = [227, 238, 251];
const STAGE: Colour = [43, 47, 51];

/// Where nothing but the background of rows stands.
pub const ROWS: Part = Part { x: 8, y: 134, width: 1, height: 636 };
/// Where names begin.
pub const NAMES: Part = Part { x: 98, y: 134, width: 32, height: 636 };
/// Empty, and darker while a sheet lies over it.
pub const BAR: Part = Part { x: 640, y: 2, width: 16, height: 4 };
/// The name of the open case.
pub const TITLE: Part = Part { x: 336, y: 82, width: 200, height: 20 };
/// Within the first picture of the stage.
pub const PICTURE: Part = Part { x: 448, y: 380, width: 24, height: 24 };
/// Where the main button of the first screen is.
const MIDDLE: Part = Part { x: 560, y: 0, width: 1, height: 800 };

/// After this what was asked for is there.
const REST: Duration = Duration::from_secs(3);
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A desk, and what a person there does it with.
pub struct Seat {
    pub desk: Desk,
    pub keyboard: Keyboard,
    pub screen: Screen,
}

impl Seat {
    /// With a copy of a vault of `measure_vault desk`, and documents at its head. They are attached
    /// once and kept with the vault for the next run.
    pub async fn with_documents(filled: &str) -> Self {
        let (seat, filled) = (Self::empty().await, Path::new(filled));
        let (vault, ready) = (seat.desk.vault(), filled.join("attached"));
        if !ready.is_dir() {
            copy(&filled.join("vault"), &vault);
            attach(&seat.desk, &filled.join("head.json")).await;
            let half = filled.join("attaching");
            copy(&vault, &half);
            fs::rename(&half, &ready).expect("what was attached can be kept");
        } else {
            copy(&ready, &vault);
        }
        seat
    }

    /// With a copy of a vault of `measure_vault desk` and nothing more.
    pub async fn plain(filled: &str) -> Self {
        let seat = Self::empty().await;
        copy(&Path::new(filled).join("vault"), &seat.desk.vault());
        seat
    }

    /// With a vault that knows none of so many customers of its one provider.
    pub async fn beside_customers(customers: usize) -> Self {
        Self::of(Desk::with_customers("fincom-v2", customers).await)
    }

    async fn empty() -> Self {
        Self::of(Desk::new().await)
    }

    fn of(desk: Desk) -> Self {
        let keyboard = Keyboard::of(desk.display());
        let screen = Screen::of(desk.display());
        Self { desk, keyboard, screen }
    }

    /// Starts a program; how long until its main button is painted.
    pub fn start(&self, program: &mut Command) -> (Process, Duration) {
        self.desk.surround(program);
        let start = Instant::now();
        let running = Process::start(program.stdout(Stdio::null()).stderr(Stdio::null()));
        let painted = self.screen.until(start, PATIENCE, |it| it.pixels(MIDDLE).contains(&ACCENT));
        (running, painted.expect("its button is painted"))
    }

    /// Starts the desk's program as its desktop entry does; it asks for the passphrase.
    pub fn begin(&self) -> (Process, Duration) {
        let program = programs().join("dossier").display().to_string();
        let mut words = ENTRY
            .lines()
            .find_map(|line| line.strip_prefix("Exec="))
            .expect("the entry starts a program")
            .split_whitespace()
            .filter(|word| *word != "%u")
            .map(|word| word.replace("{{exec}}", &program));
        let mut command = Command::new(words.next().expect("a program is named"));
        self.start(command.args(words))
    }

    /// Gives the passphrase; how long from its Enter until the queue is painted.
    pub fn unlock(&self) -> Duration {
        let focused =
            self.screen.until(Instant::now(), PATIENCE, |_| self.keyboard.focus().is_some());
        focused.expect("the window takes the keyboard");
        self.keyboard.write(PASSPHRASE);
        // Typed before it is there to be typed into, it would not arrive.
        std::thread::sleep(Duration::from_millis(300));
        let start = Instant::now();
        self.keyboard.press(ENTER);
        let painted = self.screen.until(start, PATIENCE, |it| has_rows(&it.pixels(NAMES)));
        painted.expect("the queue is painted")
    }

    /// Shows every case, what changed last first: the scans and then the photographs, which wait
    /// for their provider and have left the first view.
    fn show_all(&self) {
        let before = self.screen.pixels(NAMES);
        self.command("view: all");
        self.command("order: latest");
        let shown = self.screen.until(Instant::now(), PATIENCE, |it| it.pixels(NAMES) != before);
        shown.expect("every case is shown, the latest change first");
    }

    /// Finds a command among all, and does it.
    pub fn command(&self, words: &str) {
        self.keyboard.control('k'.into());
        std::thread::sleep(REST);
        self.keyboard.write(words);
        std::thread::sleep(REST);
        self.keyboard.press(ENTER);
        std::thread::sleep(REST);
    }

    /// The desk unlocked, with its queue in sight.
    pub fn unlocked(&self) -> Open<'_> {
        let (program, _) = self.begin();
        self.unlock();
        std::thread::sleep(REST);
        self.show_all();
        Open { seat: self, program }
    }
}

/// The desk's program with its vault open.
pub struct Open<'a> {
    pub seat: &'a Seat,
    pub program: Process,
}

/// Attaches a file to each of the cases at the head of the queue.
async fn attach(desk: &Desk, head: &Path) {
    let head = fs::read(head).expect("the head is named");
    let head: Vec<String> = serde_json::from_slice(&head).expect("it is a list of cases");
    assert!(head.len() >= PHOTOS + SCANS, "there are enough cases");
    for (at, case) in head.iter().take(PHOTOS + SCANS).enumerate() {
        let seed = 100 + at as u64;
        let bytes = match at < PHOTOS {
            true => photo_jpeg(seed, 3024, 4032, 1),
            false => grainy_jpeg(seed, 3700, 4900, 1, 24.0),
        };
        let name = if at < PHOTOS { "photo.jpg" } else { "scan.jpg" };
        let file = desk.write(name, &bytes);
        desk.dossierctl(&["document", "attach", case, "SELFIE", &file]).await;
        eprintln!("{} of {}: {:.1} MB", at + 1, PHOTOS + SCANS, bytes.len() as f64 / 1e6);
    }
}

/// Dark letters in many places.
fn has_rows(names: &[Colour]) -> bool {
    names.iter().filter(|it| it.iter().all(|part| *part < 90)).count() > 200
}

/// Where the row that is pointed at ends; none where there is none in sight. What is said above the
/// list has the same colour.
pub fn current(rows: &[Colour]) -> Option<usize> {
    rows.iter().rposition(|it| *it == SELECTED)
}

/// Whether a picture is there, and not only the stage.
pub fn has_picture(pixels: &[Colour]) -> bool {
    pixels.iter().filter(|it| **it == STAGE).count() * 10 < pixels.len()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the vault is there").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_file() {
            fs::copy(&path, to.join(name)).expect("the vault can be copied");
        } else {
            copy(&path, &to.join(name));
        }
    }
}
