//! How large a picture is drawn, by its first bytes: a small file can unpack to more memory than the machine has.

/// Most bytes at the beginning of a picture in which its size must stand.
pub const HEAD: usize = 1024 * 1024;
/// Most pixels of a picture that is drawn: four bytes each are 256 MB.
const PIXELS_MAX: u64 = 64 * 1024 * 1024;
/// Longest side, pixels.
const SIDE_MAX: u32 = 32_000;

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Size {
    /// Whether a picture of this size is drawn.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        let pixels = u64::from(self.width) * u64::from(self.height);
        pixels > 0 && pixels <= PIXELS_MAX && self.width.max(self.height) <= SIDE_MAX
    }
}

/// The size that a PNG, JPEG, GIF or WebP says it has; none when it says none within [`HEAD`].
#[must_use]
pub fn size(bytes: &[u8]) -> Option<Size> {
    let bytes = &bytes[..bytes.len().min(HEAD)];
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return (bytes.get(12..16)? == b"IHDR")
            .then_some(Size { width: be32(bytes, 16)?, height: be32(bytes, 20)? });
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Size { width: le16(bytes, 6)?.into(), height: le16(bytes, 8)?.into() });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return webp(bytes);
    }
    if bytes.starts_with(b"\xff\xd8") {
        return jpeg(bytes);
    }
    None
}

/// The three forms of WebP: lossy, lossless, extended (RFC 9649).
fn webp(bytes: &[u8]) -> Option<Size> {
    match bytes.get(12..16)? {
        b"VP8 " => {
            let side = |at| le16(bytes, at).map(|value| u32::from(value & 0x3fff));
            Some(Size { width: side(26)?, height: side(28)? })
        }
        b"VP8L" => {
            let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
            Some(Size { width: (bits & 0x3fff) + 1, height: (bits >> 14 & 0x3fff) + 1 })
        }
        b"VP8X" => Some(Size { width: le24(bytes, 24)? + 1, height: le24(bytes, 27)? + 1 }),
        _ => None,
    }
}

/// Goes from marker to marker to the frame header (ITU T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<Size> {
    let mut at = 2;
    loop {
        // Markers may be padded with 0xff.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some(Size {
                    height: be16(bytes, at + 5)?.into(),
                    width: be16(bytes, at + 7)?.into(),
                });
            }
            // The picture itself, or its end, before any size.
            0xd9 | 0xda => return None,
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + usize::from(be16(bytes, at + 2)?.max(2)),
        }
    }
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    match bytes.get(at..at + 3)? {
        [a, b, c] => Some(u32::from_le_bytes([*a, *b, *c, 0])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn r_10_2_the_size_of_each_kind_of_picture() {
        let size_of = |bytes: &[u8]| size(bytes).map(|size| (size.width, size.height));
        assert_eq!(size_of(&png(640, 480)), Some((640, 480)));
        assert_eq!(size_of(b"GIF89a\x40\x01\xf0\0...."), Some((320, 240)));
        // A comment, padding, then the frame.
        assert_eq!(
            size_of(b"\xff\xd8\xff\xfe\0\x05hei\xff\xff\xff\xc2\0\x11\x08\0\xf0\x01\x40\x03"),
            Some((320, 240))
        );
        assert_eq!(size_of(b"RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0"), Some((320, 240)));
        assert_eq!(size_of(b"RIFF....WEBPVP8L\x05\0\0\0\x2f\x3f\xc1\x3b\0"), Some((320, 240)));
        let lossy = b"RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x40\x01\xf0\0";
        assert_eq!((size_of(lossy), size_of(&lossy[..29])), (Some((320, 240)), None));
    }

    #[test]
    fn r_10_2_what_says_no_size_has_none_and_a_bomb_is_not_drawn() {
        for bytes in
            [&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xda", b"GIF89a\x01", b"<svg>"]
        {
            assert_eq!(size(bytes), None);
        }
        assert_eq!(
            size(
                &b"\xff\xd8".iter().copied().chain(std::iter::repeat_n(0xff, 3_000_000)).collect::<Vec<_>>()
            ),
            None
        );
        for (width, height, drawn) in [
            (8_000, 8_000, true),
            (65_535, 65_535, false),
            (40_000, 1, false),
            (0, 10, false),
            (u32::MAX, u32::MAX, false),
        ] {
            assert_eq!(size(&png(width, height)).unwrap().is_drawn(), drawn, "{width} × {height}");
        }
    }
}
