//! The front page.

use super::scene::Scene;
use crate::harness::sign_in;

/// What waits for the member, then the sections in the order of the union's own page.
const SECTIONS: &[&str] = &[
    "Dette venter på deg",
    "Personopplysninger",
    "Medlemsopplysninger",
    "Tillitsvalgte",
    "Siste meldinger",
    "Mine arbeidsforhold",
    "Mine verv",
    "Mine kurs",
    "Mine vervinger",
    "Mine e-poster, fakturaer og dokumenter",
];

/// Each way to the whole of a section, and the heading it leads to.
const WHOLES: &[(&str, &str)] = &[
    ("Alle meldinger", "Meldinger"),
    ("Alle arbeidsforhold", "Arbeidsforhold"),
    ("Alle verv", "Verv"),
    ("Alle kurs", "Kurs"),
    ("Alle vervinger", "Verving"),
    ("Bestill vervepremier", "Verveshopen"),
    ("Alle dokumenter", "E-poster, fakturaer og dokumenter"),
];

#[tokio::test]
async fn r_11_1_r_11_2_r_13_1_one_page_with_what_waits_all_sections_and_how_far_the_sync_has_come() {
    let mut scene = Scene::new();
    let window = scene.open().await;
    window.press("Logg inn").await.unwrap();
    sign_in::as_person(&scene.desktop, 1, sign_in::DEMO_MEMBER).await.unwrap();
    // The first sync says what is being fetched and how far it has come, while the page can be used already.
    window.shows("Henter opplysningene dine").await.unwrap();
    window.find("[data-testid='first-sync'] progress").await.unwrap();
    window
        .find_path("//*[@data-testid='first-sync']//p[starts-with(., 'Henter ')][contains(., ' av ')]")
        .await
        .unwrap();
    window.press("Rediger personopplysninger").await.unwrap();
    window.press("Avbryt").await.unwrap();
    window.synced().await.unwrap();
    window.shows_no("Henter opplysningene dine").await.unwrap();

    window.shows("Hei, Kari").await.unwrap();
    let headings = window.headings().await;
    let mut from = 0;
    for section in SECTIONS {
        let at = headings[from..].iter().position(|heading| heading.contains(section));
        from += at
            .unwrap_or_else(|| panic!("{section} does not come after the {from} before it: {headings:?}"))
            + 1;
    }
    window
        .click("//section[.//h2[contains(., 'Dette venter på deg')]]//a[contains(., 'uleste samtaler')]")
        .await
        .unwrap();
    window.find_path("//main//h1[normalize-space(.)='Meldinger']").await.unwrap();
    window.section("Oversikt").await.unwrap();
    for (way, heading) in WHOLES {
        window.press(way).await.unwrap();
        window.find_path(&format!("//main//h1[normalize-space(.)='{heading}']")).await.unwrap();
        window.section("Oversikt").await.unwrap();
    }

    // Synced when, on the net or not, and what waits are always there; also without network.
    window.shows("På nett").await.unwrap();
    scene.server.stop();
    window.press("Synkroniser nå").await.unwrap();
    window.shows("Uten nett").await.unwrap();
    window.press("Rediger medlemsopplysninger").await.unwrap();
    window.tick("Jeg vil ha NTL-magasinet i posten").await.unwrap();
    window.press("Lagre").await.unwrap();
    for address in ["#/", "#/meldinger", "#/kurs", "#/innstillinger"] {
        window.go(address).await.unwrap();
        for part in ["Synkronisert i dag", "Uten nett", "1 venter på å bli sendt", "Synkroniser nå"] {
            window.shows(part).await.unwrap();
        }
    }
    window.section("Oversikt").await.unwrap();
    window.press("Noe du har gjort, er ikke sendt ennå").await.unwrap();
    window.find_path("//dialog//h2[normalize-space(.)='Venter på å bli sendt']").await.unwrap();
    window.press("Lukk").await.unwrap();
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    window.shows("På nett").await.unwrap();
    window.shows_no("venter på å bli sendt").await.unwrap();
    window.shows_no("er ikke sendt ennå").await.unwrap();
}
