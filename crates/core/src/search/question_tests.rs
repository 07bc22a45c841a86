//! Phrases, what is left out, alternatives, and words that are misspelt.

use super::tests::{Index, text};
use crate::rows_testing::put;
use crate::views::SearchQuery;
use min_side_domain::records::{Recipient, RecipientKind};

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn r_12_7_quotes_are_a_phrase_minus_leaves_out_and_or_takes_either() {
    let mut index = Index::with(&[
        "Det lokale lønnsoppgjøret er i gang",                   // 0
        "Oppgjøret er lokale partners sak, og i gang",           // 1
        "Ferie og permisjon i sommer",                           // 2
        "Ferien er over. Streik?",                               // 3
        "Streiken er varslet, og permisjonen er innvilget",      // 4
        "Ring 22 61 73 84 om ferie med lønn",                    // 5
        "E\u{2011}post om medlem\u{ad}skap og ﬁnans,\u{a0}takk", // 6
    ]);
    for (query, found) in [
        // In this order, next to each other, as they are written.
        ("\"lokale lønnsoppgjøret\"", vec!["0"]),
        ("\"i gang\"", vec!["0", "1"]),
        ("\"gang i\"", vec![]),
        ("\"er i gang\"", vec!["0"]),
        ("\"ferie\"", vec!["2", "5"]),
        ("«ferie og permisjon»", vec!["2"]),
        ("\"FERIE OG PERMISJON\"", vec!["2"]),
        ("\"ferie og perm", vec!["2"]),
        ("\"loennsoppgjoeret er\"", vec!["0"]),
        ("\"over streik\"", vec!["3"]),
        ("\"finans takk\"", vec!["6"]),
        ("\"e-post om medlemskap\"", vec!["6"]),
        ("\"om\u{a0}ferie\"", vec!["5"]),
        // A number is one in whatever groups.
        ("\"22617384\"", vec!["5"]),
        ("\"226 17 384\"", vec!["5"]),
        // What is left out is so in all its forms.
        ("ferie -streik", vec!["2", "5"]),
        ("ferie -streiken", vec!["2", "5"]),
        ("ferie -\"ferie og permisjon\"", vec!["3", "5"]),
        ("ferie -permisjon -streik", vec!["5"]),
        ("-permisjon ferie", vec!["3", "5"]),
        ("\"i gang\" -partners", vec!["0"]),
        ("ferie -22617384", vec!["2", "3"]),
        // Either.
        ("streik OR lønnsoppgjøret", vec!["0", "3", "4"]),
        ("streik ELLER lønnsoppgjøret", vec!["0", "3", "4"]),
        ("permisjon OR streik ferie", vec!["2", "3"]),
        ("\"i gang\" OR \"med lønn\"", vec!["0", "1", "5"]),
        ("streik OR permisjon -innvilget", vec!["2", "3"]),
        ("(streik OR \"i gang\") -innvilget", vec!["0", "1", "3"]),
        // In small letters it is a word.
        ("ferie og permisjon ", vec!["2"]),
    ] {
        let result = index.search(query);
        let ids = sorted(result.hits.iter().map(|hit| hit.row_id.clone()).collect());
        assert_eq!(ids, found, "{query}");
        assert_eq!(result.ignored, Vec::<String>::new(), "{query}");
    }
    // The phrase is marked, and not its words elsewhere.
    let marked = text(&index.search("\"er i gang\"").hits[0].snippet);
    assert_eq!(marked, "Det lokale lønnsoppgjøret [er i gang]");
    assert_eq!(text(&index.search("-permisjon ferie").hits[1].snippet), "[Ferien] er over. Streik?");
}

#[test]
fn r_12_7_a_sign_that_means_nothing_is_said_and_does_not_hide_what_is_there() {
    let mut index = Index::with(&["Om ferie", "Om permisjon"]);
    for (query, found, ignored) in [
        ("-ferie", vec!["0"], vec!["-"]),
        ("-\"om ferie\"", vec!["0"], vec!["-"]),
        ("OR ferie", vec!["0"], vec!["OR"]),
        ("ferie OR -permisjon", vec!["0"], vec!["OR"]),
        ("feri*", vec!["0"], vec!["*"]),
        ("+ferie", vec!["0"], vec!["+"]),
        ("om NOT ferie", vec!["0"], vec!["NOT"]),
        ("om AND ferie", vec!["0"], vec![]),
        ("ferie OR", vec!["0"], vec![]),
        ("ferie -", vec!["0"], vec![]),
        ("\"\"", vec![], vec![]),
    ] {
        let result = index.search(query);
        let ids: Vec<&str> = result.hits.iter().map(|hit| hit.row_id.as_str()).collect();
        assert_eq!(ids, found, "{query}");
        assert_eq!(result.ignored, ignored, "{query}");
    }
}

