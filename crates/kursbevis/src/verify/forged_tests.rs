//! Files that are made to look, read or act otherwise than what was issued, and files that only another program has written:
//! none of the first is called valid, none of the others is accused.

use super::tests::{issued, kinds, trusted};
use super::*;
use crate::forge::{self, Forged};
use crate::testing::{changed, facts};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, SaveOptions, dictionary};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Of those that are made key by key and operator by operator each ninth is judged here; all of them by the bench.
const EVERY: usize = 9;

fn forged() -> Vec<Forged> {
    forge::named(&issued(&facts()))
}

/// Whether a verdict says of the page that it is what was issued.
fn is_called_valid(verdict: &Verdict) -> bool {
    verdict.verdict == Outcome::Valid && !kinds(verdict).contains(&FindingKind::CodeOnly)
}

/// The verdict on the forged file of this name.
#[track_caller]
fn of(all: &[Forged], name: &str) -> Verdict {
    let forged = all.iter().find(|forged| forged.name == name).unwrap_or_else(|| panic!("no {name}"));
    verify(&forged.bytes, &trusted())
}

#[test]
fn r_07_6_of_two_hundred_forged_files_none_is_called_valid() {
    let mut judged = forged();
    judged.extend(forge::by_part(&issued(&facts()), EVERY));
    assert!(judged.len() >= 190, "{}", judged.len());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(forged) = judged.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let verdict = verify(&forged.bytes, &trusted());
                        assert!(!is_called_valid(&verdict), "{}: {verdict:?}", forged.name);
                        // Whatever was done to it: what was signed is shown, or nothing.
                        let signed = SignedFacts::All(Box::new(facts()));
                        let shown = verdict.facts.as_ref();
                        assert!(
                                shown.is_none_or(
                                    |shown| *shown == signed || matches!(shown, SignedFacts::Code(_))
                                ),
                                "{}",
                                forged.name
                            );
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.join().unwrap();
        }
    });
}

#[test]
fn r_07_6_what_hides_in_a_file_is_named_and_altered_is_told_from_added() {
    let all = forged();
    use FindingKind as K;
    let table: &[(&str, Outcome, FindingKind)] = &[
        ("an untyped page before the real one", Outcome::Altered, K::PagesDiffer),
        ("a template page before the real one", Outcome::Altered, K::PagesDiffer),
        ("a count that hides the real page", Outcome::Altered, K::PagesDiffer),
        ("an encoding that permutes letters", Outcome::Altered, K::FontDiffers),
        ("letters from above to below", Outcome::Altered, K::FontDiffers),
        ("a second font program beside the first", Outcome::Altered, K::FontDiffers),
        ("a crop inherited", Outcome::Altered, K::AppearanceDiffers),
        ("a turn inherited", Outcome::Altered, K::AppearanceDiffers),
        ("other fonts inherited", Outcome::Altered, K::FieldDiffers),
        ("another name read aloud", Outcome::Altered, K::ReadingDiffers),
        ("another title", Outcome::Altered, K::TitleDiffers),
        ("another title beside", Outcome::Altered, K::TitleDiffers),
        ("white over the name", Outcome::Altered, K::AppearanceDiffers),
        ("words without colour", Outcome::Altered, K::TextDiffers),
        ("a portfolio", Outcome::Altered, K::PartDiffers),
        ("the tags taken away", Outcome::NotComparable, K::TagsMissing),
        ("a script by name", Outcome::Added, K::AddedAction),
        ("a script when it is opened", Outcome::Added, K::AddedAction),
        ("a script when it is printed", Outcome::Added, K::AddedAction),
        ("a form that is drawn instead of the page", Outcome::Added, K::AddedField),
        ("a program attached", Outcome::Added, K::AddedAttachment),
        ("another's proof attached", Outcome::Added, K::AddedAttachment),
        ("layers", Outcome::Added, K::AddedLayer),
        ("a note", Outcome::Added, K::AddedNote),
        ("a link", Outcome::Added, K::AddedLink),
        ("revision: shadow: another tree of pages", Outcome::Altered, K::FieldDiffers),
        ("revision: shadow: hidden below a picture", Outcome::Altered, K::AppearanceDiffers),
        ("revision: sneaky signature", Outcome::Added, K::AddedSignature),
        ("revision: another title beside", Outcome::Altered, K::TitleDiffers),
        ("bytes: junk before it", Outcome::NotComparable, K::Ambiguous),
        ("bytes: the page's content named twice", Outcome::NotComparable, K::Ambiguous),
        ("bytes: a page without its kind", Outcome::Altered, K::PagesDiffer),
    ];
    for (name, outcome, kind) in table {
        let verdict = of(&all, name);
        assert_eq!(verdict.verdict, *outcome, "{name}: {:?}", verdict.findings);
        assert!(kinds(&verdict).contains(kind), "{name}: {:?}", verdict.findings);
    }
}

