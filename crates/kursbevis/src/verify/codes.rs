//! The QR codes in a picture, whatever its kind, size and turn.

use crate::proof::CODE_PREFIX;
use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageError, ImageReader, Limits};
use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader as _;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource};
use std::collections::HashSet;
use std::io::Cursor;

/// The widest and highest picture, pixels.
const MAX_SIDE: u32 = 20_000;
/// The most that a picture may take when it is unpacked, bytes.
const UNPACKED: u64 = 160 << 20;
/// The sizes at which a code is looked for, one after the other, until one is found: a photograph is read better when its
/// grain has gone, and a small picture when each square of the code has more pixels. What takes the longest comes last.
const SIZES: [f32; 6] = [1.0, 0.5, 0.75, 0.25, 1.5, 2.0];
/// A picture is not made larger than so many pixels, and not smaller than so many.
const PIXELS: std::ops::Range<f32> = 40_000.0..10_000_000.0;

/// Why a picture was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is no whole picture.
    Damaged,
    /// It is packed in a way that is not read here, as many kinds of TIFF are.
    Unknown,
    /// It would unpack to more than the bounds above.
    TooLarge,
}

/// The texts of the codes in a picture. What has been found is given after each size but the last.
///
/// # Errors
/// Why the picture was not read.
pub fn of_file(input: &[u8], so_far: &mut dyn FnMut(&[String])) -> Result<Vec<String>, Unread> {
    let reader = ImageReader::new(Cursor::new(input)).with_guessed_format();
    let mut reader = reader.map_err(|_| Unread::Damaged)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(UNPACKED);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        ImageError::Limits(_) => Unread::TooLarge,
        _ if is_tiff(input) => Unread::Unknown,
        ImageError::Unsupported(_) => Unread::Unknown,
        _ => Unread::Damaged,
    })?;
    Ok(of_picture(&on_white(picture), &SIZES, so_far))
}

fn is_tiff(input: &[u8]) -> bool {
    input.starts_with(b"II*\0") || input.starts_with(b"MM\0*")
}

/// Whether a text is that of a certificate's code.
pub fn is_ours(text: &str) -> bool {
    text.starts_with(CODE_PREFIX)
}

/// Whether one of the texts is that of a certificate's code.
pub fn has_ours(texts: &[String]) -> bool {
    texts.iter().any(|text| is_ours(text))
}

/// The texts of the codes in a picture, looked for at these sizes until one of ours is found.
pub fn of_picture(picture: &GrayImage, sizes: &[f32], so_far: &mut dyn FnMut(&[String])) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let pixels = width as f32 * height as f32;
    let mut all = Vec::new();
    for size in sizes {
        let found = if (*size - 1.0).abs() < f32::EPSILON {
            at_this_size(picture.clone())
        } else if PIXELS.contains(&(pixels * size * size)) {
            let scaled = |length: u32| {
                let scaled = (length as f32 * size).round() as u32;
                scaled.max(1)
            };
            let filter = if *size < 1.0 { FilterType::Triangle } else { FilterType::CatmullRom };
            at_this_size(imageops::resize(picture, scaled(width), scaled(height), filter))
        } else {
            continue;
        };
        let ours = has_ours(&found);
        for text in found {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        if ours {
            break;
        }
        so_far(&all);
    }
    all
}

fn at_this_size(picture: GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let Ok(source) = Luma8LuminanceSource::new(picture.into_raw(), width, height) else { return Vec::new() };
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let found = QrReader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default();
    found.into_iter().map(|code| code.getText().to_owned()).collect()
}

/// A picture in grey; what shows through it is paper.
fn on_white(picture: DynamicImage) -> GrayImage {
    if !picture.color().has_alpha() {
        return picture.into_luma8();
    }
    let seen = picture.into_luma_alpha8();
    GrayImage::from_fn(seen.width(), seen.height(), |x, y| {
        let image::LumaA([grey, alpha]) = *seen.get_pixel(x, y);
        let (grey, alpha) = (u16::from(grey), u16::from(alpha));
        let mixed = (grey * alpha + 255 * (255 - alpha)) / 255;
        image::Luma([u8::try_from(mixed).unwrap_or(255)])
    })
}
