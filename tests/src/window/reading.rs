//! Files are read and checked in a process apart, by the same program: also when its file has been replaced meanwhile, as an
//! update does.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, program, wait_for};
use thirtyfour::prelude::*;

#[tokio::test]
async fn r_04_3_r_07_6_files_are_read_and_checked_though_the_program_was_replaced_while_it_runs() {
    let scene = Scene::new();
    let app = scene.desktop.home().join("min-side");
    std::fs::copy(program::path("min-side").unwrap(), &app).unwrap();
    let window = Window::open_copy(&scene.desktop, scene.server.url(), &app).await.unwrap();
    let window = scene.sign_in(window).await;
    window.all_files_are_here().await.unwrap();

    // Another version takes its place, as apt and the app's own updater do; then it is gone.
    let newer = scene.desktop.home().join("newer");
    std::fs::write(&newer, "another program").unwrap();
    std::fs::rename(&newer, &app).unwrap();
    is_found(&scene, &window, "hvitveisbakken").await;
    std::fs::remove_file(&app).unwrap();
    is_found(&scene, &window, "blåklokkevika").await;

    // The check of a kursbevis is made by the same process.
    window.go("#/kontroll").await.unwrap();
    window.fill("Tekst fra QR-koden", "NTL1:IKKE-EN-KODE").await.unwrap();
    window.press("Kontroller").await.unwrap();
    window.shows("Kan ikke leses").await.unwrap();

    // Made ready again, everything is read once more, and found.
    window.section("Innstillinger").await.unwrap();
    window.press("Gjør alt klart for søk på nytt").await.unwrap();
    finds(&window, "hvitveisbakken").await;
}

#[tokio::test]
async fn r_07_6_a_file_made_to_end_the_app_gets_a_sentence_and_the_app_goes_on() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.go("#/kontroll").await.unwrap();
    for name in ["x01_structure_cycle.pdf", "content_16MB_ops.pdf"] {
        window.press("Åpne fil").await.unwrap();
        scene.choose_file(&crate::apart::hostile(name)).await;
        window.shows(&format!("Kontrollert: {name}")).await.unwrap();
    }
    window.section("Oversikt").await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
}

/// A letter with this word comes, and its text is found.
async fn is_found(scene: &Scene, window: &Window, word: &str) {
    let letter = scene.server.data().join(format!("{word}.txt"));
    std::fs::write(&letter, format!("Vi møtes ved {word} på tirsdag.")).unwrap();
    let send = ["send-document", "demo", letter.to_str().unwrap(), "--title", "Brev", "--from", "Kontoret"];
    feed::office(&scene.server, &send).unwrap();
    finds(window, word).await;
}

async fn finds(window: &Window, word: &str) {
    window.keys(Key::Control + "k").await.unwrap();
    window.fill_at("#search-text", word).await.unwrap();
    let hit = format!("//*[contains(@class, 'search-hits')]//mark[contains(., '{word}')]");
    window.find_path(&hit).await.unwrap();
    window.press("Lukk").await.unwrap();
    wait_for("the end of the search", async || {
        window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty().then_some(())
    })
    .await
    .unwrap();
}
