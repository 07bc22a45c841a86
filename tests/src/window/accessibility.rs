//! Accessibility of the real window, by axe-core.

use super::axe;
use super::scene::Scene;
use crate::stage::driver::Window;
use crate::stage::{gallery, wait_for};
use thirtyfour::{By, Key};

#[tokio::test]
async fn r_12_6_axe_finds_nothing_on_any_screen_or_dialog_in_light_and_dark() {
    let scene = Scene::new();
    let window = scene.open().await;
    window.control("Logg inn").await.unwrap();
    expect_none(&window, "start").await;
    let window = scene.sign_in(window).await;
    let list = gallery::address_of(&scene.server, "#/medlemsliste/{}", Some("offices")).await.unwrap();
    window.go(&list).await.unwrap();
    window.control("Jeg godtar erklæringen").await.unwrap();
    expect_none(&window, "declaration").await;
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("medlemmer passer").await.unwrap();
    for (name, address, opened) in gallery::SCREENS {
        let address = gallery::address_of(&scene.server, address, *opened).await.unwrap();
        window.go(&address).await.unwrap();
        window.settled().await.unwrap();
        expect_none(&window, name).await;
    }
    for (name, address, opener) in gallery::DIALOGS {
        window.go(address).await.unwrap();
        window.settled().await.unwrap();
        window.click(opener).await.unwrap();
        window.find("dialog[open]").await.unwrap();
        expect_none(&window, name).await;
        window.keys(Key::Escape + "").await.unwrap();
        wait_for("the end of the dialog", async || {
            window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty().then_some(())
        })
        .await
        .unwrap();
    }
}

/// axe finds nothing in either theme.
async fn expect_none(window: &Window, place: &str) {
    for theme in ["light", "dark"] {
        let into = "document.documentElement.dataset.colorScheme = arguments[0]";
        window.page.execute(into, vec![theme.into()]).await.unwrap();
        let found = axe::violations(window).await;
        assert_eq!(found, Vec::<String>::new(), "{place}, {theme}");
    }
}
