//! The targets of `fuzz/`, each with its committed corpus and a bounded number of inputs made from it: the same ones in
//! every run. `cargo xtask fuzz` goes on from there, guided by what the code does.

mod mutate;

use min_side_fuzz::targets;
use mutate::Mutator;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Longest time for the inputs of one target.
const TIME: Duration = Duration::from_secs(20);
/// Longest time that one input may take. None is larger than some ten thousand bytes.
const LONGEST: Duration = Duration::from_secs(30);

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all: Vec<_> = files
        .map(|file| file.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    assert!(!all.is_empty(), "{target} has no corpus");
    all
}

/// Gives a target its corpus and `count` inputs made from it.
fn run(name: &str, count: u64) {
    let (_, target) = targets::TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let corpus = corpus(name);
    let kept: PathBuf = std::env::temp_dir().join(format!("min-side-fuzz-{name}-{}", std::process::id()));
    let give = |what: &str, input: &[u8]| {
        // What ends the whole program leaves this behind.
        std::fs::write(&kept, input).unwrap();
        let began = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| target(input)));
        let took = began.elapsed();
        assert!(answer.is_ok(), "{name}: {what} is in {}", kept.display());
        assert!(took < LONGEST, "{name}: {what} took {took:?} and is in {}", kept.display());
    };
    for (file, bytes) in &corpus {
        give(file, bytes);
    }
    let seeds: Vec<&[u8]> = corpus.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let began = Instant::now();
    let mut given = 0;
    while given < count && began.elapsed() < TIME {
        give(&format!("input {given}"), &Mutator::new(given).input(&seeds));
        given += 1;
    }
    eprintln!("{name}: {given} inputs in {:.1} s", began.elapsed().as_secs_f64());
    assert!(given > 0);
    std::fs::remove_file(&kept).unwrap();
}

macro_rules! fuzzed {
    ($($test:ident: $target:literal, $count:literal;)*) => {
        $(#[test] fn $test() { run($target, $count); })*

        #[test]
        fn every_target_is_run_and_known_to_cargo_fuzz() {
            let tested = [$($target),*];
            let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
            let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
            for (name, _) in targets::TARGETS {
                assert!(tested.contains(name), "{name}");
                assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
                assert!(fuzz.join(format!("fuzz_targets/{name}.rs")).exists(), "{name}");
            }
        }
    };
}

fuzzed! {
    r_10_2_fuzzed_emails_do_no_harm: "email", 4_000;
    r_10_2_fuzzed_html_is_made_harmless: "html", 4_000;
    r_10_4_fuzzed_invoices_do_no_harm: "ehf", 2_000;
    r_04_3_fuzzed_pdfs_do_no_harm: "pdf", 4_000;
    r_04_3_fuzzed_text_does_no_harm: "text", 8_000;
    r_10_2_fuzzed_pictures_do_no_harm: "picture", 4_000;
    fuzzed_pages_of_the_feed_do_no_harm: "page", 3_000;
    fuzzed_lines_of_an_import_do_no_harm: "import", 8_000;
    r_07_6_fuzzed_kursbevis_do_no_harm: "kursbevis", 2_000;
}
