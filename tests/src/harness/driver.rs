//! The app's real window in the hands of the system's web driver.

use super::child_guard::{ChildGuard, GuardedCommand};
use super::desktop::Desktop;
use super::{HarnessError, Result, processes, program, wait_for};
use serde_json::json;
use std::path::Path;
use thirtyfour::components::SelectElement;
use thirtyfour::prelude::*;

/// The app, running.
#[derive(Debug)]
pub struct Window {
    driver: ChildGuard,
    /// The page in the window.
    pub page: WebDriver,
    app: u32,
}

impl Window {
    /// Starts the app on a machine, with the machine's data folder and the server's address; none is empty.
    ///
    /// # Errors
    /// When the driver or the app does not start.
    pub async fn open(desktop: &Desktop, server: &str) -> Result<Self> {
        let app = program::path("min-side")?;
        Self::start(desktop, server, &app, &app).await
    }

    /// Starts the app by another program, which then runs it: a watcher of its system calls.
    ///
    /// # Errors
    /// As [`Window::open`].
    pub async fn open_by(desktop: &Desktop, server: &str, starter: &Path) -> Result<Self> {
        Self::start(desktop, server, starter, &program::path("min-side")?).await
    }

    /// Starts another copy of the app.
    ///
    /// # Errors
    /// As [`Window::open`].
    pub async fn open_copy(desktop: &Desktop, server: &str, app: &Path) -> Result<Self> {
        Self::start(desktop, server, app, app).await
    }

    async fn start(desktop: &Desktop, server: &str, starter: &Path, app: &Path) -> Result<Self> {
        let port = free_port()?;
        let driver = GuardedCommand::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .envs(desktop.variables().iter().map(|(name, value)| (name, value)))
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")])
            .errors_to(&desktop.home().join("app.log"))?
            .start()?;
        let data = desktop.data();
        let mut arguments = vec!["--data".to_owned(), data.to_string_lossy().into_owned()];
        if !server.is_empty() {
            arguments.extend(["--server".to_owned(), server.to_owned()]);
        }
        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", json!({"binary": starter, "args": arguments}))?;
        let address = format!("http://127.0.0.1:{port}");
        wait_for("the web driver", async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok())
            .await?;
        let page = WebDriver::new(&address, wanted).await?;
        let app = processes::child_of(driver.group(), app)
            .ok_or_else(|| HarnessError::Unexpected("no app".into()))?;
        Ok(Self { driver, page, app })
    }

    /// The process id of the app.
    #[must_use]
    pub const fn app(&self) -> u32 {
        self.app
    }

    /// The most memory that the app, without what draws its page, has taken so far, MiB.
    ///
    /// # Errors
    /// When it has ended.
    pub fn peak_memory(&self) -> Result<u64> {
        processes::peak_memory(self.app).ok_or_else(|| HarnessError::Unexpected("the app has ended".into()))
    }

    /// Kills the app and all that it started, without a chance to write anything more.
    pub fn kill(mut self) {
        self.driver.kill();
    }

