//! The words of files.

use super::{Extracted, TEXT_MAX, words};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

/// A PDF with these lines on a page, in a standard font.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 12.into()]),
        Operation::new("Td", vec![50.into(), 700.into()]),
    ];
    for line in lines {
        let bytes: Vec<u8> = line.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        operations.push(Operation::new("Tj", vec![Object::String(bytes, lopdf::StringFormat::Literal)]));
        operations.push(Operation::new("Td", vec![0.into(), (-20).into()]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn text(extracted: Extracted) -> String {
    match extracted {
        Extracted::Text(text) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn r_04_3_the_words_of_a_pdf() {
    let found = text(words("application/pdf", &pdf(&["Særavtale om fleksitid", "Gjelder fra 1. juni"])));
    assert!(found.contains("Særavtale om fleksitid") && found.contains("Gjelder fra 1. juni"), "{found}");
}

#[test]
fn a_pdf_without_text_has_none_and_what_is_no_pdf_is_unreadable() {
    assert_eq!(words("application/pdf", &pdf(&[])), Extracted::None);
    for bytes in [b"".as_slice(), b"%PDF-1.7", b"hei", &[0; 1000]] {
        assert_eq!(words("application/pdf", bytes), Extracted::Unreadable);
    }
}

#[test]
fn a_pdf_that_is_cut_anywhere_is_no_harm() {
    let whole = pdf(&["Hei"]);
    for end in (0..whole.len()).step_by(37) {
        let _ = words("application/pdf", &whole[..end]);
    }
}

#[test]
fn a_pdf_that_says_it_has_more_pages_than_there_are_is_read() {
    // Found by fuzzing: room was made for all of them.
    let mut document = Document::load_mem(&pdf(&["Side 1"])).unwrap();
    let root = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let kids = document.get_dictionary(root).unwrap().get(b"Kids").unwrap().clone();
    let most = 2_000_000_000_000_i64;
    let part = dictionary! { "Type" => "Pages", "Parent" => root, "Kids" => kids, "Count" => most };
    let part = document.add_object(part);
    document.get_dictionary_mut(root).unwrap().set("Kids", vec![Object::from(part)]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(text(words("application/pdf", &bytes)).contains("Side 1"));
}

#[test]
fn the_words_of_text_markup_and_unknown_types() {
    assert_eq!(
        text(words("text/plain; charset=utf-8", "Hei\t på\u{0} \r\n\r\n deg".as_bytes())),
        "Hei på\ndeg"
    );
    assert_eq!(
        text(words("application/xml", b"<a><b>Faktura &amp; KID</b><c>602243</c></a>")),
        "Faktura & KID 602243"
    );
    assert_eq!(words("image/png", b"\x89PNG"), Extracted::None);
    assert_eq!(words("text/plain", b" \n "), Extracted::None);
    let long = text(words("text/plain", "å ".repeat(TEXT_MAX).as_bytes()));
    assert!(long.len() <= TEXT_MAX);
}
