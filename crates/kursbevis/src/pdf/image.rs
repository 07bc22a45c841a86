//! Pictures: JPEG as it is, everything else decoded and pressed again.

use super::object::deflate;
use image::{DynamicImage, GenericImageView as _, ImageFormat, ImageReader, Limits};
use lopdf::{Dictionary, Object, Stream};
use std::io::Cursor;

/// Pictures larger than this are refused: nothing on paper needs them.
const MAX_SIDE: u32 = 12_000;

/// A picture, ready to be embedded.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    pixels: Pixels,
}

#[derive(Debug, Clone)]
enum Pixels {
    /// A JPEG stream of one or three components.
    Jpeg { bytes: Vec<u8>, grey: bool },
    /// RGB rows, and how opaque each pixel is where any is not.
    Plain { rgb: Vec<u8>, alpha: Option<Vec<u8>> },
}

impl Picture {
    /// Reads a PNG or a JPEG; `None` when it is neither, damaged or too large.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(256 << 20);
        reader.limits(limits);
        let format = reader.format();
        let decoded = reader.decode().ok()?;
        let (width, height) = decoded.dimensions();
        let pixels = match (format, &decoded) {
            (Some(ImageFormat::Jpeg), DynamicImage::ImageRgb8(_)) if jpeg_components(bytes) == Some(3) => {
                Pixels::Jpeg { bytes: bytes.to_vec(), grey: false }
            }
            (Some(ImageFormat::Jpeg), DynamicImage::ImageLuma8(_)) => {
                Pixels::Jpeg { bytes: bytes.to_vec(), grey: true }
            }
            _ => {
                let rgba = decoded.to_rgba8();
                let alpha: Vec<u8> = rgba.pixels().map(|p| p.0[3]).collect();
                let alpha = alpha.iter().any(|a| *a < 255).then_some(alpha);
                Pixels::Plain { rgb: decoded.to_rgb8().into_raw(), alpha }
            }
        };
        Some(Self { width, height, pixels })
    }

    /// The objects of the picture: its own, and its mask. `mask` is the number that the mask will have.
    pub(super) fn objects(&self, mask: u32) -> (Object, Option<Object>) {
        let entries = |space: &str| {
            let mut entries = Dictionary::new();
            entries.set("Type", "XObject");
            entries.set("Subtype", "Image");
            entries.set("Width", i64::from(self.width));
            entries.set("Height", i64::from(self.height));
            entries.set("ColorSpace", space);
            entries.set("BitsPerComponent", 8);
            entries
        };
        match &self.pixels {
            Pixels::Jpeg { bytes, grey } => {
                let mut entries = entries(if *grey { "DeviceGray" } else { "DeviceRGB" });
                entries.set("Filter", "DCTDecode");
                (Object::Stream(Stream::new(entries, bytes.clone())), None)
            }
            Pixels::Plain { rgb, alpha } => {
                let mut own = entries("DeviceRGB");
                own.set("Filter", "FlateDecode");
                let mask_object = alpha.as_ref().map(|alpha| {
                    own.set("SMask", Object::Reference((mask, 0)));
                    let mut entries = entries("DeviceGray");
                    entries.set("Filter", "FlateDecode");
                    Object::Stream(Stream::new(entries, deflate(alpha)))
                });
                (Object::Stream(Stream::new(own, deflate(rgb))), mask_object)
            }
        }
    }
}

/// The number of components that a JPEG's frame header states.
fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    while let (Some(0xFF), Some(marker)) = (bytes.get(at), bytes.get(at + 1)) {
        if matches!(marker, 0xC0..=0xC3) {
            return bytes.get(at + 9).copied();
        }
        let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
        at += 2 + usize::from(length);
    }
    None
}
