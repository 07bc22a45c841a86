//! The persons to pick on the sign-in page of a demonstration.

use super::draw::date;
use super::names::Name;
use super::units::{COLLEGE, REGISTER, SAMI};
use chrono::{Datelike, NaiveDate};
use min_side_domain::Language;

/// How much there is of a demo person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Richness {
    /// Eight years in every section.
    Full,
    /// Some of everything.
    Some,
    /// Hardly anything: a new member.
    Little,
}

/// A demo person.
#[derive(Debug, Clone)]
pub struct DemoPerson {
    /// Member id.
    pub id: &'static str,
    /// Place among the demo persons, from 0.
    pub ordinal: i64,
    /// Name.
    pub name: Name,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Member since.
    pub since: NaiveDate,
    /// Member number.
    pub member_number: &'static str,
    /// Id of the organisasjonsledd.
    pub unit: &'static str,
    /// The language their correspondence is in.
    pub language: Language,
    /// How much there is.
    pub richness: Richness,
    /// Town of the home address.
    pub town: &'static str,
}

/// The demo persons; the first is the demo member.
#[must_use]
pub fn all(today: NaiveDate) -> Vec<DemoPerson> {
    let name = |first: &str, last: &str| Name { first: first.to_owned(), last: last.to_owned() };
    let year = today.year();
    vec![
        DemoPerson {
            id: "demo",
            ordinal: 0,
            name: name("Kari", "Solbakken Nordli"),
            birth_date: date(1979, 4, 17),
            since: date(year - 14, 9, 1),
            member_number: "40218873",
            unit: REGISTER,
            language: Language::Nb,
            richness: Richness::Full,
            town: "Trondheim",
        },
        DemoPerson {
            id: "demo-ny",
            ordinal: 1,
            name: name("Amina", "Warsame Lund"),
            birth_date: date(1998, 11, 2),
            since: super::draw::days_after(today, -19),
            member_number: "41950266",
            unit: REGISTER,
            language: Language::En,
            richness: Richness::Little,
            town: "Oslo",
        },
        DemoPerson {
            id: "demo-nynorsk",
            ordinal: 2,
            name: name("Ånund", "Sjåheim Bjørkhaug"),
            birth_date: date(1968, 6, 24),
            since: date(1999, 2, 1),
            member_number: "31177504",
            unit: COLLEGE,
            language: Language::Nn,
            richness: Richness::Some,
            town: "Volda",
        },
        DemoPerson {
            id: "demo-tillitsvalgt",
            ordinal: 3,
            name: name("Elle Márjá", "Čáhppesjávri Ruoŧŧavárri"),
            birth_date: date(1985, 2, 6),
            since: date(year - 11, 5, 1),
            member_number: "40667159",
            unit: SAMI,
            language: Language::Nb,
            richness: Richness::Some,
            town: "Karasjok",
        },
    ]
}
