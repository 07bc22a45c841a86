//! The window as a member has it, without a driver: its webview is private and keeps nothing.

use super::scene::Scene;
use crate::harness::child_guard::GuardedCommand;
use crate::harness::{program, wait_for};
use std::path::{Path, PathBuf};

#[tokio::test]
async fn r_12_2_the_webview_keeps_nothing_of_its_own() {
    let scene = Scene::new();
    let app = GuardedCommand::new(program::path("min-side").unwrap())
        .args([
            "--server".as_ref(),
            scene.server.url().as_ref(),
            "--data".as_ref(),
            scene.desktop.data().as_os_str(),
        ])
        .envs(scene.desktop.variables().iter().map(|(name, value)| (name, value)))
        .start()
        .unwrap();
    let window = wait_for("the window", async || scene.display.window("Min side")).await.unwrap();
    // The one button of the first start has the whole page to itself: Tab comes to it, Enter opens the browser.
    scene.display.xdotool(&["windowfocus", "--sync", &window]).unwrap();
    wait_for("the browser", async || {
        scene.display.xdotool(&["key", "Tab", "Return"]).ok()?;
        (!scene.desktop.opened().is_empty()).then_some(())
    })
    .await
    .unwrap();
    drop(app);
    // `run` is the system's folder in memory, which the app empties at its next start.
    let left = of_the_webview(scene.desktop.home());
    let on_disk: Vec<_> =
        left.iter().filter(|path| !path.starts_with(scene.desktop.home().join("run"))).collect();
    assert_eq!(on_disk, Vec::<&PathBuf>::new());
}

/// Files that a webview writes: caches, cookies, storage.
fn of_the_webview(home: &Path) -> Vec<PathBuf> {
    const NAMES: &[&str] =
        &["webview", "webkit", "cookies", "localstorage", "indexeddb", "hsts", "cachestorage"];
    let mut found = Vec::new();
    let mut folders = vec![home.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.metadata().is_ok_and(|file| file.len() > 0) {
                let path = entry.path();
                let within = path.strip_prefix(home).unwrap_or(&path).to_string_lossy().to_lowercase();
                if NAMES.iter().any(|one| within.contains(one)) || name.ends_with(".sqlite") {
                    found.push(path);
                }
            }
        }
    }
    found
}
