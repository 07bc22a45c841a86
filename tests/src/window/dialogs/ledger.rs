//! Which buttons the dialogs have that stood open, and which of them were pressed.

use crate::harness::driver::{Window, quoted};
use crate::harness::wait_for;
use std::collections::{BTreeMap, BTreeSet};

/// The topmost dialog: one that was opened from another stands after it or within it.
const TOP: &str = "(//dialog[@open])[last()]";

/// The names of what can be pressed in the topmost dialog, and its heading before them.
const NAMES: &str = "const top = [...document.querySelectorAll('dialog[open]')].at(-1);
    if (!top) return [];
    const name = (one) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\\s+/g, ' ').trim();
    const own = [...top.querySelectorAll('button, a.link, [role=button]')].filter((one) => one.closest('dialog') === top);
    return [name(top.querySelector('h2')), ...own.filter((one) => one.getClientRects().length > 0).map(name)];";

/// The ledger of a journey.
pub struct Ledger<'a> {
    window: &'a Window,
    seen: BTreeMap<&'static str, BTreeSet<String>>,
    pressed: BTreeMap<&'static str, BTreeSet<String>>,
}

impl<'a> Ledger<'a> {
    pub fn of(window: &'a Window) -> Self {
        Self { window, seen: BTreeMap::new(), pressed: BTreeMap::new() }
    }

    /// Waits until the dialog with this heading stands on top, and notes its buttons.
    pub async fn stands(&mut self, dialog: &'static str, heading: &str) {
        let names = wait_for(heading, async || {
            let names = self.names().await;
            names.first().is_some_and(|first| first.starts_with(heading)).then_some(names)
        })
        .await;
        let names = match names {
            Ok(names) => names,
            Err(error) => panic!("{error}; there is {:?}; {}", self.names().await, self.window.text().await),
        };
        self.note(dialog, names);
    }

    /// Presses a button of the topmost dialog, which is this one.
    pub async fn press(&mut self, dialog: &'static str, button: &str) {
        // Its buttons can change while it stands.
        let names = self.names().await;
        self.note(dialog, names);
        let named = format!("normalize-space(.)={0} or @aria-label={0}", quoted(button));
        self.window.click(&format!("{TOP}//*[self::button or self::a][{named}]")).await.unwrap();
        self.pressed.entry(dialog).or_default().insert(counted(button));
    }

    fn note(&mut self, dialog: &'static str, names: Vec<String>) {
        let buttons = names.iter().skip(1).map(|name| counted(name));
        self.seen.entry(dialog).or_default().extend(buttons);
    }

    /// Presses a button that closes the dialog and does nothing else.
    pub async fn closes(&mut self, dialog: &'static str, heading: &str, button: &str) {
        self.stands(dialog, heading).await;
        self.press(dialog, button).await;
        self.gone(heading).await;
    }

    /// Waits until no dialog with this heading stands on top.
    pub async fn gone(&self, heading: &str) {
        let what = format!("the end of {heading}");
        wait_for(&what, async || {
            self.names().await.first().is_none_or(|first| !first.starts_with(heading)).then_some(())
        })
        .await
        .unwrap();
    }

    /// Every button that was seen was pressed, and the dialogs of the journey were these.
    pub fn settle(self, dialogs: &[&'static str]) {
        assert_eq!(self.seen.keys().copied().collect::<BTreeSet<_>>(), dialogs.iter().copied().collect());
        for (dialog, seen) in &self.seen {
            let pressed = self.pressed.get(dialog).cloned().unwrap_or_default();
            let missed: Vec<_> = seen.difference(&pressed).collect();
            assert!(missed.is_empty(), "not pressed in {dialog}: {missed:?}");
        }
    }

    async fn names(&self) -> Vec<String> {
        let names = self.window.page.execute(NAMES, vec![]).await;
        names.ok().and_then(|names| names.convert().ok()).unwrap_or_default()
    }
}

/// A name whatever it counts: a button that says how many is the same one when they are more.
fn counted(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}
