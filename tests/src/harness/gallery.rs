//! Every screen, dialog and state of the real window, gone through one by one by whoever wants to see them: one takes
//! pictures (`camera`), one looks for what keeps somebody out (axe, in the window tests).
//!
//! States are made as they come about: the server is stopped, someone else changes the same field, a deadline passes, a
//! file is damaged.

mod trouble;

use super::desktop::{Desktop, Screen};
use super::display::Display;
use super::driver::Window;
use super::server::Server;
use super::{HarnessError, Result, feed, sign_in, wait_for};
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::prelude::*;
use trouble::{trouble, unreadable};

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
    ("check", "#/kontroll", None),
    ("settings", "#/innstillinger", None),
    ("help", "#/hjelp", None),
];

/// Dialogs: the screen they are opened on, as in [`SCREENS`], and the name of what opens them.
pub const DIALOGS: &[(&str, &str, Option<&str>, &str)] = &[
    ("dialog-details", "#/", None, "//button[@aria-label='Rediger personopplysninger']"),
    ("dialog-membership", "#/", None, "//button[@aria-label='Rediger medlemsopplysninger']"),
    ("dialog-employment", "#/arbeid", None, "(//main//button[starts-with(@aria-label, 'Endring')])[1]"),
    ("dialog-withdraw", "#/kurs", None, "(//main//button[starts-with(@aria-label, 'Trekk søknad på')])[1]"),
    ("dialog-kursbevis", "#/kurs", None, "(//main//button[starts-with(@aria-label, 'Kursbevis for')])[1]"),
    ("dialog-year", "#/kurs", None, "(//main//button[contains(., 'Lagre alle kursbevis fra')])[1]"),
    (
        "dialog-export",
        "#/medlemsliste/{}",
        Some("offices"),
        "//button[normalize-space(.)='Lagre eller skriv ut']",
    ),
    ("dialog-sign-out", "#/innstillinger", None, "//main//button[normalize-space(.)='Logg ut']"),
    ("dialog-search", "#/", None, "//header//button[contains(., 'Søk i alt')]"),
];

/// Steps of the zoom keys from 100 % to 200 %.
const STEPS_TO_DOUBLE: usize = 5;

/// Height of the window in a picture, and in one of a page whose point stands further down.
const HEIGHTS: [u32; 2] = [900, 1800];

/// The member that hardly anything is registered on.
const NEW_MEMBER: &str = "Amina";

/// Made up for a machine that has no key store.
const PASSPHRASE: &str = "en lang setning som bare jeg kan";

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
    let id = id.ok_or_else(|| HarnessError::Unexpected(format!("no row of {collection}")))?;
    Ok(address.replace("{}", id))
}

/// Where somebody looks: a window on its display.
#[derive(Debug)]
pub struct Place<'a> {
    /// The window.
    pub window: &'a Window,
    /// The display that it is on.
    pub display: &'a Display,
    /// The window's id on the display.
    pub shown: String,
    /// How high a picture of it is to be.
    pub height: u32,
}

/// A spot of the page, and what is to be seen there.
#[derive(Debug, serde::Deserialize)]
pub struct Spot {
    /// How far from the left, as a part of the window's width.
    pub across: f64,
    /// How far from the top, as a part of its height.
    pub down: f64,
    /// Red, green and blue.
    pub colour: [u8; 3],
}

