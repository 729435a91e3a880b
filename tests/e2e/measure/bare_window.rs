//! A window of WebKitGTK with one plain page in it and nothing else, to measure the desk against.

#[cfg(target_os = "linux")]
fn main() {
    use gtk::prelude::{ContainerExt, GtkWindowExt, WidgetExt};
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebContext, WebView, WebViewExt};

    gtk::init().expect("there is a display");
    let view = WebView::with_context(&WebContext::new_ephemeral());
    // As the desk does where OpenGL is software.
    if let Some(settings) = WebViewExt::settings(&view) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
    view.load_html(include_str!("page.html"), None);
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_default_size(1280, 800);
    window.add(&view);
    window.show_all();
    gtk::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}
