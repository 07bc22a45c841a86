use crate::letter::{Attachment, Block, Column, Letter, Relation};
use crate::testing::{facts, secret};
use crate::{IssuerSecret, letter, render_signed, sign};
use min_side_domain::Language;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// What a validator that is not ours finds against both standards.
fn faults(pdf: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.rules.total > 50, "{} rules", report.rules.total);
        faults.extend(report.failures.iter().map(ToString::to_string));
    }
    faults
}

#[test]
fn r_07_5_certificates_are_archival_and_accessible() {
    let demo = IssuerSecret::generate([5; 32], true);
    for language in Language::ALL {
        let mut facts = facts();
        let proof = sign(&facts, &secret()).unwrap();
        assert_eq!(faults(&render_signed(&facts, &proof, language).unwrap()), [""; 0]);
        facts.demo = true;
        facts.place.clear();
        facts.hours = 0;
        facts.replaces = Some("NTL-2023-000001".to_owned());
        facts.contents = (0..60).map(|i| format!("Emne {i} <>&'\" \\ (")).collect();
        let proof = sign(&facts, &demo).unwrap();
        assert_eq!(faults(&render_signed(&facts, &proof, language).unwrap()), [""; 0]);
    }
}

fn png(alpha: bool) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbaImage::from_fn(40, 30, |x, y| {
        image::Rgba([x as u8 * 6, y as u8 * 8, 90, if alpha { x as u8 * 6 } else { 255 }])
    });
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn letters_with_every_kind_of_block_are_archival_and_accessible() {
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(30, 30, image::Rgb([200, 10, 10]))
        .write_to(&mut jpeg, image::ImageFormat::Jpeg)
        .unwrap();
    let mut grey = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(30, 30, image::Luma([90]))
        .write_to(&mut grey, image::ImageFormat::Jpeg)
        .unwrap();
    let text = "Hei 😀 漢字 Привет – «offisielt» \u{202E}omvendt\t\u{7}".repeat(40);
    let column = |title: &str, numeric| Column { title: title.to_owned(), weight: 2, numeric };
    let row = |i: i32| vec![format!("Rad {i} {}", "ord ".repeat(30)), i.to_string()];
    let letter = Letter {
        language: Language::Nn,
        title: "Brev & <merke> (1)".to_owned(),
        from: "Norsk Tjenestemannslag".to_owned(),
        date: facts().issued,
        blocks: vec![
            Block::KeyValues(vec![("Namn".to_owned(), "Ågot".to_owned()), (String::new(), String::new())]),
            Block::Heading { level: 3, text: "Overskrift som hoppar".to_owned() },
            Block::Paragraph(text.clone()),
            Block::Paragraph(String::new()),
            Block::Note(text.clone()),
            Block::List(vec![text, String::new(), "b".to_owned()]),
            Block::Heading { level: 1, text: String::new() },
            Block::Table {
                columns: vec![column("Namn", false), column("Sum", true)],
                rows: (0..40).map(row).collect(),
            },
            Block::Image { bytes: png(false), alt: "Ein raud firkant".to_owned() },
            Block::Image { bytes: png(true), alt: "Ein gjennomsiktig firkant".to_owned() },
            Block::Image { bytes: jpeg.into_inner(), alt: "Eit bilete".to_owned() },
            Block::Image { bytes: grey.into_inner(), alt: String::new() },
            Block::Rule,
            Block::PageBreak,
            Block::Paragraph("Slutt".to_owned()),
        ],
        attachments: vec![
            Attachment {
                name: "æøå (1).txt".to_owned(),
                media_type: "text/plain".to_owned(),
                description: "Vedlegg".to_owned(),
                relation: Relation::Supplement,
                bytes: b"hei".to_vec(),
            };
            2
        ],
    };
    let pdf = letter::render(&letter).unwrap();
    assert_eq!(faults(&pdf), [""; 0]);
    assert!(crate::testing::read_by_poppler(&pdf).contains("Hei 😀 漢字 Привет"));
}
