//! Courses and applications.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use serde_json::{Value, json};
use thirtyfour::By;

#[tokio::test]
async fn r_07_1_r_07_2_courses_are_filtered_and_withdrawn_and_a_late_withdrawal_is_rolled_back() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let applied = open_applications(&scene).await;
    let (first, second) = (&applied[0], &applied[1]);

    window.press("Alle kurs").await.unwrap();
    let all = feed::rows(&scene.server, "enrolments").await.unwrap().len();
    wait_for("every enrolment", async || (rows(&window).await == all).then_some(())).await.unwrap();
    window.choose("Status", 1).await.unwrap();
    wait_for("fewer rows", async || (rows(&window).await < all).then_some(())).await.unwrap();
    window.choose("Status", 0).await.unwrap();
    window.fill("Kurs, sted eller arrangør", title(first)).await.unwrap();
    wait_for("the course that was looked for", async || (rows(&window).await < all).then_some(()))
        .await
        .unwrap();
    window.shows(title(first)).await.unwrap();

    // Withdrawn after a question, and the cross is gone.
    window.press(&format!("Trekk søknad på {}", title(first))).await.unwrap();
    window.shows("Trekke søknaden?").await.unwrap();
    window.press("Trekk søknaden").await.unwrap();
    status(&scene, first, "withdrawn").await;
    no_cross(&window, first).await;

    // Without network it waits; meanwhile the deadline passes.
    window.fill("Kurs, sted eller arrangør", title(second)).await.unwrap();
    window.shows(title(second)).await.unwrap();
    scene.server.stop();
    window.press(&format!("Trekk søknad på {}", title(second))).await.unwrap();
    window.press("Trekk søknaden").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();
    no_cross(&window, second).await;
    let mut late = second.clone();
    late["course"]["deadline"] = json!("2020-01-01");
    let row = json!({"type": "row", "audience": "member:demo", "collection": "enrolments", "body": late});
    feed::import(&scene.server, &[row]).unwrap();
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    window.shows("Søknaden ble ikke trukket").await.unwrap();
    window.shows("så dette ble ikke gjort.").await.unwrap();
    window.shows(label(second)).await.unwrap();
    no_cross(&window, second).await;
    status(&scene, second, second["status"].as_str().unwrap()).await;
}

/// The demo member's applications that can be withdrawn, with titles that stand once.
async fn open_applications(scene: &Scene) -> Vec<Value> {
    let enrolments = feed::rows(&scene.server, "enrolments").await.unwrap();
    let once = |one: &Value| enrolments.iter().filter(|other| title(other) == title(one)).count() == 1;
    let tomorrow = (chrono::Utc::now() + chrono::TimeDelta::days(1)).date_naive().to_string();
    let is_open = |one: &&Value| {
        !label(one).is_empty() && one["course"]["deadline"].as_str() > Some(&tomorrow) && once(one)
    };
    enrolments.iter().filter(is_open).cloned().collect()
}

/// What the page calls the state of an application that can be withdrawn.
fn label(enrolment: &Value) -> &'static str {
    match enrolment["status"].as_str() {
        Some("applied") => "Søkt",
        Some("admitted") => "Fått plass",
        Some("waiting_list") => "Venteliste",
        _ => "",
    }
}

fn title(enrolment: &Value) -> &str {
    enrolment["course"]["title"].as_str().unwrap()
}

/// Rows of the first list on the page: the enrolments.
async fn rows(window: &Window) -> usize {
    let list = By::XPath("(//main//section)[1]//ul/li");
    window.page.find_all(list).await.unwrap_or_default().len()
}

async fn no_cross(window: &Window, enrolment: &Value) {
    let cross = By::XPath(format!("//button[@aria-label='Trekk søknad på {}']", title(enrolment)));
    wait_for("the end of the cross", async || {
        window.page.find_all(cross.clone()).await.is_ok_and(|found| found.is_empty()).then_some(())
    })
    .await
    .unwrap();
}

async fn status(scene: &Scene, enrolment: &Value, wanted: &str) {
    wait_for(wanted, async || {
        let rows = feed::rows(&scene.server, "enrolments").await.ok()?;
        rows.iter().any(|row| row["id"] == enrolment["id"] && row["status"] == wanted).then_some(())
    })
    .await
    .unwrap();
}
