//! Signing out removes every trace from the machine.

use super::key_store::databases;
use super::scene::Scene;
use crate::stage::wait_for;

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
    window.close().await.unwrap();

    // A new start knows nobody.
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    assert!(!window.text().await.contains("Kari"));
}
