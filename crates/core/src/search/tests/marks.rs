//! What is marked of a hit, and what is shown around it.

use super::*;

#[test]
fn a_snippet_is_cut_around_the_first_hit_and_never_within_a_letter() {
    let mut index = Index::new();
    let long = format!(
        "{} Her står kontingenten omtalt. {}",
        "Blå bær på åsen ".repeat(60),
        "Mer tekst følger. ".repeat(60)
    );
    index.message("1", "2026-01-01T00:00:00Z", "Emne", &long);
    index.message(
        "2",
        "2026-01-02T00:00:00Z",
        "Emne",
        &format!("{}kontingent{}", "å".repeat(500), "ø".repeat(500)),
    );
    index.run();
    let result = index.search("kontingent");
    let hit = text(&result.hits.iter().find(|hit| hit.row_id == "1").unwrap().snippet);
    assert!(hit.starts_with("… ") && hit.ends_with(" …") && hit.contains("[kontingenten]"), "{hit}");
    assert!(hit.len() < 320, "{}", hit.len());
    let _ = index.search("ååååå");
}

#[test]
fn every_hit_is_marked() {
    let index = Index::with(&["Lønnsforhandlinger og forhandlingene om Lønn"]);
    let mut vocabulary = Vocabulary::default();
    vocabulary.refresh(&index.cache).unwrap();
    let question = Question::read(&index.cache, &vocabulary, "forhandling").unwrap();
    assert_eq!(
        text(&marked("Lønnsforhandlinger og forhandlingene om Lønn", &question.marks(true))),
        "[Lønnsforhandlinger] og [forhandlingene] om Lønn"
    );
}

#[test]
fn r_12_7_what_was_searched_for_is_marked_in_what_is_opened() {
    let index = Index::with(&["Lønnsforhandlinger"]);
    let mut vocabulary = Vocabulary::default();
    let texts = ["Første linje.\n\nForhandlingen om lønna", "Ingenting her"].map(String::from);
    let marked =
        super::super::find::mark(&index.cache, &mut vocabulary, "forhandlinger lønn", &texts).unwrap();
    assert_eq!(text(&marked[0]), "Første linje.\n\n[Forhandlingen] om [lønna]");
    assert_eq!(text(&marked[1]), "Ingenting her");
    let mut index = index;
    index.message("t", "2026-01-02T00:00:00Z", "Krav i lønnsforhandlingene", "Se vedlegg");
    index.run();
    assert_eq!(text(&index.search("forhandling").hits[0].title_pieces), "Krav i [lønnsforhandlingene]");
}

#[test]
fn words_are_folded_and_keep_their_place() {
    let found: Vec<_> = words("Åse’s e-post: ÆRLIG, 10 000 kr! Čáhppe").map(|word| word.folded).collect();
    assert_eq!(found, ["aases", "e", "post", "aerlig", "10", "000", "kr", "cahppe"]);
    let text = "Blåbær (søt)";
    let places: Vec<_> = words(text).map(|word| &text[word.start..word.end]).collect();
    assert_eq!(places, ["Blåbær", "søt"]);
}
