//! What lies on the disk of a machine that the app has been used on.

use super::scene::Scene;
use crate::harness::feed;
use std::path::{Path, PathBuf};

/// Planted in a message, a document and a name. No dictionary and no font holds it.
const MARKER: &str = "Qvxzblfmarkør";

#[tokio::test]
async fn r_12_2_nothing_of_what_is_read_lies_readable_on_the_disk() {
    let scene = Scene::new();
    let text = scene.server.data().join("brev.txt");
    std::fs::write(&text, format!("Kjære medlem. {MARKER}")).unwrap();
    let from = ["--from", "Kontoret"];
    let write = ["write", "demo", "--subject", MARKER, "--body", MARKER];
    feed::office(&scene.server, &[&write[..], &from].concat()).unwrap();
    let send = ["send-document", "demo", text.to_str().unwrap(), "--title", MARKER];
    feed::office(&scene.server, &[&send[..], &from].concat()).unwrap();

    let window = scene.signed_in().await;
    window.press("Rediger personopplysninger").await.unwrap();
    window.fill("Etternavn", MARKER).await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows(MARKER).await.unwrap();
    window.section("Meldinger").await.unwrap();
    window.click("(//main//a[@data-row])[1]").await.unwrap();
    window.shows("Kontoret").await.unwrap();
    window.section("Dokumenter").await.unwrap();
    window.click(&format!("//main//a[contains(., '{MARKER}')]")).await.unwrap();
    window.shows(&format!("Kjære medlem. {MARKER}")).await.unwrap();
    let while_open = found_in(scene.desktop.home());
    window.close().await.unwrap();
    assert_eq!(while_open, Vec::<PathBuf>::new(), "while it was open");
    assert_eq!(found_in(scene.desktop.home()), Vec::<PathBuf>::new(), "after it was closed");
    // The search itself finds what is there.
    std::fs::write(scene.desktop.home().join("tmp/planted"), MARKER).unwrap();
    assert_eq!(found_in(scene.desktop.home()).len(), 1);
}

/// Files under a folder that hold the marker, in UTF-8 or UTF-16, or in their name.
fn found_in(folder: &Path) -> Vec<PathBuf> {
    let utf16: Vec<u8> = MARKER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let needles = [MARKER.as_bytes(), &utf16];
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        // What goes while it is looked at is not there to be found.
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let bytes = std::fs::read(&path).unwrap_or_default();
                let named = path.to_string_lossy().contains(MARKER);
                if named
                    || needles.iter().any(|needle| bytes.windows(needle.len()).any(|part| part == *needle))
                {
                    found.push(path);
                }
            }
        }
    }
    found
}
