//! Writes signed certificates of generated people, in the three languages by turns, and prints how long each took:
//! `cargo run --release -p min-side-kursbevis --example many -- FOLDER COUNT`.
//!
//! The facts are the same at every run. For judges of the files and for measuring.

use chrono::{Days, NaiveDate};
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;
use min_side_kursbevis::{IssuerSecret, render_signed, sign};
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

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

fn facts(index: usize, dice: &mut Dice) -> KursbevisFacts {
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
        hours: (days as u32 + 1) * 7,
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

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    let count: usize = arguments.next().and_then(|n| n.to_str()?.parse().ok()).unwrap_or(60);
    std::fs::create_dir_all(&folder)?;
    let secret = IssuerSecret::generate([7; 32], true);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut times, mut bytes) = (Vec::with_capacity(count), 0);
    for index in 0..count {
        let facts = facts(index, &mut dice);
        let proof = sign(&facts, &secret)?;
        let language = Language::ALL[index % 3];
        let start = Instant::now();
        let pdf = render_signed(&facts, &proof, language)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        bytes += pdf.len();
        std::fs::write(folder.join(format!("{:04}-{}.pdf", index + 1, language.tag())), pdf)?;
    }
    let cold = times.first().copied().unwrap_or_default();
    times.sort_by(f64::total_cmp);
    let median = times.get(count / 2).copied().unwrap_or_default();
    let mean: f64 = times.iter().sum::<f64>() / count.max(1) as f64;
    println!(
        "{{\"count\":{count},\"cold_ms\":{cold:.3},\"median_ms\":{median:.3},\"mean_ms\":{mean:.3},\"mean_bytes\":{}}}",
        bytes / count.max(1)
    );
    Ok(())
}
