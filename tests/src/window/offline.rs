//! Without a server, and through a kill: nothing that was read or written is lost, and nothing arrives twice.

use super::scene::Scene;
use crate::stage::driver::Window;
use crate::stage::{feed, wait_for};
use thirtyfour::By;

const SUBJECT: &str = "Spørsmål om hviletid på nattskift";
const BODY: &str = "Hvor lang hvile har jeg krav på mellom to vakter?";
const NEW_MOBILE: &str = "412 34 567";
const NEW_MOBILE_SHOWN: &str = "41 23 45 67";

#[tokio::test]
async fn r_04_2_r_04_6_r_01_2_what_is_done_offline_survives_sigkill_and_arrives_once() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let subject = newest_subject(&window).await;
    window.close().await.unwrap();
    scene.server.stop();

    let window = scene.open().await;
    window.shows("Hei, Kari").await.unwrap();
    read_thread(&window, &subject).await;
    write_message(&window).await;
    change_mobile(&window).await;
    window.shows("2 venter på å bli sendt").await.unwrap();
    window.kill();

    let window = scene.open().await;
    window.shows("2 venter på å bli sendt").await.unwrap();
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    wait_for("the message on the server", async || (sent(&scene).await == 1).then_some(())).await.unwrap();
    wait_for("the new number on the server", async || {
        mobile(&scene).await.ends_with("41234567").then_some(())
    })
    .await
    .unwrap();
    wait_for("an empty outbox", async || (!window.text().await.contains("på å bli sendt")).then_some(()))
        .await
        .unwrap();
    window.close().await.unwrap();

    // Started and synced once more: what had arrived does not arrive again.
    let window = scene.open().await;
    window.press("Synkroniser nå").await.unwrap();
    window.synced().await.unwrap();
    assert_eq!(sent(&scene).await, 1);
    window.section("Meldinger").await.unwrap();
    window.shows(SUBJECT).await.unwrap();
}

async fn newest_subject(window: &Window) -> String {
    window.press("Alle meldinger").await.unwrap();
    let newest = window.find("main a[data-row]").await.unwrap();
    newest.find(By::Css(".subject")).await.unwrap().text().await.unwrap()
}

async fn read_thread(window: &Window, subject: &str) {
    window.press("Alle meldinger").await.unwrap();
    window.click("(//main//a[@data-row])[1]").await.unwrap();
    window.find_path(&format!("//main//*[self::h1 or self::h2][contains(., '{subject}')]")).await.unwrap();
    window.find("article, .message").await.unwrap();
}

async fn write_message(window: &Window) {
    window.press("Skriv ny melding").await.unwrap();
    window.choose("Til", 1).await.unwrap();
    window.fill("Emne", SUBJECT).await.unwrap();
    window.fill("Melding", BODY).await.unwrap();
    window.press("Send meldingen").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();
}

async fn change_mobile(window: &Window) {
    window.section("Oversikt").await.unwrap();
    window.press("Rediger personopplysninger").await.unwrap();
    window.fill("Mobil privat", NEW_MOBILE).await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows(NEW_MOBILE_SHOWN).await.unwrap();
}

async fn sent(scene: &Scene) -> usize {
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    messages.iter().filter(|message| message["body"] == BODY).count()
}

async fn mobile(scene: &Scene) -> String {
    let profiles = feed::rows(&scene.server, "profile").await.unwrap();
    profiles[0]["mobile_private"].as_str().unwrap_or_default().to_owned()
}
