//! What stands in the window's title can be read over a shoulder, in every taskbar and in the logs of what watches windows:
//! it names the place alone.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use serde_json::Value;
use std::collections::BTreeSet;

const PERMITTED: &[&str] = &[
    "Min side",
    "Oversikt – Min side",
    "Meldinger – Min side",
    "Dokumenter – Min side",
    "Kurs – Min side",
    "Arbeid – Min side",
    "Tillitsvalgte – Min side",
    "Verv – Min side",
    "Verving – Min side",
    "Innstillinger – Min side",
    "Hjelp – Min side",
];

/// Notes every title that the page gives itself.
const NOTE: &str = "window.titles = [document.title];
    new MutationObserver(() => window.titles.push(document.title)).observe(document.head, { childList: true, subtree: true, characterData: true });";

#[tokio::test]
async fn r_12_2_the_title_of_the_window_names_the_place_and_never_a_subject_a_person_or_a_union() {
    let scene = Scene::new();
    let window = scene.open().await;
    window.page.execute(NOTE, vec![]).await.unwrap();
    let window = scene.sign_in(window).await;
    let mut shown = BTreeSet::new();
    for (address, place) in journey(&scene).await {
        window.go(&address).await.unwrap();
        window.settled().await.unwrap();
        wait_for(&address, async || (title(&window).await == format!("{place} – Min side")).then_some(()))
            .await
            .unwrap();
        // What the desktop is told comes a moment later.
        let seen = wait_for(place, async || {
            let id = scene.display.window("Min side")?;
            let name = scene.display.xdotool(&["getwindowname", &id]).ok()?.trim().to_owned();
            name.starts_with(place).then_some(name)
        });
        shown.insert(seen.await.unwrap());
    }
    let noted = window.page.execute("return window.titles", vec![]).await.unwrap();
    shown.extend(noted.convert::<Vec<String>>().unwrap());
    let strange: Vec<_> = shown.iter().filter(|title| !PERMITTED.contains(&title.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(shown.len() >= PERMITTED.len() - 1, "{shown:?}");
}

async fn title(window: &Window) -> String {
    window.page.title().await.unwrap_or_default()
}

/// Every place, also those that show something of one's own by its name.
async fn journey(scene: &Scene) -> Vec<(String, &'static str)> {
    let first = async |collection: &str, field: &str, so: &dyn Fn(&Value) -> bool| {
        let rows = feed::rows(&scene.server, collection).await.unwrap();
        rows.iter().find(|row| so(row)).and_then(|row| row[field].as_str()).unwrap().to_owned()
    };
    let any = |_: &Value| true;
    let thread = first("threads", "id", &any).await;
    let document = first("documents", "id", &any).await;
    let invoice = first("invoices", "id", &any).await;
    let certificate = first("kursbevis", "id", &any).await;
    let unit = first("offices", "unit_id", &|row| row["gives_list"] == true).await;
    [
        ("#/".to_owned(), "Oversikt"),
        ("#/meldinger".to_owned(), "Meldinger"),
        (format!("#/meldinger/{thread}"), "Meldinger"),
        ("#/meldinger/ny".to_owned(), "Meldinger"),
        ("#/dokumenter".to_owned(), "Dokumenter"),
        (format!("#/vis/document/{document}"), "Dokumenter"),
        (format!("#/faktura/{invoice}"), "Dokumenter"),
        (format!("#/vis/kursbevis/{certificate}"), "Dokumenter"),
        ("#/kurs".to_owned(), "Kurs"),
        ("#/kontroll".to_owned(), "Kurs"),
        ("#/arbeid".to_owned(), "Arbeid"),
        ("#/tillitsvalgte".to_owned(), "Tillitsvalgte"),
        ("#/verv".to_owned(), "Verv"),
        (format!("#/medlemsliste/{unit}"), "Verv"),
        ("#/verving".to_owned(), "Verving"),
        ("#/verveshop".to_owned(), "Verving"),
        ("#/innstillinger".to_owned(), "Innstillinger"),
        ("#/hjelp".to_owned(), "Hjelp"),
    ]
    .to_vec()
}
