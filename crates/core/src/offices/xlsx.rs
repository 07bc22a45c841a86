//! A member list as an Excel workbook. Every cell is text: nothing is taken for a formula or a number.

use super::export::Sheet;
use crate::error::{Error, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The file's bytes.
pub(super) fn bytes(sheet: &Sheet) -> Result<Vec<u8>> {
    make(sheet).map_err(|error| {
        tracing::warn!(%error, "a workbook could not be made");
        Error::refused("export_failed")
    })
}

fn make(sheet: &Sheet) -> std::result::Result<Vec<u8>, XlsxError> {
    const WIDTHS: [f64; 9] = [22.0, 22.0, 16.0, 24.0, 32.0, 18.0, 34.0, 18.0, 16.0];
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_timestamp(sheet.at.timestamp())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(sheet.title())
            .set_author(&sheet.person)
            .set_creation_datetime(&created),
    );
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_bold();
    let page = book.add_worksheet();
    page.set_name("Medlemmer")?;
    for (column, (heading, width)) in (0u16..).zip(sheet.headings().into_iter().zip(WIDTHS)) {
        page.write_string_with_format(0, column, heading, &bold)?;
        page.set_column_width(column, width)?;
    }
    let mut at = 1u32;
    for row in &sheet.rows {
        for (column, cell) in (0u16..).zip(Sheet::cells(row)) {
            page.write_string_with_format(at, column, cell.replace('\u{a0}', " "), &text)?;
        }
        at += 1;
    }
    page.autofilter(0, 0, at.saturating_sub(1), 8)?;
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    let footer = sheet.footer();
    let at_foot: Vec<String> =
        footer.iter().take(3).map(|(name, value)| format!("{name}: {}", value.replace('&', "&&"))).collect();
    page.set_footer(cut(&format!("&L{}&R&P / &N", at_foot.join("  ·  "))));
    at += 1;
    for (name, value) in footer {
        page.write_string_with_format(at, 0, name, &bold)?;
        page.write_string_with_format(at, 1, value, &text)?;
        at += 1;
    }
    book.save_to_buffer()
}

/// The format holds at most 255 characters of a footer.
fn cut(footer: &str) -> String {
    const MAX_COLUMN_CHARS: usize = 250;
    if footer.chars().count() <= MAX_COLUMN_CHARS {
        return footer.to_owned();
    }
    let (left, right) = footer.split_at(footer.rfind("&R").unwrap_or(footer.len()));
    let kept: String = left.chars().take(MAX_COLUMN_CHARS - right.chars().count() - 1).collect();
    format!("{}…{right}", kept.trim_end_matches('&'))
}
