//! A picture of every screen and state of the real window, light and dark, narrow and wide, and at 200 % zoom.
//!
//! States are made as they come about: the server is stopped, someone else changes the same field, a deadline passes.

use super::desktop::{Desktop, Screen};
use super::display::Display;
use super::driver::Window;
use super::server::Server;
use super::{Result, StageError, feed, sign_in, wait_for};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use thirtyfour::prelude::*;

/// Screens that an address leads to; a row of the collection, where one is opened, stands for `{}`.
pub const SCREENS: &[(&str, &str, Option<&str>)] = &[
    ("overview", "#/", None),
    ("inbox", "#/meldinger", None),
    ("thread", "#/meldinger/{}", Some("threads")),
    ("compose", "#/meldinger/ny", None),
    ("documents", "#/dokumenter", None),
    ("document", "#/vis/letter/{}", Some("documents")),
    ("invoice", "#/faktura/{}", Some("invoices")),
    ("courses", "#/kurs", None),
    ("work", "#/arbeid", None),
    ("representatives", "#/tillitsvalgte", None),
    ("offices", "#/verv", None),
    ("member-list", "#/medlemsliste/{}", Some("offices")),
    ("recruiting", "#/verving", None),
    ("shop", "#/verveshop", None),
    ("settings", "#/innstillinger", None),
    ("help", "#/hjelp", None),
];

/// Dialogs: the screen they are opened on, and the name of what opens them.
pub const DIALOGS: &[(&str, &str, &str)] = &[
    ("dialog-details", "#/", "//button[@aria-label='Rediger personopplysninger']"),
    ("dialog-membership", "#/", "//button[@aria-label='Rediger medlemsopplysninger']"),
    ("dialog-employment", "#/arbeid", "(//main//button[starts-with(@aria-label, 'Endring')])[1]"),
    ("dialog-withdraw", "#/kurs", "(//main//button[starts-with(@aria-label, 'Trekk søknad på')])[1]"),
    ("dialog-kursbevis", "#/kurs", "(//main//button[starts-with(@aria-label, 'Kursbevis for')])[1]"),
    ("dialog-sign-out", "#/innstillinger", "//main//button[normalize-space(.)='Logg ut']"),
    ("dialog-search", "#/", "//header//button[contains(., 'Søk i alt')]"),
];

/// Widths of the window.
const WIDTHS: [u32; 2] = [800, 1400];

/// Steps of the zoom keys from 100 % to 200 %.
const STEPS_TO_DOUBLE: usize = 5;

/// The member that hardly anything is registered on.
const NEW_MEMBER: &str = "Amina";

/// The address of a screen, with the row that is opened on it.
///
/// # Errors
/// When the server has no such row.
pub async fn address_of(server: &Server, address: &str, opened: Option<&str>) -> Result<String> {
    let Some(collection) = opened else { return Ok(address.to_owned()) };
    let rows = feed::rows(server, collection).await?;
    let row = match collection {
        "documents" => rows.iter().find(|row| row["kind"] == "letter"),
        "offices" => rows.iter().find(|row| row["gives_list"] == true),
        _ => rows.first(),
    };
    let field = if collection == "offices" { "unit_id" } else { "id" };
    let id = row.and_then(|row| row[field].as_str());
    let id = id.ok_or_else(|| StageError::Unexpected(format!("no row of {collection}")))?;
    Ok(address.replace("{}", id))
}

/// Where pictures of one window go.
struct Camera<'a> {
    window: &'a Window,
    display: &'a Display,
    shown: String,
    folder: &'a Path,
}

impl<'a> Camera<'a> {
    async fn of(window: &'a Window, display: &'a Display, folder: &'a Path) -> Result<Self> {
        let shown = wait_for("the window", async || display.window("Min side")).await?;
        Ok(Self { window, display, shown, folder })
    }

