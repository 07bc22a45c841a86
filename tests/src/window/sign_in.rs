//! Signing in through the member's own browser, when it does not go by itself.

use super::scene::Scene;
use crate::harness::{sign_in, wait_for};

#[tokio::test]
async fn a_sign_in_can_be_given_up_and_the_browser_be_opened_again() {
    let scene = Scene::new();
    let window = scene.open().await;
    let opened = async |times: usize| {
        wait_for("the browser", async || (scene.desktop.opened().len() == times).then_some(()))
            .await
            .unwrap();
    };
    window.press("Logg inn").await.unwrap();
    opened(1).await;
    window.press("Avbryt innloggingen").await.unwrap();
    window.press("Logg inn").await.unwrap();
    opened(2).await;
    window.press("Åpne nettleseren på nytt").await.unwrap();
    opened(3).await;
    // Nothing is said to have gone wrong, and the page that was opened last is the one that counts.
    window.shows("Fullfør innloggingen i nettleseren").await.unwrap();
    assert!(window.page.find_all(thirtyfour::By::Css("[role='alert']")).await.unwrap().is_empty());
    sign_in::as_person(&scene.desktop, 3, sign_in::DEMO_MEMBER).await.unwrap();
    window.synced().await.unwrap();
    window.shows("Hei, Kari").await.unwrap();
}
