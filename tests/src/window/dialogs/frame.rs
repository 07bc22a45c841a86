//! The dialogs of the frame and of the member's own details.

use super::ledger::Ledger;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use crate::window::scene::Scene;
use min_side_wire::command::{Command, FieldEdit};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

pub const DIALOGS: &[&str] = &[
    "KeyboardMap",
    "SearchDialog",
    "OutboxDialog",
    "ConflictDialog",
    "UnsavedQuestion",
    "EditDetails",
    "EditDetails (warning)",
    "EditMembership",
];

const DETAILS: &str = "Rediger personopplysninger";
const DETAILS_HEADING: &str = "Rediger personopplysninger";
const MEMBERSHIP: &str = "Rediger medlemsopplysninger";
const MAGAZINE: &str = "Jeg vil ha NTL-magasinet i posten";
const QUESTION: &str = "Vil du forkaste endringene?";

#[tokio::test]
async fn every_button_of_the_dialogs_of_the_frame_and_of_the_details_does_what_it_says() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let mut ledger = Ledger::of(&window);

    window.keys(Key::Control + "/").await.unwrap();
    ledger.closes("KeyboardMap", "Tastatursnarveier", "Lukk").await;

    membership(&scene, &window, &mut ledger).await;
    unsaved(&scene, &window, &mut ledger).await;
    conflict(&scene, &window, &mut ledger).await;
    details(&scene, &window, &mut ledger).await;
    search(&window, &mut ledger).await;
    scene.server.stop();
    outbox(&window, &mut ledger).await;
    ledger.settle(DIALOGS);
}

async fn membership(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    let had_it = row(scene, "membership").await["magazine"] == true;
    for button in ["Lukk", "Avbryt"] {
        window.press(MEMBERSHIP).await.unwrap();
        ledger.closes("EditMembership", MEMBERSHIP, button).await;
    }
    window.press(MEMBERSHIP).await.unwrap();
    ledger.stands("EditMembership", MEMBERSHIP).await;
    window.tick(MAGAZINE).await.unwrap();
    ledger.press("EditMembership", "Lagre").await;
    wait_for("the choice on the server", async || {
        (row(scene, "membership").await["magazine"] == !had_it).then_some(())
    })
    .await
    .unwrap();
}

async fn unsaved(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    let before = row(scene, "profile").await;
    window.press(DETAILS).await.unwrap();
    window.fill("Etternavn", "Nordli-Guttorm").await.unwrap();
    for stay in ["Lukk", "Fortsett å redigere"] {
        ledger.press("EditDetails", "Avbryt").await;
        ledger.closes("UnsavedQuestion", QUESTION, stay).await;
        window.holds("Etternavn", "Nordli-Guttorm").await.unwrap();
    }
    ledger.press("EditDetails", "Lukk").await;
    ledger.closes("UnsavedQuestion", QUESTION, "Forkast endringene").await;
    ledger.gone(DETAILS_HEADING).await;
    assert_eq!(row(scene, "profile").await, before, "nothing was saved");
}

async fn details(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    const WARNING: &str = "EditDetails (warning)";
    const HEADING: &str = "Lagre uten e-post";
    for button in ["Lukk", "Avbryt"] {
        window.press(DETAILS).await.unwrap();
        ledger.closes("EditDetails", DETAILS_HEADING, button).await;
    }
    window.press(DETAILS).await.unwrap();
    ledger.stands("EditDetails", DETAILS_HEADING).await;
    for field in ["E-post jobb", "E-post privat"] {
        window.empty(field).await.unwrap();
    }
    for stay in ["Lukk", "Fyll ut"] {
        ledger.press("EditDetails", "Lagre").await;
        ledger.closes(WARNING, HEADING, stay).await;
        window.holds("E-post jobb", "").await.unwrap();
    }
    ledger.press("EditDetails", "Lagre").await;
    ledger.closes(WARNING, HEADING, "Lagre likevel").await;
    ledger.gone(DETAILS_HEADING).await;
    wait_for("the empty addresses on the server", async || {
        (row(scene, "profile").await["email_private"] == "").then_some(())
    })
    .await
    .unwrap();
}

