//! Days in words.

use chrono::{Datelike as _, NaiveDate};
use min_side_domain::Language;

pub use crate::said::dates::*;

/// The month of a day.
#[must_use]
pub fn month(language: Language, day: NaiveDate) -> &'static str {
    words(language).months[day.month0() as usize % 12]
}

/// A day as `5. juni 2014`, `5 June 2014`.
#[must_use]
pub fn long(language: Language, day: NaiveDate) -> String {
    let shown = day_month(language, &day.day().to_string(), month(language, day));
    format!("{} {}", shown.replace('\u{a0}', " "), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_in_norway() {
        let day = NaiveDate::from_ymd_opt(2014, 6, 5).unwrap();
        let said = [Language::Nb, Language::Nn, Language::En].map(|language| long(language, day));
        assert_eq!(said, ["5. juni 2014", "5. juni 2014", "5 June 2014"]);
    }
}
