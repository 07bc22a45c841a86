//! A course certificate, made on the machine, and checked on it.

use super::scene::Scene;
use crate::stage::driver::Window;
use crate::stage::wait_for;
use std::path::PathBuf;
use std::process::Command;

/// Saves the first certificate of the list through the native dialog; the file and the course's title.
async fn save(scene: &Scene, window: &Window) -> (PathBuf, String) {
    window.section("Kurs").await.unwrap();
    let icon = window.find("button[aria-label^='Kursbevis for']").await.unwrap();
    let title = icon.attr("aria-label").await.unwrap().unwrap().replace("Kursbevis for ", "");
    icon.click().await.unwrap();
    window.press("Lagre som PDF").await.unwrap();
    let place = scene.desktop.home().join("Downloads/bevis.pdf");
    scene.save_as(&place).await;
    wait_for("the saved file", async || {
        std::fs::read(&place).ok().filter(|bytes| bytes.ends_with(b"%%EOF\n"))
    })
    .await
    .unwrap();
    (place, title)
}

#[tokio::test]
async fn r_07_3_r_07_4_a_kursbevis_is_saved_as_pdf_without_network_by_the_native_dialog() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();
    let (place, title) = save(&scene, &window).await;
    let text = Command::new("pdftotext").arg("-layout").arg(&place).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Kari Solbakken Nordli"), "{text}");
    assert!(words.contains(&title), "{title} is not in: {text}");
    assert!(words.contains("DEMONSTRASJON"), "{text}");
}
