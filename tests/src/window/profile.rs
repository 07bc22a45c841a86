//! Personal details, the membership and the representatives.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use min_side_wire::command::{Command, FieldEdit, Outcome};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const EDIT: &str = "Rediger personopplysninger";

#[tokio::test]
async fn r_01_1_r_01_2_r_01_3_r_01_4_r_01_5_details_are_read_checked_where_they_are_typed_and_saved() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    everything_is_shown(&window, &profile(&scene).await).await;

    // Nothing typed is lost without a question; the birth date cannot be edited, and the form says whom to ask.
    window.press(EDIT).await.unwrap();
    window
        .shows("Fødselsdatoen kan ikke endres her. Er den feil, skriv en melding til forbundskontoret.")
        .await
        .unwrap();
    window.fill("Etternavn", "Nordli-Guttorm").await.unwrap();
    window.keys(Key::Escape + "").await.unwrap();
    window.shows("Vil du forkaste endringene?").await.unwrap();
    window.press("Fortsett å redigere").await.unwrap();
    window.holds("Etternavn", "Nordli-Guttorm").await.unwrap();

    for (work, private, choice, good, other) in [
        ("E-post jobb", "E-post privat", "E-post sendes til", "kari@etat.example.no", "kari@example.no"),
        ("Mobil jobb", "Mobil privat", "Foretrukket mobil", "22 22 22 22", "412 34 567"),
    ] {
        the_only_one_filled_is_the_choice(&window, work, private, choice, good, other).await;
    }

    // A wrong number is told at its field, which gets the focus.
    window.fill("Mobil privat", "123").await.unwrap();
    window.press("Lagre").await.unwrap();
    window
        .shows("Dette er ikke et telefonnummer. Skriv åtte sifre, eller begynn med + og landkode.")
        .await
        .unwrap();
    wait_for("the focus", async || (window.focused_name().await == "Mobil privat").then_some(()))
        .await
        .unwrap();
    window.fill("Mobil privat", "0047 412 34 567").await.unwrap();

    // A postal code fills the place in. One that nobody knows asks for it.
    window.fill("Postnummer", "5003").await.unwrap();
    window.holds("Poststed", "BERGEN").await.unwrap();
    window.fill("Postnummer", "0002").await.unwrap();
    window.shows("Vi kjenner ikke postnummer 0002. Skriv poststedet selv.").await.unwrap();
    window.holds("Poststed", "").await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows("Feltet må fylles ut.").await.unwrap();
    window.fill("Poststed", "Nyby").await.unwrap();
    window.press("Lagre").await.unwrap();
    let saved = wait_for("the details on the server", async || {
        let profile = profile(&scene).await;
        (profile["address"]["place"] == "Nyby").then_some(profile)
    });
    let saved = saved.await.unwrap();
    assert_eq!(saved["last_name"], "Nordli-Guttorm");
    assert_eq!(saved["address"]["postal_code"], "0002");
    assert_eq!(
        (&saved["mobile_work"], &saved["mobile_private"]),
        (&json!("+4722222222"), &json!("+4741234567"))
    );
    window.shows("0002 Nyby").await.unwrap();
}

async fn everything_is_shown(window: &Window, profile: &Value) {
    let shown = window.part("Personopplysninger").await.unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let phone = |value: &Value| {
        let digits = text(value).replace("+47", "");
        let pairs: Vec<_> =
            digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap()).collect();
        pairs.join(" ")
    };
    let address = &profile["address"];
    let born: chrono::NaiveDate = text(&profile["birth_date"]).parse().unwrap();
    for (name, value) in [
        ("Navn", format!("{} {}", text(&profile["first_name"]), text(&profile["last_name"]))),
        ("Adresse", text(&address["line1"])),
        ("Adresse", format!("{} {}", text(&address["postal_code"]), text(&address["place"]))),
        ("Fødselsdato", chrono::Datelike::day(&born).to_string()),
        ("E-post jobb", text(&profile["email_work"])),
        ("E-post privat", text(&profile["email_private"])),
        ("E-post sendes til", String::new()),
        ("Mobil jobb", phone(&profile["mobile_work"])),
        ("Mobil privat", phone(&profile["mobile_private"])),
        ("Foretrukket mobil", String::new()),
    ] {
        let (_, after) = shown.split_once(name).unwrap_or_else(|| panic!("{name} is not in {shown}"));
        assert!(after.contains(&value), "{name}: {value} is not in {shown}");
    }
}

