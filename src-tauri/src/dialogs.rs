//! The system's own dialogs for files.

use rfd::AsyncFileDialog;
use std::path::PathBuf;
use tauri::WebviewWindow;

/// The files that the member chooses; none when the dialog is cancelled.
pub async fn choose_files(window: &WebviewWindow) -> Vec<PathBuf> {
    let chosen = AsyncFileDialog::new().set_parent(window).pick_files().await;
    chosen.unwrap_or_default().iter().map(|file| file.path().to_path_buf()).collect()
}

/// The place that the member chooses for a file of this name; none when the dialog is cancelled.
pub async fn choose_place(window: &WebviewWindow, name: &str) -> Option<PathBuf> {
    let chosen = AsyncFileDialog::new().set_parent(window).set_file_name(name).save_file().await?;
    Some(chosen.path().to_path_buf())
}

/// The folder that the member chooses to put something in; none when the dialog is cancelled.
pub async fn choose_folder(window: &WebviewWindow) -> Option<PathBuf> {
    let chosen = AsyncFileDialog::new().set_parent(window).pick_folder().await?;
    Some(chosen.path().to_path_buf())
}
