//! Elected offices, and the member list that one of them gives.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};

#[tokio::test]
async fn r_06_1_r_06_2_r_06_3_offices_a_missing_one_and_the_list_also_without_network() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;

    // The declaration comes before the list, once.
    window.section("Verv").await.unwrap();
    for shown in ["Plasstillitsvalgt", "Aktivt", "Verneombud", "Avsluttet", "NTL Registerdirektoratet"] {
        window.shows(shown).await.unwrap();
    }
    let open = "//main//a[contains(@aria-label, 'Medlemsliste for')]";
    window.click(open).await.unwrap();
    window.shows("Taushetserklæring").await.unwrap();
    assert!(!window.text().await.contains("800 medlemmer"));
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("800 medlemmer").await.unwrap();
    wait_for("the declaration on record", async || {
        let unions = feed::rows(&scene.server, "union").await.ok()?;
        (unions[0]["declaration_accepted"] == unions[0]["declaration_version"]).then_some(())
    })
    .await
    .unwrap();

    // From here on there is no network.
    scene.server.stop();
    window.section("Verv").await.unwrap();
    window.click(open).await.unwrap();
    window.shows("800 medlemmer").await.unwrap();
    window.shows("Medlemslisten slettes fra maskinen").await.unwrap();
    sorted_and_filtered(&window).await;
    taken_out(&scene, &window).await;

    // A missing office: whom to tell, with a message that is ready.
    window.section("Verv").await.unwrap();
    window.press("Skriv til organisasjonsleddet").await.unwrap();
    let subject = window.field("Emne").await.unwrap();
    wait_for("the subject", async || {
        (subject.prop("value").await.ok()?? == "Verv som mangler i registeret").then_some(())
    })
    .await
    .unwrap();
    window.press("Send meldingen").await.unwrap();
    window.shows("på å bli sendt").await.unwrap();

    // What was taken out is on record, and the message arrives, when the network is back.
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    wait_for("the office's log", async || {
        let log = feed::seen_by_office(&scene.server, "/v1/office/log?after=0").await.ok()?;
        let lines = log["lines"].as_array()?.clone();
        let taken = lines.iter().find(|line| line["kind"] == "list_exported")?;
        (taken["detail"]["purpose"] == "Innkalling til årsmøte" && taken["detail"]["rows"] == 1).then_some(())
    })
    .await
    .unwrap();
    wait_for("the message", async || {
        let threads = feed::rows(&scene.server, "threads").await.ok()?;
        threads.iter().any(|thread| thread["subject"] == "Verv som mangler i registeret").then_some(())
    })
    .await
    .unwrap();
}

/// Names on the page, in their order.
async fn names(window: &Window) -> Vec<String> {
    const NAMES: &str =
        "return [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim())";
    window.page.execute(NAMES, vec![]).await.unwrap().convert().unwrap()
}

async fn sorted_and_filtered(window: &Window) {
    let first = names(window).await;
    assert_eq!(first.len(), 100, "a page of the list");
    window.click("//thead//button[contains(., 'Navn')]").await.unwrap();
    let last = wait_for("the other end", async || {
        let now = names(window).await;
        (!now.is_empty() && now[0] != first[0]).then_some(now)
    })
    .await
    .unwrap();
    // Aa is å, and stands last.
    assert!(last[0].starts_with("Å") || last[0].starts_with("Aa"), "{}", last[0]);
    window.fill("Søk i listen", &last[0].replace(',', "")).await.unwrap();
    window.shows("1 medlem passer").await.unwrap();
    assert_eq!(names(window).await, [last[0].clone()]);
}

/// The one that was found, as CSV by the native dialog.
async fn taken_out(scene: &Scene, window: &Window) {
    let name = names(window).await.remove(0);
    window.press("Lagre eller skriv ut").await.unwrap();
    window.tick("Tekstfil (CSV)").await.unwrap();
    window.press("Lagre listen").await.unwrap();
    window.shows("Skriv hva listen skal brukes til.").await.unwrap();
    window.fill("Formål", "Innkalling til årsmøte").await.unwrap();
    window.press("Lagre listen").await.unwrap();
    let place = scene.desktop.home().join("Downloads/liste.csv");
    scene.save_as(&place).await;
    let text = wait_for("the file", async || {
        std::fs::read_to_string(&place).ok().filter(|text| text.contains("Innkalling til årsmøte"))
    })
    .await
    .unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("Laget av;Kari Solbakken Nordli\r\n"), "{text}");
    let (last, first) = name.split_once(", ").unwrap();
    assert!(text.contains(&format!("{last};{first};")), "{name} in {text}");
    window.shows("1 venter på å bli sendt").await.unwrap();
}
