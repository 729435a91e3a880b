//! The one window.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use dossier_domain::CaseId;
use tauri::{
    App, AppHandle, DragDropEvent, Manager, PhysicalPosition, Runtime, Url, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
    plugin::TauriPlugin,
    webview::{NewWindowResponse, PageLoadEvent},
};
use tauri_plugin_window_state::StateFlags;

use crate::{
    WINDOW,
    commands::document,
    events::{FilesDropped, News, Place},
    graphics, idle, page,
    state::Shell,
};

/// Files that hang over the window are told this often.
const OVER: Duration = Duration::from_millis(50);
/// What links of ours begin with.
const LINK: &str = "dossier:";

/// Opens the window that `tauri.conf.json` describes.
pub(crate) fn open<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == WINDOW);
    let config = config.expect("tauri.conf.json describes the window").clone();
    let builder = WebviewWindowBuilder::from_config(app, &config)?
        .initialization_script(idle::PING)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                page::appear(&window);
            }
        });
    // A private web view has a context of its own, which no test could drive.
    #[cfg(feature = "e2e")]
    let builder = builder.incognito(std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_none());
    let window = builder.build()?;
    page::hold_back(&window)?;
    graphics::suit(&window)?;
    page::keep_running(&window)?;
    watch_drops(&window);
    Ok(())
}

/// Whether an address is a page of this application. Everything else is not gone to.
fn is_own(url: &Url) -> bool {
    let own = match url.scheme() {
        "tauri" => "localhost",
        "http" | "https" if cfg!(windows) => "tauri.localhost",
        _ => return false,
    };
    url.host_str() == Some(own) && url.port().is_none()
}

/// Size and place of the window, kept from one run to the next.
pub(crate) fn remembered<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Brings the window to the front.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Shows the case of the first link of ours among the arguments, or says that it names none.
pub(crate) fn follow_link<R: Runtime>(app: &AppHandle<R>, arguments: &[String]) {
    let link = arguments.iter().skip(1).find(|argument| argument.starts_with(LINK));
    if let Some(link) = link {
        app.state::<Shell>().want_case(linked_case(link));
    }
}

/// The case that a link names: `dossier://case/ID`, or `dossier:case/ID` as links were first.
fn linked_case(link: &str) -> Option<CaseId> {
    let path = link.strip_prefix(LINK)?;
    let path = path.strip_prefix("//").unwrap_or(path);
    path.strip_prefix("case/")?.trim_end_matches('/').parse().ok()
}

/// Has dropped files read here; the web view never sees a path.
fn watch_drops<R: Runtime>(window: &WebviewWindow<R>) {
    let shell = window.state::<Shell>().inner().clone();
    let inside = AtomicBool::new(false);
    let told = Mutex::new(Instant::now());
    let seen = window.clone();
    let place = move |position: &PhysicalPosition<f64>| {
        let logical = position.to_logical::<f64>(seen.scale_factor().unwrap_or(1.0));
        Place { x: logical.x, y: logical.y }
    };
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else { return };
        match event {
            DragDropEvent::Enter { position, .. } | DragDropEvent::Over { position } => {
                let mut told = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                if !inside.swap(true, Ordering::Relaxed) || told.elapsed() >= OVER {
                    *told = Instant::now();
                    shell.tell(News::FilesOver(Some(place(position))));
                }
            }
            DragDropEvent::Drop { paths, position } => {
                inside.store(false, Ordering::Relaxed);
                shell.tell(News::FilesOver(None));
                let Place { x, y } = place(position);
                let (shell, paths) = (shell.clone(), paths.clone());
                tauri::async_runtime::spawn(async move {
                    // Dropped on a locked vault, files are not read.
                    if let Ok(files) = document::read(shell.clone(), paths).await {
                        shell.tell(News::FilesDropped(FilesDropped { files, x, y }));
                    }
                });
            }
            _ => {
                inside.store(false, Ordering::Relaxed);
                shell.tell(News::FilesOver(None));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_its_case_and_nothing_else_does() {
        let id = "0193f0c4-0000-7000-8000-000000000001";
        for link in ["dossier://case/", "dossier:case/"] {
            let named = linked_case(&format!("{link}{id}")).expect("it names a case");
            assert_eq!(named.to_string(), id);
            assert_eq!(linked_case(&format!("{link}{id}/")), Some(named), "as browsers may end it");
        }
        for other in ["dossier://case/", "dossier://vault/x", "https://case/", "--case", ""] {
            assert_eq!(linked_case(other), None, "{other}");
        }
    }

    #[test]
    fn only_pages_of_the_application_are_gone_to() {
        let is_own = |address: &str| is_own(&address.parse().unwrap());
        if !cfg!(windows) {
            assert!(is_own("tauri://localhost/"));
            assert!(is_own("tauri://localhost/index.html#queue"));
        }
        for foreign in [
            "https://example.com/",
            "http://localhost/",
            "http://127.0.0.1:5173/",
            "tauri://elsewhere/",
            "tauri://localhost:80/",
            "file:///etc/passwd",
            "about:blank",
            "data:text/html,hello",
            "javascript:alert(1)",
            "dossier-preview://localhost/token",
            "blob:tauri://localhost/8f",
        ] {
            assert!(!is_own(foreign), "{foreign}");
        }
    }
}
