//! One certificate, cold and warm, and a thousand.

use crate::Result;
use crate::figures::{figure, median, ms};
use chrono::NaiveDate;
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;
use std::time::Instant;

/// Makes them.
pub fn measure() -> Result<()> {
    let begun = Instant::now();
    let first = min_side_kursbevis::render(&facts(0)?, Language::Nb)?;
    figure("one kursbevis, cold", ms(begun.elapsed()), "ms", "≤ 5");
    let mut each = Vec::new();
    for number in 1..=1_000 {
        let facts = facts(number)?;
        let begun = Instant::now();
        min_side_kursbevis::render(&facts, Language::ALL[number as usize % 3])?;
        each.push(ms(begun.elapsed()));
    }
    figure("one kursbevis of 1,000, median", median(&mut each), "ms", "≤ 0.5");
    #[expect(clippy::cast_precision_loss, reason = "a file of some kilobytes")]
    figure("one kursbevis, size", first.len() as f64 / 1024.0, "KiB", "≤ 13");
    Ok(())
}

fn facts(number: u32) -> Result<KursbevisFacts> {
    let day = NaiveDate::from_ymd_opt(2026, 3, 12).ok_or("a date")?;
    Ok(KursbevisFacts {
        number: format!("NTL-2026-{number:06}"),
        template_version: 1,
        holder: format!("Ágot Đurđević Ødegård {number}"),
        course: "Grunnkurs for tillitsvalgte i staten".to_owned(),
        starts: day,
        ends: day + chrono::Days::new(2),
        hours: 21,
        place: "Sørmarka kurs- og konferansehotell".to_owned(),
        contents: vec!["Hovedavtalen i staten".to_owned(), "Medbestemmelse i praksis".to_owned()],
        issuer: "Norsk Tjenestemannslag".to_owned(),
        signatory: "Ellinor Fjeldstad Lyngmo".to_owned(),
        signatory_title: "Kursansvarlig".to_owned(),
        issued: day + chrono::Days::new(6),
        replaces: None,
        demo: true,
    })
}
