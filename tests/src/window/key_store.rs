//! A machine without a key store.

use super::scene::Scene;
use crate::stage::desktop::{Desktop, Screen};
use std::path::Path;

#[tokio::test]
async fn r_12_2_without_a_key_store_nothing_is_kept_until_the_member_has_chosen() {
    let mut scene = Scene::new();
    scene.desktop = Desktop::start_without_key_store(Screen::Own(&scene.display)).unwrap();
    let window = scene.open().await;
    window.shows("Denne maskinen har ikke noe nøkkellager").await.unwrap();
    assert_eq!(databases(&scene.desktop.data()), Vec::<String>::new());
    window.press("Lagre ingenting på maskinen").await.unwrap();
    let window = scene.sign_in(window).await;
    window.shows("Hei, Kari").await.unwrap();
    window.shows("Ingenting lagres på denne maskinen").await.unwrap();
    assert_eq!(databases(&scene.desktop.data()), Vec::<String>::new());
}

/// The databases in the data folder.
pub fn databases(data: &Path) -> Vec<String> {
    let files = std::fs::read_dir(data).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".db")).collect()
}
