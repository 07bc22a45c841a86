//! The one window: our own page in it and nothing else, shown when the page has painted.

use crate::closing;
use crate::configuration::Configuration;
use crate::outside;
use crate::provided::Dropped;
use std::time::Duration;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

/// The window's label, as the capability names it.
const LABEL: &str = "main";

/// The event that tells the page what happens to files that are dragged.
const DRAGGED: &str = "dragged";

/// How long a page may take to say that it has painted before the window is shown all the same.
const MAX_WAIT: Duration = Duration::from_secs(3);

/// What is remembered of the window: never whether it is visible, since it begins hidden.
pub fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Makes the window, hidden: WebKitGTK waits half a second for a first frame if it is drawn before the page has one.
pub fn open(app: &mut App, configuration: &Configuration) -> tauri::Result<()> {
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Min side")
        .inner_size(1100.0, 800.0)
        .min_inner_size(400.0, 400.0)
        .visible(false)
        .incognito(true)
        // For «Lim inn» in the edit menu. Only our own scripts run in this window.
        .enable_clipboard_access()
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(if title.is_empty() { "Min side" } else { &title });
        });
    if cfg!(target_os = "linux")
        && let Some(place) = outside::for_webview()
    {
        // Tauri makes a store beside the private one, and would make it where the data lies.
        builder = builder.data_directory(place);
    }
    if is_driven() {
        // wry gives a private context no automation. What a driven window may leave then lies in the data folder,
        // where the tests look for it.
        builder = builder.incognito(false).data_directory(configuration.data.join("webview"));
    }
    let window = builder.build()?;
    crate::spelling::begin(&window)?;
    let heard = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(event) => drag(&heard, event),
        WindowEvent::CloseRequested { api, .. } => closing::requested(&heard, api),
        WindowEvent::Focused(true) => heard.state::<min_side_core::App>().sync_soon(),
        _ => {}
    });
    std::thread::spawn(move || {
        std::thread::sleep(MAX_WAIT);
        show(&window);
    });
    Ok(())
}

/// Tells the page that files hover over the window, are let go over it, or have gone. Where they lie is kept here.
fn drag(window: &WebviewWindow, event: &DragDropEvent) {
    let word = match event {
        DragDropEvent::Enter { .. } => "over",
        DragDropEvent::Drop { paths, .. } => {
            window.state::<Dropped>().keep(paths.first().cloned());
            "dropped"
        }
        DragDropEvent::Leave => "gone",
        _ => return,
    };
    if let Err(error) = window.emit(DRAGGED, word) {
        tracing::warn!(%error, "event");
    }
}

/// Shows the window if it is still hidden.
pub fn show(window: &WebviewWindow) {
    if !window.is_visible().unwrap_or(false) {
        let shown = window.show().and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "window");
        }
    }
}

/// Brings the window to the front, for a second start.
pub fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        show(&window);
        let _ = window.set_focus();
    }
}

/// Whether the address is a page of the app itself.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" => cfg!(target_os = "windows") && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Whether a WebDriver has started this development build. A release cannot be driven.
fn is_driven() -> bool {
    cfg!(debug_assertions) && std::env::var("TAURI_WEBVIEW_AUTOMATION").as_deref() == Ok("true")
}
