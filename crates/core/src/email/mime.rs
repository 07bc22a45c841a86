//! A message taken apart (RFC 5322, RFC 2046), as far as it goes: what is damaged is read like its writer meant it.

use super::fields::{self, Field};
use std::borrow::Cow;

/// Most parts that stand within each other.
const DEPTH_MAX: usize = 60;
/// Lines in which a header is looked for after one that is none.
const LOOK_AHEAD: usize = 3;

/// Header lines: their names in small letters, and their values.
type Headers<'x> = Vec<(String, Cow<'x, [u8]>)>;

/// A message or a part of one.
#[derive(Debug)]
pub(super) struct Entity<'x> {
    /// Header lines: their names in small letters, their values with line ends taken out.
    headers: Headers<'x>,
    /// Media type in small letters, without parameters.
    pub(super) media: String,
    /// `Content-Type`.
    pub(super) content_type: Field,
    /// `Content-Disposition`.
    pub(super) disposition: Field,
    /// Transfer encoding in small letters.
    pub(super) encoding: String,
    /// Its body as it was sent.
    pub(super) body: &'x [u8],
    /// The parts of a multipart.
    pub(super) parts: Vec<Entity<'x>>,
    /// Whether it is not as it says.
    pub(super) is_damaged: bool,
}

impl<'x> Entity<'x> {
    /// A header's value; the first of several.
    pub(super) fn header(&self, name: &str) -> Option<&[u8]> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_ref())
    }

    /// A header's values.
    pub(super) fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_ref())
    }

    pub(super) fn is_multipart(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Its body's bytes, out of the transfer encoding.
    pub(super) fn bytes(&self) -> Vec<u8> {
        super::transfer::decoded(self.body, &self.encoding)
    }

    /// The character set that it names.
    pub(super) fn charset(&self) -> Option<String> {
        self.content_type.parameter("charset").map(|label| String::from_utf8_lossy(label).into_owned())
    }

    /// Whether any header of a mail is there.
    pub(super) fn is_message(&self) -> bool {
        let mail =
            ["from", "subject", "date", "to", "message-id", "received", "mime-version", "content-type"];
        self.headers
            .iter()
            .any(|(name, value)| mail.contains(&name.as_str()) && !value.trim_ascii().is_empty())
    }
}

/// What stands before a message or spells it otherwise is taken away: marks of byte order, empty lines, the line that a
/// mailbox puts before it, line ends of one carriage return.
pub(super) fn prepared(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut bytes = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
            Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes())
        }
        Some((_, length)) => Cow::Borrowed(&bytes[length..]),
        None => Cow::Borrowed(bytes),
    };
    if memchr::memchr(b'\n', &bytes).is_none() && memchr::memchr(b'\r', &bytes).is_some() {
        bytes.to_mut().iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
    }
    let empty = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = &bytes[empty..];
    let mailbox = if rest.starts_with(b"From ") || rest.starts_with(b">From ") {
        memchr::memchr(b'\n', rest).map_or(0, |end| end + 1)
    } else {
        0
    };
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[empty + mailbox..]),
        Cow::Owned(mut bytes) => {
            bytes.drain(..empty + mailbox);
            Cow::Owned(bytes)
        }
    }
}

/// Takes a message apart.
pub(super) fn parse(bytes: &[u8]) -> Entity<'_> {
    entity(bytes, "text/plain", 0)
}

/// The head of a message alone: its body is not taken apart.
pub(super) fn parse_head(bytes: &[u8]) -> Entity<'_> {
    entity(bytes, "text/plain", DEPTH_MAX)
}

fn entity<'x>(bytes: &'x [u8], default: &str, depth: usize) -> Entity<'x> {
    let (headers, body) = head(bytes);
    let field = |name: &str| {
        let found = headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| fields::field(value)).unwrap_or_default()
    };
    let content_type = field("content-type");
    let encoding = field("content-transfer-encoding").value;
    let named = content_type.value.clone();
    let is_named = headers.iter().any(|(name, _)| name == "content-type");
    let media = if named.split_once('/').is_some_and(|(kind, sub)| !kind.is_empty() && !sub.is_empty()) {
        named
    } else if matches!(named.as_str(), "multipart" | "multipart/") {
        "multipart/mixed".to_owned()
    } else if is_named && !named.is_empty() && named != "text" {
        // Python's reading of a type that is none.
        "text/plain".to_owned()
    } else {
        default.to_owned()
    };
    let disposition = field("content-disposition");
    let mut found = Entity {
        headers,
        media,
        content_type,
        disposition,
        encoding,
        body,
        parts: Vec::new(),
        is_damaged: false,
    };
    let looks_parted = !is_named && depth == 0 && found.encoding.is_empty() && ends_parted(body);
    if (found.media.starts_with("multipart/") || looks_parted) && depth < DEPTH_MAX {
        let named = found.content_type.parameter("boundary").map(<[u8]>::trim_ascii_end);
        let mut split = named.filter(|named| !named.is_empty()).and_then(|named| split(body, named));
        if split.is_none() {
            split = guessed_boundary(body).and_then(|boundary| self::split(body, boundary));
            found.is_damaged = !looks_parted;
        }
        match split {
            Some((parts, is_ended)) => {
                let default = if found.media == "multipart/digest" { "message/rfc822" } else { "text/plain" };
                found.is_damaged |= !is_ended;
                found.parts = parts.into_iter().map(|part| entity(part, default, depth + 1)).collect();
                if looks_parted {
                    found.media = "multipart/mixed".to_owned();
                }
            }
            // Without any division it is the text that it looks like.
            None if !looks_parted => found.media = "text/plain".to_owned(),
            None => {}
        }
    } else if found.media.starts_with("multipart/") {
        found.media = "text/plain".to_owned();
        found.is_damaged = true;
    }
    found
}

