//! Neither closing the window nor leaving the screen throws work away unasked.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::feed;
use serde_json::Value;

const QUESTION: &str = "Vil du forkaste endringene?";

#[tokio::test]
async fn r_01_2_neither_the_window_nor_the_screen_goes_while_a_form_is_not_saved_unless_the_member_says_so() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    let before = profile(&scene).await;
    edit(&window).await;

    // The cross of the window: asked, and the form stays as it was.
    scene.ask_to_close();
    stays(&window).await;

    // Another screen, as by going back or by a notification.
    window.go("#/kurs").await.unwrap();
    stays(&window).await;
    window.go("#/kurs").await.unwrap();
    window.shows(QUESTION).await.unwrap();
    window.press("Forkast endringene").await.unwrap();
    window.find_path("//main//h1[normalize-space(.)='Kurs']").await.unwrap();
    assert!(window.page.find_all(thirtyfour::By::Css("dialog[open]")).await.unwrap().is_empty());

    // With nothing begun the screen changes unasked; with something begun the window goes when the member says so.
    window.section("Oversikt").await.unwrap();
    edit(&window).await;
    scene.ask_to_close();
    window.shows(QUESTION).await.unwrap();
    // The window goes with the click, and the driver's answer may go with it.
    let discard = window.control("Forkast endringene").await.unwrap().to_json().unwrap();
    let click = "const [button] = arguments; setTimeout(() => button.click(), 100)";
    let _ = window.page.execute(click, vec![discard]).await;
    window.ended().await.unwrap();
    assert_eq!(profile(&scene).await, before, "nothing was saved");

    // With nothing begun it goes unasked.
    let window = scene.open().await;
    window.synced().await.unwrap();
    window.press("Rediger personopplysninger").await.unwrap();
    window.holds("Etternavn", before["last_name"].as_str().unwrap()).await.unwrap();
    scene.ask_to_close();
    window.ended().await.unwrap();
}

#[tokio::test]
async fn r_04_6_the_window_saves_the_last_words_of_a_draft_before_it_goes() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.press("Skriv ny").await.unwrap();
    window.fill("Emne", "Overtid").await.unwrap();
    window.fill("Melding", "Dette er skrevet rett før vinduet ble lukket.").await.unwrap();
    scene.ask_to_close();
    window.ended().await.unwrap();

    let window = scene.open().await;
    window.section("Meldinger").await.unwrap();
    window.click("//section[h2='Utkast']//a[contains(., 'Overtid')]").await.unwrap();
    window.holds("Melding", "Dette er skrevet rett før vinduet ble lukket.").await.unwrap();
}

async fn edit(window: &Window) {
    window.press("Rediger personopplysninger").await.unwrap();
    window.fill("Etternavn", "Nordli-Guttorm").await.unwrap();
}

/// The member is asked and goes on editing; nothing has been lost.
async fn stays(window: &Window) {
    window.shows(QUESTION).await.unwrap();
    window.press("Fortsett å redigere").await.unwrap();
    window.shows_no(QUESTION).await.unwrap();
    window.holds("Etternavn", "Nordli-Guttorm").await.unwrap();
}

async fn profile(scene: &Scene) -> Value {
    feed::rows(&scene.server, "profile").await.unwrap().remove(0)
}
