//! Closing the window while something in it is not saved: the page is told, and asks the member or saves it first.

pub use min_side_core::closing::Held;
use tauri::{CloseRequestApi, Emitter, Manager, WebviewWindow};

/// The event that tells the page that the member wants to close the window.
const CLOSING: &str = "closing";

/// The member wants to close the window.
pub fn requested(window: &WebviewWindow, api: &CloseRequestApi) {
    if !window.state::<Held>().asks() {
        return;
    }
    api.prevent_close();
    if let Err(error) = window.emit(CLOSING, ()) {
        tracing::warn!(%error, "event");
    }
}
