//! Files that are made to take the checking machine's time, memory or stack. Each gets an answer, soon.

use super::tests::{issued, trusted};
use super::{FindingKind, Outcome, SignedFacts, Verdict, verify};
use crate::testing::{changed, facts};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::time::{Duration, Instant};

/// The longest that any of them may take here, where nothing is optimised and much else runs beside it. Without bounds they
/// take minutes there, or all memory.
const LONGEST: Duration = Duration::from_secs(60);

fn checked(name: &str, bytes: &[u8]) -> Verdict {
    let begun = Instant::now();
    let verdict = verify(bytes, &trusted());
    assert!(begun.elapsed() < LONGEST, "{name} took {:?}", begun.elapsed());
    assert_ne!(verdict.verdict, Outcome::Valid, "{name}");
    verdict
}

/// What was signed is told; of the page nothing is said that is not known.
fn is_too_complex(name: &str, change: impl FnOnce(&mut Document)) {
    let verdict = checked(name, &changed(&issued(&facts()), change));
    assert_eq!(verdict.verdict, Outcome::TooComplex, "{name}: {verdict:?}");
    assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(facts()))), "{name}");
    let kinds: Vec<_> = verdict.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::NotCompared], "{name}");
}

fn structure(document: &Document) -> ObjectId {
    document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap()
}

fn first_page(document: &Document) -> ObjectId {
    document.page_iter().next().unwrap()
}

/// The first stream of this kind below the first page's fonts, found by what names it.
fn to_unicode(document: &Document) -> ObjectId {
    let named = |object: &Object| object.as_dict().ok()?.get(b"ToUnicode").ok()?.as_reference().ok();
    document.objects.values().find_map(named).unwrap()
}

#[test]
fn r_07_6_files_that_ended_the_program_or_kept_it_busy_for_minutes_get_an_answer() {
    for (name, bytes) in [
        ("x01_structure_cycle", &include_bytes!("../../hostile/x01_structure_cycle.pdf")[..]),
        ("tounicode_ranges", include_bytes!("../../hostile/tounicode_ranges.pdf")),
        ("content_16MB_ops", include_bytes!("../../hostile/content_16MB_ops.pdf")),
    ] {
        checked(name, bytes);
    }
}

#[test]
fn r_07_6_a_structure_element_that_is_its_own_kid_is_no_harm() {
    is_too_complex("its own kid", |document| {
        let root = structure(document);
        document.get_dictionary_mut(root).unwrap().set("K", vec![Object::Reference(root)]);
    });
    is_too_complex("two that are each other's", |document| {
        let root = structure(document);
        let other = document.add_object(dictionary! { "K" => vec![Object::Reference(root)] });
        document.get_dictionary_mut(root).unwrap().set("K", vec![Object::Reference(other)]);
    });
    is_too_complex("a tree that doubles forty times", |document| {
        let mut kid = document.add_object(Dictionary::new());
        for _ in 0..40 {
            let twice = vec![Object::Reference(kid), Object::Reference(kid)];
            kid = document.add_object(dictionary! { "K" => twice });
        }
        let root = structure(document);
        document.get_dictionary_mut(root).unwrap().set("K", vec![Object::Reference(kid)]);
    });
}

#[test]
fn r_07_6_a_font_whose_codes_stand_for_more_than_any_text_is_no_harm() {
    let lines = "<0000> <FFFF> <0041>\n".repeat(200_000);
    is_too_complex("ranges", |document| {
        let map = to_unicode(document);
        let stream = document.get_object_mut(map).unwrap().as_stream_mut().unwrap();
        stream.set_plain_content(lines.into_bytes());
        stream.compress().unwrap();
    });
    let long = format!("<0000> <FFFF> <{}>\n", "0041".repeat(1 << 18));
    is_too_complex("a long text for each", |document| {
        let map = to_unicode(document);
        document.get_object_mut(map).unwrap().as_stream_mut().unwrap().set_plain_content(long.into_bytes());
    });
}

#[test]
fn r_07_6_a_page_of_more_operators_than_any_page_has_is_no_harm() {
    let with = |parts: usize, of: usize| {
        move |document: &mut Document| {
            let mut stream = Stream::new(Dictionary::new(), "q Q\n".repeat(of / 4).into_bytes());
            stream.compress().unwrap();
            let stream = document.add_object(stream);
            let page = first_page(document);
            let all = vec![Object::Reference(stream); parts];
            document.get_dictionary_mut(page).unwrap().set("Contents", all);
        }
    };
    is_too_complex("one stream of 15 MB", with(1, 15 << 20));
    is_too_complex("a stream that unpacks to more than is read", with(1, 64 << 20));
    is_too_complex("a hundred thousand times the same", with(100_000, 1 << 16));
}

#[test]
fn r_07_6_a_page_tree_that_has_no_end_is_no_harm() {
    let bytes = changed(&issued(&facts()), |document| {
        let pages = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let own = Object::Reference(pages);
        document.get_dictionary_mut(pages).unwrap().set("Kids", vec![own.clone(), own]);
    });
    checked("a page tree that is its own kid", &bytes);
    let bytes = changed(&issued(&facts()), |document| {
        let pages = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let page = Object::Reference(first_page(document));
        document.get_dictionary_mut(pages).unwrap().set("Kids", vec![page; 100_000]);
    });
    checked("a page a hundred thousand times", &bytes);
}

