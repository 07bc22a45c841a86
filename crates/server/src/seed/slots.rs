//! Fills the slots of a text: `{name}` by a value that stays the same through a thread, `<a|b|c>` by one of
//! its parts.

use super::Setting;
use super::draw::{Draw, days_after, working_day};
use super::people::DemoPerson;
use super::units::{HANDLERS, Unit};
use chrono::{Datelike, NaiveDate};
use min_side_domain::{Language, norwegian};
use min_side_words::dates;
use std::collections::BTreeMap;

/// The values of one thread or letter.
pub struct Slots<'a> {
    setting: &'a Setting,
    person: &'a DemoPerson,
    unit: &'a Unit,
    day: NaiveDate,
    language: Language,
    known: BTreeMap<String, String>,
}

const WEEKDAYS: [[&str; 5]; 3] = [
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"],
    ["måndag", "tysdag", "onsdag", "torsdag", "fredag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
];
const ROOMS: [&str; 8] = [
    "møterom Fjellrev",
    "kantina",
    "auditoriet",
    "møterom Lofoten",
    "biblioteket",
    "rom 3.214",
    "Storsalen",
    "personalrommet i 2. etasje",
];
const COURSES: [&str; 6] = [
    "Tillitsvalgtopplæring, grunnkurs",
    "Lønnsforhandlinger i staten",
    "Medbestemmelse i omstilling",
    "Pensjon i offentlig sektor",
    "Konflikt og samtale",
    "Arbeidsrett for tillitsvalgte",
];
const TITLES: [&str; 6] = [
    "rådgiver",
    "seniorrådgiver",
    "førstekonsulent",
    "avdelingsingeniør",
    "seniorkonsulent",
    "prosjektleder",
];

impl<'a> Slots<'a> {
    /// Slots for what begins on `day`.
    #[must_use]
    pub fn new(
        setting: &'a Setting,
        person: &'a DemoPerson,
        unit: &'a Unit,
        day: NaiveDate,
        language: Language,
    ) -> Self {
        Self { setting, person, unit, day, language, known: BTreeMap::new() }
    }

    /// Gives a slot its value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.known.insert(name.to_owned(), value.to_owned());
    }

    /// The text with all slots filled; a value that begins a sentence gets a capital. A slot that is not known
    /// stays as it is written.
    pub fn fill(&mut self, text: &str, draw: &mut Draw) -> String {
        capital(&self.filled(text, draw))
    }

    fn filled(&mut self, text: &str, draw: &mut Draw) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some(at) = rest.find(['{', '<']) {
            out.push_str(&rest[..at]);
            let close = if rest[at..].starts_with('{') { '}' } else { '>' };
            let Some(end) = rest[at..].find(close).map(|length| at + length) else { break };
            let inner = &rest[at + 1..end];
            if close == '}' {
                let value = self.value(inner, draw);
                let begins = out.ends_with('\n') || [". ", "? ", "! "].iter().any(|end| out.ends_with(end));
                out.push_str(&if begins { capital(&value) } else { value });
            } else {
                let parts: Vec<&str> = inner.split('|').collect();
                let part = draw.pick(&parts);
                out.push_str(&self.filled(part, draw));
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    }

    fn value(&mut self, name: &str, draw: &mut Draw) -> String {
        if let Some(value) = self.known.get(name) {
            return value.clone();
        }
        let value = self.make(name, draw);
        self.known.insert(name.to_owned(), value.clone());
        value
    }

    fn make(&self, name: &str, draw: &mut Draw) -> String {
        match name {
            "fornavn" => self.person.name.called().to_owned(),
            "navn" => self.person.name.full(),
            "medlemsnr" => self.person.member_number.to_owned(),
            "fødselsår" => self.person.birth_date.year().to_string(),
            "saksbehandler" | "handler2" => draw.one(&HANDLERS).name.to_owned(),
            "leder" => self.setting.names.draw(draw).full(),
            "kollega" => self.setting.names.draw(draw).called().to_owned(),
            "kvinne" => self.setting.names.woman(draw).to_owned(),
            "tillitsvalgt" => self.unit.local_representative.called().to_owned(),
            "arbeidsgiver" => self.unit.employer_short.to_owned(),
            "arbeidssted" => {
                format!("{} {}", draw.pick(&["avdeling", "seksjon", "kontoret i"]), self.town(draw))
            }
            "sted" => self.town(draw).to_owned(),
            "ledd" => self.unit.name.to_owned(),
            "stilling" => "rådgiver".to_owned(),
            "tittel" => draw.pick(&TITLES).to_owned(),
            "rom" => draw.pick(&ROOMS).to_owned(),
            "kurs" => draw.pick(&COURSES).to_owned(),
            "kl" => draw.pick(&["08.30", "09.00", "11.30", "12.00", "14.00", "15.00"]).to_owned(),
            "saksnr" => format!("{}/{:05}", self.day.year(), draw.between(200, 18_000)),
            "oppgjør" => {
                (if self.day.year() % 2 == 0 { "hovedoppgjøret" } else { "mellomoppgjøret" }).to_owned()
            }
            _ => self
                .number(name, draw)
                .or_else(|| self.time(name, draw))
                .unwrap_or_else(|| format!("{{{name}}}")),
        }
    }

    fn number(&self, name: &str, draw: &mut Draw) -> Option<String> {
        let thousands = |value: i64| norwegian::number(u64::try_from(value).unwrap_or(0));
        Some(match name {
            "kroner" => thousands(draw.between(9, 190) * 100),
            "lønn" => {
                thousands(460_000 + i64::from(self.day.year() - 2016) * 18_000 + draw.between(0, 40) * 500)
            }
            "nylønn" => {
                thousands(505_000 + i64::from(self.day.year() - 2016) * 18_000 + draw.between(0, 40) * 500)
            }
            "prosent" => (*draw.one(&[20, 40, 50, 60, 80])).to_string(),
            "prosent2" => (*draw.one(&[12, 18, 25, 40, 50])).to_string(),
            "ramme" => format!("{},{}", draw.between(2, 5), draw.between(1, 9)),
            "timer" => draw.between(24, 96).to_string(),
            "antall" => draw.between(9, 34).to_string(),
            "trinn" => draw.between(48, 76).to_string(),
            _ => return None,
        })
    }

    fn time(&self, name: &str, draw: &mut Draw) -> Option<String> {
        Some(match name {
            "år" => self.day.year().to_string(),
            "ifjor" => (self.day.year() - 1).to_string(),
            "nesteår" => (self.day.year() + 1).to_string(),
            "dato" => self.date(draw.between(16, 45)),
            "dato2" => self.date(draw.between(46, 75)),
            "frist" => self.date(draw.between(8, 15)),
            "nylig" => self.date(-draw.between(3, 18)),
            "måned" => {
                let before = days_after(self.day, -40);
                dates::month(self.language, before).to_owned()
            }
            "ukedag" => draw.pick(&WEEKDAYS[self.language as usize]).to_owned(),
            _ => return None,
        })
    }

    /// A working day near, in words.
    fn date(&self, days: i64) -> String {
        let mut day = working_day(days_after(self.day, days));
        if is_holiday(day) {
            day = working_day(days_after(day, if days < 0 { -14 } else { 14 }));
        }
        if self.language == Language::En {
            return format!("{} {}", day.day(), dates::month(Language::En, day));
        }
        format!("{}. {}", day.day(), dates::month(Language::Nb, day))
    }

    fn town(&self, draw: &mut Draw) -> &'static str {
        draw.one(&self.setting.places.towns).name
    }
}

/// Christmas, the first of May and the 17th: nobody sets a date then.
fn is_holiday(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (12, 21..) | (1, 1..=2) | (5, 1 | 17))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
