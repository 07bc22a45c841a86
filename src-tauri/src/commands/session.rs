//! Commands about sign-in and sync whose answer is not the core's own.

use super::{Answer, told};
use crate::provided::{Dropped, ProvidedNames};
use min_side_core::App;
use min_side_core::views::AppState;
use tauri::State;

/// Locks: what is open is closed, and what the shell remembers of it goes too.
#[tauri::command]
pub(crate) async fn lock(
    app: State<'_, App>,
    provided: State<'_, ProvidedNames>,
    dropped: State<'_, Dropped>,
) -> Answer<AppState> {
    let state = app.lock().await.map_err(told)?;
    provided.forget();
    dropped.take();
    Ok(state)
}

/// Gives up a sign-in that waits for the browser.
#[tauri::command]
pub(crate) fn cancel_sign_in(app: State<'_, App>) -> Answer<()> {
    app.cancel_sign_in();
    Ok(())
}

/// Syncs now; how it went is told by the sync state.
#[tauri::command]
pub(crate) async fn sync_now(app: State<'_, App>) -> Answer<()> {
    app.sync_now().await.map(drop).map_err(told)
}
