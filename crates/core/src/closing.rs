//! Whether a window may close: not while its page holds something that is not saved and has not been asked.

use std::sync::{Mutex, PoisonError};

/// What the page has said that it holds.
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

    /// Whether the page is to be asked now that the window is to close.
    #[must_use]
    pub fn asks(&self) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asks = *state == State::Unsaved;
        if asks {
            *state = State::Asked;
        }
        asks
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
