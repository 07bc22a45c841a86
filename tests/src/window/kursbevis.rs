//! A course certificate, made on the machine, and checked on it.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::printer::Printer;
use crate::harness::wait_for;
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use thirtyfour::By;

/// Saves the first certificate of the list through the native dialog; the file and the course's title.
async fn save(scene: &Scene, window: &Window) -> (PathBuf, String) {
    window.section("Kurs").await.unwrap();
    let icon = window.find("button[aria-label^='Kursbevis for']").await.unwrap();
    let title = icon.attr("aria-label").await.unwrap().unwrap().replace("Kursbevis for ", "");
    icon.click().await.unwrap();
    window.press("Lagre som PDF").await.unwrap();
    let place = scene.desktop.home().join("Downloads/bevis.pdf");
    scene.save_as(&place).await;
    wait_for("the saved file", async || {
        std::fs::read(&place).ok().filter(|bytes| bytes.ends_with(b"%%EOF\n"))
    })
    .await
    .unwrap();
    (place, title)
}

/// A member without network who has saved a certificate: where it lies, and its course.
async fn saved_offline() -> (Scene, Window, PathBuf, String) {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();
    let (place, title) = save(&scene, &window).await;
    (scene, window, place, title)
}

#[tokio::test]
async fn r_07_3_r_07_4_a_kursbevis_is_saved_as_pdf_without_network_by_the_native_dialog() {
    let (_scene, _window, place, title) = saved_offline().await;
    let text = Command::new("pdftotext").arg("-layout").arg(&place).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Kari Solbakken Nordli"), "{text}");
    assert!(words.contains(&title), "{title} is not in: {text}");
    assert!(words.contains("DEMONSTRASJON"), "{text}");
}

/// A file in another program's window, dragged over the app and let go there. The other window stays until it is
/// dropped: it is what hands the file over.
struct Dragged(Child);

impl Dragged {
    fn onto(scene: &Scene, file: &Path) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/window/drag.py");
        let mut source = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(file)
            .args(["1110", "20"])
            .env("DISPLAY", scene.display.name())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(source.stdout.take().unwrap()).lines();
        let mut said = || lines.next().unwrap().unwrap();
        assert_eq!(said(), "ready");
        let mouse = |arguments: &[&str]| scene.display.xdotool(arguments).unwrap();
        mouse(&[
            "mousemove",
            "1150",
            "60",
            "mousedown",
            "1",
            "mousemove",
            "1130",
            "80",
            "mousemove",
            "1105",
            "120",
        ]);
        assert_eq!(said(), "begun");
        for x in [1000, 800, 600, 590] {
            mouse(&["mousemove", &x.to_string(), "400"]);
        }
        // The app says that it would take the file before it can be let go.
        while said() != "welcome" {}
        mouse(&["mouseup", "1"]);
        Self(source)
    }
}