    /// Closes the window as a member does, and waits until the app has ended.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn close(self) -> Result<()> {
        self.page.clone().quit().await?;
        wait_for("the end of the app", async || processes::has_ended(self.app).then_some(())).await
    }

    /// Tells the app to end, as the system does at log-out, and waits until it has.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn log_out(self) -> Result<()> {
        let told = std::process::Command::new("kill").arg(self.app.to_string()).status();
        told.map_err(HarnessError::io("kill"))?;
        self.ended().await
    }

    /// Waits until the app has ended by itself.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn ended(self) -> Result<()> {
        wait_for("the end of the app", async || processes::has_ended(self.app).then_some(())).await
    }

    /// The element that a CSS selector finds, once it is there and visible.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        self.first(By::Css(selector), selector).await
    }

    /// The element that an XPath finds, once it is there and visible.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn find_path(&self, path: &str) -> Result<WebElement> {
        self.first(By::XPath(path), path).await
    }

    async fn first(&self, by: By, what: &str) -> Result<WebElement> {
        let found = wait_for(what, async || {
            for element in self.page.find_all(by.clone()).await.ok()? {
                if element.is_displayed().await.unwrap_or(false) {
                    return Some(element);
                }
            }
            None
        });
        self.or_what_is_shown(found.await, what).await
    }

    /// An answer, or an error that says what the page shows instead.
    pub(super) async fn or_what_is_shown<T>(&self, answer: Result<T>, what: &str) -> Result<T> {
        match answer {
            Ok(answer) => Ok(answer),
            Err(_) => Err(HarnessError::Waited(format!("{what}; the page shows: {}", self.text().await))),
        }
    }

    /// The button or link of this name.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn control(&self, name: &str) -> Result<WebElement> {
        let named = format!("normalize-space(.)={0} or @aria-label={0}", quoted(name));
        self.find_path(&format!("//*[self::button or self::a or @role='button'][{named}]")).await
    }

    /// Clicks on the button or link of this name, once nothing lies over it.
    ///
    /// # Errors
    /// When it does not come or cannot be clicked.
    pub async fn press(&self, name: &str) -> Result<()> {
        let named = format!("normalize-space(.)={0} or @aria-label={0}", quoted(name));
        self.click(&format!("//*[self::button or self::a or @role='button'][{named}]")).await
    }

    /// Goes to a section of the app by the menu; what is unread may stand after its name.
    ///
    /// # Errors
    /// When there is no such section.
    pub async fn section(&self, name: &str) -> Result<()> {
        self.click(&format!("//nav//a[starts-with(normalize-space(.), {})]", quoted(name))).await
    }

    /// The field with this label.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        let label = quoted(label);
        let by_label =
            format!("@id=//label[starts-with(normalize-space(.), {label})]/@for or @aria-label={label}");
        self.find_path(&format!("//*[self::input or self::textarea or self::select][{by_label}]")).await
    }

    /// Puts a text in the field with this label, in place of what it holds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        self.field(label).await?;
        wait_for(label, async || self.write_over(&self.field(label).await.ok()?, text).await.ok()).await
    }

    /// Writes in place of what the field that a CSS selector finds holds.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it never could be written in.
    pub async fn fill_at(&self, selector: &str, text: &str) -> Result<()> {
        self.find(selector).await?;
        wait_for(selector, async || self.write_over(&self.find(selector).await.ok()?, text).await.ok()).await
    }

    async fn write_over(&self, field: &WebElement, text: &str) -> Result<()> {
        self.scroll_to(field).await?;
        field.focus().await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(text).await?)
    }

    /// Puts a text in the field with this label at once, as by pasting: also what no key writes.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn paste(&self, label: &str, text: &str) -> Result<()> {
        const PASTE: &str = "Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(arguments[0], arguments[1]);
            arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        let field = self.field(label).await?;
        // Where a list of suggestions belongs to a field, it opens at a click or a key.
        wait_for(label, async || {
            self.scroll_to(&field).await.ok()?;
            field.click().await.ok()
        })
        .await?;
        self.page.execute(PASTE, vec![field.to_json()?, text.into()]).await?;
        Ok(())
    }

    /// What the field with this label holds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn value(&self, label: &str) -> Result<String> {
        Ok(self.field(label).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until the field with this label holds this text.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come to that.
    pub async fn holds(&self, label: &str, text: &str) -> Result<()> {
        let what = format!("«{text}» in {label}");
        wait_for(&what, async || (self.value(label).await.ok()? == text).then_some(())).await
    }

    /// Empties the field with this label and leaves it.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn empty(&self, label: &str) -> Result<()> {
        self.fill(label, &Key::Delete.value().to_string()).await?;
        self.keys(Key::Tab + "").await
    }

    /// The entries of the menu with this label.
    ///
    /// # Errors
    /// When there is no such menu.
    pub async fn entries(&self, label: &str) -> Result<Vec<String>> {
        let menu = self.field(label).await?;
        let mut names = Vec::new();
        for entry in menu.find_all(By::Tag("option")).await? {
            names.push(entry.prop("label").await?.unwrap_or_default());
        }
        Ok(names)
    }

    /// The text of the part of the page under this heading, white space folded.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when there is no such part.
    pub async fn part(&self, heading: &str) -> Result<String> {
        let path = format!("//section[.//h2[starts-with(normalize-space(.), {})]]", quoted(heading));
        let text = self.find_path(&path).await?.text().await?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Waits until the page does not show this text.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it stays.
    pub async fn shows_no(&self, text: &str) -> Result<()> {
        let gone = wait_for(text, async || (!self.text().await.contains(text)).then_some(()));
        self.or_what_is_shown(gone.await, &format!("the end of {text}")).await
    }

    /// Chooses the `nth` entry (from 0) in the menu with this label.
    ///
    /// # Errors
    /// When there is no such menu or entry.
    pub async fn choose(&self, label: &str, nth: u32) -> Result<()> {
        let entry = format!("option:nth-of-type({})", nth + 1);
        let mut refused = String::new();
        // It is chosen again while something lies over the menu, or the page has just drawn it anew.
        let chosen = wait_for(&entry, async || {
            let menu = self.field(label).await.ok()?;
            menu.find(By::Css(entry.as_str())).await.ok()?;
            match SelectElement::new(&menu).await.ok()?.select_by_index(nth).await {
                Ok(()) => Some(()),
                Err(_) => {
                    refused = format!(" under {}", self.over(&menu).await);
                    self.scroll_to(&menu).await.ok()?;
                    None
                }
            }
        });
        let chosen = chosen.await;
        self.or_what_is_shown(chosen, &format!("{label}, {entry}{refused}")).await
    }

    /// Ticks the box or button with this label.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn tick(&self, label: &str) -> Result<()> {
        const TICKED: &str = "const box = arguments[0].control; return [box.checked, box.type === 'radio'];";
        let path = format!("//label[normalize-space(.)={}]", quoted(label));
        let mut was = None;
        // A click may have been heard though the driver says that it was not: a second one would undo it.
        wait_for(&path, async || {
            let found = self.page.find(By::XPath(path.as_str())).await.ok()?;
            let told = self.page.execute(TICKED, vec![found.to_json().ok()?]).await.ok()?;
            let (ticked, radio): (bool, bool) = serde_json::from_value(told.json().clone()).ok()?;
            if ticked != *was.get_or_insert(ticked) || (radio && ticked) {
                return Some(());
            }
            self.scroll_to(&found).await.ok()?;
            let _ = found.click().await;
            None
        })
        .await
    }

    /// The headings of the page, in their order.
    pub async fn headings(&self) -> Vec<String> {
        let all = self.page.find_all(By::Css("h1, h2, h3")).await.unwrap_or_default();
        let mut texts = Vec::new();
        for heading in all {
            texts.push(heading.text().await.unwrap_or_default());
        }
        texts
    }

    /// The name of what has the focus: its label, its `aria-label` or its text.
    pub async fn focused_name(&self) -> String {
        const NAME: &str = "const at = document.activeElement;
            const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent;
            return (at === document.body ? '' : label).replace(/\\s+/g, ' ').trim();";
        let name = self.page.execute(NAME, vec![]).await;
        name.ok().and_then(|value| value.json().as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until the page shows this text.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn shows(&self, text: &str) -> Result<()> {
        let seen = wait_for(text, async || self.text().await.contains(text).then_some(())).await;
        self.or_what_is_shown(seen, text).await
    }

    /// All the text that the page shows, white space folded.
    pub async fn text(&self) -> String {
        let text = self.page.execute("return document.body.innerText", vec![]).await;
        let text = text.ok().and_then(|value| value.json().as_str().map(str::to_owned)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until a sync has ended well and none is running.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when that does not come.
    pub async fn synced(&self) -> Result<()> {
        self.find_path("//*[@data-testid='sync-state'][contains(., 'Synkronisert')]").await?;
        Ok(())
    }

    /// Waits until the page has announced this, as a screen reader hears it.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when it does not come.
    pub async fn says(&self, text: &str) -> Result<()> {
        const SAID: &str = "return document.querySelector('[role=status][aria-live]')?.textContent ?? ''";
        let said = wait_for(text, async || {
            let said = self.page.execute(SAID, vec![]).await.ok()?;
            said.json().as_str()?.contains(text).then_some(())
        });
        self.or_what_is_shown(said.await, text).await
    }

    /// Opens a document, e-mail or invoice from the list by its title, the newest of that title.
    ///
    /// # Errors
    /// When it is not in the list.
    pub async fn open_paper(&self, title: &str) -> Result<()> {
        self.go("#/dokumenter").await?;
        self.fill("Tittel eller avsender", title).await?;
        let row = format!("(//main//a[contains(., {})])[1]", quoted(title));
        let listed = wait_for("the list of that title", async || {
            let rows = self.page.find_all(By::XPath("//main//li//a")).await.ok()?;
            let mut all = !rows.is_empty();
            for row in rows {
                all &= row.text().await.ok()?.contains(title);
            }
            all.then_some(())
        });
        self.or_what_is_shown(listed.await, title).await?;
        self.click(&row).await
    }

    /// Waits until every file of the member's is on the machine.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when they do not come.
    pub async fn all_files_are_here(&self) -> Result<()> {
        self.go("#/dokumenter").await?;
        self.find("main li a").await?;
        // "12,3 MB av 12,3 MB er på maskinen."
        const ALL: &str =
            "const said = /([^.\\n]+) av (.+) er på maskinen/.exec(document.querySelector('main').innerText);
            return said !== null && said[1].trim() === said[2].trim()";
        let come = wait_for("the files", async || {
            self.page.execute(ALL, vec![]).await.ok()?.json().as_bool()?.then_some(())
        });
        self.or_what_is_shown(come.await, "the files").await
    }

    /// Goes to a screen by its address in the page, as `#/meldinger`.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn go(&self, address: &str) -> Result<()> {
        self.page.execute("location.hash = arguments[0]", vec![address.into()]).await?;
        Ok(())
    }

    /// Waits until a screen has its heading, nothing on it is being fetched, and two frames have been drawn.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when that does not come.
    pub async fn settled(&self) -> Result<()> {
        self.find("main h1").await?;
        wait_for("the screen's content", async || {
            let waiting = self.page.find_all(By::Css("main .waiting, main [aria-busy='true']")).await.ok()?;
            waiting.is_empty().then_some(())
        })
        .await?;
        self.frames().await
    }

    /// Waits until two frames have been drawn.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn frames(&self) -> Result<()> {
        const FRAMES: &str =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.page.execute_async(FRAMES, vec![]).await?;
        Ok(())
    }

    /// Sends keys to whatever has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.page.active_element().await?.send_keys(keys).await?)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver goes at once, and the session with it: there is nobody left to end it in good order.
        let _ = self.page.clone().leak();
    }
}

/// A string as XPath writes it.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(HarnessError::io("a free port"))?;
    Ok(listener.local_addr().map_err(HarnessError::io("a free port"))?.port())
}
