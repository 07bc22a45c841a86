//! Names as long as reality fit every screen: nothing is cut, and no page scrolls sideways.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, gallery, wait_for};
use serde_json::{Map, Value, json};
use thirtyfour::{By, Key};

/// Two given names and two surnames, 76 letters in all.
const FIRST: &str = "Ánne-Márjá Elisabeth Gáddjá";
const LAST: &str = "Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold";
/// 60 letters.
const NAME: &str = "Ánne-Márjá Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold";
/// A name of an organisation, and of a file, as long as any in the register.
const PLACE: &str = "NTL Arbeids- og velferdsdirektoratet avdeling Guovdageaidnu Kautokeino";
const EMAIL: &str = "anne-marja.guovdageaidnu-avjovarri.schjelderup@registerdirektoratet.example.no";

/// Whose records are the member's own, and their fields that hold such a name.
const LONG: &[(&str, &[(&str, &str)])] = &[
    ("profile", &[("first_name", FIRST), ("last_name", LAST), ("email_work", EMAIL)]),
    ("membership", &[("unit_name", PLACE)]),
    ("representatives", &[("name", NAME), ("unit_name", PLACE), ("email", EMAIL)]),
    ("recipients", &[("name", PLACE)]),
    ("threads", &[("recipient_name", PLACE)]),
    ("messages", &[("sender_name", NAME)]),
    ("employments", &[("virksomhet_name", PLACE), ("arbeidssted_name", PLACE)]),
    ("offices", &[("unit_name", PLACE)]),
    ("recruitments", &[("name", NAME)]),
    ("documents", &[("from", NAME)]),
    (
        "list_members",
        &[("first_name", FIRST), ("last_name", LAST), ("email", EMAIL), ("arbeidssted_name", PLACE)],
    ),
];

/// Text that its element hides a part of, and whether the page, or a part of it, scrolls sideways.
const CUT: &str = "
const room = document.documentElement.clientWidth, found = [];
if (document.documentElement.scrollWidth > room) {
  const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1);
  found.push(`the page scrolls sideways: ${wide.slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(' | ')}`);
}
for (const element of document.querySelectorAll('body *')) {
  const style = getComputedStyle(element);
  const hides = (axis) => ['hidden', 'clip'].includes(style[axis]);
  const cut = (hides('overflowX') && element.scrollWidth > element.clientWidth + 1)
    || (hides('overflowY') && element.scrollHeight > element.clientHeight + 1);
  const scrolls = ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
  if (scrolls) found.push(`scrolls sideways by ${element.scrollWidth - element.clientWidth}: ${element.outerHTML.slice(0, 120)}`);
  // The first words of a message are a taste of it: all of it is one press away. So is the heading of a conversation.
  if (element.matches('.preview, .overhead span')) continue;
  // What only a screen reader is told takes no room; what is not shown is not cut.
  if (!cut || !element.innerText?.trim() || element.clientWidth <= 1 || element.closest('.sr-only')) continue;
  found.push(`${element.innerText.trim().slice(0, 80)} in ${element.outerHTML.slice(0, 120)}`);
}
return found;";

#[tokio::test]
async fn r_01_1_r_02_1_r_03_1_r_04_1_r_05_1_r_06_1_r_06_3_r_08_1_r_11_1_long_names_fit_every_screen_at_every_size()
 {
    let scene = Scene::new();
    feed::import(&scene.server, &lengthened(&scene).await).unwrap();
    let window = scene.signed_in().await;
    window.shows(LAST).await.unwrap();
    let list = gallery::address_of(&scene.server, "#/medlemsliste/{}", Some("offices")).await.unwrap();
    window.go(&list).await.unwrap();
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("Søk i listen").await.unwrap();
    let mut cut = Vec::new();
    for (width, zoomed) in [(1400, false), (800, false), (800, true)] {
        let shown = scene.display.window("Min side").unwrap();
        scene.display.xdotool(&["windowsize", "--sync", &shown, &width.to_string(), "900"]).unwrap();
        zoom(&window, zoomed).await;
        let at = format!("{width} px{}", if zoomed { " at 200 %" } else { "" });
        for (name, address, opened) in gallery::SCREENS {
            let address = gallery::address_of(&scene.server, address, *opened).await.unwrap();
            window.go(&address).await.unwrap();
            window.settled().await.unwrap();
            cut.extend(cut_in(&window).await.into_iter().map(|what| format!("{name}, {at}: {what}")));
        }
    }
    for (name, address, opened, opener) in gallery::DIALOGS {
        let address = gallery::address_of(&scene.server, address, *opened).await.unwrap();
        window.go(&address).await.unwrap();
        window.settled().await.unwrap();
        // The driver reckons without the zoom where it should click.
        let opener = window.find_path(opener).await.unwrap();
        window.page.execute("arguments[0].click()", vec![opener.to_json().unwrap()]).await.unwrap();
        window.find("dialog[open]").await.unwrap();
        cut.extend(cut_in(&window).await.into_iter().map(|what| format!("{name}, 800 px at 200 %: {what}")));
        window.keys(Key::Escape + "").await.unwrap();
        wait_for("the end of the dialog", async || {
            window.page.find_all(By::Css("dialog[open]")).await.ok()?.is_empty().then_some(())
        })
        .await
        .unwrap();
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

async fn cut_in(window: &Window) -> Vec<String> {
    window.page.execute(CUT, vec![]).await.unwrap().convert().unwrap()
}

/// By the keys, as a member does; the page has half the room at 200 %.
async fn zoom(window: &Window, double: bool) {
    let scale = "return Math.round(10 * window.outerWidth / window.innerWidth) / 10";
    let wanted = if double { 2.0 } else { 1.0 };
    wait_for("the zoom", async || {
        let now: f64 = window.page.execute(scale, vec![]).await.ok()?.convert().ok()?;
        if (now - wanted).abs() < 0.15 {
            return Some(());
        }
        window.keys(Key::Control + if now < wanted { "+" } else { "-" }).await.ok()?;
        window.frames().await.ok()
    })
    .await
    .unwrap();
}

/// The member's records again, with long names in them.
async fn lengthened(scene: &Scene) -> Vec<Value> {
    let mut lines = Vec::new();
    for (collection, fields) in LONG {
        for mut body in feed::rows(&scene.server, collection).await.unwrap() {
            let row = body.as_object_mut().unwrap();
            fields.iter().for_each(|(field, to)| lengthen(row, field, to));
            let audience = match *collection {
                "list_members" => format!("unit:{}", row["unit_id"].as_str().unwrap()),
                _ => "member:demo".to_owned(),
            };
            lines.push(json!({"type": "row", "audience": audience, "collection": collection, "body": body}));
        }
    }
    lines
}

fn lengthen(row: &mut Map<String, Value>, field: &str, to: &str) {
    let held = row.get_mut(field).unwrap_or_else(|| panic!("no field {field}"));
    *held = to.into();
}
