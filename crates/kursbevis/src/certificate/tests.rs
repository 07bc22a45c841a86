use super::*;
use crate::testing::{day, facts, read_by_poppler};
use min_side_domain::Language;
use proptest::prelude::*;

fn refused(change: impl FnOnce(&mut KursbevisFacts)) -> RenderError {
    let mut facts = facts();
    change(&mut facts);
    render(&facts, Language::Nb).unwrap_err()
}

#[test]
fn r_07_5_the_same_facts_give_the_same_bytes_in_each_language() {
    for language in Language::ALL {
        let first = render(&facts(), language).unwrap();
        assert_eq!(first, render(&facts(), language).unwrap());
        assert!(first.len() < 13_000, "{}", first.len());
    }
    assert_ne!(render(&facts(), Language::Nb).unwrap(), render(&facts(), Language::Nn).unwrap());
}

#[test]
fn what_cannot_be_set_is_refused_with_the_name_of_its_field() {
    assert_eq!(
        refused(|f| f.holder = "山田".to_owned()),
        RenderError::MissingGlyph { field: "holder".to_owned(), character: '山' }
    );
    assert_eq!(
        refused(|f| f.contents[1] = "Lønn\u{202E}".to_owned()),
        RenderError::ForbiddenCharacter { field: "contents[1]".to_owned(), character: '\u{202E}' }
    );
    assert_eq!(
        refused(|f| f.course = "To\nlinjer".to_owned()),
        RenderError::ForbiddenCharacter { field: "course".to_owned(), character: '\n' }
    );
    assert_eq!(refused(|f| f.number = "  ".to_owned()), RenderError::Empty { field: "number".to_owned() });
    assert_eq!(
        refused(|f| f.holder = "å".repeat(500)),
        RenderError::TooLong { field: "holder".to_owned(), limit: 200 }
    );
    assert_eq!(refused(|f| f.ends = day(2024, 3, 1)), RenderError::OutOfRange { field: "ends".to_owned() });
    assert_eq!(
        refused(|f| f.issued = day(1024, 3, 1)),
        RenderError::OutOfRange { field: "issued".to_owned() }
    );
    assert_eq!(refused(|f| f.hours = 10_000), RenderError::OutOfRange { field: "hours".to_owned() });
    assert_eq!(refused(|f| f.template_version = 2), RenderError::UnknownTemplate(2));
    assert_eq!(
        refused(|f| f.holder = "x\u{338}".to_owned()),
        RenderError::MissingGlyph { field: "holder".to_owned(), character: '\u{338}' }
    );
}

