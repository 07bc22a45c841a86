//! What every journey begins with: a union's server, a machine, and the demo member signed in on it.

use crate::harness::desktop::{Desktop, Screen};
use crate::harness::display::Display;
use crate::harness::driver::Window;
use crate::harness::server::Server;
use crate::harness::{sign_in, wait_for};
use std::path::Path;

/// Enough of everything to be read; a first sync of it takes seconds.
const SMALL_UNION: &[&str] = &["--messages", "60", "--documents", "12"];

/// A server and a machine. They end with it; the window first.
pub struct Scene {
    pub desktop: Desktop,
    pub display: Display,
    pub server: Server,
}

impl Scene {
    /// A server of its own and a machine that has never been used.
    pub fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Server::start(SMALL_UNION).unwrap();
        let display = Display::start(1200, 900).unwrap();
        let desktop = Desktop::start(Screen::Own(&display)).unwrap();
        Self { desktop, display, server }
    }

    /// The app, started on the machine.
    pub async fn open(&self) -> Window {
        Window::open(&self.desktop, self.server.url()).await.unwrap()
    }

    /// The app with the demo member signed in and everything synced.
    pub async fn signed_in(&self) -> Window {
        self.sign_in(self.open().await).await
    }

    /// Writes a place into the system's dialog for saving, once it is open, and confirms it.
    pub async fn save_as(&self, place: &Path) {
        self.focus_dialog().await;
        self.display.xdotool(&["key", "--clearmodifiers", "ctrl+a"]).unwrap();
        self.display.xdotool(&["type", "--clearmodifiers", &place.to_string_lossy()]).unwrap();
        self.display.xdotool(&["key", "Return"]).unwrap();
        self.dialog_has_gone().await;
    }

    /// Writes a file's place into the system's dialog for opening, once it is open, and confirms it.
    pub async fn choose_file(&self, file: &Path) {
        let dialog = self.focus_dialog().await;
        self.display.xdotool(&["key", "--clearmodifiers", "ctrl+l"]).unwrap();
        self.display.xdotool(&["type", "--clearmodifiers", &file.to_string_lossy()]).unwrap();
        // The dialog takes no key while it looks the name up: asked now and then until it has taken it.
        let mut looks = 0_u32;
        wait_for("the end of the dialog", async || {
            if self.display.other_window("Min side").is_none() {
                return Some(());
            }
            if looks.is_multiple_of(40) {
                self.display.xdotool(&["windowfocus", &dialog]).ok()?;
                self.display.xdotool(&["key", "Return"]).ok()?;
            }
            looks += 1;
            None
        })
        .await
        .unwrap();
    }

    /// Asks the app's window to close, as the cross in its title bar does.
    pub fn ask_to_close(&self) {
        let window = self.display.window("Min side").expect("the app's window");
        self.display.ask_to_close(&window).unwrap();
    }

    /// Closes the system's dialog, once it is open.
    pub async fn close_dialog(&self) {
        self.focus_dialog().await;
        self.display.xdotool(&["key", "Escape"]).unwrap();
        self.dialog_has_gone().await;
    }

    async fn dialog_has_gone(&self) {
        wait_for("the end of the dialog", async || {
            self.display.other_window("Min side").is_none().then_some(())
        })
        .await
        .unwrap();
    }

    async fn focus_dialog(&self) -> String {
        let dialog = wait_for("the dialog", async || self.display.other_window("Min side")).await.unwrap();
        self.display.xdotool(&["windowfocus", "--sync", &dialog]).unwrap();
        dialog
    }

    /// The same window with the demo member signed in and everything synced.
    pub async fn sign_in(&self, window: Window) -> Window {
        window.press("Logg inn").await.unwrap();
        sign_in::as_person(&self.desktop, self.desktop.opened().len().max(1), sign_in::DEMO_MEMBER)
            .await
            .unwrap();
        window.synced().await.unwrap();
        window
    }
}