/// With one of two filled it is the choice, whatever was chosen before; with none there is no choice and a warning.
async fn the_only_one_filled_is_the_choice(
    window: &Window,
    work: &str,
    private: &str,
    choice: &str,
    good: &str,
    other: &str,
) {
    window.fill(work, good).await.unwrap();
    window.fill(private, other).await.unwrap();
    let option = |nth: u32| format!("(//fieldset[legend='{choice}']//input)[{nth}]");
    let is = async |nth: u32, what: &str, expected: &str| {
        let path = option(nth);
        wait_for(&format!("{path} {what} {expected}"), async || {
            let found = window.page.find(By::XPath(path.as_str())).await.ok()?.prop(what).await.ok()?;
            (found.as_deref() == Some(expected)).then_some(())
        })
        .await
        .unwrap();
    };
    is(1, "disabled", "false").await;
    is(2, "disabled", "false").await;
    window.click(&option(1)).await.unwrap();
    window.empty(work).await.unwrap();
    window.shows(&format!("«{choice}» er satt til Privat, fordi bare det feltet er fylt ut.")).await.unwrap();
    is(2, "checked", "true").await;
    is(1, "disabled", "true").await;
    window.empty(private).await.unwrap();
    window.shows(&format!("«{choice}» er tømt, fordi begge feltene er tomme.")).await.unwrap();
    is(2, "checked", "false").await;
    window.press("Lagre").await.unwrap();
    window.press("Fyll ut").await.unwrap();
    window.fill(work, good).await.unwrap();
    window.keys(Key::Tab + "").await.unwrap();
    window.shows(&format!("«{choice}» er satt til Arbeid, fordi bare det feltet er fylt ut.")).await.unwrap();
    // Both filled again: the member chooses.
    window.fill(private, other).await.unwrap();
    window.keys(Key::Tab + "").await.unwrap();
    is(2, "disabled", "false").await;
    is(1, "checked", "true").await;
}

