//! Reading, saving and printing what the union has sent, all of it without network.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::printer::Printer;
use crate::harness::{feed, papers, wait_for};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use thirtyfour::prelude::*;

const AGREEMENT: &str = "Avtale om nattarbeid";
const INVITATION: &str = "Invitasjon til samling";
const PLAN: &str = "Plan over lokalene";

/// A red picture of 30 × 20 pixels, as PNG (libpng).
const PICTURE: &[u8] = include_bytes!("red.png");

/// Sends the member an agreement of five pages, an e-mail with a file in it, and a picture.
fn send(scene: &Scene) -> Vec<u8> {
    let pages = [
        "Avtale om arbeidstid i etaten",
        "Side to handler om reisetid",
        "Side tre handler om hviletid mellom nattevakter",
        "Side fire gir tillegg for nattevakter",
        "Underskrifter",
    ];
    let pdf = papers::pdf(&pages.map(str::to_owned));
    let html = "<p>Velkommen til samling på Sørmarka.</p><p><a href=\"https://example.no/pamelding?id=7\">Meld deg på</a></p>\
        <img src=\"https://sporing.example/p.gif\" width=\"1\" height=\"1\">";
    let email = format!(
        "From: Kurs <kurs@example.no>\r\nTo: Kari <kari@example.no>\r\nSubject: {INVITATION}\r\nDate: Fri, 5 Jun 2026 12:30:00 +0200\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n\
         --x\r\nContent-Type: text/plain; charset=utf-8; name=\"program.txt\"\r\nContent-Disposition: attachment; filename=\"program.txt\"\r\n\r\n\
         Kl. 10 Kaffe og åpning\r\n--x--\r\n"
    );
    for (name, bytes, title, kind) in [
        ("avtale.pdf", &pdf[..], AGREEMENT, "letter"),
        ("invitasjon.eml", email.as_bytes(), INVITATION, "email"),
        ("plan.png", PICTURE, PLAN, "document"),
    ] {
        let path = scene.server.data().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.to_string_lossy().into_owned();
        let arguments =
            ["send-document", "demo", &path, "--title", title, "--from", "Kontoret", "--kind", kind];
        feed::office(&scene.server, &arguments).unwrap();
    }
    pdf
}

/// Signs in, waits until every file has come, and pulls the cable.
async fn offline(scene: &mut Scene) -> Window {
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    scene.server.stop();
    window
}

#[tokio::test]
async fn r_10_1_r_10_2_r_10_4_everything_is_read_without_network() {
    let mut scene = Scene::new();
    send(&scene);
    let window = offline(&mut scene).await;

    read_pdf(&window).await;
    read_email(&window, &scene).await;

    window.open_paper(PLAN).await.unwrap();
    let picture = window.find("main img").await.unwrap();
    wait_for("the picture", async || (picture.prop("naturalWidth").await.ok()?? == "30").then_some(()))
        .await
        .unwrap();

    read_invoice(&window).await;
}

async fn read_pdf(window: &Window) {
    window.open_paper(AGREEMENT).await.unwrap();
    window.find("#pdf-page-1 .textLayer span").await.unwrap();
    window.shows("Side 1 av 5").await.unwrap();
    // A screen reader reads it in its own language.
    assert_eq!(window.find(".pages").await.unwrap().attr("lang").await.unwrap().as_deref(), Some("nb"));

    // Page three by its number.
    let page = window.field("Side").await.unwrap();
    page.send_keys(Key::Control + "a").await.unwrap();
    page.send_keys("3" + Key::Enter).await.unwrap();
    window.shows("Side 3 av 5").await.unwrap();
    let third = window.find("#pdf-page-3 .textLayer span").await.unwrap();
    assert!(third.text().await.unwrap().contains("Side tre handler om hviletid"));
    assert!(is_drawn(window, "#pdf-page-3 canvas").await, "the third page is blank");

    // Ctrl+F, a word of two pages, the next hit.
    window.keys(Key::Control + "f").await.unwrap();
    wait_for("the search field", async || (window.focused_name().await == "Søk i dokumentet").then_some(()))
        .await
        .unwrap();
    window.keys("NATTEVAKTER").await.unwrap();
    window.shows("Treff 1 av 2").await.unwrap();
    window.keys(Key::Enter + "").await.unwrap();
    window.shows("Treff 2 av 2").await.unwrap();
    wait_for("the mark on page four", async || marks_on(window, 4).await.then_some(())).await.unwrap();

    // Text is text: it can be selected.
    let selected = "getSelection().selectAllChildren(document.querySelector('#pdf-page-4 .textLayer')); return getSelection().toString()";
    let selected = window.page.execute(selected, vec![]).await.unwrap();
    assert!(selected.json().as_str().unwrap().contains("Side fire gir tillegg"));

    // Larger, and back to the width of the window.
    let zoom = async || window.find(".bar .zoom").await.unwrap().text().await.unwrap();
    let fitted = zoom().await;
    window.press("Større").await.unwrap();
    wait_for("a larger page", async || (zoom().await != fitted).then_some(())).await.unwrap();
    window.press("Tilpass bredden").await.unwrap();
    wait_for("the width again", async || (zoom().await == fitted).then_some(())).await.unwrap();
}

