//! Commands about sign-in and sync whose answer is not the core's own.

use super::{Answer, told};
use min_side_core::App;
use tauri::State;

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
