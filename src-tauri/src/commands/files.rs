//! Commands that take files in, and give them out to a place, a printer or another program.

use super::{Answer, Format, Language, ListQuery, Response, State, Verdict, refused, told};
use crate::provided::{Dropped, ProvidedNames};
use crate::{dialogs, outside, printing};
use min_side_core::views::{CheckedFile, Draft, FileDone, Made, YearForm};
use min_side_core::{App, Error};
use std::path::Path;
use tauri::ipc::{Channel, InvokeBody, Request};
use tauri::{Manager, WebviewWindow};

/// Lets the member choose files and takes them into a draft.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn attach_files(
    app: State<'_, App>,
    window: WebviewWindow,
    draft_id: String,
) -> Answer<Draft> {
    let chosen = dialogs::choose_files(&window).await;
    app.attach_files(draft_id, chosen).await.map_err(told)
}

/// A range of a file's bytes.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn read_file(
    app: State<'_, App>,
    file: String,
    start: u64,
    length: u64,
) -> Answer<Response> {
    app.read_file(file, start, length).await.map(Response::new).map_err(told)
}

/// Writes a file where the member says.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_file(
    app: State<'_, App>,
    provided: State<'_, ProvidedNames>,
    window: WebviewWindow,
    file: String,
) -> Answer<FileDone> {
    let name = provided.name(&file).map_err(told)?;
    match dialogs::choose_place(&window, &name).await {
        Some(place) => app.write_file(&file, &place).await.map(|()| saved(&place)).map_err(told),
        None => Ok(FileDone::Cancelled),
    }
}

/// Writes a file to the folder for downloads, where the dialog gave no place: it was closed, or the system has none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_to_downloads(
    app: State<'_, App>,
    provided: State<'_, ProvidedNames>,
    window: WebviewWindow,
    file: String,
) -> Answer<FileDone> {
    let name = provided.name(&file).map_err(told)?;
    // A system without such a setting has the folder by its usual name.
    let folder = window.path().download_dir();
    let folder = folder.or_else(|_| window.path().home_dir().map(|home| home.join("Downloads")));
    let folder = folder.map_err(|_| refused("no_downloads"))?;
    tokio::fs::create_dir_all(&folder).await.map_err(|error| told(error.into()))?;
    let place = outside::free_name(&folder, &name).map_err(|error| told(error.into()))?;
    if let Err(error) = app.write_file(&file, &place).await {
        let _ = tokio::fs::remove_file(&place).await;
        return Err(told(error));
    }
    Ok(saved(&place))
}

/// Sends a file to the printer.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn print_file(app: State<'_, App>, file: String) -> Answer<FileDone> {
    let bytes = app.printable(&file).await.map_err(told)?;
    print(bytes).await
}

/// Opens a file in the system's program for it, from a copy that is removed again.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn open_outside(
    app: State<'_, App>,
    provided: State<'_, ProvidedNames>,
    file: String,
) -> Answer<FileDone> {
    let name = provided.name(&file).map_err(told)?;
    let place = outside::place_for(&name).map_err(|error| told(error.into()))?;
    app.write_file(&file, &place).await.map_err(told)?;
    outside::open(&place).map_err(|_| refused("open_failed"))?;
    Ok(FileDone::Done)
}

/// Opens a link of an e-mail in the system's program.
#[tauri::command(rename_all = "snake_case")]
pub(crate) fn open_link(url: String) -> Answer<()> {
    outside::open_link(&url).map_err(|error| match error {
        outside::LinkError::NotPermitted => refused("link_refused"),
        outside::LinkError::Failed => refused("open_failed"),
    })
}

/// Writes a certificate where the member says.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn kursbevis_save(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    language: Language,
) -> Answer<FileDone> {
    let (name, bytes) = app.kursbevis_bytes(id, language).await.map_err(told)?;
    save(&window, &name, bytes).await
}

/// Prints a certificate.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn kursbevis_print(app: State<'_, App>, id: String, language: Language) -> Answer<FileDone> {
    let (_, bytes) = app.kursbevis_bytes(id, language).await.map_err(told)?;
    print(bytes).await
}

