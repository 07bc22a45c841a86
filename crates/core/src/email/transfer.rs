//! Content transfer encodings (RFC 2045, and uuencode): the bytes that Python's `email` package gives, also of what is
//! damaged.

/// The bytes of a body that was sent in this encoding, by its name in small letters; any other is as it is.
pub(super) fn decoded(body: &[u8], encoding: &str) -> Vec<u8> {
    match encoding {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body, false),
        "x-uuencode" | "uuencode" | "uue" | "x-uue" => uuencoded(body).unwrap_or_else(|| body.to_vec()),
        _ => body.to_vec(),
    }
}

/// Text in base64 and, where a mailing list has put a line of its own under it, that line as it stands.
pub(super) fn base64_and_footer(body: &[u8]) -> (Vec<u8>, Option<&[u8]>) {
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if !line.trim_ascii().iter().all(|byte| value(*byte).is_some() || *byte == b'=') {
            // A damaged line has more of the same after it; a footer is the end.
            let mut rest = body[at..].split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
            let goes_on = rest.any(|line| line.len() >= 40 && line.iter().all(|byte| value(*byte).is_some()));
            if !goes_on && line.is_ascii() {
                return (base64(&body[..at]), Some(&body[at..]));
            }
            break;
        }
        at += line.len();
    }
    (base64(body), None)
}

/// Base64, whatever stands between its letters, with or without padding; padding ends it.
pub(super) fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 3);
    let (mut held, mut bits, mut padding) = (0_u32, 0_u32, 0_u32);
    for byte in body {
        if *byte == b'=' {
            // Of a group of four letters two or three have come, or these equal signs mean nothing.
            padding += u32::from(matches!(bits, 2 | 4));
            if matches!((bits, padding), (4, 2) | (2, 1..)) {
                return bytes;
            }
            continue;
        }
        let Some(value) = value(*byte) else { continue };
        padding = 0;
        held = (held << 6 | u32::from(value)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

/// Whether unpadded base64 ends in the middle of a byte: what follows belongs to the same byte.
pub(super) fn base64_is_cut(text: &[u8]) -> bool {
    let mut letters = text.iter().filter_map(|byte| value(*byte));
    let count = letters.clone().count();
    let last = letters.next_back().unwrap_or_default();
    !text.contains(&b'=')
        && match count % 4 {
            1 => true,
            2 => last & 0x0f != 0,
            3 => last & 0x03 != 0,
            _ => false,
        }
}

/// Whether a letter of base64 is missing or too many, so that no reading is the right one.
pub(super) fn base64_is_broken(body: &[u8]) -> bool {
    body.iter().filter(|byte| value(**byte).is_some()).count() % 4 == 1 && !body.contains(&b'=')
}

const fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Quoted-printable; in a header an underscore is a space (RFC 2047).
pub(super) fn quoted_printable(body: &[u8], is_header: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        at += 1;
        match (byte, body.get(at), body.get(at + 1)) {
            (b'=', None, _) => {}
            (b'=', Some(b'\n' | b'\r'), _) => {
                let end = memchr::memchr(b'\n', &body[at..]);
                at = end.map_or(body.len(), |end| at + end + 1);
            }
            (b'=', Some(b'='), _) => {
                bytes.push(b'=');
                at += 1;
            }
            (b'=', Some(high), Some(low)) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex(*high) << 4 | hex(*low));
                at += 2;
            }
            (b'_', ..) if is_header => bytes.push(b' '),
            (byte, ..) => bytes.push(*byte),
        }
    }
    bytes
}

pub(super) const fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}

/// Uuencode from its `begin` to its `end`; none where it has no beginning or stops at an empty line.
fn uuencoded(body: &[u8]) -> Option<Vec<u8>> {
    let mut lines = body.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.find(|line| {
        let mode = line.strip_prefix(b"begin ").and_then(|rest| rest.split(|byte| *byte == b' ').next());
        mode.is_some_and(|mode| !mode.is_empty() && mode.iter().all(|digit| (b'0'..=b'7').contains(digit)))
    })?;
    // What ends without `end` is cut: what has come is kept.
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    for line in lines {
        let (first, rest) = match line.split_first() {
            Some((first, rest)) if line.trim_ascii() != b"end" => (first, rest),
            Some(_) => break,
            None => return None,
        };
        let count = usize::from(first.wrapping_sub(b' ') & 0x3f);
        let letters = rest.iter().map(|byte| byte.wrapping_sub(b' ') & 0x3f).chain(std::iter::repeat(0));
        let (mut held, mut bits, mut written) = (0_u32, 0_u32, 0);
        for letter in letters {
            if written == count {
                break;
            }
            held = (held << 6 | u32::from(letter)) & 0xffff;
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits & 0xff) as u8);
                written += 1;
            }
        }
    }
    Some(bytes)
}
