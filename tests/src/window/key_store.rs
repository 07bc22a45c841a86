//! A machine without a key store.

use super::scene::Scene;
use crate::harness::desktop::{Desktop, Screen};
use crate::harness::sign_in;
use std::path::Path;

#[tokio::test]
async fn r_12_2_without_a_key_store_nothing_is_kept_until_the_member_has_chosen() {
    let mut scene = Scene::new();
    scene.desktop = Desktop::start_without_key_store(Screen::Own(&scene.display)).unwrap();
    let window = scene.open().await;
    window.shows("Velg hvordan innholdet skal låses").await.unwrap();
    assert_eq!(databases(&scene.desktop.data()), Vec::<String>::new());
    window.press("Lagre ingenting på maskinen").await.unwrap();
    let window = scene.sign_in(window).await;
    window.shows("Hei, Kari").await.unwrap();
    window.shows("Ingenting lagres på denne maskinen").await.unwrap();
    assert_eq!(databases(&scene.desktop.data()), Vec::<String>::new());
}

#[tokio::test]
async fn r_12_2_a_member_who_has_forgotten_the_passphrase_begins_anew() {
    let mut scene = Scene::new();
    scene.desktop = Desktop::start_without_key_store(Screen::Own(&scene.display)).unwrap();
    let window = scene.open().await;
    window.press("Bruk et passord").await.unwrap();
    window.fill("Passord", "en lang setning som bare jeg kan").await.unwrap();
    window.fill("Gjenta passordet", "en lang setning som bare jeg kan").await.unwrap();
    window.press("Lagre").await.unwrap();
    let window = scene.sign_in(window).await;
    window.shows("Hei, Kari").await.unwrap();
    window.close().await.unwrap();

    let window = scene.open().await;
    window.fill("Passord", "en helt annen setning").await.unwrap();
    window.press("Lås opp").await.unwrap();
    window.shows("Passordet er ikke riktig").await.unwrap();
    window.press("Jeg har glemt passordet").await.unwrap();
    window.shows("kan ikke leses uten passordet").await.unwrap();
    window.press("Begynn på nytt").await.unwrap();
    window.shows("Velg hvordan innholdet skal låses").await.unwrap();
    assert!(databases(&scene.desktop.data()).iter().all(|name| name.contains("set-aside")));
    window.press("Lagre ingenting på maskinen").await.unwrap();
    window.press("Logg inn").await.unwrap();
    sign_in::as_person(&scene.desktop, 2, sign_in::DEMO_MEMBER).await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
}

/// The databases in the data folder.
pub fn databases(data: &Path) -> Vec<String> {
    let files = std::fs::read_dir(data).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".db")).collect()
}
