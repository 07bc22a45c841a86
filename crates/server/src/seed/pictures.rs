//! Pictures among documents and attachments: a chart, a floor plan, a thermometer, a receipt, scanned pages.

use super::canvas::{Canvas, Colour};
use super::draw::Draw;
use super::pdf::ScannedPage;
use super::typewriter::{CELL_HEIGHT, CELL_WIDTH, Typewriter, wrap};
use image::ImageError;

const PAPER: Colour = [250, 248, 243];
const INK: Colour = [38, 40, 48];
const RED: Colour = [196, 52, 48];
const BLUE: Colour = [70, 118, 178];
const GREY: Colour = [196, 200, 204];

/// A bar chart as PNG: pay by year.
///
/// # Errors
/// When the encoder fails.
pub fn chart(
    draw: &mut Draw,
    typewriter: &Typewriter,
    title: &str,
    first: i32,
) -> Result<Vec<u8>, ImageError> {
    let mut c = Canvas::new(720, 440, [255, 255, 255]);
    typewriter.line(&mut c, 40, 20, title, INK, 1);
    for step in 0..5_u8 {
        let y = 360.0 - f32::from(step) * 65.0;
        c.line((70.0, y), (690.0, y), 1.0, GREY);
        typewriter.line(&mut c, 20, y as usize - 14, &format!("{}", 100 + i32::from(step) * 10), INK, 1);
    }
    let mut height = 70.0;
    for bar in 0..6_i32 {
        height += draw.between(14, 44) as f32;
        let x = 120.0 + bar as f32 * 96.0;
        let colour = if bar == 5 { RED } else { BLUE };
        c.block((x, 360.0 - height / 2.0), (56.0, height), 3.0, 0.0, colour);
        typewriter.line(&mut c, x as usize - 24, 370, &(first + bar).to_string(), INK, 1);
    }
    c.png()
}

/// A floor plan as PNG: desks in an open landscape.
///
/// # Errors
/// When the encoder fails.
pub fn floor_plan(draw: &mut Draw, typewriter: &Typewriter, title: &str) -> Result<Vec<u8>, ImageError> {
    let mut c = Canvas::new(800, 560, [247, 249, 250]);
    for (from, to) in [
        ((40.0, 70.0), (760.0, 70.0)),
        ((760.0, 70.0), (760.0, 520.0)),
        ((760.0, 520.0), (40.0, 520.0)),
        ((40.0, 520.0), (40.0, 70.0)),
        ((520.0, 70.0), (520.0, 220.0)),
        ((520.0, 300.0), (760.0, 300.0)),
    ] {
        c.line(from, to, 6.0, INK);
    }
    for row in 0..4_u8 {
        for column in 0..4_u8 {
            let centre = (110.0 + f32::from(column) * 110.0, 130.0 + f32::from(row) * 104.0);
            let colour = if draw.chance(25) { RED } else { BLUE };
            c.block(centre, (84.0, 40.0), 5.0, 0.0, [222, 206, 178]);
            c.disc((centre.0, centre.1 + 36.0), 13.0, colour);
        }
    }
    typewriter.line(&mut c, 40, 26, title, INK, 1);
    typewriter.line(&mut c, 560, 170, "Møterom", INK, 1);
    typewriter.line(&mut c, 560, 400, "Stillerom", INK, 1);
    c.png()
}

/// A photograph of a sort as JPEG: a thermometer on a wall.
///
/// # Errors
/// When the encoder fails.
pub fn thermometer(draw: &mut Draw, typewriter: &Typewriter) -> Result<Vec<u8>, ImageError> {
    let warmth = draw.between(0, 12);
    let mut c = Canvas::new(480, 640, [214, 208, 196]);
    c.block((240.0, 600.0), (480.0, 90.0), 0.0, 0.0, [170, 150, 126]);
    c.block((246.0, 306.0), (190.0, 450.0), 20.0, 0.0, [180, 176, 168]);
    c.block((240.0, 300.0), (190.0, 450.0), 20.0, 0.0, [252, 252, 250]);
    c.block((240.0, 270.0), (26.0, 320.0), 13.0, 0.0, GREY);
    let top = 390.0 - warmth as f32 * 17.0;
    c.block((240.0, f32::midpoint(top, 450.0)), (14.0, 450.0 - top), 7.0, 0.0, RED);
    c.disc((240.0, 458.0), 30.0, RED);
    for step in 0..7_u8 {
        let y = 400.0 - f32::from(step) * 42.0;
        c.line((270.0, y), (300.0, y), 3.0, INK);
        typewriter.line(&mut c, 304, y as usize - 14, &format!("{}", 10 + 2 * step), INK, 1);
    }
    c.jpeg(80)
}

/// A receipt as JPEG.
///
/// # Errors
/// When the encoder fails.
pub fn receipt(typewriter: &Typewriter, text: &str) -> Result<Vec<u8>, ImageError> {
    let lines = wrap(text, 30);
    let height = 80 + lines.len() * CELL_HEIGHT;
    let mut c = Canvas::new(460, height, [120, 104, 90]);
    c.block((230.0, height as f32 / 2.0), (420.0, height as f32 - 30.0), 2.0, 0.0, PAPER);
    for (row, line) in lines.iter().enumerate() {
        typewriter.line(&mut c, 44, 44 + row * CELL_HEIGHT, line, INK, 1);
    }
    c.jpeg(78)
}

/// A typed page as a scanner sees it: grey specks, a punched hole, a stamp.
///
/// # Errors
/// When the encoder fails.
pub fn scanned_page(
    draw: &mut Draw,
    typewriter: &Typewriter,
    text: &str,
    number: usize,
) -> Result<ScannedPage, ImageError> {
    let (width, height) = (827, 1169);
    let mut c = Canvas::new(width, height, PAPER);
    for (row, line) in wrap(text, 58).iter().enumerate().take(38) {
        let lean = row / 12;
        typewriter.line(&mut c, 66 + lean, 80 + row * CELL_HEIGHT, line, INK, 1);
    }
    typewriter.line(&mut c, width / 2 - CELL_WIDTH * 2, height - 60, &format!("- {number} -"), INK, 1);
    for y in [330.0, 840.0] {
        c.disc((24.0, y), 13.0, [206, 202, 194]);
    }
    if number == 1 {
        c.block((640.0, 60.0), (280.0, 64.0), 6.0, -4.0, RED);
        c.block((640.0, 60.0), (270.0, 54.0), 5.0, -4.0, PAPER);
        typewriter.line(&mut c, 526, 46, "ARKIVERT, forbundet", RED, 1);
    }
    for _ in 0..260 {
        let (x, y) = (draw.below(width), draw.below(height));
        c.mark(x, y, INK, 120);
    }
    Ok(ScannedPage { jpeg: c.jpeg(62)?, width, height })
}
