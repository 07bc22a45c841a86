//! A member list as CSV: UTF-8 with a byte order mark, semicolons and CRLF, as spreadsheets in Norway read it.

use super::export::Sheet;

/// The file's bytes: headings, rows, an empty line, and what stands under the list.
pub(super) fn bytes(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    line(&mut text, sheet.headings());
    for row in &sheet.rows {
        let mut cells = Sheet::cells(row);
        for cell in &mut cells {
            *cell = cell.replace('\u{a0}', " ");
        }
        cells[7] = dialled(&cells[7]);
        line(&mut text, cells.iter().map(String::as_str));
    }
    text.push_str("\r\n");
    for (name, value) in sheet.footer() {
        line(&mut text, [name, &value]);
    }
    text.into_bytes()
}

/// A number of another country begins with `00`, which no spreadsheet takes for a sum.
fn dialled(phone: &str) -> String {
    phone.strip_prefix('+').map_or_else(|| phone.to_owned(), |rest| format!("00{rest}"))
}

fn line<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push(';');
        }
        let cell = harmless(cell);
        if cell.contains(['"', ';', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it and is text (OWASP, "CSV
/// Injection").
fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}
