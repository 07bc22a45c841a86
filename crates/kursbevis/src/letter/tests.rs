use super::*;
use lopdf::Document;

fn letter(blocks: Vec<Block>) -> Letter {
    Letter {
        language: Language::Nb,
        title: "Referat fra årsmøtet".to_owned(),
        from: "Norsk Tjenestemannslag".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 3, 14).unwrap(),
        blocks,
        attachments: Vec::new(),
    }
}

#[test]
fn a_long_letter_breaks_into_pages_and_is_the_same_twice() {
    let text = "Møtet gikk gjennom saklisten punkt for punkt og vedtok den enstemmig. ".repeat(30);
    let blocks = vec![Block::Paragraph(text); 20];
    let bytes = render(&letter(blocks.clone())).unwrap();
    assert_eq!(bytes, render(&letter(blocks)).unwrap());
    let document = Document::load_mem(&bytes).unwrap();
    assert!(document.get_pages().len() > 8);
}

#[test]
fn a_picture_that_is_none_is_refused_by_its_place() {
    let blocks =
        vec![Block::Paragraph("Hei".to_owned()), Block::Image { bytes: vec![1, 2, 3], alt: String::new() }];
    assert_eq!(render(&letter(blocks)), Err(RenderError::Picture { block: 1 }));
}

/// What is drawn on the first page, and what is said to stand there, in the order of the content.
fn drawn_and_meant(bytes: &[u8]) -> (String, String) {
    let document = Document::load_mem(bytes).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let drawn = document.extract_text(&[1]).unwrap();
    let content = lopdf::content::Content::decode(&document.get_page_content(page)).unwrap();
    let mut meant = String::new();
    for operation in content.operations.iter().filter(|operation| operation.operator == "BDC") {
        let Some(properties) = operation.operands.get(1).and_then(|found| found.as_dict().ok()) else {
            continue;
        };
        let Ok(text) = properties.get(b"ActualText").and_then(lopdf::Object::as_str) else { continue };
        let units: Vec<u16> =
            text[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        meant.push_str(&String::from_utf16(&units).unwrap());
    }
    (drawn, meant)
}

#[test]
fn r_10_3_signs_and_scripts_are_drawn_by_the_face_that_has_them_or_as_names_and_never_as_question_marks() {
    let body = "Bra jobba 👍🏽 flagg 🇳🇴 ☐ ☑ ∑ √ 漢王書 العقد नमस्ते ไทย ❤️";
    let bytes = render(&letter(vec![Block::Paragraph(body.to_owned())])).unwrap();
    let (drawn, meant) = drawn_and_meant(&bytes);
    assert!(!drawn.contains('\u{FFFD}'), "{drawn}");
    for sign in ["[thumbs up]", "☐ ☑ ∑ √", "ไทย", "❤", "Han", "Wang"] {
        assert!(drawn.contains(sign), "{sign}: {drawn}");
    }
    // Text from the right stands in the order in which it is drawn, as readers of PDF expect it.
    let from_right: String = "العقد".chars().rev().collect();
    for sign in ["👍", "🇳🇴", "漢王書", &from_right, "नमस्ते", "ไทย"] {
        assert!(meant.contains(sign), "{sign}: {meant}");
    }
}
