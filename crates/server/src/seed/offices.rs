//! Elected offices and the member lists that they give.

use super::draw::{Draw, date, days_after};
use super::names::{Names, longest};
use super::people::{DemoPerson, Richness};
use super::places::Places;
use super::profile::{mobile, private_email, work_email};
use super::units::Unit;
use chrono::{Datelike, NaiveDate};
use min_side_domain::records::{ListMember, Office};

/// The offices of a person.
#[must_use]
pub fn all(person: &DemoPerson, unit: &Unit, today: NaiveDate) -> Vec<Office> {
    let y = today.year();
    let plan: &[(&str, NaiveDate, Option<NaiveDate>, bool)] = match (person.richness, person.id) {
        (Richness::Full, _) => &[
            ("Plasstillitsvalgt", date(y - 3, 3, 1), Some(date(y + 1, 2, 28)), true),
            ("Styremedlem", date(y - 5, 3, 1), Some(date(y - 3, 2, 28)), false),
            ("Verneombud", date(y - 7, 1, 1), Some(date(y - 5, 12, 31)), false),
        ],
        (Richness::Some, "demo-tillitsvalgt") => &[
            ("Hovedtillitsvalgt", date(y - 2, 4, 1), Some(date(y + 2, 3, 31)), true),
            ("Varamedlem til styret", date(y - 6, 4, 1), Some(date(y - 2, 3, 31)), false),
        ],
        _ => &[],
    };
    plan.iter()
        .enumerate()
        .map(|(index, &(title, from, to, gives_list))| Office {
            id: format!("{}-verv{}", person.id, index + 1),
            title: title.to_owned(),
            unit_id: unit.id.to_owned(),
            unit_name: unit.name.to_owned(),
            from,
            to,
            gives_list,
        })
        .collect()
}

const POSITIONS: [&str; 18] = [
    "Førstekonsulent",
    "Rådgiver",
    "Seniorrådgiver",
    "Seniorkonsulent",
    "Konsulent",
    "Avdelingsingeniør",
    "Overingeniør",
    "Senioringeniør",
    "Sekretær",
    "Arkivar",
    "Jurist",
    "Lærling",
    "Driftsoperatør",
    "Renholder",
    "Prosjektleder",
    "Seksjonsleder",
    "Statistiker",
    "Bibliotekar",
];

/// The member list of a unit.
#[must_use]
pub fn member_list(
    seed: u64,
    unit: &Unit,
    count: usize,
    names: &Names,
    places: &Places,
    today: NaiveDate,
) -> Vec<ListMember> {
    let mut draw = Draw::new(seed, &format!("list {}", unit.id));
    (0..count)
        .map(|index| {
            // The longest name stands once, where tests and eyes find it.
            let name = if index == 17 { longest() } else { names.draw(&mut draw) };
            let town = *draw.one(&places.towns);
            let email = match draw.below(20) {
                0 => String::new(),
                1..=5 => private_email(&name, &mut draw),
                _ => work_email(&name, unit),
            };
            ListMember {
                id: format!("{}-{:05}", unit.id, index + 1),
                unit_id: unit.id.to_owned(),
                member_number: (31_000_000 + (index as i64) * 9_973 + draw.between(0, 9_000)).to_string(),
                position: if draw.chance(4) { String::new() } else { (*draw.one(&POSITIONS)).to_owned() },
                arbeidssted_name: format!("{}, {}", unit.employer_short, town.name),
                place: town.name.to_owned(),
                email,
                mobile: if draw.chance(8) { String::new() } else { mobile(&mut draw) },
                since: days_after(today, -draw.between(3, 38 * 365)),
                first_name: name.first,
                last_name: name.last,
            }
        })
        .collect()
}
