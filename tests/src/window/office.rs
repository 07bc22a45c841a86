//! What the office does by its own program stands in the member's open window within two seconds.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use min_side_domain::records::{Employment, EmploymentFacts};
use min_side_wire::command::{Command, Outcome};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(2);

/// Has the office do something and waits until the open window shows what it should, which must come soon.
async fn shown_soon(scene: &Scene, window: &Window, arguments: &[&str], so: impl Fn(&str) -> bool) {
    assert!(!so(&window.text().await), "{arguments:?} would show nothing new");
    feed::office(&scene.server, arguments).unwrap();
    let answered = Instant::now();
    let seen = wait_for(&format!("{arguments:?}"), async || so(&window.text().await).then_some(())).await;
    let took = answered.elapsed();
    assert!(seen.is_ok(), "{arguments:?}: the page shows {}", window.text().await);
    assert!(took < SOON, "{arguments:?} took {took:?}");
}

/// The first row of a collection for which this is so, and its id.
async fn row(scene: &Scene, collection: &str, so: impl Fn(&Value) -> bool) -> (String, Value) {
    let rows = feed::rows(&scene.server, collection).await.unwrap();
    let row = rows.into_iter().find(so).unwrap_or_else(|| panic!("no such row in {collection}"));
    (row["id"].as_str().unwrap().to_owned(), row)
}

#[tokio::test]
async fn r_04_1_r_04_4_r_05_5_r_06_4_r_07_3_r_08_2_r_09_3_r_10_1_r_10_4_what_the_office_does_shows_within_two_seconds()
 {
    let scene = Scene::new();
    let window = scene.signed_in().await;

    // A reply, in the thread that is open.
    let (thread, _) = row(&scene, "threads", |_| true).await;
    window.go(&format!("#/meldinger/{thread}")).await.unwrap();
    window.settled().await.unwrap();
    let reply = ["reply", &thread, "--from", "Silje på kontoret", "--body", "Vi ringer deg klokka ni."];
    shown_soon(&scene, &window, &reply, |text| text.contains("Vi ringer deg klokka ni.")).await;

    // Another with a file, which opens in the window.
    let plan = scene.server.data().join("møteplan.txt");
    std::fs::write(&plan, "Vi møtes på tirsdag klokka tolv.").unwrap();
    let plan = plan.to_string_lossy();
    let with_file =
        ["reply", &thread, "--from", "Silje på kontoret", "--body", "Se vedlegg.", "--attach", &plan];
    shown_soon(&scene, &window, &with_file, |text| text.contains("møteplan.txt")).await;
    window.click("//main//a[normalize-space(.)='møteplan.txt']").await.unwrap();
    window.shows("Vi møtes på tirsdag klokka tolv.").await.unwrap();

    // What a union loads from its own system while the server runs.
    window.section("Tillitsv").await.unwrap();
    window.settled().await.unwrap();
    let (_, mut record) = row(&scene, "representatives", |_| true).await;
    record["id"] = "lastet-inn".into();
    record["name"] = "Ánne-Márjá Čáhppe".into();
    let line =
        json!({"type": "row", "audience": "member:demo", "collection": "representatives", "body": record});
    assert!(!window.text().await.contains("Ánne-Márjá Čáhppe"));
    feed::import(&scene.server, &[line]).unwrap();
    let loaded = Instant::now();
    window.shows("Ánne-Márjá Čáhppe").await.unwrap();
    assert!(loaded.elapsed() < SOON, "{:?}", loaded.elapsed());

    // A document and an invoice, at the top of the list.
    window.section("Dokumenter").await.unwrap();
    window.settled().await.unwrap();
    let letter = scene.server.data().join("vedtak.txt");
    std::fs::write(&letter, "Søknaden er innvilget.").unwrap();
    let letter = letter.to_string_lossy();
    let send = ["send-document", "demo", &letter, "--title", "Vedtak om stipend", "--from", "Kontoret"];
    shown_soon(&scene, &window, &send, |text| text.contains("Vedtak om stipend")).await;
    let bill = ["send-invoice", "demo", "--number", "2026-77", "--title", "Kontingent for sommeren", "--due"];
    let pay = ["2030-07-01", "--amount-ore", "45000", "--account", "86011117947", "--kid", "9920213833"];
    let invoice = [&bill[..], &pay[..]].concat();
    shown_soon(&scene, &window, &invoice, |text| text.contains("Kontingent for sommeren")).await;

    employment(&scene, &window).await;

    // A course is closed: the certificate's icon is there.
    window.section("Kurs").await.unwrap();
    let (_, enrolment) =
        row(&scene, "enrolments", |row| row["status"] == "attended" && row["kursbevis_id"].is_null()).await;
    let icon = format!("Kursbevis for {}", enrolment["course"]["title"].as_str().unwrap());
    window.settled().await.unwrap();
    let before = icons(&window, &icon).await;
    let course = enrolment["course_id"].as_str().unwrap();
    let close = ["close-course", course, "--signatory", "Láilá", "--signatory-title", "Kursleder"];
    feed::office(&scene.server, &close).unwrap();
    let answered = Instant::now();
    wait_for(&icon, async || (icons(&window, &icon).await > before).then_some(())).await.unwrap();
    assert!(answered.elapsed() < SOON, "{:?}", answered.elapsed());

    // A recruitment is approved and an order is shipped.
    window.section("Verving").await.unwrap();
    window.settled().await.unwrap();
    let (recruited, recruitment) = row(&scene, "recruitments", |row| row["state"] == "registered").await;
    let approve = ["approve-recruitment", "demo", &recruited, "--points", "173"];
    let name = recruitment["name"].as_str().unwrap();
    shown_soon(&scene, &window, &approve, |text| text.contains(&format!("Verving: {name}"))).await;
    window.shows("+173").await.unwrap();
    window.go("#/verveshop").await.unwrap();
    window.settled().await.unwrap();
    let (ordered, _) = row(&scene, "orders", |row| row["state"] == "ordered").await;
    let sent = window.text().await.matches("Sendt").count();
    let ship = ["ship-order", "demo", &ordered];
    shown_soon(&scene, &window, &ship, |text| text.matches("Sendt").count() > sent).await;

    // The office ends: the list that is open goes.
    let (office, unit) = row(&scene, "offices", |row| row["gives_list"] == true).await;
    window.go(&format!("#/medlemsliste/{}", unit["unit_id"].as_str().unwrap())).await.unwrap();
    window.press("Jeg godtar erklæringen").await.unwrap();
    window.shows("Søk i listen").await.unwrap();
    let today = chrono::Utc::now().date_naive().to_string();
    let end = ["end-office", "demo", &office, "--last-day", &today];
    shown_soon(&scene, &window, &end, |text| text.contains("Du har ikke lenger tilgang")).await;
    assert!(!window.text().await.contains("Søk i listen"));
}

