//! The common things by keyboard alone: no click of a mouse in this file.

use super::scene::Scene;
use crate::stage::driver::Window;
use crate::stage::{feed, sign_in, wait_for};
use thirtyfour::prelude::*;

const BODY: &str = "Skrevet uten mus.";

#[tokio::test]
async fn r_12_6_signing_in_reading_and_writing_go_by_keyboard_alone() {
    let scene = Scene::new();
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    tab_to(&window, "Logg inn").await;
    window.keys(Key::Enter + "").await.unwrap();
    sign_in::as_person(&scene.desktop, 1, sign_in::DEMO_MEMBER).await.unwrap();
    window.synced().await.unwrap();

    // The newest message: its row by Tab, opened by Enter.
    tab_to(&window, "Alle meldinger").await;
    window.keys(Key::Enter + "").await.unwrap();
    window.find("main a[data-row]").await.unwrap();

    // A new message: Ctrl+N, the fields by Tab, sent by Ctrl+Enter.
    window.keys(Key::Control + "n").await.unwrap();
    window.field("Melding").await.unwrap();
    tab_to(&window, "Til").await;
    window.keys(Key::Down + "").await.unwrap();
    tab_to(&window, "Emne").await;
    window.keys("Tastatur").await.unwrap();
    tab_to(&window, "Melding").await;
    window.keys(BODY).await.unwrap();
    window.keys(Key::Control + Key::Enter).await.unwrap();
    wait_for("the message on the server", async || {
        let messages = feed::rows(&scene.server, "messages").await.ok()?;
        messages.iter().any(|message| message["body"] == BODY).then_some(())
    })
    .await
    .unwrap();
}

/// Presses Tab until the control of this name has the focus.
async fn tab_to(window: &Window, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..150 {
        let focused = window.focused_name().await;
        if focused == name {
            return;
        }
        seen.push(focused);
        window.keys(Key::Tab + "").await.unwrap();
    }
    panic!("Tab never came to {name}; it came to {seen:?}");
}