/// Somebody who goes through all of it.
pub trait Visitor {
    /// Looks at what the window shows now, under this name.
    ///
    /// # Errors
    /// When it cannot be looked at.
    fn see(&self, place: &Place<'_>, name: &str) -> impl Future<Output = Result<()>>;

    /// Looks at it where the page has half the room, after the zoom keys.
    ///
    /// # Errors
    /// When it cannot be looked at.
    fn see_doubled(&self, place: &Place<'_>, name: &str) -> impl Future<Output = Result<()>>;
}

impl<'a> Place<'a> {
    async fn of(window: &'a Window, display: &'a Display) -> Result<Self> {
        let shown = wait_for("the window", async || display.window("Min side")).await?;
        // Out of the way: what lies under the pointer is drawn otherwise, and may tell its name.
        display.xdotool(&["mousemove", "0", "0"])?;
        Ok(Self { window, display, shown, height: HEIGHTS[0] })
    }

    /// Gives the window another size.
    ///
    /// # Errors
    /// When the display refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.display.xdotool(&[
            "windowsize",
            "--sync",
            &self.shown,
            &width.to_string(),
            &height.to_string(),
        ])?;
        // The reading pane is made anew where the list has room beside it, or no longer has.
        if !self.window.page.find_all(By::Css("main")).await?.is_empty() {
            self.window.settled().await?;
        }
        Ok(())
    }

    /// Has the page drawn in a theme, whatever the member has chosen.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn draw_in(&self, theme: &str) -> Result<()> {
        const DRAWN: &str =
            "const done = arguments[1]; document.documentElement.dataset.colorScheme = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.window.page.execute_async(DRAWN, vec![theme.into()]).await?;
        Ok(())
    }

    /// Takes the pointer off whatever was pressed last, and the focus away from it unless a dialog holds it: both are
    /// drawn.
    ///
    /// # Errors
    /// When the driver or the display refuses.
    pub async fn tidy(&self) -> Result<()> {
        const LEAVE: &str = "const at = document.activeElement; if (!at.closest('dialog')) at.blur()";
        self.display.xdotool(&["mousemove", "1", "1", "mousemove", "0", "0"])?;
        self.window.page.action_chain().move_to(0, 0).perform().await?;
        self.window.page.execute(LEAVE, vec![]).await?;
        self.window.frames().await
    }

    /// A spot of the page without words – the lower left corner, or the edge of an open dialog – and its colour.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn bare_spot(&self) -> Result<Spot> {
        const SPOT: &str =
            "const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)?.getBoundingClientRect();
            const [x, y] = dialog ? [dialog.left + 6, dialog.top + dialog.height / 2] : [3, innerHeight - 3];
            const pen = new OffscreenCanvas(1, 1).getContext('2d');
            const behind = [];
            for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) behind.unshift(at);
            for (const one of behind) {
                pen.fillStyle = getComputedStyle(one).backgroundColor;
                pen.fillRect(0, 0, 1, 1);
            }
            const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
            return { across: x / innerWidth, down: y / innerHeight, colour: [r, g, b] }";
        let spot = self.window.page.execute(SPOT, vec![]).await?;
        serde_json::from_value(spot.json().clone())
            .map_err(|error| HarnessError::Unexpected(format!("a spot of the page: {error}")))
    }

    async fn go(&self, address: &str) -> Result<()> {
        self.window.go(address).await?;
        self.window.settled().await
    }
}

/// One visitor's walk through one window.
struct Walk<'a, V> {
    place: Place<'a>,
    visitor: &'a V,
}

impl<'a, V: Visitor> Walk<'a, V> {
    async fn begin(window: &'a Window, display: &'a Display, visitor: &'a V) -> Result<Self> {
        Ok(Self { place: Place::of(window, display).await?, visitor })
    }

    async fn see(&self, name: &str) -> Result<()> {
        self.place.tidy().await?;
        self.visitor.see(&self.place, name).await
    }

    async fn see_at(&self, name: &str, address: &str) -> Result<()> {
        self.place.go(address).await?;
        self.see(name).await
    }

    /// Looks at the screen with its lower half.
    async fn see_all_at(&mut self, name: &str, address: &str) -> Result<()> {
        self.place.height = HEIGHTS[1];
        self.see_at(name, address).await?;
        self.place.height = HEIGHTS[0];
        Ok(())
    }

    /// Closes whatever dialog is open.
    async fn close_dialog(&self) -> Result<()> {
        let window = self.place.window;
        wait_for("the end of the dialog", async || {
            if window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty() {
                return Some(());
            }
            window.keys(Key::Escape + "").await.ok()?;
            None
        })
        .await
    }

