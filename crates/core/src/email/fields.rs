//! Header values: what is encoded in them (RFC 2047, RFC 2231), their parameters, people and dates.

use super::{charset, date, transfer};
use chrono::{DateTime, Utc};
use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

/// Most bytes of a value that are read: what is longer is no line for reading.
const VALUE_MAX: usize = 256 * 1024;
/// Most people of a header that are named.
const PEOPLE_MAX: usize = 50;
/// Most characters of a line of the head.
const LINE_MAX: usize = 1_000;
/// Letters that stand for encoded words while people are told apart; nobody writes with them.
const STAND_INS: std::ops::RangeInclusive<char> = '\u{f0000}'..='\u{fffff}';

/// A value with parameters, as `Content-Type` has.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What stands first, in small letters.
    pub(super) value: String,
    /// Names in small letters, as they are written (`name*0*`), and raw values.
    parameters: Vec<(String, Vec<u8>)>,
}

impl Field {
    /// A parameter as it is written; the first of several.
    pub(super) fn parameter(&self, name: &str) -> Option<&[u8]> {
        self.parameters.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_slice())
    }

    /// A parameter for reading: out of RFC 2231's and RFC 2047's codes, its pieces put together. `named` is the
    /// message's character set.
    pub(super) fn text(&self, name: &str, named: Option<&str>) -> Option<String> {
        let text = match self.extended(name) {
            Some((bytes, Some(label))) if !label.is_empty() => charset::by_name(&bytes, &label),
            Some((bytes, _)) => decoded(&bytes, named),
            None => decoded(self.parameter(name)?, named),
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The bytes of a parameter in pieces or with codes, and the character set that it names.
    fn extended(&self, name: &str) -> Option<(Vec<u8>, Option<String>)> {
        let mut pieces: Vec<(u32, bool, &[u8])> = Vec::new();
        for (found, value) in &self.parameters {
            let Some(rest) = found.strip_prefix(name).and_then(|rest| rest.strip_prefix('*')) else {
                continue;
            };
            let (number, is_coded) = match rest.strip_suffix('*') {
                Some(number) => (number, true),
                None => (rest, rest.is_empty()),
            };
            let Some(number) = (if number.is_empty() { Some(0) } else { number.parse().ok() }) else {
                continue;
            };
            if !pieces.iter().any(|(other, ..)| *other == number) {
                pieces.push((number, is_coded, value));
            }
        }
        pieces.sort_by_key(|(number, ..)| *number);
        let mut label = None;
        let mut bytes = Vec::new();
        for (at, (_, is_coded, value)) in pieces.iter().enumerate() {
            let mut value = *value;
            if at == 0 && *is_coded {
                let mut quoted = value.splitn(3, |byte| *byte == b'\'');
                if let (Some(named), Some(_), Some(rest)) = (quoted.next(), quoted.next(), quoted.next()) {
                    label = Some(String::from_utf8_lossy(named).into_owned());
                    value = rest;
                }
            }
            if *is_coded { bytes.extend(percent_decoded(value)) } else { bytes.extend_from_slice(value) }
        }
        (!pieces.is_empty()).then_some((bytes, label))
    }
}

/// Bytes in which `%41` is a letter.
pub(super) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match (byte, text.get(at + 1), text.get(at + 2)) {
            (b'%', Some(high), Some(low)) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(transfer::hex(*high) << 4 | transfer::hex(*low));
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}

/// Takes a value and its parameters apart. Semicolons that were forgotten are put in.
pub(super) fn field(value: &[u8]) -> Field {
    let value = &value[..value.len().min(VALUE_MAX)];
    let mut found = Field::default();
    for (at, piece) in pieces(value).into_iter().enumerate() {
        let piece = piece.trim_ascii();
        let equal = memchr::memchr(b'=', piece);
        if at == 0 {
            let end = piece.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'(');
            let first = &piece[..end.unwrap_or(piece.len())];
            // A value that was left out: its parameters come first.
            if !first.contains(&b'=') {
                found.value = String::from_utf8_lossy(unquoted(first)).to_ascii_lowercase();
                let rest = piece[first.len()..].trim_ascii();
                if let Some(equal) = memchr::memchr(b'=', rest) {
                    found.add(rest, equal);
                }
                continue;
            }
        }
        if let Some(equal) = equal {
            found.add(piece, equal);
        }
    }
    found
}

