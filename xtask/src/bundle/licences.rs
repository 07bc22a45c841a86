//! The notices: the licence of each part with its text, each text once. A part without a licence or a text stops the bundle.

use super::metadata::Part;
use crate::{Failure, tree};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of licence files begin, in small letters.
const BEGINNINGS: [&str; 7] = ["license", "licence", "copying", "notice", "copyright", "unlicense", "ofl"];

/// What is not part of a program though it lies in a package.
const NOT_LOOKED_INTO: [&str; 7] = ["tests", "benches", "examples", "fuzz", "target", "node_modules", "src"];

/// How deep in a package licences of what it brings along lie.
const DEPTH: usize = 3;

/// The notices of all parts.
pub fn notices(program: &str, parts: &[Part]) -> Result<String, Failure> {
    let mut texts = HashMap::new();
    for part in parts {
        texts.insert(part.purl.as_str(), own_texts(part)?);
    }
    // By the words of a text: line ends and margins differ.
    let mut once: BTreeMap<String, (String, Vec<&Part>)> = BTreeMap::new();
    for part in parts {
        if part.licence.is_empty() {
            return Err(format!("{} {} does not name its licence", part.name, part.version).into());
        }
        let mut own = texts.get(part.purl.as_str()).cloned().unwrap_or_default();
        if own.is_empty() {
            own.push(borrowed(part, parts, &texts)?);
        }
        for text in own {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, whose) = once.entry(words).or_insert_with(|| (text, Vec::new()));
            if !whose.contains(&part) {
                whose.push(part);
            }
        }
    }
    let mut groups: Vec<(String, Vec<&Part>)> = once.into_values().collect();
    groups.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.1.cmp(&b.1)).then_with(|| a.0.cmp(&b.0)));
    Ok(written(program, parts, &groups))
}

fn written(program: &str, parts: &[Part], groups: &[(String, Vec<&Part>)]) -> String {
    let mut out = format!("{program} contains these {} parts, which others have made.\n\n", parts.len());
    for part in parts {
        let _ = writeln!(out, "{} {}  {}  {}", part.name, part.version, part.licence, part.repository);
    }
    let line = "=".repeat(80);
    for (text, whose) in groups {
        let names: Vec<String> = whose.iter().map(|part| format!("{} {}", part.name, part.version)).collect();
        let _ = write!(
            out,
            "\n{line}\n{}\n{line}\n\n{}\n",
            names.join(", "),
            text.trim_matches(['\n', '\r']).replace('\r', "")
        );
    }
    out
}

/// The texts that a part brings along.
fn own_texts(part: &Part) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    if part.texts.is_dir() {
        look(&part.texts, DEPTH, &mut files)?;
    } else {
        files.push(part.texts.clone());
    }
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        texts.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(texts)
}

fn look(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_dir() {
            // Some keep the texts in a folder `LICENSES`.
            if name == "licenses" {
                for file in fs::read_dir(&path)? {
                    files.extend(Some(file?.path()).filter(|file| file.is_file()));
                }
            } else if depth > 1 && !NOT_LOOKED_INTO.contains(&name.as_str()) {
                look(&path, depth - 1, files)?;
            }
        } else if is_licence(&name) {
            files.push(path);
        }
    }
    Ok(())
}

fn is_licence(name: &str) -> bool {
    let is_code = [".rs", ".html", ".js", ".json", ".toml", ".py", ".svg", ".h", ".c"]
        .iter()
        .any(|end| name.ends_with(end));
    !is_code && BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// The text for a part that has left it out: from its neighbour in the same repository, else the licence's own.
fn borrowed(part: &Part, parts: &[Part], texts: &HashMap<&str, Vec<String>>) -> Result<String, Failure> {
    let text_of = |other: &Part| texts.get(other.purl.as_str()).and_then(|own| own.first()).cloned();
    let trimmed = |address: &str| address.trim_end_matches(".git").trim_end_matches('/').to_owned();
    let neighbour = parts.iter().find(|other| {
        trimmed(&other.repository) == trimmed(&part.repository)
            && !part.repository.is_empty()
            && other.licence == part.licence
            && text_of(other).is_some()
    });
    if let Some(text) = neighbour.and_then(text_of) {
        return Ok(text);
    }
    let choices: Vec<&str> = part.licence.split(" OR ").collect();
    if choices.contains(&"Apache-2.0") {
        return Ok(fs::read_to_string(tree::root().join("LICENSE-APACHE"))?);
    }
    if choices.contains(&"MIT") {
        let own = fs::read_to_string(tree::root().join("LICENSE-MIT"))?;
        let whose = if part.authors.is_empty() {
            format!("the authors of {}", part.name)
        } else {
            part.authors.join(", ")
        };
        return mit_of(&own, &whose).ok_or_else(|| "LICENSE-MIT has no line of copyright".into());
    }
    // What is left does not name anybody in its text, as the Mozilla Public License.
    let same = parts
        .iter()
        .find(|other| part.licence == "MPL-2.0" && other.licence == part.licence && text_of(other).is_some());
    same.and_then(text_of)
        .ok_or_else(|| format!("there is no text of the licence of {} {}", part.name, part.version).into())
}

/// The MIT licence with another's name.
fn mit_of(own: &str, whose: &str) -> Option<String> {
    let line = own.lines().find(|line| line.starts_with("Copyright (c) "))?;
    Some(own.replace(line, &format!("Copyright (c) {whose}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, licence: &str, texts: &Path) -> Part {
        Part {
            name: name.into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            purl: format!("pkg:cargo/{name}@1.0.0"),
            sha256: None,
            repository: String::new(),
            authors: vec!["Kari".into()],
            texts: texts.into(),
            uses: Vec::new(),
        }
    }

    #[test]
    fn each_text_stands_once_and_what_is_brought_along_is_found() {
        let root = std::env::temp_dir().join(format!("min-side-licences-{}", std::process::id()));
        for (path, text) in [
            ("a/LICENSE", "Words of a licence"),
            ("b/LICENSE.md", "Words  of\r\na licence"),
            ("b/zlib/COPYING", "Inside"),
        ] {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        fs::create_dir_all(root.join("none")).unwrap();
        let parts = [
            part("a", "Zlib", &root.join("a")),
            part("b", "Zlib", &root.join("b")),
            part("c", "MIT", &root.join("none")),
        ];
        let notices = notices("minside", &parts).unwrap();
        assert_eq!(notices.matches("Words").count(), 1, "{notices}");
        assert!(notices.contains("a 1.0.0, b 1.0.0\n=") && notices.contains("\nInside\n"));
        assert!(notices.contains("Copyright (c) Kari\n") && notices.contains("Permission is hereby granted"));
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_part_without_licence_or_text_stops_the_bundle() {
        let none = std::env::temp_dir().join(format!("min-side-no-licence-{}", std::process::id()));
        fs::create_dir_all(&none).unwrap();
        assert!(notices("minside", &[part("a", "Zlib", &none)]).unwrap_err().to_string().contains("no text"));
        assert!(
            notices("minside", &[part("a", "", &none)]).unwrap_err().to_string().contains("does not name")
        );
        fs::remove_dir_all(&none).unwrap();
    }
}