    /// What the window shows now, in each width, light and dark.
    async fn take(&self, name: &str) -> Result<()> {
        for width in WIDTHS {
            self.display.xdotool(&["windowsize", "--sync", &self.shown, &width.to_string(), "900"])?;
            // The reading pane is made anew where the list has room beside it, or no longer has.
            if !self.window.page.find_all(By::Css("main")).await?.is_empty() {
                self.window.settled().await?;
            }
            for theme in ["light", "dark"] {
                self.take_in(theme, &format!("{name}-{width}-{theme}")).await?;
            }
        }
        Ok(())
    }

    /// What the window shows now, in this theme.
    async fn take_in(&self, theme: &str, name: &str) -> Result<()> {
        const DRAWN: &str =
            "const done = arguments[1]; document.documentElement.dataset.colorScheme = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.window.page.execute_async(DRAWN, vec![theme.into()]).await?;
        self.display.picture(&self.shown, &self.file(name))
    }

    async fn take_at(&self, name: &str, address: &str) -> Result<()> {
        self.window.go(address).await?;
        self.window.settled().await?;
        self.take(name).await
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.png"))
    }
}

/// Takes them all.
///
/// # Errors
/// When a state does not come about, or a picture cannot be taken.
pub async fn hang(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(StageError::io(folder.display().to_string()))?;
    let mut server = Server::start(&["--messages", "120", "--documents", "30"])?;
    new_member(&mut server, folder).await?;
    member(&mut server, folder).await
}

/// Before anything has come, while it comes, and a member with nothing.
async fn new_member(server: &mut Server, folder: &Path) -> Result<()> {
    let display = Display::start(1400, 900)?;
    let desktop = Desktop::start(Screen::Own(&display))?;
    let window = Window::open(&desktop, server.url()).await?;
    let camera = Camera::of(&window, &display, folder).await?;
    window.control("Logg inn").await?;
    camera.take("start").await?;
    window.press("Logg inn").await?;
    wait_for("the browser", async || desktop.opened().first().cloned()).await?;
    camera.take("start-signing-in").await?;
    sign_in::as_person(&desktop, 1, NEW_MEMBER).await?;
    window.find("[data-testid='first-sync']").await?;
    camera.take_in("light", "first-sync-1400-light").await?;
    server.stop();
    wait_for("no network", async || window.text().await.contains("Uten nett").then_some(())).await?;
    camera.take_at("not-synced-overview", "#/").await?;
    camera.take_at("not-synced-documents", "#/dokumenter").await?;
    server.start_again()?;
    window.press("Synkroniser nå").await?;
    window.synced().await?;
    wait_for("the end of the first sync", async || {
        window.page.find_all(By::Css("[data-testid='first-sync']")).await.ok()?.is_empty().then_some(())
    })
    .await?;
    for (name, address) in
        [("empty-overview", "#/"), ("empty-courses", "#/kurs"), ("empty-offices", "#/verv")]
    {
        camera.take_at(name, address).await?;
    }
    window.close().await
}

/// Every screen and dialog with a member's data, then what goes wrong.
async fn member(server: &mut Server, folder: &Path) -> Result<()> {
    let display = Display::start(1400, 900)?;
    let desktop = Desktop::start(Screen::Own(&display))?;
    let window = Window::open(&desktop, server.url()).await?;
    window.press("Logg inn").await?;
    sign_in::as_person(&desktop, 1, sign_in::DEMO_MEMBER).await?;
    window.synced().await?;
    let camera = Camera::of(&window, &display, folder).await?;
    let list = address_of(server, "#/medlemsliste/{}", Some("offices")).await?;
    camera.take_at("declaration", &list).await?;
    window.press("Jeg godtar erklæringen").await?;
    window.shows("medlemmer passer").await?;
    let mut addresses = Vec::new();
    for (name, address, opened) in SCREENS {
        let address = address_of(server, address, *opened).await?;
        camera.take_at(name, &address).await?;
        addresses.push((*name, address));
    }
    for (name, address, opener) in DIALOGS {
        dialog(&camera, name, address, opener).await?;
    }
    dialog(&camera, "dialog-export", &list, "//button[normalize-space(.)='Ta ut listen']").await?;
    trouble(server, &camera, &list).await?;
    display.xdotool(&["windowsize", "--sync", &camera.shown, "1400", "900"])?;
    for _ in 0..STEPS_TO_DOUBLE {
        window.keys(Key::Control + "+").await?;
    }
    for (name, address) in &addresses {
        window.go(address).await?;
        window.settled().await?;
        camera.take_in("light", &format!("{name}-zoom200")).await?;
    }
    Ok(())
}

