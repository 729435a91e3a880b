//! How the web view draws.

use tauri::{Runtime, WebviewWindow};

/// Suits the drawing to the computer: where OpenGL is software, compositing costs three times as
/// much as drawing without (69 ms against 20 ms a key), so that it is switched off there.
#[cfg(target_os = "linux")]
pub(crate) fn suit<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if !is_software() {
        return Ok(());
    }
    tracing::info!("OpenGL is software: drawing without hardware acceleration");
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// On other systems the web view knows best.
#[cfg(not(target_os = "linux"))]
pub(crate) fn suit<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether OpenGL is done by the processor: asked for, or there is no device to do it.
#[cfg(target_os = "linux")]
fn is_software() -> bool {
    let asked = std::env::var("LIBGL_ALWAYS_SOFTWARE");
    let asked = asked.is_ok_and(|value| matches!(value.as_str(), "1" | "true" | "yes"));
    asked || !has_render_node(std::path::Path::new("/dev/dri"))
}

#[cfg(target_os = "linux")]
fn has_render_node(devices: &std::path::Path) -> bool {
    std::fs::read_dir(devices).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
        })
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_render_node_is_told_from_a_plain_display() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_render_node(&folder.path().join("absent")));
        std::fs::write(folder.path().join("card0"), b"").unwrap();
        assert!(!has_render_node(folder.path()), "a display without a renderer");
        std::fs::write(folder.path().join("renderD128"), b"").unwrap();
        assert!(has_render_node(folder.path()));
    }
}