/// Whether something that is not white has been drawn on a canvas.
async fn is_drawn(window: &Window, selector: &str) -> bool {
    const DARK: &str = "const canvas = document.querySelector(arguments[0]);
        if (!canvas || !canvas.width) return false;
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        for (let at = 0; at < data.length; at += 4) if (data[at] < 100 && data[at + 3] > 100) return true;
        return false;";
    window.page.execute(DARK, vec![selector.into()]).await.unwrap().json().as_bool().unwrap()
}

/// Whether the current hit stands on this page.
async fn marks_on(window: &Window, page: u32) -> bool {
    const MARKS: &str = "for (const range of CSS.highlights.get('pdf-hit') ?? [])
        if (range.startContainer.parentElement.closest('#pdf-page-' + arguments[0])) return true;
        return false;";
    window.page.execute(MARKS, vec![page.into()]).await.unwrap().json().as_bool().unwrap()
}

async fn read_email(window: &Window, scene: &Scene) {
    window.open_paper(INVITATION).await.unwrap();
    window.shows("Velkommen til samling på Sørmarka.").await.unwrap();
    window.shows("1 bilde eller annet innhold utenfra er ikke hentet").await.unwrap();
    let opened = scene.desktop.opened().len();
    window.press("Meld deg på").await.unwrap();
    window.shows("Lenken går til example.no: https://example.no/pamelding?id=7").await.unwrap();
    assert_eq!(scene.desktop.opened().len(), opened, "it was opened before the member had said so");
    // Pressed again for as long as the question stands: it may still be moving into its place.
    wait_for("the browser", async || {
        if let Ok(button) = window.page.find(By::XPath("//button[normalize-space(.)='Åpne lenken']")).await {
            let _ = button.click().await;
        }
        scene.desktop.opened().get(opened).cloned()
    })
    .await
    .unwrap();
    assert_eq!(scene.desktop.opened()[opened], "https://example.no/pamelding?id=7");
    // The file within it.
    window.press("program.txt").await.unwrap();
    window.shows("Kl. 10 Kaffe og åpning").await.unwrap();
    window.press("← Tilbake").await.unwrap();
    window.shows("Velkommen til samling på Sørmarka.").await.unwrap();
}

/// The invoice of the demo member that is there as EHF too.
async fn read_invoice(window: &Window) {
    window.open_paper("Gaveabonnement på NTL-magasinet").await.unwrap();
    window.shows("290,00 kr").await.unwrap();
    window.shows("Betalt").await.unwrap();
    window.shows("Fakturalinjer").await.unwrap();
    window.find_path("//table//td[normalize-space(.)='Gaveabonnement på NTL-magasinet']").await.unwrap();
    window.press("Kopier KID").await.unwrap();
    window.says("KID er kopiert").await.unwrap();
    window.press("Åpne fakturaen").await.unwrap();
    window.find("#pdf-page-1 .textLayer span").await.unwrap();
}

#[tokio::test]
async fn r_10_3_a_document_is_saved_by_the_native_dialog_opened_from_a_private_copy_and_never_left_behind() {
    let mut scene = Scene::new();
    let pdf = send(&scene);
    let window = offline(&mut scene).await;
    window.open_paper(AGREEMENT).await.unwrap();
    window.find("#pdf-page-1 .textLayer span").await.unwrap();

    // It is said once that the file will not be encrypted.
    window.press("Lagre som").await.unwrap();
    window.shows("Filen forlater det krypterte lageret").await.unwrap();
    window.press("Fortsett").await.unwrap();
    let place = scene.desktop.home().join("Downloads/min avtale.pdf");
    scene.save_as(&place).await;
    wait_for("the saved file", async || (std::fs::read(&place).ok()? == pdf).then_some(())).await.unwrap();

    // A dialog that gives no place: the folder for downloads is offered, and nothing there is written over.
    std::fs::write(scene.desktop.home().join("Downloads/avtale.pdf"), "min egen fil").unwrap();
    window.press("Lagre som").await.unwrap();
    scene.close_dialog().await;
    window.press("Legg i Nedlastinger").await.unwrap();
    let second = scene.desktop.home().join("Downloads/avtale (2).pdf");
    wait_for("the file", async || (std::fs::read(&second).ok()? == pdf).then_some(())).await.unwrap();
    assert_eq!(std::fs::read(scene.desktop.home().join("Downloads/avtale.pdf")).unwrap(), b"min egen fil");

    // Another program gets a copy that only the user can reach.
    let opened = scene.desktop.opened().len();
    window.press("Åpne i et annet program").await.unwrap();
    let copy =
        wait_for("the other program", async || scene.desktop.opened().get(opened).cloned()).await.unwrap();
    let copy = PathBuf::from(copy.trim_start_matches("file://"));
    assert_eq!(std::fs::read(&copy).unwrap(), pdf);
    assert_eq!(mode(copy.parent().unwrap()), 0o700);
    window.log_out().await.unwrap();
    assert!(!copy.exists(), "the copy outlived the app");

    // Killed with a copy open: the next start removes it.
    let window = scene.open().await;
    window.shows("Hei, Kari").await.unwrap();
    window.open_paper(AGREEMENT).await.unwrap();
    let opened = scene.desktop.opened().len();
    window.press("Åpne i et annet program").await.unwrap();
    window.press("Fortsett").await.unwrap();
    let copy =
        wait_for("the other program", async || scene.desktop.opened().get(opened).cloned()).await.unwrap();
    let copy = PathBuf::from(copy.trim_start_matches("file://"));
    assert!(copy.exists());
    window.kill();
    let window = scene.open().await;
    window.shows("Hei, Kari").await.unwrap();
    assert!(!copy.exists(), "the copy outlived the next start");
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).unwrap().mode() & 0o777
}