#[test]
fn r_12_7_a_phrase_is_found_behind_many_rows_that_have_its_words() {
    let bodies: Vec<String> = (0..900)
        .map(|number| {
            if number == 3 {
                "Ny avtale er klar".to_owned()
            } else {
                format!("Avtale {number} er ny og klar")
            }
        })
        .collect();
    let mut index = Index::with(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(index.ids("\"ny avtale er klar\""), ["3"]);
    assert_eq!(index.search("\"er ny og\"").hits.len(), 50);
    assert!(index.search("\"er ny og\"").more);
}

#[test]
fn r_12_7_a_misspelt_word_that_finds_nothing_offers_the_nearest_that_find_something() {
    let mut index = Index::with(&[
        "Kontingenten for april er betalt",
        "Søknad om permisjon og feriepenger",
        "Ved oppsigelse gjelder tariffavtalen på Ålesund sykehus",
        "Årsmøtet er i mars",
    ]);
    for (typed, offered) in [
        ("kontigent", vec!["kontingenten"]),
        ("Kontigenten", vec!["Kontingenten"]),
        ("kontigenten april", vec!["kontingenten april"]),
        ("permisjomn ", vec!["permisjon "]),
        ("permisjom", vec!["permisjon"]),
        ("oppseigelse", vec!["oppsigelse"]),
        ("fereipenger", vec!["feriepenger"]),
        ("tarifavtalen", vec!["tariffavtalen"]),
        ("årsmøret", vec!["årsmøtet"]),
        ("aarsmotet", vec!["årsmøtet"]),
        ("\"søknad om permisjom\"", vec!["\"søknad om permisjon\""]),
        ("sykehys oppsigelse", vec!["sykehus oppsigelse"]),
        ("konntigent apirl", vec!["kontingenten april"]),
        // While it is being typed.
        ("kontig", vec!["kontingenten"]),
        // Nothing is near, or it is no word.
        ("xyzzyxyzzy", vec![]),
        ("12345678", vec![]),
        // Each of them is there, though not together.
        ("kontingent årsmøtet", vec![]),
        ("kontingent -permisjom april årsmøtet", vec![]),
    ] {
        let result = index.search(typed);
        assert!(result.hits.is_empty(), "{typed}");
        assert_eq!(result.did_you_mean, offered, "{typed}");
        for text in &result.did_you_mean {
            assert!(!index.ids(text).is_empty(), "{text}");
        }
    }
    // What finds something is not corrected.
    assert_eq!(index.search("permisjon").did_you_mean, Vec::<String>::new());
}

#[test]
fn r_12_7_what_is_offered_finds_something_among_what_is_searched() {
    let mut index = Index::with(&["Kontingenten er betalt"]);
    put(
        index.cache(),
        1,
        &Recipient { id: "u".into(), kind: RecipientKind::Unit, name: "NTL Kontingentutvalget".into() },
    );
    index.run();
    let mut offered = |query: SearchQuery| {
        index.search_for(&SearchQuery { text: "kontigent".into(), ..query }).did_you_mean
    };
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(offered(SearchQuery::default()), ["kontingenten"]);
    assert_eq!(
        offered(SearchQuery { kinds: vec!["message".into()], ..SearchQuery::default() }),
        ["kontingenten"]
    );
    for nowhere in [
        SearchQuery { kinds: vec!["invoice".into()], ..SearchQuery::default() },
        SearchQuery { from: day("2026-02-01"), ..SearchQuery::default() },
        SearchQuery { counterpart: Some("Skatteetaten".into()), ..SearchQuery::default() },
    ] {
        assert_eq!(offered(nowhere.clone()), Vec::<String>::new(), "{nowhere:?}");
    }
}
