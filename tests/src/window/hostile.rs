//! What strangers send: it is shown, or a sentence says why not; it reaches no network, and the window is never deaf.

use super::lag;
use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::watch::Watch;
use crate::harness::{feed, papers, wait_for};

const NOT_OPENED: &str = "Filen kunne ikke åpnes";

/// A letter of one page, and what is there once it is read.
const ORDINARY: (&str, &str) = ("Fremmed brev", "!!document.querySelector('#pdf-page-1 .textLayer span')");
/// How many times longer than by an ordinary letter the page may be deaf: what it is about is seconds.
const TIMES: f64 = 4.0;

/// Sends the member files, each by its title.
fn send<'a>(
    scene: &Scene,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    extension: &str,
    kind: &str,
) {
    for (title, bytes) in files {
        let path = scene.server.data().join(format!("fil.{extension}"));
        std::fs::write(&path, bytes).unwrap();
        let path = path.to_string_lossy().into_owned();
        let arguments =
            ["send-document", "demo", &path, "--title", title, "--from", "Fremmed", "--kind", kind];
        feed::office(&scene.server, &arguments).unwrap();
    }
}

fn titled(files: &[(&'static str, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(name, bytes)| (format!("Fremmed {name}"), bytes.clone())).collect()
}

fn borrowed(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(title, bytes)| (title.as_str(), bytes.as_slice()))
}

/// The longest deafness while a file is opened from another screen, ms; `enough` is what needs no second try.
async fn opening(window: &Window, title: &str, ready: &str, enough: f64) -> f64 {
    window.open_paper(title).await.unwrap();
    let address = window.page.current_url().await.unwrap();
    let address = format!("#{}", address.fragment().unwrap_or_default());
    has(window, ready).await;
    lag::of(window, enough, async |window| {
        window.go("#/hjelp").await.unwrap();
        has(window, "!!document.querySelector('main h1') && location.hash === '#/hjelp'").await;
        window.go(&address).await.unwrap();
        has(window, ready).await;
        // What comes after the first frame counts too.
        window.frames().await.unwrap();
    })
    .await
}

/// Waits, without asking the page to lay anything out, until an e-mail is shown.
async fn email_is_shown(window: &Window) {
    has(window, "!!document.querySelector('.mail')?.firstChild").await;
}

/// Waits until a script of few words says yes.
async fn has(window: &Window, script: &str) {
    let script = format!("return {script}");
    wait_for(&script, async || {
        window.page.execute(script.as_str(), vec![]).await.ok()?.json().as_bool()?.then_some(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn r_10_2_hostile_emails_and_pdfs_open_no_connection_and_do_not_harm_the_window() {
    let mut scene = Scene::new();
    let emails = titled(&papers::hostile_emails());
    let pdfs = titled(&papers::hostile_pdfs());
    send(&scene, borrowed(&emails), "eml", "email");
    send(&scene, borrowed(&pdfs), "pdf", "document");
    // The app runs under a watcher of its calls from its first one on.
    let watch = Watch::over(&scene.desktop).unwrap();
    let window = Window::open_by(&scene.desktop, scene.server.url(), watch.starter()).await.unwrap();
    let window = scene.sign_in(window).await;
    window.all_files_are_here().await.unwrap();
    let own = scene.server.url().trim_start_matches("http://").to_owned();
    assert!(watch.addresses().unwrap().contains(&own), "the watcher sees nothing");
    scene.server.stop();
    // What the start and the sign-in have said, the driver's own line into the window among it, is not the e-mails' doing.
    let before = watch.addresses().unwrap().len();

    for (title, _) in &emails {
        window.open_paper(title).await.unwrap();
        email_is_shown(&window).await;
        has(&window, "document.querySelector('.mail').textContent.includes('LESBAR TEKST')").await;
        assert_eq!(harmful(&window).await, Vec::<String>::new(), "{title}");
    }
    for (title, _) in &pdfs {
        window.open_paper(title).await.unwrap();
        // Either a page, or a sentence.
        let shown = wait_for(title, async || {
            let page = "return !!document.querySelector('.page canvas[width]:not([width=\"0\"])') || !!document.querySelector('.page .broken')";
            let drawn = window.page.execute(page, vec![]).await.ok()?.json().as_bool()?;
            if drawn { Some(true) } else { window.text().await.contains(NOT_OPENED).then_some(false) }
        });
        let shown = shown.await.unwrap();
        let can_be_shown = [
            "skript",
            "bilde i seg selv",
            "enorme sider",
            "bombe",
            "bildebombe",
            "fuzzet",
            "to milliarder sider",
            "avkuttet",
        ];
        assert!(!shown || can_be_shown.iter().any(|name| title.ends_with(name)), "{title} was shown");
        assert!(shown || !title.ends_with("skript"), "{title} was not shown");
    }
    // The window lives.
    window.section("Oversikt").await.unwrap();
    window.shows("Hei, Kari").await.unwrap();

    // The app alone goes on asking for its own server, which is gone.
    let spoken_to = watch.addresses().unwrap().split_off(before);
    let spoken_to: Vec<String> = spoken_to.into_iter().filter(|address| *address != own).collect();
    assert_eq!(spoken_to, Vec::<String>::new());
    assert_eq!(
        scene.desktop.opened().len(),
        1,
        "more than the sign-in was opened: {:?}",
        scene.desktop.opened()
    );
}

/// What must not be in an e-mail that is shown.
async fn harmful(window: &Window) -> Vec<String> {
    const HARMFUL: &str = "const found = [];
        for (const one of document.querySelectorAll('.mail *')) {
            if (/^(SCRIPT|STYLE|LINK|META|BASE|IFRAME|OBJECT|EMBED|FORM|INPUT|VIDEO|AUDIO|SOURCE|PICTURE|SVG|MATH)$/i.test(one.nodeName)) found.push(one.nodeName);
            for (const { name, value } of one.attributes) {
                if (/^on|^style$|^srcset$|^ping$|^background$|^id$|^class$/.test(name)) found.push(name);
                if (name === 'src' && !value.startsWith('data:image/')) found.push(value);
                if (name === 'href' && !/^(https:|mailto:)/.test(value)) found.push(value);
            }
        }
        return found;";
    let found = window.page.execute(HARMFUL, vec![]).await.unwrap();
    found.json().as_array().unwrap().iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn r_10_2_no_document_however_large_makes_the_window_deaf() {
    let mut scene = Scene::new();
    let emails: Vec<_> = titled(&papers::hostile_emails())
        .into_iter()
        .filter(|(title, _)| {
            ["dyp", "bred", "tabell", "lang", "avsnitt", "deler"].iter().any(|name| title.ends_with(name))
        })
        .collect();
    send(&scene, borrowed(&emails), "eml", "email");
    let lines: Vec<String> = (1..=5_000).map(|page| format!("Side {page} av et langt dokument")).collect();
    let long = papers::pdf(&lines);
    let letter = papers::pdf(&lines[..1]);
    let bomb: Vec<_> =
        titled(&papers::hostile_pdfs()).into_iter().filter(|(title, _)| title.ends_with("bombe")).collect();
    send(
        &scene,
        [(ORDINARY.0, letter.as_slice()), ("Fremmed 5000 sider", long.as_slice())]
            .into_iter()
            .chain(borrowed(&bomb)),
        "pdf",
        "document",
    );
    let text = "En linje med tekst om lønn.\n".repeat(140_000);
    send(&scene, [("Fremmed tekst", text.as_bytes())], "txt", "document");
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    scene.server.stop();

    // What an ordinary letter costs on this machine at this moment is not the large one's doing.
    let usual = opening(&window, ORDINARY.0, ORDINARY.1, f64::INFINITY).await;
    let enough = TIMES * usual.max(lag::UNFELT);
    let mut felt = Vec::new();
    for (title, ready) in emails
        .iter()
        .map(|(title, _)| (title.clone(), "!!document.querySelector('.mail')?.firstChild"))
        .chain([("Fremmed tekst".to_owned(), "document.querySelectorAll('.text .block').length > 100")])
        .chain([("Fremmed 5000 sider".to_owned(), "!!document.querySelector('#pdf-page-2 .textLayer span')")])
        .chain(bomb.iter().map(|(title, _)| (title.clone(), "!!document.querySelector('.page')")))
    {
        felt.push((opening(&window, &title, ready, enough).await, title));
    }
    // From the first to the last page, and a search.
    window.open_paper("Fremmed 5000 sider").await.unwrap();
    window.shows("Side 1 av 5000").await.unwrap();
    let field = window.field("Side").await.unwrap();
    let leafing = lag::of(&window, enough, async |window| {
        for (number, last) in [("4999", "#pdf-page-4999"), ("2", "#pdf-page-2")] {
            field.send_keys(thirtyfour::Key::Control + "a").await.unwrap();
            field.send_keys(number.to_owned() + thirtyfour::Key::Enter).await.unwrap();
            has(window, &format!("!!document.querySelector('{last} .textLayer span')")).await;
        }
    });
    felt.push((leafing.await, "to the last page".to_owned()));
    let find = window.field("Søk i dokumentet").await.unwrap();
    let searching = lag::of(&window, enough, async |window| {
        find.send_keys(thirtyfour::Key::Control + "a").await.unwrap();
        find.send_keys(thirtyfour::Key::Delete + "").await.unwrap();
        has(window, "!document.querySelector('[data-testid=pdf-hits]')").await;
        find.send_keys("langt dokument").await.unwrap();
        let many =
            "/av (\\d+)/.exec(document.querySelector('[data-testid=pdf-hits]')?.textContent)?.[1] > 400";
        has(window, many).await;
    });
    felt.push((searching.await, "a search through hundreds of pages".to_owned()));
    // The machine may have become busier meanwhile.
    let usual = usual.max(opening(&window, ORDINARY.0, ORDINARY.1, f64::INFINITY).await);
    let most = TIMES * usual.max(lag::UNFELT);
    let told: Vec<String> = felt.iter().map(|(lag, what)| format!("{what}: {lag:.0} ms")).collect();
    eprintln!("An ordinary letter: {usual:.0} ms. {}", told.join(", "));
    let too_long: Vec<_> = felt.into_iter().filter(|(lag, _)| *lag > most).collect();
    assert_eq!(too_long, vec![], "an ordinary letter takes {usual:.0} ms");
}

#[tokio::test]
async fn r_10_2_a_pdf_of_half_a_gigabyte_opens_and_the_app_never_holds_it_whole() {
    const BALLAST: usize = 500_000_000;
    let mut scene = Scene::new();
    let lines: Vec<String> = (1..=3).map(|page| format!("Side {page} av et tungt brev")).collect();
    let heavy = papers::pdf_with_ballast(&lines, BALLAST);
    send(&scene, [("Fremmed tungt", heavy.as_slice())], "pdf", "document");
    drop(heavy);
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    scene.server.stop();

    window.open_paper("Fremmed tungt").await.unwrap();
    let text = window.find("#pdf-page-1 .textLayer span").await.unwrap();
    assert_eq!(text.text().await.unwrap(), lines[0]);
    window.fill("Side", &format!("3{}", thirtyfour::Key::Enter.value())).await.unwrap();
    let text = window.find("#pdf-page-3 .textLayer span").await.unwrap();
    assert_eq!(text.text().await.unwrap(), lines[2]);
    // It has come, been looked through for search, and been read.
    let peak = window.peak_memory().unwrap();
    let most = BALLAST as u64 / 1024 / 1024;
    assert!(peak < most, "the app has taken {peak} MiB");
}

#[tokio::test]
async fn r_10_2_a_locked_pdf_asks_for_its_password_and_odd_names_are_made_safe() {
    let mut scene = Scene::new();
    let locked = papers::locked_pdf(&["Lønnsslipp for november".to_owned()], "hemmelig").unwrap();
    send(&scene, [("Fremmed låst", locked.as_slice())], "pdf", "document");
    let name = format!("../../../{}\u{202e}fdp.exe", "å".repeat(300));
    let email = format!(
        "From: a@example.no\r\nSubject: Navn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nLESBAR TEKST\r\n\
         --x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n%PDF-1.7\r\n\
         --x\r\nContent-Type: text/plain; name=\"CON.txt\"\r\nContent-Disposition: attachment; filename=\"CON.txt\"\r\n\r\nInnhold\r\n--x--\r\n"
    );
    send(&scene, [("Fremmed navn", email.as_bytes())], "eml", "email");
    let window = scene.signed_in().await;
    window.all_files_are_here().await.unwrap();
    scene.server.stop();

    window.open_paper("Fremmed låst").await.unwrap();
    window.shows("Dokumentet er låst med passord").await.unwrap();
    window.fill("Passord", "feil").await.unwrap();
    window.press("Lås opp").await.unwrap();
    window.shows("Passordet er ikke riktig. Prøv igjen.").await.unwrap();
    window.fill("Passord", "hemmelig").await.unwrap();
    window.press("Lås opp").await.unwrap();
    let text = window.find("#pdf-page-1 .textLayer span").await.unwrap();
    assert_eq!(text.text().await.unwrap(), "Lønnsslipp for november");

    window.open_paper("Fremmed navn").await.unwrap();
    window.shows("LESBAR TEKST").await.unwrap();
    window.press("_CON.txt").await.unwrap();
    window.shows("Innhold").await.unwrap();
    window.press("← Tilbake").await.unwrap();
    window.click("//main//a[contains(., 'ååå')]").await.unwrap();
    window.shows(NOT_OPENED).await.unwrap();
    window.press("Lagre som").await.unwrap();
    window.press("Fortsett").await.unwrap();
    scene.close_dialog().await;
    window.press("Legg i Nedlastinger").await.unwrap();
    window.says("Lagret som").await.unwrap();
    let saved: Vec<String> = std::fs::read_dir(scene.desktop.home().join("Downloads"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(saved.len(), 1, "{saved:?}");
    assert!(
        saved[0].len() <= 200 && saved[0].ends_with(".pdf") && !saved[0].contains('\u{202e}'),
        "{saved:?}"
    );
}