/// The header lines of a message and its body.
fn head(bytes: &[u8]) -> (Headers<'_>, &[u8]) {
    let mut headers: Headers<'_> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        let line = without_end(&bytes[at..end]);
        if line.is_empty() {
            return (headers, &bytes[end..]);
        }
        if let (b' ' | b'\t', Some((_, value))) = (line[0], headers.last_mut()) {
            value.to_mut().extend_from_slice(line);
        } else if let Some((name, value)) = header_line(line) {
            headers.push((name, Cow::Borrowed(value)));
        } else if line.trim_ascii().is_empty() {
            return (headers, &bytes[end..]);
        } else if goes_on(&bytes[end..]) {
            // A line that was broken without a space belongs to the one before it.
            if let Some((_, value)) = headers.last_mut() {
                value.to_mut().push(b' ');
                value.to_mut().extend_from_slice(line);
            }
        } else {
            return (headers, &bytes[at..]);
        }
        at = end;
    }
    (headers, &bytes[bytes.len()..])
}

fn header_line(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    let name = line[..colon].trim_ascii_end();
    let fits = !name.is_empty() && name.len() <= 200 && name.iter().all(|byte| matches!(byte, 33..=126));
    fits.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), &line[colon + 1..]))
}

/// Whether a well-known header stands among the next lines, before an empty one.
fn goes_on(rest: &[u8]) -> bool {
    const KNOWN: [&str; 15] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "received",
        "reply-to",
        "return-path",
        "sender",
        "in-reply-to",
    ];
    let lines = rest.split(|byte| *byte == b'\n').map(without_end);
    lines
        .take_while(|line| !line.is_empty())
        .take(LOOK_AHEAD)
        .any(|line| header_line(line).is_some_and(|(name, _)| KNOWN.contains(&name.as_str())))
}

fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The parts between lines of this boundary, and whether the last of them ends; none where no such line stands.
fn split<'x>(body: &'x [u8], boundary: &[u8]) -> Option<(Vec<&'x [u8]>, bool)> {
    let mut parts = Vec::new();
    let mut begin = None;
    for (at, end, is_last) in boundary_lines(body, boundary) {
        if let Some(begin) = begin.replace(end) {
            // The line end before a boundary belongs to the boundary.
            let part: &[u8] = if begin <= at { &body[begin..at] } else { &[] };
            parts.push(without_end(part));
        }
        if is_last {
            return (!parts.is_empty()).then_some((parts, true));
        }
    }
    parts.push(&body[begin?..]);
    Some((parts, false))
}

/// Lines that are this boundary: where they begin and end, and whether they are the last one.
fn boundary_lines<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = (usize, usize, bool)> + 'a {
    let dashes = memchr::memmem::find_iter(body, b"--");
    dashes.filter_map(move |at| {
        if at > 0 && body[at - 1] != b'\n' {
            return None;
        }
        let rest = body[at + 2..].strip_prefix(boundary)?;
        let (rest, is_last) = rest.strip_prefix(b"--").map_or((rest, false), |rest| (rest, true));
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let fits = rest[..end].iter().all(u8::is_ascii_whitespace);
        fits.then(|| (at, body.len() - rest.len() + end, is_last))
    })
}

/// The boundary that a body has, whatever its header says: the first line of two dashes and more after which a part's
/// header stands, or at least an empty line.
fn guessed_boundary(body: &[u8]) -> Option<&[u8]> {
    let mut lines = body.split(|byte| *byte == b'\n').map(without_end).peekable();
    let mut perhaps = None;
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix(b"--").map(<[u8]>::trim_ascii_end) else { continue };
        if name.is_empty() || name.ends_with(b"--") || name.len() > 200 {
            continue;
        }
        match lines.peek() {
            Some(next) if next.len() > 8 && next[..8].eq_ignore_ascii_case(b"content-") => return Some(name),
            Some(next) if next.is_empty() && perhaps.is_none() && !name.contains(&b' ') => {
                perhaps = Some(name);
            }
            _ => {}
        }
    }
    perhaps
}

/// Whether a body without a type of its own is parts nevertheless: it begins one and ends it.
fn ends_parted(body: &[u8]) -> bool {
    guessed_boundary(body).is_some_and(|boundary| {
        memchr::memmem::find(body, b"\nContent-").is_some()
            && boundary_lines(body, boundary).any(|(_, _, is_last)| is_last)
    })
}