async fn dialog(camera: &Camera<'_>, name: &str, address: &str, opener: &str) -> Result<()> {
    camera.window.go(address).await?;
    camera.window.settled().await?;
    camera.window.click(opener).await?;
    camera.window.find("dialog[open]").await?;
    camera.take(name).await?;
    camera.window.keys(Key::Escape + "").await?;
    wait_for("the end of the dialog", async || {
        camera.window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty().then_some(())
    })
    .await
}

/// Without network with what waits, then refused, clashing and gone.
async fn trouble(server: &mut Server, camera: &Camera<'_>, list: &str) -> Result<()> {
    let window = camera.window;
    let enrolments = feed::rows(server, "enrolments").await?;
    let profiles = feed::rows(server, "profile").await?;
    server.stop();
    window.press("Synkroniser nå").await?;
    window.shows("Uten nett").await?;
    window.go("#/").await?;
    window.press("Rediger personopplysninger").await?;
    window.fill("Mobil privat", "412 34 567").await?;
    window.press("Lagre").await?;
    window.shows("1 venter på å bli sendt").await?;
    window.go("#/kurs").await?;
    window.settled().await?;
    let cross = window.find_path("(//main//button[starts-with(@aria-label, 'Trekk søknad på')])[1]").await?;
    let title = cross.attr("aria-label").await?.unwrap_or_default().replace("Trekk søknad på ", "");
    cross.click().await?;
    window.press("Trekk søknaden").await?;
    window.shows("2 venter på å bli sendt").await?;
    camera.take("offline-courses").await?;
    for (name, address) in [("offline-overview", "#/"), ("offline-shop", "#/verveshop")] {
        camera.take_at(name, address).await?;
    }
    dialog(camera, "offline-outbox", "#/", "//button[@data-testid='pending']").await?;

    // Before the member's machine reaches the server again, the deadline has passed and the number is another.
    let mut rows = Vec::new();
    if let Some(mut late) = enrolments.into_iter().find(|row| row["course"]["title"] == title.as_str()) {
        late["course"]["deadline"] = json!("2020-01-01");
        rows.push(row_of("enrolments", &late));
    }
    for mut profile in profiles {
        profile["mobile_private"] = json!("+4799999999");
        rows.push(row_of("profile", &profile));
    }
    feed::import(server, &rows)?;
    server.start_again()?;
    window.press("Synkroniser nå").await?;
    window.shows("2 trenger deg").await?;
    camera.take_at("refused-courses", "#/kurs").await?;
    camera.take_at("conflict-overview", "#/").await?;
    dialog(camera, "conflict-choose", "#/", "//main//button[contains(., 'Velg hva som skal gjelde')]")
        .await?;

    let offices = feed::rows(server, "offices").await?;
    let office = offices.iter().find(|row| row["gives_list"] == true).and_then(|row| row["id"].as_str());
    let today = chrono::Utc::now().date_naive().to_string();
    feed::office(server, &["end-office", "demo", office.unwrap_or_default(), "--last-day", &today])?;
    window.go(list).await?;
    window.shows("Du har ikke lenger tilgang").await?;
    camera.take("list-gone").await
}

fn row_of(collection: &str, body: &Value) -> Value {
    json!({"type": "row", "audience": "member:demo", "collection": collection, "body": body})
}