impl Drop for Dragged {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The same page with one letter of the holder's name exchanged for the one before it.
fn altered(pdf: &Path) -> PathBuf {
    let mut document = Document::load(pdf).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let holder = |size: f32| (25.0..45.0).contains(&size);
    let streams = document.get_page_contents(page);
    for stream in streams {
        let content =
            document.get_object(stream).unwrap().as_stream().unwrap().decompressed_content().unwrap();
        let mut content = Content::decode(&content).unwrap();
        let at = content.operations.iter().position(|operation| {
            operation.operator == "Tf" && holder(operation.operands[1].as_float().unwrap())
        });
        let Some(at) = at else { continue };
        let shown =
            content.operations[at..].iter_mut().find(|one| matches!(&*one.operator, "Tj" | "TJ")).unwrap();
        let mut text = &mut shown.operands[0];
        if let Object::Array(items) = text {
            text = items.last_mut().unwrap();
        }
        let Object::String(codes, _) = text else { panic!("{text:?}") };
        let last = codes.len() - 2;
        let before: [u8; 2] = codes[last - 2..last].try_into().unwrap();
        codes[last..].copy_from_slice(&before);
        let content = content.encode().unwrap();
        document.get_object_mut(stream).unwrap().as_stream_mut().unwrap().set_plain_content(content);
        let place = pdf.with_file_name("endret.pdf");
        document.save(&place).unwrap();
        return place;
    }
    panic!("no holder on the page");
}

/// The answer to a check, once it says this.
async fn answer(window: &Window, wanted: &str) -> String {
    let found = wait_for(wanted, async || {
        let answer = window.find("section.answer").await.ok()?;
        let text = answer.text().await.ok()?;
        text.contains(wanted).then_some(text)
    })
    .await;
    match found {
        Ok(text) => text,
        Err(error) => {
            panic!("{error}; the page: {}", window.find("main").await.unwrap().text().await.unwrap())
        }
    }
}

#[tokio::test]
async fn r_07_6_a_pdf_that_is_dropped_is_checked_without_network_and_a_changed_letter_is_named() {
    let (scene, window, place, title) = saved_offline().await;
    let forged = altered(&place);
    window.press("Lukk").await.unwrap();

    let dragged = Dragged::onto(&scene, &place);
    let text = answer(&window, "Filen er nøyaktig den som ble utstedt").await;
    for wanted in ["DEMONSTRASJON – ikke et gyldig kursbevis", "Status per", "Kari Solbakken Nordli", &title]
    {
        assert!(text.contains(wanted), "{wanted} is not in: {text}");
    }
    drop(dragged);

    let _dragged = Dragged::onto(&scene, &forged);
    let text = answer(&window, "Siden sier noe annet enn det som er signert: Navn").await;
    assert!(text.contains("Endret") && text.contains("Kari Solbakken Nordli"), "{text}");
}

#[tokio::test]
async fn r_07_6_a_pdf_that_is_opened_by_the_native_dialog_is_checked_without_network() {
    let (scene, window, place, title) = saved_offline().await;
    let forged = altered(&place);
    window.press("Lukk").await.unwrap();
    window.go("#/kontroll").await.unwrap();
    window.press("Åpne fil").await.unwrap();
    scene.choose_file(&place).await;
    let text = answer(&window, "Filen er nøyaktig den som ble utstedt").await;
    assert!(text.contains("bevis.pdf") && text.contains(&title), "{text}");
    window.press("Åpne fil").await.unwrap();
    scene.choose_file(&forged).await;
    let text = answer(&window, "Siden sier noe annet enn det som er signert: Navn").await;
    assert!(text.contains("endret.pdf") && text.contains("Endret"), "{text}");
    // A dialog that is closed again leaves the answer where it is.
    window.press("Åpne fil").await.unwrap();
    scene.close_dialog().await;
    answer(&window, "Siden sier noe annet enn det som er signert: Navn").await;
}

/// The text of a PDF, by poppler.
fn read(pdf: &Path) -> String {
    let text = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output().unwrap();
    String::from_utf8(text.stdout).unwrap()
}

/// Begins to save all certificates of the first year that has several, as far as the system's dialog: the year's
/// button, and how many they are.
async fn begin_year(scene: &Scene, window: &Window) -> (String, usize) {
    window.section("Kurs").await.unwrap();
    let path = "//button[starts-with(normalize-space(.), 'Lagre alle kursbevis fra ')]";
    window.find_path(path).await.unwrap();
    for button in window.page.find_all(By::XPath(path)).await.unwrap() {
        let name = button.text().await.unwrap().trim().to_owned();
        window.press(&name).await.unwrap();
        window.press("Lagre").await.unwrap();
        // While the system asks for a place, the window still says how far it has come: to the end.
        let told = wait_for("the progress", async || {
            let text = window.text().await;
            let (_, told) = text.split_once("Lager kursbevis: ")?;
            let mut words = told.split_whitespace();
            let done: usize = words.next()?.parse().ok()?;
            let of: usize = words.nth(1)?.parse().ok()?;
            (done == of).then_some(of)
        });
        let count = told.await.unwrap();
        if count > 1 {
            return (name, count);
        }
        scene.close_dialog().await;
        window.press("Lukk").await.unwrap();
    }
    panic!("no year has several certificates");
}

#[tokio::test]
async fn r_07_4_all_of_a_year_is_saved_as_a_zip_and_as_one_pdf_and_printed_with_progress() {
    let printer = Printer::start().await.unwrap();
    let mut scene = Scene::new();
    scene.desktop.set("CUPS_SERVER", &printer.address().to_string_lossy());
    let window = scene.signed_in().await;
    scene.server.stop();
    let (year, count) = begin_year(&scene, &window).await;
    let place = scene.desktop.home().join("Downloads/alle.zip");
    scene.save_as(&place).await;
    let zip = wait_for("the zip", async || zip::ZipArchive::new(std::fs::File::open(&place).ok()?).ok());
    let mut zip = zip.await.unwrap();
    assert_eq!(zip.len(), count);
    let (mut numbers, mut pages) = (Vec::new(), 0);
    for index in 0..count {
        let mut file = zip.by_index(index).unwrap();
        numbers.push(file.name().unwrap().split(' ').next().unwrap().to_owned());
        let mut pdf = Vec::new();
        file.read_to_end(&mut pdf).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF\n"));
        pages += Document::load_mem(&pdf).unwrap().get_pages().len();
    }

    window.press(&year).await.unwrap();
    window.tick("Én PDF med alle").await.unwrap();
    window.press("Lagre").await.unwrap();
    let place = scene.desktop.home().join("Downloads/alle.pdf");
    scene.save_as(&place).await;
    let whole = wait_for("the PDF", async || Document::load(&place).ok()).await.unwrap();
    assert_eq!(whole.get_pages().len(), pages);
    let text = read(&place);
    for number in &numbers {
        assert!(text.contains(&format!("Kursbevis nr. {number}")), "{number} is not in: {text}");
    }
    assert!(text.matches("Kari Solbakken Nordli").count() >= count, "{text}");

    window.press(&year).await.unwrap();
    window.press("Skriv ut").await.unwrap();
    window.says("Sendt til skriveren").await.unwrap();
    let printed = printer.printed().await.unwrap();
    let text = read(&printed);
    assert!(text.matches("Kari Solbakken Nordli").count() >= count, "{text}");
}
