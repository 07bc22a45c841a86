//! The file for finding faults: shown to the member, and saved as it was shown.

use super::files::save;
use super::{Answer, State, refused, told};
use crate::configuration::Configuration;
use crate::log;
use min_side_core::App;
use min_side_core::views::{DiagnosticsView, FileDone};
use std::sync::{Mutex, PoisonError};
use tauri::WebviewWindow;

/// The name that is offered for it.
const NAME: &str = "feilsoking.txt";

/// What the member has been shown last: that, and nothing that the page says, is what is saved.
#[derive(Debug, Default)]
pub struct Shown(Mutex<Option<DiagnosticsView>>);

/// Makes it and shows it.
#[tauri::command]
pub(crate) async fn diagnostics(
    app: State<'_, App>,
    shown: State<'_, Shown>,
    configuration: State<'_, Configuration>,
) -> Answer<DiagnosticsView> {
    let log = log::end(&configuration.data);
    let made = app.diagnostics(&log).await.map_err(told)?;
    *shown.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(made.clone());
    Ok(made)
}

/// Saves what was shown where the member says.
#[tauri::command]
pub(crate) async fn save_diagnostics(shown: State<'_, Shown>, window: WebviewWindow) -> Answer<FileDone> {
    let view = shown.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let view = view.ok_or_else(|| refused("wrong_state"))?;
    save(&window, NAME, format!("{}\n{}", view.facts, view.log).into_bytes()).await
}
