//! The desktop application: a window around the use cases of `dossier-app`.
//!
//! **Invariants**: the web view reaches neither files nor the network; it can call the commands
//! listed in [`commands`], which take their request apart, call one use case and return. Bytes of
//! files stay here under handles. What a command fails with becomes a
//! [`CommandError`](error::CommandError) in one place. No rule about cases is decided here.
//! Start reading at [`commands`] and [`state::Shell`].

mod background;
pub mod commands;
pub mod dialogs;
pub mod error;
pub mod events;
pub mod files;
pub mod folders;
mod graphics;
pub mod guard;
pub mod idle;
pub mod keychain;
mod links;
pub mod lock_rule;
mod logging;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod notices;
mod page;
pub mod paths;
pub mod preview;
#[cfg(target_os = "linux")]
pub mod session_signals;
pub mod settings;
pub mod simulated;
pub mod state;
mod window;

use std::sync::Arc;

use tauri::{App, AppHandle, Context, Manager, RunEvent, Runtime};

use crate::{
    dialogs::Dialogs,
    keychain::{DEADLINE, Keychains, SystemKeychain},
    notices::Notifier,
    paths::Paths,
    preview::Previews,
    state::{Parts, Shell},
};

/// The label of the one window.
pub const WINDOW: &str = "main";

/// What `tauri.conf.json` says, with the screen compiled in.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The part of the application that knows no window: commands, events, the preview scheme and the
/// shell behind them.
pub struct Core<R: Runtime> {
    commands: tauri_specta::Builder<R>,
    previews: Previews,
}

impl<R: Runtime> Core<R> {
    /// Puts commands and scheme into a builder.
    pub fn assemble(builder: tauri::Builder<R>) -> (tauri::Builder<R>, Self) {
        let core = Self { commands: commands::all(), previews: Previews::default() };
        let served = core.previews.clone();
        let builder = builder
            .invoke_handler(core.commands.invoke_handler())
            .register_uri_scheme_protocol(preview::SCHEME, move |_, request| {
                served.answer(&request)
            });
        (builder, core)
    }

    /// Starts the shell. To be done before the first window is opened.
    pub fn start(
        self,
        app: &App<R>,
        paths: Paths,
        dialogs: Arc<dyn Dialogs>,
        keychains: Keychains,
        notifier: Arc<dyn Notifier>,
    ) {
        self.commands.mount_events(app);
        let screen = Arc::new(app.handle().clone());
        let shell = Shell::new(Parts {
            paths,
            screen,
            dialogs,
            keychains,
            notifier,
            previews: self.previews,
        });
        app.manage(shell.clone());
        tauri::async_runtime::spawn(idle::watch(shell));
    }
}

/// Runs the application until its window is closed.
pub fn run() {
    let Some(paths) = Paths::of_person() else {
        eprintln!("dossier: this person has no home folder to keep a vault in");
        std::process::exit(1);
    };
    logging::begin(paths.logs());
    dossier_app::leave_no_image();
    guard::log_panics();
    let (builder, core) = Core::assemble(tauri::Builder::default());
    let app = builder
        // First, so that a second start ends before it has done anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            window::show(app);
            window::follow_link(app, &arguments);
        }))
        .plugin(window::remembered())
        .setup(|app| {
            let keychains = Keychains::new(Arc::new(SystemKeychain), Some(DEADLINE));
            let dialogs = native_dialogs(app.handle());
            core.start(app, paths, dialogs, keychains, Arc::new(notices::System));
            #[cfg(target_os = "linux")]
            tauri::async_runtime::spawn(session_signals::watch(
                app.state::<Shell>().inner().clone(),
            ));
            window::open(app)?;
            window::follow_link(app.handle(), &std::env::args().collect::<Vec<_>>());
            Ok(())
        })
        .build(context());
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            eprintln!("dossier: the window could not be opened: {error}");
            std::process::exit(1);
        }
    };
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            let shell = app.state::<Shell>().inner().clone();
            tauri::async_runtime::block_on(async move {
                shell.close().await;
                shell.simulated().end().await;
            });
        }
    });
}

fn native_dialogs<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Dialogs> {
    #[cfg(feature = "e2e")]
    if let Some(scripted) = dialogs::scripted::Scripted::from_environment() {
        return Arc::new(scripted);
    }
    Arc::new(dialogs::Native::new(app.clone()))
}
