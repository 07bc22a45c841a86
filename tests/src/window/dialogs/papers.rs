//! The dialogs of courses, certificates and files, all of it without network.

use super::ledger::Ledger;
use crate::harness::driver::Window;
use crate::harness::printer::Printer;
use crate::harness::{feed, papers, wait_for};
use crate::window::scene::Scene;
use std::path::Path;
use std::process::Command;

pub const DIALOGS: &[&str] = &["CourseList", "KursbevisDialog", "YearDialog", "LeavingQuestion", "EmailBody"];

const INVITATION: &str = "Invitasjon til samling";
const LINK: &str = "https://example.no/pamelding?id=7";

#[tokio::test]
async fn every_button_of_the_dialogs_of_courses_and_files_does_what_it_says() {
    let printer = Printer::start().await.unwrap();
    let mut scene = Scene::new();
    scene.desktop.set("CUPS_SERVER", &printer.address().to_string_lossy());
    let letter = scene.server.data().join("invitasjon.eml");
    let html = format!("<p>Velkommen.</p><p><a href=\"{LINK}\">Meld deg på</a></p>");
    std::fs::write(&letter, papers::email(INVITATION, &html)).unwrap();
    let letter = letter.to_string_lossy().into_owned();
    let send = ["send-document", "demo", &letter, "--title", INVITATION, "--from", "Kurs", "--kind", "email"];
    feed::office(&scene.server, &send).unwrap();
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    scene.server.stop();
    let mut ledger = Ledger::of(&window);
    let downloads = scene.desktop.home().join("Downloads");

    withdrawal(&window, &mut ledger).await;
    certificate(&scene, &window, &mut ledger, &printer, &downloads).await;
    year(&scene, &window, &mut ledger, &printer, &downloads).await;
    link(&scene, &window, &mut ledger).await;
    ledger.settle(DIALOGS);
}

async fn withdrawal(window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Trekke søknaden?";
    window.section("Kurs").await.unwrap();
    let cross = "(//main//button[starts-with(@aria-label, 'Trekk søknad på')])[1]";
    for stay in ["Lukk", "Behold søknaden"] {
        window.click(cross).await.unwrap();
        ledger.closes("CourseList", HEADING, stay).await;
    }
    window.click(cross).await.unwrap();
    ledger.closes("CourseList", HEADING, "Trekk søknaden").await;
    window.shows("1 venter på å bli sendt").await.unwrap();
}

async fn certificate(
    scene: &Scene,
    window: &Window,
    ledger: &mut Ledger<'_>,
    printer: &Printer,
    downloads: &Path,
) {
    const DIALOG: &str = "KursbevisDialog";
    const HEADING: &str = "Kursbevis for";
    let open = async || {
        window.section("Kurs").await.unwrap();
        window.click("(//main//button[starts-with(@aria-label, 'Kursbevis for')])[1]").await.unwrap();
    };
    open().await;
    ledger.closes(DIALOG, HEADING, "Lukk").await;
    open().await;
    ledger.stands(DIALOG, HEADING).await;
    ledger.press(DIALOG, "Lagre som PDF").await;
    let place = downloads.join("bevis.pdf");
    scene.save_as(&place).await;
    is_pdf(&place).await;
    ledger.press(DIALOG, "Skriv ut").await;
    window.says("Sendt til skriveren").await.unwrap();
    is_printed(printer).await;
    // «Vis» shows the page, in the language that was chosen.
    window.tick("English").await.unwrap();
    ledger.press(DIALOG, "Vis").await;
    ledger.gone(HEADING).await;
    let text = wait_for("the certificate", async || {
        let page = window.find("#pdf-page-1 .textLayer").await.ok()?;
        page.text().await.ok().filter(|text| text.contains("Kari"))
    });
    assert!(text.await.unwrap().contains("certify"));
    leaving(scene, window, ledger, downloads).await;
}

/// From the page that is shown: once it is known that a copy is not encrypted, it is not asked again.
async fn leaving(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>, downloads: &Path) {
    const HEADING: &str = "Filen forlater det krypterte lageret";
    for stay in ["Lukk", "Avbryt"] {
        window.press("Lagre som").await.unwrap();
        ledger.closes("LeavingQuestion", HEADING, stay).await;
    }
    window.press("Lagre som").await.unwrap();
    ledger.closes("LeavingQuestion", HEADING, "Fortsett").await;
    let place = downloads.join("vist.pdf");
    scene.save_as(&place).await;
    is_pdf(&place).await;
}

async fn year(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>, printer: &Printer, downloads: &Path) {
    const HEADING: &str = "Alle kursbevis fra";
    let open = async || {
        window.section("Kurs").await.unwrap();
        let button = "(//main//button[starts-with(normalize-space(.), 'Lagre alle kursbevis fra')])[1]";
        window.click(button).await.unwrap();
    };
    open().await;
    ledger.closes("YearDialog", HEADING, "Lukk").await;
    open().await;
    ledger.stands("YearDialog", HEADING).await;
    window.tick("Én PDF med alle").await.unwrap();
    ledger.press("YearDialog", "Lagre").await;
    let place = downloads.join("alle.pdf");
    scene.save_as(&place).await;
    is_pdf(&place).await;
    ledger.gone(HEADING).await;
    open().await;
    ledger.closes("YearDialog", HEADING, "Skriv ut").await;
    window.says("Sendt til skriveren").await.unwrap();
    is_printed(printer).await;
}

async fn link(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    const HEADING: &str = "Åpne lenken i nettleseren?";
    window.open_paper(INVITATION).await.unwrap();
    let before = scene.desktop.opened().len();
    for stay in ["Lukk", "Avbryt"] {
        window.click("//main//a[normalize-space(.)='Meld deg på']").await.unwrap();
        ledger.closes("EmailBody", HEADING, stay).await;
    }
    assert_eq!(scene.desktop.opened().len(), before, "nothing was opened");
    window.click("//main//a[normalize-space(.)='Meld deg på']").await.unwrap();
    ledger.closes("EmailBody", HEADING, "Åpne lenken").await;
    wait_for("the browser", async || scene.desktop.opened().iter().any(|one| one == LINK).then_some(()))
        .await
        .unwrap();
}

async fn is_pdf(place: &Path) {
    wait_for("the whole PDF", async || {
        let bytes = std::fs::read(place).ok()?;
        let end = &bytes[bytes.len().saturating_sub(16)..];
        (bytes.starts_with(b"%PDF-") && end.windows(5).any(|word| word == b"%%EOF")).then_some(())
    })
    .await
    .unwrap();
}

/// The certificate came out of the printer: it reads the member's name.
async fn is_printed(printer: &Printer) {
    let printed = printer.printed().await.unwrap();
    let text = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(printed).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("Kari Solbakken Nordli"), "{text}");
}
