//! Getting things out of the window, without network: a thread as PDF, and everything as a zip.

use super::scene::Scene;
use crate::harness::wait_for;
use min_side_core::export::verify;
use std::path::Path;
use std::process::Command;

#[tokio::test]
async fn r_04_3_a_thread_is_saved_as_pdf_by_the_native_dialog() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();
    window.section("Meldinger").await.unwrap();
    window.click("(//main//a[@data-row])[1]").await.unwrap();
    let subject = window.find(".pane .title").await.unwrap().text().await.unwrap();
    let body = window.find(".messages .body").await.unwrap().text().await.unwrap();
    window.press("Lagre som PDF").await.unwrap();
    let place = scene.desktop.home().join("Downloads/samtale.pdf");
    type_into_dialog(&scene, &place).await;
    window.shows("Lagret som samtale.pdf").await.unwrap();

    let words = pdf_words(&place);
    assert!(words.contains(&subject), "{subject} is not in: {words}");
    let beginning: Vec<&str> = body.split_whitespace().take(6).collect();
    assert!(words.contains(&beginning.join(" ")), "{beginning:?} is not in: {words}");
}

#[tokio::test]
async fn r_12_8_everything_is_taken_out_as_a_zip_that_verifies() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();
    window.section("Innstillinger").await.unwrap();
    window.press("Lagre som zip-fil").await.unwrap();
    let place = scene.desktop.home().join("Downloads/alt.zip");
    type_into_dialog(&scene, &place).await;
    window.shows("«alt.zip» er lagret og kontrollert").await.unwrap();
    let verified = verify(&place).unwrap();
    assert_eq!(verified.faults, []);
    assert!(verified.threads > 0 && verified.records > 60, "{verified:?}");
}

/// Types a path in the save dialog that comes up, and saves.
async fn type_into_dialog(scene: &Scene, place: &Path) {
    let dialog = wait_for("the save dialog", async || scene.display.other_window("Min side")).await.unwrap();
    scene.display.xdotool(&["windowfocus", "--sync", &dialog]).unwrap();
    scene.display.xdotool(&["key", "--clearmodifiers", "ctrl+a"]).unwrap();
    scene.display.xdotool(&["type", "--clearmodifiers", &place.to_string_lossy()]).unwrap();
    scene.display.xdotool(&["key", "Return"]).unwrap();
}

fn pdf_words(place: &Path) -> String {
    let text = Command::new("pdftotext").arg(place).arg("-").output().unwrap();
    String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}
