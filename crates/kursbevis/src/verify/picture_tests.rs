//! Certificates as people hand them in: photographed, scanned, printed, sent on.

use super::tests::{issued, kinds, trusted};
use super::*;
use crate::testing::{facts, picture_by_poppler, printed_by_cairo};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{GrayImage, ImageFormat, Luma};
use lopdf::{Document, Object, Stream, dictionary};
use std::io::Cursor;

fn file(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    match format {
        // Neither of them has a kind for grey.
        ImageFormat::Gif => {
            image::DynamicImage::from(picture.clone()).into_rgba8().write_to(&mut bytes, format)
        }
        ImageFormat::WebP => {
            image::DynamicImage::from(picture.clone()).into_rgb8().write_to(&mut bytes, format)
        }
        _ => picture.write_to(&mut bytes, format),
    }
    .unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &GrayImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).unwrap();
    bytes
}

/// A picture whose place (x, y), from the middle, shows what is at the place that `from` says in the first one.
fn warped(picture: &GrayImage, from: impl Fn(f32, f32) -> (f32, f32)) -> GrayImage {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let (x, y) = from(x as f32 - width / 2.0, y as f32 - height / 2.0);
        let (x, y) = (x + width / 2.0, y + height / 2.0);
        let at = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0 && x < width && y < height;
            if inside { f32::from(picture.get_pixel(x as u32, y as u32)[0]) } else { 255.0 }
        };
        let (left, top) = (x.floor(), y.floor());
        let (right, down) = (x - left, y - top);
        let above = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
        let below = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
        Luma([(above * (1.0 - down) + below * down).round() as u8])
    })
}

fn turned(picture: &GrayImage, degrees: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    warped(picture, |x, y| (cos * x - sin * y, sin * x + cos * y))
}

/// As if the page lay away from the one who photographs it.
fn from_below(picture: &GrayImage, much: f32) -> GrayImage {
    let height = picture.height() as f32;
    warped(picture, |x, y| {
        let far = 1.0 + much * (0.5 - y / height);
        (x * far, y * far)
    })
}

fn scaled(picture: &GrayImage, by: f32) -> GrayImage {
    let length = |length: u32| (length as f32 * by).round() as u32;
    imageops::resize(picture, length(picture.width()), length(picture.height()), FilterType::CatmullRom)
}

/// A PDF with nothing but this picture on its page.
fn scan(picture: &GrayImage) -> Vec<u8> {
    scan_with(picture, 0)
}

/// The same with so many bytes more.
fn scan_with(picture: &GrayImage, more: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let image = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(picture.width()),
            "Height" => i64::from(picture.height()), "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
            "Filter" => "DCTDecode",
        },
        jpeg(picture, 60),
    ));
    let content = document.add_object(Stream::new(dictionary! {}, b"q 595 0 0 842 0 0 cm /I Do Q".to_vec()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "I" => image } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::from(page)], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.add_object(Stream::new(dictionary! {}, vec![b' '; more]));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[track_caller]
fn is_read(input: &[u8], what: &str) {
    let verdict = verify(input, &trusted());
    assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::Valid, vec![FindingKind::CodeOnly]), "{what}");
    assert!(matches!(verdict.facts, Some(SignedFacts::Code(_))), "{what}");
}

#[test]
fn r_07_6_a_picture_that_is_askew_small_coarse_or_of_two_tones_is_read() {
    let certificate = issued(&facts());
    for (fineness, degrees) in [(150, [2.0, 5.0, 10.0]), (100, [1.0, 3.0, 7.0])] {
        let page = picture_by_poppler(&certificate, fineness);
        let png = |picture: &GrayImage| file(picture, ImageFormat::Png);
        for degrees in degrees {
            is_read(&png(&turned(&page, degrees)), &format!("{fineness} dpi turned {degrees}"));
        }
        for (turn, picture) in [
            (90, imageops::rotate90(&page)),
            (180, imageops::rotate180(&page)),
            (270, imageops::rotate270(&page)),
        ] {
            is_read(&png(&picture), &format!("{fineness} dpi turned {turn}"));
        }
        let mut mono = turned(&page, 3.0);
        mono.pixels_mut().for_each(|pixel| pixel[0] = if pixel[0] < 128 { 0 } else { 255 });
        is_read(&jpeg(&turned(&page, 3.0), 30), &format!("{fineness} dpi turned 3, JPEG 30"));
        is_read(&png(&from_below(&turned(&page, 2.0), 0.1)), &format!("{fineness} dpi from below"));
        if fineness == 150 {
            is_read(&png(&mono), "two tones");
            for size in [0.9, 0.77, 0.5] {
                is_read(&png(&scaled(&page, size)), &format!("scaled {size}"));
            }
        }
    }
}

