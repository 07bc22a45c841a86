//! Recruiting, points and the reward shop.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use serde_json::Value;

#[tokio::test]
async fn r_08_1_r_08_2_r_09_1_r_09_2_r_09_3_recruits_points_and_orders_until_they_are_spent() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let recruited = feed::rows(&scene.server, "recruitments").await.unwrap();
    let points = balance(&scene).await;
    let krus = reward(&scene).await;
    let price = krus["price"].as_i64().unwrap();

    window.section("Verving").await.unwrap();
    window.shows("vervinger før februar 2018 (sekkepost)").await.unwrap();
    for recruit in recruited.iter().filter(|row| row["collected"] != true) {
        window.shows(recruit["name"].as_str().unwrap()).await.unwrap();
    }
    for shown in ["Registrert", "Godkjent", "Poenghistorikk", "Bestilling", &shown_number(points)] {
        window.shows(shown).await.unwrap();
    }

    // Every reward with a picture and a price; nothing is ordered before the address is confirmed.
    window.press("Bestill vervepremier").await.unwrap();
    let rewards = feed::rows(&scene.server, "rewards").await.unwrap();
    wait_for("the pictures", async || {
        const DRAWN: &str =
            "return [...document.querySelectorAll('.rewards img')].filter((img) => img.naturalWidth > 0).length";
        let drawn: usize = window.page.execute(DRAWN, vec![]).await.ok()?.convert().ok()?;
        (drawn == rewards.len()).then_some(())
    })
    .await
    .unwrap();
    let before = feed::rows(&scene.server, "orders").await.unwrap().len();
    window.press("Bestill Emaljekrus").await.unwrap();
    window.shows("Bekreft leveringsadressen øverst på siden først.").await.unwrap();
    window.tick("Adressen er riktig").await.unwrap();

    // Two presses are two orders, and the balance goes down with each.
    window.press("Bestill Emaljekrus").await.unwrap();
    window.shows(&format!("{} vervepoeng igjen", shown_number(points - price))).await.unwrap();
    window.fill("Antall: Emaljekrus", "3").await.unwrap();
    window.press("Bestill Emaljekrus").await.unwrap();
    window.shows(&format!("{} vervepoeng igjen", shown_number(points - 4 * price))).await.unwrap();
    assert_eq!(balance(&scene).await, points - 4 * price);
    assert_eq!(feed::rows(&scene.server, "orders").await.unwrap().len(), before + 2);
    window.shows("3 × Emaljekrus").await.unwrap();

    // More than is left cannot be ordered, and without network nothing can.
    window.fill("Antall: Emaljekrus", "999").await.unwrap();
    window.press("Bestill Emaljekrus").await.unwrap();
    window.shows("Dette koster mer enn du har igjen").await.unwrap();
    window.fill("Antall: Emaljekrus", "1").await.unwrap();
    scene.server.stop();
    window.press("Synkroniser nå").await.unwrap();
    window.shows("Bestilling krever nett. Du er uten nett nå.").await.unwrap();
    window.press("Bestill Emaljekrus").await.unwrap();
    window.shows(&format!("{} vervepoeng igjen", shown_number(points - 4 * price))).await.unwrap();
    assert!(!window.text().await.contains("på å bli sendt"));
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    window.synced().await.unwrap();
    assert_eq!(feed::rows(&scene.server, "orders").await.unwrap().len(), before + 2);
    still_listed(&window).await;
}

async fn reward(scene: &Scene) -> Value {
    let rewards = feed::rows(&scene.server, "rewards").await.unwrap();
    rewards.into_iter().find(|row| row["name"] == "Emaljekrus").unwrap()
}

async fn balance(scene: &Scene) -> i64 {
    let entries = feed::rows(&scene.server, "points").await.unwrap();
    entries.iter().map(|entry| entry["points"].as_i64().unwrap()).sum()
}

/// A number as the page shows it, white space folded: four digits stand together, more are grouped.
fn shown_number(number: i64) -> String {
    if number < 10_000 { number.to_string() } else { format!("{} {:03}", number / 1_000, number % 1_000) }
}

async fn still_listed(window: &Window) {
    let listed = window.find_path("//section[.//h2[contains(., 'Bestillinger')]]").await.unwrap();
    assert!(listed.text().await.unwrap().contains("3 × Emaljekrus"));
}
