//! Signing out removes every trace from the machine.

use super::key_store::databases;
use super::scene::Scene;
use crate::harness::wait_for;
use std::path::Path;

/// What is in a folder, but for the webview's own.
fn left(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "webview").collect()
}

#[tokio::test]
async fn r_12_1_signing_out_leaves_no_database_and_no_key_behind() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    assert!(!databases(&scene.desktop.data()).is_empty());
    window.section("Innstillinger").await.unwrap();
    window.press("Logg ut").await.unwrap();
    window.press("Logg ut og slett").await.unwrap();
    window.shows("Velkommen til Min side").await.unwrap();
    wait_for("the end of the databases", async || databases(&scene.desktop.data()).is_empty().then_some(()))
        .await
        .unwrap();
    // No log, no lock, no place of the window. (What a driven webview keeps lies there for the tests alone.)
    wait_for("the end of the rest", async || left(&scene.desktop.data()).is_empty().then_some(()))
        .await
        .unwrap();
    window.close().await.unwrap();
    assert_eq!(left(&scene.desktop.data()), Vec::<String>::new());
    let settings = scene.desktop.home().join(".config/no.minside.app");
    assert!(!settings.exists(), "{:?}", left(&settings));

    // A new start knows nobody.
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    assert!(!window.text().await.contains("Kari"));
}
