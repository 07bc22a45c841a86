//! The inbox, threads, drafts and attachments.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use chrono::{DateTime, Datelike, Utc};
use min_side_wire::command::{Command, Outcome};
use serde_json::Value;
use thirtyfour::prelude::*;

const SUBJECT: &str = "Nytt fra kontoret om lokalene";

#[tokio::test]
async fn r_04_1_r_04_2_r_04_7_the_inbox_is_filtered_read_answered_and_in_step_with_other_machines() {
    let scene = Scene::new();
    let window = scene.signed_in().await;

    // What comes is on the front page at once, marked as unread.
    write_to_member(&scene, SUBJECT);
    window
        .find_path(&format!("//main//a[@data-row][contains(., '{SUBJECT}')][contains(., '1 ulest')]"))
        .await
        .unwrap();

    // The inbox by whom, year and what is unread counts as the server does.
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    let unread = unread(&scene).await;
    let recipient = threads[0]["recipient_name"].as_str().unwrap().to_owned();
    let year =
        year_of(threads.iter().min_by_key(|thread| thread["last_at"].as_str().unwrap().to_owned()).unwrap());
    window.press("Alle meldinger").await.unwrap();
    shows_threads(&window, threads.len()).await;
    choose_named(&window, "Hvem", &recipient).await;
    shows_threads(
        &window,
        threads.iter().filter(|thread| thread["recipient_name"] == recipient.as_str()).count(),
    )
    .await;
    choose_named(&window, "Hvem", "Alle").await;
    choose_named(&window, "År", &year.to_string()).await;
    shows_threads(&window, threads.iter().filter(|thread| year_of(thread) == year).count()).await;
    choose_named(&window, "År", "Alle år").await;
    window.tick("Bare uleste").await.unwrap();
    shows_threads(&window, unread.len()).await;

    // All of it is marked as read at once, and the server hears of it.
    window.press("Velg flere").await.unwrap();
    window.tick("Velg alle som vises").await.unwrap();
    window.press(&format!("Merk {} som lest", unread.len())).await.unwrap();
    window.shows("Ingen meldinger passer med det du har valgt").await.unwrap();
    wait_for("the marks on the server", async || self::unread(&scene).await.is_empty().then_some(()))
        .await
        .unwrap();
    window.press("Vis alle").await.unwrap();

    // And the other way: what is read on another machine is read here.
    write_to_member(&scene, "Lest på en annen maskin");
    let row = "//main//a[@data-row][contains(., 'Lest på en annen maskin')]";
    window.find_path(&format!("{row}[contains(., '1 ulest')]")).await.unwrap();
    let threads = self::unread(&scene).await;
    let outcome = feed::command(&scene.server, Command::MarkRead { threads, through: Utc::now() })
        .await
        .unwrap()
        .outcome;
    assert!(matches!(outcome, Outcome::Done { .. }), "{outcome:?}");
    window.find_path(&format!("{row}[not(contains(., 'ulest'))]")).await.unwrap();

    // A reply stands in its thread.
    window.click(&format!("//main//a[@data-row][contains(., '{SUBJECT}')]")).await.unwrap();
    window.shows("Vi flytter til våren.").await.unwrap();
    window.fill("Melding", "Takk for beskjed.").await.unwrap();
    window.press("Send svaret").await.unwrap();
    let thread = wait_for("the reply on the server", async || {
        let messages = feed::rows(&scene.server, "messages").await.ok()?;
        let reply = messages.into_iter().find(|message| message["body"] == "Takk for beskjed.")?;
        Some(reply["thread_id"].clone())
    });
    let thread = thread.await.unwrap();
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    assert!(threads.iter().any(|one| one["id"] == thread && one["subject"] == SUBJECT));

    // Whom one may write to is the server's to say, and the page says that this is the secure channel.
    window.press("Skriv ny melding").await.unwrap();
    window.shows("Dette er den sikre kanalen.").await.unwrap();
    let mut permitted: Vec<String> = feed::rows(&scene.server, "recipients")
        .await
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect();
    permitted.sort();
    let offered = wait_for("the recipients", async || {
        let mut names = window.entries("Til").await.ok()?;
        names.retain(|name| name != "Velg mottaker");
        names.sort();
        (!names.is_empty()).then_some(names)
    });
    assert_eq!(offered.await.unwrap(), permitted);
}

fn write_to_member(scene: &Scene, subject: &str) {
    let words = ["--from", "Forbundskontoret", "--body", "Vi flytter til våren."];
    feed::office(&scene.server, &[&["write", "demo", "--subject", subject][..], &words].concat()).unwrap();
}

/// Ids of the threads in which the server has something that the member has not read.
async fn unread(scene: &Scene) -> Vec<String> {
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    let threads = feed::rows(&scene.server, "threads").await.unwrap();
    let time = |value: &Value| value.as_str().map(|text| text.parse::<DateTime<Utc>>().unwrap());
    let is_unread = |thread: &&Value| {
        messages.iter().any(|message| {
            message["thread_id"] == thread["id"]
                && message["sender"] == "union"
                && time(&message["sent_at"]) > time(&thread["read_through"])
        })
    };
    threads.iter().filter(is_unread).map(|thread| thread["id"].as_str().unwrap().to_owned()).collect()
}

fn year_of(thread: &Value) -> i32 {
    let at: DateTime<Utc> = thread["last_at"].as_str().unwrap().parse().unwrap();
    at.with_timezone(&chrono_tz::Europe::Oslo).year()
}

async fn shows_threads(window: &Window, count: usize) {
    window.shows(&format!("Viser {} av {count}", count.min(50))).await.unwrap();
}

