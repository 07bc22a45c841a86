//! A second opinion: the pages drawn as pictures and compared, where the file is not written as the one that was issued.

use super::codes;
use super::drawn::drawn;
use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use image::GrayImage;
use std::collections::BTreeSet;

/// How finely pages are drawn, dots to an inch.
const FINENESS: f32 = 150.0;
/// The most pages that are looked at.
const MOST: usize = 10;
/// How much a dot must differ, of 255, and how many of them must: rounding moves the edge of a letter by less.
const MUCH: u8 = 80;
const SEVERAL: usize = 4;

/// What the pictures say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// They look the same.
    Same,
    /// They do not.
    Differs {
        /// Where, as `2: 30–85 × 120–131 mm`: the page, and the place from its left and upper edge.
        places: Vec<String>,
        /// The texts of the codes on the pages that differ.
        codes: Vec<String>,
    },
    /// They could not all be drawn.
    Unknown,
}

/// Draws the pages of two documents that are at these places, and compares them.
pub fn at(own: &[u8], other: &[u8], places: &BTreeSet<usize>) -> Seen {
    let (Ok(own), Ok(other)) = (Pdf::new(own.to_vec()), Pdf::new(other.to_vec())) else {
        return Seen::Unknown;
    };
    if own.pages().len() != other.pages().len() {
        let places = vec![format!("{} ≠ {}", own.pages().len(), other.pages().len())];
        return Seen::Differs { places, codes: Vec::new() };
    }
    let (own_cache, other_cache) = (RenderCache::new(), RenderCache::new());
    let (mut differing, mut texts) = (Vec::new(), Vec::new());
    for place in places.iter().take(MOST) {
        let pages = own.pages().get(*place).zip(other.pages().get(*place));
        let pictures = pages.and_then(|(own, other)| {
            Some((drawn(own, &own_cache, FINENESS)?, drawn(other, &other_cache, FINENESS)?))
        });
        let Some((own, other)) = pictures else { return Seen::Unknown };
        if let Some(place_on_page) = difference(&own, &other) {
            differing.push(format!("{}: {place_on_page}", place + 1));
            texts.extend(codes::of_picture(&other, &[1.0], &mut |_| {}));
        }
    }
    if !differing.is_empty() {
        Seen::Differs { places: differing, codes: texts }
    } else if places.len() > MOST {
        Seen::Unknown
    } else {
        Seen::Same
    }
}

/// Where two pictures differ, in millimetres; none where they do not.
fn difference(own: &GrayImage, other: &GrayImage) -> Option<String> {
    let mm = |dots: u32| (f64::from(dots) * 25.4 / f64::from(FINENESS)).round();
    if own.dimensions() != other.dimensions() {
        return Some(format!("{} × {} mm", mm(other.width()), mm(other.height())));
    }
    let width = own.width().max(1);
    let dots = (0_u32..).zip(own.as_raw().iter().zip(other.as_raw()));
    let mut count = 0;
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for (at, _) in dots.filter(|(_, (own, other))| own.abs_diff(**other) > MUCH) {
        let (x, y) = (at % width, at / width);
        (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
        count += 1;
    }
    (count >= SEVERAL).then(|| format!("{}–{} × {}–{} mm", mm(left), mm(right + 1), mm(top), mm(bottom + 1)))
}
