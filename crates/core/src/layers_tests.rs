//! Which module may know which: read from the sources, so that an import that goes the wrong way fails. What every room knows,
//! [`crate::App`], is named at the root and is no import of a module's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each source that is not a test: its module, and its text without comments and its own tests.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, root: &Path, into: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let place = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let is_test =
                ["tests", "tests.rs", "testing.rs", "fixtures.rs"].iter().any(|end| place.ends_with(end));
            if is_test {
                continue;
            }
            if path.is_dir() {
                walk(&path, root, into);
            } else if place.ends_with(".rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = without_tests(&text);
                let text: String =
                    text.lines().flat_map(|line| [line.split("//").next().unwrap(), "\n"]).collect();
                into.push((place.split('/').next().unwrap().trim_end_matches(".rs").to_owned(), text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    walk(&root, &root, &mut sources);
    sources
}

/// What stands above a file's own tests.
fn without_tests(text: &str) -> &str {
    const TESTS: &str = "#[cfg(test)]\nmod ";
    let begins = |at: usize| text[at + TESTS.len()..].lines().next().is_some_and(|line| line.ends_with('{'));
    let tests = text.match_indices(TESTS).map(|(at, _)| at).find(|at| begins(*at));
    &text[..tests.unwrap_or(text.len())]
}

/// What a text names below `crate::`, also within braces.
fn named(text: &str) -> Vec<String> {
    let first = |path: &str| -> String {
        path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut found = Vec::new();
    for (at, prefix) in text.match_indices("crate::") {
        let rest = &text[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push(first(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (place, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    found.push(first(&group[start..place]));
                    start = place + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn modules_do_not_import_one_another_in_a_circle() {
    let sources = sources();
    let mut left: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (module, text) in &sources {
        left.entry(module).or_default().extend(named(text));
    }
    let modules: BTreeSet<String> = left.keys().map(|module| (*module).to_owned()).collect();
    for (module, imports) in &mut left {
        imports.retain(|other| other != module && modules.contains(other));
    }
    assert!(
        left["rooms"].contains("documents") && left["messages"].contains("union"),
        "imports are found: {left:?}"
    );
    // Whoever imports nothing that is left is taken away, until nobody can be.
    while let Some(done) = left.iter().find(|(_, imports)| imports.is_empty()).map(|(module, _)| *module) {
        left.remove(done);
        left.values_mut().for_each(|imports| {
            imports.remove(done);
        });
    }
    assert!(left.is_empty(), "these stand in a circle, or above one: {left:#?}");
}

#[test]
fn what_is_named_within_braces_is_found_too() {
    let text = "use crate::{App, rows::{self, micros}, union};\nuse crate::sync::Handler;\n";
    assert_eq!(named(text), ["App", "rows", "union", "sync"]);
}