async fn icons(window: &Window, name: &str) -> usize {
    let path = format!("//button[@aria-label='{name}']");
    window.page.find_all(thirtyfour::By::XPath(path)).await.unwrap().len()
}

/// A change of employment waits, is approved, and another is refused with its reason.
async fn employment(scene: &Scene, window: &Window) {
    const WAITING: &str = "Venter på at forbundskontoret";
    window.section("Arbeid").await.unwrap();
    window.settled().await.unwrap();
    let (id, record) = row(scene, "employments", |row| row["to"].is_null()).await;
    let employment: Employment = serde_json::from_value(record).unwrap();
    let submit = async |percent| {
        let facts = EmploymentFacts { percent, ..employment.facts.clone() };
        let change = Command::ChangeEmployment { employment_id: Some(id.clone()), facts };
        let answer = feed::command(&scene.server, change).await.unwrap();
        assert!(matches!(answer.outcome, Outcome::Done { .. }), "{answer:?}");
        window.shows(WAITING).await.unwrap();
    };
    submit(37).await;
    let approve = ["approve-employment", "demo", &id];
    shown_soon(scene, window, &approve, |text| !text.contains(WAITING) && text.contains("37 prosent")).await;
    submit(41).await;
    let refuse = ["refuse-employment", "demo", &id, "--reason", "Vi trenger arbeidsavtalen."];
    shown_soon(scene, window, &refuse, |text| text.contains("Vi trenger arbeidsavtalen.")).await;
    assert!(window.text().await.contains("37 prosent"), "what was approved stays");
}

#[tokio::test]
async fn r_04_8_the_notice_by_e_mail_follows_where_the_member_wants_e_mail_and_says_nothing() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    let (_, profile) = row(&scene, "profile", |_| true).await;
    let (work, private) =
        (profile["email_work"].as_str().unwrap(), profile["email_private"].as_str().unwrap());
    assert_eq!(profile["email_choice"], "private");
    let write = |body| ["write", "demo", "--subject", "Hemmelig emne", "--from", "Silje", "--body", body];
    feed::office(&scene.server, &write("Den første.")).unwrap();
    notices_to(&scene, &[private]).await;

    window.press("Rediger personopplysninger").await.unwrap();
    window.click("//label[@for='email_choice-work']").await.unwrap();
    window.press("Lagre").await.unwrap();
    wait_for("the choice on the server", async || {
        let profiles = feed::rows(&scene.server, "profile").await.ok()?;
        (profiles[0]["email_choice"] == "work").then_some(())
    })
    .await
    .unwrap();
    feed::office(&scene.server, &write("Den andre.")).unwrap();
    let letters = notices_to(&scene, &[private, work]).await;
    for letter in letters {
        for kept_quiet in ["Hemmelig", "Silje", "Den ", "NTL", "Kari", "fagforening"] {
            let body = letter.replace(private, "").replace(work, "");
            assert!(!body.contains(kept_quiet), "{kept_quiet} stands in {letter}");
        }
    }
}

/// Waits until there is one notice to each of these addresses, and no other; what they say.
async fn notices_to(scene: &Scene, addresses: &[&str]) -> Vec<String> {
    let mut wanted: Vec<String> = addresses.iter().map(|address| format!("To: {address}")).collect();
    wanted.sort();
    wait_for("the notices", async || {
        let files = std::fs::read_dir(scene.server.data().join("mail")).ok()?.flatten();
        let letters = files.filter(|file| file.path().extension().is_some_and(|kind| kind == "eml"));
        let letters: Vec<String> =
            letters.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
        let lines = letters.iter().flat_map(|letter| letter.lines());
        let mut to: Vec<&str> = lines.filter(|line| line.starts_with("To: ")).collect();
        to.sort_unstable();
        (to == wanted).then_some(letters)
    })
    .await
    .unwrap()
}