    async fn see_dialog(&self, name: &str, address: &str, opener: &str) -> Result<()> {
        let window = self.place.window;
        self.place.go(address).await?;
        window.click(opener).await?;
        window.find("dialog[open]").await?;
        self.see(name).await?;
        self.close_dialog().await
    }
}

/// Goes through everything.
///
/// # Errors
/// When a state does not come about, or the visitor cannot look at it.
pub async fn go_through(visitor: &impl Visitor) -> Result<()> {
    let mut server = Server::start(&["--messages", "120", "--documents", "30"])?;
    new_member(&mut server, visitor).await?;
    without_key_store(&server, visitor).await?;
    member(&mut server, visitor).await
}

/// As large as any window of the walk.
fn screen() -> Result<Display> {
    Display::start(1400, 1800)
}

/// Before anything has come, while it comes, and a member with nothing.
async fn new_member(server: &mut Server, visitor: &impl Visitor) -> Result<()> {
    let display = screen()?;
    let desktop = Desktop::start(Screen::Own(&display))?;
    let window = Window::open(&desktop, server.url()).await?;
    let mut walk = Walk::begin(&window, &display, visitor).await?;
    window.control("Logg inn").await?;
    walk.see("start").await?;
    window.press("Logg inn").await?;
    wait_for("the browser", async || desktop.opened().first().cloned()).await?;
    walk.see("start-signing-in").await?;
    sign_in::as_person(&desktop, 1, NEW_MEMBER).await?;
    window.find("[data-testid='first-sync']").await?;
    server.pause()?;
    walk.see("first-sync-overview").await?;
    server.stop();
    wait_for("no network", async || window.text().await.contains("Uten nett").then_some(())).await?;
    walk.see_at("not-synced-overview", "#/").await?;
    walk.see_at("not-synced-documents", "#/dokumenter").await?;
    server.start_again()?;
    window.press("Synkroniser nå").await?;
    window.synced().await?;
    wait_for("the end of the first sync", async || {
        window.page.find_all(By::Css("[data-testid='first-sync']")).await.ok()?.is_empty().then_some(())
    })
    .await?;
    walk.see_all_at("empty-overview", "#/").await?;
    for (name, address) in [
        ("new-inbox", "#/meldinger"),
        ("empty-courses", "#/kurs"),
        ("empty-offices", "#/verv"),
        ("empty-recruiting", "#/verving"),
    ] {
        walk.see_at(name, address).await?;
    }
    window.close().await
}

/// A machine without a key store, and its passphrase.
async fn without_key_store(server: &Server, visitor: &impl Visitor) -> Result<()> {
    let display = screen()?;
    let desktop = Desktop::start_without_key_store(Screen::Own(&display))?;
    let window = Window::open(&desktop, server.url()).await?;
    window.shows("Velg hvordan innholdet skal låses").await?;
    let walk = Walk::begin(&window, &display, visitor).await?;
    walk.see("start-no-key-store").await?;
    window.press("Bruk et passord").await?;
    window.fill("Passord", PASSPHRASE).await?;
    walk.see("start-new-passphrase").await?;
    window.fill("Gjenta passordet", PASSPHRASE).await?;
    window.press("Lagre").await?;
    window.press("Logg inn").await?;
    sign_in::as_person(&desktop, 1, NEW_MEMBER).await?;
    window.synced().await?;
    window.close().await?;

    let window = Window::open(&desktop, server.url()).await?;
    window.fill("Passord", "et annet passord enn mitt").await?;
    let walk = Walk::begin(&window, &display, visitor).await?;
    window.press("Lås opp").await?;
    window.shows("Passordet er ikke riktig").await?;
    walk.see("start-wrong-passphrase").await?;
    window.press("Jeg har glemt passordet").await?;
    window.find("dialog[open]").await?;
    walk.see("start-forgotten-passphrase").await?;
    window.close().await
}

