//! How WebKitGTK draws: settings that it reads from the environment before it starts.

/// Sets what keeps the window from being blank or slow, unless the user has set it. Call before GTK starts.
#[cfg(target_os = "linux")]
pub fn prepare() {
    // Some drivers show a blank window with it; without a GPU it costs memory and gains nothing.
    set_default("WEBKIT_DISABLE_DMABUF_RENDERER");
    if !has_gpu() {
        // Software GL is the largest cost of starting.
        set_default("WEBKIT_DISABLE_COMPOSITING_MODE");
    }
}

/// Other systems need nothing.
#[cfg(not(target_os = "linux"))]
pub fn prepare() {}

#[cfg(target_os = "linux")]
fn set_default(name: &str) {
    if let Err(error) = glib::setenv(name, "1", false) {
        tracing::warn!(%error, name, "rendering");
    }
}

#[cfg(target_os = "linux")]
fn has_gpu() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
