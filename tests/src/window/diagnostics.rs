//! The file for finding faults: shown, and saved as it was shown.

use super::scene::Scene;
use crate::harness::wait_for;

#[tokio::test]
async fn r_12_10_the_file_for_finding_faults_is_shown_before_it_is_saved_and_names_nobody() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.shows("Hei, Kari").await.unwrap();
    window.section("Hjelp").await.unwrap();
    window.press("Vis logg og feilsøkingsfil").await.unwrap();
    window.shows("phase: ready").await.unwrap();
    window.shows("start version=").await.unwrap();
    let shown = window.find("[data-testid='diagnostics']").await.unwrap().text().await.unwrap();
    window.press("Lagre feilsøkingsfil").await.unwrap();
    let place = scene.desktop.home().join("Downloads/feilsoking.txt");
    scene.save_as(&place).await;
    let saved =
        wait_for("the file", async || std::fs::read_to_string(&place).ok().filter(|it| !it.is_empty()));
    let saved = saved.await.unwrap();
    for text in [&shown, &saved] {
        for name in ["Kari", "Nordmann", scene.server.url(), &scene.desktop.home().to_string_lossy()] {
            assert!(!text.contains(name), "{name} in {text}");
        }
    }
    assert!(saved.contains("phase: ready") && saved.contains("start version="), "{saved}");
}
