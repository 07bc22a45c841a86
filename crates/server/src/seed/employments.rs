//! Employments on record, taken from the register.

use super::draw::{Draw, date};
use super::people::{DemoPerson, Richness};
use super::register::Register;
use chrono::{Datelike, NaiveDate};
use min_side_domain::records::{
    Arbeidssted, ChangeState, Employment, EmploymentChange, EmploymentFacts, Virksomhet,
};

/// An employment to be: employer, preferred place, position, percent, first and last day.
type Plan<'a> = (&'a str, &'a str, &'a str, u8, NaiveDate, Option<NaiveDate>);

/// The employments of a person, newest first; the first is the active one.
#[must_use]
pub fn all(
    seed: u64,
    person: &DemoPerson,
    employer: &str,
    register: &Register,
    today: NaiveDate,
) -> Vec<Employment> {
    let mut draw = Draw::new(seed, &format!("employments {}", person.id));
    let since = person.since.year();
    let y = today.year();
    let plan: Vec<Plan<'_>> = match person.richness {
        Richness::Full => vec![
            (employer, person.town, "Seniorrådgiver", 100, date(y - 5, 1, 1), None),
            ("Statens kartverk", "Trondheim", "Rådgiver", 80, date(y - 8, 3, 1), Some(date(y - 6, 12, 31))),
            ("Nord universitet", "", "Førstekonsulent", 100, date(y - 11, 8, 1), Some(date(y - 8, 2, 28))),
            (
                "Arbeids- og velferdsetaten",
                "Steinkjer",
                "Saksbehandler",
                60,
                date(since, 9, 1),
                Some(date(y - 11, 7, 31)),
            ),
        ],
        Richness::Some => vec![
            (
                employer,
                person.town,
                if person.town == "Volda" { "Førsteamanuensis" } else { "Konservator" },
                100,
                date(y - 9, 8, 1),
                None,
            ),
            (employer, "", "Rådgiver", 50, date(y - 12, 1, 1), Some(date(y - 9, 7, 31))),
        ],
        Richness::Little => {
            vec![(employer, person.town, "Førstekonsulent", 100, date(y, today.month(), 1), None)]
        }
    };
    let mut out = Vec::with_capacity(plan.len());
    for (employer, place, position, percent, from, to) in plan {
        let Some(virksomhet) = register.virksomhet(employer) else { continue };
        let Some(arbeidssted) = workplace(register, &virksomhet.id, place, &mut draw) else { continue };
        let facts = facts(virksomhet, arbeidssted, position, percent, &mut draw, to.is_none());
        out.push(Employment {
            id: format!("{}-af{}", person.id, out.len() + 1),
            facts,
            from,
            to,
            change: None,
            unapproved: false,
        });
    }
    if person.richness == Richness::Full {
        past_changes(&mut out, &mut draw);
    }
    out
}

/// One change that was approved and one that was refused, long handled.
fn past_changes(employments: &mut [Employment], draw: &mut Draw) {
    let states = [
        (1, ChangeState::Approved, String::new()),
        (
            2,
            ChangeState::Refused,
            "Stillingsprosenten er 100 i opplysningene fra arbeidsgiver. Send oss gjerne arbeidsavtalen hvis den er endret."
                .to_owned(),
        ),
    ];
    for (index, state, reason) in states {
        if let Some(employment) = employments.get_mut(index) {
            let submitted_at = draw.moment(super::draw::days_after(employment.from, 140), 17, 22);
            let mut facts = employment.facts.clone();
            if state == ChangeState::Refused {
                facts.percent = 80;
            }
            employment.change = Some(EmploymentChange { facts, submitted_at, state, reason });
        }
    }
}

fn workplace<'a>(
    register: &'a Register,
    virksomhet: &'a str,
    place: &str,
    draw: &mut Draw,
) -> Option<&'a Arbeidssted> {
    let all: Vec<_> = register.workplaces(virksomhet).collect();
    if all.is_empty() {
        return None;
    }
    let drawn = draw.below(all.len());
    all.iter().find(|unit| unit.place == place).or_else(|| all.get(drawn)).copied()
}

fn facts(
    virksomhet: &Virksomhet,
    arbeidssted: &Arbeidssted,
    position: &str,
    percent: u8,
    draw: &mut Draw,
    deduction: bool,
) -> EmploymentFacts {
    EmploymentFacts {
        virksomhet: virksomhet.id.clone(),
        virksomhet_name: virksomhet.name.clone(),
        arbeidssted: arbeidssted.id.clone(),
        arbeidssted_name: arbeidssted.name.clone(),
        place: arbeidssted.place.clone(),
        kommune: arbeidssted.kommune.clone(),
        position: position.to_owned(),
        percent,
        employee_number: draw.between(10_000, 99_999).to_string(),
        payroll_deduction: deduction,
    }
}
