//! The window's own keys: how large everything is drawn, and closing it. And what it says when something comes.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use crate::weather::Proxy;
use std::time::Duration;
use thirtyfour::prelude::*;

#[tokio::test]
async fn r_12_6_the_size_is_remembered_over_a_restart_and_ctrl_w_and_ctrl_q_close_the_window() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.section("Innstillinger").await.unwrap();
    let usual = width(&window).await;
    for _ in 0..3 {
        window.keys(Key::Control + "+").await.unwrap();
    }
    window.says("Størrelse: 150").await.unwrap();
    narrower(&window, usual).await;
    close(&window, "w").await;
    window.ended().await.unwrap();

    // It comes as it was left, before anything is pressed.
    let window = scene.open().await;
    window.synced().await.unwrap();
    narrower(&window, usual).await;
    // So large, the sections lie in a menu of their own.
    window.page.execute("location.hash = '#/innstillinger'", vec![]).await.unwrap();
    assert_eq!(window.value("Tekst og alt annet i vinduet").await.unwrap(), "150");
    window.keys(Key::Control + "0").await.unwrap();
    wait_for("the usual size", async || (width(&window).await == usual).then_some(())).await.unwrap();

    // A form that is being edited is asked about.
    window.section("Oversikt").await.unwrap();
    window.press("Rediger personopplysninger").await.unwrap();
    window.fill("Etternavn", "Nordli-Guttorm").await.unwrap();
    window.keys(Key::Control + "q").await.unwrap();
    window.shows("Vil du forkaste endringene?").await.unwrap();
    window.press("Fortsett å redigere").await.unwrap();
    window.holds("Etternavn", "Nordli-Guttorm").await.unwrap();
    window.press("Avbryt").await.unwrap();
    window.press("Forkast endringene").await.unwrap();
    window.shows_no("Vil du forkaste endringene?").await.unwrap();
    close(&window, "q").await;
    window.ended().await.unwrap();
}

/// Notes each time that the page has moved whether what lies in its middle can be pressed.
const WATCH: &str = "const main = document.querySelector('main');
    window.pressable = [];
    new MutationObserver(() => {
        if (main.dataset.moved === undefined) return;
        const { left, width } = main.getBoundingClientRect();
        window.pressable.push(main.contains(document.elementFromPoint(left + width / 2, innerHeight / 2)));
    }).observe(main, { attributeFilter: ['data-moved'] });";

#[tokio::test]
async fn r_04_1_messages_that_come_while_the_app_is_open_are_said() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    let write = |subject: &str, sender: &str| {
        let from = ["--body", "Husk fristen.", "--from", sender];
        feed::office(&scene.server, &[&["write", "demo", "--subject", subject][..], &from].concat()).unwrap();
    };
    window.page.execute(WATCH, vec![]).await.unwrap();
    write("Frist for krav", "NTL");
    window.says("1 ny melding fra NTL").await.unwrap();
    // What it has moved cannot be pressed at that moment: a press was meant for what stood there.
    wait_for("a move", async || {
        let seen = window.page.execute("return window.pressable", vec![]).await.ok()?;
        let seen: Vec<bool> = serde_json::from_value(seen.json().clone()).ok()?;
        assert!(!seen.contains(&true), "{seen:?}");
        (!seen.is_empty()).then_some(())
    })
    .await
    .unwrap();
    // Also the one that comes while another screen is shown.
    window.section("Kurs").await.unwrap();
    write("Årsmøte", "NTL Skatt");
    window.says("1 ny melding fra NTL Skatt").await.unwrap();
}

#[tokio::test]
async fn r_04_1_a_window_that_is_come_back_to_asks_for_what_is_new() {
    let scene = Scene::new();
    let address = scene.server.url().trim_start_matches("http://").parse().unwrap();
    let line = Proxy::before(address, 1).await.unwrap();
    let window = scene.sign_in(Window::open(&scene.desktop, &line.url).await.unwrap()).await;
    window.all_files_are_here().await.unwrap();
    let own = wait_for("the window", async || scene.display.window("Min side")).await.unwrap();
    let focus = |window: &str| scene.display.xdotool(&["windowfocus", window]).unwrap();
    // Zero is no window at all.
    focus("0");
    let before = quiet(&line).await;
    focus(&own);
    wait_for("a request", async || (line.requests() > before).then_some(())).await.unwrap();
}

/// How many requests have been made, once none has been for longer than the app takes the last sync for a new one.
async fn quiet(line: &Proxy) -> u64 {
    let mut before = line.requests();
    loop {
        tokio::time::sleep(Duration::from_secs(11)).await;
        let now = line.requests();
        if now == before {
            return now;
        }
        before = now;
    }
}

/// CSS pixels across the page: fewer when everything is larger.
async fn width(window: &Window) -> u64 {
    window.page.execute("return window.innerWidth", vec![]).await.unwrap().json().as_u64().unwrap()
}

async fn narrower(window: &Window, usual: u64) {
    wait_for("everything half as large again", async || {
        let width = width(window).await;
        (width * 14 / 10 <= usual && width * 16 / 10 >= usual).then_some(())
    })
    .await
    .unwrap();
}

/// The window goes with the key, and the driver's answer may go with it.
async fn close(window: &Window, key: &str) {
    let press = "const [key] = arguments;
        setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, cancelable: true })), 100)";
    let _ = window.page.execute(press, vec![key.into()]).await;
}
