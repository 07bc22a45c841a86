//! The menu of the right mouse button, and what would load the page again: a form that is being edited stays.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, papers, wait_for};
use std::time::Duration;
use thirtyfour::prelude::*;

const NAME: &str = "Nordli-Guttorm";
const INVITATION: &str = "Invitasjon til samling";

#[tokio::test]
async fn r_01_2_nothing_loads_the_page_again_while_a_form_is_edited_and_the_menu_cuts_and_pastes() {
    let scene = Scene::new();
    let letter = scene.server.data().join("invitasjon.eml");
    let html = "<p>Velkommen.</p><p><a href=\"https://example.no/pamelding\">Meld deg på</a></p>";
    std::fs::write(&letter, papers::email(INVITATION, html)).unwrap();
    let letter = letter.to_string_lossy().into_owned();
    let send = ["send-document", "demo", &letter, "--title", INVITATION, "--from", "Kurs", "--kind", "email"];
    feed::office(&scene.server, &send).unwrap();
    let window = scene.signed_in().await;
    window.page.execute("window.stays = true", vec![]).await.unwrap();

    // On the page: its words, and a link within the app. There is no «Reload».
    assert_eq!(menu(&scene, &window, "//main//h1").await, ["Kopier", "Merk alt"]);
    press_escape(&window).await;
    assert_eq!(menu(&scene, &window, "//nav//a[1]").await, ["Åpne lenken", "Kopier", "Merk alt"]);
    choose(&window, "Merk alt").await;
    let marked = window.page.execute("return getSelection().toString()", vec![]).await.unwrap();
    assert!(marked.json().as_str().unwrap().contains("Personopplysninger"));

    // In a field of a form, with what is in it.
    window.press("Rediger personopplysninger").await.unwrap();
    window.fill("Etternavn", NAME).await.unwrap();
    let field = "//dialog//input[@id='last_name']";
    assert_eq!(menu(&scene, &window, field).await, ["Klipp ut", "Kopier", "Lim inn", "Merk alt"]);
    choose(&window, "Merk alt").await;
    menu(&scene, &window, field).await;
    choose(&window, "Klipp ut").await;
    window.holds("Etternavn", "").await.unwrap();
    menu(&scene, &window, field).await;
    choose(&window, "Lim inn").await;
    window.holds("Etternavn", NAME).await.unwrap();
    // Esc closes the menu, and not the form below.
    menu(&scene, &window, field).await;
    press_escape(&window).await;
    window.holds("Etternavn", NAME).await.unwrap();

    // The keys that load a page again in a browser do not here.
    for keys in [Key::F5 + "", Key::Control + "r", Key::Control + Key::Shift + "r", Key::Control + Key::F5] {
        window.keys(keys).await.unwrap();
    }
    let app = scene.display.window("Min side").unwrap();
    scene.display.xdotool(&["windowfocus", "--sync", &app]).unwrap();
    for key in ["F5", "ctrl+r", "ctrl+shift+r", "ctrl+F5"] {
        scene.display.xdotool(&["key", key]).unwrap();
    }
    window.frames().await.unwrap();
    window.holds("Etternavn", NAME).await.unwrap();
    let stays = window.page.execute("return window.stays === true", vec![]).await.unwrap();
    assert_eq!(stays.json().as_bool(), Some(true), "the page was loaded again");
    // Whatever else would is asked about, as long as there is something to lose.
    assert!(is_held(&window).await);
    window.press("Avbryt").await.unwrap();
    window.press("Forkast endringene").await.unwrap();
    wait_for("a page that may go", async || (!is_held(&window).await).then_some(())).await.unwrap();

    // A link of a stranger's can be copied without being opened.
    window.open_paper(INVITATION).await.unwrap();
    let link = "//main//a[normalize-space(.)='Meld deg på']";
    assert_eq!(menu(&scene, &window, link).await, ["Åpne lenken", "Kopier lenken", "Kopier", "Merk alt"]);
    let before = scene.desktop.opened().len();
    choose(&window, "Åpne lenken").await;
    window.shows("Åpne lenken i nettleseren?").await.unwrap();
    window.press("Avbryt").await.unwrap();
    assert_eq!(scene.desktop.opened().len(), before);
}

