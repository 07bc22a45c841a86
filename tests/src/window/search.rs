//! Search over everything in the real window.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::{feed, wait_for};
use thirtyfour::prelude::*;

const WORD: &str = "kjernekraftverk";

#[tokio::test]
async fn r_12_7_r_04_3_a_letter_is_found_as_one_types_marked_and_fetched_when_it_is_not_here() {
    let scene = Scene::new();
    let letter = scene.server.data().join("brev.txt");
    std::fs::write(&letter, format!("Kjære medlem.\n\nAvtalen om {WORD}ene gjelder fra nyttår.")).unwrap();
    let from = ["--from", "Energiavdelingen"];
    let write = ["write", "demo", "--subject", "Møte", "--body", "Vi tar opp kjernekraftverket på tirsdag."];
    feed::office(&scene.server, &[&write[..], &from].concat()).unwrap();
    let send = ["send-document", "demo", letter.to_str().unwrap(), "--title", "Brev om avtalen"];
    feed::office(&scene.server, &[&send[..], &from].concat()).unwrap();
    let window = scene.signed_in().await;

    // As one types: the document by its text and the message, each with what was found marked.
    search(&window, &WORD[..10]).await;
    let marked = |form: &str| format!("//*[contains(@class, 'search-hits')]//mark[contains(., '{form}')]");
    window.find_path(&marked("kjernekraftverkene")).await.unwrap();
    window.find_path(&marked("kjernekraftverket")).await.unwrap();
    // Narrowed by kind.
    window.choose("Type", 1).await.unwrap();
    wait_for("the message alone", async || (rows(&window).await == 1).then_some(())).await.unwrap();
    window.choose("Type", 2).await.unwrap();
    window.find_path(&marked("kjernekraftverkene")).await.unwrap();
    // By whom it is from.
    let names = window.page.find_all(By::Css("#search-with option")).await.unwrap();
    let mut at = 0;
    for (place, name) in names.iter().enumerate() {
        if name.value().await.unwrap().as_deref() == Some("Energiavdelingen") {
            at = u32::try_from(place).unwrap();
        }
    }
    assert!(at > 0, "the sender is offered");
    window.choose("Med eller fra", at).await.unwrap();
    wait_for("the document alone", async || (rows(&window).await == 1).then_some(())).await.unwrap();
    window.click("//*[contains(@class, 'search-hits')]//a[@data-row]").await.unwrap();
    // A long text is marked by ranges, without an element for each.
    wait_for("the word marked in the letter", async || {
        let ranges = "return [...(CSS.highlights.get('pdf-hits') ?? [])].map((range) => range.toString())";
        let marked = window.page.execute(ranges, vec![]).await.ok()?;
        let words = marked.json().as_array()?.clone();
        words.iter().any(|word| word.as_str() == Some("kjernekraftverkene")).then_some(())
    })
    .await
    .unwrap();

    // In an opened thread every form is marked.
    search(&window, WORD).await;
    window.click("//*[contains(@class, 'search-hits')]//a[@data-row][contains(., 'Melding')]").await.unwrap();
    window.find_path("//main//mark[contains(., 'kjernekraftverket')]").await.unwrap();

    // With files on request alone the letter is not here: the search says so and fetches it.
    window.section("Innstillinger").await.unwrap();
    window.click("//label[starts-with(normalize-space(.), 'Bare de jeg henter selv')]").await.unwrap();
    search(&window, WORD).await;
    let not_covered = "//*[@data-testid='not-covered'][contains(., 'ikke er på maskinen')]";
    window.find_path(not_covered).await.unwrap();
    wait_for("a letter that is not found", async || (rows(&window).await == 1).then_some(())).await.unwrap();
    window.click(&format!("{not_covered}//button")).await.unwrap();
    wait_for("the fetched letter among the hits", async || (rows(&window).await == 2).then_some(()))
        .await
        .unwrap();
}

#[tokio::test]
async fn r_12_7_the_index_is_made_again_from_settings() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.section("Innstillinger").await.unwrap();
    window.shows("kan finnes i søket").await.unwrap();
    window.press("Gjør alt klart for søk på nytt").await.unwrap();
    window.shows("Alt gjøres klart for søk på nytt").await.unwrap();
    search(&window, "medlem").await;
    wait_for("hits of the new index", async || (rows(&window).await > 0).then_some(())).await.unwrap();
}

/// Opens the search by its shortcut and types.
async fn search(window: &Window, text: &str) {
    window.keys(Key::Control + "k").await.unwrap();
    let field = window.find("#search-text").await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Rows of hits that are shown.
async fn rows(window: &Window) -> usize {
    window.page.find_all(By::Css(".search-hits [data-row]")).await.map_or(0, |rows| rows.len())
}
