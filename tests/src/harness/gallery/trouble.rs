//! What has gone wrong: no network, a lost list, content that cannot be read.

use super::*;

/// Without network with what waits, then refused, clashing and gone.
pub(super) async fn trouble(server: &mut Server, walk: &Walk<'_, impl Visitor>, list: &str) -> Result<()> {
    let window = walk.place.window;
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
    let cross = "(//main//button[starts-with(@aria-label, 'Trekk søknad på')])[1]";
    let label = window.find_path(cross).await?.attr("aria-label").await?.unwrap_or_default();
    let title = label.replace("Trekk søknad på ", "");
    window.click(cross).await?;
    window.press("Trekk søknaden").await?;
    window.shows("2 venter på å bli sendt").await?;
    walk.see("offline-courses").await?;
    for (name, address) in [("offline-overview", "#/"), ("offline-shop", "#/verveshop")] {
        walk.see_at(name, address).await?;
    }
    walk.see_dialog("offline-outbox", "#/", "//button[@data-testid='pending']").await?;

    // Before the member's machine reaches the server again, the deadline has passed and the number is another.
    let mut rows = Vec::new();
    if let Some(mut late) = enrolments.into_iter().find(|row| row["course"]["title"] == title.as_str()) {
        late["course"]["deadline"] = json!((chrono::Utc::now() - chrono::Duration::days(2)).date_naive());
        rows.push(row_of("enrolments", &late));
    }
    for mut profile in profiles {
        profile["mobile_private"] = json!("+4799999999");
        rows.push(row_of("profile", &profile));
    }
    feed::import(server, &rows)?;
    server.start_again()?;
    window.press("Synkroniser nå").await?;
    window.shows("2 ting må du se på").await?;
    walk.see_at("refused-courses", "#/kurs").await?;
    walk.see_at("conflict-overview", "#/").await?;
    walk.see_dialog("conflict-choose", "#/", "//main//button[contains(., 'Velg hva som skal gjelde')]")
        .await?;
    walk.see_at("gone-thread", "#/meldinger/finnes-ikke").await?;

    let offices = feed::rows(server, "offices").await?;
    let office = offices.iter().find(|row| row["gives_list"] == true).and_then(|row| row["id"].as_str());
    let today = chrono::Utc::now().date_naive().to_string();
    feed::office(server, &["end-office", "demo", office.unwrap_or_default(), "--last-day", &today])?;
    window.go(list).await?;
    window.shows("Du har ikke lenger tilgang").await?;
    walk.see("list-gone").await
}

/// What is on the machine cannot be read: the fetched content, then what the member has written, then the key.
pub(super) async fn unreadable(
    server: &Server,
    desktop: &Desktop,
    display: &Display,
    visitor: &impl Visitor,
) -> Result<()> {
    let data = desktop.data();
    let elsewhere = Desktop::start(Screen::Own(display))?;
    copy(&data, &elsewhere.data())?;
    damage(&data.join("cache.db"))?;
    let window = Window::open(desktop, server.url()).await?;
    window.shows("Det lagrede innholdet var skadet").await?;
    Walk::begin(&window, display, visitor).await?.see_at("damaged-cache", "#/").await?;
    window.close().await?;

    damage(&data.join("local.db"))?;
    let window = Window::open(desktop, server.url()).await?;
    window.shows("Innholdet kan ikke leses").await?;
    Walk::begin(&window, display, visitor).await?.see("start-damaged").await?;
    window.close().await?;

    let window = Window::open(&elsewhere, server.url()).await?;
    window.shows("Innholdet kan ikke leses").await?;
    Walk::begin(&window, display, visitor).await?.see("start-key-lost").await?;
    window.close().await
}

/// Makes a database's first page unreadable.
fn damage(file: &Path) -> Result<()> {
    let mut bytes = std::fs::read(file).map_err(HarnessError::io(file.display().to_string()))?;
    bytes.iter_mut().take(4096).for_each(|byte| *byte = 0x5a);
    std::fs::write(file, bytes).map_err(HarnessError::io(file.display().to_string()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = std::process::Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status();
    if copied.map_err(HarnessError::io("cp"))?.success() {
        Ok(())
    } else {
        Err(HarnessError::Unexpected("the data could not be copied".into()))
    }
}

pub(super) fn row_of(collection: &str, body: &Value) -> Value {
    json!({"type": "row", "audience": "member:demo", "collection": collection, "body": body})
}
