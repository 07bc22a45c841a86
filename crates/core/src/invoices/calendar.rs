//! The due date of an invoice for a calendar (RFC 5545).

use chrono::{DateTime, Days, Utc};
use min_side_domain::records::Invoice;
use min_side_domain::{Language, account, norwegian};
use min_side_words::calendar;
use std::fmt::Write as _;

/// Most octets of a line before it is folded (RFC 5545, 3.1).
const LINE_MAX: usize = 75;

/// A calendar file with one whole day, the due date, and a reminder at nine in the morning of the day before. `now` is
/// the file's own time.
#[must_use]
pub fn calendar(invoice: &Invoice, now: DateTime<Utc>, language: Language) -> String {
    let words = calendar::words(language);
    let amount = norwegian::amount(invoice.amount_ore).replace('\u{a0}', " ");
    let summary = format!("{}: {} {}", words.due, invoice.title, amount);
    let description = format!(
        "{} {}\n{} {}\n{} {}\nKID {}",
        words.number,
        invoice.number,
        words.amount,
        amount,
        words.account,
        account::shown(&invoice.account).replace('\u{a0}', " "),
        invoice.kid
    );
    let next = invoice.due.checked_add_days(Days::new(1)).unwrap_or(invoice.due);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Min side//Min side//NO".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        // The same invoice again moves its own entry.
        format!("UID:faktura-{}@minside.app", text(&invoice.id)),
        format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")),
        format!("DTSTART;VALUE=DATE:{}", invoice.due.format("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")),
        format!("SUMMARY:{}", text(&summary)),
        format!("DESCRIPTION:{}", text(&description)),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", text(&summary)),
        "TRIGGER:-PT15H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().fold(String::new(), |mut file, line| {
        let _ = write!(file, "{}\r\n", folded(line));
        file
    })
}

/// A text value (RFC 5545, 3.3.11); control characters are left out.
fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line in pieces of at most [`LINE_MAX`] octets, never within a character.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE_MAX {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded
}
