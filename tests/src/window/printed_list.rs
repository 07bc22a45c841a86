//! A steward's member list on paper, by the real print system.

use super::scene::Scene;
use crate::harness::printer::Printer;
use crate::harness::{feed, wait_for};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use thirtyfour::Key;

const UNIT: &str = "ntl-registerdirektoratet";
const FIRST: &str = "Ánne-Márjá Elisabeth Gáddjá";
const LAST: &str = "Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold";
const PURPOSE: &str = "Innkalling til årsmøte i Čáhppe";

#[tokio::test]
async fn r_06_3_the_whole_list_is_printed_by_cups_without_network_and_says_what_for_by_whom_and_when() {
    let printer = Printer::start().await.unwrap();
    let mut scene = Scene::new();
    scene.desktop.set("CUPS_SERVER", &printer.address().to_string_lossy());
    let long = json!({
        "id": "lang", "unit_id": UNIT, "first_name": FIRST, "last_name": LAST, "member_number": "99000001",
        "position": "Seniorrådgiver", "arbeidssted_name": "Registerdirektoratet Guovdageaidnu", "place": "KAUTOKEINO",
        "email": "anne-marja.guovdageaidnu@registerdirektoratet.example.no", "mobile": "+4791234567",
        "since": "2019-05-01",
    });
    let row = json!({"type": "row", "audience": format!("unit:{UNIT}"), "collection": "list_members", "body": long});
    feed::import(&scene.server, &[row]).unwrap();
    let members = feed::rows(&scene.server, "list_members").await.unwrap();
    assert_eq!(members.len(), 801);
    let window = scene.signed_in().await;
    window.go(&format!("#/medlemsliste/{UNIT}")).await.unwrap();
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("801 medlemmer").await.unwrap();
    scene.server.stop();

    window.keys(Key::Control + "p").await.unwrap();
    window.tick("Utskrift").await.unwrap();
    window.fill("Formål", PURPOSE).await.unwrap();
    window.press("Skriv ut listen").await.unwrap();
    window.says("Listen er sendt til skriveren").await.unwrap();
    let printed = words_of(&printer.printed().await.unwrap());
    for member in &members {
        let number = member["member_number"].as_str().unwrap();
        assert_eq!(printed.iter().filter(|word| *word == number).count(), 1, "{number}");
    }
    // What is too long for one line goes on in the next, and no letter is lost.
    let all = printed.concat();
    for long in [FIRST, LAST, PURPOSE, "anne-marja.guovdageaidnu@registerdirektoratet.example.no"] {
        assert!(all.contains(&long.replace(' ', "")), "{long} is not on the paper");
    }
    let text = printed.join(" ");
    for said in ["Formål", "Laget av", "Kari Solbakken Nordli", "Tidspunkt", "Antall medlemmer", "801"] {
        assert!(text.contains(said), "{said} is not on the paper");
    }
    let today = chrono::Utc::now().with_timezone(&chrono_tz::Europe::Oslo).format("%d.%m.%Y").to_string();
    assert!(
        text.contains(&today),
        "{today} is not on the paper: {}",
        &text[text.len().saturating_sub(600)..]
    );
    let jobs = printer.job_names().unwrap();
    assert!(jobs.contains("Min side") && !jobs.contains("Medlemsliste"), "{jobs}");

    // That it was printed is on record once the network is back.
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    wait_for("the office's log", async || {
        let log = feed::seen_by_office(&scene.server, "/v1/office/log?after=0").await.ok()?;
        let taken = log["lines"].as_array()?.iter().find(|line| line["kind"] == "list_exported")?.clone();
        let detail = &taken["detail"];
        (detail["format"] == "print" && detail["rows"] == 801 && detail["purpose"] == PURPOSE).then_some(())
    })
    .await
    .unwrap();
}

fn words_of(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap();
    String::from_utf8_lossy(&output.stdout).split_whitespace().map(str::to_owned).collect()
}
