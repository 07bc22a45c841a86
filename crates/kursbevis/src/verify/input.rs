//! What was handed in: a PDF, a picture, a code's text or a credential.

use crate::proof::CODE_PREFIX;

/// The largest picture file, and the largest PDF of scanned pages: a photograph.
const MAX_BYTES: usize = 32 << 20;
/// The longest text.
const MAX_TEXT_BYTES: usize = 256 << 10;

/// Kinds of input.
pub enum Kind {
    Pdf,
    Picture,
    /// A picture of a kind that is not read here.
    OtherPicture,
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
        return if input.len() > MAX_BYTES { Kind::TooLarge } else { Kind::Pdf };
    }
    if is_picture(input) {
        return if input.len() > MAX_BYTES { Kind::TooLarge } else { Kind::Picture };
    }
    if is_other_picture(input) {
        return Kind::OtherPicture;
    }
    if input.len() > MAX_TEXT_BYTES {
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

/// Whether the bytes begin as a picture that is read: PNG, JPEG, GIF, WebP, BMP, TIFF.
fn is_picture(input: &[u8]) -> bool {
    let starts = [b"\x89PNG".as_slice(), b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
    let riff = input.starts_with(b"RIFF") && input.get(8..12) == Some(b"WEBP");
    // A bitmap's two letters alone could begin any text: the size of its header follows.
    let bitmap = input.starts_with(b"BM") && input.get(15..18) == Some(&[0; 3]);
    riff || bitmap || starts.iter().any(|start| input.starts_with(start))
}

/// Whether the bytes begin as a picture that is not read: HEIC and AVIF of telephones, JPEG XL, JPEG 2000.
fn is_other_picture(input: &[u8]) -> bool {
    let brands = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];
    let brand = input.get(8..12).filter(|_| input.get(4..8) == Some(b"ftyp"));
    let starts = [b"\xFF\x0A".as_slice(), b"\0\0\0\x0CJXL ", b"\0\0\0\x0CjP  "];
    brand.is_some_and(|own| brands.iter().any(|brand| own == brand.as_slice()))
        || starts.iter().any(|start| input.starts_with(start))
}