#[test]
fn r_07_6_files_within_it_that_unpack_to_more_than_the_memory_are_no_harm() {
    let bytes = changed(&issued(&facts()), |document| {
        let mut stream = Stream::new(Dictionary::new(), vec![b' '; 15 << 20]);
        stream.compress().unwrap();
        let stream = document.add_object(stream);
        for number in 0..2_000 {
            let name = Object::string_literal(format!("{number}"));
            let inner = dictionary! { "F" => stream };
            document.add_object(dictionary! { "F" => name, "EF" => inner });
        }
    });
    let begun = Instant::now();
    let verdict = verify(&bytes, &trusted());
    assert!(begun.elapsed() < LONGEST, "took {:?}", begun.elapsed());
    assert_eq!(verdict.facts, Some(SignedFacts::All(Box::new(facts()))), "{verdict:?}");
}

#[test]
fn r_07_6_objects_that_refer_to_themselves_or_lie_deep_within_each_other_are_no_harm() {
    for key in ["Resources", "Contents", "MediaBox", "Annots"] {
        let bytes = changed(&issued(&facts()), |document| {
            let own = document.new_object_id();
            document.objects.insert(own, Object::Reference(own));
            let page = first_page(document);
            document.get_dictionary_mut(page).unwrap().set(key, Object::Reference(own));
        });
        let begun = Instant::now();
        let _ = verify(&bytes, &trusted());
        assert!(begun.elapsed() < LONGEST, "{key} took {:?}", begun.elapsed());
    }
    for (open, close) in [("[", "]"), ("<<", ">>"), ("<</A", ">>"), ("(", ")")] {
        let deep = format!("{}{}", open.repeat(300_000), close.repeat(300_000));
        let file = format!(
            "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X {deep}>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
        );
        checked(open, file.as_bytes());
    }
}

#[test]
fn r_07_6_cross_reference_and_object_streams_that_unpack_without_end_are_no_harm() {
    // Each stream of objects unpacks to fifteen megabytes of nothing.
    let mut packed = Stream::new(Dictionary::new(), vec![b' '; 15 << 20]);
    packed.compress().unwrap();
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut entries = Vec::new();
    for number in 1..=400_u32 {
        entries.push(file.len());
        let head = format!(
            "{number} 0 obj\n<</Type/ObjStm/N 1000000/First 8/Filter/FlateDecode/Length {}>>\nstream\n",
            packed.content.len()
        );
        file.extend(head.into_bytes());
        file.extend(&packed.content);
        file.extend(b"\nendstream\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", entries.len() + 1).into_bytes());
    for at in &entries {
        file.extend(format!("{at:010} 00000 n \n").into_bytes());
    }
    let tail = format!("trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n", entries.len() + 1);
    file.extend(tail.into_bytes());
    file.truncate(4 << 20);
    checked("object streams", &file);

    let table = format!(
        "%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 2000000000/W[1 8 8]/Index[0 2000000000]/Root 1 0 R/Filter/FlateDecode/Length {}>>\nstream\n",
        packed.content.len()
    );
    let mut file = table.into_bytes();
    file.extend(&packed.content);
    file.extend(b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    checked("a table of two thousand million", &file);
}

#[test]
fn r_07_6_a_picture_that_says_it_has_hundreds_of_millions_of_points_is_too_large_and_not_called_damaged() {
    // The head of a bitmap: it holds no points at all, and none may be made room for.
    let mut file = b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    file.extend([20_000_i32.to_le_bytes(), 20_000_i32.to_le_bytes()].concat());
    file.extend(b"\x01\0\x18\0");
    file.extend([0; 24]);
    assert_eq!(checked("a bitmap", &file).verdict, Outcome::TooComplex);
}

/// The most memory that this process has had, MiB: each test has one of its own.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().trim().parse::<u64>().unwrap() / 1024
}

#[test]
#[cfg(target_os = "linux")]
fn r_07_6_streams_that_unpack_to_gigabytes_take_no_memory_wherever_they_are() {
    let mut packed = Stream::new(Dictionary::new(), vec![b' '; 24 << 20]);
    packed.compress().unwrap();
    for place in ["Metadata", "Contents", "AF", "OpenAction"] {
        let bytes = changed(&issued(&facts()), |document| {
            let bombs: Vec<Object> =
                (0..60).map(|_| Object::Reference(document.add_object(packed.clone()))).collect();
            let page = first_page(document);
            match place {
                "Contents" => document.get_dictionary_mut(page).unwrap().set(place, bombs),
                "Metadata" => document.catalog_mut().unwrap().set(place, bombs[0].clone()),
                place => document.catalog_mut().unwrap().set(place, bombs),
            }
        });
        checked(place, &bytes);
    }
    assert!(peak() < 256, "{} MiB", peak());
}