async fn conflict(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "To endringer på samme sted";
    let before = row(scene, "profile").await;
    window.press(DETAILS).await.unwrap();
    window.field("Etternavn").await.unwrap();
    let theirs = FieldEdit {
        field: "last_name".into(),
        from: before["last_name"].clone(),
        to: json!("Fra en annen maskin"),
    };
    feed::command(&scene.server, Command::EditProfile { edits: vec![theirs] }).await.unwrap();
    window.fill("Etternavn", "Fra dette vinduet").await.unwrap();
    ledger.press("EditDetails", "Lagre").await;
    window.press("1 ting må du se på").await.unwrap();
    ledger.stands("OutboxDialog", "Dette må du se på").await;
    for leave in ["Lukk", "Avbryt"] {
        ledger.press("OutboxDialog", "Velg hva som skal gjelde: Endring i personopplysninger").await;
        ledger.closes("ConflictDialog", HEADING, leave).await;
    }
    ledger.press("OutboxDialog", "Velg hva som skal gjelde: Endring i personopplysninger").await;
    ledger.stands("ConflictDialog", HEADING).await;
    window.click("(//label[.//input[@name='conflict-last_name']])[1]").await.unwrap();
    ledger.press("ConflictDialog", "Lagre valgene").await;
    ledger.gone(HEADING).await;
    wait_for("the choice on the server", async || {
        (row(scene, "profile").await["last_name"] == "Fra dette vinduet").then_some(())
    })
    .await
    .unwrap();
    ledger.press("OutboxDialog", "Lukk").await;
    window.shows_no("1 ting må du se på").await.unwrap();
}

async fn search(window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Søk i alt";
    window.all_files_are_here().await.unwrap();
    window.section("Innstillinger").await.unwrap();
    window.click("//label[starts-with(normalize-space(.), 'Bare de jeg henter selv')]").await.unwrap();
    let open = async || {
        window.keys(Key::Control + "k").await.unwrap();
        window.fill_at("#search-text", "medlem").await.unwrap();
        window.find_path("//*[@data-testid='not-covered']//button").await.unwrap();
    };
    open().await;
    ledger.closes("SearchDialog", HEADING, "Lukk").await;
    window.section("Oversikt").await.unwrap();
    open().await;
    ledger.closes("SearchDialog", HEADING, "Velg hva som skal være på maskinen").await;
    window.find_path("//main//h1[normalize-space(.)='Innstillinger']").await.unwrap();
    open().await;
    ledger.stands("SearchDialog", HEADING).await;
    let fetch = window.find_path("//*[@data-testid='not-covered']//button").await.unwrap();
    let fetch = fetch.text().await.unwrap();
    ledger.press("SearchDialog", fetch.trim()).await;
    window.shows_no("ikke er på maskinen").await.unwrap();
    ledger.press("SearchDialog", "Lukk").await;
    ledger.gone(HEADING).await;
}

/// What waits without network: a change and a message.
async fn outbox(window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Venter på å bli sendt";
    window.section("Oversikt").await.unwrap();
    window.press(MEMBERSHIP).await.unwrap();
    window.tick(MAGAZINE).await.unwrap();
    ledger.press("EditMembership", "Lagre").await;
    window.shows("1 venter på å bli sendt").await.unwrap();
    // What waits has got a line of its own at the top, and the rest has moved.
    window.shows("Noe du har gjort, er ikke sendt ennå").await.unwrap();
    window.press("Skriv ny").await.unwrap();
    window.choose("Til", 1).await.unwrap();
    window.fill("Emne", "Hviletid").await.unwrap();
    window.fill("Melding", "Hvor lang hvile har jeg krav på?").await.unwrap();
    window.press("Send meldingen").await.unwrap();

    window.press("2 venter på å bli sendt").await.unwrap();
    ledger.closes("OutboxDialog", HEADING, "Lukk").await;
    // Taken up again, it can be written on.
    window.press("2 venter på å bli sendt").await.unwrap();
    ledger.closes("OutboxDialog", HEADING, "Rediger: Melding: Hviletid").await;
    window.holds("Melding", "Hvor lang hvile har jeg krav på?").await.unwrap();
    window.press("Send meldingen").await.unwrap();
    // Taken back, it lies among the drafts.
    window.press("2 venter på å bli sendt").await.unwrap();
    ledger.closes("OutboxDialog", HEADING, "Trekk tilbake: Melding: Hviletid").await;
    window.find_path("//section[h2='Utkast']//a[contains(., 'Hviletid')]").await.unwrap();
    window.press("1 venter på å bli sendt").await.unwrap();
    ledger.stands("OutboxDialog", HEADING).await;
    ledger.press("OutboxDialog", "Angre: Endring i medlemsopplysninger").await;
    window.shows("Ingenting venter. Alt du har gjort, er sendt.").await.unwrap();
    ledger.press("OutboxDialog", "Lukk").await;
    window.shows_no("venter på å bli sendt").await.unwrap();
}

async fn row(scene: &Scene, collection: &str) -> Value {
    feed::rows(&scene.server, collection).await.unwrap().remove(0)
}
