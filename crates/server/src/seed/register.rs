//! The register: virksomheter with ORGL levels between, and their workplaces.
//!
//! Organisation numbers begin with 2 or 3 like those of Enhetsregisteret's own synthetic test data, so none
//! of them is a real unit's.

use super::draw::Draw;
use super::names::lines;
use super::places::{Place, Places};
use min_side_domain::orgnr;
use min_side_domain::records::{Arbeidssted, Virksomhet};

/// The whole register.
pub struct Register {
    /// Virksomheter; the employers of the demo persons come first.
    pub virksomheter: Vec<Virksomhet>,
    /// Workplaces.
    pub arbeidssteder: Vec<Arbeidssted>,
}

impl Register {
    /// The virksomhet of this name.
    #[must_use]
    pub fn virksomhet(&self, name: &str) -> Option<&Virksomhet> {
        self.virksomheter.iter().find(|unit| unit.name == name)
    }

    /// The open workplaces of a virksomhet.
    pub fn workplaces<'a>(&'a self, virksomhet: &'a str) -> impl Iterator<Item = &'a Arbeidssted> {
        self.arbeidssteder.iter().filter(move |unit| unit.virksomhet == virksomhet && !unit.closed)
    }
}

/// Where a virksomhet has its workplaces.
struct Layout {
    pattern: &'static str,
    home: Option<Place>,
}

struct Maker<'a> {
    draw: Draw,
    places: &'a Places,
    local: Vec<&'static str>,
    next: u32,
    virksomheter: Vec<Virksomhet>,
    layouts: Vec<Layout>,
    limit: usize,
}

/// Makes a register of this size; the draws do not depend on anything but `seed`.
#[must_use]
pub fn make(seed: u64, places: &Places, virksomheter: usize, arbeidssteder: usize) -> Register {
    let mut maker = Maker {
        draw: Draw::new(seed, "register"),
        places,
        local: lines(include_str!("texts/local_names.txt")),
        next: 31_004_127,
        virksomheter: Vec::with_capacity(virksomheter),
        layouts: Vec::with_capacity(virksomheter),
        limit: virksomheter,
    };
    maker.employers();
    maker.state();
    maker.universities();
    maker.counties();
    maker.kommuner();
    let arbeidssteder = maker.workplaces(arbeidssteder);
    Register { virksomheter: maker.virksomheter, arbeidssteder }
}

