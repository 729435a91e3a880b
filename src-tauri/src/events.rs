//! What the window is told without asking, and the way it is told.

use dossier_domain::Message;
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

use crate::{WINDOW, error::CommandError, files::FileView, page};

/// A kind of thing that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Cases; which ones is told beside.
    Cases,
    /// The outbox.
    Outbox,
    /// Connections.
    Connections,
    /// The vault: made, opened, or changed as a whole.
    Vault,
}

/// Something in the vault changed, whoever caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "changed")]
pub struct Changed {
    /// What.
    pub what: Vec<What>,
    /// Which cases.
    pub case_ids: Vec<String>,
}

/// How the desk stands to its providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SyncWord {
    /// Everything that was due is done.
    UpToDate,
    /// Something is being sent or read.
    Syncing,
    /// No provider can be reached.
    Offline,
    /// A connection does not work.
    Trouble,
    /// There is nothing to do: locked, or no connection.
    Idle,
}

/// How the desk stands to its providers, with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SyncStateView {
    /// In a word.
    pub state: SyncWord,
    /// When it last went well, RFC 3339.
    pub at: Option<String>,
    /// Submissions that are still to be delivered.
    pub pending: u32,
    /// What to say about it.
    pub message: Option<Message>,
}

impl SyncStateView {
    /// Nothing to do.
    pub const IDLE: Self = Self { state: SyncWord::Idle, at: None, pending: 0, message: None };
}

/// The state changed.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "sync")]
pub struct Sync(pub SyncStateView);

/// A place in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Files hang over the window at this place; none when they left.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "files_over")]
pub struct FilesOver(pub Option<Place>);

/// Files were dropped on the window and read.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "files_dropped")]
pub struct FilesDropped {
    /// The files, refused ones with their error.
    pub files: Vec<FileView>,
    /// Where, from the left, in CSS pixels.
    pub x: f64,
    /// Where, from the top.
    pub y: f64,
}

/// Cases of a provider are being followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "intake")]
pub struct Intake {
    /// Looked at so far.
    pub done: u32,
    /// To look at; none while the provider's list has not ended.
    pub total: Option<u32>,
}

/// A backup is being put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "restoring")]
pub struct Restoring {
    /// How far it is, of 100.
    pub percent: u32,
}

/// The vault of an earlier version is being brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "updating")]
pub struct Updating {
    /// Cases that are done.
    pub done: u32,
    /// Of so many.
    pub total: u32,
}

/// The vault was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "locked")]
pub struct Locked {}

/// A link of ours was followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "case_wanted")]
pub struct CaseWanted {
    /// The case that it leads to, perhaps of another vault; none where it names none.
    pub case_id: Option<String>,
}

/// What there is to tell.
#[derive(Debug, Clone)]
pub enum News {
    /// See [`Changed`].
    Changed(Changed),
    /// See [`Sync`].
    Sync(SyncStateView),
    /// See [`FilesOver`].
    FilesOver(Option<Place>),
    /// See [`FilesDropped`].
    FilesDropped(FilesDropped),
    /// See [`Intake`].
    Intake(Intake),
    /// See [`Restoring`].
    Restoring(Restoring),
    /// See [`Updating`].
    Updating(Updating),
    /// See [`Locked`].
    Locked,
    /// See [`CaseWanted`].
    CaseWanted(CaseWanted),
}

/// Whoever is to be told.
pub trait Screen: Send + std::marker::Sync {
    /// Tells. Nobody may be listening; that is no error.
    fn tell(&self, news: News);

    /// Has the system print what the window shows.
    fn print(&self) -> Result<(), CommandError>;

    /// Whether the window has the person's attention.
    fn is_watched(&self) -> bool;

    /// Starts the page anew, in memory that never held what the one before did.
    fn start_anew(&self);
}

impl<R: Runtime> Screen for AppHandle<R> {
    fn print(&self) -> Result<(), CommandError> {
        let failed = || CommandError::not_available("error-print");
        self.get_webview_window(WINDOW).ok_or_else(failed)?.print().map_err(|_| failed())
    }

    fn is_watched(&self) -> bool {
        let window = self.get_webview_window(WINDOW);
        window.is_some_and(|window| window.is_focused().unwrap_or(false))
    }

    fn start_anew(&self) {
        let Some(window) = self.get_webview_window(WINDOW) else { return };
        if let Err(error) = page::start_anew(&window) {
            tracing::error!(%error, "the page could not be started anew");
        }
    }

    fn tell(&self, news: News) {
        let told = match news {
            News::Changed(changed) => changed.emit(self),
            News::Sync(state) => Sync(state).emit(self),
            News::FilesOver(place) => FilesOver(place).emit(self),
            News::FilesDropped(dropped) => dropped.emit(self),
            News::Intake(intake) => intake.emit(self),
            News::Restoring(restoring) => restoring.emit(self),
            News::Updating(updating) => updating.emit(self),
            News::Locked => Locked {}.emit(self),
            News::CaseWanted(wanted) => wanted.emit(self),
        };
        if told.is_err() {
            tracing::warn!("an event could not be sent to the window");
        }
    }
}
