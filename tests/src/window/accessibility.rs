//! Accessibility of the real window, by axe-core.

use super::axe;
use crate::harness::Result;
use crate::harness::gallery::{Place, Visitor, go_through};
use std::sync::Mutex;

/// Goes through the gallery and notes what axe finds.
#[derive(Default)]
struct Reviewer {
    seen: Mutex<Vec<String>>,
    found: Mutex<Vec<String>>,
}

impl Visitor for Reviewer {
    async fn see(&self, place: &Place<'_>, name: &str) -> Result<()> {
        self.seen.lock().unwrap().push(name.to_owned());
        // Every rule once; of the other theme, what depends on colours.
        for (theme, rules) in [("light", axe::ALL), ("dark", axe::COLOURS)] {
            place.draw_in(theme).await?;
            let found = axe::violations(place.window, rules).await;
            self.found
                .lock()
                .unwrap()
                .extend(found.into_iter().map(|what| format!("{name}, {theme}: {what}")));
        }
        Ok(())
    }

    async fn see_doubled(&self, _place: &Place<'_>, _name: &str) -> Result<()> {
        // The same page in less room: what is cut there is looked for with long names.
        Ok(())
    }
}

#[tokio::test]
async fn r_12_6_axe_finds_nothing_on_any_screen_dialog_or_state_in_light_and_dark() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let reviewer = Reviewer::default();
    go_through(&reviewer).await.unwrap();
    let found = reviewer.found.into_inner().unwrap();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let seen = reviewer.seen.into_inner().unwrap();
    for state in ["start-no-key-store", "damaged-cache", "refused-courses", "conflict-choose", "list-gone"] {
        assert!(seen.iter().any(|name| name == state), "{state} was not seen");
    }
}
