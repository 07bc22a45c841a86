//! A thread out of the window: as a PDF to a place or to the printer.

use super::files::{print, save};
use super::{Answer, Language, State, told};
use min_side_core::App;
use min_side_core::views::FileDone;
use tauri::WebviewWindow;

/// Writes a thread as a PDF, its files inside it, where the member says.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn thread_save(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    language: Language,
) -> Answer<FileDone> {
    let (name, bytes) = app.thread_pdf_with_files(id, language).await.map_err(told)?;
    save(&window, &name, bytes).await
}

/// Prints a thread.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn thread_print(app: State<'_, App>, id: String, language: Language) -> Answer<FileDone> {
    let (_, bytes) = app.thread_pdf_bytes(id, language).await.map_err(told)?;
    print(bytes).await
}