/// Every text of the facts by its name.
fn texts(facts: &mut KursbevisFacts) -> [(&'static str, &mut String); 10] {
    let [first, second] = facts.contents.as_mut_slice() else { panic!("two items") };
    [
        ("number", &mut facts.number),
        ("holder", &mut facts.holder),
        ("course", &mut facts.course),
        ("place", &mut facts.place),
        ("issuer", &mut facts.issuer),
        ("signatory", &mut facts.signatory),
        ("signatory_title", &mut facts.signatory_title),
        ("replaces", facts.replaces.as_mut().unwrap()),
        ("contents[0]", first),
        ("contents[1]", second),
    ]
}

#[test]
fn r_07_5_bad_text_is_refused_in_every_field_by_its_name() {
    let whole = KursbevisFacts { replaces: Some("NTL-2020-000001".to_owned()), ..facts() };
    for place in 0..10 {
        let with = |text: &str| {
            let mut facts = whole.clone();
            let (field, own) = std::mem::take(&mut texts(&mut facts).map(Some)[place]).unwrap();
            text.clone_into(own);
            (field.to_owned(), render(&facts, Language::Nb).map(|_| ()))
        };
        for character in
            ['\0', '\n', '\r', '\t', '\u{1B}', '\u{85}', '\u{202E}', '\u{2066}', '\u{200B}', '\u{FEFF}']
        {
            let (field, outcome) = with(&format!("Ås{character}e"));
            assert_eq!(outcome, Err(RenderError::ForbiddenCharacter { field, character }));
        }
        let (field, outcome) = with("Åse 漢");
        assert_eq!(outcome, Err(RenderError::MissingGlyph { field, character: '漢' }));
        let (field, outcome) = with(&"å".repeat(1001));
        assert!(
            matches!(&outcome, Err(RenderError::TooLong { field: own, .. }) if *own == field),
            "{outcome:?}"
        );
        let (field, outcome) = with(" ");
        let optional = ["place", "signatory_title"].contains(&field.as_str());
        assert_eq!(outcome, if optional { Ok(()) } else { Err(RenderError::Empty { field }) });
    }
}

#[test]
fn r_07_5_what_means_something_to_xml_and_pdf_comes_back_as_it_was_from_every_field() {
    let text = |place: usize| format!("{place}</li>]]>&amp;%(\\)<<>>#{{}}[/]'\"");
    let mut facts = KursbevisFacts { replaces: Some(String::new()), ..facts() };
    for (place, (_, own)) in texts(&mut facts).into_iter().enumerate() {
        *own = text(place);
    }
    let pdf = render(&facts, Language::Nb).unwrap();
    let read: String = read_by_poppler(&pdf).split_whitespace().collect();
    for place in 0..10 {
        assert!(read.contains(&text(place)), "{} is not in {read}", text(place));
    }
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let xmp = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let xmp = document.get_object(xmp).unwrap().as_stream().unwrap().decompressed_content().unwrap();
    assert!(String::from_utf8(xmp).unwrap().contains("1&lt;/li&gt;]]&gt;&amp;amp;"));
}

#[test]
fn r_07_5_days_that_no_course_has_are_refused_by_their_field() {
    type Change = fn(&mut KursbevisFacts, chrono::NaiveDate);
    let fields: [(&str, Change); 3] = [
        ("starts", |f, day| f.starts = day),
        ("ends", |f, day| f.ends = day),
        ("issued", |f, day| f.issued = day),
    ];
    for (field, change) in fields {
        for day in [day(1899, 12, 31), day(2200, 1, 1), chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
            assert_eq!(
                refused(|facts| change(facts, day)),
                RenderError::OutOfRange { field: field.to_owned() }
            );
        }
    }
}

#[test]
fn a_name_in_decomposed_letters_is_set_in_composed_ones() {
    let mut facts = facts();
    facts.holder = "A\u{30A}got".to_owned();
    assert!(read_by_poppler(&render(&facts, Language::Nb).unwrap()).contains("Ågot"));
}

#[test]
fn every_field_comes_back_from_the_page_letter_for_letter() {
    let mut facts = facts();
    facts.holder = "Ŋuŋŋá Čáđđán-Žižek Ŧorŧŧe (født Ǩǯʹǥ) <b>&amp;\\%".to_owned();
    facts.replaces = Some("NTL-2020-000001".to_owned());
    facts.contents =
        (0..40).map(|i| format!("Emne {i}: offisiell fjellflora & «affære» {}", "x".repeat(i * 3))).collect();
    for language in Language::ALL {
        let text = read_by_poppler(&render(&facts, language).unwrap());
        for field in [
            &facts.holder,
            &facts.course,
            &facts.number,
            &facts.issuer,
            &facts.signatory,
            &facts.signatory_title,
            "NTL-2020-000001",
        ] {
            assert!(text.contains(field), "{field} in {text}");
        }
        for item in &facts.contents {
            let joined = text.replace(' ', "");
            assert!(joined.contains(&item.replace(' ', "")), "{item}");
        }
    }
}

#[test]
fn a_demonstration_says_so_on_the_page() {
    let mut facts = facts();
    assert!(!read_by_poppler(&render(&facts, Language::En).unwrap()).contains("DEMONSTRASJON"));
    facts.demo = true;
    for language in Language::ALL {
        assert!(read_by_poppler(&render(&facts, language).unwrap()).contains("DEMONSTRASJON –"));
    }
}

#[test]
fn nothing_lies_outside_the_frame_however_long_the_facts_are() {
    let mut facts = facts();
    facts.holder = "Wilhelmina-".repeat(18);
    facts.course = "Videregående ".repeat(23).trim().to_owned();
    facts.place = "Konferansesenter ".repeat(11).trim().to_owned();
    facts.signatory = "Maximiliane ".repeat(6).trim().to_owned();
    facts.signatory_title = "Hovedkursansvarlig ".repeat(6).trim().to_owned();
    facts.contents = vec!["m".repeat(1000); 20];
    facts.replaces = Some("NTL-2023-000988".to_owned());
    let mut short = facts.clone();
    short.contents.clear();
    let (all, bare) = (render(&facts, Language::Nb).unwrap(), render(&short, Language::Nb).unwrap());
    for pdf in [all, bare] {
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        for (x, y) in positions(&document) {
            assert!((40.0..556.0).contains(&x) && (38.0..800.0).contains(&y), "{x} {y}");
        }
    }
}

/// Where lines of text begin, on all pages.
fn positions(document: &lopdf::Document) -> Vec<(f32, f32)> {
    let mut found = Vec::new();
    for page in document.get_pages().into_values() {
        let content = lopdf::content::Content::decode(&document.get_page_content(page)).unwrap();
        let mut at = (0.0, 0.0);
        for operation in content.operations {
            match operation.operator.as_str() {
                "BT" => at = (0.0, 0.0),
                "Td" => {
                    let number = |i: usize| operation.operands[i].as_float().unwrap();
                    at = (at.0 + number(0), at.1 + number(1));
                    found.push(at);
                }
                _ => {}
            }
        }
    }
    found
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,60}",
        "[A-Za-zÆØÅæøåÁČĐŊŠŦŽáčđŋšŧž'’ -]{1,520}",
        any::<String>(),
        Just("\u{202E}gpj.exe\u{200B}".to_owned()),
        Just("</rdf:li>]]>&lt;\0) Tj ET".to_owned()),
    ]
}

