//! Everything out of the window: to a folder or a zip where the member says.

use super::{Answer, Language, State, told};
use crate::dialogs;
use min_side_core::export::{Request, Target};
use min_side_core::views::ExportDone;
use min_side_core::{App, Error};
use std::path::{Path, PathBuf};
use tauri::WebviewWindow;

/// Writes everything. None when the member cancels, in the dialog or on the way.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn export_everything(
    app: State<'_, App>,
    window: WebviewWindow,
    zip: bool,
    language: Language,
) -> Answer<Option<ExportDone>> {
    let name = app.export_name();
    let chosen = if zip {
        dialogs::choose_place(&window, &format!("{name}.zip")).await.map(Target::Zip)
    } else {
        dialogs::choose_folder(&window).await.map(|folder| Target::Folder(new_in(&folder, &name)))
    };
    let Some(target) = chosen else { return Ok(None) };
    match app.export(Request { target, language }).await {
        Ok(done) => Ok(Some(done)),
        Err(Error::Refused { code: "export_cancelled", .. }) => Ok(None),
        Err(error) => Err(told(error)),
    }
}

/// A folder of this name that is not there yet: what stands in the chosen one is never touched.
fn new_in(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(name);
    if !plain.exists() {
        return plain;
    }
    (2_u32..)
        .map(|number| folder.join(format!("{name} ({number})")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}
