//! What Outlook packs into `winmail.dat` (TNEF, MS-OXTNEF): the files of the message, and its text.

use super::attachment::Part;
use super::charset;
use crate::files::{fitting_name, media_type_of};

/// How deep messages within messages are opened.
const DEPTH_MAX: u32 = 4;
/// Most files that are taken out.
const FILES_MAX: usize = 200;
/// Most bytes of files that are taken out together; what is packed is never larger than the package, save for what stands twice.
const ALL_MAX: usize = 64 * 1024 * 1024;

const SIGNATURE: u32 = 0x223e_9f78;
const BODY: u32 = 0x0002_800c;
const MESSAGE_PROPERTIES: u32 = 0x0006_9003;
const CODE_PAGE: u32 = 0x0006_9007;
const NEXT_FILE: u32 = 0x0006_9002;
const FILE_TITLE: u32 = 0x0001_8010;
const FILE_DATA: u32 = 0x0006_800f;
const FILE_PROPERTIES: u32 = 0x0006_9005;

const TEXT: u16 = 0x1000;
const HTML: u16 = 0x1013;
const DATA: u16 = 0x3701;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;

/// A message within another, as the beginning of its property says (`IID_IMessage`).
const IS_MESSAGE: [u8; 16] = [7, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

/// What a package holds.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// Its files, in order; those of messages within it after them.
    pub(super) files: Vec<Part>,
    /// Its text, where it has one as text or HTML.
    pub(super) text: Option<String>,
}

/// Takes a package out; none where it is none, or is damaged: then it may hold what was not found.
pub(super) fn opened(bytes: &[u8]) -> Option<Package> {
    let mut package = Package::default();
    let mut left = ALL_MAX;
    add(bytes, &mut package, &mut left, 0)?;
    Some(package)
}

/// A file while it is read.
#[derive(Default)]
struct File<'x> {
    title: Option<String>,
    short: Option<String>,
    long: Option<String>,
    data: Option<&'x [u8]>,
    message: Option<&'x [u8]>,
}

fn add(bytes: &[u8], package: &mut Package, left: &mut usize, depth: u32) -> Option<()> {
    let mut rest = Reader(bytes);
    if rest.u32()? != SIGNATURE {
        return None;
    }
    rest.u16()?;
    let mut page = "windows-1252".to_owned();
    let mut files: Vec<File<'_>> = Vec::new();
    while let Some(level) = rest.0.first().filter(|level| matches!(level, 1 | 2)) {
        let _ = level;
        rest.take(1)?;
        let (attribute, length) = (rest.u32()?, rest.u32()?);
        let value = rest.take(usize::try_from(length).ok()?)?;
        rest.u16()?;
        match attribute {
            CODE_PAGE => page = label(Reader(value).u32()?),
            BODY if depth == 0 => package.text = Some(letters(value, &page)),
            MESSAGE_PROPERTIES if depth == 0 => {
                properties(value, &mut |id, is_wide, value| match id {
                    TEXT if package.text.is_none() => package.text = Some(text(value, is_wide, &page)),
                    HTML if package.text.is_none() => {
                        package.text = Some(super::html_text::text(&charset::text(value, None, true), '\t'));
                    }
                    _ => {}
                })?;
            }
            NEXT_FILE => files.push(File::default()),
            FILE_TITLE => files.last_mut()?.title = Some(letters(value, &page)),
            FILE_DATA => files.last_mut()?.data = Some(value),
            FILE_PROPERTIES => {
                let file = files.last_mut()?;
                properties(value, &mut |id, is_wide, value| match id {
                    SHORT_NAME => file.short = Some(text(value, is_wide, &page)),
                    LONG_NAME => file.long = Some(text(value, is_wide, &page)),
                    DATA => match value.split_at_checked(IS_MESSAGE.len()) {
                        Some((kind, message)) if kind == IS_MESSAGE => file.message = Some(message),
                        Some((_, data)) if file.data.is_none() => file.data = Some(data),
                        _ => {}
                    },
                    _ => {}
                })?;
            }
            _ => {}
        }
    }
    for file in files {
        if package.files.len() >= FILES_MAX {
            return None;
        }
        if let Some(message) = file.message {
            if depth >= DEPTH_MAX {
                return None;
            }
            add(message, package, left, depth + 1)?;
            continue;
        }
        let bytes = file.data.unwrap_or_default();
        *left = left.checked_sub(bytes.len())?;
        let given = [file.long, file.title, file.short].into_iter().flatten().find(|name| !name.is_empty());
        let given = given.unwrap_or_else(|| format!("vedlegg-{}", package.files.len() + 1));
        let media_type = media_type_of(&given, bytes).to_owned();
        let name = fitting_name(&given, &media_type);
        package.files.push(Part { name, media_type, bytes: bytes.to_vec() });
    }
    Some(())
}

/// Gives each property that has bytes: its id, whether it is text in UTF-16, and its (first) value.
fn properties<'x>(bytes: &'x [u8], found: &mut dyn FnMut(u16, bool, &'x [u8])) -> Option<()> {
    let mut rest = Reader(bytes);
    let count = rest.u32()?;
    for _ in 0..count {
        let (kind, id) = (rest.u16()?, rest.u16()?);
        if id >= 0x8000 {
            // One with a name of its own: 16 bytes of whose it is, then a number or the name.
            rest.take(16)?;
            if rest.u32()? == 0 {
                rest.u32()?;
            } else {
                rest.padded()?;
            }
        }
        let is_many = kind & 0x1000 != 0;
        let kind = kind & 0x0fff;
        let width = match kind {
            0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
            0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
            0x48 => Some(16),
            0x0d | 0x1e | 0x1f | 0x102 => None,
            _ => return None,
        };
        let values = if is_many || width.is_none() { rest.u32()? } else { 1 };
        for place in 0..values {
            match width {
                // Numbers of two bytes stand alone in four.
                Some(width) => rest.take(width).map(drop)?,
                None => {
                    let value = rest.padded()?;
                    if place == 0 {
                        found(id, kind == 0x1f, value);
                    }
                }
            }
        }
    }
    Some(())
}

fn text(value: &[u8], is_wide: bool, page: &str) -> String {
    if !is_wide {
        return letters(value, page);
    }
    let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(value);
    text.trim_end_matches('\0').to_owned()
}

fn letters(value: &[u8], page: &str) -> String {
    let end = value.iter().rposition(|byte| *byte != 0).map_or(0, |end| end + 1);
    charset::by_name(&value[..end], page)
}

/// The character set that a number of Windows' means.
fn label(page: u32) -> String {
    match page {
        65_001 => "utf-8".to_owned(),
        28_591..=28_605 => format!("iso-8859-{}", page - 28_590),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        20_866 => "koi8-r".to_owned(),
        874 | 1250..=1258 => format!("windows-{page}"),
        437..=866 => format!("cp{page}"),
        _ => "windows-1252".to_owned(),
    }
}

/// Bytes that are read from the front.
struct Reader<'x>(&'x [u8]);

impl<'x> Reader<'x> {
    fn take(&mut self, length: usize) -> Option<&'x [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A length and as many bytes, filled up to whole fours; the last may be left unfilled.
    fn padded(&mut self) -> Option<&'x [u8]> {
        let length = usize::try_from(self.u32()?).ok()?;
        let value = self.take(length)?;
        let padding = length.next_multiple_of(4) - length;
        self.0 = self.0.get(padding..).unwrap_or_default();
        Some(value)
    }
}
