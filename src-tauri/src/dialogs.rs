//! Asking the person for files.

use std::path::PathBuf;

use async_trait::async_trait;
use rfd::AsyncFileDialog;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::oneshot;

/// Who asks the person for files. The window never sees a path; only the shell does.
#[async_trait]
pub trait Dialogs: Send + Sync {
    /// Files to read; none where the person changed their mind.
    async fn files_to_read(&self) -> Vec<PathBuf>;

    /// A file to write; none where the person changed their mind.
    async fn file_to_write(&self, name: &str) -> Option<PathBuf>;

    /// A folder to write into; none where the person changed their mind.
    async fn folder_to_write(&self) -> Option<PathBuf>;
}

/// The dialogs of the operating system.
pub struct Native<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Native<R> {
    /// Over the window of this application.
    pub fn new(app: AppHandle<R>) -> Self {
        Self(app)
    }

    /// Makes a dialog on the main thread, as some systems demand, and waits for it elsewhere.
    async fn on_main<Asked: Send + 'static>(
        &self,
        ask: impl FnOnce(AsyncFileDialog) -> Asked + Send + 'static,
    ) -> Option<Asked> {
        let (sender, receiver) = oneshot::channel();
        let window = self.0.get_webview_window(crate::WINDOW);
        let asked = self.0.run_on_main_thread(move || {
            let dialog = AsyncFileDialog::new();
            let dialog = match &window {
                Some(window) => dialog.set_parent(window),
                None => dialog,
            };
            let _ = sender.send(ask(dialog));
        });
        asked.ok()?;
        receiver.await.ok()
    }
}

#[async_trait]
impl<R: Runtime> Dialogs for Native<R> {
    async fn files_to_read(&self) -> Vec<PathBuf> {
        let Some(asked) = self.on_main(AsyncFileDialog::pick_files).await else {
            return Vec::new();
        };
        let chosen = asked.await.unwrap_or_default();
        chosen.iter().map(|file| file.path().to_owned()).collect()
    }

    async fn file_to_write(&self, name: &str) -> Option<PathBuf> {
        let name = name.to_owned();
        let asked = self.on_main(move |dialog| dialog.set_file_name(name).save_file()).await?;
        asked.await.map(|file| file.path().to_owned())
    }

    async fn folder_to_write(&self) -> Option<PathBuf> {
        let asked = self.on_main(AsyncFileDialog::pick_folder).await?;
        asked.await.map(|folder| folder.path().to_owned())
    }
}

/// Answers from a file instead of a person, since native dialogs cannot be driven by tests.
#[cfg(feature = "e2e")]
pub mod scripted {
    use std::{fs, path::PathBuf, sync::Mutex};

    use async_trait::async_trait;

    use super::Dialogs;

    /// The environment variable with the path of the file. Each line answers one dialog: paths
    /// with tabs between them, or nothing for a person who changed their mind.
    pub const VARIABLE: &str = "DOSSIER_E2E_FILES";

    /// The answers that are left.
    pub struct Scripted {
        script: PathBuf,
        turn: Mutex<()>,
    }

    impl Scripted {
        /// Reads [`VARIABLE`].
        pub fn from_environment() -> Option<Self> {
            let script = std::env::var_os(VARIABLE)?.into();
            Some(Self { script, turn: Mutex::default() })
        }

        fn next(&self) -> Vec<PathBuf> {
            let _turn = self.turn.lock().expect("no answer panics");
            let text = fs::read_to_string(&self.script).unwrap_or_default();
            let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
            let answer = line.split('\t').filter(|path| !path.is_empty()).map(Into::into).collect();
            let _ = fs::write(&self.script, rest);
            answer
        }
    }

    #[async_trait]
    impl Dialogs for Scripted {
        async fn files_to_read(&self) -> Vec<PathBuf> {
            self.next()
        }

        async fn file_to_write(&self, _name: &str) -> Option<PathBuf> {
            self.next().into_iter().next()
        }

        async fn folder_to_write(&self) -> Option<PathBuf> {
            self.next().into_iter().next()
        }
    }
}
