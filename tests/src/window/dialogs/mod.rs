//! Every button of every dialog is pressed, and what a member notices of it is looked for. A dialog that no journey opens,
//! or a button that none presses, fails here.

mod frame;
pub(super) mod ledger;
mod papers;
mod refused;
mod work;

use std::collections::BTreeMap;
use std::path::Path;

/// The dialogs of each journey, by the file that holds them. A file with two has a name for each.
const JOURNEYS: &[&[&str]] = &[
    super::app_lock::DIALOGS,
    frame::DIALOGS,
    papers::DIALOGS,
    work::DIALOGS,
    work::AT_THE_START,
    IN_THE_PAGES_OWN_TESTS,
];

/// The question before another person is signed out: `ui/tests/screens/sign-in.test.ts` presses its buttons in Chromium.
const IN_THE_PAGES_OWN_TESTS: &[&str] = &["Start other"];

/// What the sources have: for each file, how many dialogs it holds. Those that others are made of are none themselves.
fn dialogs_of_the_page() -> BTreeMap<String, usize> {
    const MADE_OF: &[&str] = &["Confirm", "FormDialog", "Modal"];
    let mut found = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.extension().is_none_or(|kind| kind != "svelte") || MADE_OF.contains(&name.as_str()) {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let starts = MADE_OF.iter().map(|kind| format!("<{kind}")).chain(["<dialog".to_owned()]);
            let ends = |rest: &str| rest.starts_with(|next: char| !next.is_alphanumeric());
            let count = starts
                .map(|start| {
                    text.match_indices(&start).filter(|(at, _)| ends(&text[at + start.len()..])).count()
                })
                .sum::<usize>();
            if count > 0 {
                found.insert(name, count);
            }
        }
    }
    found
}

#[test]
fn every_dialog_of_the_page_has_a_journey_that_presses_its_buttons() {
    let mut visited: BTreeMap<String, usize> = BTreeMap::new();
    for dialog in JOURNEYS.iter().flat_map(|journey| journey.iter()) {
        let file = dialog.split(' ').next().unwrap();
        *visited.entry(file.to_owned()).or_default() += 1;
    }
    assert_eq!(visited, dialogs_of_the_page());
}
