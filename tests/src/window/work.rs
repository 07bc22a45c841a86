//! Employments and the change of one, as the union's guide says it.

use super::scene::Scene;
use crate::harness::driver::{Window, quoted};
use crate::harness::{feed, wait_for};
use serde_json::Value;
use thirtyfour::prelude::*;

#[tokio::test]
async fn r_05_1_r_05_2_r_05_3_r_05_4_r_05_5_an_employment_is_changed_offline_and_handled_by_the_office() {
    let mut scene = Scene::new();
    let window = scene.signed_in().await;
    let employments = feed::rows(&scene.server, "employments").await.unwrap();
    let active = employments.iter().find(|one| one["to"].is_null()).unwrap().clone();
    let text = |field: &str| active[field].as_str().unwrap().to_owned();
    let register = Register::of(&scene).await;
    scene.server.stop();

    window.section("Arbeid").await.unwrap();
    let shown = window.part("Mine arbeidsforhold").await.unwrap();
    for one in &employments {
        for field in ["virksomhet_name", "arbeidssted_name", "position"] {
            let value = one[field].as_str().unwrap();
            assert!(shown.contains(value), "{value} is not in {shown}");
        }
    }
    assert_eq!(shown.matches("Aktivt").count(), 1, "{shown}");

    // The dialog says why it matters and why dates are not edited; no field takes them.
    window.press(&format!("Endring: {}", text("virksomhet_name"))).await.unwrap();
    for why in [
        "trekk av kontingent via lønn",
        "streikeuttak, lønnsforhandlinger og organisering",
        "Start- og sluttdato settes i perioder av tekniske og vedtektsmessige årsaker",
        "du trenger ikke å si fra",
    ] {
        window.shows(why).await.unwrap();
    }
    let dates = window.page.find_all(By::Css("dialog input[type=date]")).await.unwrap();
    assert!(dates.is_empty());

    // Without a virksomhet there is no field for the workplace. Odd input is answered like any other.
    window.empty("Virksomhet").await.unwrap();
    no_workplace_field(&window).await;
    let long = "skatt".repeat(2_000);
    for odd in ["🙂🙂", "' OR 1=1; DROP TABLE virksomheter; --", "\"skatt*\" NEAR(a b) AND NOT {x}", &long]
    {
        window.paste("Virksomhet", odd).await.unwrap();
        window.find_path("//u-option[contains(., 'Ingen virksomhet passer')]").await.unwrap();
    }
    // Found in the middle of a word, with the unit above it; what is closed down is marked and cannot be chosen.
    let (unit, above) = &register.beneath;
    window.fill("Virksomhet", &unit.chars().skip(1).collect::<String>()).await.unwrap();
    window
        .find_path(&format!(
            "//u-option[@label={}][contains(., {})]",
            quoted(unit),
            quoted(&format!("under {above}"))
        ))
        .await
        .unwrap();
    window.fill("Virksomhet", &register.closed).await.unwrap();
    let closed = quoted(&register.closed);
    window
        .click(&format!("//u-option[@label={closed}][@aria-disabled='true'][contains(., 'nedlagt')]"))
        .await
        .unwrap();
    window.shows("Dette er nedlagt og kan ikke velges.").await.unwrap();
    no_workplace_field(&window).await;

    // By organisation number; then its workplaces alone, each with its place.
    window.fill("Virksomhet", &register.number).await.unwrap();
    choose(&window, &register.name).await;
    window.shows(&format!("{} er valgt. Nå kan du velge arbeidssted.", register.name)).await.unwrap();
    window.field("Arbeidssted").await.unwrap().click().await.unwrap();
    let offered = options(&window, "arbeidssted").await;
    assert!(
        !offered.is_empty()
            && offered.iter().all(|label| register.workplaces.iter().any(|one| one.0 == *label)),
        "{offered:?}"
    );
    let (workplace, place) = &register.workplaces[0];
    window.fill("Arbeidssted", workplace).await.unwrap();
    choose(&window, workplace).await;
    window.fill("Stilling", "Seniorrådgiver").await.unwrap();
    window.fill("Stillingsprosent", "101").await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows("Tallet er for lite eller for stort.").await.unwrap();
    window.fill("Stillingsprosent", "80").await.unwrap();
    window.fill("Ansattnummer", "A-77").await.unwrap();
    window.shows(place).await.unwrap();
    window.press("Lagre").await.unwrap();
    window.shows("1 venter på å bli sendt").await.unwrap();
    window
        .shows(&format!("Endres til: {}, {workplace}, Seniorrådgiver, 80 prosent", register.name))
        .await
        .unwrap();

    // The office refuses it with a reason; sent again, it is approved.
    scene.server.start_again().unwrap();
    window.press("Synkroniser nå").await.unwrap();
    window.shows("Venter på at forbundskontoret skal behandle endringen").await.unwrap();
    let id = text("id");
    feed::office(
        &scene.server,
        &["refuse-employment", "demo", &id, "--reason", "Vi mangler en bekreftelse."],
    )
    .unwrap();
    window.shows("Forbundskontoret har avslått endringen").await.unwrap();
    window.shows("Begrunnelse: Vi mangler en bekreftelse.").await.unwrap();
    change_again(&window, &text("virksomhet_name"), register.name.as_str(), &register.number, workplace)
        .await;
    window.shows("Venter på at forbundskontoret skal behandle endringen").await.unwrap();
    feed::office(&scene.server, &["approve-employment", "demo", &id]).unwrap();
    window.shows(", er godkjent.").await.unwrap();
    window
        .find_path(&format!("//h3[starts-with(normalize-space(.), {})]", quoted(&register.name)))
        .await
        .unwrap();
    let approved = wait_for("the employment on the server", async || {
        let rows = feed::rows(&scene.server, "employments").await.ok()?;
        rows.into_iter().find(|one| one["id"] == id.as_str())
    });
    let approved = approved.await.unwrap();
    assert_eq!(
        (&approved["arbeidssted_name"], &approved["percent"]),
        (&Value::from(workplace.as_str()), &Value::from(80))
    );
}

