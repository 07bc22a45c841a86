//! Monospaced text on a canvas, as on a typed and scanned page.
//!
//! The glyphs are DejaVu Sans Mono at 20 pixels (Bitstream Vera licence), drawn once into `typewriter.png`.

use super::canvas::{Canvas, Colour};
use image::GrayImage;

/// Pixels from one glyph to the next.
pub const CELL_WIDTH: usize = 12;
/// Pixels from one line to the next.
pub const CELL_HEIGHT: usize = 26;
const COLUMNS: usize = 32;
const GLYPHS: &str = " !\"#%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzæøåÆØÅéèüöäáčđŋšŧžÁČĐŊŠŦŽ§–«»°½×";

/// The glyphs.
pub struct Typewriter {
    glyphs: Vec<char>,
    sheet: GrayImage,
}

impl Typewriter {
    /// Reads the glyphs.
    ///
    /// # Errors
    /// When the picture of the glyphs cannot be read.
    pub fn new() -> Result<Self, image::ImageError> {
        let sheet = image::load_from_memory(include_bytes!("texts/typewriter.png"))?.into_luma8();
        Ok(Self { glyphs: GLYPHS.chars().collect(), sheet })
    }

    /// Types a line whose first glyph's corner is at `x`, `y`; `scale` is a whole number.
    pub fn line(&self, canvas: &mut Canvas, x: usize, y: usize, text: &str, colour: Colour, scale: usize) {
        let raw = self.sheet.as_raw();
        let stride = COLUMNS * CELL_WIDTH;
        for (place, glyph) in text.chars().enumerate() {
            let Some(index) = self.glyphs.iter().position(|known| *known == glyph) else { continue };
            let corner = (index / COLUMNS) * CELL_HEIGHT * stride + (index % COLUMNS) * CELL_WIDTH;
            let left = x + place * CELL_WIDTH * scale;
            for row in 0..CELL_HEIGHT {
                for column in 0..CELL_WIDTH {
                    let strength = raw[corner + row * stride + column];
                    if strength == 0 {
                        continue;
                    }
                    for (dx, dy) in (0..scale * scale).map(|part| (part % scale, part / scale)) {
                        canvas.mark(left + column * scale + dx, y + row * scale + dy, colour, strength);
                    }
                }
            }
        }
    }
}

/// Breaks text into lines of at most `width` glyphs; a blank line stays.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                out.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push(line);
    }
    out
}
