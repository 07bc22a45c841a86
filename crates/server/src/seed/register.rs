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
    /// All of them are here.
    home: Option<Place>,
    /// One in each of these towns; none named: in all towns, and more than one in each.
    towns: Vec<Place>,
}

impl Layout {
    const fn anywhere(pattern: &'static str) -> Self {
        Self { pattern, home: None, towns: Vec::new() }
    }

    const fn at(pattern: &'static str, home: Place) -> Self {
        Self { pattern, home: Some(home), towns: Vec::new() }
    }

    const fn within(pattern: &'static str, towns: Vec<Place>) -> Self {
        Self { pattern, home: None, towns }
    }
}

/// A part of the country that the state or the fylker divide it into.
struct Region {
    /// What divides it: `fylke`, `landsdel`, `politi`.
    division: &'static str,
    name: &'static str,
    towns: Vec<Place>,
}

struct Maker<'a> {
    draw: Draw,
    places: &'a Places,
    towns: Vec<Place>,
    regions: Vec<Region>,
    local: Vec<&'static str>,
    next: u32,
    virksomheter: Vec<Virksomhet>,
    layouts: Vec<Layout>,
    limit: usize,
}

/// Makes a register of this size; the draws do not depend on anything but `seed`.
#[must_use]
pub fn make(seed: u64, places: &Places, virksomheter: usize, arbeidssteder: usize) -> Register {
    let towns = places.town_names();
    let mut maker = Maker {
        draw: Draw::new(seed, "register"),
        places,
        regions: regions(&towns),
        towns,
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

/// The regions with their towns.
fn regions(towns: &[Place]) -> Vec<Region> {
    lines(include_str!("texts/regions.txt"))
        .into_iter()
        .filter_map(|line| {
            let mut parts = line.split('|');
            let (division, name, fylker) = (parts.next()?, parts.next()?, parts.next()?);
            let towns = towns.iter().filter(|town| fylker.split(';').any(|fylke| fylke == town.fylke));
            Some(Region { division, name, towns: towns.copied().collect() })
        })
        .collect()
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
        let top = self.add(
            "Statens registerdirektorat".to_owned(),
            "STAT",
            None,
            Layout::anywhere("Registerdirektoratet {sted}"),
        );
        for part in [
            "Avdeling for folke- og virksomhetsdata",
            "Avdeling for tinglysing",
            "Avdeling for digital drift",
        ] {
            let name = format!("Statens registerdirektorat, {part}");
            let layout = Layout::anywhere("Registerdirektoratet {sted}, seksjon {navn}");
            self.add(name, "ORGL", top.as_deref(), layout);
        }
        let coast: Vec<Place> =
            ["Volda", "Ålesund", "Ørsta", "Molde"].iter().map(|name| self.places.town(name)).collect();
        let college = self.add(
            "Høgskulen på Nordvestkysten".to_owned(),
            "STAT",
            None,
            Layout::within("Høgskulen på Nordvestkysten, campus {sted}", coast.clone()),
        );
        for part in ["Avdeling for lærarutdanning", "Avdeling for havbruk og teknologi"] {
            let name = format!("Høgskulen på Nordvestkysten, {part}");
            let layout = Layout::within("{sted}, bygg {navn}", coast.clone());
            self.add(name, "ORGL", college.as_deref(), layout);
        }
        let home = self.places.town("Karasjok");
        self.add(
            "Senter for nordlig kulturarv".to_owned(),
            "STAT",
            None,
            Layout::at("Nordkulturarv, avdeling {navn}", home),
        );
    }

    fn state(&mut self) {
        for line in lines(include_str!("texts/state_bodies.txt")) {
            let mut parts = line.split('|');
            let (Some(name), Some(units), Some(pattern)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let towns: Vec<Place> = parts
                .next()
                .map(|named| named.split(',').map(|name| self.places.town(name)).collect())
                .unwrap_or_default();
            let top = self.add(name.to_owned(), "STAT", None, Layout::within(pattern, towns.clone()));
            for (name, within) in self.regional(units, &towns) {
                self.add(name, "ORGL", top.as_deref(), Layout::within(pattern, within));
            }
        }
    }

    /// The units of a body in the regions of its division, each with those of the body's towns that lie there: no
    /// politistasjon in Oslo belongs to Nordland.
    fn regional(&self, units: &str, towns: &[Place]) -> Vec<(String, Vec<Place>)> {
        let mut all = Vec::new();
        for region in &self.regions {
            let marker = format!("{{{}}}", region.division);
            if !units.contains(&marker) {
                continue;
            }
            let here = region
                .towns
                .iter()
                .filter(|town| towns.is_empty() || towns.iter().any(|other| other.name == town.name));
            let here: Vec<Place> = here.copied().collect();
            if !here.is_empty() {
                all.push((units.replace(&marker, region.name), here));
            }
        }
        all
    }

    fn universities(&mut self) {
        let parts: Vec<(&str, &str)> = lines(include_str!("texts/faculties.txt"))
            .into_iter()
            .filter_map(|line| line.split_once('|'))
            .collect();
        for line in lines(include_str!("texts/universities.txt")) {
            let mut columns = line.split('|');
            let (Some(name), Some(home), Some(has)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let home = self.places.town(home);
            let top = self.add(name.to_owned(), "STAT", None, Layout::at("Campus {sted}, {navn}", home));
            let mut above = top.clone();
            for (_, part) in parts.iter().filter(|(kind, _)| has.split(',').any(|one| one == *kind)) {
                // Institutes stand below the faculty that was added before them.
                let parent = if part.starts_with("Institutt") { above.clone() } else { top.clone() };
                let id = self.add(
                    format!("{name}, {part}"),
                    "ORGL",
                    parent.as_deref(),
                    Layout::at("{navn}bygget, {sted}", home),
                );
                if part.contains("akultet") {
                    above = id;
                }
            }
        }
    }

    fn counties(&mut self) {
        let services = lines(include_str!("texts/county_services.txt"));
        // Oslo is a kommune alone.
        let counties: Vec<(String, Vec<Place>)> = self
            .regional("{fylke} fylkeskommune", &[])
            .into_iter()
            .filter(|(name, _)| !name.starts_with("Oslo "))
            .collect();
        for (county, towns) in counties {
            let house = Layout::within("Fylkeshuset, {sted}", towns.iter().take(1).copied().collect());
            let top = self.add(county.clone(), "FYLK", None, house);
            for line in &services {
                let Some((service, pattern)) = line.split_once('|') else { continue };
                let name = format!("{county}, {service}");
                self.add(name, "ORGL", top.as_deref(), Layout::within(pattern, towns.clone()));
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
                Layout::at("{sted} rådhus", *place),
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
                    if self.add(name, "ORGL", top.as_deref(), Layout::at(pattern, *place)).is_none() {
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
                if round > 0 && round >= layout.towns.len() && !layout.towns.is_empty() {
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
        let layout = &self.layouts[index];
        let towns = if layout.towns.is_empty() { &self.towns } else { &layout.towns };
        // Thirteen has no factor in common with the number of all towns: every one comes before one comes again.
        let step = if layout.towns.is_empty() { 13 } else { 1 };
        let place = layout.home.unwrap_or_else(|| towns[(index * 7 + round * step) % towns.len()]);
        let local = self.local[(index * 13 + round * 17) % self.local.len()];
        // The postal name of Kristiansund tells it from Kristiansand; nobody calls the town so.
        let town = place.name.trim_end_matches(" N");
        let mut name = layout.pattern.replace("{sted}", town).replace("{navn}", local);
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn demo() -> (Places, Register) {
        let places = Places::new();
        let register = make(7, &places, 3_000, 15_000);
        (places, register)
    }

    #[test]
    fn r_05_2_no_workplace_lies_outside_the_region_of_its_unit() {
        let (places, register) = demo();
        let regions = regions(&places.town_names());
        let above: BTreeMap<&str, &Virksomhet> =
            register.virksomheter.iter().map(|unit| (unit.id.as_str(), unit)).collect();
        let mut checked = 0;
        for workplace in &register.arbeidssteder {
            let unit = above[workplace.virksomhet.as_str()];
            let name = unit.name.trim_end_matches(" (nedlagt)");
            let (division, region) = if let Some(region) = name.strip_suffix(" politidistrikt") {
                ("politi", region)
            } else if let Some(region) = name.strip_prefix("Statsforvalteren i ") {
                ("fylke", region)
            } else if let Some((region, _)) = name.split_once(" fylkeskommune") {
                ("fylke", region)
            } else {
                continue;
            };
            let region = regions.iter().find(|one| one.division == division && one.name == region).unwrap();
            assert!(
                region.towns.iter().any(|town| town.name == workplace.place),
                "{}, of {name}, lies in {}",
                workplace.name,
                workplace.place
            );
            checked += 1;
        }
        assert!(checked > 300, "{checked}");
    }

    #[test]
    fn r_05_2_a_college_has_the_parts_that_such_a_college_has_and_stays_where_it_is() {
        let (_, register) = demo();
        let of = |name: &str| -> Vec<&str> {
            let top = &register.virksomhet(name).unwrap().id;
            let below = register.virksomheter.iter().filter(|unit| unit.parent.as_ref() == Some(top));
            below.map(|unit| unit.name.as_str()).collect()
        };
        let police = of("Politihøgskolen");
        assert!(police.iter().any(|name| name.contains("bachelorutdanning")), "{police:?}");
        assert!(police.iter().all(|name| !name.contains("fakultet")), "{police:?}");
        assert!(of("Universitetet i Oslo").iter().any(|name| name.contains("naturvitenskapelige")));
        let in_oslo = &register.virksomhet("Universitetet i Oslo").unwrap().id;
        assert!(register.workplaces(in_oslo).all(|unit| unit.place == "Oslo"));
        let parliament = &register.virksomhet("Sametinget").unwrap().id;
        assert!(register.workplaces(parliament).all(|unit| unit.place != "Oslo"));
        assert!(register.virksomhet("Oslo fylkeskommune").is_none());
    }
}