/// Every screen and dialog with a member's data, then what goes wrong.
async fn member(server: &mut Server, visitor: &impl Visitor) -> Result<()> {
    let display = screen()?;
    let desktop = Desktop::start(Screen::Own(&display))?;
    let window = Window::open(&desktop, server.url()).await?;
    window.press("Logg inn").await?;
    sign_in::as_person(&desktop, 1, sign_in::DEMO_MEMBER).await?;
    window.synced().await?;
    let walk = Walk::begin(&window, &display, visitor).await?;
    let list = address_of(server, "#/medlemsliste/{}", Some("offices")).await?;
    walk.see_at("declaration", &list).await?;
    window.press("Jeg godtar erklæringen").await?;
    window.shows("Søk i listen").await?;
    let mut addresses = Vec::new();
    for (name, address, opened) in SCREENS {
        let address = address_of(server, address, *opened).await?;
        walk.see_at(name, &address).await?;
        addresses.push((*name, address));
    }
    for (name, address, opened, opener) in DIALOGS {
        let address = address_of(server, address, *opened).await?;
        walk.see_dialog(name, &address, opener).await?;
    }
    walk.place.go("#/").await?;
    window.keys(Key::Control + "/").await?;
    window.find("dialog[open]").await?;
    walk.see("dialog-keyboard").await?;
    walk.close_dialog().await?;
    window.keys(Key::Control + "k").await?;
    window.fill_at("#search-text", "medlem").await?;
    window.find(".search-hits [data-row]").await?;
    walk.see("search-results").await?;
    walk.close_dialog().await?;
    other_languages(&walk).await?;
    zoom(&window, "+").await?;
    for (name, address) in &addresses {
        walk.place.go(address).await?;
        walk.place.tidy().await?;
        visitor.see_doubled(&walk.place, name).await?;
    }
    zoom(&window, "-").await?;
    unsaved(&walk).await?;
    trouble(server, &walk, &list).await?;
    window.close().await?;
    server.stop();
    unreadable(server, &desktop, &display, visitor).await
}

/// Some screens in the languages that the rest is not shown in.
async fn other_languages(walk: &Walk<'_, impl Visitor>) -> Result<()> {
    for (language, name) in [("nn", "Nynorsk"), ("en", "English"), ("nb", "Bokmål")] {
        walk.place.go("#/innstillinger").await?;
        walk.place.window.tick(name).await?;
        walk.place.window.find(&format!("html[lang='{language}'] main h1")).await?;
        if language != "nb" {
            walk.see_at(&format!("overview-{language}"), "#/").await?;
            walk.see_at(&format!("courses-{language}"), "#/kurs").await?;
        }
    }
    Ok(())
}

/// Presses the zoom keys all the way between 100 % and 200 %, and waits until everything is drawn so.
async fn zoom(window: &Window, key: &str) -> Result<()> {
    let before = width(window).await?;
    for _ in 0..STEPS_TO_DOUBLE {
        window.keys(Key::Control + key).await?;
    }
    let wanted = if key == "+" { before / 2.0 } else { before * 2.0 };
    wait_for("the size", async || ((width(window).await.ok()? - wanted).abs() < 2.0).then_some(())).await
}

/// How many CSS pixels the window is wide: the fewer, the larger everything is drawn.
async fn width(window: &Window) -> Result<f64> {
    let width = window.page.execute("return innerWidth", vec![]).await?;
    width.json().as_f64().ok_or_else(|| HarnessError::Unexpected("a window without a width".into()))
}

/// A form with a fault in it, and the question before it is let go.
async fn unsaved(walk: &Walk<'_, impl Visitor>) -> Result<()> {
    let window = walk.place.window;
    walk.place.go("#/").await?;
    window.press("Rediger personopplysninger").await?;
    window.fill("Mobil privat", "123").await?;
    window.fill("Postnummer", "0002").await?;
    window.press("Lagre").await?;
    window.shows("Dette er ikke et telefonnummer").await?;
    walk.see("form-refused").await?;
    window.keys(Key::Escape + "").await?;
    window.shows("Vil du forkaste endringene?").await?;
    walk.see("form-unsaved").await?;
    window.press("Forkast endringene").await?;
    wait_for("the end of the dialog", async || {
        window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty().then_some(())
    })
    .await
}
