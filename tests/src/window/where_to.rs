//! Where the member signs in: asked for at the first start, or set for the machine.

use super::scene::Scene;
use crate::harness::driver::Window;

#[tokio::test]
async fn r_12_1_a_build_without_an_address_asks_for_it_in_one_field() {
    let scene = Scene::new();
    let window = Window::open(&scene.desktop, "").await.unwrap();
    window.shows("Hvor skal du logge inn?").await.unwrap();
    window.shows("Er dette arbeidsgivers maskin?").await.unwrap();
    window.press("Fortsett").await.unwrap();
    window.shows("Dette er ikke en adresse").await.unwrap();
    window.fill("Adressen til forbundet ditt", scene.server.url()).await.unwrap();
    window.press("Fortsett").await.unwrap();
    window.shows("Du logger inn hos").await.unwrap();
    window.shows("Bytt adresse").await.unwrap();
    let window = scene.sign_in(window).await;
    window.shows("Hei, Kari").await.unwrap();
    window.section("Innstillinger").await.unwrap();
    window.shows("skrevet av deg").await.unwrap();
    window.close().await.unwrap();

    // It is not asked again.
    let window = Window::open(&scene.desktop, "").await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn r_12_10_what_is_set_for_the_machine_is_shown_and_what_cannot_be_read_opens_nothing() {
    let scene = Scene::new();
    let folder = scene.desktop.home().join(".config/min-side");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("managed.json");
    let set = serde_json::json!({
        "managed_by": "IT-avdelingen i etaten", "server": scene.server.url(), "updates": false, "storage": "memory",
    });
    std::fs::write(&file, set.to_string()).unwrap();
    let window = Window::open(&scene.desktop, "http://127.0.0.1:1").await.unwrap();
    let window = scene.sign_in(window).await;
    window.section("Innstillinger").await.unwrap();
    window.shows("Dette er styrt av IT-avdelingen i etaten").await.unwrap();
    window.shows("Ingenting lagres").await.unwrap();
    window.close().await.unwrap();
    assert!(!scene.desktop.data().join("local.db").exists());

    std::fs::write(&file, r#"{"storage": "nowhere"}"#).unwrap();
    let window = Window::open(&scene.desktop, scene.server.url()).await.unwrap();
    window.shows("Oppsettet kan ikke leses").await.unwrap();
    window.shows("(storage)").await.unwrap();
    window.close().await.unwrap();
}
