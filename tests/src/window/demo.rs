//! The demo as someone starts it who has never seen the project.

use crate::harness::program;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

#[tokio::test]
async fn r_11_1_a_demo_without_a_display_leaves_a_picture_of_the_overview_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("overview.png");
    // Whoever starts it keeps its standard input open, as `cargo xtask demo` does.
    let mut demo = Command::new(program::path("min-side-stage").unwrap());
    demo.args(["demo", "--headless", "--messages", "60", "--screenshot"]).arg(&picture);
    let mut demo = demo.stdin(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let input = demo.stdin.take();
    let ended = tokio::time::timeout(Duration::from_secs(180), demo.wait()).await;
    drop(input);
    assert!(ended.expect("it ends by itself").unwrap().success());
    let bytes = std::fs::read(picture).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    // An empty window is a few kilobytes; a painted overview has letters all over.
    assert!(bytes.len() > 40_000, "{} bytes", bytes.len());
}
