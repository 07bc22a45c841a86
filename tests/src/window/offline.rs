//! Without a server, and through a kill: nothing that was read or written is lost, and nothing arrives twice.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
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
    // The list takes the place of the overview's, whose rows go while they are looked at.
    let text = async || window.page.find(By::Css("main a[data-row] .subject")).await.ok()?.text().await.ok();
    wait_for("the newest subject", text).await.unwrap()
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

#[tokio::test]
async fn r_01_1_r_02_1_r_03_1_r_04_1_r_04_7_r_05_1_r_06_1_r_07_1_r_08_1_r_08_2_r_09_1_r_09_3_r_11_1_all_is_read_without_network_after_a_cold_start()
 {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    window.close().await.unwrap();
    let shown = expected(&scene).await;
    let unread = unread_thread(&scene).await;
    scene.server.stop();

    let window = scene.open().await;
    for (address, texts) in &shown {
        window.go(address).await.unwrap();
        window.settled().await.unwrap();
        assert!(!texts.is_empty(), "{address}");
        for text in texts {
            window.shows(text).await.unwrap();
        }
    }
    window.shows("Uten nett").await.unwrap();
    // A picture of each reward is on the machine too.
    wait_for("the pictures", async || {
        const DRAWN: &str = "const all = [...document.querySelectorAll('.rewards img')];
            return all.length > 0 && all.every((img) => img.naturalWidth > 0);";
        window.page.execute(DRAWN, vec![]).await.ok()?.json().as_bool()?.then_some(())
    })
    .await
    .unwrap();

    // What is read without network is read on every machine once there is one.
    window.go(&format!("#/meldinger/{unread}")).await.unwrap();
    window.find("article .body").await.unwrap();
    window.go("#/").await.unwrap();
    window.settled().await.unwrap();
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    wait_for("the mark on the server", async || (unread_thread(&scene).await != unread).then_some(()))
        .await
        .unwrap();
}

/// What each section shows of what the server holds; the shop last.
async fn expected(scene: &Scene) -> Vec<(&'static str, Vec<String>)> {
    let of = async |collection: &str, fields: &[&str]| {
        let mut rows = feed::rows(&scene.server, collection).await.unwrap();
        // The recruits of before 2018 are one entry, without names.
        rows.retain(|row| row["collected"] != true);
        rows.sort_by_key(|row| std::cmp::Reverse(row["last_at"].as_str().map(str::to_owned)));
        let texts =
            rows.iter().flat_map(|row| fields.iter().filter_map(|field| row.pointer(field)?.as_str()));
        texts.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut overview = of("profile", &["/last_name", "/address/line1", "/email_private"]).await;
    overview.extend(of("membership", &["/member_number", "/unit_name"]).await);
    overview.extend(of("representatives", &["/name", "/email"]).await);
    vec![
        ("#/", overview),
        ("#/tillitsvalgte", of("representatives", &["/name", "/email"]).await),
        ("#/meldinger", of("threads", &["/subject"]).await.into_iter().take(1).collect()),
        ("#/arbeid", of("employments", &["/virksomhet_name", "/arbeidssted_name"]).await),
        ("#/verv", of("offices", &["/unit_name"]).await),
        ("#/kurs", of("enrolments", &["/course/title"]).await),
        ("#/verving", of("recruitments", &["/name"]).await),
        ("#/verveshop", [of("rewards", &["/name"]).await, of("orders", &["/reward_name"]).await].concat()),
    ]
}

/// The id of a thread that the server holds something unread in; empty when there is none.
async fn unread_thread(scene: &Scene) -> String {
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    let is_unread = |thread: &&serde_json::Value| {
        let through = thread["read_through"].as_str().unwrap_or_default();
        let of_union =
            |one: &&serde_json::Value| one["thread_id"] == thread["id"] && one["sender"] == "union";
        messages.iter().filter(of_union).any(|one| one["sent_at"].as_str() > Some(through))
    };
    let found = threads.iter().find(is_unread);
    found.and_then(|thread| thread["id"].as_str()).unwrap_or_default().to_owned()
}