/// Writes all certificates of a year where the member says.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn kursbevis_save_year(
    app: State<'_, App>,
    window: WebviewWindow,
    year: i32,
    language: Language,
    form: YearForm,
    progress: Channel<Made>,
) -> Answer<FileDone> {
    let (name, bytes) =
        app.kursbevis_year_bytes(year, language, form, telling(progress)).await.map_err(told)?;
    save(&window, &name, bytes).await
}

/// Prints all certificates of a year as one document.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn kursbevis_print_year(
    app: State<'_, App>,
    year: i32,
    language: Language,
    progress: Channel<Made>,
) -> Answer<FileDone> {
    let made = app.kursbevis_year_bytes(year, language, YearForm::Pdf, telling(progress)).await;
    print(made.map_err(told)?.1).await
}

/// Tells the page of each certificate that has been made; a page that has gone away hears nothing.
fn telling(progress: Channel<Made>) -> impl Fn(Made) + Send + 'static {
    move |made| {
        let _ = progress.send(made);
    }
}

/// Checks a certificate that the member pasted.
#[tauri::command]
pub(crate) async fn kursbevis_check_bytes(app: State<'_, App>, request: Request<'_>) -> Answer<Verdict> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(told(Error::refused("bad_data")));
    };
    app.kursbevis_verify(bytes.clone()).await.map_err(told)
}

/// Checks the file that was let go over the window.
#[tauri::command]
pub(crate) async fn kursbevis_check_dropped(
    app: State<'_, App>,
    dropped: State<'_, Dropped>,
) -> Answer<Option<CheckedFile>> {
    let Some(path) = dropped.take() else { return Ok(None) };
    app.kursbevis_check_file(&path).await.map(Some).map_err(told)
}

/// Lets the member choose a certificate, and checks it.
#[tauri::command]
pub(crate) async fn kursbevis_check_file(
    app: State<'_, App>,
    window: WebviewWindow,
) -> Answer<Option<CheckedFile>> {
    let Some(path) = dialogs::choose_files(&window).await.into_iter().next() else { return Ok(None) };
    app.kursbevis_check_file(&path).await.map(Some).map_err(told)
}

/// Takes rows out of a member list. The place is asked for first: what is cancelled is not recorded as taken out.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn export_list(
    app: State<'_, App>,
    window: WebviewWindow,
    query: ListQuery,
    format: Format,
    purpose: String,
) -> Answer<FileDone> {
    if matches!(format, Format::Print) {
        let (_, bytes) = app.export_list_bytes(query, format, purpose).await.map_err(told)?;
        return print(bytes).await;
    }
    let name = format!("medlemsliste.{}", format.name());
    let Some(place) = dialogs::choose_place(&window, &name).await else { return Ok(FileDone::Cancelled) };
    let (_, bytes) = app.export_list_bytes(query, format, purpose).await.map_err(told)?;
    write(&place, bytes).await
}

pub(super) async fn save(window: &WebviewWindow, name: &str, bytes: Vec<u8>) -> Answer<FileDone> {
    match dialogs::choose_place(window, name).await {
        Some(place) => write(&place, bytes).await,
        None => Ok(FileDone::Cancelled),
    }
}

async fn write(place: &Path, bytes: Vec<u8>) -> Answer<FileDone> {
    tokio::fs::write(place, bytes).await.map_err(|error| told(Error::from(error)))?;
    Ok(saved(place))
}

pub(super) async fn print(bytes: Vec<u8>) -> Answer<FileDone> {
    printing::print(bytes).await.map_err(|error| match error {
        printing::PrintError::NoPrinter => refused("no_printer"),
        printing::PrintError::Failed => refused("print_failed"),
    })?;
    Ok(FileDone::Done)
}

fn saved(place: &Path) -> FileDone {
    FileDone::Saved { name: place.file_name().unwrap_or_default().to_string_lossy().into_owned() }
}