/// What the register of the union has that a member may look for.
struct Register {
    /// A virksomhet with few workplaces of its own, its number, and those workplaces with their places.
    name: String,
    number: String,
    workplaces: Vec<(String, String)>,
    /// A unit of form ORGL and the one above it.
    beneath: (String, String),
    /// One that has been closed down, by a name that no other has.
    closed: String,
}

impl Register {
    async fn of(scene: &Scene) -> Self {
        let units = feed::rows(&scene.server, "virksomheter").await.unwrap();
        let places = feed::rows(&scene.server, "arbeidssteder").await.unwrap();
        let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        let named = |name: &Value| units.iter().filter(|unit| unit["name"] == *name).count();
        let workplaces_of = |unit: &Value| -> Vec<_> {
            let own =
                places.iter().filter(|place| place["virksomhet"] == unit["id"] && place["closed"] != true);
            own.map(|place| (text(place, "name"), text(place, "place"))).collect()
        };
        let is_parent = |unit: &Value| units.iter().any(|other| other["parent"] == unit["id"]);
        let plain = units.iter().find(|unit| {
            unit["closed"] != true
                && unit["parent"].is_null()
                && named(&unit["name"]) == 1
                && (2..10).contains(&workplaces_of(unit).len())
                && !is_parent(unit)
        });
        let plain = plain.unwrap();
        let beneath = units
            .iter()
            .find(|unit| !unit["parent"].is_null() && unit["closed"] != true && named(&unit["name"]) == 1)
            .unwrap();
        let above = units.iter().find(|unit| unit["id"] == beneath["parent"]).unwrap();
        let closed = units.iter().find(|unit| unit["closed"] == true && named(&unit["name"]) == 1).unwrap();
        let number = text(plain, "id");
        Self {
            name: text(plain, "name"),
            number: format!("{} {} {}", &number[..3], &number[3..6], &number[6..]),
            workplaces: workplaces_of(plain),
            beneath: (text(beneath, "name"), text(above, "name")),
            closed: text(closed, "name"),
        }
    }
}

async fn change_again(window: &Window, before: &str, name: &str, number: &str, workplace: &str) {
    window.press(&format!("Endring: {before}")).await.unwrap();
    window.fill("Virksomhet", number).await.unwrap();
    choose(window, name).await;
    window.fill("Arbeidssted", workplace).await.unwrap();
    choose(window, workplace).await;
    window.fill("Stillingsprosent", "80").await.unwrap();
    window.press("Lagre").await.unwrap();
}

async fn choose(window: &Window, label: &str) {
    window.click(&format!("//u-option[@label={}][not(@aria-disabled='true')]", quoted(label))).await.unwrap();
}

async fn no_workplace_field(window: &Window) {
    wait_for("the end of the field for a workplace", async || {
        window.page.find_all(By::Css("#arbeidssted")).await.ok()?.is_empty().then_some(())
    })
    .await
    .unwrap();
}

/// The labels that a field suggests, once it suggests something.
async fn options(window: &Window, field: &str) -> Vec<String> {
    let path = format!("//*[@id='{field}']/..//u-option[@label][not(@aria-disabled='true')]");
    wait_for("suggestions", async || {
        let mut labels = Vec::new();
        for option in window.page.find_all(By::XPath(path.as_str())).await.ok()? {
            labels.push(option.attr("label").await.ok()??);
        }
        (!labels.is_empty()).then_some(labels)
    })
    .await
    .unwrap()
}
