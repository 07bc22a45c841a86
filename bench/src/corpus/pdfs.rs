//! The words of PDFs beside poppler's.

use super::reference::{self, Order};
use super::words::{Words, count, foreign, is_mixed, shared, words};
use super::{called, number, percent, quantile};
use crate::Result;
use min_side_core::apart::{Failure, Program};
use min_side_core::extract::{self, Extracted};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization as _;

/// A file of which poppler finds fewer words tells nothing.
const ENOUGH: usize = 5;
/// This share of poppler's words is to be found.
const SHARE: f64 = 0.9;
/// More letters than this share in words that look like none: a text that is none.
const NO_TEXT: f64 = 0.35;
/// With this share of its letters a text has all of them.
const SAME_LETTERS: f64 = 0.97;
/// What is aimed at, percent.
const AIM: f64 = 97.0;
/// At most, percent.
const AIM_FOREIGN: f64 = 2.0;

/// How a file falls short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// The process that read it ended.
    Crashed,
    /// The process that read it took too long.
    TooLong,
    /// It was not read.
    Refused,
    /// Words are missing.
    Missing,
    /// The letters are there, as other words.
    DividedOtherwise,
    /// What is drawn several times is read once.
    Repeated,
    /// Poppler's words in the order of drawing are there: its two readings are not the same.
    OrderOfDrawing,
    /// Poppler's words are there, backwards.
    Backwards,
    /// What poppler gives is no text.
    ReferenceIsNoText,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Crashed,
        Self::TooLong,
        Self::Refused,
        Self::Missing,
        Self::DividedOtherwise,
        Self::Repeated,
        Self::OrderOfDrawing,
        Self::Backwards,
        Self::ReferenceIsNoText,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Crashed => "the process ended",
            Self::TooLong => "the process took too long",
            Self::Refused => "not read",
            Self::Missing => "words are missing",
            Self::DividedOtherwise => "the same letters, divided otherwise",
            Self::Repeated => "drawn several times, read once",
            Self::OrderOfDrawing => {
                "poppler reads it otherwise in the order of drawing (-raw), and so does the app"
            }
            Self::Backwards => "poppler reads it backwards",
            Self::ReferenceIsNoText => "what poppler gives is no text",
        }
    }

    /// Whether poppler's text is no measure there.
    const fn is_of_the_reference(self) -> bool {
        matches!(self, Self::Repeated | Self::OrderOfDrawing | Self::Backwards | Self::ReferenceIsNoText)
    }
}

/// What was found in one file.
struct Compared {
    name: String,
    words: usize,
    shared: usize,
    own: usize,
    foreign: usize,
    short: Option<Kind>,
}

/// Reads them all, with both programs in turn.
pub async fn measure(folder: &Path, paths: &[PathBuf]) -> Result<()> {
    reference::has_poppler()?;
    let program = Program::own().ok_or("this system does not say where the program is")?;
    let (mut times, mut poppler_times) = (Vec::new(), Vec::new());
    let mut compared = Vec::new();
    let mut ended = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path)?;
        let begun = Instant::now();
        let reference = reference::poppler(path, Order::Page).unwrap_or_default();
        poppler_times.push(begun.elapsed());
        let begun = Instant::now();
        let read = extract::extract(&program, "application/pdf", bytes).await;
        times.push(begun.elapsed());
        let name = called(folder, path).into_owned();
        if let Err(failed) = &read {
            ended.push(format!("{name}: {failed}"));
        }
        let expected = words(&reference);
        if count(&expected) >= ENOUGH {
            compared.push(compare(path, name, &reference, &expected, read));
        }
    }
    summed_up(paths.len(), &compared, &ended);
    for (what, times) in [("the app", &mut times), ("pdftotext", &mut poppler_times)] {
        let (median, p95) = (quantile(times, 0.5), quantile(times, 0.95));
        let most = times.last().copied().unwrap_or(Duration::ZERO).as_secs_f64();
        println!(
            "  {what:<10} median {median:7.1} ms, p95 {p95:7.1} ms, longest {most:5.1} s, each a process of its own"
        );
    }
    short(&compared, &ended);
    Ok(())
}

