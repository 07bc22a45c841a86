//! Accessibility of the real window, by axe-core.

use super::axe;
use super::scene::Scene;
use crate::stage::driver::Window;

#[tokio::test]
async fn r_12_6_axe_finds_nothing_on_overview_inbox_and_a_form_in_light_and_dark() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    for theme in ["Lyst", "Mørkt"] {
        window.section("Innstillinger").await.unwrap();
        window.tick(theme).await.unwrap();
        expect_none(&window, &format!("settings, {theme}")).await;
        window.section("Oversikt").await.unwrap();
        window.shows("Hei, Kari").await.unwrap();
        expect_none(&window, &format!("overview, {theme}")).await;
        window.section("Meldinger").await.unwrap();
        window.find("main a[data-row]").await.unwrap();
        expect_none(&window, &format!("inbox, {theme}")).await;
        window.section("Oversikt").await.unwrap();
        window.press("Rediger personopplysninger").await.unwrap();
        window.field("Etternavn").await.unwrap();
        expect_none(&window, &format!("form, {theme}")).await;
        window.press("Avbryt").await.unwrap();
    }
}

async fn expect_none(window: &Window, place: &str) {
    let found = axe::violations(window).await;
    assert_eq!(found, Vec::<String>::new(), "{place}");
}