impl Maker<'_> {
    fn number(&mut self) -> String {
        loop {
            self.next += 37;
            if let Some(number) = orgnr::make(self.next) {
                return number;
            }
        }
    }

    fn add(&mut self, name: String, form: &str, parent: Option<&str>, layout: Layout) -> Option<String> {
        if self.virksomheter.len() >= self.limit {
            return None;
        }
        let id = self.number();
        let closed = self.virksomheter.len() > 12 && self.draw.chance(4);
        let name = if closed && self.draw.chance(50) { format!("{name} (nedlagt)") } else { name };
        self.virksomheter.push(Virksomhet {
            id: id.clone(),
            name,
            form: form.to_owned(),
            parent: parent.map(str::to_owned),
            closed,
        });
        self.layouts.push(layout);
        Some(id)
    }

    fn employers(&mut self) {
        let anywhere = |pattern| Layout { pattern, home: None };
        let top = self.add(
            "Statens registerdirektorat".to_owned(),
            "STAT",
            None,
            anywhere("Registerdirektoratet {sted}"),
        );
        for part in [
            "Avdeling for folke- og virksomhetsdata",
            "Avdeling for tinglysing",
            "Avdeling for digital drift",
        ] {
            let name = format!("Statens registerdirektorat, {part}");
            self.add(name, "ORGL", top.as_deref(), anywhere("Registerdirektoratet {sted}, seksjon {navn}"));
        }
        let college = self.add(
            "Høgskulen på Nordvestkysten".to_owned(),
            "STAT",
            None,
            anywhere("Høgskulen på Nordvestkysten, campus {sted}"),
        );
        for part in ["Avdeling for lærarutdanning", "Avdeling for havbruk og teknologi"] {
            let name = format!("Høgskulen på Nordvestkysten, {part}");
            self.add(name, "ORGL", college.as_deref(), anywhere("{sted}, bygg {navn}"));
        }
        let home = Some(self.places.town("Karasjok"));
        self.add(
            "Senter for nordlig kulturarv".to_owned(),
            "STAT",
            None,
            Layout { pattern: "Nordkulturarv, avdeling {navn}", home },
        );
    }

    fn state(&mut self) {
        let regions = lines(include_str!("texts/regions.txt"));
        for line in lines(include_str!("texts/state_bodies.txt")) {
            let mut parts = line.split('|');
            let (Some(name), Some(region), Some(pattern)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let top = self.add(name.to_owned(), "STAT", None, Layout { pattern, home: None });
            if region != "-" {
                for place in &regions {
                    let name = region.replace("{region}", place);
                    self.add(name, "ORGL", top.as_deref(), Layout { pattern, home: None });
                }
            }
        }
    }

    fn universities(&mut self) {
        let parts = lines(include_str!("texts/faculties.txt"));
        for name in lines(include_str!("texts/universities.txt")) {
            let home = Some(self.places.towns[self.draw.below(self.places.towns.len())]);
            let top =
                self.add(name.to_owned(), "STAT", None, Layout { pattern: "Campus {sted}, {navn}", home });
            let mut above = top.clone();
            for part in &parts {
                // Institutes stand below the faculty that was added before them.
                let parent = if part.starts_with("Institutt") { above.clone() } else { top.clone() };
                let id = self.add(
                    format!("{name}, {part}"),
                    "ORGL",
                    parent.as_deref(),
                    Layout { pattern: "{navn}bygget, {sted}", home },
                );
                if part.contains("akultet") {
                    above = id;
                }
            }
        }
    }

    fn counties(&mut self) {
        for region in lines(include_str!("texts/regions.txt")) {
            let top = self.add(
                format!("{region} fylkeskommune"),
                "FYLK",
                None,
                Layout { pattern: "Fylkeshuset, {sted}", home: None },
            );
            for line in lines(include_str!("texts/county_services.txt")) {
                let Some((service, pattern)) = line.split_once('|') else { continue };
                let name = format!("{region} fylkeskommune, {service}");
                self.add(name, "ORGL", top.as_deref(), Layout { pattern, home: None });
            }
        }
    }

    fn kommuner(&mut self) {
        let kommuner = self.places.kommuner();
        let mut tops = Vec::with_capacity(kommuner.len());
        for place in &kommuner {
            tops.push(self.add(
                format!("{} kommune", place.kommune),
                "KOMM",
                None,
                Layout { pattern: "{sted} rådhus", home: Some(*place) },
            ));
        }
        let services = lines(include_str!("texts/municipal_services.txt"));
        let mut round = 0;
        while self.virksomheter.len() < self.limit {
            for line in &services {
                let Some((service, pattern)) = line.split_once('|') else { continue };
                for (place, top) in kommuner.iter().zip(&tops) {
                    let zone = ["", " nord", " sør", " øst", " vest"][round % 5];
                    let name = format!("{} kommune, {service}{zone}", place.kommune);
                    let layout = Layout { pattern, home: Some(*place) };
                    if self.add(name, "ORGL", top.as_deref(), layout).is_none() {
                        return;
                    }
                }
            }
            round += 1;
        }
    }

    /// One workplace for every virksomhet, then more for those that reach over the whole country.
    fn workplaces(&mut self, count: usize) -> Vec<Arbeidssted> {
        let mut all = Vec::with_capacity(count);
        self.next = 21_000_518;
        let mut round = 0;
        while all.len() < count && !self.virksomheter.is_empty() {
            for index in 0..self.virksomheter.len() {
                if all.len() >= count {
                    break;
                }
                let layout = &self.layouts[index];
                // A local unit has fewer workplaces than one that is found everywhere.
                if round >= 4 && layout.home.is_some() && !(index + round).is_multiple_of(5) {
                    continue;
                }
                all.push(self.workplace(index, round));
            }
            round += 1;
        }
        all
    }

    fn workplace(&mut self, index: usize, round: usize) -> Arbeidssted {
        let id = self.number();
        let towns = &self.places.towns;
        let layout = &self.layouts[index];
        let place = layout.home.unwrap_or_else(|| towns[(index * 7 + round * 11) % towns.len()]);
        let local = self.local[(index * 13 + round * 17) % self.local.len()];
        let mut name = layout.pattern.replace("{sted}", place.name).replace("{navn}", local);
        let distinct = if layout.pattern.contains("{navn}") {
            self.local.len()
        } else if layout.home.is_some() {
            1
        } else {
            towns.len()
        };
        if round >= distinct {
            name = format!("{name}, avd. {}", round / distinct + 1);
        }
        let above = &self.virksomheter[index];
        let closed = above.closed || (round > 0 && self.draw.chance(3));
        Arbeidssted {
            id,
            name,
            virksomhet: above.id.clone(),
            place: place.name.to_owned(),
            kommune: place.kommune.to_owned(),
            closed,
        }
    }
}
