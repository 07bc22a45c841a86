//! The threat model names a test for each row: each of them exists.

use std::path::Path;

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let papers = std::fs::read_to_string(root.join("docs/security.md")).unwrap();
    let model = papers.split("## Threat model").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = model.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut sources = String::new();
    for folder in ["crates", "src-tauri/src", "tests/src"] {
        read(&root.join(folder), &mut sources);
    }
    let mut named = 0;
    for row in rows {
        let proof = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let tests: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "no test: {row}");
        for test in tests {
            assert!(sources.contains(&format!("fn {test}(")), "there is no test {test}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}

fn read(folder: &Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
