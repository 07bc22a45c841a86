//! Whether a write-ahead log has been changed since it was written. `SQLite` reads a log as far as its checksums hold and
//! takes the rest for never written: one flipped bit loses every later transaction without a word, and where a part of
//! them had been folded into the file already, pages of different ages are mixed.
//!
//! The format is that of <https://sqlite.org/fileformat2.html#walformat>. Checksums are over the encrypted pages, so that
//! no key is needed.

use crate::error::Result;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// Low bit set: checksums are read as big-endian words.
const MAGIC: u32 = 0x377f_0682;

/// Whether what the log at `path` holds can be trusted. A log that ends in the middle of a frame, as after a kill, can: what
/// is missing was never answered for. One that is not there can too.
///
/// # Errors
/// [`crate::Error::Io`].
pub(super) fn is_sound(path: &Path) -> Result<bool> {
    match File::open(path) {
        Ok(file) => scan(BufReader::with_capacity(1 << 16, file)).map_err(Into::into),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
    }
}

fn scan(mut log: impl Read) -> std::io::Result<bool> {
    let mut header = [0; HEADER];
    if !fill(&mut log, &mut header)? {
        return Ok(true);
    }
    let magic = word(&header, 0);
    let page = word(&header, 8) as usize;
    let sum = Sum::of(Sum::default(), &header[..24], magic & 1 == 1);
    let is_header =
        magic & !1 == MAGIC && sum == Sum(word(&header, 24), word(&header, 28)) && page.is_power_of_two();
    if !is_header || !(512..=65_536).contains(&page) {
        // A log whose header does not hold is not read at all; with frames behind it, something was lost.
        let mut one = [0; FRAME];
        return Ok(!fill(&mut log, &mut one)?);
    }
    let salt = &header[16..24];
    let (mut sum, mut frame, mut body) = (sum, [0; FRAME], vec![0; page]);
    while fill(&mut log, &mut frame)? && fill(&mut log, &mut body)? {
        // What follows is left from before the log began again.
        if frame[8..16] != *salt {
            return Ok(!has_more_of(&mut log, salt, &mut body)?);
        }
        sum = Sum::of(sum, &frame[..8], magic & 1 == 1);
        sum = Sum::of(sum, &body, magic & 1 == 1);
        if sum != Sum(word(&frame, 16), word(&frame, 20)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether frames of this generation follow one that is not: then it is the salt that was changed.
fn has_more_of(log: &mut impl Read, salt: &[u8], body: &mut [u8]) -> std::io::Result<bool> {
    let mut frame = [0; FRAME];
    while fill(log, &mut frame)? && fill(log, body)? {
        if frame[8..16] == *salt {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The running checksum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum(u32, u32);

impl Sum {
    fn of(before: Self, bytes: &[u8], big_endian: bool) -> Self {
        let read = |word: &[u8]| {
            let word = [word[0], word[1], word[2], word[3]];
            if big_endian { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }
        };
        bytes.chunks_exact(8).fold(before, |Self(a, b), pair| {
            let a = a.wrapping_add(read(&pair[..4])).wrapping_add(b);
            Self(a, b.wrapping_add(read(&pair[4..])).wrapping_add(a))
        })
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Fills `into`; false where the file ends before.
fn fill(from: &mut impl Read, into: &mut [u8]) -> std::io::Result<bool> {
    match from.read_exact(into) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, Place, open, testing};

    /// The log of a database with many transactions in it, as a kill leaves it, behind one that was left from before.
    fn log() -> Vec<u8> {
        let dir = testing::folder();
        let path = dir.path().join("cache.db");
        let (conn, _) = open(Kind::Cache, &Place::File { path: path.clone(), key: testing::key() }).unwrap();
        for round in 0..60 {
            let name = format!("name-{round}");
            conn.execute("INSERT INTO meta VALUES (?1, ?2)", [name.as_str(), &"x".repeat(3_000)]).unwrap();
            if round == 40 {
                conn.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())).unwrap();
            }
        }
        std::fs::read(path.with_extension("db-wal")).unwrap()
    }

    #[test]
    fn a_log_as_it_was_written_is_sound_and_so_is_one_that_was_cut() {
        let log = log();
        assert!(log.len() > 40 * 4_096);
        for end in [0, 10, HEADER, HEADER + 10, HEADER + FRAME + 4_096, HEADER + FRAME + 4_097, log.len()] {
            assert!(scan(&log[..end]).unwrap(), "{end}");
        }
    }

    #[test]
    fn any_bit_that_is_flipped_where_the_log_is_still_read_is_seen() {
        let log = log();
        let salt = log[16..24].to_vec();
        let frames = (log.len() - HEADER) / (FRAME + 4_096);
        let live = (0..frames).take_while(|frame| log[HEADER + frame * 4_120 + 8..][..8] == salt).count();
        assert!((5..frames - 5).contains(&live), "{live} of {frames}");
        // The salt of the last live frame cannot be distinguished from the end of the log.
        for at in (0..HEADER + live * 4_120 - 4_120).step_by(251).chain(0..HEADER) {
            let mut log = log.clone();
            log[at] ^= 0x10;
            assert!(!scan(log.as_slice()).unwrap(), "byte {at}");
        }
    }
}
