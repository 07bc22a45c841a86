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
