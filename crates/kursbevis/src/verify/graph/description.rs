//! What a document says of itself: the title that a reader shows in its window, who made it.

use super::super::{Finding, FindingKind};
use super::notes::Notes;
use super::{Document, decode, entry, resolved, xmp};
use crate::verify::budget::Budget;
use lopdf::Object;
use std::collections::BTreeMap;

/// What the program that wrote a file last says of itself.
const OF_THE_PROGRAM: [&[u8]; 5] = [b"Producer", b"Creator", b"CreationDate", b"ModDate", b"Trapped"];
/// The most that a description may take.
const LARGEST: usize = 256 << 10;

/// Compares two XMP packets that are not the same bytes.
pub fn of_the_packet(own: &[u8], other: &[u8], notes: &mut Notes) {
    let (Some(own), Some(other)) = (xmp::said(own), xmp::said(other)) else {
        notes.add(Finding { field: Some("Metadata".to_owned()), ..Finding::of(FindingKind::PartDiffers) });
        return;
    };
    let mut names: Vec<&String> = own.keys().chain(other.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let (own, other) = (own.get(name), other.get(name));
        if own == other {
            continue;
        }
        let kind = match (name.as_str(), own) {
            ("dc:title", _) => FindingKind::TitleDiffers,
            (_, None) => FindingKind::AddedPart,
            _ => FindingKind::PartDiffers,
        };
        notes.add(Finding {
            field: (kind != FindingKind::TitleDiffers).then(|| name.clone()),
            signed: own.cloned(),
            found: Some(other.cloned().unwrap_or_default()),
            ..Finding::of(kind)
        });
    }
}

/// Compares what the trailer names beside the document itself.
pub fn of_the_trailer(own: &Document, other: &Document, notes: &mut Notes) {
    let Some(Ok(said)) =
        other.trailer.get(b"Info").ok().and_then(|info| resolved(other, info)).map(Object::as_dict)
    else {
        return;
    };
    let signed = of_the_drawing(own).unwrap_or_default();
    for (key, value) in said {
        if OF_THE_PROGRAM.contains(&key.as_slice()) {
            continue;
        }
        let found = resolved(other, value).map(|value| match lopdf::decode_text_string(value) {
            Ok(text) => text,
            Err(_) => format!("{value:?}"),
        });
        let Some(found) = found.filter(|found| !found.trim().is_empty()) else { continue };
        let name = String::from_utf8_lossy(key).into_owned();
        let property = match name.as_str() {
            "Title" => "dc:title",
            "Author" => "dc:creator",
            "Subject" => "dc:description",
            _ => "",
        };
        let own = signed.get(property);
        if own.map(|own| own.trim()) == Some(found.trim()) {
            continue;
        }
        let kind = if name == "Title" { FindingKind::TitleDiffers } else { FindingKind::AddedPart };
        notes.add(Finding {
            field: (name != "Title").then(|| format!("Info/{name}")),
            signed: own.cloned(),
            found: Some(found.chars().take(300).collect()),
            ..Finding::of(kind)
        });
    }
}

fn of_the_drawing(own: &Document) -> Option<BTreeMap<String, String>> {
    let packet = entry(own, super::catalog(own).ok()?, b"Metadata")?.as_stream().ok()?;
    xmp::said(&decode::unpacked(packet, LARGEST, &Budget::new()).ok()?)
}
