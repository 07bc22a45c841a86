//! One running instance.

use super::scene::Scene;
use crate::harness::program;
use std::process::Command;

#[tokio::test]
async fn r_12_3_a_second_start_gives_way_to_the_first() {
    let scene = Scene::new();
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    let mut second = Command::new(program::path("min-side").unwrap());
    second.args(["--server", scene.server.url(), "--data"]).arg(scene.desktop.data());
    second.envs(scene.desktop.variables().iter().map(|(name, value)| (name, value)));
    let status = tokio::task::spawn_blocking(move || second.status()).await.unwrap().unwrap();
    assert!(status.success(), "{status}");
    window.shows("Logg inn").await.unwrap();
}