#[tokio::test]
async fn r_12_6_the_spelling_is_checked_and_a_misspelt_word_is_put_right_from_the_menu() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.press("Skriv ny").await.unwrap();
    // The last is the first guess of the third dictionary: bokmål and nynorsk know one each that is not meant.
    for (typed, wrong, right, place) in [
        ("en lang permisjoon", "permisjoon", "permisjon", 1),
        ("the recieved letter", "recieved", "received", 3),
    ] {
        // Where the word is drawn: measured in an element that is set as the field is.
        const PLACE: &str = "const [word] = arguments;
            const field = document.querySelector('#compose-body');
            field.scrollIntoView({ block: 'center' });
            const style = getComputedStyle(field);
            const ruler = document.createElement('canvas').getContext('2d');
            ruler.font = style.font;
            const at = field.getBoundingClientRect();
            const before = ruler.measureText(field.value.slice(0, field.value.indexOf(word))).width;
            const across = before + ruler.measureText(word).width / 2;
            return [at.x + parseFloat(style.paddingLeft) + across, at.y + parseFloat(style.paddingTop) + 12];";
        // Where the checker has not looked at the word yet, the menu is the page's, and it is written once more.
        wait_for("the checker's menu", async || {
            window.empty("Melding").await.ok()?;
            // Typed, since what is put there by a script is not checked; the last space ends the word.
            window.fill("Melding", &format!("{typed} ")).await.ok()?;
            tokio::time::sleep(Duration::from_millis(600)).await;
            let at = window.page.execute(PLACE, vec![wrong.into()]).await.ok()?;
            let [x, y]: [f64; 2] = at.convert().ok()?;
            let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
            // The caret goes to the word, and the checker is asked about it.
            scene.display.xdotool(&["mousemove", &x, &y, "click", "1"]).ok()?;
            tokio::time::sleep(Duration::from_millis(400)).await;
            scene.display.xdotool(&["click", "3"]).ok()?;
            tokio::time::sleep(Duration::from_millis(800)).await;
            if window.page.find_all(By::Css("[role=menu]")).await.ok()?.is_empty() {
                return Some(());
            }
            window.keys(thirtyfour::Key::Escape + "").await.ok()?;
            None
        })
        .await
        .unwrap();
        for _ in 0..place {
            scene.display.xdotool(&["key", "Down"]).unwrap();
        }
        scene.display.xdotool(&["key", "Return"]).unwrap();
        wait_for("the word put right", async || {
            let text = window.value("Melding").await.ok()?;
            (!text.contains(wrong) && text.contains(right)).then_some(())
        })
        .await
        .unwrap();
    }
}

/// Presses the right button of the mouse on something; the names in the menu.
async fn menu(scene: &Scene, window: &Window, path: &str) -> Vec<String> {
    const PLACE: &str = "arguments[0].scrollIntoView({ block: 'center' });
        const at = arguments[0].getBoundingClientRect();
        return [at.x + Math.min(20, at.width / 2), at.y + at.height / 2];";
    let at = window.find_path(path).await.unwrap();
    // What moves, as a dialog that opens, has come to rest.
    tokio::time::sleep(Duration::from_millis(400)).await;
    let place = window.page.execute(PLACE, vec![at.to_json().unwrap()]).await.unwrap();
    let [x, y]: [f64; 2] = place.convert().unwrap();
    let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
    scene.display.xdotool(&["mousemove", &x, &y, "click", "3"]).unwrap();
    wait_for("the menu", async || {
        let names = "return [...document.querySelectorAll('[role=menu]:popover-open [role=menuitem]')].map((one) => one.textContent)";
        let names: Vec<String> = window.page.execute(names, vec![]).await.ok()?.convert().ok()?;
        (!names.is_empty()).then_some(names)
    })
    .await
    .unwrap()
}

async fn choose(window: &Window, name: &str) {
    window.click(&format!("//*[@role='menuitem'][normalize-space(.)='{name}']")).await.unwrap();
    gone(window).await;
}

async fn press_escape(window: &Window) {
    window.keys(Key::Escape + "").await.unwrap();
    gone(window).await;
}

async fn gone(window: &Window) {
    wait_for("the end of the menu", async || {
        window.page.find_all(By::Css("[role=menu]")).await.ok()?.is_empty().then_some(())
    })
    .await
    .unwrap();
}

/// Whether the page stands in the way of being left.
async fn is_held(window: &Window) -> bool {
    const LEAVE: &str = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    window.page.execute(LEAVE, vec![]).await.unwrap().json().as_bool().unwrap()
}
