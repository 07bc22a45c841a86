//! The words of a certificate by krilla as PDF/A-3a with tags: `kursbevis-by-krilla FACTS.json FONT`. Prints JSON:
//! milliseconds for the first, milliseconds for each of some more, bytes of one. Like the other peers it draws no proof.

use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Archival;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use serde_json::Value;
use std::error::Error;
use std::num::NonZeroU16;
use std::time::Instant;

/// A4, in points.
const PAGE: (f32, f32) = (595.276, 841.89);

fn settings() -> Result<SerializeSettings, Box<dyn Error>> {
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A3_A).finish();
    Ok(SerializeSettings {
        configuration: configuration.map_err(|error| format!("{error:?}"))?,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

/// Each line with its size and whether it is the heading.
fn lines(facts: &Value, index: usize) -> Vec<(f32, bool, String)> {
    let text = |field: &str| facts[field].as_str().unwrap_or_default().to_owned();
    let mut lines = vec![
        (13.0, false, text("issuer")),
        (54.0, true, "Kursbevis".to_owned()),
        (14.5, false, "Det bekreftes at".to_owned()),
        (38.0, false, format!("{} {index}", text("holder"))),
        (14.5, false, "har gjennomført kurset".to_owned()),
        (24.0, false, text("course")),
        (14.0, false, format!("{} – {}", text("starts"), text("ends"))),
        (14.0, false, format!("{} timer", facts["hours"])),
        (14.0, false, text("place")),
        (11.0, false, "Innhold".to_owned()),
    ];
    let items = facts["contents"].as_array().into_iter().flatten();
    lines.extend(items.map(|item| (12.0, false, format!("• {}", item.as_str().unwrap_or_default()))));
    lines.push((14.0, false, text("signatory")));
    lines.push((11.0, false, text("signatory_title")));
    lines.push((9.6, false, format!("Kursbevis nr. {}", text("number"))));
    lines.retain(|(_, _, line)| !line.is_empty());
    lines
}

fn make(facts: &Value, font: &Font, index: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::new_with(settings()?);
    let mut tree = TagTree::new().with_lang(Some("nb-NO".to_owned()));
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("no such page")?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut y = 60.0;
    for (size, heading, line) in lines(facts, index) {
        y += size * 1.3;
        let content = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        surface.draw_text(Point::from_xy(78.0, y), font.clone(), size, &line, false, TextDirection::Auto);
        surface.end_tagged();
        let mut group =
            if heading { TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(line))) } else { TagGroup::new(Tag::P) };
        group.push(content);
        tree.push(group);
    }
    surface.finish();
    page.finish();
    document.set_tag_tree(tree);
    let date = DateTime::new(2024)
        .month(3)
        .day(18)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let metadata =
        Metadata::new().title("Kursbevis".to_owned()).language("nb-NO".to_owned()).creation_date(date);
    document.set_metadata(metadata);
    document.finish().map_err(|error| format!("{error:?}").into())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, facts, font] = arguments.as_slice() else { return Err("FACTS.json FONT".into()) };
    let facts: Value = serde_json::from_slice(&std::fs::read(facts)?)?;
    let font = std::fs::read(font)?;
    let begun = Instant::now();
    let font = Font::new(font.into(), 0).ok_or("no font")?;
    let first = make(&facts, &font, 0)?;
    let cold = begun.elapsed().as_secs_f64() * 1000.0;
    let more = 200;
    let begun = Instant::now();
    for index in 1..=more {
        make(&facts, &font, index)?;
    }
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let each = begun.elapsed().as_secs_f64() * 1000.0 / more as f64;
    println!("{}", serde_json::json!({ "cold_ms": cold, "each_ms": each, "bytes": first.len() }));
    Ok(())
}
