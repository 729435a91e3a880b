//! The page of the window, and the process in which it runs.

#[cfg(target_os = "linux")]
use tauri::Webview;
use tauri::{Runtime, WebviewWindow};

/// Keeps the page out of the window until it [appears](appear).
///
/// WebKitGTK waits up to half a second for a picture of a page that is to be drawn, and whoever
/// sets up the page's process, or runs its script, waits for the window meanwhile: one start in six
/// took that long.
#[cfg(target_os = "linux")]
pub(crate) fn hold_back<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let view: &Webview<R> = window.as_ref();
    view.hide()
}

/// Shows the page, and has it hear the keyboard.
#[cfg(target_os = "linux")]
pub(crate) fn appear<R: Runtime>(window: &WebviewWindow<R>) {
    let view: &Webview<R> = window.as_ref();
    if let Err(error) = view.show().and_then(|()| view.set_focus()) {
        tracing::error!(%error, "the page cannot be shown");
    }
}

/// Elsewhere the page is in its window from the start.
#[cfg(not(target_os = "linux"))]
pub(crate) fn hold_back<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn appear<R: Runtime>(_window: &WebviewWindow<R>) {}

/// Ends the process of the page; [`keep_running`] has another one show the page again. The memory
/// of the first, with all that it showed, goes back to the system.
#[cfg(target_os = "linux")]
pub(crate) fn start_anew<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    // The control of the test that looks for what is left in memory.
    #[cfg(feature = "e2e")]
    if std::env::var_os(KEPT).is_some() {
        return Ok(());
    }
    window.with_webview(|view| view.inner().terminate_web_process())
}

/// Elsewhere the page is loaded again and the engine decides about its memory.
#[cfg(not(target_os = "linux"))]
pub(crate) fn start_anew<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.reload()
}

/// Shows the page again after its process ended, whoever ended it.
#[cfg(target_os = "linux")]
pub(crate) fn keep_running<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use std::{cell::RefCell, time::Instant};

    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    window.with_webview(|view| {
        let crashes = RefCell::new(Vec::new());
        view.inner().connect_web_process_terminated(move |view, reason| {
            if reason != WebProcessTerminationReason::TerminatedByApi {
                tracing::error!(?reason, "the page's process ended by itself");
                let mut crashes = crashes.borrow_mut();
                crashes.push(Instant::now());
                crashes.retain(|at: &Instant| at.elapsed() < CRASHES_WITHIN);
                // What ends it each time would do so for ever.
                if crashes.len() > MOST_CRASHES {
                    return;
                }
            }
            view.reload();
        });
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn keep_running<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// The variable under which the page outlasts the lock, for a test only.
#[cfg(all(feature = "e2e", target_os = "linux"))]
const KEPT: &str = "DOSSIER_E2E_KEEP_PAGE";
#[cfg(target_os = "linux")]
const MOST_CRASHES: usize = 3;
#[cfg(target_os = "linux")]
const CRASHES_WITHIN: std::time::Duration = std::time::Duration::from_secs(60);
