//! Dates as people write them in the three languages.

use chrono::{Datelike as _, NaiveDate};
use min_side_domain::Language;

const NB: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(language: Language, date: NaiveDate) -> &'static str {
    let names = match language {
        Language::Nb | Language::Nn => &NB,
        Language::En => &EN,
    };
    names.get(date.month0() as usize).copied().unwrap_or_default()
}

/// "14. mars 2024", "14 March 2024" (Språkrådet: period after the day, no leading zero).
pub fn long(language: Language, date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), month(language, date), date.year());
    match language {
        Language::Nb | Language::Nn => format!("{day}. {month} {year}"),
        Language::En => format!("{day} {month} {year}"),
    }
}

/// A span of days, without saying month or year twice: "12.–14. mars 2024".
pub fn span(language: Language, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return long(language, from);
    }
    let dot = match language {
        Language::Nb | Language::Nn => ".",
        Language::En => "",
    };
    let last = long(language, to);
    if from.year() != to.year() {
        format!("{} – {last}", long(language, from))
    } else if from.month() != to.month() {
        format!("{}{dot} {} – {last}", from.day(), month(language, from))
    } else {
        format!("{}{dot}–{last}", from.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn spans_say_each_part_once() {
        assert_eq!(span(Language::Nb, day(2024, 3, 12), day(2024, 3, 14)), "12.–14. mars 2024");
        assert_eq!(span(Language::Nn, day(2024, 2, 28), day(2024, 3, 1)), "28. februar – 1. mars 2024");
        assert_eq!(
            span(Language::En, day(2023, 12, 30), day(2024, 1, 2)),
            "30 December 2023 – 2 January 2024"
        );
        assert_eq!(span(Language::En, day(2024, 5, 1), day(2024, 5, 1)), "1 May 2024");
    }
}
