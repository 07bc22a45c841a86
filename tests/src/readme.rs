//! The README's lines do what they say, as they are written, on a machine without a key store.

use crate::harness::program;
use crate::harness::server::Server;
use std::path::Path;
use std::process::{Command, Output};

const README: &str = include_str!("../../README.md");

/// The lines of the README that begin with a program, without what is said of them.
fn lines_of(name: &str) -> Vec<Vec<String>> {
    let lines = README.lines().filter(|line| line.split(' ').next() == Some(name));
    lines.map(|line| arguments(line.split("    #").next().unwrap_or(line))).collect()
}

/// A line of a shell in words: quotes keep what they hold together.
fn arguments(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.trim().chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A machine with nothing but a home: no session bus, no key store, no display.
fn run(home: &Path, arguments: &[String]) -> Output {
    Command::new(program::path(&arguments[0]).unwrap())
        .args(&arguments[1..])
        .env_clear()
        .env("HOME", home)
        .env("PATH", std::env::var_os("PATH").unwrap())
        .current_dir(home)
        .output()
        .unwrap()
}

#[test]
fn the_lines_of_the_readme_do_what_they_say_on_a_machine_without_a_key_store() {
    let server = Server::start(&["--messages", "60", "--documents", "8"]).unwrap();
    let home = tempfile::tempdir().unwrap();
    let lines = lines_of("minside");
    assert!(lines.len() >= 7, "{lines:?}");
    let mut number = String::new();
    for line in lines {
        let line: Vec<String> = line
            .into_iter()
            .map(|word| match word.as_str() {
                "DIR" => home.path().join("data").to_string_lossy().into_owned(),
                "URL" => server.url().to_owned(),
                "NUMBER" => number.clone(),
                _ => word,
            })
            .collect();
        let output = run(home.path(), &line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{line:?}: {said}");
        match line.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [.., "sync"] => assert!(printed.contains("changes on"), "{printed}"),
            [.., "search", _] => assert!(printed.to_lowercase().contains("permisjon"), "{printed}"),
            [.., "kursbevis", "list"] => {
                number = printed.split_whitespace().nth(1).unwrap_or_default().to_owned();
                assert!(!number.is_empty(), "{printed}");
            }
            _ => {}
        }
        // It says that nothing stays, wherever something was to.
        assert_eq!(
            said.contains("nothing_kept"),
            line.iter().any(|word| word == "--demo"),
            "{line:?}: {said}"
        );
    }
    let pdf = std::fs::read(home.path().join("kursbevis.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(home.path().join("OUT/manifest.json").exists());
    // Nothing of the member's lies in the data folder.
    let kept = std::fs::read_dir(home.path().join("data")).into_iter().flatten().flatten();
    let kept: Vec<_> = kept.map(|file| file.file_name()).filter(|name| name != "lock").collect();
    assert_eq!(kept, Vec::<std::ffi::OsString>::new());
}