#[tokio::test]
async fn r_10_3_r_10_2_a_document_and_an_email_are_printed_by_cups_without_a_file() {
    let printer = Printer::start().await.unwrap();
    let mut scene = Scene::new();
    scene.desktop.set("CUPS_SERVER", &printer.address().to_string_lossy());
    send(&scene);
    let window = offline(&mut scene).await;
    window.open_paper(AGREEMENT).await.unwrap();
    window.find("#pdf-page-1 .textLayer span").await.unwrap();
    window.press("Skriv ut").await.unwrap();
    window.press("Fortsett").await.unwrap();
    window.says("Sendt til skriveren").await.unwrap();
    let printed = words_of(&printer.printed().await.unwrap());
    assert_eq!(
        printed,
        "Avtale om arbeidstid i etaten Side to handler om reisetid Side tre handler om hviletid mellom nattevakter \
         Side fire gir tillegg for nattevakter Underskrifter"
    );

    // An e-mail is printed as it reads, not as its source; Ctrl+P does it.
    std::fs::remove_file(printer.printed().await.unwrap()).unwrap();
    window.open_paper(INVITATION).await.unwrap();
    window.shows("Velkommen til samling").await.unwrap();
    window.keys(Key::Control + "p").await.unwrap();
    let printed = words_of(&printer.printed().await.unwrap());
    for words in [INVITATION, "Kurs <kurs@example.no>", "Velkommen til samling på Sørmarka.", "program.txt"]
    {
        assert!(printed.contains(words), "{words} is not in: {printed}");
    }
    assert!(!printed.contains("<p>") && !printed.contains("Content-Type"), "{printed}");
    // What others see at the printer says nothing of what it is.
    let names = printer.job_names().unwrap();
    assert!(names.contains("Min side") && !names.contains("Avtale"), "{names}");
    // And nothing was put on the disk for it.
    let left = files_in(&scene.desktop.home().join("run"));
    assert!(left.iter().all(|file| !file.to_string_lossy().contains("avtale")), "{left:?}");
}

#[tokio::test]
async fn r_04_3_a_thread_is_printed_by_cups_as_it_reads() {
    let printer = Printer::start().await.unwrap();
    let mut scene = Scene::new();
    scene.desktop.set("CUPS_SERVER", &printer.address().to_string_lossy());
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let in_thread = |id: &str| messages.iter().filter(move |one| one["thread_id"] == id).collect::<Vec<_>>();
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    let thread = threads.iter().max_by_key(|thread| in_thread(&text(thread, "id")).len()).unwrap();
    let window = offline(&mut scene).await;
    window.go(&format!("#/meldinger/{}", text(thread, "id"))).await.unwrap();
    window.shows(&text(thread, "subject")).await.unwrap();
    window.press("Skriv ut").await.unwrap();
    window.says("Sendt til skriveren").await.unwrap();
    // The end of a line is not part of what was written.
    let told =
        |text: &str| text.split_whitespace().collect::<String>().replace(['-', '\u{ad}', '\u{a0}'], "");
    let printed = told(&words_of(&printer.printed().await.unwrap()));
    assert!(printed.contains(&told(&text(thread, "subject"))), "{printed}");
    let messages = in_thread(&text(thread, "id"));
    assert!(messages.len() > 1);
    for message in messages {
        for paragraph in text(message, "body").split("\n\n") {
            assert!(printed.contains(&told(paragraph)), "«{paragraph}» is not in: {printed}");
        }
    }
    let names = printer.job_names().unwrap();
    assert!(names.contains("Min side") && !names.contains(&text(thread, "subject")), "{names}");
}

fn words_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files_in(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}