#[tokio::test]
async fn r_01_6_what_does_not_clash_merges_and_what_clashes_is_the_members_to_choose() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    let before = profile(&scene).await;
    window.press(EDIT).await.unwrap();
    window.field("Etternavn").await.unwrap();

    // Meanwhile another machine of the member's edits the name, and the office the address.
    let theirs =
        |field: &str, to: &str| FieldEdit { field: field.into(), from: before[field].clone(), to: json!(to) };
    let edits = vec![theirs("last_name", "Fra en annen maskin"), theirs("email_work", "ny@etat.example.no")];
    let outcome = feed::command(&scene.server, Command::EditProfile { edits }).await.unwrap().outcome;
    assert!(matches!(outcome, Outcome::Done { .. }), "{outcome:?}");
    let mut address = before["address"].clone();
    address["line1"] = json!("Kontorets vei 1");
    let (from, to) = (before["address"].to_string(), address.to_string());
    feed::office(&scene.server, &["edit-profile", "demo", "address", "--from", &from, "--to", &to]).unwrap();

    window.fill("Etternavn", "Fra dette vinduet").await.unwrap();
    window.fill("Adresse", "Min vei 2").await.unwrap();
    window.fill("Mobil privat", "412 34 567").await.unwrap();
    window.press("Lagre").await.unwrap();
    window.press("1 ting må du se på").await.unwrap();
    window.press("Velg hva som skal gjelde: Endring i personopplysninger").await.unwrap();
    for value in [
        "Fra dette vinduet",
        "Fra en annen maskin",
        "gjort av deg på en annen maskin",
        "Min vei 2",
        "Kontorets vei 1",
        "gjort av forbundskontoret",
    ] {
        window.shows(value).await.unwrap();
    }
    let now = profile(&scene).await;
    assert_eq!(
        (&now["last_name"], &now["address"]),
        (&json!("Fra en annen maskin"), &address),
        "nothing is overwritten"
    );
    let side = |field: &str, nth: u32| format!("(//label[.//input[@name='conflict-{field}']])[{nth}]");
    window.click(&side("last_name", 1)).await.unwrap();
    window.press("Lagre valgene").await.unwrap();
    window.shows("Velg for hver opplysning.").await.unwrap();
    window.click(&side("address", 2)).await.unwrap();
    window.press("Lagre valgene").await.unwrap();

    let merged = wait_for("the choices on the server", async || {
        let profile = profile(&scene).await;
        (profile["last_name"] == "Fra dette vinduet").then_some(profile)
    });
    let merged = merged.await.unwrap();
    assert_eq!(merged["address"], address);
    assert_eq!(merged["mobile_private"], "+4741234567");
    assert_eq!(merged["email_work"], "ny@etat.example.no");
    window.shows_no("1 ting må du se på").await.unwrap();
}

#[tokio::test]
async fn r_02_1_r_02_2_r_03_1_membership_magazine_and_representatives_without_network() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let membership = feed::rows(&scene.server, "membership").await.unwrap().remove(0);
    let representatives = feed::rows(&scene.server, "representatives").await.unwrap();
    let recipients = feed::rows(&scene.server, "recipients").await.unwrap();
    scene.server.stop();

    let shown = window.part("Medlemsopplysninger").await.unwrap();
    let dues = if membership["dues"] == "invoice" { "Faktura" } else { "Trekk via lønn" };
    let number = membership["member_number"].as_str().unwrap();
    let unit = membership["unit_name"].as_str().unwrap();
    for part in
        ["Medlemsnummer", number, "Status Aktiv", "Medlem siden", "Yrkesaktiv", unit, dues, "NTL-magasinet"]
    {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    let had_it = membership["magazine"] == true;
    window.press("Rediger medlemsopplysninger").await.unwrap();
    window.tick("Jeg vil ha NTL-magasinet i posten").await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();

    // Each with their office and contact; a message in one click where their organisasjonsledd may be written to.
    assert!(!representatives.is_empty());
    let shown = window.part("Tillitsvalgte").await.unwrap();
    let mut permitted = None;
    for one in &representatives {
        let text = |field: &str| one[field].as_str().unwrap();
        for part in [text("name"), text("office"), text("unit_name"), text("email")] {
            assert!(shown.contains(part), "{part} is not in {shown}");
        }
        let write = format!("//a[@aria-label='Skriv melding til {}, {}']", text("name"), text("unit_name"));
        let is_there = !window.page.find_all(By::XPath(write.as_str())).await.unwrap().is_empty();
        let is_permitted = recipients.iter().any(|recipient| recipient["id"] == one["unit_id"]);
        assert_eq!(is_there, is_permitted, "{one}");
        if is_permitted {
            permitted = Some((write, text("unit_id").to_owned()));
        }
    }
    let (write, unit_id) = permitted.expect("a representative who can be written to");
    window.click(&write).await.unwrap();
    window.holds("Til", &unit_id).await.unwrap();

    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    wait_for("the choice on the server", async || {
        let row = feed::rows(&scene.server, "membership").await.ok()?.remove(0);
        (row["magazine"] == !had_it).then_some(())
    })
    .await
    .unwrap();
}

async fn profile(scene: &Scene) -> Value {
    feed::rows(&scene.server, "profile").await.unwrap().remove(0)
}
