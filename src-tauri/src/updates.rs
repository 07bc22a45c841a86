//! Newer versions of the app: found, shown with their notes, installed when the member says so. Tauri's updater
//! checks the package's signature and the version that was signed, and never offers an older one.
//!
//! Whom to ask and whose signature to trust are built in (`plugins.updater` of tauri.conf.json, given by whoever packages
//! the app); a build without them asks nobody. The IT department may switch it off for the machine.

use chrono::NaiveDate;
use min_side_core::App;
use min_side_core::views::{Made, UpdateView};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::plugin::TauriPlugin;
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_updater::{Error, Update, Updater, UpdaterExt};
use tokio::sync::oneshot;

/// When the first look is taken: not while the window comes up.
const AFTER_START: Duration = Duration::from_secs(10);

/// How long until the next one.
const BETWEEN: Duration = Duration::from_hours(24);

/// How long the server may be silent.
const READ_TIMEOUT: Duration = Duration::from_secs(30);

/// The largest package that is taken, in bytes. The .deb is to be at most 6 MB, installers for other systems some more.
const MAX_BYTES: usize = 200_000_000;

/// So much of the notes is shown, in characters.
const LONGEST_NOTES: usize = 4_000;

/// What is known of newer versions. It is never held while anybody is asked, so that a page which opens hears at once.
#[derive(Default)]
pub struct Updates {
    known: Mutex<Known>,
    /// Held by the one who installs.
    installing: tokio::sync::Mutex<()>,
}

#[derive(Default, Clone)]
enum Known {
    /// Nobody has been asked yet.
    #[default]
    Nothing,
    /// There was none.
    Newest,
    /// There is one.
    Found(Box<Update>),
    /// It has been installed and runs from the next start.
    Installed(String),
}

impl Updates {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tauri's updater.
pub fn plugin() -> TauriPlugin<Wry, tauri_plugin_updater::Config> {
    tauri_plugin_updater::Builder::new().build()
}

/// Looks for a newer version now and then, where the machine's settings permit it.
pub fn begin(app: &AppHandle, permitted: bool) {
    if !permitted || asks_nobody(app) {
        return;
    }
    app.manage(Updates::default());
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(AFTER_START).await;
        loop {
            // The member has not asked and is not told of a failure.
            if let Err(error) = look(&app).await {
                tracing::info!(%error, "update");
            }
            tokio::time::sleep(BETWEEN).await;
        }
    });
}

/// What is known now; nobody is asked.
pub fn state(app: &AppHandle) -> UpdateView {
    app.try_state::<Updates>().map_or(UpdateView::Off, |updates| view(&updates.known()))
}

/// Asks whether there is a newer version.
pub async fn look(app: &AppHandle) -> Result<UpdateView, Error> {
    let Some(updates) = app.try_state::<Updates>() else { return Ok(UpdateView::Off) };
    let found = updater(app)?.check().await?;
    let mut known = updates.known();
    // What has been installed meanwhile waits for the next start.
    if !matches!(*known, Known::Installed(_)) {
        *known = found.map_or(Known::Newest, |update| Known::Found(Box::new(update)));
        tell_page(app);
    }
    Ok(view(&known))
}

/// Fetches the version that was found, holds it against its signature and installs it. Who asks meanwhile waits, and finds
/// it done.
pub async fn install(app: &AppHandle, tell: impl Fn(Made)) -> Result<UpdateView, Error> {
    let Some(updates) = app.try_state::<Updates>() else { return Ok(UpdateView::Off) };
    let _alone = updates.installing.lock().await;
    let known = updates.known().clone();
    if let Known::Found(update) = known {
        let package = fetch(&update, tell).await?;
        let version = update.version.clone();
        // It asks for an administrator where the system wants one.
        tauri::async_runtime::spawn_blocking(move || update.install(package)).await??;
        *updates.known() = Known::Installed(version);
        tell_page(app);
    }
    Ok(state(app))
}

fn tell_page(app: &AppHandle) {
    app.state::<App>().changed(&["updates"]);
}

async fn fetch(update: &Update, tell: impl Fn(Made)) -> Result<Vec<u8>, Error> {
    let (too_much, stop) = oneshot::channel::<()>();
    let (mut too_much, mut done) = (Some(too_much), 0);
    let fetching = update.download(
        |bytes, of| {
            done += bytes;
            tell(Made { done: capped(done as u64), of: capped(of.unwrap_or_default()) });
            if done > MAX_BYTES {
                too_much.take();
            }
        },
        || (),
    );
    tokio::select! {
        package = fetching => package,
        _ = stop => Err(Error::Network("the package is too large".into())),
    }
}

fn capped(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn view(known: &Known) -> UpdateView {
    match known {
        Known::Nothing => UpdateView::Unasked,
        Known::Newest => UpdateView::Newest,
        Known::Found(update) => UpdateView::Found {
            version: update.version.clone(),
            date: update.date.and_then(|date| {
                NaiveDate::from_ymd_opt(date.year(), u32::from(u8::from(date.month())), u32::from(date.day()))
            }),
            notes: update.body.iter().flat_map(|notes| notes.trim().chars()).take(LONGEST_NOTES).collect(),
        },
        Known::Installed(version) => UpdateView::Installed { version: version.clone() },
    }
}

fn updater(app: &AppHandle) -> Result<Updater, Error> {
    let mut builder = app.updater_builder();
    if let Some((address, key)) = of_a_test() {
        builder = builder.endpoints(vec![address.parse()?])?.pubkey(key);
    }
    builder.configure_client(|client| client.connect_timeout(READ_TIMEOUT).read_timeout(READ_TIMEOUT)).build()
}

fn asks_nobody(app: &AppHandle) -> bool {
    // What a package manager has installed is its own to replace: Tauri's updater would ask for a password and run it as root.
    // `cargo xtask bundle` writes into the program which it is.
    if matches!(bundle_type(), Some(BundleType::Deb | BundleType::Rpm)) {
        return true;
    }
    let built_in = app.config().plugins.0.get("updater");
    let addresses = built_in.and_then(|updater| updater.get("endpoints")?.as_array());
    addresses.is_none_or(Vec::is_empty) && of_a_test().is_none()
}

/// The address and the key that a test gives a development build. A release takes neither from outside.
fn of_a_test() -> Option<(String, String)> {
    let given = |name| std::env::var(name).ok();
    cfg!(debug_assertions)
        .then(|| Some((given("MIN_SIDE_UPDATE_ADDRESS")?, given("MIN_SIDE_UPDATE_KEY")?)))
        .flatten()
}
