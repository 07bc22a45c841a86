//! Facts of generated people, for judges of the files and for measuring: names with the letters that other programs
//! lose, long courses and short ones, with and without what may be left out. The same at every run.

use chrono::{Days, NaiveDate};
use min_side_domain::records::KursbevisFacts;

const FIRST: [&str; 16] = [
    "Ågot",
    "Bárđi",
    "Øystein",
    "Ævar",
    "Máret",
    "Čearret",
    "Žaneta",
    "Łukasz",
    "Nguyễn",
    "Jürgen",
    "Ŋalbmi",
    "Þóra",
    "Đorđe",
    "Siiri",
    "Anne-Margrethe",
    "Kåre",
];
const LAST: [&str; 14] = [
    "Ødegård",
    "Šåvgårdsen",
    "Sætre",
    "Ŧorŧe",
    "Guttormsen",
    "Þórsdóttir",
    "Kowalczyk-Świątek",
    "O’Brien",
    "Næss",
    "Utsi Gaup",
    "Văcărescu",
    "Ǩeâllʼlm",
    "Fjeldstad Lyngmo",
    "Ås",
];
const COURSES: [&str; 6] = [
    "Grunnkurs for tillitsvalgte i staten",
    "Forhandlingskurs, trinn II: lokale lønnsforhandlinger",
    "Arbeidsmiljø, omstilling og medbestemmelse",
    "Studieleiarsamling",
    "Offisiell konfliktberedskap & streikeledelse",
    "Nordisk konferanse om fjellflora, affekt og effektivitet i forvaltningen",
];
const PLACES: [&str; 4] = ["Sørmarka kurs- og konferansehotell", "Kárášjohka – Karasjok", "Oslo", ""];

/// A small generator (xorshift), so that the people are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

fn facts_of(index: usize, dice: &mut Dice) -> KursbevisFacts {
    let first = NaiveDate::from_ymd_opt(2018, 1, 8).unwrap_or_default();
    let starts = first + Days::new(dice.below(2400) as u64);
    let days = dice.below(5) as u64;
    let middle = if dice.below(4) == 0 { format!(" {}", dice.one(&FIRST)) } else { String::new() };
    let most = if dice.below(12) == 0 { 40 } else { 7 };
    KursbevisFacts {
        number: format!("NTL-{}-{:06}", starts.format("%Y"), index + 1),
        template_version: 1,
        holder: format!("{}{middle} {}", dice.one(&FIRST), dice.one(&LAST)),
        course: dice.one(&COURSES).to_owned(),
        starts,
        ends: starts + Days::new(days),
        hours: u32::try_from(days + 1).unwrap_or(1) * 7,
        place: dice.one(&PLACES).to_owned(),
        contents: (0..dice.below(most)).map(|i| format!("Del {}: {}", i + 1, dice.one(&COURSES))).collect(),
        issuer: "Norsk Tjenestemannslag".to_owned(),
        signatory: format!("{} {}", dice.one(&FIRST), dice.one(&LAST)),
        signatory_title: if dice.below(3) == 0 { String::new() } else { "Kursansvarlig".to_owned() },
        issued: starts + Days::new(days + 4),
        replaces: (dice.below(9) == 0).then(|| format!("NTL-2017-{index:06}")),
        demo: true,
    }
}

/// The facts of so many demonstration certificates.
#[must_use]
pub fn facts(count: usize) -> Vec<KursbevisFacts> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    (0..count).map(|index| facts_of(index, &mut dice)).collect()
}
