//! The front page.

use super::scene::Scene;

/// The sections in the order of the union's own page.
const SECTIONS: &[&str] = &[
    "Personopplysninger",
    "Medlemsopplysninger",
    "Tillitsvalgte",
    "Siste meldinger",
    "Mine arbeidsforhold",
    "Mine verv",
    "Mine kurs",
    "Mine vervinger",
];

#[tokio::test]
async fn r_11_1_r_11_2_one_page_with_all_sections_and_how_far_the_sync_has_come() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.shows("Hei, Kari").await.unwrap();
    let headings = window.headings().await;
    let mut from = 0;
    for section in SECTIONS {
        let at = headings[from..].iter().position(|heading| heading.contains(section));
        from += at
            .unwrap_or_else(|| panic!("{section} does not come after the {from} before it: {headings:?}"))
            + 1;
    }
    window.shows("Synkronisert").await.unwrap();
    window.shows("På nett").await.unwrap();
    window.control("Synkroniser nå").await.unwrap();
}
