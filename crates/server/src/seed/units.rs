//! The organisasjonsledd of the demonstration, their employers, leaders and the union's case handlers.

use super::draw::Draw;
use super::names::{Name, Names};

/// An organisasjonsledd.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Id.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// Employer whose employees it organises, as in the register.
    pub employer: &'static str,
    /// Short form of the employer's name, for texts.
    pub employer_short: &'static str,
    /// Domain of its e-mail addresses.
    pub domain: &'static str,
    /// Leader.
    pub leader: Name,
    /// Hovedtillitsvalgt.
    pub main_representative: Name,
    /// Plasstillitsvalgt.
    pub local_representative: Name,
}

/// Ids of the organisasjonsledd that the demo persons belong to.
pub const REGISTER: &str = "ntl-registerdirektoratet";
/// See [`REGISTER`].
pub const COLLEGE: &str = "ntl-vesthogskulen";
/// See [`REGISTER`].
pub const SAMI: &str = "ntl-nordkulturarv";

const UNITS: [(&str, &str, &str, &str, &str); 3] = [
    (
        REGISTER,
        "NTL Registerdirektoratet",
        "Statens registerdirektorat",
        "Registerdirektoratet",
        "registerdirektoratet.example.no",
    ),
    (COLLEGE, "NTL Vesthøgskulen", "Høgskulen på Nordvestkysten", "høgskulen", "vesthogskulen.example.no"),
    (
        SAMI,
        "NTL Nordkulturarv – Davvi kultuvrajuogus",
        "Senter for nordlig kulturarv",
        "Nordkulturarv",
        "nordkulturarv.example.no",
    ),
];

/// A case handler of forbundskontoret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handler {
    /// Name.
    pub name: &'static str,
    /// Title under the name.
    pub title: &'static str,
}

/// The case handlers.
pub const HANDLERS: [Handler; 9] = [
    Handler { name: "Tonje Aasland", title: "Rådgiver, NTL" },
    Handler { name: "Arild Bjørkmo", title: "Seniorrådgiver, NTL" },
    Handler { name: "Ingeborg Sætervoll", title: "Advokatfullmektig, NTL" },
    Handler { name: "Mustafa Karimi Lund", title: "Rådgiver, NTL medlemsservice" },
    Handler { name: "Hege Tveitaskog", title: "Medlemskonsulent, NTL" },
    Handler { name: "Per Ånund Hjelmeset", title: "Forhandlingsrådgiver, NTL" },
    Handler { name: "Láilá Šuoššjávri", title: "Kurs og opplæring, NTL" },
    Handler { name: "Siv-Anita Rønneberg", title: "Økonomikonsulent, NTL" },
    Handler { name: "Jonas Wedervang", title: "Pensjonsrådgiver, NTL" },
];

/// Makes the units with their people.
#[must_use]
pub fn all(seed: u64, names: &Names) -> Vec<Unit> {
    let mut draw = Draw::new(seed, "units");
    UNITS
        .iter()
        .map(|&(id, name, employer, employer_short, domain)| Unit {
            id,
            name,
            employer,
            employer_short,
            domain,
            leader: names.draw(&mut draw),
            main_representative: names.draw(&mut draw),
            local_representative: names.draw(&mut draw),
        })
        .collect()
}
