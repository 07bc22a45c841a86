//! Newer versions of the app, in the window.

use super::{Answer, Made, refused};
use crate::updates;
use min_side_core::views::{ErrorView, UpdateView};
use tauri::AppHandle;
use tauri::ipc::Channel;
use tauri_plugin_updater::Error;

/// What is known of newer versions.
#[tauri::command]
pub(crate) fn update_state(handle: AppHandle) -> Answer<UpdateView> {
    Ok(updates::state(&handle))
}

/// Asks whether there is a newer version.
#[tauri::command]
pub(crate) async fn look_for_update(handle: AppHandle) -> Answer<UpdateView> {
    updates::look(&handle).await.map_err(|error| why(&error))
}

/// Fetches the version that was found and installs it.
#[tauri::command]
pub(crate) async fn install_update(handle: AppHandle, progress: Channel<Made>) -> Answer<UpdateView> {
    // A page that has gone hears nothing more.
    let tell = move |made| drop(progress.send(made));
    updates::install(&handle, tell).await.map_err(|error| why(&error))
}

/// Starts the app anew, as when a newer version has been installed.
#[tauri::command]
pub(crate) fn restart(handle: AppHandle) -> Answer<()> {
    handle.request_restart();
    Ok(())
}

/// The sentence that a failure has.
fn why(error: &Error) -> ErrorView {
    tracing::warn!(%error, "update");
    match error {
        Error::Reqwest(error) if error.is_timeout() => refused("timeout"),
        Error::Reqwest(_) | Error::Network(_) | Error::ReleaseNotFound | Error::Serialization(_) => {
            refused("update_unreachable")
        }
        Error::Minisign(_)
        | Error::Base64(_)
        | Error::SignatureUtf8(_)
        | Error::SignedVersionMismatch { .. }
        | Error::MissingSignedVersion => refused("update_not_trusted"),
        Error::TargetNotFound(_) | Error::TargetsNotFound(_) => refused("update_not_for_this_machine"),
        _ => refused("update_failed"),
    }
}
