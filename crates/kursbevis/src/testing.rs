//! Facts, keys and readers that are not ours, for the tests.

use crate::IssuerSecret;
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::{IssuerKey, KursbevisFacts};
use std::io::Write as _;
use std::process::{Command, Stdio};

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn facts() -> KursbevisFacts {
    KursbevisFacts {
        number: "NTL-2024-000123".to_owned(),
        template_version: 1,
        holder: "Ågot Bárđi Ødegård".to_owned(),
        course: "Grunnkurs for tillitsvalgte i staten".to_owned(),
        starts: day(2024, 3, 12),
        ends: day(2024, 3, 14),
        hours: 21,
        place: "Sørmarka kurs- og konferansehotell".to_owned(),
        contents: vec!["Hovedavtalen i staten".to_owned(), "Lønn og lokale forhandlinger".to_owned()],
        issuer: "Norsk Tjenestemannslag".to_owned(),
        signatory: "Ellinor Fjeldstad Lyngmo".to_owned(),
        signatory_title: "Kursansvarlig".to_owned(),
        issued: day(2024, 3, 18),
        replaces: None,
        demo: false,
    }
}

pub fn secret() -> IssuerSecret {
    IssuerSecret::generate([42; 32], false)
}

pub fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn key(secret: &IssuerSecret) -> IssuerKey {
    secret.issuer_key("Norsk Tjenestemannslag", time("2020-01-01T00:00:00Z"))
}

fn piped(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is needed: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    assert!(output.status.success(), "{program} failed");
    output.stdout
}

/// What poppler's `pdftotext` reads, with every white space as one blank.
pub fn read_by_poppler(pdf: &[u8]) -> String {
    let text = String::from_utf8(piped("pdftotext", &["-enc", "UTF-8", "-", "-"], pdf)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first page at 150 dots to the inch, as a PNG.
pub fn drawn_by_poppler(pdf: &[u8]) -> Vec<u8> {
    piped("pdftoppm", &["-r", "150", "-png", "-f", "1", "-l", "1", "-"], pdf)
}

/// The first page drawn that finely, in grey.
pub fn picture_by_poppler(pdf: &[u8], dots_to_the_inch: u32) -> image::GrayImage {
    let fineness = dots_to_the_inch.to_string();
    let png = piped("pdftoppm", &["-r", &fineness, "-gray", "-png", "-f", "1", "-l", "1", "-"], pdf);
    image::load_from_memory(&png).unwrap().into_luma8()
}

/// The document as cairo prints it into a new PDF.
pub fn printed_by_cairo(pdf: &[u8]) -> Vec<u8> {
    piped("pdftocairo", &["-pdf", "-", "-"], pdf)
}

/// A PDF with every change that `change` makes to its parts, written again by lopdf.
pub fn changed(pdf: &[u8], change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(pdf).unwrap();
    change(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}
