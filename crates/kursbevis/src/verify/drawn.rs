//! The pages of a PDF drawn as pictures, to look for the codes on them: a scan, a photograph, or a print to a new PDF has
//! nothing else left of its certificate.

use super::codes;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::GrayImage;

/// Points of an inch.
const INCH: f32 = 72.0;
/// How finely pages are drawn, dots to an inch, and how many of the first ones: all at first, and where nothing is found
/// the first two again, finer for small codes and coarser for grainy ones.
const LOOKS: [(f32, usize); 3] = [(150.0, 10), (220.0, 2), (90.0, 2)];
/// The longest side of a drawn page, pixels. Pages may say that they are tiny or vast.
const LONGEST: std::ops::RangeInclusive<f32> = 1_000.0..=2_600.0;

/// The texts of the codes on the first pages of a PDF; `None` when it cannot be read. Those of each page are given with those
/// before it, also where there are none.
pub fn codes(input: &[u8], so_far: &mut dyn FnMut(&[String])) -> Option<Vec<String>> {
    let pdf = Pdf::new(input.to_vec()).ok()?;
    let cache = RenderCache::new();
    let mut found = Vec::new();
    for (fineness, pages) in LOOKS {
        for page in pdf.pages().iter().take(pages) {
            if let Some(picture) = drawn(page, &cache, fineness) {
                found.extend(codes::of_picture(&picture, &[1.0], &mut |_| {}));
            }
            so_far(&found);
        }
        if codes::has_ours(&found) {
            break;
        }
    }
    Some(found)
}

/// A page as a picture, so finely.
pub fn drawn<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, fineness: f32) -> Option<GrayImage> {
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || width.min(height) < 1.0 {
        return None;
    }
    let scale = (longest * fineness / INCH).clamp(*LONGEST.start(), *LONGEST.end()) / longest;
    if width.min(height) * scale < 1.0 {
        return None;
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixels = render(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let grey = pixels.data().iter().map(|pixel| {
        let [red, green, blue] = [pixel.r, pixel.g, pixel.b].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114) / 1000).unwrap_or(255)
    });
    GrayImage::from_raw(u32::from(pixels.width()), u32::from(pixels.height()), grey.collect())
}
