//! Places, kommuner and addresses.

use super::draw::Draw;
use super::names::lines;
use min_side_domain::postal;
use min_side_domain::records::Address;

/// A place with its kommune.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Postal code, or empty where none is needed.
    pub code: &'static str,
    /// Place.
    pub name: &'static str,
    /// Kommune.
    pub kommune: &'static str,
    /// Fylke, of the larger places; empty for the others.
    pub fylke: &'static str,
}

/// Places and streets.
pub struct Places {
    /// Larger places, with a postal code.
    pub towns: Vec<Place>,
    /// Places of the other kommuner.
    pub others: Vec<Place>,
    streets: Vec<&'static str>,
}

impl Places {
    /// Reads the lists.
    #[must_use]
    pub fn new() -> Self {
        let towns = lines(include_str!("texts/places.txt"))
            .into_iter()
            .filter_map(|line| {
                let mut parts = line.split(';');
                Some(Place {
                    code: parts.next()?,
                    name: parts.next()?,
                    kommune: parts.next()?,
                    fylke: parts.next()?,
                })
            })
            .collect();
        let others = lines(include_str!("texts/municipalities.txt"))
            .into_iter()
            .filter_map(|line| line.split_once(';'))
            .map(|(kommune, name)| Place { code: "", name, kommune, fylke: "" })
            .collect();
        Self { towns, others, streets: lines(include_str!("texts/streets.txt")) }
    }

    /// Every kommune once, with its first place.
    #[must_use]
    pub fn kommuner(&self) -> Vec<Place> {
        let mut all: Vec<Place> = Vec::new();
        for place in self.towns.iter().chain(&self.others) {
            if !all.iter().any(|seen| seen.kommune == place.kommune) {
                all.push(*place);
            }
        }
        all
    }

    /// Every larger place once: some have several postal codes.
    #[must_use]
    pub fn town_names(&self) -> Vec<Place> {
        let mut all: Vec<Place> = Vec::new();
        for town in &self.towns {
            if !all.iter().any(|seen| seen.name == town.name) {
                all.push(*town);
            }
        }
        all
    }

    /// The town of this name, or the first.
    #[must_use]
    pub fn town(&self, name: &str) -> Place {
        self.towns.iter().find(|town| town.name == name).copied().unwrap_or(Place {
            code: "0150",
            name: "Oslo",
            kommune: "Oslo",
            fylke: "Oslo",
        })
    }

    /// An address in a town.
    pub fn address(&self, draw: &mut Draw, town: Place) -> Address {
        let letter = if draw.chance(25) { *draw.one(&["A", "B", "C"]) } else { "" };
        Address {
            line1: format!("{} {}{letter}", draw.pick(&self.streets), draw.between(1, 118)),
            line2: String::new(),
            postal_code: town.code.to_owned(),
            place: postal::place(town.code).unwrap_or(town.name).to_owned(),
            country: String::new(),
        }
    }
}

impl Default for Places {
    fn default() -> Self {
        Self::new()
    }
}
