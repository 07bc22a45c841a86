//! The buttons of what the union has refused: sent once more, taken up, thrown away, and the way to the office where it came
//! too late.

use super::ledger::Ledger;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use crate::window::scene::Scene;
use min_side_domain::course_deadline::may_withdraw;
use min_side_domain::records::{Employment, Enrolment};
use thirtyfour::prelude::*;

const DIALOGS: &[&str] = &["OutboxDialog"];
const PILL: &str = "1 ting må du se på";
const HEADING: &str = "Dette må du se på";
const SUBJECT: &str = "Hviletid";
const BODY: &str = "Hvor lang hvile har jeg krav på?";
const SETTLED: &str = "Ingenting venter. Alt du har gjort, er sendt.";

#[tokio::test]
async fn every_button_of_what_was_refused_does_what_it_says() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    let mut ledger = Ledger::of(&window);
    message(&scene, &window, &mut ledger).await;
    employment(&scene, &window, &mut ledger).await;
    withdrawal(&scene, &window, &mut ledger).await;
    ledger.settle(DIALOGS);
}

/// One is sent again when the union takes it, and arrives once; another is taken up and written on.
async fn message(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    hide(scene, "recipients");
    write(window).await;
    window.press(PILL).await.unwrap();
    ledger.stands("OutboxDialog", HEADING).await;
    assert_eq!(messages(scene).await, 0);
    bring_back(scene);
    ledger.press("OutboxDialog", "Send på nytt: Melding: Hviletid").await;
    window.shows(SETTLED).await.unwrap();
    assert_eq!(messages(scene).await, 1);
    ledger.press("OutboxDialog", "Lukk").await;

    hide(scene, "recipients");
    write(window).await;
    window.press(PILL).await.unwrap();
    ledger.closes("OutboxDialog", HEADING, "Rediger: Melding: Hviletid").await;
    window.holds("Melding", BODY).await.unwrap();
    window.shows_no(PILL).await.unwrap();
    bring_back(scene);
    window.press("Send meldingen").await.unwrap();
    wait_for("the message on the server", async || (messages(scene).await == 2).then_some(())).await.unwrap();
    window.shows_no("på å bli sendt").await.unwrap();
}

/// A change is refused again, and then thrown away: nothing of it is left.
async fn employment(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    const DIALOG: &str = "Endring av arbeidsforhold";
    window.section("Arbeid").await.unwrap();
    window.click("(//main//button[starts-with(@aria-label, 'Endring: ')])[1]").await.unwrap();
    window.shows(DIALOG).await.unwrap();
    hide(scene, "virksomheter");
    window.fill("Stilling", "Seniorrådgiver i prøvetid").await.unwrap();
    window.press("Lagre").await.unwrap();
    ledger.gone(DIALOG).await;
    window.press(PILL).await.unwrap();
    ledger.stands("OutboxDialog", HEADING).await;
    let all: Vec<Employment> = read(scene, "employments").await;
    let names =
        all.iter().map(|one| format!("Forkast: Endring i arbeidsforhold: {}", one.facts.virksomhet_name));
    let mut discard = None;
    for name in names {
        let path = format!("//dialog[@open]//button[@aria-label=\"{name}\"]");
        if window.page.find(By::XPath(path)).await.is_ok() {
            discard = Some(name);
        }
    }
    let discard = discard.expect("a button that throws it away");
    // It is refused once more, for the same reason.
    ledger.press("OutboxDialog", &discard.replace("Forkast", "Send på nytt")).await;
    window.synced().await.unwrap();
    window.shows(HEADING).await.unwrap();
    ledger.press("OutboxDialog", &discard).await;
    window.shows(SETTLED).await.unwrap();
    ledger.press("OutboxDialog", "Lukk").await;
    bring_back(scene);
    window.press("Synkroniser nå").await.unwrap();
    window.synced().await.unwrap();
    let after: Vec<Employment> = read(scene, "employments").await;
    assert_eq!(after, all, "the union has heard of nothing");
    window.shows_no("i prøvetid").await.unwrap();
}

/// What came too late cannot be sent again: the office is written to, and the word of it is taken away.
async fn withdrawal(scene: &Scene, window: &Window, ledger: &mut Ledger<'_>) {
    let all: Vec<Enrolment> = read(scene, "enrolments").await;
    let once =
        |one: &Enrolment| all.iter().filter(|other| other.course.title == one.course.title).count() == 1;
    let tomorrow = chrono::Utc::now() + chrono::TimeDelta::days(1);
    let open = all.iter().find(|one| may_withdraw(one.status, one.course.deadline, tomorrow) && once(one));
    let title = &open.expect("an application that can be withdrawn").course.title;
    window.section("Oversikt").await.unwrap();
    window.press("Alle kurs").await.unwrap();
    window.fill("Kurs, sted eller arrangør", title).await.unwrap();
    window.press(&format!("Trekk søknad på {title}")).await.unwrap();
    window.shows("Trekke søknaden?").await.unwrap();
    // The deadline passes while the question stands.
    database(scene)
        .execute_batch(
            "UPDATE row SET body = json_set(body, '$.course.deadline', '2020-01-01')
             WHERE collection = (SELECT id FROM collection WHERE name = 'enrolments') AND body IS NOT NULL",
        )
        .unwrap();
    window.press("Trekk søknaden").await.unwrap();
    window.press(PILL).await.unwrap();
    ledger.stands("OutboxDialog", HEADING).await;
    let name = format!("Kurssøknad som trekkes: {title}");
    ledger.press("OutboxDialog", &format!("Skriv til forbundskontoret: {name}")).await;
    ledger.gone(HEADING).await;
    window.holds("Emne", &name).await.unwrap();
    window.press(PILL).await.unwrap();
    ledger.stands("OutboxDialog", HEADING).await;
    ledger.press("OutboxDialog", &format!("Fjern beskjeden: {name}")).await;
    window.shows(SETTLED).await.unwrap();
    ledger.press("OutboxDialog", "Lukk").await;
    ledger.gone("Venter på å bli sendt").await;
    window.shows_no(PILL).await.unwrap();
}

async fn write(window: &Window) {
    window.section("Oversikt").await.unwrap();
    window.press("Skriv ny").await.unwrap();
    window.choose("Til", 1).await.unwrap();
    window.fill("Emne", SUBJECT).await.unwrap();
    window.fill("Melding", BODY).await.unwrap();
    window.press("Send meldingen").await.unwrap();
}

async fn messages(scene: &Scene) -> usize {
    let messages = feed::rows(&scene.server, "messages").await.unwrap();
    messages.iter().filter(|message| message["body"] == BODY).count()
}

async fn read<R: serde::de::DeserializeOwned>(scene: &Scene, collection: &str) -> Vec<R> {
    let rows = feed::rows(&scene.server, collection).await.unwrap();
    rows.into_iter().map(|row| serde_json::from_value(row).unwrap()).collect()
}

fn database(scene: &Scene) -> rusqlite::Connection {
    let database = rusqlite::Connection::open(scene.server.data().join("server.db")).unwrap();
    database.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    database
}

/// Lets the server not find the rows of a collection. No app hears of it.
fn hide(scene: &Scene, collection: &str) {
    let hide =
        "UPDATE row SET id = id || '-bort' WHERE collection = (SELECT id FROM collection WHERE name = ?1)";
    assert!(database(scene).execute(hide, [collection]).unwrap() > 0, "{collection}");
}

fn bring_back(scene: &Scene) {
    let find = "UPDATE row SET id = substr(id, 1, length(id) - 5) WHERE id LIKE '%-bort'";
    assert!(database(scene).execute(find, []).unwrap() > 0);
}