#[test]
fn r_07_6_pictures_of_every_kind_are_read_and_one_that_is_not_says_so() {
    let page = picture_by_poppler(&issued(&facts()), 150);
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::Bmp,
        ImageFormat::WebP,
        ImageFormat::Tiff,
    ] {
        is_read(&file(&page, format), &format!("{format:?}"));
    }
    // Black on nothing: what shows through is paper.
    let clear = image::RgbaImage::from_fn(page.width(), page.height(), |x, y| {
        image::Rgba([0, 0, 0, 255 - page.get_pixel(x, y)[0]])
    });
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
    is_read(&bytes.into_inner(), "transparent");
    for other in [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), b"II*\0\x08\0\0\0"] {
        let verdict = verify(other, &trusted());
        assert_eq!((verdict.verdict, kinds(&verdict)), (Outcome::NoCode, vec![FindingKind::PictureNotRead]));
    }
}

#[test]
fn r_07_6_a_genuine_certificate_that_cannot_be_read_is_not_called_none() {
    let page = picture_by_poppler(&issued(&facts()), 150);
    let blurred = imageops::blur(&page, 6.0);
    assert_eq!(verify(&file(&blurred, ImageFormat::Png), &trusted()).verdict, Outcome::NoCode);
}

#[test]
fn r_07_6_a_scan_and_a_print_to_pdf_are_checked_by_the_code_on_the_page() {
    let certificate = issued(&facts());
    let by_code = [FindingKind::CodeOnly, FindingKind::NotCompared];
    for (what, input) in [
        ("scan", scan(&turned(&picture_by_poppler(&certificate, 200), 1.5))),
        ("coarse scan", scan(&picture_by_poppler(&certificate, 100))),
        ("print", printed_by_cairo(&certificate)),
    ] {
        let verdict = verify(&input, &trusted());
        assert_eq!(
            (verdict.verdict, kinds(&verdict).as_slice()),
            (Outcome::Valid, by_code.as_slice()),
            "{what}"
        );
        let Some(SignedFacts::Code(signed)) = verdict.facts else { panic!("{what}") };
        assert_eq!(signed.holder, facts().holder);
    }
    // A scan larger than any certificate that we would compare.
    let large = scan_with(&picture_by_poppler(&certificate, 150), 5 << 20);
    assert_eq!(verify(&large, &trusted()).verdict, Outcome::Valid);
    // Nothing to see on it.
    let blank = GrayImage::from_pixel(800, 1_100, Luma([250]));
    assert_eq!(verify(&scan(&blank), &trusted()).verdict, Outcome::Unsigned);
}

#[test]
fn r_07_6_a_picture_of_several_certificates_says_what_each_is() {
    let mut other = facts();
    other.number = "NTL-2024-000999".to_owned();
    let pages = [facts(), other].map(|facts| picture_by_poppler(&issued(&facts), 100));
    let mut both = GrayImage::from_pixel(pages[0].width() * 2, pages[0].height(), Luma([255]));
    for (at, page) in (0..).zip(&pages) {
        imageops::overlay(&mut both, page, at * i64::from(page.width()), 0);
    }
    let verdict = verify(&file(&both, ImageFormat::Png), &trusted());
    assert_eq!(verdict.verdict, Outcome::Valid, "{verdict:?}");
    assert_eq!(verdict.parts.len(), 2);
}

#[test]
fn r_07_6_what_takes_long_to_look_at_says_at_once_what_has_been_seen() {
    let steps_of = |input: &[u8]| {
        let mut steps = Vec::new();
        let last = verify_in_steps(input, &trusted(), &mut |verdict| steps.push(verdict.verdict));
        (steps, last.verdict)
    };
    let blank = GrayImage::from_pixel(300, 400, Luma([250]));
    let (steps, last) = steps_of(&file(&blank, ImageFormat::Png));
    assert!(steps.len() > 1 && steps.iter().all(|step| *step == Outcome::NoCode), "{steps:?}");
    assert_eq!(last, Outcome::NoCode);
    let (steps, last) = steps_of(&scan(&blank));
    assert!(steps.len() > 1 && steps.iter().all(|step| *step == Outcome::Unsigned), "{steps:?}");
    assert_eq!(last, Outcome::Unsigned);
    let page = picture_by_poppler(&issued(&facts()), 100);
    assert_eq!(steps_of(&scan(&page)), (vec![Outcome::Valid], Outcome::Valid));
    // Nothing is said of a file that is damaged, or signed, before it has been judged.
    assert_eq!(steps_of(b"%PDF-1.7 and no more").0, []);
    assert_eq!(steps_of(&issued(&facts())), (vec![], Outcome::Valid));
}
