//! The core in the shell: made at the start, opened beside the first paint, and heard.

use crate::configuration::Configuration;
use crate::outside;
use min_side_core::App;
use min_side_core::app::Options;
use min_side_core::views::Changed;
use std::collections::BTreeSet;
use std::sync::Arc;
use tauri::{AppHandle, Emitter, async_runtime};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// The event that tells the page what changed.
const CHANGED: &str = "changed";

/// Makes the core. It reads nothing yet.
pub fn make(configuration: &Configuration) -> App {
    let mut options = Options::new(Some(configuration.data.clone()), configuration.server.clone());
    options.managed = configuration.managed.clone();
    options.open_browser = Arc::new(outside::open_page);
    options.live = true;
    App::new(options)
}

/// Opens it and tells the page what changes, while the window comes up.
pub fn begin(app: &App, handle: &AppHandle) {
    async_runtime::spawn(tell(app.changes(), handle.clone()));
    let app = app.clone();
    async_runtime::spawn(async move {
        if let Err(error) = app.open().await {
            // The page asks for the state and gets the same error with it.
            tracing::warn!(%error, "open");
        }
        app.changed(&["session"]);
    });
}

/// Passes on what changes, all that has come meanwhile at once.
async fn tell(mut changes: Receiver<Changed>, handle: AppHandle) {
    loop {
        let mut topics = BTreeSet::new();
        match changes.recv().await {
            Ok(changed) => topics.extend(changed.topics),
            Err(RecvError::Lagged(_)) => topics.extend(Changed::everything().topics),
            Err(RecvError::Closed) => return,
        }
        while let Ok(changed) = changes.try_recv() {
            topics.extend(changed.topics);
        }
        let topics = topics.into_iter().collect();
        if let Err(error) = handle.emit(CHANGED, Changed { topics }) {
            tracing::warn!(%error, "event");
        }
    }
}