fn summed_up(all: usize, compared: &[Compared], ended: &[String]) {
    let good = |sound: bool| {
        let of = |one: &&Compared| !(sound && one.short.is_some_and(Kind::is_of_the_reference));
        let all = compared.iter().filter(of).count();
        (compared.iter().filter(of).filter(|one| one.short.is_none()).count(), all)
    };
    println!("PDFs: {all}, of which {} have {ENOUGH} words and more by poppler", compared.len());
    let (reached, of) = good(false);
    println!("  nine tenths of poppler's words: {reached} of {of} ({:.1} %)", percent(reached, of));
    let (reached, of) = good(true);
    println!(
        "  the same without files in which poppler's text is no measure: {reached} of {of} ({:.1} %, aim {AIM} %)",
        percent(reached, of)
    );
    let sum = |count: fn(&Compared) -> usize| compared.iter().map(count).sum::<usize>();
    let (foreign, own) = (sum(|one| one.foreign), sum(|one| one.own));
    println!(
        "  words that poppler does not have: {foreign} of {own} ({:.2} %, aim {AIM_FOREIGN} %)",
        percent(foreign, own.max(1))
    );
    println!("  poppler's words that are found: {} of {}", sum(|one| one.shared), sum(|one| one.words));
    println!("  processes that ended or took too long: {}", ended.len());
}

/// Each file that falls short, by how it does.
fn short(compared: &[Compared], ended: &[String]) {
    for kind in Kind::ALL {
        let mut of: Vec<&Compared> = compared.iter().filter(|one| one.short == Some(kind)).collect();
        if of.is_empty() {
            continue;
        }
        of.sort_by(|one, other| (one.shared * other.words).cmp(&(other.shared * one.words)));
        println!("  {}: {}", kind.name(), of.len());
        for one in of {
            let share = percent(one.shared, one.words);
            println!("    {share:3.0} % of {:5} words, {:4} foreign  {}", one.words, one.foreign, one.name);
        }
    }
    for one in ended {
        println!("  not to its end: {one}");
    }
}

fn compare(
    path: &Path,
    name: String,
    reference: &str,
    expected: &Words,
    read: Result<Extracted, extract::NotRead>,
) -> Compared {
    let (text, failure) = match read {
        Ok(Extracted::Text(text) | Extracted::Part(text)) => (text, None),
        Ok(Extracted::None) => (String::new(), None),
        Ok(Extracted::Unreadable) => (String::new(), Some(Kind::Refused)),
        Err(failed) => {
            let kind = if failed.failure == Failure::TooLong { Kind::TooLong } else { Kind::Crashed };
            (failed.words.unwrap_or_default(), Some(kind))
        }
    };
    let own = words(&text);
    let found = shared(expected, &own);
    let is_short = number(found) < number(count(expected)) * SHARE;
    let short = match failure {
        Some(kind @ (Kind::Crashed | Kind::TooLong)) => Some(kind),
        failure => is_short.then(|| kind(path, reference, expected, &text, &own, failure)),
    };
    Compared {
        name,
        words: count(expected),
        shared: found,
        own: count(&own),
        foreign: foreign(&own, expected),
        short,
    }
}

fn kind(
    path: &Path,
    reference: &str,
    expected: &Words,
    text: &str,
    own: &Words,
    failure: Option<Kind>,
) -> Kind {
    if is_no_text(reference, expected) {
        return Kind::ReferenceIsNoText;
    }
    if let Some(kind) = failure {
        return kind;
    }
    let missing: Vec<&String> = expected.keys().filter(|word| !own.contains_key(*word)).collect();
    let backwards =
        missing.iter().filter(|word| own.contains_key(&word.chars().rev().collect::<String>())).count();
    if backwards * 2 > missing.len() {
        return Kind::Backwards;
    }
    if number(expected.len() - missing.len()) >= number(expected.len()) * SHARE {
        return Kind::Repeated;
    }
    if let Some(drawn) = reference::poppler(path, Order::Drawn) {
        let drawn = words(&drawn);
        if number(shared(&drawn, own)) >= number(count(&drawn)) * SHARE {
            return Kind::OrderOfDrawing;
        }
    }
    let (all, there) = (letters(reference), letters(text));
    let same = all.iter().map(|(c, times)| there.get(c).map_or(0, |own| *own.min(times))).sum();
    if number(same) >= number(all.values().sum()) * SAME_LETTERS {
        Kind::DividedOtherwise
    } else {
        Kind::Missing
    }
}

/// How often each letter and digit stands in a text.
fn letters(text: &str) -> HashMap<char, usize> {
    let mut found = HashMap::new();
    for c in text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()) {
        *found.entry(c).or_default() += 1;
    }
    found
}

/// Whether a text is none: by the measure that the app has for what it reads itself, and by words of mixed scripts.
fn is_no_text(text: &str, words: &Words) -> bool {
    let weight = |word: &String| word.chars().count();
    let all: usize = words.keys().map(weight).sum();
    let mixed: usize = words.keys().filter(|word| is_mixed(word)).map(weight).sum();
    extract::odd_share(text) > NO_TEXT || number(mixed) > number(all) * NO_TEXT
}
