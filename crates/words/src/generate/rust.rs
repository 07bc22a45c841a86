//! `crates/words/src/said.rs`: for each file that Rust says, a field for each plain text and a function for each sentence
//! that is put together.

use super::catalogue::{Catalogue, Kind, LANGUAGES, Value, Word};
use std::fmt::Write as _;

const HEAD: &str = "//! Made from words/*.ftl. Do not edit: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current\n\n\
                    #![allow(missing_docs, reason = \"the texts stand in words/\")]\n";

/// What a file's struct holds under one name.
enum Field<'a> {
    Text(&'a Word),
    List(&'a str, Vec<&'a Word>),
}

/// The module.
pub(super) fn said(catalogues: &[Catalogue], files: &[&str]) -> String {
    let mut out = String::from(HEAD);
    for file in files {
        let _ = write!(
            out,
            "\npub mod {file} {{\n    use crate::bundle::Section;\n    use min_side_domain::Language;\n\n    \
             static SECTION: Section<Words, {}> = Section::new([\n",
            LANGUAGES.len()
        );
        for language in LANGUAGES {
            let _ = writeln!(out, "        include_str!(\"../../../words/{language}/{file}.ftl\"),");
        }
        out.push_str("    ]);\n");
        let everywhere = |word: &Word| {
            catalogues
                .iter()
                .all(|one| one.section(file).iter().any(|other| other.id == word.id && other.plain))
        };
        let (plain, filled): (Vec<&Word>, Vec<&Word>) =
            catalogues[0].section(file).iter().partition(|word| everywhere(word));
        structure(&mut out, file, &plain);
        for word in filled {
            function(&mut out, file, word);
        }
        out.push_str("}\n");
    }
    out
}

fn structure(out: &mut String, file: &str, plain: &[&Word]) {
    let fields = fields(file, plain);
    out.push_str("\n    /// The plain texts.\n    #[derive(Debug, Clone, Copy)]\n    pub struct Words {\n");
    for field in &fields {
        let _ = match field {
            Field::Text(word) => writeln!(out, "        pub {}: &'static str,", name_of(file, &word.id)),
            Field::List(id, all) => {
                writeln!(out, "        pub {}: [&'static str; {}],", name_of(file, id), all.len())
            }
        };
    }
    out.push_str(
        "    }\n\n    /// The plain texts of a language, read once.\n    #[must_use]\n    \
         pub fn words(language: Language) -> &'static Words {\n        \
         SECTION.words(language, |say| Words {\n",
    );
    for field in &fields {
        let _ = match field {
            Field::Text(word) => {
                writeln!(out, "            {}: say(\"{}\"),", name_of(file, &word.id), word.id)
            }
            Field::List(id, all) => {
                let list: Vec<String> = all.iter().map(|word| format!("say(\"{}\")", word.id)).collect();
                writeln!(out, "            {}: [{}],", name_of(file, id), list.join(", "))
            }
        };
    }
    out.push_str("        })\n    }\n");
}

/// The fields of the plain texts; those that are numbered are a list.
fn fields<'a>(file: &'a str, plain: &[&'a Word]) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = Vec::new();
    for word in plain {
        let (before, last) = word.id.rsplit_once('-').unwrap_or((file, &word.id));
        if last.parse::<usize>().is_err() {
            fields.push(Field::Text(word));
            continue;
        }
        match fields.last_mut() {
            Some(Field::List(id, all)) if *id == before => all.push(word),
            _ => fields.push(Field::List(before, vec![word])),
        }
    }
    fields
}

fn function(out: &mut String, file: &str, word: &Word) {
    let (id, name) = (&word.id, name_of(file, &word.id));
    let parameters: Vec<String> =
        word.values.iter().map(|value| format!(", {}: {}", snake(&value.name), kind(value))).collect();
    let _ = write!(
        out,
        "\n    #[must_use]\n    pub fn {name}(language: Language{}) -> String {{\n        \
         let mut values = fluent_bundle::FluentArgs::new();\n",
        parameters.concat()
    );
    for value in &word.values {
        let (key, own) = (&value.name, snake(&value.name));
        let _ = match value.kind {
            Kind::String | Kind::Number => writeln!(out, "        values.set(\"{key}\", {own});"),
            Kind::Flag => writeln!(out, "        values.set(\"{key}\", crate::bundle::flag({own}));"),
            Kind::Optional => writeln!(
                out,
                "        values.set(\"{key}Given\", crate::bundle::flag(!{own}.is_empty()));\n        values.set(\"{key}\", {own});"
            ),
        };
    }
    let _ = write!(out, "        SECTION.filled(language, \"{id}\", &values)\n    }}\n");
}

const fn kind(value: &Value) -> &'static str {
    match value.kind {
        Kind::Number => "usize",
        Kind::Flag => "bool",
        Kind::String | Kind::Optional => "&str",
    }
}

fn name_of(file: &str, id: &str) -> String {
    snake(id.strip_prefix(&format!("{file}-")).unwrap_or(id))
}

/// `email-notes-smime_signed` is `email_notes_smime_signed`, `allPapers` is `all_papers`.
fn snake(name: &str) -> String {
    let mut made = String::new();
    for letter in name.chars() {
        match letter {
            '-' => made.push('_'),
            upper if upper.is_ascii_uppercase() => {
                made.push('_');
                made.push(upper.to_ascii_lowercase());
            }
            other => made.push(other),
        }
    }
    // Values and keys may be called what Rust keeps for itself.
    if ["as", "for", "in", "match", "move", "type", "use", "where"].contains(&made.as_str()) {
        format!("r#{made}")
    } else {
        made
    }
}
