//! Clicks in the real window: on what has come to rest, and where they were meant to go.

use super::driver::Window;
use super::{Result, wait_for};
use thirtyfour::prelude::*;

/// How often it is looked whether something that is to be clicked has come to rest: half a second, longer than anything
/// on the page moves.
const LOOKS: u32 = 10;

impl Window {
    /// Clicks on what an XPath finds, once it is at rest. It is looked up again while the page redraws it or something lies
    /// over it.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it never could be clicked.
    pub async fn click(&self, path: &str) -> Result<()> {
        let mut refused = String::new();
        let (mut places, mut looks) = (Vec::new(), 0);
        let clicked = wait_for(path, async || {
            let before = std::mem::take(&mut places);
            looks += 1;
            for element in self.page.find_all(By::XPath(path)).await.ok()? {
                if !element.is_displayed().await.unwrap_or(false) {
                    continue;
                }
                // What moves, as a dialog that opens, has gone by the time that the click arrives.
                let place = element.rect().await.map(|at| (at.x, at.y)).unwrap_or_default();
                places.push(place);
                if looks < LOOKS && !before.contains(&place) {
                    continue;
                }
                self.note_click(&element).await;
                match element.click().await {
                    Ok(()) => match self.missed().await {
                        None => return Some(()),
                        Some(other) => refused = format!(", the click went to {other}"),
                    },
                    Err(_) => {
                        refused = format!(" under {}", self.over(&element).await);
                        self.scroll_to(&element).await.ok()?;
                    }
                }
            }
            None
        });
        let clicked = clicked.await;
        self.or_what_is_shown(clicked, &format!("{path}{refused}")).await
    }

    /// Has the page note where the next click goes: what the page draws just then can take an element away from under it.
    async fn note_click(&self, element: &WebElement) {
        const NOTE: &str = "const [wanted] = arguments;
            window.clickWent = undefined;
            addEventListener('click', (event) => {
                const at = event.target.closest('a, button, label, [role=button]') ?? event.target;
                const is = wanted.contains(event.target) || at.textContent === wanted.textContent;
                window.clickWent = is ? '' : at.outerHTML.slice(0, 200);
            }, { capture: true, once: true });";
        if let Ok(element) = element.to_json() {
            let _ = self.page.execute(NOTE, vec![element]).await;
        }
    }

    /// What the click that was noted went to, where that is not what was meant. A window that it closed answers nothing.
    async fn missed(&self) -> Option<String> {
        let went = self.page.execute("return window.clickWent ?? ''", vec![]).await.ok()?;
        went.json().as_str().filter(|other| !other.is_empty()).map(str::to_owned)
    }

    /// Scrolls to an element as a member does: at the very edge it may lie under what is fixed there.
    pub(super) async fn scroll_to(&self, element: &WebElement) -> Result<()> {
        let middle = "arguments[0].scrollIntoView({ block: 'center' })";
        self.page.execute(middle, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// What lies where an element has its middle.
    pub(super) async fn over(&self, element: &WebElement) -> String {
        const OVER: &str = "const at = arguments[0].getBoundingClientRect();
            const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
            const over = document.elementFromPoint(x, y);
            return `${over?.outerHTML.slice(0, 200)} at ${Math.round(x)}, ${Math.round(y)}`;";
        let Ok(element) = element.to_json() else { return String::new() };
        let over = self.page.execute(OVER, vec![element]).await;
        over.ok().and_then(|over| over.json().as_str().map(str::to_owned)).unwrap_or_default()
    }
}
