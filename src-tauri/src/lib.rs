//! The shell: one window around `min_side_core::App`. It knows Tauri, dialogs and other programs; rules, SQL and HTTP
//! are the core's.

mod closing;
#[macro_use]
mod command_list;
mod commands;
mod configuration;
mod core_app;
mod dialogs;
mod log;
mod outside;
mod printing;
mod provided;
mod rendering;
mod spelling;
mod updates;
mod window;

use configuration::Configuration;
use std::process::ExitCode;
use tauri::Manager;

/// Where the window's place is kept in the data folder.
const WINDOW_PLACE: &str = "window.json";

/// What stops the shell from starting.
#[derive(Debug, thiserror::Error)]
enum StartError {
    /// The arguments are not understood.
    #[error("{0}")]
    Usage(String),
    /// No folder for the app's data is known.
    #[error("there is no folder for the app's data: give one with --data")]
    NoDataFolder,
    /// The window system refused.
    #[error("the window could not be made")]
    Window(#[from] tauri::Error),
}

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    // Whoever comes first wins: a provider that is already there serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let configuration = match Configuration::read(std::env::args_os().skip(1)) {
        Ok(configuration) => configuration,
        Err(error) => {
            eprintln!("min-side: {error}");
            return ExitCode::from(2);
        }
    };
    log::start(configuration.keeps().then_some(configuration.data.as_path()));
    rendering::prepare();
    match start(configuration) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "start");
            eprintln!("min-side: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(configuration: Configuration) -> Result<(), StartError> {
    let one_instance = tauri_plugin_single_instance::Builder::new()
        .dbus_id(configuration.instance_name())
        .callback(|app, _arguments, _folder| window::raise(app))
        .build();
    let place = tauri_plugin_window_state::Builder::new()
        .with_filename(configuration.data.join(WINDOW_PLACE).to_string_lossy())
        .with_state_flags(window::remembered())
        .build();
    let core = core_app::make(&configuration);
    let data = configuration.data.clone();
    tauri::Builder::default()
        .plugin(one_instance)
        .plugin(place)
        .plugin(updates::plugin())
        .manage(core.clone())
        .manage(provided::ProvidedNames::default())
        .manage(provided::Dropped::default())
        .manage(closing::Held::default())
        .manage(commands::Shown::default())
        .manage(configuration.clone())
        .manage(spelling::Words::default())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            // A second start has ended by now.
            outside::begin(&configuration.data, &configuration.instance_name());
            end_when_told(app.handle());
            core_app::begin(&core, app.handle());
            updates::begin(app.handle(), configuration.updates);
            Ok(window::open(app, &configuration)?)
        })
        .build(tauri::generate_context!())?
        .run(move |app, event| {
            // What is kept of the window's place has been written by now.
            if matches!(event, tauri::RunEvent::Exit) {
                outside::end();
                leave_nothing(app, &data);
            }
        });
    Ok(())
}

/// Removes the window's place where nobody is signed in any more, and the folders that are empty.
fn leave_nothing(app: &tauri::AppHandle, data: &std::path::Path) {
    if !data.join(log::HELD).exists() {
        let _ = std::fs::remove_file(data.join(WINDOW_PLACE));
        let _ = std::fs::remove_dir(data);
    }
    // Made whenever a window's place is written, wherever that is.
    if let Ok(folder) = app.path().app_config_dir() {
        let _ = std::fs::remove_dir(folder);
    }
}

/// Ends in good order when the system says so, as at log-out: the copies for other programs go then too.
#[cfg(unix)]
fn end_when_told(app: &tauri::AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match signal(SignalKind::terminate()) {
            Ok(mut told) => {
                told.recv().await;
                app.exit(0);
            }
            Err(error) => tracing::warn!(%error, "signal"),
        }
    });
}

/// Windows asks the window itself.
#[cfg(not(unix))]
fn end_when_told(_app: &tauri::AppHandle) {}
