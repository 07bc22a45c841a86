//! A file as it is opened: by its hash, from the cache or from what waits to be sent.

use super::{staged, store, viewer};
use crate::error::{Error, Result};
use crate::outbox::Pending;
use crate::views::{FileState, FileView, Viewer};
use mail_parser::decoders::charsets::map::charset_decoder;
use min_side_domain::media_type::{essence, extension, is_extension_of};
use min_side_domain::message_rules::safe_file_name;
use min_side_domain::records::{Attachment, BlobRef};
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension};

/// A file with the names that its row gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Title.
    pub title: String,
    /// File name.
    pub name: String,
    /// Its bytes.
    pub blob: BlobRef,
}

/// A file as it is shown: its name made safe, with an extension that fits its type.
///
/// # Errors
/// [`Error::Database`].
pub fn view(cache: &Connection, file: &Named) -> Result<FileView> {
    let known = store::find(cache, &file.blob.sha256)?;
    Ok(FileView {
        file: file.blob.sha256.clone(),
        title: file.title.clone(),
        name: fitting_name(&file.name, &file.blob.media_type),
        media_type: essence(&file.blob.media_type).to_owned(),
        size: file.blob.size,
        viewer: viewer(&file.blob.media_type),
        state: known.as_ref().map_or(FileState::Remote, store::Known::state),
        pinned: known.is_some_and(|known| known.pinned),
    })
}

/// A file of a message that has come, by its hash.
///
/// # Errors
/// [`Error::Database`].
pub fn received(cache: &Connection, sha256: &str) -> Result<Option<FileView>> {
    let row = cache
        .prepare_cached("SELECT name, media_type, size FROM message_files WHERE sha256 = ?1 LIMIT 1")?
        .query_row([sha256], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
        })
        .optional()?;
    let Some((name, media_type, size)) = row else { return Ok(None) };
    let blob = BlobRef { sha256: sha256.to_owned(), size: store::unsigned(size), media_type };
    view(cache, &Named { title: name.clone(), name, blob }).map(Some)
}

/// A file of a draft or of a message that waits, by its hash.
///
/// # Errors
/// [`Error::Database`].
pub fn outgoing(local: &Connection, pending: &[Pending], sha256: &str) -> Result<Option<FileView>> {
    let drafted = local
        .prepare_cached("SELECT name, media_type, size FROM draft_files WHERE sha256 = ?1 LIMIT 1")?
        .query_row([sha256], |row| {
            let size: i64 = row.get(2)?;
            Ok(Attachment {
                name: row.get(0)?,
                blob: BlobRef {
                    sha256: sha256.to_owned(),
                    size: store::unsigned(size),
                    media_type: row.get(1)?,
                },
            })
        })
        .optional()?;
    let waiting = || {
        pending.iter().find_map(|row| match &row.envelope.command {
            Command::SendMessage { attachments, .. } => {
                attachments.iter().find(|file| file.blob.sha256 == sha256).cloned()
            }
            _ => None,
        })
    };
    let Some(file) = drafted.or_else(waiting) else { return Ok(None) };
    if staged::size(local, sha256)?.is_none() {
        return Ok(None);
    }
    Ok(Some(FileView {
        file: sha256.to_owned(),
        title: file.name.clone(),
        name: fitting_name(&file.name, &file.blob.media_type),
        media_type: essence(&file.blob.media_type).to_owned(),
        size: file.blob.size,
        viewer: viewer(&file.blob.media_type),
        state: FileState::Here,
        pinned: false,
    }))
}

/// A safe file name whose extension is one of its type's, so that no program opens it as something else.
#[must_use]
pub fn fitting_name(name: &str, media_type: &str) -> String {
    let safe = safe_file_name(name);
    let Some(wanted) = extension(media_type) else { return safe };
    let fits = safe.rsplit_once('.').is_some_and(|(_, found)| is_extension_of(found, media_type));
    if fits { safe } else { safe_file_name(&format!("{safe}.{wanted}")) }
}

/// Text for reading: UTF-8 or UTF-16, else Windows-1252, or the letters of DOS where they are that.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    if let Some(encoding) = utf_16(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if is_of_dos(bytes) => {
            charset_decoder(b"cp850").map_or_else(String::new, |decode| decode(bytes))
        }
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// UTF-16, by its mark or by every other byte of its beginning being 0.
fn utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => return Some(encoding),
        Some(_) => return None,
        None => {}
    }
    let pairs = bytes[..bytes.len().min(200)].as_chunks::<2>().0;
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // Norwegian in UTF-16 has a zero in nearly every pair, on one side.
    match (first, second) {
        (0, second) if second * 10 > pairs.len() * 7 => Some(encoding_rs::UTF_16LE),
        (first, 0) if first * 10 > pairs.len() * 7 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// Whether the letters above ASCII are those of DOS (code pages 865 and 850): `å`, `ø`, `Å` and `Ø` have bytes there that
/// stand at no letter in Windows-1252.
fn is_of_dos(bytes: &[u8]) -> bool {
    let is_at_letter = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        [before, bytes.get(at + 1)].into_iter().flatten().any(u8::is_ascii_alphabetic)
    };
    let count = |wanted: &dyn Fn(u8) -> bool| {
        bytes.iter().enumerate().filter(|(at, byte)| wanted(**byte) && is_at_letter(*at)).count()
    };
    let dos = count(&|byte| matches!(byte, 0x86 | 0x9b | 0x8f | 0x9d));
    dos > 0 && dos > count(&|byte| byte >= 0xc0)
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Whether a file may be read as text.
///
/// # Errors
/// `not_text` when it may not.
pub fn check_is_text(media_type: &str) -> Result<()> {
    if viewer(media_type) == Viewer::Text || essence(media_type).ends_with("xml") {
        Ok(())
    } else {
        Err(Error::refused("not_text"))
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    const TEXT: &str = "Blåbær på Østre Ås, og så lønna: Ærlig talt.\n";

    #[test]
    fn r_10_2_a_text_file_is_read_in_utf_8_utf_16_windows_and_dos_letters() {
        let utf_16 = |unit: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let dos = |c: char| match c {
            'å' => 0x86,
            'æ' => 0x91,
            'ø' => 0x9b,
            'Å' => 0x8f,
            'Æ' => 0x92,
            'Ø' => 0x9d,
            c => u8::try_from(u32::from(c)).unwrap(),
        };
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            [b"\xff\xfe".to_vec(), utf_16(u16::to_le_bytes)].concat(),
            [b"\xfe\xff".to_vec(), utf_16(u16::to_be_bytes)].concat(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
            encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned(),
            TEXT.chars().map(dos).collect(),
        ] {
            assert_eq!(decoded(&bytes), TEXT, "{bytes:?}");
        }
        // Quotation marks of Windows stand where DOS has other letters.
        assert_eq!(
            decoded(b"Han sa \x91ja\x92, \x93kanskje\x94 \x86 den\x92s"),
            "Han sa ‘ja’, “kanskje” † den’s"
        );
        assert_eq!((decoded(b""), decoded(b"a")), (String::new(), "a".to_owned()));
    }
}
