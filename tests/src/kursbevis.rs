//! Certificates from the office to someone who checks them: issued by the real server, made and checked by the real
//! core without the server.

use crate::house::{House, Machine};
use min_side_core::App;
use min_side_core::courses::Verdict;
use min_side_core::views::{Made, ProfileForm, Saved, YearForm};
use min_side_domain::Language;
use min_side_wire::office::OfficeCommand;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};

fn said(verdict: &Verdict) -> Value {
    serde_json::to_value(verdict).unwrap()
}

/// The years of courses that have certificates, with how many stand.
async fn years(app: &App) -> BTreeMap<i32, usize> {
    let mut years = BTreeMap::new();
    for row in app.kursbevis().await.unwrap().iter().filter(|row| row.replaced_by.is_none()) {
        *years.entry(chrono::Datelike::year(&row.ends)).or_default() += 1;
    }
    years
}

#[tokio::test(flavor = "multi_thread")]
async fn r_07_3_r_07_5_a_certificate_is_made_offline_and_is_the_file_that_the_server_issued() {
    let house = House::with_messages(10).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let rows = house.rows().await;
    house.server.stop().await;
    let certificates = app.kursbevis().await.unwrap();
    assert!(certificates.len() > 3, "{certificates:?}");
    for row in &certificates {
        let (_, issued) = &rows[&("kursbevis".to_owned(), row.id.clone())];
        for language in Language::ALL {
            let (name, bytes) = app.kursbevis_bytes(row.id.clone(), language).await.unwrap();
            assert!(name.starts_with(&row.id) && name.ends_with(".pdf"), "{name}");
            let hash: String = sha2_of(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(issued["sha256"][language.tag()], hash);
            let verdict = said(&app.kursbevis_verify(bytes).await.unwrap());
            assert!(["valid", "replaced", "revoked"].contains(&verdict["verdict"].as_str().unwrap()));
            assert_eq!(verdict["demo"], true);
            assert_eq!(verdict["facts"]["number"], row.id);
            assert!(verdict["status_as_of"].is_string());
            assert!(verdict["findings"].as_array().unwrap().contains(&json!({ "kind": "identical" })));
        }
    }
}

fn sha2_of(bytes: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_07_4_all_of_a_year_is_one_zip_or_one_pdf_with_progress() {
    let house = House::with_messages(10).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    house.server.stop().await;
    let years = years(&app).await;
    let (year, count) = years.into_iter().max_by_key(|(_, count)| *count).unwrap();
    assert!(count > 1, "{count} in {year}");

    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = heard.clone();
    let tell = move |made: Made| ear.lock().unwrap().push((made.done, made.of));
    let (name, bytes) = app.kursbevis_year_bytes(year, Language::Nb, YearForm::Zip, tell).await.unwrap();
    assert_eq!(name, format!("Kursbevis {year}.zip"));
    let of = u32::try_from(count).unwrap();
    assert_eq!(*heard.lock().unwrap(), (1..=of).map(|done| (done, of)).collect::<Vec<_>>());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), count);
    for index in 0..count {
        let mut pdf = Vec::new();
        archive.by_index(index).unwrap().read_to_end(&mut pdf).unwrap();
        assert_eq!(said(&app.kursbevis_verify(pdf).await.unwrap())["findings"][1]["kind"], "identical");
    }

    let (name, bytes) = app.kursbevis_year_bytes(year, Language::En, YearForm::Pdf, |_| ()).await.unwrap();
    assert_eq!(name, format!("Kursbevis {year}.pdf"));
    let verdict = said(&app.kursbevis_verify(bytes).await.unwrap());
    assert_eq!(verdict["parts"].as_array().unwrap().len(), count);
    assert_eq!(verdict["findings"], json!([{ "kind": "identical" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn r_07_3_r_07_6_after_a_change_of_name_the_new_certificate_names_the_old_and_the_old_is_known_as_replaced()
 {
    let house = House::with_messages(10).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let standing = |row: &&min_side_core::views::KursbevisRow| row.replaced_by.is_none() && !row.revoked;
    let old = app.kursbevis().await.unwrap().iter().find(standing).unwrap().id.clone();
    let (_, old_file) = app.kursbevis_bytes(old.clone(), Language::Nn).await.unwrap();

    let profile = app.profile().await.unwrap().unwrap().profile.unwrap();
    let seen = crate::forms::form_of(profile);
    let form = ProfileForm { last_name: "Čáhppes-Ødegård".to_owned(), ..seen.clone() };
    assert!(matches!(app.save_profile(seen, form).await.unwrap(), Saved::Queued { .. }));
    app.sync_now().await.unwrap();
    house.office(OfficeCommand::ReissueKursbevis { member_id: "demo".to_owned(), number: old.clone() }).await;
    app.sync_now().await.unwrap();
    house.server.stop().await;

    let rows = app.kursbevis().await.unwrap();
    let new = rows.iter().find(|row| row.id == old).unwrap().replaced_by.clone().unwrap();
    assert_ne!(new, old);
    let (_, file) = app.kursbevis_bytes(new.clone(), Language::Nn).await.unwrap();
    let verdict = said(&app.kursbevis_verify(file).await.unwrap());
    assert_eq!((&verdict["verdict"], &verdict["facts"]["replaces"]), (&json!("valid"), &json!(old)));
    assert!(verdict["facts"]["holder"].as_str().unwrap().ends_with("Čáhppes-Ødegård"));
    // The old file still is what it was, and is told to be replaced.
    let verdict = said(&app.kursbevis_verify(old_file).await.unwrap());
    assert_eq!((&verdict["verdict"], &verdict["replaced_by"]), (&json!("replaced"), &json!(new)));
    assert!(!verdict["facts"]["holder"].as_str().unwrap().contains("Čáhppes"));
    // It is left out of what is handed out for its year.
    let year = chrono::Datelike::year(&rows.iter().find(|row| row.id == old).unwrap().ends);
    let (_, zip) = app.kursbevis_year_bytes(year, Language::Nb, YearForm::Zip, |_| ()).await.unwrap();
    let archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    assert!(archive.file_names().any(|name| name.unwrap().starts_with(&new)));
    assert!(!archive.file_names().any(|name| name.unwrap().starts_with(&old)));
}

#[tokio::test(flavor = "multi_thread")]
async fn r_07_6_a_file_that_is_no_certificate_is_told_in_a_word_however_large() {
    let house = House::with_messages(10).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let path = machine.path().join("støy.bin");
    let noise: Vec<u8> = (0..60_000_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::write(&path, noise).unwrap();
    let checked = app.kursbevis_check_file(&path).await.unwrap();
    assert_eq!(checked.name, "støy.bin");
    let verdict = said(&checked.verdict);
    assert_eq!(verdict["verdict"], "not_a_certificate");
    assert_eq!(verdict["findings"], json!([{ "kind": "too_large" }]));
    assert_eq!(
        said(&app.kursbevis_check_text("https://example.org".to_owned()).await.unwrap())["verdict"],
        "not_a_certificate"
    );
    let page = app.kursbevis_page().await.unwrap();
    assert!(page.contains("did:key:z6Mk") && page.contains("DEMONSTRASJON"));
}
