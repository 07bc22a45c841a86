//! The help: the guide in the app, by F1 and from the search over everything, without network, with whom to call.

use super::scene::Scene;
use crate::harness::wait_for;
use thirtyfour::prelude::*;

#[tokio::test]
async fn r_12_11_the_guide_is_read_and_searched_without_network_and_says_whom_to_call() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();

    // F1 opens it at the topic of the screen, and the focus is there.
    window.section("Kurs").await.unwrap();
    window.find_path("//main//h1[normalize-space(.)='Kurs']").await.unwrap();
    window.keys(Key::F1).await.unwrap();
    window.shows("kan du trekke søknaden til søknadsfristen har gått ut").await.unwrap();
    wait_for("the focus at the topic", async || (window.focused_name().await == "Kurs").then_some(()))
        .await
        .unwrap();

    // Whom to call is what the union has said.
    window.shows("40 00 01 00").await.unwrap();

    window.fill("Søk i hjelpen", "februar 2018").await.unwrap();
    window.shows("1 emne").await.unwrap();
    window.shows("står samlet i én post").await.unwrap();
    window.shows_no("kan du trekke søknaden til søknadsfristen").await.unwrap();

    // The search over everything finds the guide too.
    window.keys(Key::Control + "k").await.unwrap();
    window.fill("Søk i meldinger", "verveshopen poengene").await.unwrap();
    window.click("//*[contains(@class, 'help-hits')]//a[contains(., 'Verveshopen')]").await.unwrap();
    wait_for("the focus at the topic", async || (window.focused_name().await == "Verveshopen").then_some(()))
        .await
        .unwrap();
}
