//! The spelling checker of WebKitGTK, for bokmål, nynorsk and English, with whichever dictionaries the machine has.
//!
//! The webview's own menu is shown over a misspelt word alone, with what may be meant and what the page's edit menu has,
//! in its words; everywhere else the page shows its menu. «Learn spelling» is left out: it would write words of the
//! member's into a plain file. Where the webview is another the page has its menu everywhere.

use std::sync::{Mutex, PoisonError};
use tauri::WebviewWindow;

/// The event that tells the page whether a menu of ours is shown over the field that it has left to us.
const SPELLING: &str = "spelling";

/// What the menu's entries are called in the member's language.
#[derive(Debug, Default, Clone)]
pub struct MenuWords {
    pub cut: String,
    pub copy: String,
    pub paste: String,
    pub select_all: String,
}

/// The words that the page has said last.
#[derive(Debug, Default)]
pub struct Words(Mutex<MenuWords>);

impl Words {
    /// The page says them.
    pub fn say(&self, words: MenuWords) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    #[cfg(target_os = "linux")]
    fn now(&self) -> MenuWords {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Turns it on in a window.
#[cfg(target_os = "linux")]
pub fn begin(window: &WebviewWindow) -> tauri::Result<()> {
    use tauri::{Emitter, Manager};
    use webkit2gtk::{ContextMenuExt, HitTestResultExt, WebContextExt, WebViewExt};

    let handle = window.clone();
    window.with_webview(move |webview| {
        let webview = webview.inner();
        if let Some(context) = webview.context() {
            context.set_spell_checking_languages(&["nb_NO", "nn_NO", "en_GB", "en_US"]);
            context.set_spell_checking_enabled(true);
        }
        webview.connect_context_menu(move |_, menu, _, place| {
            let is_ours = place.context_is_editable() && guesses(menu) > 0;
            if is_ours {
                fill(menu, &handle.state::<Words>().now());
            }
            if let Err(error) = handle.emit(SPELLING, is_ours) {
                tracing::warn!(%error, "event");
            }
            // Handled: no menu of the webview's own, which could load the page again.
            !is_ours || menu.n_items() == 0
        });
    })
}

/// Other webviews check in their own way.
#[cfg(not(target_os = "linux"))]
pub fn begin(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// How many words may be meant.
#[cfg(target_os = "linux")]
fn guesses(menu: &webkit2gtk::ContextMenu) -> usize {
    use webkit2gtk::{ContextMenuAction, ContextMenuExt, ContextMenuItemExt};
    menu.items().iter().filter(|item| item.stock_action() == ContextMenuAction::SpellingGuess).count()
}

/// Leaves the guesses, and puts what the page's edit menu has below them.
#[cfg(target_os = "linux")]
fn fill(menu: &webkit2gtk::ContextMenu, words: &MenuWords) {
    use webkit2gtk::{ContextMenuAction, ContextMenuExt, ContextMenuItem, ContextMenuItemExt};
    for item in menu.items().iter().filter(|item| item.stock_action() != ContextMenuAction::SpellingGuess) {
        menu.remove(item);
    }
    menu.append(&ContextMenuItem::new_separator());
    for (action, word) in [
        (ContextMenuAction::Cut, &words.cut),
        (ContextMenuAction::Copy, &words.copy),
        (ContextMenuAction::Paste, &words.paste),
        (ContextMenuAction::SelectAll, &words.select_all),
    ] {
        menu.append(&ContextMenuItem::from_stock_action_with_label(action, word));
    }
}
