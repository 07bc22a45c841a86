//! Which module may know which: read from the sources, so that an import that goes the wrong way fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What members and the office do, who is signed in and what is issued: the same over any line.
const WITHOUT_HTTP: [&str; 4] = ["commands", "office", "oidc", "kursbevis"];
/// What is HTTP and nothing else.
const HTTP: [&str; 9] = [
    "axum",
    "crate::http",
    "http::",
    "hyper",
    "tower",
    "StatusCode",
    "HeaderMap",
    "HeaderName",
    "HeaderValue",
];

/// Each source that is not a test, as its path below `src` and its lines without comments.
fn sources() -> Vec<(String, Vec<String>)> {
    fn walk(folder: &Path, root: &Path, into: &mut Vec<(String, Vec<String>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let place = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() && !place.ends_with("tests") {
                walk(&path, root, into);
            } else if place.ends_with(".rs") && !place.ends_with("tests.rs") && place != "testing.rs" {
                let text = fs::read_to_string(&path).unwrap();
                // What stands below `mod tests {` is the file's own tests.
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
                let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
                into.push((place, text.lines().map(code).collect()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    walk(&root, &root, &mut sources);
    sources
}

fn module_of(place: &str) -> &str {
    place.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The modules that a line names by `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").map(|(at, found)| {
        let rest = &line[at + found.len()..];
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
    })
}

#[test]
fn commands_office_oidc_and_kursbevis_know_no_http() {
    let sources = sources();
    let mut read = BTreeSet::new();
    let mut found = Vec::new();
    for (place, lines) in &sources {
        let module = module_of(place);
        if !WITHOUT_HTTP.contains(&module) {
            continue;
        }
        read.insert(module);
        for (line, code) in lines.iter().enumerate() {
            if let Some(word) = HTTP.iter().find(|word| code.contains(**word)) {
                found.push(format!("{place}:{}: {word}", line + 1));
            }
        }
    }
    assert_eq!(read, BTreeSet::from(WITHOUT_HTTP), "modules that were renamed are named here");
    assert!(found.is_empty(), "these belong in http: {found:#?}");
}

#[test]
fn modules_do_not_import_one_another_in_a_circle() {
    let sources = sources();
    let modules: BTreeSet<&str> = sources.iter().map(|(place, _)| module_of(place)).collect();
    let mut left: BTreeMap<&str, BTreeSet<&str>> =
        modules.iter().map(|&module| (module, BTreeSet::new())).collect();
    for (place, lines) in &sources {
        let module = module_of(place);
        let others = lines.iter().flat_map(|line| named(line));
        let others = others.filter(|&other| other != module && modules.contains(other));
        left.get_mut(module).unwrap().extend(others);
    }
    assert!(left["http"].contains("commands"), "imports are found: {left:?}");
    // Whoever imports nothing that is left is taken away, until nobody can be.
    while let Some(&done) = left.iter().find(|(_, imports)| imports.is_empty()).map(|(module, _)| module) {
        left.remove(done);
        left.values_mut().for_each(|imports| {
            imports.remove(done);
        });
    }
    assert!(left.is_empty(), "these stand in a circle, or above one: {left:#?}");
}