#[test]
fn r_07_6_who_added_what_and_when_is_told_as_far_as_the_file_says() {
    let all = forged();
    let signature = of(&all, "revision: invisible signature");
    // What was issued is there as it was, and nothing lies on the page that is seen.
    assert_eq!(kinds(&signature), [FindingKind::AddedSignature], "{:?}", signature.findings);
    let finding = &signature.findings[0];
    assert_eq!((finding.by.as_deref(), finding.at.as_deref()), (Some("Ola Notar"), Some("2026-04-01 12:00")));
    let note = of(&all, "revision: evil annotation");
    let finding = note.findings.iter().find(|finding| finding.kind == FindingKind::AddedNote).unwrap();
    assert_eq!(
        (finding.found.as_deref(), finding.by.as_deref(), finding.at.as_deref()),
        (Some("Kari Nordmann"), Some("Forfalsker"), Some("2026-03-18 10:15"))
    );
    let file = of(&all, "a program attached");
    assert_eq!(file.findings[0].found.as_deref(), Some("regning.exe"));
    let title = of(&all, "another title");
    assert_eq!(title.findings[0].found.as_deref(), Some("Kari Nordmann"));
    assert!(title.findings[0].signed.as_deref().unwrap().contains(&facts().holder));
}

/// The certificate written by another program, in all the ways that are at hand here.
fn rewritten() -> Vec<(&'static str, Vec<u8>)> {
    let certificate = issued(&facts());
    let saved = |change: &dyn Fn(&mut Document), options: Option<SaveOptions>| {
        let mut document = Document::load_mem(&certificate).unwrap();
        change(&mut document);
        let mut bytes = Vec::new();
        match options {
            Some(options) => document.save_with_options(&mut bytes, options).unwrap(),
            None => document.save_to(&mut bytes).unwrap(),
        }
        bytes
    };
    let packed = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    vec![
        ("saved again", saved(&|_| (), None)),
        ("with streams of objects", saved(&|_| (), Some(packed))),
        ("unpacked", saved(&Document::decompress, None)),
        ("with other numbers", saved(&|document| document.renumber_objects_with(500), None)),
        (
            "with what wrote it",
            saved(
                &|document| {
                    let info = dictionary! {
                        "Producer" => Object::string_literal("Et annet program"), "ModDate" => Object::string_literal("D:20260401120000Z"),
                    };
                    let info = document.add_object(info);
                    document.trailer.set("Info", info);
                },
                None,
            ),
        ),
        (
            "with its content in pieces",
            saved(
                &|document| {
                    let page = document.page_iter().next().unwrap();
                    let content = document.get_page_content(page);
                    let middle = content.windows(4).position(|window| window == b"\nET\n").unwrap() + 4;
                    let pieces = [&content[..middle], &content[middle..]].map(|piece| {
                        Object::Reference(
                            document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), piece.to_vec())),
                        )
                    });
                    document.get_dictionary_mut(page).unwrap().set("Contents", pieces.to_vec());
                },
                None,
            ),
        ),
        (
            "with a crop that is the page",
            saved(
                &|document| {
                    let page = document.page_iter().next().unwrap();
                    let page = document.get_dictionary_mut(page).unwrap();
                    let media = page.get(b"MediaBox").unwrap().clone();
                    page.set("CropBox", media);
                    page.set("Rotate", 0);
                },
                None,
            ),
        ),
        (
            "with a password that is empty",
            saved(
                &|document| {
                    let id = Object::string_literal("0123456789abcdef");
                    document.trailer.set("ID", vec![id.clone(), id]);
                    let version = EncryptionVersion::V2 {
                        document: &*document,
                        owner_password: "eier",
                        user_password: "",
                        key_length: 128,
                        permissions: Permissions::all(),
                    };
                    let state = EncryptionState::try_from(version).unwrap();
                    document.encrypt(&state).unwrap();
                },
                None,
            ),
        ),
    ]
}

#[test]
fn r_07_6_what_another_program_only_wrote_again_is_valid() {
    for (name, bytes) in rewritten() {
        let verdict = verify(&bytes, &trusted());
        assert_eq!(
            (verdict.verdict, kinds(&verdict)),
            (Outcome::Valid, vec![FindingKind::Rewritten]),
            "{name}: {:?}",
            verdict.findings
        );
    }
}

#[test]
fn r_07_6_a_page_whose_operators_another_program_wrote_anew_is_not_accused() {
    // As `mutool clean -s` does: what draws nothing is left out.
    let bytes = changed(&issued(&facts()), |document| {
        let page = document.page_iter().next().unwrap();
        let content = [b"q\nQ\nq\n".as_slice(), &document.get_page_content(page), b"\nQ"].concat();
        document.change_page_content(page, content).unwrap();
    });
    let verdict = verify(&bytes, &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::NotComparable, vec![FindingKind::Redrawn]));
    assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(facts()))));
}