async fn choose_named(window: &Window, label: &str, entry: &str) {
    let nth =
        wait_for(entry, async || window.entries(label).await.ok()?.iter().position(|name| name == entry))
            .await;
    window.choose(label, u32::try_from(nth.unwrap()).unwrap()).await.unwrap();
}

#[tokio::test]
async fn r_04_4_files_go_both_ways_with_their_limits_told_and_the_original_may_vanish() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let (thread, file) = received_file(&scene).await;
    window.go(&format!("#/meldinger/{thread}")).await.unwrap();
    let opened = format!("//main//a[normalize-space(.)='{file}']");
    window.find_path(&opened).await.unwrap();
    scene.server.stop();

    // What has come is read without network.
    window.click(&opened).await.unwrap();
    window.find_path(&format!("//main//h1[contains(., '{file}')]")).await.unwrap();

    // What is attached is taken at once; it waits with its progress, and the original may go.
    let words: String = (0..400_000).map(|number| format!("{number} ")).collect();
    let original = scene.desktop.home().join("Downloads/timeliste.txt");
    std::fs::write(&original, &words).unwrap();
    window.go("#/meldinger/ny").await.unwrap();
    window
        .shows(
            "Inntil 10 filer, hver på høyst 26 MB: PDF, PNG, JPEG, tekst (.txt), e-post (.eml), Word (.docx)",
        )
        .await
        .unwrap();
    window.choose("Til", 1).await.unwrap();
    window.fill("Emne", "Timeliste").await.unwrap();
    window.fill("Melding", "Se vedlegg.").await.unwrap();
    attach(&scene, &window, &original).await;
    window.shows("timeliste.txt").await.unwrap();
    std::fs::remove_file(&original).unwrap();
    // What is not accepted is refused before it is taken.
    let program = scene.desktop.home().join("Downloads/program.exe");
    std::fs::write(&program, "MZ").unwrap();
    attach(&scene, &window, &program).await;
    window.shows("«program.exe»: Filer av denne typen kan ikke sendes.").await.unwrap();
    window.press("Send meldingen").await.unwrap();
    window.click("//main//a[@data-row][contains(., 'Timeliste')]").await.unwrap();
    window.shows("0 B av 2,7 MB er sendt").await.unwrap();

    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    let sha256 = wait_for("the message on the server", async || {
        let messages = feed::rows(&scene.server, "messages").await.ok()?;
        let message = messages.into_iter().find(|message| message["body"] == "Se vedlegg.")?;
        assert_eq!(message["attachments"].as_array().unwrap().len(), 1);
        Some(message["attachments"][0]["sha256"].as_str().unwrap().to_owned())
    });
    let bytes = feed::blob(&scene.server, &sha256.await.unwrap()).await.unwrap();
    assert!(bytes == words.as_bytes(), "{} bytes of {} arrived", bytes.len(), words.len());
    window.shows_no("2,7 MB er sendt").await.unwrap();
}

/// A thread with a file from the union: the thread's id and the file's name.
async fn received_file(scene: &Scene) -> (String, String) {
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    let of_union =
        messages.iter().find(|one| one["sender"] == "union" && one["attachments"][0]["name"].is_string());
    let message = of_union.expect("a message with a file");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&message["thread_id"]), text(&message["attachments"][0]["name"]))
}

/// Chooses a file in the system's own dialog.
async fn attach(scene: &Scene, window: &Window, file: &std::path::Path) {
    window.press("Legg ved filer").await.unwrap();
    scene.choose_file(file).await;
}

#[tokio::test]
async fn r_04_6_drafts_outlive_a_crash_and_what_waits_can_be_edited_withdrawn_and_arrives_once() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    scene.server.stop();
    window.press("Skriv ny").await.unwrap();
    window.choose("Til", 1).await.unwrap();
    window.fill("Emne", "Overtid").await.unwrap();
    window.fill("Melding", "Første utkast").await.unwrap();
    window.shows("Utkastet er lagret").await.unwrap();
    // Typed since: saved by itself too.
    window.field("Melding").await.unwrap().send_keys(", med mer").await.unwrap();
    window.keys(Key::Tab + "").await.unwrap();
    window.find("[data-testid='draft-state'][data-begun='false']").await.unwrap();
    window.kill();

    let window = scene.open().await;
    window.section("Meldinger").await.unwrap();
    window.click("//section[h2='Utkast']//a[contains(., 'Overtid')]").await.unwrap();
    window.holds("Melding", "Første utkast, med mer").await.unwrap();
    window.press("Send meldingen").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();

    // Taken back it is a draft again; edited, it is what is sent.
    window.press("1 venter på å bli sendt").await.unwrap();
    window.press("Trekk tilbake: Melding: Overtid").await.unwrap();
    window.shows("Meldingen er trukket tilbake og ligger som utkast").await.unwrap();
    window.shows_no("venter på å bli sendt").await.unwrap();
    window.click("//section[h2='Utkast']//a[contains(., 'Overtid')]").await.unwrap();
    window.press("Send meldingen").await.unwrap();
    window.press("1 venter på å bli sendt").await.unwrap();
    window.press("Rediger: Melding: Overtid").await.unwrap();
    window.fill("Melding", "Andre utgave").await.unwrap();
    window.press("Send meldingen").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();

    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    window.shows_no("venter på å bli sendt").await.unwrap();
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    let of = |body: &str| {
        messages.iter().filter(|message| message["body"].as_str().unwrap().starts_with(body)).count()
    };
    assert_eq!((of("Første utkast"), of("Andre utgave")), (0, 1));
}
