//! Closing the window while something in it is not saved: the page is told, and asks the member or saves it first.

use std::sync::{Mutex, PoisonError};
use tauri::{CloseRequestApi, Emitter, Manager, WebviewWindow};

/// The event that tells the page that the member wants to close the window.
const CLOSING: &str = "closing";

/// Whether the page holds something that is not saved.
#[derive(Debug, Default)]
pub struct Held(Mutex<State>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing would be lost.
    #[default]
    Nothing,
    /// The page is asked before the window goes.
    Unsaved,
    /// It has been asked and has not said that it heard: a page that hangs must not keep its window open for ever.
    Asked,
}

impl Held {
    /// The page says what it holds; after having been asked, that it heard.
    pub fn say(&self, unsaved: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            if unsaved { State::Unsaved } else { State::Nothing };
    }

    /// Whether the page is to be asked now.
    fn asks(&self) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asks = *state == State::Unsaved;
        if asks {
            *state = State::Asked;
        }
        asks
    }
}

/// The member wants to close the window.
pub fn requested(window: &WebviewWindow, api: &CloseRequestApi) {
    if !window.state::<Held>().asks() {
        return;
    }
    api.prevent_close();
    if let Err(error) = window.emit(CLOSING, ()) {
        tracing::warn!(%error, "event");
    }
}

#[cfg(test)]
mod tests {
    use super::Held;

    #[test]
    fn a_page_that_does_not_answer_does_not_keep_the_window_open() {
        let held = Held::default();
        assert!(!held.asks(), "nothing is held");
        held.say(true);
        assert!(held.asks());
        assert!(!held.asks(), "it was asked and said nothing: the second time the window goes");
        held.say(true);
        assert!(held.asks());
        held.say(false);
        assert!(!held.asks());
    }
}
