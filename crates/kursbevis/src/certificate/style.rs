//! Template version 1: colours, sizes and measures, and the setting of one text.

use super::check::composed;
use crate::error::RenderError;
use crate::fonts::FaceId;
use crate::pdf::{HEIGHT, WIDTH};
use crate::typeset::{Colour, Missing, Run, Style, balanced, shape};

pub const INK: Colour = Colour(0.07, 0.16, 0.22);
pub const QUIET: Colour = Colour(0.33, 0.39, 0.43);
pub const ACCENT: Colour = Colour(0.60, 0.42, 0.20);
pub const PALE: Colour = Colour(0.86, 0.80, 0.70);
pub const WARNING: Colour = Colour(0.70, 0.09, 0.12);

pub const MIDDLE: f32 = WIDTH / 2.0;
pub const LEFT: f32 = 78.0;
pub const RIGHT: f32 = WIDTH - 78.0;
/// Where the foot begins: signature and code stand below this line.
pub const FOOT: f32 = HEIGHT - 204.0;
pub const FRAME: f32 = 27.0;
/// What the first page's parts above the contents take without their own texts: see `first`.
pub const HEAD: f32 = 80.0 + 46.0 - 16.0 + 58.0 + 36.0 + 8.0 + 17.0 + 26.0 + 7.0 + 36.0 + 19.0 + 32.0;
/// The shares of the room that is spread out.
pub const GAPS: f32 = 0.7 + 0.6 + 1.0 + 0.3 + 0.3 + 0.2 + 1.0 + 0.8;

pub const TEXT: Style = Style::new(FaceId::Serif, 12.0, INK);
pub const ISSUER: Style = TEXT.sized(13.0).tracked(80);
pub const TITLE: Style = TEXT.sized(54.0);
pub const PHRASE: Style = Style::new(FaceId::Serif, 14.5, QUIET);
pub const LABEL: Style = Style::new(FaceId::Serif, 11.0, ACCENT).tracked(40);
pub const SMALL: Style = Style::new(FaceId::Serif, 9.6, QUIET);
/// Sizes and the most lines at each, largest first.
pub const NAME_SIZES: [(f32, usize); 8] =
    [(38.0, 1), (34.0, 1), (30.0, 2), (26.0, 2), (22.0, 3), (18.0, 4), (15.0, 6), (12.0, 12)];
pub const COURSE_SIZES: [(f32, usize); 6] =
    [(24.0, 2), (21.0, 2), (18.0, 3), (15.5, 4), (13.0, 7), (11.0, 12)];
pub const VALUE_SIZES: [(f32, usize); 5] = [(14.0, 1), (13.0, 2), (11.5, 3), (9.5, 12), (8.6, 24)];
pub const SIGNATORY_SIZES: [(f32, usize); 3] = [(14.0, 1), (11.0, 2), (9.0, 4)];
pub const OFFICE_SIZES: [(f32, usize); 3] = [(11.0, 1), (9.5, 2), (8.0, 4)];
pub const ITEM_LEADING: f32 = 16.0;

pub fn set(text: &str, style: Style) -> Result<Run, RenderError> {
    // The facts have been checked, so only a fault in the template's own words could be missed here.
    shape(&composed(text), style, Missing::Refuse)
        .map_err(|character| RenderError::MissingGlyph { field: text.to_owned(), character })
}

/// The largest size at which `text` takes no more lines than it should. `squeeze` leaves out the largest sizes.
pub fn fitted(
    text: &str,
    sizes: &[(f32, usize)],
    squeeze: usize,
    width: f32,
) -> Result<Vec<Run>, RenderError> {
    let mut run = set(text, TEXT)?;
    let mut set_lines = Vec::new();
    for (size, most) in sizes.iter().skip(squeeze.min(sizes.len().saturating_sub(1))) {
        run = run.sized(*size);
        set_lines = balanced(&run, width);
        if set_lines.len() <= *most {
            break;
        }
    }
    Ok(set_lines)
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines and modules are far below 2^24")]
pub fn count(number: usize) -> f32 {
    number as f32
}

pub fn leading(lines: &[Run], factor: f32) -> f32 {
    lines.first().map_or(0.0, |line| line.style.size * factor)
}
