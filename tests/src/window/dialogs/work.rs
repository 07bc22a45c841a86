//! The dialogs of work, lists, drafts and of signing out, and the one before signing in.

use super::ledger::Ledger;
use crate::harness::desktop::{Desktop, Screen};
use crate::harness::driver::Window;
use crate::harness::wait_for;
use crate::window::scene::Scene;
use thirtyfour::By;

pub const DIALOGS: &[&str] = &["ChangeDialog", "ExportDialog", "Compose", "SignOutDialog"];
pub const AT_THE_START: &[&str] = &["Start"];

#[tokio::test]
async fn every_button_of_the_dialogs_of_work_lists_drafts_and_signing_out_does_what_it_says() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    window.section("Verv").await.unwrap();
    window.click("//main//a[contains(@aria-label, 'Medlemsliste for')]").await.unwrap();
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("800 medlemmer").await.unwrap();
    window.shows_no("på å bli sendt").await.unwrap();
    scene.server.stop();
    let mut ledger = Ledger::of(&window);
    list(&scene, &window, &mut ledger).await;
    employment(&window, &mut ledger).await;
    draft(&window, &mut ledger).await;
    signing_out(&window, &mut ledger).await;
    ledger.settle(DIALOGS);
}

async fn list(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Lagre eller skriv ut medlemslisten";
    for leave in ["Lukk", "Avbryt"] {
        window.press("Lagre eller skriv ut").await.unwrap();
        ledger.closes("ExportDialog", HEADING, leave).await;
    }
    window.press("Lagre eller skriv ut").await.unwrap();
    ledger.stands("ExportDialog", HEADING).await;
    window.tick("Tekstfil (CSV)").await.unwrap();
    window.fill("Formål", "Innkalling til årsmøte").await.unwrap();
    ledger.press("ExportDialog", "Lagre listen").await;
    let place = scene.desktop.home().join("Downloads/liste.csv");
    scene.save_as(&place).await;
    wait_for("the list", async || {
        std::fs::read_to_string(&place).ok().filter(|text| text.contains("Innkalling til årsmøte"))
    })
    .await
    .unwrap();
    ledger.gone(HEADING).await;
    window.shows("1 venter på å bli sendt").await.unwrap();
}

async fn employment(window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Endring av arbeidsforhold";
    window.section("Arbeid").await.unwrap();
    let change = "(//main//button[starts-with(@aria-label, 'Endring: ')])[1]";
    for leave in ["Lukk", "Avbryt"] {
        window.click(change).await.unwrap();
        ledger.closes("ChangeDialog", HEADING, leave).await;
    }
    // Without a virksomhet there is no field for its workplaces.
    window.click(change).await.unwrap();
    ledger.stands("ChangeDialog", HEADING).await;
    window.field("Arbeidssted").await.unwrap();
    ledger.press("ChangeDialog", "Tøm feltet").await;
    window.holds("Virksomhet", "").await.unwrap();
    wait_for("the end of the workplace", async || {
        window.page.find_all(By::Id("arbeidssted")).await.ok()?.is_empty().then_some(())
    })
    .await
    .unwrap();
    window.press("Avbryt").await.unwrap();
    window.press("Forkast endringene").await.unwrap();
    ledger.gone(HEADING).await;
    window.click(change).await.unwrap();
    ledger.stands("ChangeDialog", HEADING).await;
    window.fill("Stilling", "Seniorrådgiver i prøvetid").await.unwrap();
    ledger.press("ChangeDialog", "Lagre").await;
    ledger.gone(HEADING).await;
    window.shows("2 venter på å bli sendt").await.unwrap();
}

async fn draft(window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Slette utkastet?";
    window.go("#/meldinger/ny").await.unwrap();
    window.fill("Emne", "Overtid").await.unwrap();
    window.fill("Melding", "Har jeg krav på overtid?").await.unwrap();
    for stay in ["Lukk", "Avbryt"] {
        window.press("Slett utkastet").await.unwrap();
        ledger.closes("Compose", HEADING, stay).await;
        window.holds("Melding", "Har jeg krav på overtid?").await.unwrap();
    }
    window.press("Slett utkastet").await.unwrap();
    ledger.closes("Compose", HEADING, "Slett utkastet").await;
    window.section("Meldinger").await.unwrap();
    window.settled().await.unwrap();
    assert!(!window.text().await.contains("Overtid"));
}

/// With something unsent it is asked about once more.
async fn signing_out(window: &Window, ledger: &mut Ledger<'_>) {
    const DIALOG: &str = "SignOutDialog";
    const HEADING: &str = "Logge ut og slette alt?";
    const UNSENT: &str = "Noe er ikke sendt";
    window.section("Innstillinger").await.unwrap();
    for stay in ["Lukk", "Forbli innlogget"] {
        window.press("Logg ut").await.unwrap();
        ledger.closes(DIALOG, HEADING, stay).await;
    }
    for stay in ["Lukk", "Forbli innlogget"] {
        window.press("Logg ut").await.unwrap();
        ledger.closes(DIALOG, HEADING, "Logg ut og slett").await;
        ledger.closes(DIALOG, UNSENT, stay).await;
    }
    window.shows("2 venter på å bli sendt").await.unwrap();
    window.press("Logg ut").await.unwrap();
    ledger.closes(DIALOG, HEADING, "Logg ut og slett").await;
    ledger.stands(DIALOG, UNSENT).await;
    ledger.press(DIALOG, "Logg ut og mist det som ikke er sendt").await;
    window.shows("Velkommen til Min side").await.unwrap();
}

#[tokio::test]
async fn every_button_of_the_dialog_for_a_forgotten_passphrase_does_what_it_says() {
    const HEADING: &str = "Begynne på nytt uten passordet?";
    let mut scene = Scene::new();
    scene.desktop = Desktop::start_without_key_store(Screen::Own(&scene.display)).unwrap();
    let window = scene.open().await;
    window.press("Bruk et passord").await.unwrap();
    window.fill("Passord", "en lang setning som bare jeg kan").await.unwrap();
    window.fill("Gjenta passordet", "en lang setning som bare jeg kan").await.unwrap();
    window.press("Lagre").await.unwrap();
    window.control("Logg inn").await.unwrap();
    window.close().await.unwrap();

    let window = scene.open().await;
    let mut ledger = Ledger::of(&window);
    for stay in ["Lukk", "Avbryt"] {
        window.press("Jeg har glemt passordet").await.unwrap();
        ledger.closes("Start", HEADING, stay).await;
        window.field("Passord").await.unwrap();
    }
    window.press("Jeg har glemt passordet").await.unwrap();
    ledger.closes("Start", HEADING, "Begynn på nytt").await;
    window.shows("Velg hvordan innholdet skal låses").await.unwrap();
    ledger.settle(AT_THE_START);
}
