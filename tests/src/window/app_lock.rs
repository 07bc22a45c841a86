//! The app lock: what is shown and remembered goes, and the PIN brings it back.

use super::dialogs::ledger::Ledger;
use super::key_store::databases;
use super::scene::Scene;
use crate::harness::driver::Window;
use thirtyfour::prelude::*;

const PIN: &str = "249513";

/// The dialogs of this journey.
pub const DIALOGS: &[&str] = &["LockScreen"];

async fn with_a_lock(scene: &Scene) -> Window {
    let window = scene.signed_in().await;
    window.shows("Hei, Kari").await.unwrap();
    window.section("Innstillinger").await.unwrap();
    window.press("Slå på applås").await.unwrap();
    window.fill("Ny PIN-kode", PIN).await.unwrap();
    window.fill("Gjenta PIN-koden", PIN).await.unwrap();
    window.press("Slå på applås").await.unwrap();
    window.shows("Appen åpnes med PIN-koden og denne maskinen sammen").await.unwrap();
    window
}

async fn unlock(window: &Window, pin: &str) {
    window.fill("PIN-kode", pin).await.unwrap();
    window.press("Lås opp").await.unwrap();
}

async fn is_locked(window: &Window) {
    window.shows("Min side er låst").await.unwrap();
    assert!(!window.text().await.contains("Kari"));
    assert_eq!(window.page.title().await.unwrap(), "Min side");
    // The page is another one: what the one before held went with it.
    let held = window.page.execute("return typeof window.planted", vec![]).await.unwrap();
    assert_eq!(held.json().as_str(), Some("undefined"));
}

async fn plant(window: &Window) {
    window.page.execute("window.planted = document.body.innerText", vec![]).await.unwrap();
}

#[tokio::test]
async fn r_12_2_a_locked_window_shows_nothing_until_the_pin_is_written_also_after_a_restart() {
    let scene = Scene::new();
    let window = with_a_lock(&scene).await;
    plant(&window).await;
    window.press("Lås nå").await.unwrap();
    is_locked(&window).await;
    unlock(&window, "111222").await;
    window.shows("PIN-koden er ikke riktig").await.unwrap();
    unlock(&window, PIN).await;
    window.shows("Applås").await.unwrap();
    // By the keys, over an open dialog, from any screen.
    window.go("#/").await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
    window.keys(Key::Control + "/").await.unwrap();
    window.find("dialog[open]").await.unwrap();
    plant(&window).await;
    window.keys(Key::Control + Key::Shift + "l").await.unwrap();
    is_locked(&window).await;
    window.close().await.unwrap();

    let window = scene.open().await;
    is_locked(&window).await;
    unlock(&window, PIN).await;
    window.shows("Hei, Kari").await.unwrap();
    window.synced().await.unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn r_12_2_the_window_locks_itself_when_nobody_is_there_and_the_first_movement_after_sleep_is_too_late()
{
    const SLEEP: &str =
        "const now = Date.now.bind(Date); Date.now = () => now() + 11 * 60 * 1000; window.planted = 'x';";
    const MOVE: &str = "window.dispatchEvent(new PointerEvent('pointermove'))";
    let scene = Scene::new();
    let window = with_a_lock(&scene).await;
    window.go("#/meldinger/ny").await.unwrap();
    window.fill("Emne", "Det jeg holdt på med").await.unwrap();
    // As on a machine that has slept for eleven minutes.
    window.page.execute(&format!("{SLEEP} {MOVE}"), vec![]).await.unwrap();
    is_locked(&window).await;
    unlock(&window, PIN).await;
    window.go("#/meldinger").await.unwrap();
    window.shows("Det jeg holdt på med").await.unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn r_12_2_a_member_who_has_forgotten_the_pin_signs_in_again() {
    let scene = Scene::new();
    let window = with_a_lock(&scene).await;
    window.press("Lås nå").await.unwrap();
    is_locked(&window).await;
    let heading = "Begynne på nytt uten PIN-koden?";
    let mut ledger = Ledger::of(&window);
    for stay in ["Lukk", "Avbryt"] {
        window.press("Jeg har glemt PIN-koden").await.unwrap();
        ledger.closes("LockScreen", heading, stay).await;
        is_locked(&window).await;
    }
    window.press("Jeg har glemt PIN-koden").await.unwrap();
    window.shows("bare PIN-koden og denne maskinen kan åpne sammen").await.unwrap();
    ledger.closes("LockScreen", heading, "Begynn på nytt").await;
    ledger.settle(DIALOGS);
    window.shows("Velkommen til Min side").await.unwrap();
    assert!(databases(&scene.desktop.data()).iter().all(|name| name.contains("set-aside")));
    window.press("Logg inn").await.unwrap();
    crate::harness::sign_in::as_person(&scene.desktop, 2, crate::harness::sign_in::DEMO_MEMBER)
        .await
        .unwrap();
    window.synced().await.unwrap();
    window.shows("Filen er lagt til side og tatt vare på").await.unwrap();
    window.close().await.unwrap();
}