prop_compose! {
    fn hostile()(
        texts in prop::collection::vec(text(), 7),
        contents in prop::collection::vec(text(), 0..8),
        days in prop::array::uniform3(-800_000i32..800_000),
        hours in any::<u32>(),
        demo in any::<bool>(),
        replaces in prop::option::of(text()),
    ) -> KursbevisFacts {
        let date = |days: i32| chrono::NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        let [number, holder, course, place, issuer, signatory, signatory_title] =
            <[String; 7]>::try_from(texts).unwrap();
        KursbevisFacts {
            number, template_version: 1, holder, course, starts: date(days[0]), ends: date(days[1]), hours, place,
            contents, issuer, signatory, signatory_title, issued: date(days[2]), replaces, demo,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_facts_are_refused_or_drawn_into_a_whole_file(facts in hostile()) {
        // Dates and hours are seldom right by chance: try the texts with right ones too.
        let tame = KursbevisFacts {
            starts: day(2024, 1, 1), ends: day(2024, 1, 2), issued: day(2024, 1, 3), hours: 7, ..facts.clone()
        };
        for facts in [facts, tame] {
            match render(&facts, Language::Nn) {
                Ok(bytes) => {
                    let document = lopdf::Document::load_mem(&bytes).unwrap();
                    prop_assert!(!document.get_pages().is_empty());
                    let xmp = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
                    let xmp = document.get_object(xmp).unwrap().as_stream().unwrap().decompressed_content().unwrap();
                    prop_assert!(std::str::from_utf8(&xmp).unwrap().chars().all(|c| !c.is_control()));
                }
                Err(
                    RenderError::MissingGlyph { field, .. }
                    | RenderError::ForbiddenCharacter { field, .. }
                    | RenderError::Empty { field }
                    | RenderError::TooLong { field, .. }
                    | RenderError::OutOfRange { field },
                ) => prop_assert!(!field.is_empty()),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    }
}
