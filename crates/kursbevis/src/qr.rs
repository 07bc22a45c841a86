//! The code on the page: a QR symbol of error correction level Q, drawn as vectors.
//!
//! A module of 0.51 mm is three pixels at 150 dpi. With the quiet zone of four modules on each side the largest
//! symbol that stays within 50 mm is version 18 (89 modules).

use qrcode::{Color, EcLevel, QrCode, Version};

/// Side of a module in points: 0.51 mm.
pub const MODULE: f32 = 1.446;

/// The largest version that fits.
const LARGEST: i16 = 18;

/// The dark modules of a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Modules a side.
    pub size: usize,
    /// For each row, the runs of dark modules: where they begin and how long they are.
    pub rows: Vec<Vec<(usize, usize)>>,
}

/// Makes the symbol of `text`; `None` when it is more than the largest symbol holds.
pub fn grid(text: &str) -> Option<Grid> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    if let Version::Normal(version) = code.version()
        && version > LARGEST
    {
        return None;
    }
    let size = code.width();
    let colours = code.to_colors();
    let rows = colours
        .chunks(size)
        .map(|row| {
            let mut runs: Vec<(usize, usize)> = Vec::new();
            for (column, colour) in row.iter().enumerate() {
                if *colour == Color::Dark {
                    match runs.last_mut() {
                        Some((start, length)) if *start + *length == column => *length += 1,
                        _ => runs.push((column, 1)),
                    }
                }
            }
            runs
        })
        .collect();
    Some(Grid { size, rows })
}
