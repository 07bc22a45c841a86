//! `ui/src/i18n/keys.ts` and `texts.ts`: what the page may say, and the files where it stands.

use super::catalogue::{Catalogue, Kind, LANGUAGES, Value, Word};
use std::fmt::Write as _;

/// Sentences that are filled by name, from what came with an error.
const BY_NAME: &str = "errors-codes-";
/// Words that are looked up by what comes from elsewhere, which may have none.
const OPEN: [&str; 9] = [
    "check-fields",
    "messages-fileKinds",
    "profile-fields",
    "search-kinds",
    "settings-setupNames",
    "settings-setupValues",
    "shell-notices",
    "shell-outbox-kinds",
    "shell-steps",
];
/// Fetched when it is opened, and read by its own rule.
const LATER: &str = "guide";
const HEAD: &str =
    "// Made from words/*.ftl. Do not edit: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current\n";

/// The types of the sentences, and the values that each takes.
pub(super) fn keys(source: &Catalogue, without: &[&str]) -> String {
    let mut types = String::new();
    let mut values = String::new();
    for (file, words) in source.sections.iter().filter(|(file, _)| on_page(file, without) && file != LATER) {
        let _ = write!(types, "  {file}: ");
        group(&mut types, words, file, 2);
        types.push_str(";\n");
        for word in words.iter().filter(|word| !word.values.is_empty()) {
            let list: Vec<String> =
                word.values.iter().map(|value| format!("'{}:{:?}'", value.name, value.kind)).collect();
            let _ = writeln!(values, "  '{}': [{}],", word.id, list.join(", "));
        }
    }
    format!(
        "{HEAD}\n\
         /** Values by name, for a sentence that takes those that came with an error. */\n\
         export type Values = Readonly<Record<string, string | number | undefined>>;\n\n\
         /** Words that are looked up by what comes from elsewhere, which may have none. */\n\
         export type Open<T> = T & Readonly<Record<string, string | undefined>>;\n\n\
         /** Sentences whose id begins so are filled by name. */\n\
         export const BY_NAME = '{BY_NAME}';\n\n\
         /** Every sentence of the page, as bokmål has them. */\n\
         export interface Catalogue {{\n{types}}}\n\n\
         /** What a sentence is filled with, in this order. */\n\
         export const VALUES: Readonly<Record<string, readonly string[]>> = {{\n{values}}};\n"
    )
}

/// The files of every language, as text.
pub(super) fn texts(catalogues: &[Catalogue], without: &[&str]) -> String {
    let mut imports = String::new();
    let mut tables = String::new();
    let mut later = String::new();
    for (language, catalogue) in LANGUAGES.iter().zip(catalogues) {
        let _ = writeln!(tables, "  {language}: {{");
        for file in catalogue.files().into_iter().filter(|file| on_page(file, without)) {
            let path = format!("../../../words/{language}/{file}.ftl?raw");
            if file == LATER {
                let _ = writeln!(later, "  {language}: () => import('{path}'),");
                continue;
            }
            let _ = writeln!(imports, "import {language}_{file} from '{path}';");
            let _ = writeln!(tables, "    {file}: {language}_{file},");
        }
        tables.push_str("  },\n");
    }
    format!(
        "{HEAD}import type {{ Language }} from '../api/types';\nimport type {{ Catalogue }} from './keys';\n{imports}\n\
         /** The languages that there are words in, as menus show them. */\n\
         export const LANGUAGES: readonly Language[] = ['{}'];\n\n\
         /** The words of the page, as they stand in their files. */\n\
         export const TEXTS: Readonly<Record<Language, Readonly<Record<keyof Catalogue, string>>>> = {{\n{tables}}};\n\n\
         /** The guide of the help, which is fetched when it is opened. */\n\
         export const GUIDES: Readonly<Record<Language, () => Promise<{{ default: string }}>>> = {{\n{later}}};\n",
        LANGUAGES.join("', '")
    )
}

fn on_page(file: &str, without: &[&str]) -> bool {
    !without.contains(&file)
}

/// What stands below a path, as a type.
fn group(out: &mut String, words: &[Word], path: &str, indent: usize) {
    let below = format!("{path}-");
    let mut keys: Vec<&str> = Vec::new();
    for word in words {
        let Some(rest) = word.id.strip_prefix(&below) else { continue };
        let key = rest.split('-').next().unwrap_or(rest);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.iter().all(|key| key.parse::<usize>().is_ok()) {
        let _ = write!(out, "readonly [{}]", vec!["string"; keys.len()].join(", "));
        return;
    }
    let open = OPEN.contains(&path);
    out.push_str(if open { "Open<{\n" } else { "{\n" });
    for key in keys {
        let id = format!("{below}{key}");
        let _ = write!(out, "{}{key}: ", " ".repeat(indent + 2));
        match words.iter().find(|word| word.id == id) {
            Some(word) => leaf(out, word),
            None => group(out, words, &id, indent + 2),
        }
        out.push_str(";\n");
    }
    let _ = write!(out, "{}{}", " ".repeat(indent), if open { "}>" } else { "}" });
}

fn leaf(out: &mut String, word: &Word) {
    if word.id.starts_with(BY_NAME) {
        out.push_str("(values: Values) => string");
    } else if word.values.is_empty() {
        out.push_str("string");
    } else {
        let list: Vec<String> =
            word.values.iter().map(|value| format!("{}: {}", value.name, kind(value))).collect();
        let _ = write!(out, "({}) => string", list.join(", "));
    }
}

const fn kind(value: &Value) -> &'static str {
    match value.kind {
        Kind::Number => "number",
        Kind::Flag => "boolean",
        Kind::String | Kind::Optional => "string",
    }
}