impl Field {
    fn add(&mut self, piece: &[u8], equal: usize) {
        let name = String::from_utf8_lossy(piece[..equal].trim_ascii()).to_ascii_lowercase();
        let name: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
        let value = piece[equal + 1..].trim_ascii();
        let value = match value.strip_prefix(b"\"") {
            Some(_) => unescaped(unquoted(value)),
            // A comment after a name or number (RFC 2045).
            None if matches!(name.as_str(), "charset" | "boundary" | "format" | "delsp" | "smime-type") => {
                let end = value.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'(');
                value[..end.unwrap_or(value.len())].to_vec()
            }
            None => value.to_vec(),
        };
        self.parameters.push((name, value));
    }
}

/// What stands between semicolons that are not quoted, and after a closing quote.
fn pieces(value: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let (mut begin, mut at, mut is_quoted) = (0, 0, false);
    while at < value.len() {
        match value[at] {
            b'\\' if is_quoted => at += 1,
            // A quote opens a value only where one begins.
            b'"' if is_quoted => {
                is_quoted = false;
                pieces.push(&value[begin..=at]);
                begin = at + 1;
            }
            b'"' => is_quoted = value[begin..at].trim_ascii_end().ends_with(b"=") || begin == at,
            b';' if !is_quoted => {
                pieces.push(&value[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    pieces.push(&value[begin.min(value.len())..]);
    let first = pieces.first().copied();
    pieces.retain(|piece| !piece.trim_ascii().is_empty());
    // An empty value stays an empty value.
    if first.is_some_and(|first| first.trim_ascii().is_empty()) {
        pieces.insert(0, b"");
    }
    pieces
}

fn unquoted(value: &[u8]) -> &[u8] {
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    value.strip_suffix(b"\"").unwrap_or(value)
}

/// `\"` and `\\` alone: a Windows path keeps its backslashes.
fn unescaped(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.iter().peekable();
    while let Some(byte) = rest.next() {
        match (byte, rest.peek()) {
            (b'\\', Some(b'"' | b'\\')) => bytes.extend(rest.next()),
            _ => bytes.push(*byte),
        }
    }
    bytes
}

/// A value for reading, encoded words read, white space as single spaces. `named` is the message's character set.
pub(super) fn decoded(value: &[u8], named: Option<&str>) -> String {
    let mut text = String::new();
    for piece in words(value) {
        match piece {
            Piece::Plain(bytes) => text.push_str(&charset::raw(bytes, named)),
            Piece::Encoded(word) => text.push_str(&word),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Piece<'a> {
    Plain(&'a [u8]),
    Encoded(String),
}

/// An encoded word as it is written.
struct Word<'a> {
    label: String,
    is_base64: bool,
    data: &'a [u8],
}

/// A value in pieces. Words that follow each other in one character set are read as one: a letter may be divided.
fn words(value: &[u8]) -> Vec<Piece<'_>> {
    let value = &value[..value.len().min(VALUE_MAX)];
    let mut pieces = Vec::new();
    let mut run: Vec<Word<'_>> = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(begin) = memchr::memmem::find(&value[at..], b"=?").map(|found| at + found) {
        let Some((word, end)) = word(value, begin) else {
            at = begin + 2;
            continue;
        };
        let between = &value[plain..begin];
        let is_joined = !run.is_empty() && between.trim_ascii().is_empty();
        if !is_joined || run.last().is_some_and(|last| last.label != word.label) {
            pieces.extend(flushed(&mut run));
        }
        if !is_joined && !between.is_empty() {
            pieces.push(Piece::Plain(between));
        }
        run.push(word);
        (plain, at) = (end, end);
    }
    pieces.extend(flushed(&mut run));
    if plain < value.len() {
        pieces.push(Piece::Plain(&value[plain..]));
    }
    pieces
}

fn flushed<'a>(run: &mut Vec<Word<'_>>) -> Option<Piece<'a>> {
    let label = run.first()?.label.clone();
    let mut all: Vec<Vec<u8>> = Vec::new();
    let mut held: Vec<u8> = Vec::new();
    for (at, word) in run.iter().enumerate() {
        if word.is_base64 {
            held.extend_from_slice(word.data);
            let next_is_too = run.get(at + 1).is_some_and(|next| next.is_base64);
            // Some programs cut the code itself, in the middle of a byte.
            if !(next_is_too && transfer::base64_is_cut(&held)) {
                all.push(transfer::base64(&held));
                held.clear();
            }
        } else {
            all.push(transfer::quoted_printable(word.data, true));
        }
    }
    // Each is whole by itself, or a letter is divided between two, or the code is where that could not be seen.
    let whole: Option<String> = all.iter().map(|bytes| charset::faithful(bytes, &label)).collect();
    let code = || {
        let code: Vec<u8> = run.iter().flat_map(|word| word.data).copied().collect();
        run.iter().all(|word| word.is_base64).then(|| transfer::base64(&code))
    };
    let text = whole
        .or_else(|| charset::faithful(&all.concat(), &label))
        .or_else(|| code().and_then(|bytes| charset::faithful(&bytes, &label)))
        .unwrap_or_else(|| charset::by_name(&all.concat(), &label));
    run.clear();
    Some(Piece::Encoded(text))
}

/// The encoded word that begins here, and where it ends.
fn word(value: &[u8], begin: usize) -> Option<(Word<'_>, usize)> {
    let rest = &value[begin + 2..];
    let label = &rest[..memchr::memchr(b'?', rest)?];
    if label.is_empty() || label.len() > 60 || label.iter().any(u8::is_ascii_whitespace) {
        return None;
    }
    let rest = &rest[label.len() + 1..];
    let (kind, data) = (*rest.first()?, rest.get(2..)?);
    if rest[1] != b'?' || !matches!(kind, b'b' | b'B' | b'q' | b'Q') {
        return None;
    }
    let length = memchr::memmem::find(data, b"?=")?;
    let label = label.split(|byte| *byte == b'*').next().unwrap_or_default();
    let word = Word {
        label: String::from_utf8_lossy(label).to_ascii_lowercase(),
        is_base64: kind.eq_ignore_ascii_case(&b'b'),
        data: &data[..length],
    };
    Some((word, value.len() - data.len() + length + 2))
}

/// People as they are shown, `Kari Eksempel <kari@example.no>`.
pub(super) fn people<'a>(values: impl Iterator<Item = &'a [u8]>, named: Option<&str>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for value in values {
        // What is encoded may have commas and quotes that are no punctuation.
        let mut encoded = Vec::new();
        let mut text = String::new();
        for piece in words(value) {
            match piece {
                Piece::Plain(bytes) => {
                    text.extend(charset::raw(bytes, named).chars().filter(|c| !STAND_INS.contains(c)));
                }
                Piece::Encoded(word) => {
                    let stand_in =
                        u32::try_from(encoded.len()).ok().and_then(|at| char::from_u32(0xf_0000 + at));
                    text.extend(stand_in.filter(|c| STAND_INS.contains(c)));
                    encoded.push(word);
                }
            }
        }
        text = text.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
        text.push('\n');
        let real = |text: &str| -> String {
            let mut real = String::with_capacity(text.len());
            for letter in text.chars() {
                let place = usize::try_from(u32::from(letter).wrapping_sub(0xf_0000)).unwrap_or(usize::MAX);
                match encoded.get(place) {
                    Some(word) => real.push_str(word),
                    None => real.push(letter),
                }
            }
            line(real.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['"', '\'']))
        };
        match MessageStream::new(text.as_bytes()).parse_address() {
            HeaderValue::Address(address) => {
                let one = |one: &mail_parser::Addr<'_>| match (one.name(), one.address()) {
                    (Some(name), Some(address)) if name != address => {
                        format!("{} <{}>", real(name), real(address))
                    }
                    (name, address) => real(address.or(name).unwrap_or_default()),
                };
                shown.extend(address.iter().take(PEOPLE_MAX + 1).map(one));
                // «undisclosed-recipients:;» names nobody, and says so.
                if let (0, Some(groups)) = (address.iter().count(), address.as_group()) {
                    shown.extend(groups.iter().filter_map(|group| group.name.as_deref()).map(real).take(1));
                }
            }
            _ => shown.extend(Some(real(&text)).filter(|text| !text.is_empty())),
        }
    }
    shown.retain(|one| !one.is_empty());
    if shown.len() > PEOPLE_MAX {
        shown.truncate(PEOPLE_MAX);
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// When a date says it is.
pub(super) fn when(value: &[u8]) -> Option<DateTime<Utc>> {
    date::parse(&decoded(value, None))
}

/// One line of bounded length, without characters that reorder or hide.
pub(super) fn line(text: &str) -> String {
    let mut kept = text.chars().filter(|c| !min_side_domain::text::is_harmful(*c));
    let mut line: String = kept.by_ref().take(LINE_MAX).collect();
    if kept.next().is_some() {
        line.push('…');
    }
    line
}
