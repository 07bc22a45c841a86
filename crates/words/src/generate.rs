//! Writes what is made from `words/`: the page's keys and the functions of this crate; and holds the languages alike.

mod catalogue;
mod page;
mod rust;

use catalogue::{Catalogue, Kind, LANGUAGES, Value, root};
use std::fs;

/// Files of words that Rust says too.
const RUST: [&str; 7] = ["calendar", "dates", "export", "letters", "lists", "notice", "papers"];
/// Files of words that the page never says.
const NOT_PAGE: [&str; 5] = ["calendar", "export", "letters", "lists", "notice"];

#[test]
fn words_are_current() {
    let catalogues: Vec<Catalogue> = LANGUAGES.iter().map(|language| Catalogue::read(language)).collect();
    let made = [
        ("ui/src/i18n/keys.ts", page::keys(&catalogues[0], &NOT_PAGE)),
        ("ui/src/i18n/texts.ts", page::texts(&catalogues, &NOT_PAGE)),
        ("crates/words/src/said.rs", rust::said(&catalogues, &RUST)),
    ];
    for (path, made) in made {
        let path = root().join(path);
        if std::env::var_os("UPDATE_WORDS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let stands = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stands == made,
            "{} is stale: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current",
            path.display()
        );
    }
}

#[test]
fn r_12_5_every_language_has_the_same_keys_and_values() {
    let source = Catalogue::read("nb");
    for language in LANGUAGES {
        let other = Catalogue::read(language);
        assert_eq!(other.files(), source.files(), "{language}: files");
        for (file, words) in &other.sections {
            let ours: Vec<_> = source.section(file).iter().map(|word| (&word.id, &word.used)).collect();
            let theirs: Vec<_> = words.iter().map(|word| (&word.id, &word.used)).collect();
            for (ours, theirs) in ours.iter().zip(&theirs) {
                assert_eq!(ours, theirs, "{language}/{file}.ftl: a key or a value differs from bokmål's");
            }
            assert_eq!(ours.len(), theirs.len(), "{language}/{file}.ftl: more or fewer keys than bokmål");
        }
    }
}

#[test]
fn every_value_is_declared_in_bokmal_and_used() {
    for (file, words) in &Catalogue::read("nb").sections {
        for word in words {
            let mut declared: Vec<&str> = word.values.iter().map(|value| value.name.as_str()).collect();
            declared.sort_unstable();
            let used: Vec<&str> = word.used.iter().map(String::as_str).collect();
            assert_eq!(
                declared, used,
                "{file}.ftl: `{}` must say its values in a comment, as `# $count (Number)`",
                word.id
            );
        }
    }
}

#[test]
fn every_sentence_can_be_said_with_and_without_what_it_may_have() {
    for language in LANGUAGES {
        for (file, words) in Catalogue::read(language).sections {
            let text = fs::read_to_string(root().join(format!("words/{language}/{file}.ftl"))).unwrap();
            let mut bundle = fluent_bundle::FluentBundle::new(vec![language.parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource(fluent_bundle::FluentResource::try_new(text).unwrap()).unwrap();
            for word in words {
                for (flag, count, name) in [("yes", 1, "Ås"), ("no", 0, ""), ("yes", 2, "Ås"), ("no", 21, "")]
                {
                    let mut values = fluent_bundle::FluentArgs::new();
                    for value in &source_values(&file, &word.id) {
                        match value.kind {
                            Kind::Number => values.set(value.name.clone(), count),
                            Kind::Flag => values.set(value.name.clone(), flag),
                            Kind::String | Kind::Optional => values.set(value.name.clone(), name),
                        }
                        values.set(format!("{}Given", value.name), flag);
                    }
                    let mut errors = Vec::new();
                    let pattern = bundle.get_message(&word.id).and_then(|message| message.value()).unwrap();
                    let said = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
                    assert!(errors.is_empty(), "{language}: {}: {errors:?}", word.id);
                    assert!(!said.contains("{$"), "{language}: {}: {said}", word.id);
                }
            }
        }
    }
}

/// The values that bokmål declares.
fn source_values(file: &str, id: &str) -> Vec<Value> {
    thread_local!(static SOURCE: Catalogue = Catalogue::read("nb"));
    SOURCE.with(|source| {
        source
            .section(file)
            .iter()
            .find(|word| word.id == id)
            .map(|word| word.values.clone())
            .unwrap_or_default()
    })
}
