//! What was handed in: a PDF, a picture, a code's text or a credential.

use crate::proof::CODE_PREFIX;
use image::{ImageReader, Limits};
use std::io::Cursor;

/// The largest PDF that is read. The longest certificate there can be is a tenth of it.
const LARGEST_PDF: usize = 4 << 20;
/// The largest picture file: a photograph.
const LARGEST_PICTURE: usize = 32 << 20;
/// The longest text.
const LONGEST_TEXT: usize = 256 << 10;

/// Kinds of input.
pub enum Kind {
    Pdf,
    Picture,
    Code(String),
    Credential(String),
    Other,
    TooLarge,
}

/// Tells what the bytes are.
pub fn kind(input: &[u8]) -> Kind {
    // Readers accept a PDF whose header is not the very first thing in the file.
    let head = input.get(..input.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|window| window == b"%PDF-") {
        return if input.len() > LARGEST_PDF { Kind::TooLarge } else { Kind::Pdf };
    }
    if input.starts_with(b"\x89PNG") || input.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return if input.len() > LARGEST_PICTURE { Kind::TooLarge } else { Kind::Picture };
    }
    if input.len() > LONGEST_TEXT {
        return Kind::TooLarge;
    }
    let Ok(text) = std::str::from_utf8(input) else { return Kind::Other };
    let text = text.trim().trim_start_matches('\u{FEFF}');
    if text.starts_with(CODE_PREFIX) {
        Kind::Code(text.to_owned())
    } else if text.starts_with("eyJ") && text.split('.').count() == 3 {
        Kind::Credential(text.to_owned())
    } else {
        Kind::Other
    }
}

/// The texts of the codes in a picture; `None` when the picture cannot be read.
pub fn codes(input: &[u8]) -> Option<Vec<String>> {
    let mut reader = ImageReader::new(Cursor::new(input)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(512 << 20);
    reader.limits(limits);
    let grey = reader.decode().ok()?.to_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        grey.as_raw().get(y * width + x).copied().unwrap_or(255)
    });
    Some(
        prepared
            .detect_grids()
            .into_iter()
            .filter_map(|grid| grid.decode().ok())
            .map(|(_, text)| text)
            .collect(),
    )
}
