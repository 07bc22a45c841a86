//! The five common things by keyboard alone: no click of a mouse in this file.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, sign_in, wait_for};
use thirtyfour::prelude::*;

const BODY: &str = "Skrevet uten mus.";

#[tokio::test]
async fn r_12_6_the_five_common_things_go_by_keyboard_alone() {
    let scene = Scene::new();
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    tab_to(&window, "Logg inn").await;
    press(&window, Key::Enter).await;
    sign_in::as_person(&scene.desktop, 1, sign_in::DEMO_MEMBER).await.unwrap();
    window.synced().await.unwrap();
    read_the_newest_message(&window, &scene).await;
    write_a_message(&window, &scene).await;
    open_the_newest_document(&window, &scene).await;
    get_a_kursbevis(&window).await;
    change_the_phone_number(&window, &scene).await;
}

/// Its row by Tab, opened by Enter.
async fn read_the_newest_message(window: &Window, scene: &Scene) {
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    let newest = threads.iter().max_by_key(|thread| thread["last_at"].as_str().unwrap().to_owned()).unwrap();
    let subject = newest["subject"].as_str().unwrap();
    tab_to_one_with(window, subject).await;
    press(window, Key::Enter).await;
    window.find_path(&format!("//main//*[self::h1 or self::h2][contains(., '{subject}')]")).await.unwrap();
    window.find("article .body").await.unwrap();
}

/// Ctrl+N, the fields by Tab, sent by Ctrl+Enter.
async fn write_a_message(window: &Window, scene: &Scene) {
    window.keys(Key::Control + "n").await.unwrap();
    window.find_path("//form//*[contains(., 'Skriv ny melding')]").await.unwrap();
    tab_to(window, "Til").await;
    press(window, Key::Down).await;
    tab_to(window, "Emne").await;
    window.keys("Tastatur").await.unwrap();
    tab_to(window, "Melding").await;
    window.keys(BODY).await.unwrap();
    window.keys(Key::Control + Key::Enter).await.unwrap();
    wait_for("the message on the server", async || {
        let messages = feed::rows(&scene.server, "messages").await.ok()?;
        messages.iter().any(|message| message["body"] == BODY).then_some(())
    })
    .await
    .unwrap();
}

/// Ctrl+3, the first row by Tab, opened by Enter.
async fn open_the_newest_document(window: &Window, scene: &Scene) {
    let sent = |rows: Vec<serde_json::Value>, field: &str| {
        let rows = rows
            .into_iter()
            .map(|row| (row[field].as_str().unwrap().to_owned(), row["title"].as_str().unwrap().to_owned()));
        rows.max().unwrap()
    };
    let documents = sent(feed::rows(&scene.server, "documents").await.unwrap(), "at");
    window.keys(Key::Control + "3").await.unwrap();
    window.find("main a[data-row]").await.unwrap();
    tab_to_one_with(window, &documents.1).await;
    press(window, Key::Enter).await;
    window.find_path(&format!("//main//h1[contains(., '{}')]", documents.1)).await.unwrap();
}

/// Ctrl+4, the icon of the row by Tab, made by Enter; the dialog closes on Esc and gives the focus back.
async fn get_a_kursbevis(window: &Window) {
    window.keys(Key::Control + "4").await.unwrap();
    window.find("button[aria-label^='Kursbevis for']").await.unwrap();
    let name = tab_to_one_with(window, "Kursbevis for").await;
    press(window, Key::Enter).await;
    tab_to(window, "Lagre som PDF").await;
    press(window, Key::Escape).await;
    wait_for("the focus back on the icon", async || (window.focused_name().await == name).then_some(()))
        .await
        .unwrap();
}

/// Ctrl+1, the pencil by Tab, the field by Tab, saved by Ctrl+Enter.
async fn change_the_phone_number(window: &Window, scene: &Scene) {
    window.keys(Key::Control + "1").await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
    tab_to(window, "Rediger personopplysninger").await;
    press(window, Key::Enter).await;
    tab_to(window, "Mobil privat").await;
    window.keys(Key::Control + "a").await.unwrap();
    window.keys("412 34 567").await.unwrap();
    window.keys(Key::Control + Key::Enter).await.unwrap();
    wait_for("the number on the server", async || {
        let profile = feed::rows(&scene.server, "profile").await.ok()?.remove(0);
        (profile["mobile_private"] == "+4741234567").then_some(())
    })
    .await
    .unwrap();
}

async fn press(window: &Window, key: Key) {
    window.keys(key + "").await.unwrap();
}

/// Presses Tab until the control of this name has the focus.
async fn tab_to(window: &Window, name: &str) {
    tab_until(window, name, |focused| focused == name).await;
}

/// Presses Tab until a control has the focus whose name holds this; the whole name.
async fn tab_to_one_with(window: &Window, part: &str) -> String {
    tab_until(window, part, |focused| focused.contains(part)).await
}

async fn tab_until(window: &Window, what: &str, is_it: impl Fn(&str) -> bool) -> String {
    let mut seen = Vec::new();
    for _ in 0..150 {
        let focused = window.focused_name().await;
        if is_it(&focused) {
            return focused;
        }
        seen.push(focused);
        window.keys(Key::Tab + "").await.unwrap();
    }
    panic!("Tab never came to {what}; it came to {seen:?}");
}
